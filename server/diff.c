// Makes a unified diff from edits: the changes are known, so no comparison is needed.
#include "server/diff.h"
#include "analysis.h"
#include <string.h>

enum { CONTEXT = 3 };

// Old lines replaced by new lines; counted from 0.
typedef struct Change {
    Span bytes; // of the old text
    Str text;   // what stands there now
    uint32_t old_start, old_count;
    uint32_t new_count;
} Change;

typedef struct Changes {
    Change *item;
    uint32_t count, room;
} Changes;

typedef struct Diff {
    Out *out;
    Str before;
    Changes changes;
} Diff;

// Copies `s` to `*at`, and advances it.
static void put(char **at, Str s)
{
    if (s.len) memcpy(*at, s.ptr, s.len);
    *at += s.len;
}

Str edits_apply(Arena *a, Str before, FlEdits edits)
{
    uint32_t len = before.len;
    for (uint32_t i = 0; i < edits.count; i++) {
        const FlEdit *e = &edits.item[i];
        len += e->text.len - (e->span.end - e->span.start);
    }
    char *text = arena_alloc(a, len), *to = text;
    uint32_t from = 0;
    for (uint32_t i = 0; i < edits.count; i++) {
        put(&to, str_cut(before, from, edits.item[i].span.start));
        put(&to, edits.item[i].text);
        from = edits.item[i].span.end;
    }
    put(&to, str_skip(before, from));
    return str_of(text, len);
}

// ---- Edits to changed lines ----

static uint32_t line_start(Str text, uint32_t at)
{
    return str_behind_last(str_cut(text, 0, at), '\n');
}

// The offset behind the line that contains `at`.
static uint32_t line_end(Str text, uint32_t at)
{
    uint32_t feed = str_find_char(str_skip(text, at), '\n');
    return feed == STR_NONE ? text.len : at + feed + 1;
}

static uint32_t count_lines(Str text)
{
    uint32_t count = text.len && !str_ends_z(text, "\n");
    for (uint32_t i = 0; i < text.len; i++) count += text.ptr[i] == '\n';
    return count;
}

// The lines that an edit touches. An edit from a line's start to behind a line end touches no
// further line.
static Span edit_lines(Str before, const FlEdit *edit)
{
    uint32_t start = line_start(before, edit->span.start);
    bool is_whole = start == edit->span.start &&
                    line_start(before, edit->span.end) == edit->span.end &&
                    (edit->text.len == 0 || str_ends_z(edit->text, "\n"));
    return (Span){start, is_whole ? edit->span.end : line_end(before, edit->span.end)};
}

// Removes equal lines at both ends.
static void trim(Change *c, Str before)
{
    for (;;) {
        uint32_t old_end = line_end(before, c->bytes.start), new_end = line_end(c->text, 0);
        Str old_line = str_cut(before, c->bytes.start, old_end);
        if (c->bytes.end < old_end || c->text.len == 0 ||
            !str_eq(old_line, str_cut(c->text, 0, new_end)))
            break;
        c->bytes.start = old_end;
        c->text = str_skip(c->text, new_end);
    }
    while (c->bytes.start < c->bytes.end && c->text.len) {
        uint32_t old_start = line_start(before, c->bytes.end - 1);
        uint32_t new_start = line_start(c->text, c->text.len - 1);
        if (!str_eq(str_cut(before, old_start, c->bytes.end), str_skip(c->text, new_start))) break;
        c->bytes.end = old_start;
        c->text = str_cut(c->text, 0, new_start);
    }
}

// The edits from `*next` on that touch the same or adjacent lines.
static Change next_change(Arena *a, Str before, FlEdits edits, uint32_t *next)
{
    uint32_t first = *next;
    Change change = {.bytes = edit_lines(before, &edits.item[first])};
    for ((*next)++; *next < edits.count; (*next)++) {
        Span more = edit_lines(before, &edits.item[*next]);
        if (change.bytes.end < more.start) break;
        if (change.bytes.end < more.end) change.bytes.end = more.end;
    }
    Str part = str_cut(before, 0, change.bytes.end);
    FlEdits own = {edits.item + first, *next - first};
    change.text = str_skip(edits_apply(a, part, own), change.bytes.start);
    trim(&change, before);
    return change;
}

