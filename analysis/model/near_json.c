// A reader of arrays that forgives, and a judge of whether what it read was meant as one.
#include "model/near_json.h"
#include "base/hidden.h"
#include "base/utf.h"
#include "base/vec.h"
#include "syntax/walk.h"
#include <string.h>

typedef struct Reader {
    Arena *a;
    Str s; // the instruction's joined text up to the end of the arguments
    uint32_t at;
    NearJson *out;
    struct {
        NearJsonEdit *item;
        uint32_t count, room;
    } edits;
    uint32_t open;        // behind the `[`
    uint32_t count;       // elements
    uint32_t bare;        // those without quotes
    uint32_t commas;      // that follow an element
    Span first, last;     // elements
    bool is_first_quoted; // the first element is a string that is closed
    bool is_closed;       // there is a `]`
    bool has_variable;    // a `$` or a backquote somewhere
    bool has_operator;    // a word that compares, between two that no comma parts
    bool has_doubt;       // what was meant cannot be told
    bool is_asking;       // it can be told, but with some doubt
    uint32_t close;       // behind the `]`
    uint32_t rest;        // the same, without the blanks after it
} Reader;

// ---- Characters ----

typedef enum QuoteClass { QUOTE_NOT, QUOTE_SINGLE, QUOTE_DOUBLE } QuoteClass;

static QuoteClass quote_class(uint32_t value)
{
    switch (value) {
    case '"':
    case 0xab:
    case 0xbb:
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2033:
    case 0xff02: return QUOTE_DOUBLE;
    case '\'':
    case '`':
    case 0xb4:
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x2032:
    case 0xff07: return QUOTE_SINGLE;
    default: return QUOTE_NOT;
    }
}

static QuoteClass quote_at(const Reader *r, uint32_t at)
{
    return quote_class(utf_next(r->s, at).value);
}

static uint32_t skip_blanks(const Reader *r, uint32_t at)
{
    for (uint32_t len = 1; at < r->s.len && len; at += len)
        len = char_is_blank(r->s.ptr[at]) ? 1 : hidden_at(r->s, at);
    return at;
}

// Whether an element can end before `at`.
static bool is_separated(const Reader *r, uint32_t at)
{
    at = skip_blanks(r, at);
    return r->s.len <= at || r->s.ptr[at] == ',' || r->s.ptr[at] == ']';
}

// ---- Faults and their repair ----

static void fault(Reader *r, NearJsonFault kind, uint32_t start, uint32_t end)
{
    if (r->out->fault != NEAR_JSON_NONE) return;
    r->out->fault = kind;
    r->out->place = (Span){start, end};
}

static void edit(Reader *r, uint32_t start, uint32_t end, Str with)
{
    NearJsonEdit e = {{start, end}, with};
    VEC_PUSH(r->a, &r->edits, e);
}

// Skips blanks, and makes plain ones of those that JSON does not take.
static void skip_space(Reader *r)
{
    uint32_t end = skip_blanks(r, r->at);
    while (r->at < end) {
        uint32_t len = hidden_at(r->s, r->at);
        bool is_space = len && rune_hidden(utf_next(r->s, r->at).value) == HIDDEN_SPACE;
        if (len) edit(r, r->at, r->at + len, is_space ? STR(" ") : STR(""));
        r->at += len ? len : 1;
    }
}

// ---- Strings ----

// The end of the text in quotes that starts at `at`, before its closing quote; STR_NONE when that is missing.
static uint32_t string_end(const Reader *r, uint32_t at)
{
    Rune open = utf_next(r->s, at);
    QuoteClass class = quote_class(open.value);
    bool is_ascii = open.value < 0x80;
    for (at += open.len; at < r->s.len;) {
        Rune c = utf_next(r->s, at);
        if (c.value == '\\' && open.value == '"') {
            at += 1 + utf_next(r->s, at + 1).len;
            continue;
        }
        bool is_quote = quote_class(c.value) == class;
        if (is_ascii && c.value == open.value) return at;
        if (is_quote && (!is_ascii || c.value >= 0x80) && is_separated(r, at + c.len)) return at;
        if (is_quote && !is_ascii && c.value != open.value && c.value != 0x2019) return at;
        at += c.len;
    }
    return STR_NONE;
}

static bool is_hex4(Str s, uint32_t at)
{
    for (uint32_t i = 0; i < 4; i++) {
        char c = char_lower(str_at(s, at + i));
        if (!char_is_digit(c) && (c < 'a' || 'f' < c)) return false;
    }
    return true;
}

