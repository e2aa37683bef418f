// Signs in or beside a manifest that an install needs the sources.
#include "base/out.h"
#include "lint/ecosystems.h"

#define NODE      "npm yarn pnpm bun"
#define PYPROJECT "pyproject.toml"
#define GRADLE    "build.gradle build.gradle.kts settings.gradle settings.gradle.kts"

// Words in a manifest that show that the install needs more files. Compared without blanks.
typedef struct Hazard {
    const char *managers, *files; // blank-separated; empty `files`: all
    const char
        *words; // separated by `|`; one that begins with a letter begins a word. Empty: any text
    const char *why;
    const char *unless; // an option of the install that avoids the problem
} Hazard;

static const Hazard hazards[] = {
    {NODE, "package.json",
     "\"preinstall\":|\"install\":|\"postinstall\":|\"preprepare\":|\"prepare\":|"
     "\"postprepare\":|\"prepublish\":",
     "runs a script of its own at the install", "--ignore-scripts"},
    {NODE, "package.json", "\"workspaces\"|\"workspace:", "has workspaces", ""},
    {NODE, "package.json", "\"file:|\"link:|\"portal:", "names a package in a folder", ""},
    {NODE, "package.json", "\"exec:", "makes a package with a script of its own", ""},
    {NODE, ".npmrc .yarnrc",
     "cafile|certfile|keyfile|node-options|pnpmfile|patches-dir|offline-mirror",
     "names files that the install reads", ""},
    {"yarn", ".yarnrc.yml",
     "caFilePath|httpsCaFilePath|httpsCertFilePath|httpsKeyFilePath|cacheFolder|"
     "injectEnvironmentFiles|enableConstraintsChecks:true",
     "names files that the install reads", ""},
    {"pnpm", "pnpm-workspace.yaml", "packages:|workspace:", "has workspaces", ""},
    {"pnpm", "pnpm-workspace.yaml", "link:|file:", "names a package in a folder", ""},
    {"pnpm", ".pnpmfile.cjs", "require(\".|require('.|require(`.|readFile", "reads other files",
     ""},
    {"pip", "setup.py setup.cfg", "", "describes a project, and may read its files", ""},
    {"uv pip", PYPROJECT, "dynamic=", "has parts that only the project tells", "--frozen"},
    {"uv poetry pdm pip", PYPROJECT, "path=|file://|find-links|url=\".",
     "names a package in a folder", ""},
    {"uv", "pyproject.toml uv.toml", "workspace", "has a workspace", ""},
    {"uv pip", "uv.toml", "path=|file://|find-links|url=\".", "names a package in a folder", ""},
    {"pipenv", "Pipfile", "path=|file=|editable", "names a package in a folder", ""},
    {"go", "go.mod", "=>.|=>/|=>\"|=>`", "names a module in a folder", ""},
    {"cargo", "Cargo.toml", "workspace", "has a workspace", ""},
    {"cargo", "Cargo.toml", "path", "names a folder or a file of its own", ""},
    {"cargo", "Cargo.toml", "[[|[lib]|default-run|autobins|autolib", "names targets of its own",
     ""},
    {"cargo", "Cargo.toml", "links=", "has a script of its own", ""},
    {"cargo", "config.toml config",
     "directory=|local-registry=|paths=|path=", "names folders of packages", ""},
    {"mix", "mix.exs", "apps_path:|path:", "names a project in a folder", ""},
    {"mix", "mix.exs", "File.", "reads other files", ""},
    {"maven", "pom.xml", "<modules|<subprojects", "has modules", ""},
    {"maven", "pom.xml", "<relativePath>", "has a parent in a folder", ""},
    {"maven", "pom.xml", "<systemPath>", "names a file as dependency", ""},
    {"maven", "pom.xml", "<url>file:", "names a folder of packages", ""},
    {"maven", "maven.config", "-s|-gs|--settings|--global-settings|-f|--file", "names other files",
     ""},
    {"gradle", "settings.gradle settings.gradle.kts", "include", "has several projects", ""},
    {"gradle", GRADLE, "project(", "has several projects", ""},
    {"gradle", GRADLE,
     "apply from|apply(from|apply{from|file(|File(|FileInputStream|FileReader|loadProperties|"
     "readText",
     "reads other files", ""},
    {"gradle", GRADLE, "files(|fileTree(|flatDir", "names files as dependencies", ""},
    {"gradle", GRADLE, ".execute()|exec{|exec(|commandLine", "runs a program", ""},
    {"gradle", GRADLE,
     "git-version|git-versioning|gitVersion|grgit|axion-release|nebula.release|jgitver",
     "reads the history of git", ""},
    {"bundler", "Gemfile", "gemspec", "reads a gemspec", ""},
    {"bundler", "Gemfile", "path:|:path|path'|path\"|path(", "names a gem in a folder", ""},
    {"bundler", "Gemfile",
     "eval_gemfile|eval(|eval |file:|File.|IO.|Dir.|Dir[|Pathname|require_relative|load'|load\"|"
     "load(|instance_eval",
     "reads other files", ""},
    {"bundler", "config", "BUNDLE_GEMFILE|BUNDLE_LOCAL", "names other files", ""},
    {"composer", "composer.json", "\"path\"", "names a package in a folder", ""},
    {"composer", "composer.json", "\"artifact\"", "names a folder of packages", ""},
    {"composer", "composer.json", "merge-plugin|\"file-mapping\"", "reads other files", ""},
    {"composer", "composer.json", "composer-patches|\"patches", "changes packages at the install",
     ""},
    {"dotnet", "", "<Import", "imports other files", ""},
    {"dotnet", "", "RestoreSources|RestoreAdditionalProjectSources|RestoreConfigFile",
     "says where packages come from", ""},
};

