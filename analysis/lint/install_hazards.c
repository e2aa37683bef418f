// What stands in a manifest or beside it that an install needs the sources for: tables of words, and what takes more than a word.
#include "base/out.h"
#include "lint/ecosystems.h"

#define S         STR_INIT
#define NODE      S("npm yarn pnpm bun")
#define PYPROJECT S("pyproject.toml")
#define GRADLE    S("build.gradle build.gradle.kts settings.gradle settings.gradle.kts")

// Words of a manifest that tell that the install needs more than the manifests. They are looked for in the text without its blanks.
typedef struct Hazard {
    Str managers, files; // no files: all
    Str words; // with `|` between them; what begins with a letter begins a word. None: whatever stands there
    Str why;
    Str unless; // option of the install with which it does no harm
} Hazard;

static const Hazard hazards[] = {
    {NODE, S("package.json"),
     S("\"preinstall\":|\"install\":|\"postinstall\":|\"preprepare\":|\"prepare\":|"
       "\"postprepare\":|\"prepublish\":"),
     S("runs a script of its own at the install"), S("--ignore-scripts")},
    {NODE, S("package.json"), S("\"workspaces\"|\"workspace:"), S("has workspaces"), S("")},
    {NODE, S("package.json"), S("\"file:|\"link:|\"portal:"), S("names a package in a folder"),
     S("")},
    {NODE, S("package.json"), S("\"exec:"), S("makes a package with a script of its own"), S("")},
    {NODE, S(".npmrc .yarnrc"),
     S("cafile|certfile|keyfile|node-options|pnpmfile|patches-dir|offline-mirror"),
     S("names files that the install reads"), S("")},
    {S("yarn"), S(".yarnrc.yml"),
     S("caFilePath|httpsCaFilePath|httpsCertFilePath|httpsKeyFilePath|cacheFolder|"
       "injectEnvironmentFiles|enableConstraintsChecks:true"),
     S("names files that the install reads"), S("")},
    {S("pnpm"), S("pnpm-workspace.yaml"), S("packages:|workspace:"), S("has workspaces"), S("")},
    {S("pnpm"), S("pnpm-workspace.yaml"), S("link:|file:"), S("names a package in a folder"),
     S("")},
    {S("pnpm"), S(".pnpmfile.cjs"), S("require(\".|require('.|require(`.|readFile"),
     S("reads other files"), S("")},
    {S("pip"), S("setup.py setup.cfg"), S(""), S("describes a project, and may read its files"),
     S("")},
    {S("uv pip"), PYPROJECT, S("dynamic="), S("has parts that only the project tells"),
     S("--frozen")},
    {S("uv poetry pdm pip"), PYPROJECT, S("path=|file://|find-links|url=\"."),
     S("names a package in a folder"), S("")},
    {S("uv"), S("pyproject.toml uv.toml"), S("workspace"), S("has a workspace"), S("")},
    {S("uv pip"), S("uv.toml"), S("path=|file://|find-links|url=\"."),
     S("names a package in a folder"), S("")},
    {S("pipenv"), S("Pipfile"), S("path=|file=|editable"), S("names a package in a folder"), S("")},
    {S("go"), S("go.mod"), S("=>.|=>/|=>\"|=>`"), S("names a module in a folder"), S("")},
    {S("cargo"), S("Cargo.toml"), S("workspace"), S("has a workspace"), S("")},
    {S("cargo"), S("Cargo.toml"), S("path"), S("names a folder or a file of its own"), S("")},
    {S("cargo"), S("Cargo.toml"), S("[[|[lib]|default-run|autobins|autolib"),
     S("names targets of its own"), S("")},
    {S("cargo"), S("Cargo.toml"), S("links="), S("has a script of its own"), S("")},
    {S("cargo"), S("config.toml config"), S("directory=|local-registry=|paths=|path="),
     S("names folders of packages"), S("")},
    {S("maven"), S("pom.xml"), S("<modules|<subprojects"), S("has modules"), S("")},
    {S("maven"), S("pom.xml"), S("<relativePath>"), S("has a parent in a folder"), S("")},
    {S("maven"), S("pom.xml"), S("<systemPath>"), S("names a file as dependency"), S("")},
    {S("maven"), S("pom.xml"), S("<url>file:"), S("names a folder of packages"), S("")},
    {S("maven"), S("maven.config"), S("-s|-gs|--settings|--global-settings|-f|--file"),
     S("names other files"), S("")},
    {S("gradle"), S("settings.gradle settings.gradle.kts"), S("include"), S("has several projects"),
     S("")},
    {S("gradle"), GRADLE, S("project("), S("has several projects"), S("")},
    {S("gradle"), GRADLE,
     S("apply from|apply(from|apply{from|file(|File(|FileInputStream|FileReader|loadProperties|"
       "readText"),
     S("reads other files"), S("")},
    {S("gradle"), GRADLE, S("files(|fileTree(|flatDir"), S("names files as dependencies"), S("")},
    {S("gradle"), GRADLE, S(".execute()|exec{|exec(|commandLine"), S("runs a program"), S("")},
    {S("gradle"), GRADLE,
     S("git-version|git-versioning|gitVersion|grgit|axion-release|nebula.release|jgitver"),
     S("reads the history of git"), S("")},
    {S("bundler"), S("Gemfile"), S("gemspec"), S("reads a gemspec"), S("")},
    {S("bundler"), S("Gemfile"), S("path:|:path|path'|path\"|path("), S("names a gem in a folder"),
     S("")},
    {S("bundler"), S("Gemfile"),
     S("eval_gemfile|eval(|eval |file:|File.|IO.|Dir.|Dir[|Pathname|require_relative|load'|load\"|"
       "load(|instance_eval"),
     S("reads other files"), S("")},
    {S("bundler"), S("config"), S("BUNDLE_GEMFILE|BUNDLE_LOCAL"), S("names other files"), S("")},
    {S("composer"), S("composer.json"), S("\"path\""), S("names a package in a folder"), S("")},
    {S("composer"), S("composer.json"), S("\"artifact\""), S("names a folder of packages"), S("")},
    {S("composer"), S("composer.json"), S("merge-plugin|\"file-mapping\""), S("reads other files"),
     S("")},
    {S("composer"), S("composer.json"), S("composer-patches|\"patches"),
     S("changes packages at the install"), S("")},
    {S("dotnet"), S(""), S("<Import"), S("imports other files"), S("")},
    {S("dotnet"), S(""), S("RestoreSources|RestoreAdditionalProjectSources|RestoreConfigFile"),
     S("says where packages come from"), S("")},
};

