// Paints shell text word by word: a word where a command may begin is a command, one that begins
// with a dash an option.
#include "features/paint.h"

enum { PENDING_MAX = 8 };

// A heredoc whose body follows this line.
typedef struct PendingBody {
    Str name;
    bool is_literal;
} PendingBody;

typedef struct ShellPaint {
    Paint *paint;
    Str text; // ends where painting ends
    uint32_t at;
    bool is_command;     // the next word is a command
    bool is_pattern;     // in a pattern of `case`: no commands up to the `)`
    bool is_case_word;   // after `case`, up to its `in`
    uint32_t case_depth; // number of open `case`
    PendingBody pending[PENDING_MAX];
    uint32_t pending_count;
} ShellPaint;

static const Str RESERVED = STR_INIT(
    "if then else elif fi for while until do done case esac in function select ! { } [[ ]] time");
static const Str BEFORE_COMMAND = STR_INIT("if then else elif while until do ! { time");
static const Str WRAPPERS = STR_INIT("sudo exec env nohup command xargs nice doas gosu su-exec");

static void skip_name(ShellPaint *s)
{
    while (s->at < s->text.len && char_is_word(s->text.ptr[s->at])) s->at++;
}

// PowerShell writes `$env:NAME`.
static void skip_scope(ShellPaint *s, Str name)
{
    bool is_scope = str_ieq(name, STR("env")) && str_at(s->text, s->at) == ':';
    if (!is_scope || !char_is_word(str_at(s->text, s->at + 1))) return;
    s->at++;
    skip_name(s);
}

// Reads from the `{` of `${` to its `}` or the end of the line.
static void skip_braces(ShellPaint *s)
{
    uint32_t depth = 0;
    for (; s->at < s->text.len && s->text.ptr[s->at] != '\n'; s->at++) {
        char c = s->text.ptr[s->at];
        if (c == '{' && s->text.ptr[s->at - 1] == '$') depth++;
        if (c == '}' && --depth == 0) {
            s->at++;
            return;
        }
    }
}

// Reads a `$` and what follows.
static void paint_variable(ShellPaint *s)
{
    uint32_t start = s->at++;
    if (str_at(s->text, s->at) == '{') {
        skip_braces(s);
    } else if (s->at < s->text.len && str_has_char(STR("@*#?$!-0123456789"), s->text.ptr[s->at])) {
        s->at++;
    } else {
        skip_name(s);
        skip_scope(s, str_cut(s->text, start + 1, s->at));
    }
    if (start + 1 < s->at) paint(s->paint, (Span){start, s->at}, FL_TOKEN_VARIABLE);
}

static void paint_single(ShellPaint *s)
{
    uint32_t start = s->at++;
    while (s->at < s->text.len && s->text.ptr[s->at] != '\'') s->at++;
    if (s->at < s->text.len) s->at++;
    paint(s->paint, (Span){start, s->at}, FL_TOKEN_STRING);
}

static bool starts_variable(const ShellPaint *s)
{
    char next = str_at(s->text, s->at + 1);
    return next && (char_is_word(next) || str_has_char(STR("{@*#?$!-"), next));
}

static void paint_double(ShellPaint *s)
{
    uint32_t start = s->at++;
    while (s->at < s->text.len && s->text.ptr[s->at] != '"') {
        char c = s->text.ptr[s->at];
        if (c == '$' && starts_variable(s)) {
            paint(s->paint, (Span){start, s->at}, FL_TOKEN_STRING);
            paint_variable(s);
            start = s->at;
            continue;
        }
        s->at += c == '\\' && s->at + 1 < s->text.len ? 2 : 1;
    }
    if (s->at < s->text.len) s->at++;
    paint(s->paint, (Span){start, s->at}, FL_TOKEN_STRING);
}

static bool ends_word(char c)
{
    switch (c) {
    case ';':
    case '&':
    case '|':
    case '(':
    case ')':
    case '<':
    case '>':
    case '`': return true;
    default: return (uint8_t)c <= ' ';
    }
}

