// Decides whether arguments that are nearly a JSON array were meant as one.
#include "model/near_json.h"
#include "base/out.h"
#include "base/utf.h"
#include "model/array_reader.h"
#include "syntax/walk.h"

// ---- What was meant ----

static char first_byte(const ArrayReader *r)
{
    return str_at(r->s, array_skip_blanks(r, r->open));
}

static bool is_glued(const ArrayReader *r)
{
    return array_skip_blanks(r, r->open) == r->open;
}

// Whether nothing but a comment follows the array.
static bool is_whole(const ArrayReader *r)
{
    return r->is_closed && (r->rest == r->s.len || r->s.ptr[r->rest] == '#');
}

static uint32_t first_len(const ArrayReader *r)
{
    return r->first.end - r->first.start;
}

// `[node, x]` is meant as an array; `[ -f x ]`, `[ab]*` and PowerShell's `[Type]::Name` are shell
// commands.
static bool is_meant_bare(const ArrayReader *r, const Instr *in)
{
    bool is_tight = is_glued(r) && r->commas;
    Str no_word = is_tight ? STR("(\\[`:") : STR("-!$(\\[`:");
    if (!r->count || !is_whole(r) || str_has_char(no_word, first_byte(r))) return false;
    if (r->commas) return true;
    return is_glued(r) && in->kind != K_RUN && (1 < r->count || 2 < first_len(r));
}

// `["node" "x"]` is meant as an array; `[ "$A" ]` is a test.
static bool is_meant_quoted(const ArrayReader *r, const Instr *in)
{
    if (r->commas) return true;
    bool is_run = in->kind == K_RUN, is_test = r->has_variable || r->rest != r->s.len;
    if (is_glued(r)) return !is_run || !is_test;
    char first = str_at(r->s, r->first.start + 1);
    return !is_run && !is_test && !r->bare && r->is_closed && first != '-' && first != '!';
}

static bool is_meant_command(const ArrayReader *r, const Instr *in)
{
    if (r->has_operator || first_byte(r) == '[') return false;
    return r->count && r->bare < r->count &&
                   array_quote_at(r, array_skip_blanks(r, r->open)) != QUOTE_NOT
               ? is_meant_quoted(r, in)
               : is_meant_bare(r, in);
}

// COPY and ADD also take patterns: `[ab]* /x/`.
static bool is_meant_names(const ArrayReader *r)
{
    if (array_quote_at(r, array_skip_blanks(r, r->open)) != QUOTE_NOT) {
        bool is_set_off = r->close < r->rest || (1 < r->count && is_whole(r));
        return r->is_first_quoted && (r->commas || is_set_off);
    }
    Str rest = str_skip(r->s, r->open);
    bool is_pattern = is_glued(r) && str_has_char(str_next_word(&rest), ']');
    return r->count && is_whole(r) && !is_pattern && (r->commas || !is_glued(r));
}

static bool is_meant(const ArrayReader *r, const Instr *in)
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

// The arguments that may be an array; an empty span when there are none.
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

// ---- Strings without a `[` before them ----

// The offset behind the quoted string that starts at `at`; STR_NONE when there is none.
static uint32_t after_string(const ArrayReader *r, uint32_t at)
{
    uint32_t close =
        at < r->s.len && array_quote_at(r, at) != QUOTE_NOT ? array_string_end(r, at) : STR_NONE;
    return close == STR_NONE ? STR_NONE : close + utf_next(r->s, close).len;
}

// Whether the text is a list `"a", "b"`: alone, in round or curly brackets, or with only the `]`.
// In a shell, commas do not separate words.
static bool is_bare_list(const ArrayReader *r, uint32_t start)
{
    uint32_t at = start, commas = 0, end = r->s.len;
    if (str_has_char(STR("({"), r->s.ptr[at])) at++;
    for (uint32_t after;; at++, commas++) {
        at = array_skip_blanks(r, at);
        after = after_string(r, at);
        if (after == STR_NONE) break; // nothing after the last comma
        at = array_skip_blanks(r, after);
        if (str_at(r->s, at) != ',') break;
    }
    if (at < end && str_has_char(STR("])}"), r->s.ptr[at])) at++;
    return commas && array_skip_blanks(r, at) == end;
}

static void read_bare_list(ArrayReader *r, uint32_t start)
{
    uint32_t open = str_has_char(STR("({"), r->s.ptr[start]), last = STR_NONE;
    array_fault(r, NEAR_JSON_OPEN_MISSING, start, start + utf_next(r->s, start).len);
    array_edit(r, start, start + open, STR("["));
    for (r->at = start + open;;) {
        array_skip_space(r);
        if (r->s.len <= r->at || str_has_char(STR("])}"), r->s.ptr[r->at])) break;
        if (r->s.ptr[r->at] == ',') {
            last = r->at++;
            continue;
        }
        last = STR_NONE;
        array_read_string(r);
        r->count++;
    }
    if (last != STR_NONE) array_drop_last_comma(r, last);
    array_edit(r, r->at, r->s.len, STR("]"));
    r->is_asking = true;
}

