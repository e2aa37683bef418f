// Inlay hints: values of variables, names of numbered stages, the user of the container.
#include "base/utf.h"
#include "base/vec.h"
#include "features/hidden_values.h"
#include "fl_explain.h"
#include "fl_links.h"
#include "instructions/instruction.h"
#include "lint/open_document.h"
#include "model/expanded.h"

enum { SHOWN_MAX = 60 }; // maximum length of a label in code points

typedef struct Hints {
    Arena *arena;
    FlDoc *doc;
    const Model *m;
    Span range; // bytes of the document
    struct {
        FlHint *item;
        uint32_t count, room;
    } list;
    uint32_t first; // index of the first hint of the current instruction
    HiddenValues hidden;
} Hints;

// Inserts the hint in text order, although instructions may be visited in another order.
static void push(Hints *h, FlHint hint)
{
    if (hint.at < h->range.start || h->range.end < hint.at) return;
    VEC_PUSH(h->arena, &h->list, hint);
    FlHint *list = h->list.item;
    for (uint32_t i = h->list.count - 1; h->first < i && hint.at < list[i - 1].at; i--) {
        list[i] = list[i - 1];
        list[i - 1] = hint;
    }
}

// `= text`, with the full text as tooltip if it is long.
static FlHint equals(Hints *h, FlHintKind kind, Str text)
{
    uint32_t cut = utf_offset32(text, SHOWN_MAX);
    bool is_long = cut < text.len;
    Str label = str_fmt(h->arena, "= %.*s%s", STR_ARG(str_cut(text, 0, cut)), is_long ? "..." : "");
    return (FlHint){.kind = kind, .label = label, .more = is_long ? text : STR("")};
}

static uint32_t end_of(const Hints *h, uint32_t step, Span joined)
{
    return doc_span(h->doc, item_of(h->m, step), instr_at(h->m, step), joined).end;
}

static uint32_t line_of(const Hints *h, uint32_t step)
{
    return fl_line(h->doc, items_mark(&h->doc->items, item_of(h->m, step)).at);
}

// ---- Values ----

static bool is_one_line(Str text)
{
    for (uint32_t i = 0; i < text.len; i++)
        if ((uint8_t)text.ptr[i] < ' ' || text.ptr[i] == 0x7f) return false;
    return text.len;
}

static bool is_worth_showing(const Hints *h, const ExpandedText *t, const Expansion *e)
{
    bool is_new = e->is_ok && e->is_known && e->lookup_count && !str_eq(e->result, t->text);
    if (!is_new || !is_one_line(e->result)) return false;
    // Presets depend on the platform.
    for (uint32_t i = 0; i < e->lookup_count; i++)
        if (preset_info(e->lookup[i].name)) return false;
    return !is_hidden(&h->hidden, e);
}

// `node:` (`FROM node:$TAG` with an empty TAG) is no image.
static bool is_no_image(const Instr *in, const ExpandedText *t, Str result)
{
    const Node *base = in->kind == K_FROM ? instr_arg(in, 0) : NULL;
    return base && base->start == t->span.start && !image_ref(result).is_valid;
}

static void read_values(Hints *h, uint32_t step)
{
    if (!str_has_char(instr_at(h->m, step)->joined, '$')) return;
    ExpandedTexts texts = expanded_texts(h->arena, h->m, step);
    for (uint32_t i = 0; i < texts.count; i++) {
        const ExpandedText *t = &texts.item[i];
        if (t->is_body || !str_has_char(t->text, '$')) continue;
        Expansion e = expand_text(h->m, step, t);
        if (!is_worth_showing(h, t, &e) || is_no_image(instr_at(h->m, step), t, e.result)) continue;
        FlHint hint = equals(h, FL_HINT_VALUE, e.result);
        hint.at = end_of(h, step, t->span);
        push(h, hint);
    }
}

// ---- Stages ----

