// Maps places in a script to places in the document.
#include "base/utf.h"
#include "base/vec.h"
#include "lint/run_script.h"
#include "syntax/parse.h"

uint32_t run_script_offset(const RunScript *s, uint32_t line, uint32_t column)
{
    Str text = s->told.text;
    uint32_t at = 0;
    while (1 < line--) {
        uint32_t feed = str_find_char(str_skip(text, at), '\n');
        if (feed == STR_NONE) return text.len;
        at += feed + 1;
    }
    Str rest = str_skip(text, at);
    rest = str_cut(rest, 0, str_find_char(rest, '\n'));
    return at + utf_offset32(rest, column ? column - 1 : 0);
}

static bool is_in_word(Str text, uint32_t at)
{
    return at < text.len && !char_is_blank(text.ptr[at]) && text.ptr[at] != '\n';
}

// Widens an empty range to the word at or right before it, else to one character.
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

// The text as written in the document: escaped in an exec form.
static Str written(Arena *a, const RunScript *s, Str text)
{
    if (!s->is_json) return text;
    Out o = out_on(a);
    out_json_quoted(&o, text);
    return str_cut(out_done(&o), 1, o.len - 1);
}

// The byte where to insert text that belongs to the character before `at`, or to the next.
static uint32_t insertion_byte(const RunScript *s, const Instr *in, uint32_t at, bool is_of_next)
{
    bool has_next = at < s->told.text.len;
    if (has_next && (is_of_next || at == s->body))
        return instr_start_byte(in, source_at(s, at)->start);
    return instr_end_byte(in, source_at(s, at - 1)->end);
}

static bool map_edit(Arena *a, const RunScript *s, const Instr *in, const FlShellEdit *edit,
                     Span place, FlEdit *out)
{
    uint32_t start = place.start, end = place.end;
    if (start < s->commands || end < start || s->told.text.len == s->body) return false;
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

// Whether the item's script after the edits is `body`. The item must still end where it did.
static bool is_script_after(Arena *a, const Instr *in, const Edits *edits, Str body)
{
    Str text = edits_on(a, in->text, edits);
    if (str_ends_z(in->text, "\n") && !str_ends_z(text, "\n")) return false;
    Instr *after = parse_item(NULL, a, text, true, in->before);
    const Instr *run = after->trigger ? after->trigger : after;
    bool is_whole = run->kind == K_RUN && after->text.len == text.len;
    bool is_same = is_whole && str_eq(run_script_body(a, run), body);
    instr_free(after);
    return is_same;
}

bool run_script_edits(Arena *a, const RunScript *s, const Instr *in, const FlShellRemark *fix,
                      Edits *out)
{
    Edits wanted = {0};
    *out = (Edits){0};
    for (uint32_t i = 0; i < fix->edit_count; i++) {
        const FlShellEdit *edit = &fix->edit[i];
        Span place = {run_script_offset(s, edit->line, edit->column),
                      run_script_offset(s, edit->end_line, edit->end_column)};
        FlEdit own = {place, edit->text}, mapped;
        if (!map_edit(a, s, in, edit, place, &mapped)) return false;
        VEC_PUSH(a, &wanted, own);
        VEC_PUSH(a, out, mapped);
    }
    edits_sort(a, &wanted);
    edits_sort(a, out);
    bool is_whole = wanted.count == fix->edit_count && out->count == fix->edit_count;
    Str text = edits_on(a, s->told.text, &wanted);
    return is_whole && out->count && is_script_after(a, in, out, str_skip(text, s->body));
}
