// What runs an instruction again, and what its result depends on; with paths after `layers`, what runs again when they
// change.
#include "fl_explain.h"
#include "printers.h"

static FlPaths paths_of(Arena *a, Str words)
{
    Str *item = arena_new(a, Str, words.len + 1), word;
    uint32_t count = 0;
    while ((word = str_next_word(&words)).len) item[count++] = word;
    return (FlPaths){item, count};
}

Str print_layers(const Fixture *f)
{
    static const char *const rerun[] = {"no", "maybe", "yes"};
    Out out = out_on(f->arena);
    FlChanges changes = {.paths = paths_of(f->arena, f->asked->args)};
    FlPaths changed = changes.paths;
    FlLayers layers = fl_layers(f->arena, f->doc, changed.count ? &changes : NULL);
    for (uint32_t i = 0; i < layers.count; i++) {
        const FlLayer *l = &layers.item[i];
        if (changed.count && !l->is_node) continue;
        out_fmt(&out, "%u ", l->line);
        if (changed.count)
            out_fmt(&out, "%s %.*s\n", rerun[l->rerun], STR_ARG(l->why));
        else
            out_fmt(&out, "%s: depends on %.*s; again when %.*s\n", l->makes_layer ? "layer" : "-",
                    STR_ARG(l->key), STR_ARG(l->when));
    }
    return out_done(&out);
}