static bool copies_words(const Instr *in)
{
    return in->kind == K_COPY || in->kind == K_ADD || in->kind == K_VOLUME;
}

// Whether the words of COPY, ADD or VOLUME are separated by blanks and one of them has a blank
// inside quotes: quotes mean nothing there.
static bool is_quoted_words(const ArrayReader *r, const Instr *in, uint32_t start)
{
    bool has_blank = false, has_list = copies_words(in);
    for (uint32_t at = start, end; has_list && at < r->s.len; at = array_skip_blanks(r, end)) {
        end = after_string(r, at);
        if (end == STR_NONE) {
            Str rest = str_skip(r->s, at), word = str_next_word(&rest);
            for (uint32_t i = 0; i < word.len; i++)
                if (array_quote_at(r, at + i) != QUOTE_NOT ||
                    str_has_char(STR(",\\[]"), word.ptr[i]))
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

static void read_quoted_words(ArrayReader *r, uint32_t start)
{
    array_fault(r, NEAR_JSON_WORDS, start, r->s.len);
    array_edit(r, start, start, STR("["));
    for (r->at = start; r->at < r->s.len; array_skip_space(r)) {
        r->count++;
        if (array_quote_at(r, r->at) != QUOTE_NOT)
            array_read_string(r);
        else
            array_read_bare(r);
        if (array_skip_blanks(r, r->at) < r->s.len) array_edit(r, r->at, r->at, STR(","));
    }
    array_edit(r, r->s.len, r->s.len, STR("]"));
    r->is_asking = true;
}

// Whether a word of COPY, ADD or VOLUME other than the last ends in a backslash: `my\ file.txt`.
// Not what may be a Windows path.
static bool is_escaped_words(const ArrayReader *r, const Instr *in, uint32_t start)
{
    Str rest = str_skip(r->s, start), word;
    uint32_t count = 0, least = in->kind == K_VOLUME ? 2 : 3, escaped = 0;
    bool ends_so = false;
    if (!copies_words(in) || !str_has_char(rest, '\\')) return false;
    while ((word = str_next_word(&rest)).len) {
        for (uint32_t i = 0; i < word.len; i++) {
            bool is_end = word.ptr[i] == '\\' && i + 1 == word.len && i;
            if (!is_end && str_has_char(STR("\\\"'`,[]:"), word.ptr[i])) return false;
        }
        ends_so = str_ends_z(word, "\\");
        escaped += ends_so;
        count++;
    }
    return escaped && !ends_so && least <= count;
}

static void read_escaped_words(ArrayReader *r, uint32_t start)
{
    Out o = out_on(r->a);
    Str rest = str_skip(r->s, start), word;
    bool is_open = false;
    while ((word = str_next_word(&rest)).len) {
        bool goes_on = str_ends_z(word, "\\");
        if (!is_open) out_str(&o, r->count++ ? STR(", \"") : STR("[\""));
        out_str(&o, str_cut(word, 0, word.len - goes_on));
        out_char(&o, goes_on ? ' ' : '"');
        is_open = goes_on;
    }
    out_char(&o, ']');
    array_fault(r, NEAR_JSON_BACKSLASH, start, r->s.len);
    array_edit(r, start, r->s.len, out_done(&o));
    r->is_asking = true;
}

static bool may_be_quote(char c)
{
    return c == '"' || c == '\'' || c == '`' || c & 0x80;
}

static bool near_json_bare(ArrayReader *r, const Instr *in, uint32_t start)
{
    uint32_t quote = start;
    char first = str_at(r->s, start);
    bool may_be_list = may_be_quote(first) || first == '(' || first == '{';
    if (!may_be_list && !copies_words(in)) return false;
    if (is_escaped_words(r, in, start)) {
        read_escaped_words(r, start);
        return true;
    }
    while (quote < r->s.len && !may_be_quote(r->s.ptr[quote])) quote++;
    if (quote == r->s.len || in->kind == K_ONBUILD) return false;
    if (is_bare_list(r, start)) {
        read_bare_list(r, start);
        return true;
    }
    if (!is_quoted_words(r, in, start)) return false;
    read_quoted_words(r, start);
    return true;
}

static void hand_over(const ArrayReader *r, Span span)
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
    // Fast path: nearly all commands begin with a word character.
    if (char_is_word(str_at(in->joined, span.start)) && !copies_words(in)) return false;
    ArrayReader r = {.a = a, .s = str_cut(in->joined, 0, span.end), .at = span.start, .out = out};
    uint32_t start = array_skip_blanks(&r, span.start);
    if (str_at(r.s, start) != '[') {
        bool is_list = near_json_bare(&r, in, start);
        if (is_list) hand_over(&r, (Span){start, span.end});
        return is_list;
    }
    array_skip_space(&r);
    Str text = str_skip(r.s, start);
    r.has_variable = str_has_char(text, '$') || str_has_char(text, '`');
    array_read(&r);
    if (!is_meant(&r, in)) return false;
    hand_over(&r, (Span){start, span.end});
    return true;
}