static void collect(Diff *d, FlEdits edits)
{
    Arena *a = d->out->arena;
    uint32_t at = 0, line = 0;
    for (uint32_t next = 0; next < edits.count;) {
        Change change = next_change(a, d->before, edits, &next);
        if (change.bytes.start == change.bytes.end && change.text.len == 0) continue;
        line += count_lines(str_cut(d->before, at, change.bytes.start));
        at = change.bytes.start;
        change.old_start = line;
        change.old_count = count_lines(str_cut(d->before, at, change.bytes.end));
        change.new_count = count_lines(change.text);
        VEC_PUSH(a, &d->changes, change);
    }
}

// ---- Printing ----

static void print_lines(Diff *d, char sign, Str lines)
{
    for (uint32_t at = 0; at < lines.len;) {
        uint32_t end = line_end(lines, at);
        out_char(d->out, sign);
        out_str(d->out, str_cut(lines, at, end));
        at = end;
    }
    if (lines.len && !str_ends_z(lines, "\n")) out_z(d->out, "\n\\ No newline at end of file\n");
}

static uint32_t lines_back(Str text, uint32_t at, uint32_t lines)
{
    while (at && lines--) at = line_start(text, at - 1);
    return at;
}

static uint32_t lines_on(Str text, uint32_t at, uint32_t lines)
{
    while (at < text.len && lines--) at = line_end(text, at);
    return at;
}

// The first change of the next hunk: changes whose context lines meet share a hunk.
static uint32_t hunk_end(const Diff *d, uint32_t first)
{
    uint32_t last = first + 1;
    for (; last < d->changes.count; last++) {
        const Change *before = &d->changes.item[last - 1], *c = &d->changes.item[last];
        if (2 * CONTEXT < c->old_start - (before->old_start + before->old_count)) break;
    }
    return last;
}

static void print_range(Out *o, char sign, uint32_t start, uint32_t count)
{
    out_fmt(o, " %c%u", sign, count ? start + 1 : start);
    if (count != 1) out_fmt(o, ",%u", count);
}

// `drift`: by how many lines the new text is longer before the hunk.
static void print_hunk(Diff *d, uint32_t first, uint32_t last, int32_t *drift)
{
    const Change *c = d->changes.item;
    uint32_t start = lines_back(d->before, c[first].bytes.start, CONTEXT);
    uint32_t end = lines_on(d->before, c[last - 1].bytes.end, CONTEXT);
    uint32_t old_start =
        c[first].old_start - count_lines(str_cut(d->before, start, c[first].bytes.start));
    uint32_t old_count = count_lines(str_cut(d->before, start, end)), new_count = old_count;
    for (uint32_t i = first; i < last; i++) new_count += c[i].new_count - c[i].old_count;
    out_z(d->out, "@@");
    print_range(d->out, '-', old_start, old_count);
    print_range(d->out, '+', (uint32_t)((int32_t)old_start + *drift), new_count);
    out_z(d->out, " @@\n");
    *drift += (int32_t)(new_count - old_count);
    for (uint32_t i = first; i < last; i++) {
        print_lines(d, ' ', str_cut(d->before, start, c[i].bytes.start));
        print_lines(d, '-', str_cut(d->before, c[i].bytes.start, c[i].bytes.end));
        print_lines(d, '+', c[i].text);
        start = c[i].bytes.end;
    }
    print_lines(d, ' ', str_cut(d->before, start, end));
}

void diff_print(Out *o, Str file, Str before, FlEdits edits)
{
    Diff d = {.out = o, .before = before};
    collect(&d, edits);
    if (d.changes.count == 0) return;
    out_fmt(o, "--- %.*s\n+++ %.*s\n", STR_ARG(file), STR_ARG(file));
    int32_t drift = 0;
    for (uint32_t first = 0, last; first < d.changes.count; first = last) {
        last = hunk_end(&d, first);
        print_hunk(&d, first, last, &drift);
    }
}
