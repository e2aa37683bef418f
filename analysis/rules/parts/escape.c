#include "rules/parts/escape.h"
#include "syntax/walk.h"

static bool is_drive(Str word)
{
    return char_is_alpha(str_at(word, 0)) && str_at(word, 1) == ':';
}

Span path_before_escape(const Instr *in, const Cut *escape)
{
    uint32_t end = escape->at, start = end;
    if (in->before.escape != '\\') return (Span){end, end};
    while (in->start < start && !str_has_char(STR(" \t\"'="), in->joined.ptr[start - 1])) start--;
    Str word = str_cut(in->joined, start, end);
    bool is_path = is_drive(word) || (str_has_char(word, '\\') && !str_has_char(word, '/'));
    if (!is_path) start = end;
    return (Span){start, end};
}

static bool is_spared(const Instr *in)
{
    for (uint32_t i = 0; i < in->cut_count; i++) {
        bool is_line = in->cut[i].kind == CUT_CONTINUATION;
        Span path = path_before_escape(in, &in->cut[i]);
        if (is_line && path.start == path.end) return false;
    }
    for (uint32_t at = in->start; at < in->logical; at++) {
        char c = in->joined.ptr[at], next = str_at(in->joined, at + 1);
        if (c == '`' || (c == '\\' && str_has_char(STR("\\\"'$ "), next))) return false;
    }
    return true;
}

enum { SMALL = 16 << 10 }; // bytes of a file that may be read for each finding

bool escape_may_change(const Model *m)
{
    if (SMALL < items_mark(model_items(m), model_items(m)->count).at) return false;
    if (items_at(model_items(m), model_items(m)->count - 1)->after.seen & DIRECTIVE_ESCAPE)
        return false;
    for (uint32_t i = 0; i < step_count(m); i++)
        if (!is_spared(instr_at(m, i))) return false;
    return true;
}

Str path_with_slashes(Arena *a, Str path)
{
    char *copy = arena_alloc(a, path.len + 1);
    for (uint32_t i = 0; i < path.len; i++) copy[i] = path.ptr[i] == '\\' ? '/' : path.ptr[i];
    copy[path.len] = '/';
    return str_of(copy, path.len + 1);
}
