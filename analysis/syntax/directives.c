// Parser directives: `# key=value` at the very top of a file (language.md 3, the main parser's reader).
#include "base/utf.h"
#include "syntax/builder.h"

static uint8_t known_key(Str key)
{
    static const struct {
        Str name;
        uint8_t seen;
    } keys[] = {
        {STR_INIT("syntax"), DIRECTIVE_SYNTAX},
        {STR_INIT("escape"), DIRECTIVE_ESCAPE},
        {STR_INIT("check"), DIRECTIVE_CHECK},
    };
    for (uint32_t i = 0; i < ARRAY_LEN(keys); i++)
        if (str_ieq(key, keys[i].name)) return keys[i].seen;
    return 0;
}

// Blanks around `=` and behind the value: no vertical tab among them.
static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\n';
}

static uint32_t skip_blanks(Str line, uint32_t at)
{
    while (at < line.len && is_blank(line.ptr[at])) at++;
    return at;
}

// The value behind `=`, without the blanks around it. [!] Where there are only blanks, the last of them is the value:
// `# escape= ` is an invalid escape, while `# escape=` is no directive.
static Span value_of(Str line, uint32_t at)
{
    uint32_t start = skip_blanks(line, at);
    uint32_t end = line.len;
    if (start == end && at < end) return (Span){end - 1, end};
    while (start < end && is_blank(line.ptr[end - 1])) end--;
    return (Span){start, end};
}

Directive directive_read(Str line)
{
    Directive d = {0};
    uint32_t at = utf_skip_space(line, 0);
    if (str_at(line, at) != '#') return d;
    at = utf_skip_space(line, at + 1);
    d.key.start = at;
    if (!char_is_alpha(str_at(line, at))) return d;
    while (char_is_alpha(str_at(line, at)) || char_is_digit(str_at(line, at))) at++;
    d.key.end = at;
    at = skip_blanks(line, at);
    if (str_at(line, at) != '=') return d;
    d.value = value_of(line, at + 1);
    d.seen = known_key(str_cut(line, d.key.start, d.key.end));
    d.is_directive = d.seen != 0 && d.value.start < d.value.end;
    return d;
}