// Files and folders beside the manifests that tell the same.
typedef struct Neighbour {
    Str managers, name, why;
} Neighbour;

static const Neighbour neighbours[] = {
    {NODE, S("binding.gyp"), S("is compiled at the install")},
    {S("yarn"), S(".pnp.cjs"), S("is what the install makes, and would be copied over it")},
    {S("yarn"), S(".pnp.js"), S("is what the install makes, and would be copied over it")},
    {S("go"), S("go.work"), S("names modules in folders")},
    {S("go"), S("vendor"), S("holds the modules already")},
    {S("cargo"), S("vendor"), S("holds the packages already")},
    {S("gradle"), S("buildSrc"), S("is a part of the build")},
    {S("gradle"), S("build-logic"), S("is a part of the build")},
    {S("composer"), S("auth.json"), S("may be needed to fetch packages")},
};

// Names of files with an ending that the install reads, but where they are copied with the manifests.
typedef struct Ending {
    Str managers, files, ending;
    Str start, part; // of a name that is copied, or lies elsewhere
    Str why;
} Ending;

static const Ending endings[] = {
    {NODE, S("package.json"), S(".tgz\""), S("http"), S("://"), S("names a package in a folder")},
    {NODE, S("package.json"), S(".tar.gz\""), S("http"), S("://"),
     S("names a package in a folder")},
    {NODE, S("package.json pnpm-workspace.yaml"), S(".patch"), S("patches/"), S("/.yarn/patches/"),
     S("names a patch in another folder")},
    {S("yarn"), S(".yarnrc .yarnrc.yml"), S(".cjs"), S(".yarn/"), S("/.yarn/"),
     S("names a program in another folder")},
    {S("yarn"), S(".yarnrc .yarnrc.yml"), S(".js"), S(".yarn/"), S("/.yarn/"),
     S("names a program in another folder")},
};

#undef S

