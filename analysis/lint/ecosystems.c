// The table of managers, and that of what may lie in the way.
#include "lint/ecosystems.h"

#define S         STR_INIT
#define PYPROJECT S("pyproject.toml")

static const Ecosystem ecosystems[] = {
    {S("npm"), S("npm"), S("ci install i clean-install"), INSTALL_MOVES, S("package.json"),
     S("package-lock.json npm-shrinkwrap.json .npmrc patches/"), S(""), S(""), S(""),
     S("node_modules")},
    {S("yarn"), S("yarn"), S("install -"), INSTALL_MOVES, S("package.json"),
     S("yarn.lock .yarnrc .yarnrc.yml .npmrc .yarn/releases/ .yarn/plugins/ .yarn/patches/ "
       ".yarn/cache/"),
     S(""), S(""), S(""), S("node_modules")},
    {S("pnpm"), S("pnpm"), S("install i"), INSTALL_MOVES, S("package.json"),
     S("pnpm-lock.yaml pnpm-workspace.yaml .npmrc .pnpmfile.cjs patches/"), S(""), S(""), S(""),
     S("node_modules")},
    {S("bun"), S("bun"), S("install i"), INSTALL_MOVES, S("package.json"),
     S("bun.lock bun.lockb bunfig.toml .npmrc patches/"), S(""), S(""), S(""), S("node_modules")},
    {S("pip"), S("pip"), S("install"), INSTALL_MOVES, S(""), S(""), S(""), S(""), S("-r"), S("")},
    {S("pip"), S("uv"), S("pip"), INSTALL_MOVES, S(""), S(""), S(""), S(""), S("-r"), S("")},
    {S("uv"), S("uv"), S("sync"), INSTALL_SPLITS, PYPROJECT, S("uv.lock .python-version uv.toml"),
     S("--no-install-project"), S(""), S(""), S(".venv")},
    {S("poetry"), S("poetry"), S("install sync"), INSTALL_SPLITS, PYPROJECT,
     S("poetry.lock poetry.toml"), S("--no-root"), S(""), S(""), S(".venv")},
    {S("pdm"), S("pdm"), S("install sync"), INSTALL_SPLITS, PYPROJECT, S("pdm.lock pdm.toml"),
     S("--no-self"), S(""), S(""), S(".venv")},
    {S("pipenv"), S("pipenv"), S("install sync"), INSTALL_MOVES, S("Pipfile"), S("Pipfile.lock"),
     S(""), S(""), S(""), S(".venv")},
    {S("go"), S("go"), S("build install test generate"), INSTALL_BUILDS, S("go.mod"), S("go.sum"),
     S(""), S("% mod download"), S(""), S("")},
    {S("cargo"), S("cargo"), S("build install test"), INSTALL_BUILDS, S("Cargo.toml"),
     S("Cargo.lock rust-toolchain rust-toolchain.toml .cargo/"), S(""),
     S("mkdir -p src && touch src/lib.rs && % fetch && rm -r src"), S(""), S("target")},
    {S("maven"), S("maven"), S("package install verify compile"), INSTALL_BUILDS, S("pom.xml"),
     S("mvnw .mvn/"), S(""), S("% -B dependency:go-offline"), S(""), S("target")},
    {S("gradle"), S("gradle"), S("build assemble bootJar installDist shadowJar jar"),
     INSTALL_BUILDS, S("build.gradle|build.gradle.kts"),
     S("build.gradle build.gradle.kts settings.gradle settings.gradle.kts gradle.properties "
       "gradlew gradle/"),
     S(""), S("% --no-daemon dependencies"), S(""), S(".gradle")},
    {S("bundler"), S("bundle"), S("install i -"), INSTALL_MOVES, S("Gemfile"),
     S("Gemfile.lock .ruby-version vendor/cache/ .bundle/"), S(""), S(""), S(""), S("")},
    {S("composer"), S("composer"), S("install i"), INSTALL_SPLITS, S("composer.json"),
     S("composer.lock symfony.lock"), S("--no-scripts --no-autoloader"), S(""), S(""), S("vendor")},
    {S("dotnet"), S("dotnet"), S("build publish"), INSTALL_BUILDS, S("*.csproj|*.fsproj|*.vbproj"),
     S("*.sln *.slnx Directory.Build.props Directory.Build.targets Directory.Packages.props "
       "nuget.config NuGet.config NuGet.Config global.json packages.lock.json"),
     S(""), S("% restore"), S(""), S("obj")},
    {S("dotnet"), S("dotnet"), S("restore"), INSTALL_MOVES, S("*.csproj|*.fsproj|*.vbproj"),
     S("*.sln *.slnx Directory.Build.props Directory.Build.targets Directory.Packages.props "
       "nuget.config NuGet.config NuGet.Config global.json packages.lock.json"),
     S(""), S(""), S(""), S("obj")},
};