// Tracks `case WORD in PATTERN)` up to `esac`.
static void note_keyword(ShellPaint *s, Str word)
{
    if (str_is_z(word, "case")) {
        s->case_depth++;
        s->is_case_word = true;
    } else if (s->is_case_word && str_is_z(word, "in")) {
        s->is_case_word = false;
        s->is_pattern = true;
    } else if (s->case_depth && str_is_z(word, "esac")) {
        s->case_depth--;
        s->is_pattern = false;
    }
}

static uint32_t type_of(ShellPaint *s, Str word)
{
    if (s->is_pattern && !str_is_z(word, "esac")) return FL_TOKEN_NONE;
    bool is_reserved = s->is_command ? str_is_one_of(word, RESERVED)
                                     : str_is_one_of(word, STR("in do then } esac"));
    if (is_reserved) {
        s->is_command = str_is_one_of(word, BEFORE_COMMAND);
        note_keyword(s, word);
        return FL_TOKEN_KEYWORD;
    }
    if (str_at(word, 0) == '-' && 1 < word.len) return FL_TOKEN_PARAMETER;
    if (!s->is_command) return FL_TOKEN_NONE;
    s->is_command = str_is_one_of(word, WRAPPERS);
    return FL_TOKEN_FUNCTION;
}

// `NAME=` before a command.
static bool paint_assignment(ShellPaint *s)
{
    uint32_t end = s->at;
    while (end < s->text.len && char_is_word(s->text.ptr[end])) end++;
    bool is_one = s->is_command && s->at < end && str_at(s->text, end) == '=' &&
                  !char_is_digit(s->text.ptr[s->at]);
    if (!is_one) return false;
    paint(s->paint, (Span){s->at, end}, FL_TOKEN_VARIABLE | PAINT_DECLARATION);
    paint(s->paint, (Span){end, end + 1}, FL_TOKEN_OPERATOR);
    s->at = end + 1;
    return true;
}

// The end of the plain text in a word.
static bool ends_plain(char c)
{
    return c == '"' || c == '\'' || c == '$' || c == '\\' || ends_word(c);
}

static void paint_word(ShellPaint *s)
{
    uint32_t start = s->at, end = s->at;
    bool is_assignment = paint_assignment(s);
    if (!is_assignment) {
        while (end < s->text.len && !ends_plain(s->text.ptr[end])) end++;
        uint32_t type = type_of(s, str_cut(s->text, start, end));
        if (type != FL_TOKEN_NONE) paint(s->paint, (Span){start, end}, type);
        s->at = end;
    }
    while (s->at < s->text.len && !ends_word(s->text.ptr[s->at])) {
        char c = s->text.ptr[s->at];
        if (c == '"')
            paint_double(s);
        else if (c == '\'')
            paint_single(s);
        else if (c == '$')
            break;
        else
            s->at += c == '\\' && s->at + 1 < s->text.len ? 2 : 1;
    }
    if (s->at == start) s->at++;
}

// ---- Heredocs of a script ----

// After `<<`: the word is a heredoc delimiter.
static void note_heredoc(ShellPaint *s)
{
    uint32_t start = s->at;
    if (str_at(s->text, s->at) == '-') s->at++;
    while (char_is_blank(str_at(s->text, s->at))) s->at++;
    char quote = str_at(s->text, s->at);
    bool is_quoted = quote == '"' || quote == '\'';
    uint32_t from = s->at + is_quoted, end = from;
    while (end < s->text.len && s->text.ptr[end] != '\n' &&
           (is_quoted ? s->text.ptr[end] != quote : !ends_word(s->text.ptr[end])))
        end++;
    Str name = str_cut(s->text, from, end);
    if (!name.len || s->pending_count == PENDING_MAX) return;
    s->at = end + (is_quoted && str_at(s->text, end) == quote);
    s->pending[s->pending_count++] = (PendingBody){name, is_quoted};
    paint(s->paint, (Span){start - 2, s->at}, FL_TOKEN_MACRO);
}

static void paint_body_line(ShellPaint *s, uint32_t end, bool is_literal)
{
    paint(s->paint, (Span){s->at, end}, FL_TOKEN_STRING);
    while (!is_literal && s->at < end) {
        if (s->text.ptr[s->at] == '$' && starts_variable(s))
            paint_variable(s);
        else
            s->at += s->text.ptr[s->at] == '\\' ? 2 : 1;
    }
    s->at = end;
}

