// Shell tokens and nesting, as far as the layout needs them. A command that is not understood is
// left unchanged as a whole.
#include "features/format_layout.h"

static char at(const Scan *s, uint32_t ahead)
{
    return s->at + ahead < s->end ? s->in->joined.ptr[s->at + ahead] : '\0';
}

static bool is_operator_char(char c)
{
    return c && str_has_char(STR(";&|<>()"), c);
}

// Moves to the end of a word, with quotes and nested text.
static void skip_word(Scan *s)
{
    uint32_t depth = s->depth;
    bool is_first = true;
    while (s->at < s->end) {
        char c = at(s, 0);
        bool is_inner = s->depth != depth || (c == '(' && !is_first);
        if (!is_inner && (char_is_blank(c) || is_operator_char(c))) return;
        scan_next(s);
        is_first = false;
    }
}

// Reads `>`, `2>&1`, `<<<`, `&>>`, `<(...)` with the text right behind the operator.
static void skip_redirect(Scan *s)
{
    uint32_t depth = s->depth;
    while (at(s, 0) && str_has_char(STR("<>&|"), at(s, 0))) scan_next(s);
    if (at(s, 0) == '(') scan_next(s);
    while (s->at < s->end && depth < s->depth) scan_next(s);
    skip_word(s);
}

static bool is_number(Str s)
{
    for (uint32_t i = 0; i < s.len; i++)
        if (!char_is_digit(s.ptr[i])) return false;
    return s.len != 0;
}

static Token token(const Scan *s, TokenKind kind, uint32_t start)
{
    return (Token){kind, {start, s->at}};
}

static Token read_operator(Scan *s)
{
    static const struct {
        Str text;
        TokenKind kind;
    } operators[] = {
        {STR_INIT(";;&"), TOKEN_CASE_END}, {STR_INIT(";;"), TOKEN_CASE_END},
        {STR_INIT(";&"), TOKEN_CASE_END},  {STR_INIT("&&"), TOKEN_JOIN},
        {STR_INIT("||"), TOKEN_JOIN},      {STR_INIT("|&"), TOKEN_JOIN},
        {STR_INIT("|"), TOKEN_JOIN},       {STR_INIT(";"), TOKEN_SEPARATE},
        {STR_INIT("&"), TOKEN_SEPARATE},
    };
    uint32_t start = s->at;
    Str rest = str_cut(s->in->joined, start, s->end);
    for (uint32_t i = 0; i < ARRAY_LEN(operators); i++) {
        if (!str_starts(rest, operators[i].text)) continue;
        while (s->at < start + operators[i].text.len) scan_next(s);
        return token(s, operators[i].kind, start);
    }
    return token(s, TOKEN_LOST, start);
}

// Brackets are tracked by the grammar, as the scanner does not know the patterns of `case`.
static Token read_bracket(Scan *s, uint32_t start)
{
    TokenKind kind = at(s, 0) == '(' ? TOKEN_OPEN : TOKEN_CLOSE;
    s->at++;
    s->in_word = false;
    return token(s, kind, start);
}

static bool is_redirect(char c, char next)
{
    return c == '<' || c == '>' || (c == '&' && next == '>');
}

// Reads a word, or a redirection with an optional number.
static Token read_word(Scan *s, uint32_t start)
{
    if (!is_redirect(at(s, 0), at(s, 1))) {
        skip_word(s);
        bool has_number = is_number(str_cut(s->in->joined, start, s->at));
        if (!has_number || (at(s, 0) != '<' && at(s, 0) != '>')) return token(s, TOKEN_WORD, start);
    }
    skip_redirect(s);
    return token(s, TOKEN_WORD, start);
}

Token format_token(Scan *s)
{
    while (char_is_blank(at(s, 0))) scan_next(s);
    uint32_t start = s->at;
    char c = at(s, 0);
    if (!c) return token(s, s->at < s->end ? TOKEN_LOST : TOKEN_END, start);
    if (scan_is_comment(s)) return token(s, TOKEN_LOST, start);
    if (is_redirect(c, at(s, 1))) return read_word(s, start);
    if (c == '(' || c == ')') return read_bracket(s, start);
    return is_operator_char(c) ? read_operator(s) : read_word(s, start);
}

// ---- The grammar ----

static bool is_top(const Nesting *n, Frame frame)
{
    return n->depth && n->frame[n->depth - 1] == frame;
}

static void push(Nesting *n, Frame frame)
{
    if (n->depth == FRAME_DEPTH)
        n->is_lost = true;
    else
        n->frame[n->depth++] = frame;
}

static void pop(Nesting *n, Frame frame)
{
    if (is_top(n, frame))
        n->depth--;
    else
        n->is_lost = true;
}

typedef enum Effect { EFFECT_NONE, EFFECT_OPEN, EFFECT_MIDDLE, EFFECT_CLOSE, EFFECT_GO_ON } Effect;

typedef struct Keyword {
    Str text;
    Effect effect;
    Frame frame;
    bool has_header;
} Keyword;

