// Updates sources when a file or folder of the build context is renamed.
#include "base/vec.h"
#include "fl_links.h"
#include "lint/context_sources.h"
#include "lint/edits.h"
#include "lint/open_document.h"

// Characters that need no escaping in words, JSON strings and mount options.
static bool is_plain(Str path)
{
    for (uint32_t i = 0; i < path.len; i++) {
        bool is_high = (unsigned char)path.ptr[i] & 0x80;
        if (!is_high && !char_is_word(path.ptr[i]) && !str_has_char(STR("/.-+@~:"), path.ptr[i]))
            return false;
    }
    return path.len;
}

// The bytes of a source as written that name `from`: `./src/` and `/src/main.c` for `src`. Empty
// when it names something else.
static Span named_part(Str written, Str from)
{
    uint32_t start = 0;
    while (str_starts_z(str_skip(written, start), "./")) start += 2;
    while (str_at(written, start) == '/') start++;
    Str rest = str_skip(written, start);
    char after = str_at(rest, from.len);
    bool is_there = str_starts(rest, from) && (rest.len == from.len || after == '/');
    return is_there ? (Span){start, start + from.len} : (Span){0, 0};
}

// A string of an array, without its quotes.
static Span inside_quotes(const Instr *in, Span word)
{
    bool is_string = in->is_json && word.start + 1 < word.end && in->joined.ptr[word.start] == '"';
    return is_string ? (Span){word.start + 1, word.end - 1} : word;
}

static bool has_quote(Str written)
{
    for (uint32_t i = 0; i < written.len; i++)
        if (str_has_char(STR("\"'\\`"), written.ptr[i])) return true;
    return false;
}

// The move that concerns a source, and the bytes that it changes; NULL when none does.
static const FlMove *move_of(Str written, const FlMove *move, uint32_t count, Span *part)
{
    for (uint32_t i = 0; i < count; i++) {
        *part = named_part(written, move[i].from);
        bool can_be_written = is_plain(move[i].from) && is_plain(move[i].to);
        if (part->start < part->end && can_be_written) return &move[i];
    }
    return NULL;
}

FlEdits fl_moved(Arena *a, FlDoc *doc, const FlMove *move, uint32_t count)
{
    const Model *m = doc_model(doc);
    Edits edits = {0};
    for (uint32_t step = 0; step < step_count(m); step++) {
        const Instr *in = instr_at(m, step);
        ContextSources s = context_sources_at(a, m, step);
        for (uint32_t i = 0; i < s.count; i++) {
            const ContextSource *source = &s.item[i];
            Span word = inside_quotes(in, source->span), part;
            Str written = instr_slice(in, word);
            bool is_literal = !has_quote(written) && str_eq(written, source->text);
            const FlMove *found = is_literal ? move_of(written, move, count, &part) : NULL;
            if (!found) continue;
            Span joined = span_shift(part, word.start);
            FlEdit edit = {doc_span(doc, item_of(m, step), in, joined), str_copy(a, found->to)};
            VEC_PUSH(a, &edits, edit);
        }
    }
    edits_sort(a, &edits);
    return (FlEdits){edits.item, edits.count};
}