// Words of a manifest that tell that the install needs more than the manifests.
typedef struct Hazard {
    Str managers; // empty: all
    Str file, word, why;
} Hazard;

static const Hazard hazards[] = {
    {S("npm yarn pnpm bun"), S("package.json"), S("\"preinstall\""),
     S("runs a script of its own at the install")},
    {S("npm yarn pnpm bun"), S("package.json"), S("\"postinstall\""),
     S("runs a script of its own at the install")},
    {S("npm yarn pnpm bun"), S("package.json"), S("\"prepare\""),
     S("runs a script of its own at the install")},
    {S("npm yarn pnpm bun"), S("package.json"), S("\"prepublish\""),
     S("runs a script of its own at the install")},
    {S("npm yarn pnpm bun"), S("package.json"), S("\"install\""),
     S("runs a script of its own at the install")},
    {S("npm yarn pnpm bun"), S("package.json"), S("\"workspaces\""), S("has workspaces")},
    {S("npm yarn pnpm bun"), S("package.json"), S("\"file:"), S("names a package in a folder")},
    {S("npm yarn pnpm bun"), S("package.json"), S("\"link:"), S("names a package in a folder")},
    {S("npm yarn pnpm bun"), S("package.json"), S("\"portal:"), S("names a package in a folder")},
    {S("npm yarn pnpm bun"), S("package.json"), S("\"workspace:"), S("has workspaces")},
    {S("pnpm"), S("pnpm-workspace.yaml"), S("packages:"), S("has workspaces")},
    {S("pip"), S(""), S("-e "), S("installs a folder")},
    {S("pip"), S(""), S("--editable"), S("installs a folder")},
    {S("pip"), S(""), S("file:"), S("installs a folder")},
    {S("pip"), S(""), S("\n."), S("installs a folder")},
    {S("uv poetry pdm"), PYPROJECT, S("path ="), S("names a package in a folder")},
    {S("uv poetry pdm"), PYPROJECT, S("path="), S("names a package in a folder")},
    {S("uv poetry pdm"), PYPROJECT, S("path  ="), S("names a package in a folder")},
    {S("uv poetry pdm"), PYPROJECT, S("file://"), S("names a package in a folder")},
    {S("uv"), PYPROJECT, S("workspace"), S("has a workspace")},
    {S("pipenv"), S("Pipfile"), S("path ="), S("names a package in a folder")},
    {S("pipenv"), S("Pipfile"), S("editable"), S("names a package in a folder")},
    {S("go"), S("go.mod"), S("=> ."), S("names a module in a folder")},
    {S("go"), S("go.mod"), S("=> /"), S("names a module in a folder")},
    {S("cargo"), S("Cargo.toml"), S("workspace"), S("has a workspace")},
    {S("cargo"), S("Cargo.toml"), S("path"), S("names a folder or a file of its own")},
    {S("cargo"), S("Cargo.toml"), S("[["), S("names targets of its own")},
    {S("cargo"), S("Cargo.toml"), S("[lib]"), S("names targets of its own")},
    {S("maven"), S("pom.xml"), S("<module>"), S("has modules")},
    {S("maven"), S("pom.xml"), S("<relativePath>"), S("has a parent in a folder")},
    {S("maven"), S("pom.xml"), S("<systemPath>"), S("names a file as dependency")},
    {S("gradle"), S("settings.gradle"), S("include"), S("has several projects")},
    {S("gradle"), S("settings.gradle.kts"), S("include"), S("has several projects")},
    {S("gradle"), S("build.gradle"), S("apply from"), S("reads other files")},
    {S("gradle"), S("build.gradle"), S("files("), S("names files as dependencies")},
    {S("gradle"), S("build.gradle"), S("fileTree("), S("names files as dependencies")},
    {S("gradle"), S("build.gradle"), S("file("), S("reads other files")},
    {S("gradle"), S("build.gradle"), S("project("), S("has several projects")},
    {S("gradle"), S("build.gradle.kts"), S("apply(from"), S("reads other files")},
    {S("gradle"), S("build.gradle.kts"), S("files("), S("names files as dependencies")},
    {S("gradle"), S("build.gradle.kts"), S("fileTree("), S("names files as dependencies")},
    {S("gradle"), S("build.gradle.kts"), S("file("), S("reads other files")},
    {S("gradle"), S("build.gradle.kts"), S("project("), S("has several projects")},
    {S("bundler"), S("Gemfile"), S("gemspec"), S("reads a gemspec")},
    {S("bundler"), S("Gemfile"), S("path:"), S("names a gem in a folder")},
    {S("bundler"), S("Gemfile"), S(":path"), S("names a gem in a folder")},
    {S("bundler"), S("Gemfile"), S("eval_gemfile"), S("reads other files")},
    {S("bundler"), S("Gemfile"), S("file:"), S("reads other files")},
    {S("bundler"), S("Gemfile"), S("File."), S("reads other files")},
    {S("bundler"), S("Gemfile"), S("require_relative"), S("reads other files")},
    {S("bundler"), S("Gemfile"), S("load "), S("reads other files")},
    {S("bundler"), S("Gemfile"), S("instance_eval"), S("reads other files")},
    {S("composer"), S("composer.json"), S("\"path\""), S("names a package in a folder")},
    {S("composer"), S("composer.json"), S("\"artifact\""), S("names a folder of packages")},
    {S("composer"), S("composer.json"), S("merge-plugin"), S("reads other files")},
    {S("dotnet"), S(""), S("<Import "), S("imports other files")},
};