static const Keyword *keyword_of(Str word)
{
    static const Keyword keywords[] = {
        {STR_INIT("if"), EFFECT_OPEN, FRAME_IF, false},
        {STR_INIT("then"), EFFECT_MIDDLE, FRAME_IF, false},
        {STR_INIT("elif"), EFFECT_MIDDLE, FRAME_IF, false},
        {STR_INIT("else"), EFFECT_MIDDLE, FRAME_IF, false},
        {STR_INIT("fi"), EFFECT_CLOSE, FRAME_IF, false},
        {STR_INIT("for"), EFFECT_OPEN, FRAME_LOOP, true},
        {STR_INIT("select"), EFFECT_OPEN, FRAME_LOOP, true},
        {STR_INIT("while"), EFFECT_OPEN, FRAME_LOOP, false},
        {STR_INIT("until"), EFFECT_OPEN, FRAME_LOOP, false},
        {STR_INIT("do"), EFFECT_MIDDLE, FRAME_LOOP, false},
        {STR_INIT("done"), EFFECT_CLOSE, FRAME_LOOP, false},
        {STR_INIT("case"), EFFECT_OPEN, FRAME_CASE, true},
        {STR_INIT("esac"), EFFECT_CLOSE, FRAME_CASE, false},
        {STR_INIT("{"), EFFECT_OPEN, FRAME_BRACE, false},
        {STR_INIT("}"), EFFECT_CLOSE, FRAME_BRACE, false},
        {STR_INIT("!"), EFFECT_GO_ON, FRAME_IF, false},
        {STR_INIT("time"), EFFECT_GO_ON, FRAME_IF, false},
    };
    for (uint32_t i = 0; i < ARRAY_LEN(keywords); i++)
        if (str_eq(keywords[i].text, word)) return &keywords[i];
    return NULL;
}

static const Keyword *keyword_at(const Nesting *n, Token t, Str text)
{
    bool may_be = t.kind == TOKEN_WORD && (n->starts_command || n->in_pattern);
    const Keyword *k = may_be ? keyword_of(text) : NULL;
    bool is_end = k && k->frame == FRAME_CASE && k->effect == EFFECT_CLOSE;
    return n->in_pattern && !is_end ? NULL : k;
}

bool nesting_is_middle(const Nesting *n, Token t)
{
    if (n->in_test || n->in_header) return true;
    if (t.kind == TOKEN_WORD) return !n->starts_command && !n->in_pattern;
    return false;
}

uint32_t nesting_depth(const Nesting *n, Token t, Str text)
{
    const Keyword *k = keyword_at(n, t, text);
    bool closes = t.kind == TOKEN_CLOSE && !n->in_pattern;
    if (k) closes = k->effect == EFFECT_CLOSE || k->effect == EFFECT_MIDDLE;
    uint32_t depth = n->depth;
    if (k && k->frame == FRAME_CASE && is_top(n, FRAME_BODY)) depth--;
    return closes && depth ? depth - 1 : depth;
}

static void close_case(Nesting *n)
{
    if (is_top(n, FRAME_BODY)) n->depth--;
    pop(n, FRAME_CASE);
    n->in_pattern = false;
}

static void step_keyword(Nesting *n, const Keyword *k)
{
    n->starts_command = k->effect != EFFECT_CLOSE;
    switch (k->effect) {
    case EFFECT_OPEN:
        push(n, k->frame);
        n->in_header = k->has_header;
        n->starts_command = !k->has_header;
        break;
    case EFFECT_MIDDLE: n->is_lost = n->is_lost || !is_top(n, k->frame); break;
    case EFFECT_CLOSE:
        if (k->frame == FRAME_CASE)
            close_case(n);
        else
            pop(n, k->frame);
        break;
    default: break;
    }
}

static void step_header(Nesting *n, Token t, Str text)
{
    bool is_case = is_top(n, FRAME_CASE);
    if (is_case && t.kind == TOKEN_WORD && str_is_z(text, "in")) {
        n->in_header = false;
        n->in_pattern = true;
    }
    if (!is_case && t.kind == TOKEN_SEPARATE) {
        n->in_header = false;
        n->starts_command = true;
    }
    if (t.kind != TOKEN_WORD && (is_case || t.kind != TOKEN_SEPARATE)) n->is_lost = true;
}

static void step_word(Nesting *n, Token t, Str text)
{
    const Keyword *k = keyword_at(n, t, text);
    if (k) {
        step_keyword(n, k);
        return;
    }
    if (n->in_pattern) return;
    n->in_test = n->starts_command && str_is_z(text, "[[");
    n->starts_command = str_ends_z(text, "()");
}

static void step_pattern(Nesting *n, Token t)
{
    bool is_fine = t.kind == TOKEN_OPEN || t.kind == TOKEN_CLOSE || t.kind == TOKEN_JOIN;
    n->is_lost = n->is_lost || !is_fine;
    if (t.kind != TOKEN_CLOSE) return;
    n->in_pattern = false;
    push(n, FRAME_BODY);
    n->starts_command = true;
}

static void step_operator(Nesting *n, Token t)
{
    switch (t.kind) {
    case TOKEN_OPEN:
        if (!n->starts_command) n->is_lost = true;
        push(n, FRAME_PAREN);
        break;
    case TOKEN_CLOSE: pop(n, FRAME_PAREN); break;
    case TOKEN_CASE_END:
        pop(n, FRAME_BODY);
        n->in_pattern = true;
        break;
    default: break;
    }
    n->starts_command = t.kind != TOKEN_CLOSE && t.kind != TOKEN_CASE_END;
}

void nesting_step(Nesting *n, Token t, Str text)
{
    if (t.kind == TOKEN_LOST)
        n->is_lost = true;
    else if (n->in_test)
        n->in_test = t.kind != TOKEN_WORD || !str_is_z(text, "]]");
    else if (n->in_header)
        step_header(n, t, text);
    else if (t.kind == TOKEN_WORD)
        step_word(n, t, text);
    else if (n->in_pattern)
        step_pattern(n, t);
    else
        step_operator(n, t);
}
