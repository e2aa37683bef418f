// Credentials by their format.
#include "values/secrets.h"
#include "base/arena.h"

typedef enum Charset { ANY_WORD, LETTERS_DIGITS, HEX, BASE32, URL_SAFE, BASE64 } Charset;

typedef enum Test { TEST_VARIETY, TEST_CRC } Test;

typedef struct Token {
    const char *prefix, *kind;
    uint16_t min, max; // length behind the prefix
    uint8_t charset, test;
} Token;

static const Token TOKENS[] = {
    {"ghp_", "GitHub token", 36, 36, LETTERS_DIGITS, TEST_CRC},
    {"gho_", "GitHub token", 36, 36, LETTERS_DIGITS, TEST_CRC},
    {"ghu_", "GitHub token", 36, 36, LETTERS_DIGITS, TEST_CRC},
    {"ghs_", "GitHub token", 36, 36, LETTERS_DIGITS, TEST_CRC},
    {"ghr_", "GitHub token", 36, 76, LETTERS_DIGITS, TEST_VARIETY},
    {"github_pat_", "GitHub token", 82, 82, ANY_WORD, TEST_VARIETY},
    {"npm_", "npm token", 36, 36, LETTERS_DIGITS, TEST_CRC},
    {"_authToken=", "registry token", 20, 300, URL_SAFE, TEST_VARIETY},
    {"AKIA", "AWS access key", 16, 16, BASE32, TEST_VARIETY},
    {"ASIA", "AWS access key", 16, 16, BASE32, TEST_VARIETY},
    {"ABIA", "AWS access key", 16, 16, BASE32, TEST_VARIETY},
    {"ACCA", "AWS access key", 16, 16, BASE32, TEST_VARIETY},
    {"glpat-", "GitLab token", 20, 300, URL_SAFE, TEST_VARIETY},
    {"gldt-", "GitLab token", 20, 300, URL_SAFE, TEST_VARIETY},
    {"glrt-", "GitLab token", 20, 300, URL_SAFE, TEST_VARIETY},
    {"glptt-", "GitLab token", 40, 40, HEX, TEST_VARIETY},
    {"dckr_pat_", "Docker Hub token", 20, 80, URL_SAFE, TEST_VARIETY},
    {"dckr_oat_", "Docker Hub token", 20, 80, URL_SAFE, TEST_VARIETY},
    {"pypi-AgEIcHlwaS5vcmc", "PyPI token", 50, 400, URL_SAFE, TEST_VARIETY},
    {"pypi-AgENdGVzdC5weXBpLm9yZw", "PyPI token", 50, 400, URL_SAFE, TEST_VARIETY},
    {"rubygems_", "RubyGems key", 48, 48, HEX, TEST_VARIETY},
    {"GOCSPX-", "Google client secret", 28, 28, URL_SAFE, TEST_VARIETY},
    {"xoxb-", "Slack token", 40, 120, URL_SAFE, TEST_VARIETY},
    {"xoxp-", "Slack token", 40, 120, URL_SAFE, TEST_VARIETY},
    {"sk_live_", "Stripe key", 16, 200, LETTERS_DIGITS, TEST_VARIETY},
    {"rk_live_", "Stripe key", 16, 200, LETTERS_DIGITS, TEST_VARIETY},
    {"sk-proj-", "OpenAI key", 100, 200, URL_SAFE, TEST_VARIETY},
    {"sk-svcacct-", "OpenAI key", 100, 200, URL_SAFE, TEST_VARIETY},
    {"sk-ant-api03-", "Anthropic key", 95, 95, URL_SAFE, TEST_VARIETY},
    {"hf_", "Hugging Face token", 34, 34, LETTERS_DIGITS, TEST_VARIETY},
    {"dop_v1_", "DigitalOcean token", 64, 64, HEX, TEST_VARIETY},
    {"doo_v1_", "DigitalOcean token", 64, 64, HEX, TEST_VARIETY},
    {"dor_v1_", "DigitalOcean token", 64, 64, HEX, TEST_VARIETY},
    {"dapi", "Databricks token", 32, 32, HEX, TEST_VARIETY},
    {"dp.pt.", "Doppler token", 43, 43, LETTERS_DIGITS, TEST_VARIETY},
    {"pul-", "Pulumi token", 40, 40, HEX, TEST_VARIETY},
    {"lin_api_", "Linear key", 40, 40, LETTERS_DIGITS, TEST_VARIETY},
    {"shpat_", "Shopify token", 32, 32, HEX, TEST_VARIETY},
    {"AccountKey=", "Azure storage key", 86, 88, BASE64, TEST_VARIETY},
    {"SharedAccessKey=", "Azure access key", 43, 44, BASE64, TEST_VARIETY},
};

