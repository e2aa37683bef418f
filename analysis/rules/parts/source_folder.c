// A folder is taken for sources by its name: others may hold what an install needs, as `prisma` and `patches` do.
#include "rules/parts/source_folder.h"
#include "lint/chain.h"
#include "lint/workdirs.h"
#include "rules/parts/manifests.h"
#include "values/values.h"

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

// What an install of dependencies does not read; tools that it may start have telling names.
static bool is_source_file(Str name)
{
    Str kind = str_skip(name, str_behind_last(name, '.'));
    return kind.len < name.len &&
           str_is_one_of(kind, STR("py js mjs cjs ts jsx tsx rb go cs java")) &&
           !str_any(name, STR("config setup install prepare build ulp runt patch version pnpmfile"),
                    str_has);
}

// A folder or file of sources. Where the build context is not known, a name without a dot is that of a folder.
static bool is_source(const At *c, const Ecosystem *of, const FlContext *context,
                      const ContextSource *s)
{
    Str name = path_last(s->path);
    if (!s->is_known) return false;
    if (context ? !is_folder(context, s) : str_has_char(name, '.')) return is_source_file(name);
    return str_is_one_of(name, source_names) &&
           !(context && manifests_in(c->arena, context, of, s->path, false));
}

// Whether it is a list of dependencies by its name.
static bool is_manifest(Arena *a, const Ecosystem *of, Str name)
{
    Str needed = of->needed;
    if (of->is_listed) return str_ends_z(name, ".txt");
    for (Str one; (one = str_next_word(&needed)).len;)
        if (glob_meet(a, name, one)) return true;
    return false;
}

static void look_for_manifests(const At *c, const Ecosystem *of, const ContextSource *s,
                               SourceFolder *out)
{
    const FlContext *context = model_context(c->model);
    if (out->has_manifests || !s->is_known || (context && is_folder(context, s))) return;
    out->manifests = path_head(s->path);
    out->has_manifests =
        context ? of->is_listed || manifests_in(c->arena, context, of, out->manifests, false)
                : is_manifest(c->arena, of, path_last(s->path));
}

static void look_at(const At *c, const Ecosystem *of, uint32_t step, SourceFolder *out)
{
    const FlContext *context = model_context(c->model);
    ContextSources sources = context_sources_at(c->arena, c->model, step);
    uint32_t found = 0;
    for (uint32_t i = 0; i < sources.count; i++) {
        const ContextSource *s = &sources.item[i];
        if (!is_source(c, of, context, s)) {
            look_for_manifests(c, of, s, out);
            continue;
        }
        if (!found++) out->source = s->span;
    }
    if (!found) return;
    out->count++;
    out->copy = step;
    out->is_mixed = found < sources.count;
    out->is_folder = sources.count == 1 && context && is_folder(context, sources.item);
}

SourceFolder source_folder_before(const At *c, const Ecosystem *of)
{
    SourceFolder found = {0};
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
