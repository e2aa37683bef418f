// Explains in the hover on a keyword what the cached result depends on.
#include "features/hover.h"
#include "fl_explain.h"

// What runs again when an instruction without a result changes; empty if it only sets image
// metadata.
static Str runs_again(const Hover *h)
{
    bool is_global = !stage_of(h->model, h->step);
    switch (h->in->kind) {
    case K_ARG:
        if (is_global)
            return STR("what follows each FROM that names it, and each stage that declares it");
        return STR("every RUN after it, whether it is used there or not,");
    case K_ENV: return STR("every RUN after it, whether it is used there or not,");
    case K_USER:
    case K_SHELL:
    case K_WORKDIR: return STR("the RUNs after it");
    default: return STR("");
    }
}

static void put_node(Hover *h, const FlLayer *l)
{
    bool is_from = h->in->kind == K_FROM;
    page_say(&h->page, "**Cache:** %s %.*s.",
             is_from ? "what follows depends on" : "its result depends on", STR_ARG(l->key));
    if (!str_is_z(l->when, "never"))
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
    else if (runs_again(h).len)
        page_say(&h->page, "**Cache:** another value runs %.*s again.", STR_ARG(runs_again(h)));
    else
        page_say(&h->page, "**Cache:** changing it runs nothing again.");
}