static bool is_in(Charset set, char c)
{
    switch (set) {
    case ANY_WORD: return char_is_word(c);
    case LETTERS_DIGITS: return char_is_alpha(c) || char_is_digit(c);
    case HEX: return char_is_digit(c) || ('a' <= c && c <= 'f');
    case BASE32: return ('A' <= c && c <= 'Z') || ('2' <= c && c <= '7');
    case URL_SAFE: return char_is_word(c) || c == '-';
    case BASE64: return char_is_alpha(c) || char_is_digit(c) || c == '+' || c == '/' || c == '=';
    }
    return false;
}

// Placeholders for credentials.
static bool is_placeholder(Str text)
{
    static const Str MARKS = STR_INIT("EXAMPLE SAMPLE PLACEHOLDER CHANGE YOUR DUMMY XXXX FAKE "
                                      "REDACT **** 0000 1234567");
    for (uint32_t at = 0; at < text.len; at++)
        if (str_any(str_skip(text, at), MARKS, str_istarts)) return true;
    return false;
}

// The number of different characters, and the frequency of the most frequent one: a random text has
// many, none of them frequent.
static bool has_variety(Str text)
{
    uint32_t count[256] = {0}, different = 0, most = 0;
    for (uint32_t i = 0; i < text.len; i++) {
        uint32_t n = ++count[(uint8_t)text.ptr[i]];
        if (n == 1) different++;
        if (most < n) most = n;
    }
    return 9 <= different && most * 3 <= text.len;
}

