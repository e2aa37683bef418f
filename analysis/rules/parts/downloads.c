#include "rules/parts/downloads.h"
#include "rules/parts/unpinned.h"

static bool is_url(Str text)
{
    return str_starts_z(text, "http://") || str_starts_z(text, "https://") ||
           str_starts_z(text, "ftp://");
}

bool holds_cleartext_url(Str text)
{
    for (uint32_t at; (at = str_find_char(text, ':')) != STR_NONE; text = str_skip(text, at + 1)) {
        bool is_scheme = str_starts_z(str_skip(text, at), "://");
        if (is_scheme && str_any(str_cut(text, 0, at), STR("http ftp git"), str_ends)) return true;
    }
    return false;
}

const Word *download_url(const Command *c)
{
    if (!c->family || (!cmd_is(c, "curl", NULL) && !cmd_is(c, "wget", NULL))) return NULL;
    for (uint32_t i = 1; i < c->word_count; i++)
        if (is_url(c->word[i].text)) return &c->word[i];
    return NULL;
}

const Word *download_source(const Command *c)
{
    if (!c->family || (!cmd_is(c, "curl", NULL) && !cmd_is(c, "wget", NULL))) return NULL;
    const Word *url = download_url(c), *arg[1];
    if (url) return url;
    url = cmd_sub(c);
    if (!url || !may_hold_options(url)) return url;
    return cmd_args(c, arg, 1) ? arg[0] : NULL;
}

Str url_host(Str url)
{
    Str rest = url, part = STR("");
    str_next_part(&rest, ':', &part);
    rest = str_skip(rest, 2);
    Str host = STR(""), user = STR("");
    str_next_part(&rest, '/', &host);
    if (str_has_char(host, '@')) str_next_part(&host, '@', &user);
    if (str_at(host, 0) == '[') return host;
    Str name = STR("");
    str_next_part(&host, ':', &name);
    return str_has_char(name, '$') ? STR("") : name;
}

static bool is_address(Str host)
{
    for (uint32_t i = 0; i < host.len; i++)
        if (!char_is_digit(host.ptr[i]) && host.ptr[i] != '.') return false;
    return host.len != 0;
}

bool host_is_private(Str host)
{
    static const Str ENDS = STR_INIT("local localhost internal lan intranet corp test");
    uint32_t last = str_behind_last(host, '.');
    if (!last || host.ptr[0] == '[' || str_is_one_of(str_skip(host, last), ENDS)) return true;
    if (str_ends_z(host, ".home.arpa")) return true;
    return is_address(host) && (str_starts_z(host, "127.") || str_starts_z(host, "10.") ||
                                str_starts_z(host, "192.168.") || str_starts_z(host, "172.") ||
                                str_starts_z(host, "169.254.") || str_starts_z(host, "0."));
}

static Str last_part(Str path)
{
    uint32_t end = 0;
    while (end < path.len && path.ptr[end] != '?' && path.ptr[end] != '#') end++;
    path = str_cut(path, 0, end);
    return str_skip(path, str_behind_last(path, '/'));
}

Str download_file(const Instr *in, const Command *c)
{
    Str none = STR(""), value, to = command_prints_to(in, c);
    const Word *url = download_source(c);
    if (!url) return none;
    bool is_wget = cmd_is(c, "wget", NULL);
    bool is_named = is_wget ? cmd_value(c, "-O", "--output-document", &value)
                            : cmd_value(c, "-o", "--output", &value);
    if (is_named) return last_part(str_is_z(value, "-") ? to : value);
    bool is_like_url = is_wget || cmd_flag(c, "-O", "--remote-name");
    Str file = last_part(is_like_url ? url->text : to);
    return str_has_char(STR("$`"), str_at(file, 0)) || str_has_char(file, '(') ? none : file;
}

bool download_is_kept(const Command *c)
{
    if (c->has_redirect_out || c->after == JOIN_PIPE) return true;
    if (cmd_is(c, "wget", NULL)) return !cmd_flag(c, NULL, "--spider");
    return cmd_flag(c, "-o", "--output") || cmd_flag(c, "-O", "--remote-name") ||
           cmd_flag(c, NULL, "--remote-name-all");
}

// Whether a word for a digest ends there; each is known by its last two characters.
static bool digest_ends(Str text, uint32_t end)
{
    static const Str WORDS =
        STR_INIT("sha256 sha384 sha512 SHA256 SHA384 SHA512 CHECKSUM checksum");
    char before = text.ptr[end - 2], last = text.ptr[end - 1];
    bool may_end = last == '6'   ? before == '5'
                   : last == '4' ? before == '8'
                   : last == '2' ? before == '1'
                                 : (last | 0x20) == 'm' && (before | 0x20) == 'u';
    return may_end && str_any(str_cut(text, 0, end), WORDS, str_ends);
}

