// Shell text by its words: what stands where a command may begin is one, what begins with a dash is an option.
#include "features/paint.h"

typedef struct ShellPaint {
    Paint *paint;
    Str text; // up to the end of what is painted
    uint32_t at;
    bool is_command; // the next word is one
} ShellPaint;

static const Str RESERVED = STR_INIT(
    "if then else elif fi for while until do done case esac in function select ! { } [[ ]] time");
static const Str BEFORE_COMMAND = STR_INIT("if then else elif while until do ! { time");
static const Str WRAPPERS = STR_INIT("sudo exec env nohup command xargs nice doas gosu su-exec");

static void skip_name(ShellPaint *s)
{
    while (s->at < s->text.len && char_is_word(s->text.ptr[s->at])) s->at++;
}

// At a `$`.
static void paint_variable(ShellPaint *s)
{
    uint32_t start = s->at++;
    if (str_at(s->text, s->at) == '{') {
        while (s->at < s->text.len && s->text.ptr[s->at] != '}' && s->text.ptr[s->at] != '\n')
            s->at++;
        if (str_at(s->text, s->at) == '}') s->at++;
    } else if (char_is_word(str_at(s->text, s->at))) {
        skip_name(s);
    } else if (s->at < s->text.len && str_has_char(STR("@*#?$!-"), s->text.ptr[s->at])) {
        s->at++;
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

static void paint_double(ShellPaint *s)
{
    uint32_t start = s->at++;
    while (s->at < s->text.len && s->text.ptr[s->at] != '"') {
        char c = s->text.ptr[s->at];
        if (c == '$') {
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
    return (uint8_t)c <= ' ' || str_has_char(STR(";&|()<>`"), c);
}

static uint32_t type_of(ShellPaint *s, Str word)
{
    bool is_reserved = str_is_one_of(word, RESERVED) &&
                       (s->is_command || str_is_one_of(word, STR("in do then }")));
    if (is_reserved) {
        s->is_command = str_is_one_of(word, BEFORE_COMMAND);
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

static void paint_word(ShellPaint *s)
{
    uint32_t start = s->at, end = s->at;
    bool is_assignment = paint_assignment(s);
    if (!is_assignment) {
        while (end < s->text.len && !ends_word(s->text.ptr[end]) &&
               !str_has_char(STR("\"'$\\"), s->text.ptr[end]))
            end++;
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

static void paint_operator(ShellPaint *s)
{
    uint32_t start = s->at;
    char c = s->text.ptr[s->at];
    while (s->at < s->text.len && str_has_char(STR(";&|<>"), s->text.ptr[s->at])) s->at++;
    if (s->at == start) s->at++;
    paint(s->paint, (Span){start, s->at}, FL_TOKEN_OPERATOR);
    if (c != '<' && c != '>') s->is_command = c != ')';
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
    } else if (str_has_char(STR(";&|()<>`"), c)) {
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
