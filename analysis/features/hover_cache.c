// What the build cache knows an instruction by, as a paragraph of the hover on its keyword.
#include "features/hover.h"
#include "fl_explain.h"

static bool is_key_of_others(InstrKind kind)
{
    return kind == K_ENV || kind == K_ARG || kind == K_USER || kind == K_SHELL;
}

static void put_node(Hover *h, const FlLayer *l)
{
    bool is_from = h->in->kind == K_FROM;
    page_say(&h->page, "**Cache:** %s %.*s.",
             is_from ? "what follows depends on" : "its result depends on", STR_ARG(l->key));
    if (!str_eq(l->when, STR("never")))
        page_say(&h->page, " %s %.*s.",
                 is_from ? "Everything runs again when" : "It runs again when", STR_ARG(l->when));
}

void hover_cache(Hover *h)
{
    if (h->step == NO_STEP || h->in_onbuild || K_UNKNOWN <= h->in->kind) return;
    uint32_t at = items_mark(&h->doc->items, h->item).at;
    FlLayers layers = fl_layers_in(h->arena, h->doc, (Span){at, at});
    if (!layers.count || h->in->kind == K_ONBUILD) return;
    page_gap(&h->page);
    if (layers.item[0].is_node || h->in->kind == K_FROM)
        put_node(h, &layers.item[0]);
    else if (is_key_of_others(h->in->kind))
        page_say(&h->page, "**Cache:** another value runs %s again.",
                 h->in->kind == K_USER || h->in->kind == K_SHELL
                     ? "the RUNs after it"
                     : "every RUN after it, whether it is used there or not,");
    else
        page_say(&h->page, "**Cache:** changing it runs nothing again.");
}
