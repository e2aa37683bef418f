#include "rules/parts/secret_files.h"
#include "lint/workdirs.h"
#include "rules/parts/removals.h"
#include "values/file_kinds.h"
#include "values/ignore_file.h"
#include "values/manifest.h"
#include "values/values.h"

static bool is_harmless(const FlContext *context, Str path)
{
    const ContextEntry *e = context ? context_find(context, path) : NULL;
    if (!e) return false;
    return e->is_ignored || (e->has_text && !text_holds_secret(path_last(path), e->text));
}

// A credential that is named is copied on purpose.
bool source_is_secret(const At *c, const ContextSource *s)
{
    Str name = path_last(s->path);
    const FlContext *context = model_context(c->model);
    const FileName *row = s->is_known ? file_name(name, false) : NULL;
    if (s->is_known && file_is_secret_there(s->path)) return !is_harmless(context, s->path);
    if (!row || row->kind != FILE_SECRET || file_is_sample(name)) return false;
    // What its name alone does not tell is asked of its text.
    bool is_common = str_is_one_of(name, STR("auth.json credentials .yarnrc.yml .npmrc"));
    const ContextEntry *e = context ? context_find(context, s->path) : NULL;
    if (is_common && !(e && e->holds_secret)) return str_is_z(name, ".npmrc") && !context;
    return !is_harmless(context, s->path);
}

// Whether a later instruction takes the path, or what holds it, from the stage.
static bool is_taken(const Model *m, Arena *a, uint32_t stage, Str path)
{
    for (uint32_t step = stage_end(m, stage_at(m, stage)); step_exists(m, step); step++) {
        const Instr *in = instr_at(m, step);
        for (uint32_t u = use_first(m, step); in->kind == K_COPY && u < use_end(m, step); u++) {
            if (use_at(m, u)->stage != stage || use_at(m, u)->is_mount) continue;
            for (const Node *arg = instr_next_source(in, NULL); arg;
                 arg = instr_next_source(in, arg)) {
                Str source = path_fixed(arg_value(a, in, arg));
                if (str_has_char(source, '$') || source.len <= 1) return true;
                if (path_is_below(path, workdir_join(a, STR("/"), source))) return true;
            }
        }
    }
    return false;
}

bool copy_stays_behind(const At *c)
{
    const Model *m = c->model;
    uint32_t stage = stage_index(m, c->step);
    if (c->in_onbuild || stage == NO_STAGE || step_is_shipped(m, c->step)) return false;
    Str to = copy_destination(c->arena, m, c->step);
    return to.len && !is_taken(m, c->arena, stage, to);
}