Str ecosystem_neighbour(const Ecosystem *of, Str name)
{
    for (uint32_t i = 0; i < ARRAY_LEN(neighbours); i++)
        if (str_is_one_of(of->name, neighbours[i].managers) && str_eq(neighbours[i].name, name))
            return neighbours[i].why;
    return STR("");
}

// ---- More than a word ----

// The map that follows a key: from behind its brace to the one that closes it. Empty where there is none.
static Str map_after(Str text)
{
    uint32_t at = 0, depth = 0;
    while (at < text.len && str_has_char(STR(" \t\r\n:"), text.ptr[at])) at++;
    if (str_at(text, at) != '{') return STR("");
    for (uint32_t i = at; i < text.len; i++) {
        depth += text.ptr[i] == '{';
        depth -= text.ptr[i] == '}';
        if (!depth) return str_cut(text, at, i);
    }
    return str_skip(text, at);
}

// Whether a dependency is a path: `"x": "../x"`. Paths elsewhere in the file are none.
static bool names_folders(Str text)
{
    static const Str keys[] = {STR_INIT("ependencies\""), STR_INIT("overrides\""),
                               STR_INIT("resolutions\"")};
    for (uint32_t k = 0; k < ARRAY_LEN(keys); k++) {
        Str rest = text;
        for (uint32_t at; (at = str_find(rest, keys[k])) != STR_NONE;) {
            rest = str_skip(rest, at + keys[k].len);
            Str inside = map_after(rest);
            if (str_has(inside, STR("\".")) || str_has(inside, STR("\"/")) ||
                str_has(inside, STR("\"~/")))
                return true;
        }
    }
    return false;
}

// A line of requirements without what follows the package.
static Str requirement_of(Str line)
{
    uint32_t comment = str_find(line, STR(" #")), marker = str_find_char(line, ';');
    if (comment != STR_NONE) line = str_cut(line, 0, comment);
    if (marker != STR_NONE && marker < line.len) line = str_cut(line, 0, marker);
    return str_trim(line);
}

static bool is_archive(Str name)
{
    static const Str ends[] = {STR_INIT(".whl"), STR_INIT(".zip"), STR_INIT(".tar.gz"),
                               STR_INIT(".tgz"), STR_INIT(".tar.bz2")};
    for (uint32_t i = 0; i < ARRAY_LEN(ends); i++)
        if (str_ends(name, ends[i])) return true;
    return false;
}

// Whether a line of requirements is a path: `wheels/a.whl`, `.[dev]`, `-e .`, or names a folder of packages.
static bool is_path_line(Str line)
{
    line = requirement_of(line);
    if (!line.len || line.ptr[0] == '#') return false;
    bool is_address = str_has(line, STR("://")) || str_has(line, STR("git@"));
    if (str_starts(line, STR("-e")) || str_starts(line, STR("--editable"))) return true;
    if (str_starts(line, STR("--find-links")) || str_starts(line, STR("-f"))) return !is_address;
    if (str_has(line, STR("file:"))) return true;
    if (line.ptr[0] == '-' || is_address) return false;
    return line.ptr[0] == '.' || str_has_char(line, '/') || is_archive(line);
}

static bool lists_paths(Str text)
{
    Str line;
    while (text.len && str_next_part(&text, '\n', &line))
        if (is_path_line(str_trim(line))) return true;
    return false;
}

// Whether a source of packages in a nuget.config is a folder.
static bool has_local_source(Str text)
{
    static const Str list = STR_INIT("<packageSources"), value = STR_INIT("value=");
    uint32_t start = str_find(text, list), end = str_find(text, STR("</packageSources"));
    Str rest = start == STR_NONE ? STR("") : str_cut(text, start, end < text.len ? end : text.len);
    for (uint32_t at; (at = str_find(rest, value)) != STR_NONE;) {
        rest = str_skip(rest, at + value.len);
        uint32_t close = str_find_char(str_skip(rest, 1), str_at(rest, 0));
        if (!str_has(str_cut(rest, 0, close < rest.len ? close : rest.len), STR("://")))
            return true;
    }
    return false;
}

// Whether `@prisma/client` makes code at the install, from a schema that lies elsewhere than in `prisma/`.
static bool has_other_schema(Str text)
{
    return str_has(text, STR("prisma")) && str_has(text, STR("\"schema\""));
}

// How many folders above its own a path leads.
static uint32_t count_up(Str path)
{
    uint32_t count = 0;
    while (str_starts(path, STR("../")) || str_starts(path, STR("..\\"))) {
        path = str_skip(path, 3);
        count++;
    }
    return count;
}

