#include "rules/parts/passwords.h"
#include "lint/secret_names.h"
#include "rules/parts/secret_mount.h"

// A command that takes a password, and where.
typedef struct Row {
    const char *name, *sub;
    const char *options; // the next word is the password, or what follows `=`
    const char *glued;   // an option that it follows without a space
    bool is_pair;        // user:password
} Row;

static const Row rows[] = {
    {"curl", NULL, "-u --user -U --proxy-user", NULL, true},
    {"wget", NULL, "--password --http-password --ftp-password --proxy-password", NULL, false},
    {"docker", "login", "-p --password", NULL, false},
    {"podman", "login", "-p --password", NULL, false},
    {"buildah", "login", "-p --password", NULL, false},
    {"helm", "registry", "-p --password", NULL, false},
    {"az", "login", "-p --password --federated-token", NULL, false},
    {"doctl", "auth", "-t --access-token", NULL, false},
    {"mysql", NULL, "--password", "-p", false},
    {"mysqladmin", NULL, "--password password", "-p", false},
    {"mysqldump", NULL, "--password", "-p", false},
    {"mariadb", NULL, "--password", "-p", false},
    {"sshpass", NULL, "-p", "-p", false},
    {"aws", "configure", "aws_secret_access_key aws_session_token", NULL, false},
};

static const Row *row_of(const Command *c)
{
    char first = str_at(c->name, 0);
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++)
        if (rows[i].name[0] == first && cmd_is(c, rows[i].name, rows[i].sub)) return &rows[i];
    return NULL;
}

// Words that stand in samples where a password goes.
static bool is_sample(Str text)
{
    static const Str SAMPLES = STR_INIT(
        "password passwd pass pw secret token changeme change-me example test x xx xxx xxxx");
    bool is_place = str_has_char(text, '<') || str_has_char(text, '{') || str_has_char(text, '$');
    return text.len < 3 || is_place || str_is_one_of(text, SAMPLES);
}

static Str password_in(const Row *row, Str value)
{
    uint32_t colon = str_find_char(value, ':');
    if (!row->is_pair) return value;
    return colon == STR_NONE ? STR("") : str_skip(value, colon + 1);
}

static bool is_password(const Row *row, const Word *word, Str value)
{
    return word->is_literal && str_at(value, 0) != '-' && !is_sample(password_in(row, value));
}

// The word that holds a password, if it is this one or, after an option, the next.
static const Word *password_at(const Row *row, const Word *word, const Word *end)
{
    Str glued = row->glued ? str_of(row->glued, 2) : STR("");
    bool is_glued = glued.len && str_starts(word->text, glued);
    if (is_glued && is_password(row, word, str_skip(word->text, glued.len))) return word;
    Str rest = word->text, option = STR("");
    bool has_value = str_next_part(&rest, '=', &option) && rest.len;
    if (!str_is_one_of(option, str_of_z(row->options))) return NULL;
    if (has_value) return is_password(row, word, rest) ? word : NULL;
    bool has_next = word + 1 < end && is_password(row, word + 1, word[1].text);
    return has_next ? word + 1 : NULL;
}

static const Word *password_of(const Row *row, const Command *c)
{
    const Word *end = c->word + c->word_count;
    bool is_wrapper = str_is_z(c->name, "sshpass"); // what follows are the words of another
    for (const Word *word = c->word + 1; word < end; word++) {
        const Word *found = password_at(row, word, end);
        if (found) return found;
        if (is_wrapper && str_at(word->text, 0) != '-') return NULL;
    }
    return NULL;
}

// What stands before the password in its word.
static Str before_password(const Row *row, Str text)
{
    uint32_t equals = str_find_char(text, '='), colon = str_find_char(text, ':');
    bool is_option = str_at(text, 0) == '-';
    if (is_option && str_at(text, 1) != '-') return str_cut(text, 0, 2);
    uint32_t end = is_option && equals != STR_NONE ? equals + 1 : 0;
    if (row->is_pair && colon != STR_NONE) end = colon + 1;
    return str_cut(text, 0, end);
}

