// The outline, from the tree alone, so that it works for incomplete files.
#include "base/vec.h"
#include "fl_editor.h"
#include "instructions/instruction.h"
#include "lint/open_document.h"
#include "syntax/walk.h"

enum { GIST_MAX = 72 }; // maximum length of `detail` in bytes

#define NO_SYMBOL UINT32_MAX

typedef struct Outline {
    Arena *arena;
    const FlDoc *doc;
    uint32_t item;  // the current item
    uint32_t depth; // depth of its instruction: 1 inside a stage
    uint32_t stage; // index of the stage's symbol; NO_SYMBOL before the first FROM
    struct {
        FlSymbol *item;
        uint32_t count, room;
    } list;
} Outline;

// The name_span of a symbol without a written name.
static Span place(const Outline *o, const Instr *in, Span joined)
{
    return doc_span(o->doc, o->item, in, joined);
}

// The text on one line, shortened to its first words.
static Str gist(Arena *a, Str text)
{
    Out out = out_on(a);
    Str rest = str_trim(text), word;
    while ((word = str_next_word(&rest)).len) {
        uint32_t so_far = out_done(&out).len;
        if (so_far && GIST_MAX < so_far + word.len) {
            out_z(&out, " ...");
            break;
        }
        if (so_far) out_char(&out, ' ');
        out_str(&out, word.len <= GIST_MAX
                          ? word
                          : str_fmt(a, "%.*s...",
                                    STR_ARG(str_cut(word, 0, utf_offset32(word, GIST_MAX)))));
    }
    return out_done(&out);
}

static void push(Outline *o, FlSymbol symbol)
{
    VEC_PUSH(o->arena, &o->list, symbol);
}

static FlSymbolKind kind_of(InstrKind kind)
{
    switch (kind) {
    case K_ADD:
    case K_COPY: return FL_SYMBOL_FILE;
    case K_RUN:
    case K_CMD:
    case K_ENTRYPOINT:
    case K_HEALTHCHECK:
    case K_SHELL: return FL_SYMBOL_COMMAND;
    default: return FL_SYMBOL_SETTING;
    }
}

static void add_stage(Outline *o, const Instr *from)
{
    const Node *base = instr_arg(from, 0), *as = instr_arg(from, 1), *name = instr_arg(from, 2);
    bool is_named = name && as && str_ieq(node_str(from, as), STR("AS"));
    Str base_text = base ? node_str(from, base) : STR("");
    const Node *shown = is_named ? name : base ? base : instr_keyword(from);
    o->depth = 0;
    o->stage = o->list.count;
    push(o, (FlSymbol){.name = is_named ? node_str(from, name)
                               : base   ? base_text
                                        : STR("FROM"),
                       .detail = is_named ? base_text : STR(""),
                       .kind = FL_SYMBOL_STAGE,
                       .span = items_content(&o->doc->items, o->item),
                       .name_span = place(o, from, node_span(shown))});
    o->depth = 1;
}

static void add_variables(Outline *o, const Instr *in)
{
    const Node *arg = NULL;
    while ((arg = instr_next_arg(in, arg))) {
        Str key = pair_key(in, arg);
        if (!key.len) continue;
        const Node *name = node_child(arg, N_KEY);
        push(o, (FlSymbol){.name = key,
                           .detail = gist(o->arena, pair_value(in, arg)),
                           .kind = FL_SYMBOL_VARIABLE,
                           .depth = o->depth,
                           .span = place(o, in, node_span(arg)),
                           .name_span = place(o, in, node_span(name ? name : arg))});
    }
}

// From the word to the delimiter; an unclosed heredoc ends with its instruction.
static Span heredoc_span(const Outline *o, const Instr *in, const Heredoc *h)
{
    uint32_t end = heredoc_lines(in, h).end, last = items_content(&o->doc->items, o->item).end;
    Span span = place(o, in, (Span){h->word.start, end < h->word.end ? h->word.end : end});
    return (Span){span.start, last < span.end ? last : span.end};
}

static void add_heredocs(Outline *o, const Instr *in)
{
    for (uint32_t i = 0; i < in->heredoc_count; i++) {
        const Heredoc *h = &in->heredoc[i];
        push(o, (FlSymbol){.name = h->name,
                           .detail = gist(o->arena, instr_slice(in, h->body)),
                           .kind = FL_SYMBOL_HEREDOC,
                           .depth = o->depth + 1,
                           .span = heredoc_span(o, in, h),
                           .name_span = place(o, in, h->word)});
    }
}

static void add_instruction(Outline *o, const Instr *in)
{
    const Node *keyword = instr_keyword(in);
    if (keyword->start == keyword->end) return; // only continuations
    Str text = str_cut(in->joined, keyword->end, in->logical);
    push(o, (FlSymbol){.name = node_str(in, keyword),
                       .detail = gist(o->arena, text),
                       .kind = kind_of(in->kind),
                       .depth = o->depth,
                       .span = items_content(&o->doc->items, o->item),
                       .name_span = place(o, in, node_span(keyword)),
                       .is_deprecated = in->kind == K_MAINTAINER});
    add_heredocs(o, in);
}

static void add_item(Outline *o, const Instr *in)
{
    if (!instr_is_instruction(in)) return;
    if (in->kind == K_FROM) {
        add_stage(o, in);
        return;
    }
    // A stage ends at its last instruction.
    if (o->stage != NO_SYMBOL)
        o->list.item[o->stage].span.end = items_content(&o->doc->items, o->item).end;
    if ((in->kind == K_ARG || in->kind == K_ENV) && instr_arg_count(in))
        add_variables(o, in);
    else
        add_instruction(o, in);
}

FlSymbols fl_symbols(Arena *a, const FlDoc *doc)
{
    Outline o = {.arena = a, .doc = doc, .stage = NO_SYMBOL};
    for (; o.item < doc->items.count; o.item++) add_item(&o, items_at(&doc->items, o.item));
    return (FlSymbols){o.list.item, o.list.count};
}

bool fl_symbol_fits(const FlSymbol *symbol, Str typed)
{
    bool is_named = symbol->kind == FL_SYMBOL_STAGE || symbol->kind == FL_SYMBOL_VARIABLE ||
                    symbol->kind == FL_SYMBOL_HEREDOC;
    uint32_t at = 0;
    for (uint32_t i = 0; i < symbol->name.len && at < typed.len; i++)
        at += char_lower(symbol->name.ptr[i]) == char_lower(typed.ptr[at]);
    return is_named && at == typed.len;
}