bool ecosystem_leads_out(Str text, uint32_t depth)
{
    static const Str reference = STR_INIT("<ProjectReference"), include = STR_INIT("Include=\"");
    for (uint32_t at; (at = str_find(text, reference)) != STR_NONE;) {
        text = str_skip(text, at + reference.len);
        uint32_t path = str_find(text, include);
        if (path != STR_NONE && depth < count_up(str_skip(text, path + include.len))) return true;
    }
    return false;
}

// ---- Endings ----

// The text right before `at`, from the quote or blank before it.
static Str word_before(Str text, uint32_t at)
{
    uint32_t start = at;
    while (start && !str_has_char(STR(" \t\r\n\"'#"), text.ptr[start - 1])) start--;
    return str_cut(text, start, at);
}

static bool names_elsewhere(const Ending *e, Str text)
{
    for (uint32_t from = 0, at; (at = str_find(str_skip(text, from), e->ending)) != STR_NONE;) {
        at += from;
        from = at + e->ending.len;
        Str name = word_before(text, at);
        bool ends_here = str_ends(e->ending, STR("\"")) || !char_is_word(str_at(text, from));
        if (str_starts(name, STR("./"))) name = str_skip(name, 2);
        if (ends_here && !str_starts(name, e->start) && !str_has(name, e->part)) return true;
    }
    return false;
}

static Str ending_hazard(const Ecosystem *of, Str name, Str text)
{
    for (uint32_t i = 0; i < ARRAY_LEN(endings); i++) {
        const Ending *e = &endings[i];
        bool is_meant = str_is_one_of(of->name, e->managers) && str_is_one_of(name, e->files);
        if (is_meant && names_elsewhere(e, text)) return e->why;
    }
    return STR("");
}

// ---- Words ----

// Without blanks, but for one between two words.
static Str squeezed(Arena *a, Str text)
{
    Out o = out_on(a);
    for (uint32_t i = 0; i < text.len; i++) {
        char c = text.ptr[i], before = o.len ? o.ptr[o.len - 1] : '\n';
        if (!char_is_blank(c)) {
            out_char(&o, c);
            continue;
        }
        bool is_between = char_is_word(before) && char_is_word(str_at(text, i + 1));
        if (is_between) out_char(&o, ' ');
    }
    return out_done(&o);
}

static bool has_word_of(Str text, Str word)
{
    bool is_name = char_is_word(str_at(word, 0));
    for (uint32_t from = 0, at; (at = str_find(str_skip(text, from), word)) != STR_NONE;) {
        at += from;
        if (!is_name || !at || !char_is_word(text.ptr[at - 1])) return true;
        from = at + 1;
    }
    return false;
}

static bool has_any_of(Str text, Str words)
{
    Str word;
    bool is_any = !words.len;
    while (words.len && str_next_part(&words, '|', &word))
        if (has_word_of(text, word)) return true;
    return is_any;
}

static Str word_hazard(const Ecosystem *of, const Command *command, Str name, Str text)
{
    for (uint32_t i = 0; i < ARRAY_LEN(hazards); i++) {
        const Hazard *h = &hazards[i];
        bool is_meant = str_is_one_of(of->name, h->managers) &&
                        (!h->files.len || str_is_one_of(name, h->files));
        bool is_harmless = h->unless.len && cmd_flag(command, NULL, h->unless.ptr);
        if (is_meant && !is_harmless && has_any_of(text, h->words)) return h->why;
    }
    return STR("");
}

Str ecosystem_hazard(Arena *a, const Install *install, Str name, Str text)
{
    const Ecosystem *of = install->of;
    bool is_list = str_eq(of->name, STR("pip")) && !str_ends(name, STR(".toml"));
    if (str_eq(name, STR("package.json"))) {
        if (names_folders(text)) return STR("names a package in a folder");
        if (has_other_schema(text)) return STR("names a schema that the install makes code from");
    }
    if (is_list && lists_paths(text)) return STR("installs a folder or a file");
    if (str_ieq(name, STR("nuget.config")) && has_local_source(text))
        return STR("names a folder of packages");
    Str why = ending_hazard(of, name, text);
    return why.len ? why : word_hazard(of, install->command, name, squeezed(a, text));
}