// Files and folders beside the manifests with the same meaning.
typedef struct Neighbour {
    const char *managers, *name, *why;
} Neighbour;

static const Neighbour neighbours[] = {
    {NODE, "binding.gyp", "is compiled at the install"},
    {"yarn", ".pnp.cjs", "is what the install makes, and would be copied over it"},
    {"yarn", ".pnp.js", "is what the install makes, and would be copied over it"},
    {"go", "go.work", "names modules in folders"},
    {"go", "vendor", "holds the modules already"},
    {"cargo", "vendor", "holds the packages already"},
    {"gradle", "buildSrc", "is a part of the build"},
    {"gradle", "build-logic", "is a part of the build"},
    {"composer", "auth.json", "may be needed to fetch packages"},
};

// File names with an ending that the install reads, unless they are copied with the manifests.
typedef struct Ending {
    const char *managers, *files, *ending;
    const char *start, *part; // beginning or part of names that are copied, or not local
    const char *why;
} Ending;

static const Ending endings[] = {
    {NODE, "package.json", ".tgz\"", "http", "://", "names a package in a folder"},
    {NODE, "package.json", ".tar.gz\"", "http", "://", "names a package in a folder"},
    {NODE, "package.json pnpm-workspace.yaml", ".patch", "patches/", "/.yarn/patches/",
     "names a patch in another folder"},
    {"yarn", ".yarnrc .yarnrc.yml", ".cjs", ".yarn/", "/.yarn/",
     "names a program in another folder"},
    {"yarn", ".yarnrc .yarnrc.yml", ".js", ".yarn/", "/.yarn/",
     "names a program in another folder"},
};

// The tables store plain strings, as lengths would make them a third larger.
static bool is_named_in(const char *names, Str name)
{
    return str_is_one_of(name, str_of_z(names));
}

Str ecosystem_neighbour(const Ecosystem *of, Str name)
{
    for (uint32_t i = 0; i < ARRAY_LEN(neighbours); i++)
        if (neighbours[i].name[0] == str_at(name, 0) && str_is_z(name, neighbours[i].name) &&
            is_named_in(neighbours[i].managers, of->name))
            return str_of_z(neighbours[i].why);
    return STR("");
}

// ---- More than a word ----

// The JSON object behind a key, without braces; empty if there is none.
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

// Whether a dependency is a path: `"x": "../x"`. Only in lists of dependencies.
static bool names_folders(Str text)
{
    static const Str keys[] = {STR_INIT("ependencies\""), STR_INIT("overrides\""),
                               STR_INIT("resolutions\"")};
    for (uint32_t k = 0; k < ARRAY_LEN(keys); k++) {
        Str rest = text;
        for (uint32_t at; (at = str_find(rest, keys[k])) != STR_NONE;) {
            rest = str_skip(rest, at + keys[k].len);
            Str inside = map_after(rest);
            if (str_has_z(inside, "\".") || str_has_z(inside, "\"/") || str_has_z(inside, "\"~/"))
                return true;
        }
    }
    return false;
}

// A requirements line without comment and marker.
static Str requirement_of(Str line)
{
    uint32_t comment = str_find(line, STR(" #")), marker = str_find_char(line, ';');
    if (comment != STR_NONE) line = str_cut(line, 0, comment);
    if (marker != STR_NONE && marker < line.len) line = str_cut(line, 0, marker);
    return str_trim(line);
}