static void paint_body(ShellPaint *s, const PendingBody *body)
{
    while (s->at < s->text.len) {
        Str rest = str_skip(s->text, s->at);
        uint32_t length = str_find_char(rest, '\n');
        uint32_t end = length == STR_NONE ? s->text.len : s->at + length;
        bool is_end = str_eq(str_trim(str_cut(s->text, s->at, end)), body->name);
        if (is_end)
            paint(s->paint, (Span){s->at, end}, FL_TOKEN_MACRO);
        else
            paint_body_line(s, end, body->is_literal);
        s->at = end < s->text.len ? end + 1 : end;
        if (is_end) return;
    }
}

static void paint_bodies(ShellPaint *s)
{
    for (uint32_t i = 0; i < s->pending_count; i++) paint_body(s, &s->pending[i]);
    s->pending_count = 0;
}

static void paint_operator(ShellPaint *s)
{
    uint32_t start = s->at;
    char c = s->text.ptr[s->at];
    while (s->at < s->text.len && str_has_char(STR(";&|<>"), s->text.ptr[s->at])) s->at++;
    if (s->at == start) s->at++;
    paint(s->paint, (Span){start, s->at}, FL_TOKEN_OPERATOR);
    Str operator= str_cut(s->text, start, s->at);
    if (str_is_z(operator, "<<")) note_heredoc(s);
    if (c != '<' && c != '>') s->is_command = c != ')' || s->is_pattern;
    if (c == ')') s->is_pattern = false;
    if (s->case_depth && str_starts_z(operator, ";;")) s->is_pattern = true;
}

// ---- Arithmetic ----

static void paint_term(ShellPaint *s)
{
    uint32_t start = s->at;
    skip_name(s);
    paint(s->paint, (Span){start, s->at},
          char_is_digit(s->text.ptr[start]) ? FL_TOKEN_NUMBER : FL_TOKEN_VARIABLE);
}

// Reads from `$((` to `))`.
static void paint_arithmetic(ShellPaint *s)
{
    uint32_t start = s->at, depth = 2;
    s->at += 3;
    paint(s->paint, (Span){start, s->at}, FL_TOKEN_OPERATOR);
    while (s->at < s->text.len && depth) {
        char c = s->text.ptr[s->at];
        depth += c == '(';
        depth -= c == ')';
        if (c == '$')
            paint_variable(s);
        else if (char_is_word(c))
            paint_term(s);
        else
            s->at++;
        if (c == ')' && depth < 2) paint(s->paint, (Span){s->at - 1, s->at}, FL_TOKEN_OPERATOR);
    }
}

static bool starts_comment(const ShellPaint *s)
{
    return s->text.ptr[s->at] == '#' && (!s->at || ends_word(s->text.ptr[s->at - 1]));
}

static void paint_step(ShellPaint *s)
{
    char c = s->text.ptr[s->at];
    if (c == '\n') s->is_command = true;
    if ((uint8_t)c <= ' ') {
        s->at++;
        if (c == '\n') paint_bodies(s);
    } else if (c == '$' && str_starts_z(str_skip(s->text, s->at), "$((")) {
        paint_arithmetic(s);
    } else if (starts_comment(s)) {
        uint32_t start = s->at;
        while (s->at < s->text.len && s->text.ptr[s->at] != '\n') s->at++;
        paint(s->paint, (Span){start, s->at}, FL_TOKEN_COMMENT);
    } else if (c == '$' && str_at(s->text, s->at + 1) == '(') {
        paint(s->paint, (Span){s->at, s->at + 2}, FL_TOKEN_OPERATOR);
        s->at += 2;
        s->is_command = true;
    } else if (c == '$') {
        paint_variable(s);
        s->is_command = false;
    } else if (ends_word(c)) {
        paint_operator(s);
    } else {
        paint_word(s);
    }
}

void paint_shell(Paint *p, Span joined)
{
    ShellPaint s = {.paint = p,
                    .text = str_cut(p->in->joined, 0, joined.end),
                    .at = joined.start,
                    .is_command = true};
    while (s.at < s.text.len) paint_step(&s);
}
