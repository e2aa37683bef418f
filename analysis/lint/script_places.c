// From places in a script to places in the document.
#include "base/utf.h"
#include "lint/run_script.h"

uint32_t run_script_offset(const RunScript *s, uint32_t line, uint32_t column)
{
    Str text = s->told.text;
    uint32_t at = 0;
    while (1 < line--) {
        uint32_t feed = str_find_char(str_skip(text, at), '\n');
        if (feed == STR_NONE) return text.len;
        at += feed + 1;
    }
    Str rest = str_cut(text, at, at + str_find_char(str_skip(text, at), '\n'));
    return at + utf_offset32(rest, column ? column - 1 : 0);
}

static bool is_in_word(Str text, uint32_t at)
{
    return at < text.len && !char_is_blank(text.ptr[at]) && text.ptr[at] != '\n';
}

// The word at or right before an empty place, else the character there.
static void widen(const RunScript *s, uint32_t *start, uint32_t *end)
{
    Str text = s->told.text;
    while (is_in_word(text, *end)) ++*end;
    if (*start < *end) return;
    while (s->body < *start && !is_in_word(text, *start - 1)) --*start;
    *end = *start;
    while (s->body < *start && is_in_word(text, *start - 1)) --*start;
    if (*start == *end && *end < text.len) ++*end;
}

static const Span *source_at(const RunScript *s, uint32_t at)
{
    return &s->source[at - s->body];
}

bool run_script_span(const RunScript *s, uint32_t start, uint32_t end, Span *joined)
{
    if (end < start) end = start;
    if (end < s->body || (end == s->body && start < end)) return false;
    if (start < s->body) start = s->body;
    if (start == end) widen(s, &start, &end);
    *joined = (Span){source_at(s, start)->start, source_at(s, end - 1)->end};
    return true;
}

// What an exec form holds is escaped.
static Str written(Arena *a, const RunScript *s, Str text)
{
    if (!s->is_json) return text;
    Out o = out_on(a);
    out_json_quoted(&o, text);
    return str_cut(out_done(&o), 1, o.len - 1);
}

// Where something is put that belongs to the character before `at` or to the one after it.
static uint32_t insertion_byte(const RunScript *s, const Instr *in, uint32_t at, bool is_of_next)
{
    bool has_next = at < s->told.text.len;
    if (has_next && (is_of_next || at == s->body))
        return instr_start_byte(in, source_at(s, at)->start);
    return instr_end_byte(in, source_at(s, at - 1)->end);
}

bool run_script_edit(Arena *a, const RunScript *s, const Instr *in, const FlShellEdit *edit,
                     FlEdit *out)
{
    uint32_t start = run_script_offset(s, edit->line, edit->column);
    uint32_t end = run_script_offset(s, edit->end_line, edit->end_column);
    if (start < s->body || end < start || s->told.text.len == s->body) return false;
    out->text = written(a, s, edit->text);
    if (start == end) {
        uint32_t byte = insertion_byte(s, in, start, edit->is_of_next);
        out->span = (Span){byte, byte};
    } else {
        Span joined = {source_at(s, start)->start, source_at(s, end - 1)->end};
        out->span = instr_span(in, joined);
    }
    bool is_line = source_at(s, start < s->told.text.len ? start : start - 1)->start < in->logical;
    return !is_line || !str_has_char(out->text, '\n');
}
