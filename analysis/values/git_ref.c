// Addresses of git repositories, with their query and fragment (language.md 13.6).
#include "values/values.h"

enum { KEY_REF, KEY_TAG, KEY_BRANCH, KEY_SUBDIR, KEY_CHECKSUM, KEY_BOOLEAN, KEY_MTIME, ROLE_COUNT };

static const Str keys[] = {
    STR_INIT("ref"),          STR_INIT("tag"),        STR_INIT("branch"),
    STR_INIT("subdir"),       STR_INIT("checksum"),   STR_INIT("commit"),
    STR_INIT("keep-git-dir"), STR_INIT("submodules"), STR_INIT("fetch-by-commit"),
    STR_INIT("mtime"),
};

// The role of each query key.
static const uint8_t roles[ARRAY_LEN(keys)] = {
    KEY_REF,      KEY_TAG,     KEY_BRANCH,  KEY_SUBDIR,  KEY_CHECKSUM,
    KEY_CHECKSUM, KEY_BOOLEAN, KEY_BOOLEAN, KEY_BOOLEAN, KEY_MTIME,
};

// The state of parsing the query: keys seen, and the value of each role.
typedef struct Query {
    GitRef *ref;
    uint32_t seen; // one bit per key
    Str value[ROLE_COUNT];
} Query;

const Str *git_query_keys(uint32_t *count)
{
    *count = ARRAY_LEN(keys);
    return keys;
}

static uint32_t scheme_length(Str s)
{
    uint32_t len = 0;
    while (char_is_alpha(str_at(s, len)) || char_is_digit(str_at(s, len))) len++;
    return len && str_starts_z(str_skip(s, len), "://") ? len + 3 : 0;
}

static bool is_user_sign(char c)
{
    return char_is_word(c) || c == '-';
}

static bool is_host_sign(char c)
{
    return char_is_alpha(c) || char_is_digit(c) || c == '-' || c == '.';
}

// Whether `s` begins with `user@host:`.
static bool is_scp_style(Str s)
{
    uint32_t at = 0, start;
    while (at < s.len && is_user_sign(s.ptr[at])) at++;
    if (at == 0 || str_at(s, at) != '@') return false;
    for (start = ++at; at < s.len && is_host_sign(s.ptr[at]);) at++;
    return start < at && str_at(s, at) == ':';
}

// Whether the URL would be rejected: control characters, invalid escapes.
static bool is_url_text(Str s)
{
    for (uint32_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c < 0x20 || c == 0x7F) return false;
    }
    return true;
}

static bool is_hex(char c)
{
    c = char_lower(c);
    return char_is_digit(c) || ('a' <= c && c <= 'f');
}

static bool has_good_escapes(Str s)
{
    for (uint32_t i = 0; i < s.len; i++)
        if (s.ptr[i] == '%' && !(is_hex(str_at(s, i + 1)) && is_hex(str_at(s, i + 2))))
            return false;
    return true;
}

// Host and port of `[user[:password]@]host[:port]`.
static bool is_authority(Str s)
{
    Str host = str_skip(s, str_behind_last(s, '@'));
    for (uint32_t i = 0; i < host.len; i++)
        if (str_has_char(STR(" \"\\^`{|}"), host.ptr[i])) return false;
    uint32_t bracket = str_find_char(host, ']');
    Str tail = bracket == STR_NONE ? host : str_skip(host, bracket);
    uint32_t colon = tail.len;
    while (colon && tail.ptr[colon - 1] != ':') colon--;
    for (uint32_t i = colon; colon && i < tail.len; i++)
        if (!char_is_digit(tail.ptr[i])) return false;
    return has_good_escapes(s);
}

static bool is_git_url(Str url, uint32_t scheme_len)
{
    static const struct {
        Str name;
        bool needs_suffix;
    } schemes[] = {
        {STR_INIT("git://"), false},
        {STR_INIT("ssh://"), false},
        {STR_INIT("http://"), true},
        {STR_INIT("https://"), true},
    };
    Str scheme = str_cut(url, 0, scheme_len), rest = str_skip(url, scheme_len);
    uint32_t slash = str_find_char(rest, '/');
    Str path = slash == STR_NONE ? STR("") : str_skip(rest, slash);
    if (!is_url_text(url) || !is_authority(str_cut(rest, 0, slash)) || !has_good_escapes(path))
        return false;
    for (uint32_t i = 0; i < ARRAY_LEN(schemes); i++)
        if (str_ieq(scheme, schemes[i].name))
            return !schemes[i].needs_suffix || str_ends_z(path, ".git");
    return false;
}

