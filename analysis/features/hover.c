// Hover: explains the thing at the cursor.
#include "features/hover.h"

static bool (*const on_instruction[])(Hover *) = {
    hover_variable, hover_stage, hover_mount, hover_flag,    hover_port,
    hover_heredoc,  hover_path,  hover_value, hover_keyword, hover_command,
};

void hover_at(Hover *h, Span joined)
{
    h->span = doc_span(h->doc, h->item, h->in, joined);
}

const Node *hover_argument(const Hover *h)
{
    for (const Node *arg = NULL; (arg = instr_next_arg(h->in, arg));) {
        if (span_has(node_span(arg), h->at)) return arg;
    }
    return NULL;
}

uint32_t hover_line(const Hover *h, uint32_t step, Span joined)
{
    const Instr *in = instr_at(h->model, step);
    return fl_line(h->doc, doc_span(h->doc, item_of(h->model, step), in, joined).start);
}

void hover_since(Hover *h, const char *since, const char *since_labs)
{
    if (since) page_say(&h->page, " Needs Dockerfile frontend %s.", since);
    if (!since && since_labs)
        page_say(&h->page, " Only in the labs frontend, since %s.", since_labs);
}

// The text of a comment as BuildKit stores it: behind `#`, trimmed. An indented comment keeps its
// `#`, so it never matches a name (language.md 4.3).
static Str comment_text(const Instr *comment)
{
    Str text = str_trim(comment->joined);
    return str_at(comment->joined, 0) == '#' ? str_trim(str_skip(text, 1)) : text;
}

// The first comment above the instruction that begins with the name; without the name.
static Str description_of(const Hover *h, uint32_t step, Str name)
{
    Str found = {0};
    for (uint32_t i = item_of(h->model, step); 0 < i; i--) {
        const Instr *in = items_at(&h->doc->items, i - 1);
        if (in->kind == K_BLANK) continue;
        Str text = in->kind == K_COMMENT ? comment_text(in) : (Str){0};
        if (!text.len) break;
        if (!str_starts(text, name) || str_at(text, name.len) != ' ') continue;
        found = str_trim(str_skip(text, name.len));
    }
    return found;
}

void hover_description(Hover *h, uint32_t step, Str name)
{
    Str description = name.len ? description_of(h, step, name) : name;
    if (!description.len) return;
    page_gap(&h->page);
    page_code(&h->page, description);
}

// Of cut-out text only comments have a hover.
static const Cut *cut_at(const Instr *in, uint32_t byte)
{
    for (uint32_t i = 0; i < in->cut_count; i++) {
        if (in->cut[i].start <= byte && byte < in->cut[i].end) return &in->cut[i];
    }
    return NULL;
}

static bool explain(Hover *h)
{
    const Instr *in = h->in;
    const Cut *cut = cut_at(in, h->byte);
    if (cut) return cut->kind == CUT_COMMENT && hover_comment(h);
    if (in->kind == K_COMMENT) return hover_comment(h);
    if (in->kind == K_DIRECTIVE) return hover_directive(h);
    if (!instr_is_instruction(in)) return false;
    while (h->in->trigger && h->in->trigger->node[0].start <= h->at) {
        h->in = h->in->trigger;
        h->in_onbuild = true;
    }
    for (uint32_t i = 0; i < ARRAY_LEN(on_instruction); i++) {
        if (on_instruction[i](h)) return true;
    }
    return false;
}

static FlHover hover_byte(Arena *a, FlDoc *doc, uint32_t at)
{
    Hover h = {.arena = a, .doc = doc, .model = doc_model(doc), .page = page_on(a)};
    h.item = items_find(&doc->items, at);
    h.in = items_at(&doc->items, h.item);
    h.step = step_at_item(h.model, h.item);
    h.byte = at - items_mark(&doc->items, h.item).at;
    h.at = instr_joined_at(h.in, h.byte);
    bool is_explained = h.byte < h.in->text.len && explain(&h);
    if (!hover_findings(&h, at, is_explained) && !is_explained) return (FlHover){0};
    return (FlHover){true, h.span, out_done(&h.page.markdown), out_done(&h.page.plain)};
}

// The start of the character before `at`; `at` itself when a word cannot end there.
static uint32_t end_of_word(const FlDoc *doc, uint32_t at)
{
    const Items *items = &doc->items;
    uint32_t item = items_find(items, at), start = items_mark(items, item).at;
    if (at == start && item) start = items_mark(items, --item).at;
    Str text = items_at(items, item)->text;
    uint32_t before = at - start;
    while (before && (--before, ((uint8_t)text.ptr[before] & 0xC0) == 0x80)) {
    }
    bool is_word = start < at && ' ' < (uint8_t)text.ptr[before];
    return is_word ? start + before : at;
}

// The cursor may also stand right behind a word.
FlHover fl_hover(Arena *a, FlDoc *doc, uint32_t at)
{
    if (!doc->items.count) return (FlHover){0};
    FlHover found = hover_byte(a, doc, at);
    uint32_t before = found.is_found ? at : end_of_word(doc, at);
    if (before == at) return found;
    found = hover_byte(a, doc, before);
    return found.span.end < at ? (FlHover){0} : found;
}
