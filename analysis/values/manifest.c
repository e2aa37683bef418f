// Names of manifests, and words that show a credential.
#include "values/manifest.h"
#include "values/file_kinds.h"
#include "values/secrets.h"

static const Str marks =
    STR_INIT("package.json requirements.txt pyproject.toml Pipfile setup.py go.mod Cargo.toml "
             "pom.xml build.gradle Gemfile composer.json build.gradle.kts mix.exs "
             "environment.yml deno.json CMakeLists.txt Makefile .dockerignore");

bool manifest_is_mark(Str name)
{
    return str_is_one_of(name, marks) || str_ends_z(name, ".csproj") || str_ends_z(name, ".sln");
}

static bool is_list(Str name)
{
    static const Str LISTS = STR_INIT(
        "pnpm-workspace.yaml settings.gradle settings.gradle.kts go.work .pnpmfile.cjs "
        ".yarnrc.yml .yarnrc .gitignore uv.toml maven.config Directory.Build.props setup.cfg "
        "Directory.Build.targets Directory.Packages.props");
    if (str_is_one_of(name, LISTS)) return true;
    if (str_ieq(name, STR("nuget.config"))) return true;
    if (str_ends_z(name, ".fsproj") || str_ends_z(name, ".vbproj")) return true;
    bool is_requirements = str_has_z(name, "requirements") || str_has_z(name, "constraints");
    return is_requirements && (str_ends_z(name, ".txt") || str_ends_z(name, ".in"));
}

bool manifest_is_read(Str name)
{
    const FileName *row = file_name(name, false);
    if (row && row->kind == FILE_SECRET) return true;
    bool is_other = str_is_z(name, "Makefile") || str_is_z(name, "CMakeLists.txt");
    return !is_other && (is_list(name) || manifest_is_mark(name));
}

// Whether some line assigns a literal value to a name.
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

// What shows a credential in files with that name: a word that a line assigns a value to, or the
// word itself.
typedef struct Sign {
    const char *start, *end; // of the name; empty matches anything
    const char *words;       // blank-separated; empty: any text
    enum { SETS, HOLDS, NAMES, ANY } how;
} Sign;

static const Sign signs[] = {
    {".git-credentials", "", "", ANY},
    {".pgpass", "", "", ANY},
    {".htpasswd", "", "", ANY},
    {".npmrc", "", "_authToken _auth _password", SETS},
    {".yarnrc.yml", "", "npmAuthToken npmAuthIdent", SETS},
    {".netrc", "", "password", HOLDS},
    {".pypirc", "", "password", HOLDS},
    {"credentials", "", "aws_secret_access_key", HOLDS},
    {"auth.json", "", "password oauth token bearer", HOLDS},
    {".env", "", "", NAMES},
    {"", ".env", "", NAMES},
    {"master.key", "", "", ANY}, // of Rails
    {"", ".pem", "PRIVATE", HOLDS},
    {"", ".key", "PRIVATE", HOLDS},
    {"", "", "", ANY},
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

// A line `NAME=VALUE` with a secret's name, or a value in the format of a secret.
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
    Str rest = str_of_z(sign->words), word;
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
        if (str_starts(name, str_of_z(signs[i].start)) && str_ends(name, str_of_z(signs[i].end)))
            return shows(&signs[i], text);
    return true;
}