static uint32_t crc32(Str text)
{
    uint32_t crc = ~0u;
    for (uint32_t i = 0; i < text.len; i++) {
        crc ^= (uint8_t)text.ptr[i];
        for (uint32_t bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
    }
    return ~crc;
}

// The last six characters are the CRC-32 of the thirty before them, in base 62 (digits, upper case,
// lower case).
static bool has_checksum(Str body)
{
    static const char DIGITS[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    uint32_t crc = crc32(str_cut(body, 0, 30));
    for (uint32_t i = 0; i < 6; i++) {
        if (body.ptr[35 - i] != DIGITS[crc % 62]) return false;
        crc /= 62;
    }
    return true;
}

static bool read_token(Str text, uint32_t at, const Token *t, Secret *out)
{
    const char *prefix = t->prefix;
    uint32_t start = at;
    for (; *prefix && *prefix == str_at(text, start); prefix++) start++;
    if (*prefix) return false;
    uint32_t end = start;
    while (is_in(t->charset, str_at(text, end)) && end <= start + t->max) end++;
    if (end < start + t->min || start + t->max < end) return false;
    Str body = str_cut(text, start, end);
    if (is_placeholder(body) || (t->prefix[0] == '_' && str_starts_z(body, "npm_"))) return false;
    if (!(t->test == TEST_CRC ? has_checksum(body) : has_variety(body))) return false;
    *out = (Secret){.span = {at, end}, .part = {at, end}, .kind = t->kind};
    if (prefix[-1] == '=') out->part.start = start;
    return true;
}

// ---- Passwords in URLs ----

static bool is_url_char(char c)
{
    uint8_t byte = (uint8_t)c;
    return ' ' < byte && byte != 0x7f && !str_has_char(STR("\"'`<>\\^{}|/?#"), c);
}

static bool is_weak(Str user, Str password)
{
    if (str_ieq(user, password) || is_placeholder(password)) return true;
    if (str_any(password,
                STR("password passwd pass pwd secret token pw x-oauth-basic changeit test postgres "
                    "root admin guest user foo bar xxx ..."),
                str_ieq))
        return true;
    return str_has_char(password, '$') || str_has_char(password, '%') || str_has_char(user, '$');
}

static bool is_internal(Str host)
{
    uint32_t colon = str_find_char(host, ':');
    if (colon != STR_NONE) host.len = colon;
    return !str_has_char(host, '.') || str_starts_z(host, "127.");
}

static bool is_example(Str host)
{
    return str_find(host, STR("example.")) != STR_NONE || str_has_char(host, '$') ||
           str_has_char(host, '*');
}

typedef struct Url {
    uint32_t start, end; // from the scheme to the end of the host
    Str user, password, host;
} Url;

// The start of the URL scheme that ends at `at`: a letter, then letters, digits, `+`, `-` and `.`;
// `at` when there is none.
static uint32_t scheme_start(Str text, uint32_t at)
{
    uint32_t start = at;
    for (uint32_t i = at; i; i--) {
        char c = text.ptr[i - 1];
        if (char_is_alpha(c))
            start = i - 1;
        else if (!char_is_digit(c) && !str_has_char(STR("+-."), c))
            break;
    }
    return start;
}

// SCHEME://USER:PASSWORD@HOST, with `at` at the colon of `://`; false when a part is missing.
static bool cut_url(Str text, uint32_t at, Url *url)
{
    uint32_t end = at + 3, colon = STR_NONE, sign = STR_NONE;
    url->start = scheme_start(text, at);
    for (; end < text.len && is_url_char(text.ptr[end]); end++) {
        if (text.ptr[end] == ':' && colon == STR_NONE && sign == STR_NONE) colon = end;
        if (text.ptr[end] == '@') sign = end;
    }
    if (url->start == at || colon == STR_NONE || sign == STR_NONE || sign <= colon + 1)
        return false;
    url->end = end;
    url->user = str_cut(text, at + 3, colon);
    url->password = str_cut(text, colon + 1, sign);
    url->host = str_cut(text, sign + 1, end);
    return url->host.len != 0;
}

static bool read_url(Str text, uint32_t at, Secret *out)
{
    Url url;
    if (!cut_url(text, at, &url) || is_weak(url.user, url.password) || is_example(url.host))
        return false;
    uint32_t colon = at + 3 + url.user.len;
    *out = (Secret){.span = {url.start, url.end},
                    .part = {colon + 1, colon + 1 + url.password.len},
                    .kind = "URL with a password",
                    .host = url.host,
                    .is_internal = is_internal(url.host)};
    return true;
}

// ---- Private keys ----

// -----BEGIN ... PRIVATE KEY----- followed by some of the key, also behind a literal `\n`.
static bool read_key(Str text, uint32_t at, Secret *out)
{
    if (!str_starts_z(str_skip(text, at), "-----BEGIN ")) return false;
    Str label = str_cut(text, at + 11, at + 60);
    uint32_t len = str_find(label, STR("PRIVATE KEY"));
    if (len == STR_NONE) return false;
    uint32_t end = at + 11 + len + 11, body = 0;
    if (str_starts_z(str_skip(text, end), " BLOCK")) end += 6;
    if (!str_starts_z(str_skip(text, end), "-----")) return false;
    end += 5;
    uint32_t start = end;
    for (; end < text.len && body < 40; end++) {
        char c = text.ptr[end];
        if (is_in(BASE64, c))
            body++;
        else if (!char_is_blank(c) && c != '\n' && c != '\\')
            return false;
    }
    if (body < 40 || is_placeholder(str_cut(text, start, end))) return false;
    *out = (Secret){.span = {at, start}, .kind = "private key"};
    return true;
}

// A quick test by the first two letters of TOKENS.
static const char *second_letters(char first)
{
    switch (first) {
    case 'A': return "KSBCc";
    case 'G': return "O";
    case 'S': return "h";
    case '_': return "a";
    case 'd': return "copa";
    case 'g': return "ihl";
    case 'h': return "f";
    case 'l': return "i";
    case 'n': return "p";
    case 'p': return "yu";
    case 'r': return "uk";
    case 's': return "kh";
    case 'x': return "o";
    default: return "";
    }
}

static bool may_begin_token(Str text, uint32_t at)
{
    const char *second = second_letters(text.ptr[at]);
    while (*second && *second != str_at(text, at + 1)) second++;
    return *second;
}

static bool read_any(Str text, uint32_t at, Secret *out)
{
    if (text.ptr[at] == ':')
        return str_starts_z(str_skip(text, at), "://") && read_url(text, at, out);
    if (text.ptr[at] == '-') return str_at(text, at + 1) == '-' && read_key(text, at, out);
    bool may_begin = may_begin_token(text, at);
#ifdef NDEBUG
    if (!may_begin) return false;
#endif
    for (uint32_t t = 0; t < ARRAY_LEN(TOKENS); t++) {
        if (!read_token(text, at, &TOKENS[t], out)) continue;
        if (!may_begin) fl_host_panic("second_letters lacks the beginning of a token");
        return true;
    }
    return false;
}

// The end of the word that contains `at`; `at` when there is none.
static uint32_t word_end(Str text, uint32_t at)
{
    while (at < text.len && char_is_word(text.ptr[at])) at++;
    return at;
}

// ---- Quick test for texts without credentials ----

// Every token has a run of this many letters, digits, `_` and `-`, except the two that end in
// `Key=`. The prefix `_authToken=` may stand before it.
enum { SHORTEST = 20, BEFORE = 11 };

static bool is_of_token(char c)
{
    return char_is_word(c) || c == '-';
}

static bool is_word_start(Str text, uint32_t at)
{
    return char_is_word(text.ptr[at]) && (!at || !char_is_word(text.ptr[at - 1]));
}

// Whether a token begins in the run [start, end), or right before it, and ends there.
static bool holds_token(Str text, uint32_t start, uint32_t end)
{
    Secret secret;
    for (uint32_t i = start < BEFORE ? 0 : start - BEFORE; i + SHORTEST <= end; i++) {
        if (is_word_start(text, i) && read_any(text, i, &secret)) return true;
    }
    return false;
}

// Looks at every SHORTEST-th character, and goes back from there to the start of the run.
static bool holds_tokens(Str text)
{
    for (uint32_t start = 0; start + SHORTEST <= text.len;) {
        uint32_t at = start + SHORTEST;
        while (start < at && is_of_token(text.ptr[at - 1])) at--;
        if (start < at) {
            start = at;
            continue;
        }
        uint32_t end = start + SHORTEST;
        while (end < text.len && is_of_token(text.ptr[end])) end++;
        if (holds_token(text, start, end)) return true;
        start = end;
    }
    return false;
}

static bool holds_url(Str text)
{
    Secret secret;
    if (!str_has_char(text, '@')) return false;
    for (uint32_t at = 0, next; (next = str_find(str_skip(text, at), STR("://"))) != STR_NONE;) {
        at += next + 1;
        if (read_url(text, at - 1, &secret)) return true;
    }
    return false;
}

// False for nearly all texts, much faster than trying each word.
static bool may_hold_secret(Str text)
{
    return holds_url(text) || holds_tokens(text) ||
           (str_has_char(text, 'K') && (str_has_z(text, "Key=") || str_has_z(text, "KEY")));
}

bool secret_next(Str text, uint32_t *at, Secret *out)
{
    if (!*at && !may_hold_secret(text)) {
        *at = text.len;
        return false;
    }
    bool is_inside = *at && *at < text.len && char_is_word(text.ptr[*at - 1]);
    for (uint32_t i = is_inside ? word_end(text, *at) : *at; i < text.len;) {
        if (read_any(text, i, out)) {
            *at = out->span.end <= i ? i + 1 : out->span.end;
            return true;
        }
        bool is_word = char_is_word(text.ptr[i++]);
        if (is_word) i = word_end(text, i);
    }
    *at = text.len;
    return false;
}