// Files and folders beside the manifests that tell the same.
typedef struct Neighbour {
    Str manager, name, why;
} Neighbour;

static const Neighbour neighbours[] = {
    {S("npm"), S("binding.gyp"), S("is compiled at the install")},
    {S("yarn"), S("binding.gyp"), S("is compiled at the install")},
    {S("pnpm"), S("binding.gyp"), S("is compiled at the install")},
    {S("go"), S("go.work"), S("names modules in folders")},
    {S("go"), S("vendor"), S("holds the modules already")},
    {S("cargo"), S("vendor"), S("holds the packages already")},
    {S("gradle"), S("buildSrc"), S("is a part of the build")},
    {S("gradle"), S("build-logic"), S("is a part of the build")},
    {S("composer"), S("auth.json"), S("may be needed to fetch packages")},
};

#undef S

static bool is_program(const Ecosystem *e, const Command *c)
{
    return str_eq(cmd_family(c), e->family);
}

// `uv pip install -r LIST` and `uv pip sync LIST`: all that these install is listed.
static bool is_uv_list(const Command *c)
{
    const Word *arg[3];
    uint32_t count = cmd_args(c, arg, 3);
    if (!count || !cmd_is(c, "uv", "pip")) return false;
    if (str_eq(arg[0]->text, STR("sync"))) return count == 2;
    bool is_listed = cmd_flag(c, "-r", "--requirement") && count == 1;
    return str_eq(arg[0]->text, STR("install")) && is_listed;
}

// The program alone installs where its row has a `-`.
static bool has_word(const Ecosystem *e, const Command *c)
{
    const Word *sub = cmd_sub(c);
    bool is_goal = str_is_one_of(e->name, STR("maven gradle"));
    if (!sub) return str_is_one_of(STR("-"), e->words);
    if (!is_goal) return str_is_one_of(sub->text, e->words);
    for (uint32_t i = 1; i < c->word_count; i++)
        if (c->word[i].is_literal && str_is_one_of(c->word[i].text, e->words)) return true;
    return false;
}