static bool given_by_option(Arena *a, const Command *c, Password *out)
{
    const Row *row = row_of(c);
    const Word *word = row ? password_of(row, c) : NULL;
    if (!word) return false;
    *out = (Password){str_fmt(a, "the password of `%s`", row->name),
                      str_fmt(a, "%s-password", row->name), word, before_password(row, word->text)};
    return true;
}

// ---- Headers ----

// `Authorization: Bearer 0a1b...`: what stands before the token; empty when it is no such header.
static Str before_token(Str text)
{
    static const Str HEADERS[] = {STR_INIT("Authorization:"), STR_INIT("X-Api-Key:"),
                                  STR_INIT("PRIVATE-TOKEN:"), STR_INIT("JOB-TOKEN:")};
    for (uint32_t i = 0; i < ARRAY_LEN(HEADERS); i++) {
        if (!str_istarts(text, HEADERS[i])) continue;
        uint32_t end = text.len;
        while (end && !char_is_blank(text.ptr[end - 1])) end--;
        return str_cut(text, 0, end ? end : HEADERS[i].len);
    }
    return STR("");
}

static bool given_by_header(const Command *c, Password *out)
{
    if (!str_is_one_of(c->name, STR("curl wget"))) return false;
    for (uint32_t i = 1; i < c->word_count; i++) {
        const Word *word = &c->word[i];
        bool is_option = str_starts_z(word->text, "--header=");
        Str text = is_option ? str_skip(word->text, 9) : word->text;
        Str before = word->is_literal ? before_token(text) : STR("");
        if (!before.len || !secret_value_is_telling(str_skip(text, before.len))) continue;
        before = str_cut(word->text, 0, before.len + (is_option ? 9 : 0));
        *out = (Password){STR("the token in this header"), STR("token"), word, before};
        return true;
    }
    return false;
}

// ---- Settings of npm ----

// `npm config set //registry.example.org/:_authToken TOKEN`, also with `=`.
static bool given_by_setting(const Command *c, Password *out)
{
    static const Str KEYS[] = {STR_INIT(":_authToken"), STR_INIT(":_auth"), STR_INIT(":_password")};
    if (!str_is_one_of(c->name, STR("npm pnpm yarn"))) return false;
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str rest = c->word[i].text, key = STR("");
        bool has_value = str_next_part(&rest, '=', &key) && rest.len, is_key = false;
        for (uint32_t k = 0; k < ARRAY_LEN(KEYS); k++) is_key |= str_ends(key, KEYS[k]);
        const Word *word = has_value ? &c->word[i] : &c->word[i + 1];
        if (!is_key || (!has_value && i + 1 == c->word_count) || !word->is_literal) continue;
        if (!secret_value_is_telling(has_value ? rest : word->text)) continue;
        Str before = has_value ? str_cut(word->text, 0, key.len + 1) : STR("");
        *out = (Password){STR("the token of the registry"), STR("npm-token"), word, before};
        return true;
    }
    return false;
}

// ---- Variables ----

// `PGPASSWORD=... psql`, `export TOKEN=...`.
static bool given_by_variable(Arena *a, const Command *c, Password *out)
{
    bool is_export = str_is_z(c->name, "export");
    const Word *word = is_export ? c->word : c->prefix;
    for (uint32_t i = 0; i < (is_export ? c->word_count : c->prefix_count); i++) {
        uint32_t equals = word[i].is_literal ? str_find_char(word[i].text, '=') : STR_NONE;
        if (equals == STR_NONE || str_at(word[i].text, 0) == '-') continue;
        Str name = str_cut(word[i].text, 0, equals), value = str_skip(word[i].text, equals + 1);
        if (!secret_is_assigned(name, value)) continue;
        *out = (Password){str_fmt(a, "the value of `%.*s`", STR_ARG(name)), secret_id(a, name),
                          &word[i], str_cut(word[i].text, 0, equals + 1)};
        return true;
    }
    return false;
}

bool password_given(Arena *a, const Command *c, Password *out)
{
    if (c->word_count < 2 && !c->prefix_count) return false;
    if (given_by_option(a, c, out)) return true;
    if (c->family && (given_by_header(c, out) || given_by_setting(c, out))) return true;
    return given_by_variable(a, c, out);
}