static bool is_archive(Str name)
{
    return str_any(name, STR(".whl .zip .tar.gz .tgz .tar.bz2"), str_ends);
}

// Whether a requirements line is a path (`wheels/a.whl`, `.[dev]`, `-e .`) or names a folder of
// packages.
static bool is_path_line(Str line)
{
    line = requirement_of(line);
    if (!line.len || line.ptr[0] == '#') return false;
    bool is_address = str_has_z(line, "://") || str_has_z(line, "git@");
    if (str_starts_z(line, "-e") || str_starts_z(line, "--editable")) return true;
    if (str_starts_z(line, "--find-links") || str_starts_z(line, "-f")) return !is_address;
    if (str_has_z(line, "file:")) return true;
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

// Whether a package source in a nuget.config is a folder.
static bool has_local_source(Str text)
{
    static const Str list = STR_INIT("<packageSources"), value = STR_INIT("value=");
    uint32_t start = str_find(text, list), end = str_find(text, STR("</packageSources"));
    Str rest = start == STR_NONE ? STR("") : str_cut(text, start, end < text.len ? end : text.len);
    for (uint32_t at; (at = str_find(rest, value)) != STR_NONE;) {
        rest = str_skip(rest, at + value.len);
        uint32_t close = str_find_char(str_skip(rest, 1), str_at(rest, 0));
        if (!str_has_z(str_cut(rest, 0, close < rest.len ? close : rest.len), "://")) return true;
    }
    return false;
}

// Whether `@prisma/client` generates code at the install from a schema outside of `prisma/`.
static bool has_other_schema(Str text)
{
    return str_has_z(text, "prisma") && str_has_z(text, "\"schema\"");
}

// How many `../` the path begins with.
static uint32_t count_up(Str path)
{
    uint32_t count = 0;
    while (str_starts_z(path, "../") || str_starts_z(path, "..\\")) {
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

// The text right before `at`, back to a quote or blank.
static Str word_before(Str text, uint32_t at)
{
    uint32_t start = at;
    while (start && !str_has_char(STR(" \t\r\n\"'#"), text.ptr[start - 1])) start--;
    return str_cut(text, start, at);
}

static bool names_elsewhere(const Ending *e, Str text)
{
    Str ending = str_of_z(e->ending);
    for (uint32_t from = 0, at; (at = str_find(str_skip(text, from), ending)) != STR_NONE;) {
        at += from;
        from = at + ending.len;
        Str name = word_before(text, at);
        bool ends_here = str_ends_z(ending, "\"") || !char_is_word(str_at(text, from));
        if (str_starts_z(name, "./")) name = str_skip(name, 2);
        bool is_copied = str_starts(name, str_of_z(e->start)) || str_has(name, str_of_z(e->part));
        if (ends_here && !is_copied) return true;
    }
    return false;
}

static Str ending_hazard(const Ecosystem *of, Str name, Str text)
{
    for (uint32_t i = 0; i < ARRAY_LEN(endings); i++) {
        const Ending *e = &endings[i];
        bool is_meant = is_named_in(e->managers, of->name) && is_named_in(e->files, name);
        if (is_meant && names_elsewhere(e, text)) return str_of_z(e->why);
    }
    return STR("");
}

// ---- Words ----

// Removes blanks, except one between two words.
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
        bool is_meant =
            is_named_in(h->managers, of->name) && (!h->files[0] || is_named_in(h->files, name));
        bool is_harmless = h->unless[0] && cmd_flag(command, NULL, h->unless);
        if (is_meant && !is_harmless && has_any_of(text, str_of_z(h->words)))
            return str_of_z(h->why);
    }
    return STR("");
}

Str ecosystem_hazard(Arena *a, const Install *install, Str name, Str text)
{
    const Ecosystem *of = install->of;
    bool is_list = str_is_z(of->name, "pip") && !str_ends_z(name, ".toml");
    if (str_is_z(name, "package.json")) {
        if (names_folders(text)) return STR("names a package in a folder");
        if (has_other_schema(text)) return STR("names a schema that the install makes code from");
    }
    if (is_list && lists_paths(text)) return STR("installs a folder or a file");
    if (str_ieq(name, STR("nuget.config")) && has_local_source(text))
        return STR("names a folder of packages");
    Str why = ending_hazard(of, name, text);
    return why.len ? why : word_hazard(of, install->command, name, squeezed(a, text));
}
