// The table of managers, and which commands install.
#include "lint/ecosystems.h"

#define S         STR_INIT
#define PYPROJECT S("pyproject.toml")
#define PRISMA    " prisma/ schema.prisma" // read by `@prisma/client` at the install
#define PROJECTS  "*.dcproj *.esproj *.sqlproj *.shproj *.wapproj *.proj " // that a solution names

static const Ecosystem ecosystems[] = {
    {S("npm"), "npm", "ci install i clean-install", INSTALL_MOVES, false, S("package.json"),
     S("package-lock.json npm-shrinkwrap.json .npmrc patches/" PRISMA), "", "node_modules"},
    {S("yarn"), "yarn", "install -", INSTALL_MOVES, false, S("package.json"),
     S("yarn.lock .yarnrc .yarnrc.yml .npmrc .yarn/releases/ .yarn/plugins/ .yarn/patches/ "
       ".yarn/cache/" PRISMA),
     "", "node_modules"},
    {S("pnpm"), "pnpm", "install i", INSTALL_MOVES, false, S("package.json"),
     S("pnpm-lock.yaml pnpm-workspace.yaml .npmrc .pnpmfile.cjs patches/" PRISMA), "",
     "node_modules"},
    {S("bun"), "bun", "install i", INSTALL_MOVES, false, S("package.json"),
     S("bun.lock bun.lockb bunfig.toml .npmrc patches/" PRISMA), "", "node_modules"},
    {S("pip"), "pip", "install", INSTALL_MOVES, true, S(""), S(""), "", ""},
    {S("pip"), "uv", "pip", INSTALL_MOVES, true, S(""), S(""), "", ""},
    {S("uv"), "uv", "sync", INSTALL_SPLITS, false, PYPROJECT, S("uv.lock .python-version uv.toml"),
     "--no-install-project", ".venv"},
    {S("poetry"), "poetry", "install sync", INSTALL_SPLITS, false, PYPROJECT,
     S("poetry.lock poetry.toml"), "--no-root", ".venv"},
    {S("pdm"), "pdm", "install sync", INSTALL_SPLITS, false, PYPROJECT, S("pdm.lock pdm.toml"),
     "--no-self", ".venv"},
    {S("pipenv"), "pipenv", "install sync", INSTALL_MOVES, false, S("Pipfile"), S("Pipfile.lock"),
     "", ".venv"},
    {S("go"), "go", "build install test generate", INSTALL_BUILDS, false, S("go.mod"), S("go.sum"),
     "% mod download", ""},
    {S("go"), "go", "mod", INSTALL_MOVES, false, S("go.mod"), S("go.sum"), "", ""},
    {S("cargo"), "cargo", "build install test", INSTALL_BUILDS, false, S("Cargo.toml"),
     S("Cargo.lock rust-toolchain rust-toolchain.toml .cargo/"),
     "mkdir -p src && touch src/lib.rs && % fetch && rm -r src", "target"},
    {S("maven"), "maven", "package install verify compile", INSTALL_BUILDS, false, S("pom.xml"),
     S("mvnw .mvn/"), "% -B dependency:go-offline", "target"},
    {S("maven"), "maven", "dependency:go-offline dependency:resolve dependency:resolve-plugins",
     INSTALL_MOVES, false, S("pom.xml"), S("mvnw .mvn/"), "", "target"},
    {S("gradle"), "gradle", "build assemble bootJar installDist shadowJar jar", INSTALL_BUILDS,
     false, S("build.gradle build.gradle.kts"),
     S("build.gradle build.gradle.kts settings.gradle settings.gradle.kts gradle.properties "
       "*.lockfile gradlew gradle/"),
     "% --no-daemon dependencies", ".gradle"},
    {S("bundler"), "bundle", "install i -", INSTALL_MOVES, false, S("Gemfile"),
     S("Gemfile.lock .ruby-version vendor/cache/ .bundle/"), "", "vendor/bundle"},
    {S("composer"), "composer", "install i", INSTALL_SPLITS, false, S("composer.json"),
     S("composer.lock symfony.lock"), "--no-scripts --no-autoloader", "vendor"},
    {S("dotnet"), "dotnet", "build publish", INSTALL_BUILDS, false, S("*.csproj *.fsproj *.vbproj"),
     S("*.sln *.slnx *.slnf " PROJECTS
       "Directory.Build.props Directory.Build.targets Directory.Packages.props "
       "nuget.config NuGet.config NuGet.Config global.json packages.lock.json"),
     "% restore", "obj"},
    {S("dotnet"), "dotnet", "restore", INSTALL_MOVES, false, S("*.csproj *.fsproj *.vbproj"),
     S("*.sln *.slnx *.slnf " PROJECTS
       "Directory.Build.props Directory.Build.targets Directory.Packages.props "
       "nuget.config NuGet.config NuGet.Config global.json packages.lock.json"),
     "", "obj"},
    {S("mix"), "mix", "deps.get", INSTALL_MOVES, false, S("mix.exs"), S("mix.lock"), "", "deps"},
};