static void read_uses(Hints *h, uint32_t step)
{
    for (uint32_t i = use_first(h->m, step); i < use_end(h->m, step); i++) {
        const StageUse *use = use_at(h->m, i);
        if (!use->is_index || use->stage == NO_STAGE) continue;
        const Stage *s = stage_at(h->m, use->stage);
        Str name = s->name.len ? s->name : stage_base(h->m, s);
        if (!is_one_line(name) || is_hidden_text(&h->hidden, name)) continue;
        if (!s->name.len && !image_ref(name).is_valid) continue;
        FlHint hint = equals(h, FL_HINT_STAGE, name);
        hint.at = end_of(h, step, use->value);
        hint.more = str_fmt(h->arena, "FROM on line %u", line_of(h, s->from));
        push(h, hint);
    }
}

// ---- The user ----

// The ENTRYPOINT or CMD that the last stage itself sets; NO_STEP if none.
static uint32_t process_of(const Model *m, const Stage *last)
{
    static const InstrKind kind[] = {K_ENTRYPOINT, K_CMD};
    for (uint32_t i = 0; i < ARRAY_LEN(kind); i++) {
        uint32_t step = stage_latest(m, last, kind[i]);
        bool is_own = step != NO_STEP && stage_of(m, step) == last;
        if (is_own && instr_arg_count(instr_at(m, step))) return step;
    }
    return NO_STEP;
}

static void read_user(Hints *h)
{
    const Stage *last = stage_last(h->m);
    uint32_t step = last ? process_of(h->m, last) : NO_STEP;
    uint32_t user = last ? stage_latest(h->m, last, K_USER) : NO_STEP;
    const Node *arg = user == NO_STEP ? NULL : instr_arg(instr_at(h->m, user), 0);
    if (step == NO_STEP || !arg) return;
    Str written = node_str(instr_at(h->m, user), arg);
    Expansion e = expand_at(h->m, user, written, expand_mode(h->m));
    bool is_shown = e.is_ok && e.is_known && is_one_line(e.result) && !is_hidden(&h->hidden, &e);
    if (!is_shown || SHOWN_MAX < e.result.len) return;
    h->first = 0;
    push(h, (FlHint){.at = items_content(&h->doc->items, item_of(h->m, step)).end,
                     .kind = FL_HINT_USER,
                     .label = str_fmt(h->arena, "runs as %.*s", STR_ARG(e.result)),
                     .more = str_fmt(h->arena, "USER on line %u", line_of(h, user))});
}

// ---- The cache ----

static void read_cache(Hints *h)
{
    FlLayers layers = fl_layers_in(h->arena, h->doc, h->range);
    h->first = 0;
    for (uint32_t i = 0; i < layers.count; i++) {
        const FlLayer *l = &layers.item[i];
        if (!l->is_node || !l->few.len || !is_one_line(l->few)) continue;
        push(h, (FlHint){.at = l->span.end,
                         .kind = FL_HINT_CACHE,
                         .label = str_fmt(h->arena, "again when %.*s", STR_ARG(l->few)),
                         .more = str_fmt(h->arena, "runs again when %.*s", STR_ARG(l->when))});
    }
}

// ---- All of them ----

FlHints fl_hints(Arena *a, FlDoc *doc, Span range)
{
    Hints h = {.arena = a, .doc = doc, .m = doc_model(doc), .range = range};
    const Items *items = &doc->items;
    if (!items->count) return (FlHints){0};
    h.hidden = hidden_values(a, h.m);
    for (uint32_t item = items_find(items, range.start);
         item < items->count && items_mark(items, item).at <= range.end; item++) {
        uint32_t step = step_at_item(h.m, item);
        if (step == NO_STEP) continue;
        h.first = h.list.count;
        if (!doc->config.has_no_value_hints) read_values(&h, step);
        if (!doc->config.has_no_stage_hints) read_uses(&h, step);
    }
    if (!doc->config.has_no_user_hints) read_user(&h);
    if (doc->config.has_cache_hints) read_cache(&h);
    return (FlHints){h.list.item, h.list.count};
}