// Whether the backslash at `at` starts an escape of JSON.
static bool is_escape(const Reader *r, uint32_t at)
{
    char c = str_at(r->s, at + 1);
    return c == 'u' ? is_hex4(r->s, at + 2) : c && str_has_char(STR("\"\\/bfnrt"), c);
}

static void mend_control(Reader *r, uint32_t at)
{
    fault(r, NEAR_JSON_CONTROL, at, at + 1);
    r->is_asking = true;
    r->has_doubt |= r->s.ptr[at] != '\t';
    edit(r, at, at + 1, STR("\\t"));
}

// Where a backslash stands that starts no escape; STR_NONE when there is none.
static uint32_t find_bad_escape(const Reader *r, uint32_t start, uint32_t end)
{
    for (uint32_t at = start; at < end; at++) {
        if (r->s.ptr[at] != '\\') continue;
        if (!is_escape(r, at)) return at;
        at++;
    }
    return STR_NONE;
}

static bool note_bad_escape(Reader *r, uint32_t start, uint32_t end)
{
    uint32_t at = r->s.ptr[start - 1] == '"' ? find_bad_escape(r, start, end) : STR_NONE;
    if (at == STR_NONE || r->s.len <= at + 1) return false;
    fault(r, NEAR_JSON_ESCAPE, at, at + 1 + utf_next(r->s, at + 1).len);
    return true;
}

// The text of a string in `"`. Where one backslash is no escape, none of them was meant as one.
static void mend_json_text(Reader *r, uint32_t start, uint32_t end)
{
    bool is_literal = note_bad_escape(r, start, end);
    for (uint32_t at = start; at < end; at++) {
        char c = r->s.ptr[at], next = str_at(r->s, at + 1);
        if ((unsigned char)c < 0x20) mend_control(r, at);
        if (c != '\\') continue;
        bool is_pair = next == '\\' || next == '"';
        if (is_literal && !is_pair) {
            edit(r, at, at + 1, STR("\\\\"));
            r->is_asking = true;
            // Whether a quote or a `$` was meant, or a backslash before it, is not known.
            r->has_doubt |= !char_is_word(next) && next != '.';
        }
        at += is_pair;
    }
}

// The text of a string in other quotes, in which no character means anything.
static void mend_other_text(Reader *r, uint32_t start, uint32_t end)
{
    for (uint32_t at = start; at < end;) {
        Rune c = utf_next(r->s, at);
        if (c.value < 0x20) mend_control(r, at);
        if (c.value == '\\' || c.value == '"') edit(r, at, at, STR("\\"));
        r->is_asking |= c.value == '\\' || c.value == '$' || quote_class(c.value) != QUOTE_NOT;
        at += c.len;
    }
}

// A quote without end: where it encloses all the rest but the bracket, that is what it was for.
static void read_open_string(Reader *r)
{
    uint32_t start = r->at, end = r->s.len;
    note_bad_escape(r, start + 1, end);
    fault(r, NEAR_JSON_QUOTE_OPEN, start, start + utf_next(r->s, start).len);
    Str text = str_cut(r->s, start + 1, end);
    bool is_one_word = str_ends(text, STR("]")) && r->s.ptr[start] == '"';
    for (uint32_t i = 0; i < text.len && is_one_word; i++)
        is_one_word = !char_is_blank(text.ptr[i]) && !str_has_char(STR("\"',\\"), text.ptr[i]);
    r->at = is_one_word ? end - 1 : end;
    if (is_one_word) edit(r, r->at, r->at, STR("\""));
    r->is_asking = true;
    r->has_doubt |= !is_one_word;
}

static void read_string(Reader *r)
{
    uint32_t start = r->at, width = utf_next(r->s, start).len, end = string_end(r, start);
    if (end == STR_NONE) {
        read_open_string(r);
        return;
    }
    uint32_t last = utf_next(r->s, end).len;
    bool is_json = r->s.ptr[start] == '"' && r->s.ptr[end] == '"';
    r->at = end + last;
    if (!is_json) fault(r, NEAR_JSON_QUOTE, start, r->at);
    if (r->s.ptr[start] != '"') edit(r, start, start + width, STR("\""));
    r->has_doubt |= r->s.ptr[start] == '`'; // may be a command of the shell
    if (r->s.ptr[start] == '"')
        mend_json_text(r, start + 1, end);
    else
        mend_other_text(r, start + width, end);
    if (r->s.ptr[end] != '"') edit(r, end, end + last, STR("\""));
    if (!r->count) r->is_first_quoted = true;
}

// ---- Words ----

