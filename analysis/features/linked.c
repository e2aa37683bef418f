// Names that change together while one of them is typed.
#include "base/vec.h"
#include "features/named.h"
#include "fl_links.h"

// Valid stage names; valid heredoc words.
static const Str stage_pattern = STR_INIT("[A-Za-z][A-Za-z0-9_.-]*");
static const Str heredoc_pattern = STR_INIT("[A-Za-z0-9_]+");

// Names split by a continuation, or in another case than the definition, have different texts.
FlLinked fl_linked(Arena *a, FlDoc *doc, uint32_t at)
{
    Places p = {.arena = a, .doc = doc, .model = doc_model(doc)};
    struct {
        Span *item;
        uint32_t count, room;
    } spans = {0};
    Named named = named_at(&p, at);
    if (named.kind != NAMED_STAGE && named.kind != NAMED_HEREDOC) return (FlLinked){0};
    const Instr *in = instr_at(p.model, named.step);
    Str text = fl_slice(a, doc, doc_span(doc, item_of(p.model, named.step), in, named.span));
    named_places(&p, &named);
    bool has_own = false, has_definition = false;
    for (uint32_t i = 0; i < p.list.count; i++) {
        const FlName *name = &p.list.item[i];
        if (name->is_index || !str_eq(fl_slice(a, doc, name->span), text)) continue;
        VEC_PUSH(a, &spans, name->span);
        has_own |= name->span.start <= at && at <= name->span.end;
        has_definition |= name->is_definition;
    }
    if (!has_own || !has_definition || spans.count < 2) return (FlLinked){0};
    return (FlLinked){spans.item, spans.count,
                      named.kind == NAMED_STAGE ? stage_pattern : heredoc_pattern};
}
