// A folder is taken for sources by its name: others may hold what an install needs, as `prisma` and `patches` do.
#include "rules/parts/source_folder.h"
#include "lint/chain.h"
#include "lint/workdirs.h"
#include "rules/parts/manifests.h"

static const Str source_names = STR_INIT("src app cmd internal public static templates tests test");

bool copies_all(const ContextSource *s)
{
    return str_is_one_of(s->text, STR(". ./ * ./*"));
}

static bool is_folder(const FlContext *context, const ContextSource *s)
{
    const ContextEntry *e = s->is_known ? context_find(context, s->path) : NULL;
    return e && e->kind == FL_ENTRY_FOLDER;
}

static bool is_source_folder(const At *c, const Ecosystem *of, const FlContext *context,
                             const ContextSource *s)
{
    return is_folder(context, s) && str_is_one_of(path_last(s->path), source_names) &&
           !manifests_in(c->arena, context, of, s->path);
}

static void look_at(const At *c, const Ecosystem *of, uint32_t step, SourceFolder *out)
{
    const FlContext *context = model_context(c->model);
    ContextSources sources = context_sources_at(c->arena, c->model, step);
    const ContextSource *s = sources.item;
    if (sources.count == 1 && is_source_folder(c, of, context, s)) {
        out->count++;
        out->copy = step;
        out->source = s->span;
        return;
    }
    for (uint32_t i = 0; i < sources.count && !out->has_manifests; i++) {
        if (!s[i].is_known || is_folder(context, &s[i])) continue;
        out->manifests = path_head(s[i].path);
        out->has_manifests = of->is_listed || manifests_in(c->arena, context, of, out->manifests);
    }
}

SourceFolder source_folder_before(const At *c, const Ecosystem *of)
{
    SourceFolder found = {0};
    if (!model_context(c->model)) return found;
    Chain chain = chain_before(c->model, c->step);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(c->model, chain.step);
        if (in->kind == K_COPY || in->kind == K_ADD) look_at(c, of, chain.step, &found);
    }
    return found;
}

bool copies_files_beside(const At *c, uint32_t step, Str folder)
{
    const FlContext *context = model_context(c->model);
    ContextSources sources = context_sources_at(c->arena, c->model, step);
    Str to = copy_destination(c->arena, c->model, step);
    if (!context || !sources.count || !to.len) return false;
    for (uint32_t i = 0; i < sources.count; i++)
        if (!sources.item[i].is_known || is_folder(context, &sources.item[i]) ||
            copies_all(&sources.item[i]))
            return false;
    Str rest = str_skip(to, folder.len);
    bool is_in = str_starts(to, folder) && (!rest.len || rest.ptr[0] == '/' || folder.len == 1);
    return !is_in;
}
