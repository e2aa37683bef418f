#include "rules/parts/unseen_heredoc.h"
#include "lint/near_names.h"
#include "lint/shell_scan.h"
#include "syntax/expand.h"
#include "syntax/walk.h"

enum { STEPS_MAX = 300 }; // how far the end of a text is looked for

static bool takes_heredocs(InstrKind kind)
{
    return kind == K_RUN || kind == K_COPY || kind == K_ADD;
}

// ---- The operator and the delimiter ----

// Whether the text at `at` is `<<` or `<<<`, the first of such a row.
static uint32_t operator_len(const Instr *in, uint32_t at)
{
    uint32_t end = at;
    if (str_at(in->joined, at) != '<' || (at && in->joined.ptr[at - 1] == '<')) return 0;
    while (end < in->logical && in->joined.ptr[end] == '<') end++;
    return end - at == 2 || end - at == 3 ? end - at : 0;
}

static bool is_lone(const Instr *in, uint32_t at)
{
    return str_at(in->joined, at) == '<' && str_at(in->joined, at - 1) != '<' &&
           str_at(in->joined, at + 1) != '<';
}

// The length of `<` or `< <` at `at`, 0 when no such sign stands there.
static uint32_t single_len(const Instr *in, uint32_t at)
{
    if (!at || !is_lone(in, at)) return 0;
    uint32_t next = at + 1;
    while (next < in->logical && char_is_blank(in->joined.ptr[next])) next++;
    return next < in->logical && is_lone(in, next) ? next + 1 - at : 1;
}

static bool is_quote(char c)
{
    return c == '"' || c == '\'' || c == '\\';
}

// The delimiter at `at`, with quotes around it; empty when it is not a name.
static Span name_at(const Instr *in, uint32_t at)
{
    uint32_t start = at;
    while (at < in->logical && is_quote(in->joined.ptr[at])) at++;
    if (!char_is_alpha(str_at(in->joined, at)) && str_at(in->joined, at) != '_')
        return (Span){start, start};
    while (at < in->logical && (char_is_word(in->joined.ptr[at]) || in->joined.ptr[at] == '-'))
        at++;
    if (start < at && is_quote(in->joined.ptr[start]) && at < in->logical &&
        in->joined.ptr[at] == in->joined.ptr[start])
        at++;
    return (Span){start, at};
}

static Str bare_name(const Instr *in, Span name)
{
    Str text = instr_slice(in, name);
    while (text.len && is_quote(text.ptr[0])) text = str_skip(text, 1);
    while (text.len && is_quote(text.ptr[text.len - 1])) text.len--;
    return text;
}

static bool read_operator(const Instr *in, uint32_t at, Unseen *out)
{
    uint32_t len = operator_len(in, at);
    out->is_single = !len;
    if (!len) len = single_len(in, at);
    if (!len) return false;
    uint32_t end = at + len;
    if (str_at(in->joined, end) == '-') end++;
    out->operator_span = (Span){at, end};
    while (end < in->logical && char_is_blank(in->joined.ptr[end])) end++;
    out->name = name_at(in, end);
    return out->name.start < out->name.end;
}

// The word from its start to the end of the delimiter.
static Span word_around(const Instr *in, const Unseen *u)
{
    uint32_t start = u->operator_span.start;
    while (in->start < start && !char_is_blank(in->joined.ptr[start - 1])) start--;
    return (Span){start, u->name.end};
}

// ---- Its lines ----

static bool is_closing(Str text)
{
    for (uint32_t i = 0; i < text.len; i++)
        if (!str_has_char(STR("\"');"), text.ptr[i])) return false;
    return true;
}

// The last physical line of what is no instruction, without blanks around it.
static Str last_line(const Instr *in)
{
    const Cut *cut = line_cut_before(in, in->logical);
    return str_trim(str_cut(in->joined, cut ? cut->at : in->start, in->logical));
}

// Whether the line ends the text: the delimiter, maybe with the quotes and brackets that the command closes.
static bool is_delimiter(const Instr *in, Str name)
{
    if (in->kind != K_UNKNOWN) return false;
    Str line = last_line(in);
    return str_starts(line, name) && is_closing(str_skip(line, name.len));
}

// The item of the last line; 0 when the delimiter is not found.
static uint32_t find_last(const Model *m, uint32_t step, Str name)
{
    for (uint32_t i = step + 1; step_exists(m, i) && i - step < STEPS_MAX; i++) {
        if (!is_delimiter(instr_at(m, i), name)) continue;
        bool has_more = step_exists(m, i + 1) && instr_at(m, i + 1)->kind == K_UNKNOWN &&
                        is_closing(last_line(instr_at(m, i + 1)));
        return item_of(m, has_more ? i + 1 : i);
    }
    return 0;
}

