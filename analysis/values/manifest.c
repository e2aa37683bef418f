// Names, and the few words by which a credential shows.
#include "values/manifest.h"
#include "values/file_kinds.h"
#include "values/secrets.h"

static const Str marks[] = {
    STR_INIT("package.json"),   STR_INIT("requirements.txt"), STR_INIT("pyproject.toml"),
    STR_INIT("Pipfile"),        STR_INIT("setup.py"),         STR_INIT("go.mod"),
    STR_INIT("Cargo.toml"),     STR_INIT("pom.xml"),          STR_INIT("build.gradle"),
    STR_INIT("Gemfile"),        STR_INIT("composer.json"),    STR_INIT("build.gradle.kts"),
    STR_INIT("mix.exs"),        STR_INIT("environment.yml"),  STR_INIT("deno.json"),
    STR_INIT("CMakeLists.txt"), STR_INIT("Makefile"),         STR_INIT(".dockerignore"),
};

bool manifest_is_mark(Str name)
{
    for (uint32_t i = 0; i < ARRAY_LEN(marks); i++)
        if (str_eq(marks[i], name)) return true;
    return str_ends(name, STR(".csproj")) || str_ends(name, STR(".sln"));
}

static bool is_list(Str name)
{
    static const Str lists[] = {
        STR_INIT("pnpm-workspace.yaml"),
        STR_INIT("settings.gradle"),
        STR_INIT("settings.gradle.kts"),
        STR_INIT("go.work"),
        STR_INIT(".pnpmfile.cjs"),
        STR_INIT(".yarnrc.yml"),
        STR_INIT(".yarnrc"),
        STR_INIT("uv.toml"),
        STR_INIT("maven.config"),
        STR_INIT("Directory.Build.props"),
        STR_INIT("setup.cfg"),
        STR_INIT("Directory.Build.targets"),
        STR_INIT("Directory.Packages.props"),
    };
    for (uint32_t i = 0; i < ARRAY_LEN(lists); i++)
        if (str_eq(lists[i], name)) return true;
    if (str_ieq(name, STR("nuget.config"))) return true;
    if (str_ends(name, STR(".fsproj")) || str_ends(name, STR(".vbproj"))) return true;
    bool is_requirements = str_has(name, STR("requirements")) || str_has(name, STR("constraints"));
    return is_requirements && (str_ends(name, STR(".txt")) || str_ends(name, STR(".in")));
}

bool manifest_is_read(Str name)
{
    const FileName *row = file_name(name, false);
    if (row && row->kind == FILE_SECRET) return true;
    bool is_other = str_eq(name, STR("Makefile")) || str_eq(name, STR("CMakeLists.txt"));
    return !is_other && (is_list(name) || manifest_is_mark(name));
}

// Whether some line gives a name a value of its own, not one of another variable.
static bool sets_value(Str text, Str word)
{
    Str line;
    while (text.len && str_next_part(&text, '\n', &line)) {
        line = str_trim(line);
        uint32_t at = str_find(line, word);
        if (str_at(line, 0) == '#' || str_at(line, 0) == ';' || at == STR_NONE) continue;
        Str value = str_trim(str_skip(line, at + word.len));
        while (value.len && str_has_char(STR("=: \"'"), value.ptr[0])) value = str_skip(value, 1);
        if (value.len && value.ptr[0] != '$' && value.ptr[0] != '"') return true;
    }
    return false;
}

// What a credential shows by in files of a name: a word that a line gives a value, or that merely stands there.
typedef struct Sign {
    Str start, end; // of the name; both empty parts fit anything
    Str words;      // separated by spaces; empty: any text at all
    enum { SETS, HOLDS, NAMES, ANY } how;
} Sign;

static const Sign signs[] = {
    {STR_INIT(".git-credentials"), STR_INIT(""), STR_INIT(""), ANY},
    {STR_INIT(".pgpass"), STR_INIT(""), STR_INIT(""), ANY},
    {STR_INIT(".htpasswd"), STR_INIT(""), STR_INIT(""), ANY},
    {STR_INIT(".npmrc"), STR_INIT(""), STR_INIT("_authToken _auth _password"), SETS},
    {STR_INIT(".yarnrc.yml"), STR_INIT(""), STR_INIT("npmAuthToken npmAuthIdent"), SETS},
    {STR_INIT(".netrc"), STR_INIT(""), STR_INIT("password"), HOLDS},
    {STR_INIT(".pypirc"), STR_INIT(""), STR_INIT("password"), HOLDS},
    {STR_INIT("credentials"), STR_INIT(""), STR_INIT("aws_secret_access_key"), HOLDS},
    {STR_INIT("auth.json"), STR_INIT(""), STR_INIT("password oauth token bearer"), HOLDS},
    {STR_INIT(".env"), STR_INIT(""), STR_INIT(""), NAMES},
    {STR_INIT(""), STR_INIT(".env"), STR_INIT(""), NAMES},
    {STR_INIT(""), STR_INIT(".pem"), STR_INIT("PRIVATE"), HOLDS},
    {STR_INIT(""), STR_INIT(".key"), STR_INIT("PRIVATE"), HOLDS},
    {STR_INIT(""), STR_INIT(""), STR_INIT(""), ANY},
};

static bool is_telling_name(Str name)
{
    static const Str WORDS[] = {STR_INIT("pass"),    STR_INIT("pwd"),  STR_INIT("secret"),
                                STR_INIT("token"),   STR_INIT("auth"), STR_INIT("key"),
                                STR_INIT("credent"), STR_INIT("dsn"),  STR_INIT("salt")};
    for (uint32_t at = 0; at < name.len; at++)
        for (uint32_t i = 0; i < ARRAY_LEN(WORDS); i++)
            if (str_istarts(str_skip(name, at), WORDS[i])) return true;
    return false;
}

// `NAME=VALUE` with a name that speaks of a secret, or a value that looks like one.
static bool names_secret(Str text)
{
    Secret secret;
    uint32_t at = 0;
    if (secret_next(text, &at, &secret)) return true;
    for (Str line; str_next_part(&text, '\n', &line);) {
        uint32_t sign = str_find_char(line, '=');
        if (sign == STR_NONE || str_at(str_trim(line), 0) == '#') continue;
        Str value = str_trim(str_skip(line, sign + 1));
        bool is_empty = !value.len || str_is_one_of(value, STR("\"\" ''")) || value.ptr[0] == '$';
        if (!is_empty && is_telling_name(str_cut(line, 0, sign))) return true;
    }
    return false;
}

static bool shows(const Sign *sign, Str text)
{
    Str rest = sign->words, word;
    if (sign->how == ANY) return true;
    if (sign->how == NAMES) return names_secret(text);
    while ((word = str_next_word(&rest)).len)
        if (sign->how == SETS ? sets_value(text, word) : str_has(text, word)) return true;
    return false;
}

bool text_holds_secret(Str name, Str text)
{
    if (!str_trim(text).len) return false;
    for (uint32_t i = 0; i < ARRAY_LEN(signs); i++)
        if (str_starts(name, signs[i].start) && str_ends(name, signs[i].end))
            return shows(&signs[i], text);
    return true;
}