static void read_bare(Reader *r)
{
    uint32_t start = r->at;
    while (r->at < r->s.len && !char_is_blank(r->s.ptr[r->at]) && !hidden_at(r->s, r->at) &&
           r->s.ptr[r->at] != ',' && r->s.ptr[r->at] != ']') {
        bool is_plain = quote_at(r, r->at) == QUOTE_NOT &&
                        !str_has_char(STR("\\[{}()`;|&<>*?!"), r->s.ptr[r->at]);
        r->has_doubt |= !is_plain;
        r->at += utf_next(r->s, r->at).len;
    }
    r->bare++;
    r->is_asking = true;
    fault(r, NEAR_JSON_BARE, start, r->at);
    edit(r, start, start, STR("\""));
    edit(r, r->at, r->at, STR("\""));
}

// ---- The array ----

static bool is_operator(Str word)
{
    return str_is_one_of(word, STR("= == != =~ < > \\< \\> -eq -ne -lt -le -gt -ge -nt -ot -ef -o "
                                   "-a"));
}

// Notes a word that compares, in quotes or not, as long as no comma stands beside it.
static void note_operator(Reader *r, Span element, bool follows_comma)
{
    Str word = str_cut(r->s, element.start, element.end);
    bool is_quoted = 2 < word.len && quote_class((unsigned char)word.ptr[0]) != QUOTE_NOT;
    if (is_quoted) word = str_cut(word, 1, word.len - 1);
    bool is_alone = !follows_comma && str_at(r->s, skip_blanks(r, r->at)) != ',';
    r->has_operator |= is_alone && is_operator(word);
}

static void read_element(Reader *r, uint32_t previous, bool is_parted)
{
    if (!is_parted) {
        uint32_t end = is_separated(r, r->at) ? r->at : r->at + 1;
        fault(r, NEAR_JSON_COMMA_MISSING, r->at, end);
        edit(r, previous, previous, STR(","));
        r->is_asking = true;
        r->has_doubt |= previous == r->at;
    }
    uint32_t start = r->at;
    if (quote_at(r, r->at) != QUOTE_NOT)
        read_string(r);
    else
        read_bare(r);
    if (!is_parted && r->out->place.start == start) r->out->place.end = r->at;
    r->last = (Span){start, r->at};
    note_operator(r, r->last, r->count && is_parted);
    if (!r->count++) r->first = r->last;
}

// A comma: after an element, or one too many.
static void read_comma(Reader *r, bool is_parted)
{
    uint32_t at = r->at++;
    if (!is_parted) {
        r->commas++;
        return;
    }
    fault(r, NEAR_JSON_COMMA_MORE, at, at + 1);
    edit(r, at, at + 1, STR(""));
    r->is_asking = true;
}

static void drop_last_comma(Reader *r, uint32_t comma)
{
    fault(r, NEAR_JSON_COMMA_LAST, comma, comma + 1);
    edit(r, comma, comma + 1, STR(""));
    // It was the last edit but for the spaces after it.
    for (uint32_t i = r->edits.count - 1; i && comma < r->edits.item[i - 1].span.start; i--) {
        NearJsonEdit swap = r->edits.item[i];
        r->edits.item[i] = r->edits.item[i - 1];
        r->edits.item[i - 1] = swap;
    }
}

static void read_close(Reader *r, uint32_t comma)
{
    r->is_closed = r->at < r->s.len;
    if (!r->is_closed) {
        Span last = r->count ? r->last : (Span){r->open - 1, r->open};
        fault(r, NEAR_JSON_BRACKET_MISSING, last.start, last.end);
        r->is_asking = true;
    }
    if (comma != STR_NONE) drop_last_comma(r, comma);
    if (r->is_closed)
        r->at++;
    else
        edit(r, r->s.len, r->s.len, STR("]"));
}

static void read_rest(Reader *r)
{
    uint32_t end = r->s.len;
    r->close = r->at;
    r->rest = skip_blanks(r, r->close);
    if (!r->is_closed || r->rest == end) return;
    Str text = str_cut(r->s, r->rest, end);
    bool is_comment = text.ptr[0] == '#', is_stray = true;
    for (uint32_t i = 0; i < text.len; i++) is_stray &= str_has_char(STR("],;"), text.ptr[i]);
    fault(r, is_comment ? NEAR_JSON_COMMENT_AFTER : NEAR_JSON_TEXT_AFTER, r->rest, end);
    r->is_asking = true;
    r->has_doubt |= !is_comment && !is_stray;
    if (is_comment) r->out->comment = (Span){r->rest, end};
    edit(r, r->close, end, STR(""));
}