// ---- Why the builder does not see it ----

// The builder finds heredocs with its reader of words, which may fail on a line that a shell understands.
static bool is_unreadable(Arena *a, const Instr *in, Unseen *out)
{
    ExpandMode mode = {.escape = '\\', .raw_quotes = true, .raw_escapes = true, .skip_unset = true};
    Expansion e = expand(a, str_cut(in->joined, in->start, in->logical), NULL, mode);
    if (e.is_ok) return false;
    out->place = span_shift(e.error_span, in->start);
    out->by = is_quote(str_at(in->joined, out->place.start)) ? UNSEEN_QUOTE_OPEN : UNSEEN_EXPANSION;
    return true;
}

// `COPY<<EOF`: the keyword that the word starts with.
static bool is_keyword_glued(const Instr *in, uint32_t at)
{
    const Node *keyword = instr_keyword(in);
    if (keyword->end <= at) return false;
    return takes_heredocs(keyword_kind(str_cut(in->joined, keyword->start, at)));
}

static bool is_in_quotes(const Scan *s)
{
    char inner = s->depth ? s->open[s->depth - 1] : '\0';
    return inner == '"' || inner == '\'' || str_at(s->in->joined, s->at) == '\\';
}

static bool is_glued(const Instr *in, uint32_t at)
{
    while (in->start < at && char_is_digit(in->joined.ptr[at - 1])) at--;
    return in->start < at && !char_is_blank(in->joined.ptr[at - 1]);
}

// False when the builder sees it, or when it is no heredoc for the shell either.
static bool find_reason(Arena *a, const Scan *s, Unseen *out)
{
    const Instr *in = s->in;
    uint32_t at = out->operator_span.start, end = out->operator_span.end;
    bool is_here_string = str_at(in->joined, at + 2) == '<';
    if (out->is_single)
        out->by = UNSEEN_SINGLE;
    else if (!takes_heredocs(in->kind))
        out->by = UNSEEN_KIND;
    else if (in->is_json)
        out->by = UNSEEN_EXEC_FORM;
    else if (is_unreadable(a, in, out))
        return true;
    else if (is_in_quotes(s))
        out->by = UNSEEN_QUOTED;
    else if (is_here_string)
        out->by = UNSEEN_HERE_STRING;
    else if (in->joined.ptr[end - 1] == '-' && end < out->name.start)
        out->by = UNSEEN_DASH_SPACE;
    else if (is_glued(in, at))
        out->by = UNSEEN_GLUED;
    else
        return false;
    return true;
}

// In capitals, as the delimiters of heredocs are: `A<<n` may be arithmetic.
static bool is_loud(Str name)
{
    bool is_upper = 1 < name.len;
    for (uint32_t i = 0; i < name.len; i++)
        is_upper &= !char_is_alpha(name.ptr[i]) || name.ptr[i] < 'a';
    return is_upper;
}

// Whether the shell waits for a text, also where the lines of one are not found.
static bool is_certain(const Instr *in, const Unseen *u)
{
    if (u->last_item) return true;
    bool is_shell = in->kind == K_RUN && (u->by == UNSEEN_GLUED || u->by == UNSEEN_DASH_SPACE);
    return is_shell && u->is_bare && is_loud(bare_name(in, u->name));
}

// A redirection: only above lines that end in its name it is likely that `<<` was meant.
static bool is_file(const Instr *in, const Unseen *u)
{
    return u->is_single && (!u->is_bare || !takes_heredocs(in->kind) || in->is_json ||
                            !is_loud(bare_name(in, u->name)));
}

static bool is_seen(const Instr *in, uint32_t at)
{
    for (uint32_t i = 0; i < in->heredoc_count; i++)
        if (in->heredoc[i].word.start <= at && at < in->heredoc[i].word.end) return true;
    return false;
}

// The operator stands at the scan, or after the backslash there.
static bool judge(Arena *a, const Model *m, uint32_t step, const Scan *s, uint32_t at, Unseen *out)
{
    const Instr *in = s->in;
    *out = (Unseen){.is_bare = scan_is_bare(s)};
    if (is_seen(in, at) || !read_operator(in, at, out) || is_file(in, out)) return false;
    out->place = (Span){at, out->name.end};
    if (!find_reason(a, s, out)) return false;
    out->last_item = find_last(m, step, bare_name(in, out->name));
    if (out->by == UNSEEN_GLUED) out->place = word_around(in, out);
    return is_certain(in, out);
}

