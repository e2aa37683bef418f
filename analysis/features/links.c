// Document links: pages of images, and URLs.
#include "base/vec.h"
#include "features/hidden_values.h"
#include "features/image_page.h"
#include "fl_links.h"
#include "lint/open_document.h"
#include "values/values.h"

typedef struct Links {
    Arena *arena;
    const FlDoc *doc;
    const Model *model;
    uint32_t item; // the item being read, and its instruction
    const Instr *in;
    bool in_onbuild;
    HiddenValues hidden;
    struct {
        FlLink *item;
        uint32_t count, room;
    } list;
} Links;

// ---- Texts ----

// Escapes everything that is not allowed in a URL.
static Str url_escaped(Arena *a, Str text)
{
    static const char digit[] = "0123456789ABCDEF";
    Out out = out_on(a);
    for (uint32_t i = 0; i < text.len; i++) {
        uint8_t c = (uint8_t)text.ptr[i];
        if (c <= ' ' || 0x7f <= c || str_has_char(STR("\"<>\\^`{|}"), (char)c)) {
            out_char(&out, '%');
            out_char(&out, digit[c >> 4]);
            out_char(&out, digit[c & 15]);
        } else {
            out_char(&out, (char)c);
        }
    }
    return out_done(&out);
}

static void push(Links *l, Span joined, Str target)
{
    if (!target.len || joined.end <= joined.start) return;
    FlLink link = {doc_span(l->doc, l->item, l->in, joined), target};
    VEC_PUSH(l->arena, &l->list, link);
}

static bool is_url(Str text)
{
    return str_istarts(text, STR("http://")) || str_istarts(text, STR("https://"));
}

// A range without the quotes around it.
static Span bare(const Instr *in, Span span)
{
    char quote = str_at(in->joined, span.start);
    bool is_quoted = (quote == '"' || quote == '\'') && span.start + 1 < span.end;
    if (!is_quoted) return span;
    bool is_closed = in->joined.ptr[span.end - 1] == quote;
    return (Span){span.start + 1, span.end - is_closed};
}

// ---- Images ----

// The name without tag and digest if it is written literally; else all of it.
static void push_image(Links *l, Span place, Str text)
{
    ImageRef image = image_ref(text);
    Span span = bare(l->in, place);
    ImageRef written = image_ref(instr_slice(l->in, span));
    if (written.name.len) span.end = span.start + written.name.len;
    push(l, span, image_page(l->arena, &image));
}

static void read_from(Links *l, uint32_t step)
{
    const Stage *s = stage_of(l->model, step);
    if (l->in_onbuild || !s || !s->base_node) return;
    if (s->base_kind == BASE_IMAGE)
        push_image(l, node_span(s->base_node), stage_base(l->model, s));
    else if (s->base_kind == BASE_UNKNOWN && !s->base_is_known && !s->is_context)
        push_image(l, node_span(s->base_node), node_str(l->in, s->base_node));
}

static void read_uses(Links *l, uint32_t step)
{
    for (uint32_t i = use_first(l->model, step); i < use_end(l->model, step); i++) {
        const StageUse *use = use_at(l->model, i);
        if (use_is_image(use) && !str_is_z(use->text, "scratch"))
            push_image(l, use->value, use->text);
    }
}

// A trigger runs in another file, which may have a stage with that name; a name that no stage can
// have is an image.
static void push_foreign(Links *l, Span place, Str text)
{
    bool is_image = str_has_char(text, '/') || str_has_char(text, ':');
    if (is_image && !str_has_char(text, '$')) push_image(l, place, text);
}

static void read_trigger_uses(Links *l, uint32_t step)
{
    const Node *from = l->in->kind == K_COPY ? instr_flag(l->in, STR("from")) : NULL;
    if (from) push_foreign(l, flag_value_span(from), flag_value(l->arena, l->in, from));
    if (l->in->kind != K_RUN || !l->in->flag_count) return;
    const Mounts *mounts = mounts_at(l->model, step, l->in);
    for (uint32_t i = 0; i < mounts->count; i++)
        for (uint32_t k = 0; k < mounts->item[i].field_count; k++) {
            const MountField *field = &mounts->item[i].field[k];
            if (str_ieq(field->key, STR("from"))) push_foreign(l, field->value_span, field->value);
        }
}

// ---- URLs ----

// ssh addresses of git have no page.
static void push_url(Links *l, Span place, Str text)
{
    GitRef git = git_ref(text);
    Str url = git.is_git ? git.remote : text;
    if (is_url(url)) push(l, place, url_escaped(l->arena, url));
}

