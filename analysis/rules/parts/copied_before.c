// A stage begins with what the one has that it is based on: its copies and installs count as well.
#include "rules/parts/copied_before.h"
#include "lint/chain.h"
#include "lint/run_facts.h"
#include "lint/workdirs.h"
#include "rules/parts/install_run.h"
#include "rules/parts/manifests.h"
#include "rules/parts/source_folder.h"
#include "values/values.h"

// ---- What was done ----

static bool is_fetched(const At *c, const Ecosystem *of, uint32_t step, const Instr *run)
{
    const Commands *commands = commands_of(c->model, step, run);
    for (uint32_t i = 0; i < commands->count; i++)
        if (ecosystem_is_fetched_by(of, &commands->item[i])) return true;
    return false;
}

bool fetched_before(const At *c, const Ecosystem *of)
{
    Chain chain = chain_before(c->model, c->step);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(c->model, chain.step);
        if (in->kind == K_RUN && is_fetched(c, of, chain.step, in)) return true;
    }
    return false;
}

// Whether the source brings more than manifests: all, or a folder that is none of those that an install needs.
static bool brings_more(const At *c, const Ecosystem *of, const FlContext *context,
                        const ContextSource *s)
{
    if (!s->is_known) return false;
    if (copies_all(s)) return true;
    const ContextEntry *e = context ? context_find(context, s->path) : NULL;
    if (!e || e->kind != FL_ENTRY_FOLDER || of->style == INSTALL_BUILDS) return false;
    Str folder = str_join(c->arena, path_last(s->path), STR("/"));
    return !str_has(of->also, folder) && manifests_in(c->arena, context, of, s->path, true);
}

static const ContextSource *sources_in(const At *c, const Ecosystem *of, uint32_t step)
{
    const FlContext *context = model_context(c->model);
    ContextSources s = context_sources_at(c->arena, c->model, step);
    for (uint32_t i = 0; i < s.count; i++)
        if (brings_more(c, of, context, &s.item[i])) return &s.item[i];
    return NULL;
}

CopiedBefore copied_before(const At *c, const Ecosystem *of)
{
    CopiedBefore found = {0};
    Chain chain = chain_before(c->model, c->step);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(c->model, chain.step);
        bool is_copy = in->kind == K_COPY || in->kind == K_ADD;
        const ContextSource *s = is_copy ? sources_in(c, of, chain.step) : NULL;
        if (!s) continue;
        found.step = chain.step;
        found.source = s->span;
        found.count++;
    }
    return found;
}

// ---- What stands between ----

static bool is_safe_run(const At *c, uint32_t step)
{
    const Commands *commands = commands_of(c->model, step, instr_at(c->model, step));
    if (!commands->is_complete || commands->has_unknown) return false;
    for (uint32_t i = 0; i < commands->count; i++)
        if (!install_may_follow(&commands->item[i])) return false;
    return true;
}

static Str path_written(const At *c, uint32_t copy)
{
    const Instr *in = instr_at(c->model, copy);
    return arg_value(c->arena, in, instr_last_arg(in));
}

bool copy_destination_fixed(const At *c, uint32_t copy, Str *to)
{
    if (instr_at(c->model, copy)->is_json || str_has_char(path_written(c, copy), '$')) return false;
    Chain chain = chain_before(c->model, copy);
    while (chain_back(&chain)) {
        bool is_workdir = instr_at(c->model, chain.step)->kind == K_WORKDIR;
        if (is_workdir && str_has_char(path_written(c, chain.step), '$')) return false;
    }
    *to = copy_destination(c->arena, c->model, copy);
    if (!str_is_word(*to)) return false;
    if (!str_ends_z(*to, "/")) *to = str_join(c->arena, *to, STR("/"));
    return true;
}

bool copy_goes_by_workdir(const At *c, uint32_t copy)
{
    return !str_starts_z(path_written(c, copy), "/");
}

bool workdir_between(const At *c, uint32_t copy)
{
    Chain chain = chain_before(c->model, c->step);
    while (chain_back(&chain) && chain.step != copy)
        if (instr_at(c->model, chain.step)->kind == K_WORKDIR) return true;
    return false;
}

// A copy that is to be moved after the step.
typedef struct Moved {
    const At *at;
    Str to;         // where it copies a folder to, beside which files may be copied
    bool is_folder; // false: nothing is known of what it copies
    bool is_bound;  // it means something else in another working directory
} Moved;

static bool is_in_the_way(const Moved *m, uint32_t step)
{
    const Instr *in = instr_at(m->at->model, step);
    switch (in->kind) {
    case K_RUN: return !is_safe_run(m->at, step);
    case K_COPY:
        return !instr_flag(in, STR("from")) &&
               !(m->is_folder && copies_files_beside(m->at, step, m->to));
    case K_WORKDIR: return m->is_bound;
    case K_ADD:
    case K_ONBUILD:
    case K_UNKNOWN:
    case K_USER: return true;
    default: return false;
    }
}

uint32_t step_in_the_way(const At *c, uint32_t copy, bool is_folder)
{
    Str fixed;
    uint32_t first = NO_STEP;
    Moved m = {.at = c};
    m.to = is_folder ? copy_destination(c->arena, c->model, copy) : STR("");
    m.is_folder = m.to.len;
    m.is_bound = copy_goes_by_workdir(c, copy) && !copy_destination_fixed(c, copy, &fixed);
    Chain chain = chain_before(c->model, c->step);
    while (chain_back(&chain) && chain.step != copy)
        if (is_in_the_way(&m, chain.step)) first = chain.step;
    return first;
}