// Whether the text speaks of a digest: of two characters that follow each other one is looked at.
static bool names_digest(Str text)
{
    for (uint32_t at = 5; at < text.len; at += 2) {
        char c = text.ptr[at];
        bool may_be_late = ('1' <= c && c <= '8') || (c | 0x20) == 'u' || (c | 0x20) == 'm';
        if (!may_be_late) continue;
        if (digest_ends(text, at + 1) || (at + 1 < text.len && digest_ends(text, at + 2)))
            return true;
    }
    return false;
}

static bool checks(const Command *c)
{
    static const Str NAMES = STR_INIT(
        "sha1sum sha224sum sha256sum sha384sum sha512sum md5sum shasum b2sum gpg gpg2 gpgv "
        "cosign minisign signify rpmkeys sha256 sha512 slsa-verifier cksum");
    if (!c->family && str_is_one_of(c->name, NAMES)) return !cmd_flag(c, NULL, "--dearmor");
    for (uint32_t i = 1; i < c->word_count; i++)
        if (names_digest(c->word[i].text)) return true;
    return cmd_is(c, "openssl", NULL) || cmd_is(c, "gh", "attestation");
}

enum { LAST_MOST = 250 };

// The number of the last that checks, counted from 1; 0: none.
static uint8_t last_check(const Commands *commands)
{
    uint32_t last = commands->count;
    while (last && !checks(&commands->item[last - 1])) last--;
    return last < LAST_MOST ? (uint8_t)last : LAST_MOST;
}

bool is_verified(const Model *m, uint32_t step, const Instr *in, uint32_t from)
{
    uint8_t last = commands_trait(m, step, in, TRAIT_CHECKS, last_check);
    return from < last || last == LAST_MOST;
}

// ---- Scripts ----

static const Str SHELLS = STR_INIT("sh bash ash dash zsh ksh");
static const Str INTERPRETERS = STR_INIT("python perl ruby node php");

// `python` of `python3.12`.
static bool is_interpreter(Str name)
{
    while (char_is_digit(str_at(name, name.len - 1)) || str_ends_z(name, ".")) name.len--;
    return str_is_one_of(name, INTERPRETERS);
}

// The first word that is no option; those of a shell behind `-s` and `--` are for the script.
static bool has_script_word(const Command *c)
{
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str text = c->word[i].text;
        if (str_is_one_of(text, STR("-s - /dev/stdin")) || str_is_z(text, "--")) return false;
        bool takes_next = str_is_one_of(text, STR("-o +o -O"));
        if (takes_next) i++;
        if (str_at(text, 0) != '-' && str_at(text, 0) != '+') return true;
    }
    return false;
}

bool runs_input(const Command *c)
{
    bool is_shell = str_is_one_of(c->name, SHELLS);
    if (!is_shell && !is_interpreter(c->name)) return false;
    if (cmd_flag(c, "-c", NULL) || has_script_word(c)) return false;
    bool takes_text = cmd_flag(c, "-e", NULL) || cmd_flag(c, "-r", NULL) ||
                      cmd_flag(c, "-n", NULL) || cmd_flag(c, "-m", NULL) || cmd_flag(c, "-p", NULL);
    return is_shell || !takes_text;
}

// Most words are told without their last part.
static bool is_file(Str word, Str file)
{
    return str_has(word, file) && str_eq(last_part(word), file);
}

bool runs_file(const Command *c, Str file)
{
    if (c->word_count && is_file(c->word[0].text, file)) return true;
    uint32_t i = 1;
    while (i < c->word_count && str_at(c->word[i].text, 0) == '-') i++;
    if (c->word_count <= i || !is_file(c->word[i].text, file)) return false;
    return str_is_one_of(c->name, SHELLS) || is_interpreter(c->name) ||
           str_is_one_of(c->name, STR("source ."));
}

bool fix_delete_words(Fix *f, const Finding *found, const Word *from, const Word *to)
{
    const Instr *in = finding_instr(f->model, found);
    if (in->is_json || !word_is_written(in, from) || !word_is_written(in, to)) return false;
    uint32_t start = from->span.start;
    bool has_space = start && str_at(in->joined, start - 1) == ' ';
    if (!has_space) return false;
    fix_delete(f, found, (Span){start - 1, to->span.end});
    return true;
}