// Copies have no shell that could join `<<` and the name.
static bool find_split(const Instr *in, Unseen *out)
{
    if (in->kind != K_COPY && in->kind != K_ADD) return false;
    for (uint32_t i = 0; i < in->heredoc_count; i++) {
        Span word = in->heredoc[i].word;
        Str text = instr_slice(in, word);
        if (!read_operator(in, word.start, out)) continue;
        if (out->operator_span.end == out->name.start || str_trim(text).len != text.len) continue;
        *out = (Unseen){.by = UNSEEN_COPY_SPACE,
                        .place = word,
                        .operator_span = out->operator_span,
                        .name = out->name,
                        .is_bare = true};
        return true;
    }
    return false;
}

static bool find_at_keyword(const Model *m, uint32_t step, const Instr *in, Unseen *out)
{
    const Node *keyword = instr_keyword(in);
    for (uint32_t at = keyword->start; at < keyword->end; at++) {
        if (!operator_len(in, at)) continue;
        *out = (Unseen){.by = UNSEEN_GLUED, .is_bare = true};
        if (!is_keyword_glued(in, at) || !read_operator(in, at, out)) return false;
        out->place = word_around(in, out);
        out->last_item = find_last(m, step, bare_name(in, out->name));
        return out->last_item;
    }
    return false;
}

Str unseen_last_line(const Model *m, const Unseen *u)
{
    return last_line(instr_at(m, step_at_item(m, u->last_item)));
}

// Up to a line of nothing but a name in capitals, with no instruction in between.
static bool find_nameless(const Model *m, uint32_t step, const Instr *in, uint32_t at, Unseen *out)
{
    uint32_t end = at + operator_len(in, at);
    if (at < end && str_at(in->joined, end) == '-') end++;
    bool is_last = !str_trim(str_cut(in->joined, end, in->logical)).len;
    if (end == at || !is_last || in->is_json || !takes_heredocs(in->kind)) return false;
    for (uint32_t i = step + 1; step_exists(m, i) && i - step < STEPS_MAX; i++) {
        if (instr_at(m, i)->kind != K_UNKNOWN) return false;
        Str line = last_line(instr_at(m, i));
        if (!is_loud(line) || !name_is_plain(line)) continue;
        *out = (Unseen){.by = UNSEEN_NAMELESS,
                        .place = {at, end},
                        .operator_span = {at, end},
                        .name = {end, end},
                        .is_bare = true,
                        .last_item = item_of(m, i)};
        return true;
    }
    return false;
}

// The first stands for the lines of the others too.
static void add_found(Unseen *out, const Unseen *found, bool *is_found)
{
    if (!*is_found) *out = *found;
    if (out->last_item < found->last_item) out->last_item = found->last_item;
    *is_found = true;
}

// Whether an operator stands somewhere that may be one of them, whatever is open there.
static bool may_be_unseen(const Instr *in)
{
    Str text = str_cut(in->joined, 0, in->logical);
    const Heredoc *h = in->heredoc,
                  *end = in->heredoc + in->heredoc_count; // in the order of the text
    for (uint32_t at = 0, next; (next = str_find_char(str_skip(text, at), '<')) != STR_NONE; at++) {
        Unseen u = {.is_bare = true};
        at += next;
        while (h < end && h->word.end <= at) h++;
        if (h < end && h->word.start <= at) continue;
        if (read_operator(in, at, &u) ? !is_file(in, &u) : operator_len(in, at)) return true;
    }
    return false;
}

enum { CANDIDATES_MAX = 16 }; // of one instruction

static bool find_in_text(Arena *a, const Model *m, uint32_t step, const Instr *in, Unseen *out)
{
    bool is_found = false;
    uint32_t candidates = 0;
    Scan s = scan_start(in, in->kind, instr_keyword(in)->end);
    while (s.at < s.end && candidates < CANDIDATES_MAX) {
        if (scan_is_comment(&s)) scan_skip_comment(&s);
        uint32_t at = s.at + (str_at(in->joined, s.at) == '\\');
        Unseen found;
        bool is_candidate = s.at < s.end && (operator_len(in, at) || single_len(in, at));
        candidates += is_candidate;
        if (is_candidate &&
            (judge(a, m, step, &s, at, &found) || find_nameless(m, step, in, at, &found)))
            add_found(out, &found, &is_found);
        scan_next(&s);
    }
    return is_found;
}

bool unseen_heredoc(Arena *a, const Model *m, uint32_t step, const Instr *in, Unseen *out)
{
    if (!str_has_char(in->joined, '<')) return false;
    if (in->kind == K_UNKNOWN) return find_at_keyword(m, step, in, out);
    if (in->kind == K_ONBUILD) return false; // the trigger is asked
    for (uint32_t i = 0; i < in->problem_count; i++)
        if (in->problem[i].kind == PROBLEM_HEREDOC_UNREADABLE) return false;
    if (find_split(in, out)) return true;
    return may_be_unseen(in) && find_in_text(a, m, step, in, out);
}