// Whether the variable expands to nothing because nobody sets it.
static bool has_gap(const Expansion *e)
{
    enum { BRACES = 2 }; // a longer span has a default
    for (uint32_t i = 0; i < e->lookup_count; i++) {
        const Lookup *l = &e->lookup[i];
        bool is_plain = l->span.end - l->span.start <= 1 + BRACES + l->name.len;
        if (l->answer == ENV_UNSET && is_plain) return true;
    }
    return false;
}

// The expanded text; empty when it is unknown or must not be shown.
static Str expanded(const Links *l, uint32_t step, Str text)
{
    if (!str_has_char(text, '$')) return text;
    if (l->in_onbuild) return STR("");
    Expansion e = expand_at(l->model, step, text, expand_mode(l->model));
    bool is_shown = e.is_ok && e.is_known && !has_gap(&e) && !is_hidden(&l->hidden, &e);
    return is_shown ? e.result : STR("");
}

static void read_add(Links *l, uint32_t step)
{
    uint32_t count = instr_arg_count(l->in), number = 0;
    const Node *arg = NULL;
    while ((arg = instr_next_arg(l->in, arg)) && ++number < count) {
        Span place = bare(l->in, node_span(arg));
        Str text = arg_value(l->arena, l->in, arg);
        if (arg->kind != N_STRING) text = instr_slice(l->in, place);
        push_url(l, place, expanded(l, step, text));
    }
}

static bool ends_url(char c)
{
    return (uint8_t)c <= ' ' || str_has_char(STR("\"'<>\\`"), c);
}

// The end of the URL at `at`, without the sentence's punctuation.
static uint32_t url_end(Str text, uint32_t at)
{
    uint32_t end = at;
    bool has_open = false;
    while (end < text.len && !ends_url(text.ptr[end])) has_open |= text.ptr[end++] == '(';
    while (at < end && (str_has_char(STR(".,;:!?"), text.ptr[end - 1]) ||
                        (text.ptr[end - 1] == ')' && !has_open)))
        end--;
    return end;
}

static void push_urls_in(Links *l, Span place)
{
    Str text = instr_slice(l->in, place);
    for (uint32_t at = 0; at < text.len;) {
        bool is_start = !at || !char_is_word(text.ptr[at - 1]);
        if (!is_start || !is_url(str_skip(text, at))) {
            at++;
            continue;
        }
        uint32_t end = url_end(text, at);
        Str url = str_cut(text, at, end);
        if (!str_has_char(url, '$'))
            push(l, span_shift((Span){at, end}, place.start), url_escaped(l->arena, url));
        at = end;
    }
}

static void read_label(Links *l, uint32_t step)
{
    const Node *pair = NULL;
    while ((pair = instr_next_arg(l->in, pair))) {
        Span place = bare(l->in, pair_value_span(pair));
        Str text = instr_slice(l->in, place);
        bool is_whole = is_url(text) || str_starts_z(text, "$");
        Str value = is_whole && str_has_char(text, '$') ? expanded(l, step, text) : STR("");
        if (is_url(value) && url_end(value, 0) == value.len)
            push(l, place, url_escaped(l->arena, value));
        else
            push_urls_in(l, place);
    }
}

// ---- All of them ----

static void read_instruction(Links *l, uint32_t step)
{
    l->in_onbuild = l->in->trigger;
    while (l->in->trigger) l->in = l->in->trigger;
    switch (l->in->kind) {
    case K_FROM: read_from(l, step); break;
    case K_ADD: read_add(l, step); break;
    case K_LABEL: read_label(l, step); break;
    case K_COPY:
    case K_RUN: l->in_onbuild ? read_trigger_uses(l, step) : read_uses(l, step); break;
    default: break;
    }
}

static void read_directive(Links *l)
{
    const Node *key = node_child(l->in->node, N_KEY), *value = node_child(l->in->node, N_VALUE);
    if (!key || !value || !str_ieq(node_str(l->in, key), STR("syntax"))) return;
    Str rest = node_str(l->in, value), word = str_next_word(&rest);
    uint32_t start = (uint32_t)(word.ptr - l->in->joined.ptr);
    push_image(l, (Span){start, start + word.len}, word);
}

FlLinks fl_links(Arena *a, FlDoc *doc)
{
    Links l = {.arena = a, .doc = doc, .model = doc_model(doc)};
    l.hidden = hidden_values(a, l.model);
    for (uint32_t step = 0; l.item < doc->items.count; l.item++) {
        l.in = items_at(&doc->items, l.item);
        if (l.in->kind == K_DIRECTIVE) read_directive(&l);
        if (instr_is_instruction(l.in)) read_instruction(&l, step++);
    }
    return (FlLinks){l.list.item, l.list.count};
}
