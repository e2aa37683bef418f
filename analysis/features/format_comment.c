// Comments: directives for the formatter, and the blank behind `#`.
#include "features/format.h"
#include "syntax/walk.h"

FormatMark format_mark(Str comment)
{
    static const struct {
        Str first, second;
        FormatMark mark;
    } marks[] = {
        {STR_INIT("fmt:"), STR_INIT("off"), MARK_OFF},
        {STR_INIT("fmt:"), STR_INIT("on"), MARK_ON},
        {STR_INIT("fmt:"), STR_INIT("skip"), MARK_SKIP},
        {STR_INIT("dockerfmt-ignore"), STR_INIT(""), MARK_SKIP},
    };
    Str text = str_trim(comment), rest = str_skip(text, 1);
    if (str_at(text, 0) != '#') return MARK_NONE;
    Str first = str_next_word(&rest), second = str_next_word(&rest);
    if (str_starts_z(first, "fmt:") && STR("fmt:").len < first.len) {
        second = str_skip(first, STR("fmt:").len);
        first = STR("fmt:");
    }
    for (uint32_t i = 0; i < ARRAY_LEN(marks); i++) {
        bool fits = str_eq(first, marks[i].first);
        if (fits && (!marks[i].second.len || str_eq(second, marks[i].second))) return marks[i].mark;
    }
    return MARK_NONE;
}

bool format_is_code(Str comment, char escape)
{
    Str text = str_trim(str_skip(comment, 1)), rest = text;
    if (text.len && text.ptr[text.len - 1] == escape) return true;
    return keyword_kind(str_next_word(&rest)) != K_UNKNOWN && str_at(comment, 1) != ' ';
}

// A word right behind `#`: `#!`, `##`, `#name=value`, `#region` and the like stay unchanged.
static bool is_prose(Str comment)
{
    char c = str_at(comment, 1);
    if (!char_is_word(c) && !((unsigned char)c & 0x80)) return false;
    Str rest = str_skip(comment, 1), word = str_next_word(&rest);
    return !str_has_char(word, '=') && !str_is_z(word, "region") && !str_is_z(word, "endregion");
}

Str format_comment(const Formatter *f, Str comment)
{
    // BuildKit also accepts Unicode spaces as indent: such a line stays unchanged.
    bool is_bare = str_at(comment, 0) == '#';
    if (f->has_commented || !is_bare || !is_prose(comment)) return comment;
    return str_fmt(f->scratch, "# %.*s", STR_ARG(str_skip(comment, 1)));
}