static void read_array(Reader *r)
{
    uint32_t previous = ++r->at, comma = STR_NONE;
    r->open = r->at;
    for (bool is_parted = true;;) {
        skip_space(r);
        if (r->s.len <= r->at || r->s.ptr[r->at] == ']') break;
        if (r->s.ptr[r->at] == ',') {
            if (!is_parted) comma = r->at;
            read_comma(r, is_parted);
            is_parted = true;
            continue;
        }
        read_element(r, previous, is_parted);
        previous = r->at;
        comma = STR_NONE;
        is_parted = false;
    }
    read_close(r, comma);
    read_rest(r);
}

// ---- What was meant ----

static char first_byte(const Reader *r)
{
    return str_at(r->s, skip_blanks(r, r->open));
}

static bool is_glued(const Reader *r)
{
    return skip_blanks(r, r->open) == r->open;
}

// Nothing but a comment follows the array.
static bool is_whole(const Reader *r)
{
    return r->is_closed && (r->rest == r->s.len || r->s.ptr[r->rest] == '#');
}

static uint32_t first_len(const Reader *r)
{
    return r->first.end - r->first.start;
}

// `[node, x]` was meant; `[ -f x ]`, `[ab]*` and PowerShell's `[Type]::Name` are commands of a shell.
static bool is_meant_bare(const Reader *r, const Instr *in)
{
    bool is_tight = is_glued(r) && r->commas;
    Str no_word = is_tight ? STR("(\\[`:") : STR("-!$(\\[`:");
    if (!r->count || !is_whole(r) || str_has_char(no_word, first_byte(r))) return false;
    if (r->commas) return 1 < first_len(r);
    return is_glued(r) && in->kind != K_RUN && (1 < r->count || 2 < first_len(r));
}

// `["node" "x"]` was meant; `[ "$A" ]` is a test.
static bool is_meant_quoted(const Reader *r, const Instr *in)
{
    if (r->commas) return true;
    bool is_run = in->kind == K_RUN, is_test = r->has_variable || r->rest != r->s.len;
    if (is_glued(r)) return !is_run || !is_test;
    char first = str_at(r->s, r->first.start + 1);
    return !is_run && !is_test && !r->bare && r->is_closed && first != '-' && first != '!';
}

static bool is_meant_command(const Reader *r, const Instr *in)
{
    if (r->has_operator || first_byte(r) == '[') return false;
    return r->count && r->bare < r->count && quote_at(r, skip_blanks(r, r->open)) != QUOTE_NOT
               ? is_meant_quoted(r, in)
               : is_meant_bare(r, in);
}

// COPY and ADD take patterns: `[ab]* /x/`.
static bool is_meant_names(const Reader *r)
{
    if (quote_at(r, skip_blanks(r, r->open)) != QUOTE_NOT) {
        bool is_set_off = r->close < r->rest || (1 < r->count && is_whole(r));
        return r->is_first_quoted && (r->commas || is_set_off);
    }
    Str rest = str_skip(r->s, r->open);
    bool is_pattern = is_glued(r) && str_has_char(str_next_word(&rest), ']');
    return r->count && is_whole(r) && !is_pattern && (r->commas || !is_glued(r));
}

static bool is_meant(const Reader *r, const Instr *in)
{
    switch (in->kind) {
    case K_RUN:
    case K_CMD:
    case K_ENTRYPOINT:
    case K_HEALTHCHECK: return is_meant_command(r, in);
    case K_ADD:
    case K_COPY: return is_meant_names(r);
    case K_SHELL:
    case K_VOLUME: return true;
    default: return false;
    }
}

// The arguments that may be an array; empty when there are none.
static Span arguments(const Instr *in)
{
    const Node *first = instr_next_arg(in, NULL);
    if (in->is_json || !first) return (Span){0, 0};
    if (first->kind == N_TYPE) {
        if (!str_ieq(node_str(in, first), STR("CMD"))) return (Span){0, 0};
        first = instr_next_arg(in, first);
    }
    return first ? (Span){first->start, instr_args_span(in).end} : (Span){0, 0};
}

// ---- Strings that no `[` opens ----

// Where the string in quotes ends that starts at `at`, after its quote; STR_NONE when none does.
static uint32_t after_string(const Reader *r, uint32_t at)
{
    uint32_t close = at < r->s.len && quote_at(r, at) != QUOTE_NOT ? string_end(r, at) : STR_NONE;
    return close == STR_NONE ? STR_NONE : close + utf_next(r->s, close).len;
}

