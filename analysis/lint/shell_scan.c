#include "lint/shell_scan.h"

bool kind_is_of_container(InstrKind kind)
{
    return kind == K_CMD || kind == K_ENTRYPOINT || kind == K_HEALTHCHECK;
}

bool kind_runs_command(InstrKind kind)
{
    return kind == K_RUN || kind_is_of_container(kind);
}

bool kind_has_shell(InstrKind kind)
{
    return kind_runs_command(kind) || kind == K_UNKNOWN;
}

Scan scan_start(const Instr *in, InstrKind kind, uint32_t from)
{
    bool is_shell = kind_has_shell(kind);
    // With a backquote as the builder's escape character, the shell is one of Windows.
    return (Scan){.in = in,
                  .at = from,
                  .end = in->logical,
                  .escape = in->before.escape,
                  .is_shell = is_shell && in->before.escape == '\\'};
}

static char innermost(const Scan *s)
{
    return s->depth ? s->open[s->depth - 1] : '\0';
}

static void push(Scan *s, char c)
{
    if (s->depth == SCAN_DEPTH)
        s->is_lost = true;
    else
        s->open[s->depth++] = c;
}

// Opens or closes a quote. False when the character is no quote, or is quoted itself.
static bool read_quote(Scan *s, char c, char inner)
{
    if (c != '\'' && c != '"') return false;
    if (inner == c)
        s->depth--;
    else if (inner == '"')
        return false;
    else
        push(s, c);
    return true;
}

// The opening character for a closing one, or 0.
static char opener_of(char c)
{
    switch (c) {
    case ')': return '(';
    case '}': return '{';
    case '`': return '`';
    default: return '\0';
    }
}

// Opens or closes a nested shell construct.
static void read_nesting(Scan *s, char c, char inner)
{
    char next = str_at(s->in->joined, s->at + 1);
    if (inner && inner == opener_of(c)) {
        s->depth--;
    } else if (c == '$' && (next == '(' || next == '{')) {
        s->at++;
        push(s, next);
    } else if (c == '<' && next == '#') {
        push(s, '#');
    } else if (c == '`' || (c == '(' && inner != '"' && inner != '{')) {
        push(s, c);
    }
}

static bool ends_word(char c)
{
    return char_is_blank(c) || c == ';' || c == '&' || c == '|' || c == '(' || c == ')';
}

bool scan_next(Scan *s)
{
    if (s->end <= s->at) return false;
    char c = s->in->joined.ptr[s->at], inner = innermost(s);
    if (inner == '\'') {
        if (c == '\'') s->depth--;
    } else if (inner == '#') {
        if (c == '#' && str_at(s->in->joined, s->at + 1) == '>') s->depth--;
    } else if (c == s->escape) {
        s->at++;
    } else if (!read_quote(s, c, inner) && s->is_shell) {
        read_nesting(s, c, inner);
    }
    s->at = s->at + 1 < s->end ? s->at + 1 : s->end;
    s->in_word = !ends_word(c);
    return true;
}

bool scan_is_bare(const Scan *s)
{
    return !s->depth && !s->is_lost;
}

bool scan_is_comment(const Scan *s)
{
    bool can_start = !s->depth || innermost(s) == '(';
    return s->is_shell && can_start && !s->in_word && str_at(s->in->joined, s->at) == '#';
}

bool span_may_have_comment(const Instr *in, Span span)
{
    Str text = instr_slice(in, span);
    for (uint32_t at = 0, next; (next = str_find_char(str_skip(text, at), '#')) != STR_NONE;) {
        at += next;
        if (!at || ends_word(text.ptr[at - 1])) return true;
        at++;
    }
    return false;
}

void scan_skip_comment(Scan *s)
{
    s->at = line_end_at(s->in, s->at);
    s->in_word = false;
}

// 1 + the index of the last cut at or before the joined offset.
static uint32_t cuts_up_to(const Instr *in, uint32_t at)
{
    uint32_t low = 0, high = in->cut_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (in->cut[middle].at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// The continuation that ends the line of `at`, as a cut; NULL on the last line.
static const Cut *line_escape_at(const Instr *in, uint32_t at)
{
    for (uint32_t i = cuts_up_to(in, at); i < in->cut_count; i++)
        if (in->cut[i].kind == CUT_CONTINUATION) return &in->cut[i];
    return NULL;
}

uint32_t line_end_at(const Instr *in, uint32_t at)
{
    const Cut *escape = line_escape_at(in, at);
    return escape && escape->at < in->logical ? escape->at : in->logical;
}

const Cut *line_cut_before(const Instr *in, uint32_t at)
{
    uint32_t count = cuts_up_to(in, at);
    return count && in->start <= in->cut[count - 1].at ? &in->cut[count - 1] : NULL;
}

const char *escape_name(const Instr *in)
{
    return in->before.escape == '\\' ? "`\\`" : "backquote";
}

uint32_t before_blanks(const Instr *in, uint32_t at)
{
    while (in->start < at && char_is_blank(in->joined.ptr[at - 1])) at--;
    return at;
}

static bool is_joiner(char c)
{
    return c == '&' || c == '|';
}

Span operator_before(const Instr *in, uint32_t at)
{
    uint32_t end = before_blanks(in, at), start = end;
    while (in->start < start && is_joiner(in->joined.ptr[start - 1])) start--;
    if (start == end) return (Span){end, end};
    Str text = str_cut(in->joined, start, end);
    bool is_escaped = in->start < start && in->joined.ptr[start - 1] == '\\';
    bool is_operator = str_is_z(text, "&&") || str_is_z(text, "||") || str_is_z(text, "|");
    return is_operator && !is_escaped ? (Span){start, end} : (Span){end, end};
}