static bool has_operand(const Ecosystem *e, const Command *c)
{
    const Word *arg[1];
    // What names a project file, or takes no packages.
    if (e->style != INSTALL_MOVES || str_eq(e->name, STR("dotnet"))) return false;
    if (cmd_is(c, "uv", "pip")) return !is_uv_list(c);
    return cmd_args(c, arg, 1);
}

static bool is_other_use(const Ecosystem *e, const Command *c)
{
    bool is_elsewhere = cmd_flag(c, "-g", "--global") || cmd_flag(c, "-e", "--editable");
    if (str_eq(e->name, STR("go")))
        for (uint32_t i = 1; i < c->word_count; i++)
            if (str_has_char(c->word[i].text, '@')) return true; // a tool, not the project
    if (str_eq(e->name, STR("cargo")) && cmd_is(c, "cargo", "install"))
        return !cmd_flag(c, NULL, "--path");
    if (e->listed.len && !cmd_flag(c, "-r", "--requirement") && !is_uv_list(c)) return true;
    return is_elsewhere;
}

const Ecosystem *ecosystem_of(const Command *c)
{
    for (uint32_t i = 0; i < ARRAY_LEN(ecosystems) && c->family; i++) {
        const Ecosystem *e = &ecosystems[i];
        if (!is_program(e, c) || !has_word(e, c)) continue;
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
        if (str_is_one_of(word, fetches) || str_starts(word, STR("dependency:"))) return true;
        if (of->option.len && str_is_one_of(word, of->option)) return true;
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

Str ecosystem_neighbour(const Ecosystem *of, Str name)
{
    for (uint32_t i = 0; i < ARRAY_LEN(neighbours); i++)
        if (str_eq(neighbours[i].manager, of->name) && str_eq(neighbours[i].name, name))
            return neighbours[i].why;
    return STR("");
}

// Whether a dependency is a path: `"x": "../x"`. Paths elsewhere in the file are none.
static bool names_folders(Str text)
{
    static const Str list = STR_INIT("ependencies\"");
    for (uint32_t at; (at = str_find(text, list)) != STR_NONE;) {
        text = str_skip(text, at + list.len);
        uint32_t end = str_find_char(text, '}');
        Str inside = str_cut(text, 0, end == STR_NONE ? text.len : end);
        if (str_has(inside, STR("\".")) || str_has(inside, STR("\"/")) ||
            str_has(inside, STR("\"~/")))
            return true;
    }
    return false;
}

// Whether a line of requirements is a path: `wheels/a.whl`.
static bool lists_paths(Str text)
{
    Str line;
    while (text.len && str_next_part(&text, '\n', &line)) {
        line = str_trim(line);
        bool is_option = str_at(line, 0) == '-', is_comment = str_at(line, 0) == '#';
        bool is_address = str_has(line, STR("://")) || str_has(line, STR("git@"));
        bool is_path = str_has_char(line, '/') || str_has(line, STR(".whl"));
        if (is_path && !is_comment && !is_address && !is_option) return true;
        if (str_starts(line, STR("--find-links")) || str_starts(line, STR("-f ")))
            return !is_address;
    }
    return false;
}

Str ecosystem_hazard(const Ecosystem *of, const Command *command, Str name, Str text)
{
    if (str_eq(name, STR("package.json")) && names_folders(text))
        return STR("names a package in a folder");
    if (str_eq(of->name, STR("pip")) && lists_paths(text))
        return STR("installs a folder or a file");
    bool has_no_scripts = cmd_flag(command, NULL, "--ignore-scripts");
    for (uint32_t i = 0; i < ARRAY_LEN(hazards); i++) {
        const Hazard *h = &hazards[i];
        if (!str_is_one_of(of->name, h->managers)) continue;
        bool is_file = h->file.len ? str_eq(h->file, name) : true;
        bool is_script = str_has(h->why, STR("script"));
        bool starts_so = h->word.ptr[0] == '\n' && str_starts(text, str_skip(h->word, 1));
        if (!is_file || (is_script && has_no_scripts)) continue;
        if (starts_so || str_has(text, h->word)) return h->why;
    }
    return STR("");
}