#undef S

static bool is_program(const Ecosystem *e, const Command *c)
{
    return str_is_z(cmd_family(c), e->family);
}

// `uv pip install -r LIST` and `uv pip sync LIST`, which install only listed packages.
static bool is_uv_list(const Command *c)
{
    const Word *arg[3];
    uint32_t count = cmd_args(c, arg, 3);
    if (!count || !cmd_is(c, "uv", "pip")) return false;
    if (str_is_z(arg[0]->text, "sync")) return count == 2;
    bool is_listed = cmd_flag(c, "-r", "--requirement") && count == 1;
    return str_is_z(arg[0]->text, "install") && is_listed;
}

// `go mod download` without arguments, for the whole project.
static bool is_go_download(const Command *c)
{
    const Word *arg[2];
    return cmd_args(c, arg, 2) == 1 && str_is_z(arg[0]->text, "download");
}

// In a row with `-` the program installs without a sub-command.
static bool has_word(const Ecosystem *e, const Command *c)
{
    const Word *sub = cmd_sub(c);
    bool is_goal = str_is_one_of(e->name, STR("maven gradle"));
    Str words = str_of_z(e->words);
    if (!sub || !is_goal) return str_is_one_of(sub ? sub->text : STR("-"), words);
    for (uint32_t i = 1; i < c->word_count; i++)
        if (c->word[i].is_literal && str_is_one_of(c->word[i].text, words)) return true;
    return false;
}

static bool has_operand(const Ecosystem *e, const Command *c)
{
    const Word *arg[1];
    // Their arguments are project files, or not packages.
    if (e->style != INSTALL_MOVES || str_is_z(e->name, "dotnet")) return false;
    if (cmd_is(c, "uv", "pip")) return !is_uv_list(c);
    if (cmd_is(c, "go", "mod")) return !is_go_download(c);
    return cmd_args(c, arg, 1);
}

static bool is_other_use(const Ecosystem *e, const Command *c)
{
    // `yarn` alone installs, `yarn --version` does not.
    bool asks = !cmd_sub(c) && (cmd_flag(c, "-v", "--version") || cmd_flag(c, "-h", NULL));
    if (asks || cmd_flag(c, NULL, "--help")) return true;
    bool is_elsewhere = e->style == INSTALL_MOVES &&
                        (cmd_flag(c, "-g", "--global") || cmd_flag(c, "-e", "--editable"));
    if (str_is_z(e->name, "go"))
        for (uint32_t i = 1; i < c->word_count; i++)
            if (str_has_char(c->word[i].text, '@')) return true; // installs a tool, not the project
    if (str_is_z(e->name, "cargo") && cmd_is(c, "cargo", "install"))
        return !cmd_flag(c, NULL, "--path");
    if (e->is_listed && !cmd_flag(c, "-r", "--requirement") && !is_uv_list(c)) return true;
    return is_elsewhere;
}

const Ecosystem *ecosystem_of(const Command *c)
{
    if (!c->family) return NULL;
    Str family = cmd_family(c);
    for (uint32_t i = 0; i < ARRAY_LEN(ecosystems); i++) {
        const Ecosystem *e = &ecosystems[i];
        if (e->family[0] != family.ptr[0]) continue;
        if (!str_is_z(family, e->family) || !has_word(e, c)) continue;
        if (has_operand(e, c) || is_other_use(e, c)) return NULL;
        return e;
    }
    return NULL;
}

bool ecosystem_is_fetched_by(const Ecosystem *of, const Command *c)
{
    static const Str fetches = STR_INIT("download fetch cook restore vendor dependencies");
    if (!is_program(of, c)) return false;
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str word = c->word[i].text;
        if (str_is_one_of(word, fetches) || str_starts_z(word, "dependency:")) return true;
        if (of->style == INSTALL_SPLITS && str_is_one_of(word, str_of_z(of->how))) return true;
    }
    return of->style != INSTALL_BUILDS && ecosystem_of(c); // not a tool alone
}

Install install_in(const Commands *commands)
{
    Install found = {0};
    for (uint32_t i = 0; i < commands->count && !found.of; i++) {
        const Command *c = &commands->item[i];
        found = (Install){ecosystem_of(c), c, i};
    }
    return found.of ? found : (Install){0};
}