static void fail(Query *q, GitError error, Str text, Str part)
{
    if (q->ref->error) return;
    uint32_t start = (uint32_t)(part.ptr - text.ptr);
    q->ref->error = error;
    q->ref->wrong = (Span){start, start + part.len};
}

static GitError judge_value(int role, Str value)
{
    bool flag;
    if (role == KEY_BOOLEAN)
        return value.len == 0 || bool_parse(value, &flag) ? GIT_OK : GIT_BAD_VALUE;
    if (value.len == 0) return GIT_MISSING_VALUE;
    if (role != KEY_MTIME) return GIT_OK;
    bool is_known = str_is_z(value, "checkout") || str_is_z(value, "commit");
    return is_known ? GIT_OK : GIT_BAD_VALUE;
}

// Applies one `key=value`; a conflict if the role already has another value.
static void read_pair(Query *q, Str text, Str pair)
{
    uint32_t equals = str_find_char(pair, '=');
    Str key = str_cut(pair, 0, equals);
    Str value = equals == STR_NONE ? STR("") : str_skip(pair, equals + 1);
    uint32_t i = 0;
    while (i < ARRAY_LEN(keys) && !str_eq(key, keys[i])) i++;
    if (i == ARRAY_LEN(keys)) {
        fail(q, GIT_UNKNOWN_KEY, text, key);
        return;
    }
    if (q->seen & 1u << i) fail(q, GIT_REPEATED_KEY, text, key);
    q->seen |= 1u << i;
    GitError error = judge_value(roles[i], value);
    if (error) fail(q, error, text, value.len ? value : key);
    Str *kept = &q->value[roles[i]];
    bool is_single = roles[i] != KEY_BOOLEAN;
    if (is_single && kept->len && value.len && !str_eq(*kept, value))
        fail(q, GIT_CONFLICT, text, pair);
    *kept = value;
}

// Whether two refs are equal, one of which may lack its folder.
static bool is_same_ref(Str full, Str folder, Str name)
{
    if (str_eq(full, name)) return str_starts(full, folder);
    return str_starts(full, folder) && str_eq(str_skip(full, folder.len), name);
}

static void check_conflicts(Query *q, Str text, Str query)
{
    Str ref = q->value[KEY_REF], tag = q->value[KEY_TAG], branch = q->value[KEY_BRANCH];
    bool is_bad = tag.len && branch.len;
    if (tag.len && ref.len && !is_same_ref(ref, STR("refs/tags/"), tag)) is_bad = true;
    if (branch.len && ref.len && !is_same_ref(ref, STR("refs/heads/"), branch)) is_bad = true;
    if (is_bad) fail(q, GIT_CONFLICT, text, query);
}

static void read_query(GitRef *r, Str text, Str query)
{
    Query q = {.ref = r};
    Str rest = query, pair;
    q.value[KEY_REF] = r->ref;
    q.value[KEY_SUBDIR] = r->subdir;
    while (rest.len && str_next_part(&rest, '&', &pair))
        if (pair.len) read_pair(&q, text, pair);
    check_conflicts(&q, text, query);
    r->ref = q.value[KEY_REF].len ? q.value[KEY_REF] : q.value[KEY_TAG];
    if (r->ref.len == 0) r->ref = q.value[KEY_BRANCH];
    r->subdir = q.value[KEY_SUBDIR];
    r->checksum = q.value[KEY_CHECKSUM];
}

GitRef git_ref(Str text)
{
    GitRef r = {.ref = STR(""), .subdir = STR(""), .checksum = STR(""), .remote = STR("")};
    if (str_starts_z(text, "./") || str_starts_z(text, "../")) return r;
    uint32_t hash = str_find_char(text, '#');
    Str address = str_cut(text, 0, hash);
    uint32_t question = str_find_char(address, '?');
    Str remote = str_cut(address, 0, question);
    uint32_t scheme = scheme_length(text);
    Str fragment = hash == STR_NONE ? STR("") : str_skip(text, hash + 1);
    r.is_git = scheme
                   ? is_git_url(remote, scheme) && is_url_text(text) && has_good_escapes(fragment)
                   : is_scp_style(text);
    if (!r.is_git) return r;
    uint32_t colon = str_find_char(fragment, ':');
    r.remote = remote;
    r.ref = str_cut(fragment, 0, colon);
    if (colon != STR_NONE) r.subdir = str_skip(fragment, colon + 1);
    if (question != STR_NONE) read_query(&r, text, str_skip(address, question + 1));
    return r;
}