bool copy_reads_the_same(const At *c, uint32_t copy)
{
    ExpandMode mode = expand_mode(c->model);
    const Instr *in = instr_at(c->model, copy);
    Str text = instr_slice(in, (Span){0, in->logical});
    Expansion before = expand_at(c->model, copy, text, mode);
    Expansion after = expand_at(c->model, c->step, text, mode);
    return before.is_known == after.is_known && str_eq(before.result, after.result);
}

// ---- Who else needs the copy ----

static bool is_built(const Model *m, const Stage *stage)
{
    const FlBuildFile *builds = model_builds(m);
    return str_ieq(model_facts(m)->target, stage->name) ||
           (builds && str_any(stage->name, builds->targets, str_ieq));
}

// Whether something but the one stage that is based on it needs what the stage holds.
static bool is_needed_elsewhere(const Model *m, const Stage *stage, const Stage *above)
{
    for (uint32_t i = 0; i < stage_count(m); i++)
        if (stage_below(m, stage_at(m, i)) == stage && stage_at(m, i) != above) return true;
    for (uint32_t i = 0; i < use_count(m); i++)
        if (use_at(m, i)->stage == stage_number(m, stage)) return true;
    return is_built(m, stage);
}

const Stage *stage_sharing(const At *c, uint32_t copy)
{
    const Stage *home = stage_of(c->model, copy);
    for (const Stage *at = stage_of(c->model, c->step); at != home;) {
        const Stage *base = stage_below(c->model, at);
        if (is_needed_elsewhere(c->model, base, at)) return base;
        at = base;
    }
    return NULL;
}

bool installed_before(const At *c, uint32_t copy, const Ecosystem *of)
{
    enum { LOOKS_MOST = 300 };
    uint32_t looks = 0;
    for (uint32_t step = c->step - 1; copy < step && looks < LOOKS_MOST; step--, looks++) {
        const Instr *in = instr_at(c->model, step);
        if (in->kind != K_RUN || !step_is_on_chain(c->model, copy, step)) continue;
        if (install_in(commands_of(c->model, step, in)).of == of) return true;
    }
    return false;
}

// Whether a copy from the context names a list of dependencies, by its name or by a pattern.
static bool brings_list(const At *c, const Ecosystem *of, uint32_t step)
{
    ContextSources s = context_sources_at(c->arena, c->model, step);
    for (uint32_t i = 0; i < s.count; i++) {
        Str file = path_last(s.item[i].path), lists = of->needed;
        for (Str list; s.item[i].is_known && (list = str_next_word(&lists)).len;)
            if (!str_is_z(file, "*") && glob_meet(c->arena, file, list)) return true;
    }
    return false;
}

// A task of Gradle or a goal of Maven: most of them fetch what the project needs.
static bool runs_task(const Command *c, const Ecosystem *of)
{
    const Word *sub = cmd_sub(c);
    return sub && str_is_one_of(of->name, STR("gradle maven")) &&
           str_is_z(cmd_family(c), of->family) &&
           !str_is_one_of(sub->text, STR("clean wrapper wrapper:wrapper init help tasks"));
}

static bool builds_in(const At *c, uint32_t step, const Ecosystem *of)
{
    const Commands *commands = commands_of(c->model, step, instr_at(c->model, step));
    for (uint32_t i = 0; i < commands->count; i++)
        if (runs_task(&commands->item[i], of)) return true;
    return install_in(commands).of == of;
}

bool built_before(const At *c, uint32_t copy, const Ecosystem *of)
{
    bool is_built = false;
    Chain chain = chain_before(c->model, copy);
    while (of->style == INSTALL_BUILDS && chain_back(&chain)) {
        const Instr *in = instr_at(c->model, chain.step);
        bool is_copy = in->kind == K_COPY || in->kind == K_ADD;
        if (in->kind == K_RUN && !is_built) is_built = builds_in(c, chain.step, of);
        if (is_copy && is_built && brings_list(c, of, chain.step)) return true;
    }
    return false;
}

// ---- Manifests that are there ----

static bool brings(const At *c, uint32_t step, Str path, Str folder)
{
    const FlContext *context = model_context(c->model);
    ContextSources s = context_sources_at(c->arena, c->model, step);
    Str file = workdir_join(c->arena, folder, path_last(path));
    Str to = copy_destination(c->arena, c->model, step);
    if (!to.len || (!str_eq(to, folder) && !str_eq(to, file))) return false;
    for (uint32_t i = 0; i < s.count; i++) {
        const ContextEntry *e = context_find(context, s.item[i].path);
        bool is_folder = copies_all(&s.item[i]) || (e && e->kind == FL_ENTRY_FOLDER);
        if (s.item[i].is_known && !is_folder &&
            context_covers(c->arena, c->model, s.item[i].path, s.how, path))
            return true;
    }
    return false;
}

// Only what needs no sources may have run since: it leaves the files as they are.
bool copied_already(const At *c, uint32_t copy, Str path, Str folder)
{
    Chain chain = chain_before(c->model, c->step);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(c->model, chain.step);
        if (in->kind == K_RUN && !is_safe_run(c, chain.step)) return false;
        if (in->kind == K_COPY && chain.step != copy && brings(c, chain.step, path, folder))
            return true;
    }
    return false;
}
