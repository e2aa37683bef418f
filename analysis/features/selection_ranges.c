// Selection ranges, from the word to the file: collects all spans around the cursor, then nests
// them.
#include "base/vec.h"
#include "fl_editor.h"
#include "lint/open_document.h"
#include "shell/commands.h"
#include "syntax/walk.h"
#include "values/image_ref.h"

enum { PATH_MAX = 16 }; // maximum depth of nodes

typedef struct Selection {
    Arena *arena;
    FlDoc *doc;
    uint32_t at, item;
    const Instr *in;
    struct {
        Span *item;
        uint32_t count, room;
    } list;
} Selection;

static void push(Selection *s, Span bytes)
{
    if (bytes.start < bytes.end && bytes.start <= s->at && s->at <= bytes.end)
        VEC_PUSH(s->arena, &s->list, bytes);
}

static void push_joined(Selection *s, Span joined)
{
    push(s, doc_span(s->doc, s->item, s->in, joined));
}

// A part of an instruction, and its content inside quotes.
static void push_part(Selection *s, Span joined)
{
    Str text = instr_slice(s->in, joined);
    push_joined(s, joined);
    bool is_quoted = 2 < text.len && str_has_char(STR("\"'"), text.ptr[0]) &&
                     text.ptr[text.len - 1] == text.ptr[0];
    if (is_quoted) push_joined(s, (Span){joined.start + 1, joined.end - 1});
}

static bool is_letter(char c)
{
    return char_is_word(c) || (c & 0x80);
}

// A path, an option or a value.
static bool is_of_token(char c)
{
    return (uint8_t)c > ' ' && !str_has_char(STR("\"'`=,;()[]{}<>|&$"), c);
}

// The same with `NAME=` before it.
static bool is_of_pair(char c)
{
    return c == '=' || is_of_token(c);
}

static Span run_at(const Selection *s, bool (*is_part)(char c))
{
    Str text = s->in->text;
    uint32_t start = s->at - items_mark(&s->doc->items, s->item).at, end = start;
    while (start && is_part(text.ptr[start - 1])) start--;
    while (end < text.len && is_part(text.ptr[end])) end++;
    return (Span){start, end};
}

static bool is_after_dollar(const Selection *s, Span run)
{
    return run.start && s->in->text.ptr[run.start - 1] == '$';
}

// The word at the cursor, and `$WORD`.
static void push_word(Selection *s)
{
    uint32_t offset = items_mark(&s->doc->items, s->item).at;
    Span run = run_at(s, is_letter);
    push(s, span_shift(run, offset));
    if (is_after_dollar(s, run)) push(s, span_shift((Span){run.start - 1, run.end}, offset));
}

// The run of such bytes around the cursor, not beginning inside a variable.
static void push_run(Selection *s, bool (*is_part)(char c))
{
    Span run = run_at(s, is_part);
    uint32_t base = items_mark(&s->doc->items, s->item).at;
    Str text = str_cut(s->in->text, run.start, run.end);
    uint32_t value = run.start + str_find_char(text, '=') + 1;
    // An option of `--mount=type=cache,...`.
    if (str_starts_z(text, "--") && run.start < value && value <= s->at - base) run.start = value;
    if (!is_after_dollar(s, run)) push(s, span_shift(run, base));
}

// A sign before or behind the word at the cursor: `${`, `=`.
static bool is_beside_word(const Selection *s, Str text)
{
    for (uint32_t i = 0; i < text.len; i++)
        if (is_letter(text.ptr[i])) return false;
    Span word = run_at(s, is_letter);
    return word.start < word.end;
}

static void push_node(Selection *s, const Node *n)
{
    bool is_left_out = n->kind == N_BLANKS || n->kind == N_EOL || n->kind == N_INSTR;
    if (!is_left_out && !is_beside_word(s, node_str(s->in, n))) push_part(s, node_span(n));
}

static void push_nodes(Selection *s, uint32_t joined)
{
    const Node *path[PATH_MAX];
    // A cursor right behind a word belongs to it.
    for (uint32_t at = joined ? joined - 1 : joined; at <= joined; at++) {
        uint32_t count = instr_path(s->in, at, path, PATH_MAX);
        for (uint32_t i = 0; i < count; i++) push_node(s, path[i]);
    }
    push_joined(s, instr_args_span(s->in));
}

// A part of `NAME:TAG@DIGEST` at `start`, or all up to its end.
static void push_image_part(Selection *s, uint32_t start, Str text, Str part)
{
    if (!part.len || part.ptr < text.ptr || text.ptr + text.len < part.ptr + part.len) return;
    uint32_t at = (uint32_t)(part.ptr - text.ptr);
    push_joined(s, (Span){start + at, start + at + part.len});
    push_joined(s, (Span){start, start + at + part.len});
}