// Whether the text is `"a", "b"`, alone, in round or curly brackets or with the `]` only. Words of a shell are not parted
// by commas.
static bool is_bare_list(const Reader *r, uint32_t start)
{
    uint32_t at = start, commas = 0, end = r->s.len;
    if (str_has_char(STR("({"), r->s.ptr[at])) at++;
    for (uint32_t after;; at++, commas++) {
        at = skip_blanks(r, at);
        after = after_string(r, at);
        if (after == STR_NONE) break; // after the last comma
        at = skip_blanks(r, after);
        if (str_at(r->s, at) != ',') break;
    }
    if (at < end && str_has_char(STR("])}"), r->s.ptr[at])) at++;
    return commas && skip_blanks(r, at) == end;
}

static void read_bare_list(Reader *r, uint32_t start)
{
    uint32_t open = str_has_char(STR("({"), r->s.ptr[start]), last = STR_NONE;
    fault(r, NEAR_JSON_OPEN_MISSING, start, start + utf_next(r->s, start).len);
    edit(r, start, start + open, STR("["));
    for (r->at = start + open;;) {
        skip_space(r);
        if (r->s.len <= r->at || str_has_char(STR("])}"), r->s.ptr[r->at])) break;
        if (r->s.ptr[r->at] == ',') {
            last = r->at++;
            continue;
        }
        last = STR_NONE;
        read_string(r);
        r->count++;
    }
    if (last != STR_NONE) drop_last_comma(r, last);
    edit(r, r->at, r->s.len, STR("]"));
    r->is_asking = true;
}

// Whether the words of COPY, ADD or VOLUME are parted by blanks and one in quotes has a blank itself: quotes mean nothing
// there.
static bool is_quoted_words(const Reader *r, const Instr *in, uint32_t start)
{
    bool has_blank = false,
         has_list = in->kind == K_COPY || in->kind == K_ADD || in->kind == K_VOLUME;
    for (uint32_t at = start, end; has_list && at < r->s.len; at = skip_blanks(r, end)) {
        end = after_string(r, at);
        if (end == STR_NONE) {
            Str rest = str_skip(r->s, at), word = str_next_word(&rest);
            for (uint32_t i = 0; i < word.len; i++)
                if (quote_at(r, at + i) != QUOTE_NOT || str_has_char(STR(",\\[]"), word.ptr[i]))
                    return false;
            end = at + word.len;
            continue;
        }
        Str text = str_cut(r->s, at, end);
        for (uint32_t i = 0; i < text.len; i++) has_blank |= char_is_blank(text.ptr[i]);
        if (end < r->s.len && !char_is_blank(r->s.ptr[end])) return false;
    }
    return has_blank;
}

static void read_quoted_words(Reader *r, uint32_t start)
{
    fault(r, NEAR_JSON_WORDS, start, r->s.len);
    edit(r, start, start, STR("["));
    for (r->at = start; r->at < r->s.len; skip_space(r)) {
        r->count++;
        if (quote_at(r, r->at) != QUOTE_NOT)
            read_string(r);
        else
            read_bare(r);
        if (skip_blanks(r, r->at) < r->s.len) edit(r, r->at, r->at, STR(","));
    }
    edit(r, r->s.len, r->s.len, STR("]"));
    r->is_asking = true;
}

static bool near_json_bare(Reader *r, const Instr *in, uint32_t start)
{
    uint32_t quote = start;
    while (quote < r->s.len && quote_at(r, quote) == QUOTE_NOT) quote++;
    if (quote == r->s.len || in->kind == K_ONBUILD) return false;
    if (is_bare_list(r, start)) {
        read_bare_list(r, start);
        return true;
    }
    if (!is_quoted_words(r, in, start)) return false;
    read_quoted_words(r, start);
    return true;
}

static void hand_over(const Reader *r, Span span)
{
    r->out->span = span;
    r->out->is_exact = !r->is_asking && !r->has_doubt && r->count;
    r->out->edit = r->edits.item;
    r->out->edit_count = r->has_doubt || !r->count ? 0 : r->edits.count;
}

bool near_json(Arena *a, const Instr *in, NearJson *out)
{
    *out = (NearJson){0};
    Span span = arguments(in);
    Reader r = {.a = a, .s = str_cut(in->joined, 0, span.end), .at = span.start, .out = out};
    uint32_t start = skip_blanks(&r, span.start);
    if (str_at(r.s, start) != '[') {
        bool is_list = near_json_bare(&r, in, start);
        if (is_list) hand_over(&r, (Span){start, span.end});
        return is_list;
    }
    skip_space(&r);
    Str text = str_skip(r.s, start);
    r.has_variable = str_has_char(text, '$') || str_has_char(text, '`');
    read_array(&r);
    if (!is_meant(&r, in)) return false;
    hand_over(&r, (Span){start, span.end});
    return true;
}