static void push_image(Selection *s)
{
    const Node *base = s->in->kind == K_FROM ? instr_arg(s->in, 0) : NULL;
    if (!base) return;
    Str text = node_str(s->in, base);
    ImageRef image = image_ref(text);
    push_image_part(s, base->start, text, image.name);
    push_image_part(s, base->start, text, image.tag);
    push_image_part(s, base->start, text, image.digest);
}

static void push_words(Selection *s, const Word *word, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) push_part(s, word[i].span);
}

// The list of commands, from first to last.
static Span list_of(const Commands *commands, const Command *in)
{
    Span list = in->span;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (c->list != in->list) continue;
        if (c->span.start < list.start) list.start = c->span.start;
        if (list.end < c->span.end) list.end = c->span.end;
    }
    return list;
}

static void push_commands(Selection *s, uint32_t at)
{
    Model *m = doc_model(s->doc);
    uint32_t step = step_at_item(m, s->item);
    if (step == NO_STEP) return;
    const Commands *commands = commands_of(m, step, s->in);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        push_words(s, c->prefix, c->prefix_count);
        push_words(s, c->word, c->word_count);
        push_joined(s, c->span);
        if (c->span.start <= at && at <= c->span.end) push_joined(s, list_of(commands, c));
    }
    push_joined(s, commands->list);
}

// Comment lines inside an instruction.
static void push_inner_comments(Selection *s)
{
    uint32_t offset = items_mark(&s->doc->items, s->item).at;
    for (uint32_t i = 0; i < s->in->cut_count; i++) {
        Span cut = {s->in->cut[i].start, s->in->cut[i].end};
        while (cut.start < cut.end && (uint8_t)s->in->text.ptr[cut.start] <= ' ') cut.start++;
        while (cut.start < cut.end && (uint8_t)s->in->text.ptr[cut.end - 1] <= ' ') cut.end--;
        if (s->in->cut[i].kind == CUT_COMMENT) push(s, span_shift(cut, offset));
    }
}

// The row of comments that the cursor is in.
static void push_comments(Selection *s)
{
    const Items *items = &s->doc->items;
    uint32_t first = s->item, last = s->item;
    while (first && items_at(items, first - 1)->kind == K_COMMENT) first--;
    while (last + 1 < items->count && items_at(items, last + 1)->kind == K_COMMENT) last++;
    push(s, (Span){items_mark(items, first).at, items_content(items, last).end});
}

// From the FROM above the cursor to the end of its stage.
static void push_stage(Selection *s)
{
    const Items *items = &s->doc->items;
    uint32_t from = s->item, end = s->item + 1;
    while (from && items_at(items, from)->kind != K_FROM) from--;
    if (!items->count || items_at(items, from)->kind != K_FROM) return;
    while (end < items->count && items_at(items, end)->kind != K_FROM) end++;
    push(s, (Span){items_mark(items, from).at, items_mark(items, end).at});
}

static bool holds(Span outer, Span inner)
{
    return outer.start <= inner.start && inner.end <= outer.end;
}

static uint32_t length(Span s)
{
    return s.end - s.start;
}

// Repeatedly takes the shortest span that contains the previous one.
static FlSpans nest(Selection *s)
{
    Span *nested = arena_new(s->arena, Span, s->list.count);
    uint32_t count = 0;
    for (;;) {
        const Span *best = NULL;
        for (uint32_t i = 0; i < s->list.count; i++) {
            const Span *span = &s->list.item[i];
            bool is_next = !count || (holds(*span, nested[count - 1]) &&
                                      length(nested[count - 1]) < length(*span));
            if (is_next && (!best || length(*span) < length(*best))) best = span;
        }
        if (!best) return (FlSpans){nested, count};
        nested[count++] = *best;
    }
}

FlSpans fl_selection(Arena *a, FlDoc *doc, uint32_t at)
{
    Selection s = {.arena = a, .doc = doc, .at = at};
    Span all = {0, fl_length(doc)};
    if (all.end < at) s.at = all.end;
    if (doc->items.count) {
        s.item = items_find(&doc->items, s.at);
        s.in = items_at(&doc->items, s.item);
        push_word(&s);
        push_run(&s, is_of_token);
        push_run(&s, is_of_pair);
        push(&s, items_content(&doc->items, s.item));
        push_stage(&s);
        if (s.in->kind == K_COMMENT) push_comments(&s);
    }
    if (s.in && instr_is_instruction(s.in)) {
        uint32_t byte = s.at - items_mark(&doc->items, s.item).at;
        uint32_t joined = instr_joined_at(s.in, byte);
        push_inner_comments(&s);
        while (s.in->trigger && s.in->trigger->node[0].start <= joined) s.in = s.in->trigger;
        push_nodes(&s, joined);
        push_image(&s);
        push_commands(&s, joined);
    }
    VEC_PUSH(a, &s.list, all);
    return nest(&s);
}
