// Walks over the instructions and tracks for each stage what runs again.
#include "features/layers.h"
#include "fl_explain.h"
#include "lint/open_document.h"
#include "values/image_ref.h"
#include "values/values.h"

enum { TEXT_SHOWN = 200, NAMES_SHOWN = 3, VARS_SHOWN = 4 };

static uint32_t line_of(const Layers *l, uint32_t step)
{
    return fl_line(l->doc, items_mark(&l->doc->items, item_of(l->m, step)).at);
}

// ---- What it is ----

static Str one_line(Arena *a, const Instr *in)
{
    Out o = out_on(a);
    Str text = str_trim(str_cut(in->joined, in->start, in->logical));
    bool was_blank = false;
    for (uint32_t i = 0; i < text.len && o.len < TEXT_SHOWN; i++) {
        bool is_blank = (unsigned char)text.ptr[i] <= ' ';
        if (!is_blank) out_char(&o, text.ptr[i]);
        if (is_blank && !was_blank) out_char(&o, ' ');
        was_blank = is_blank;
    }
    return out_done(&o);
}

// The nearest earlier step with a result of its own, in the stage or its bases; NO_STEP if none.
static uint32_t node_before(const Layers *l, uint32_t step)
{
    for (;;) {
        const Stage *s = stage_of(l->m, step);
        if (!s) return NO_STEP;
        for (uint32_t i = step; s->from < i; i--)
            if (i != step && layer_is_kept(instr_at(l->m, i))) return i;
        if (s->base_kind != BASE_STAGE) return s->from;
        step = stage_end(l->m, stage_below(l->m, s));
        if (layer_is_kept(instr_at(l->m, step - 1))) return step - 1;
        step--;
    }
}

// ---- Words ----

static void put_vars(const Layers *l, Out *o, uint32_t step)
{
    uint32_t shown = 0, count = var_limit(l->m, step);
    const Stage *s = stage_of(l->m, step);
    for (uint32_t i = var_globals(l->m); s && i < count; i++) {
        const VarDef *v = var_def(l->m, i);
        if (v->step < s->from || step <= v->step || shown == VARS_SHOWN) continue;
        out_fmt(o, "%s`%.*s`", shown++ ? ", " : " (", STR_ARG(v->name));
    }
    if (shown) out_char(o, ')');
}

static Str files_text(Arena *a, const FlLayer *layer)
{
    if (!layer->has_files) return STR("the files that it copies");
    return str_fmt(a, "%u file%s of the build context (%.*s)", layer->files,
                   layer->files == 1 ? "" : "s", STR_ARG(context_size(a, layer->bytes)));
}

static const StageUse *copy_from(const Layers *l, uint32_t step)
{
    uint32_t use = use_first(l->m, step);
    return use < use_end(l->m, step) ? use_at(l->m, use) : NULL;
}

static Str key_of_copy(Layers *l, uint32_t step, const Instr *in, const FlLayer *layer)
{
    Arena *a = l->arena;
    Str tail = layer_is_linked(in) ? STR("; not on the layers before it")
                                   : STR(", and the layers before it");
    const StageUse *use = copy_from(l, step);
    if (use || instr_flag(in, STR("from")))
        return str_fmt(a, "the content of what it takes from `%.*s`%.*s",
                       STR_ARG(use ? use->text : STR("--from")), STR_ARG(tail));
    if (!layer->is_copying) return str_fmt(a, "the content of what it adds%.*s", STR_ARG(tail));
    return str_fmt(a, "the names, modes and content of %.*s, not their times%.*s",
                   STR_ARG(files_text(a, layer)), STR_ARG(tail));
}

static Str key_of_run(Layers *l, uint32_t step)
{
    Out o = out_on(l->arena);
    out_z(&o, "its command, user, directory and shell, the values of all ENV and ARG before it");
    put_vars(l, &o, step);
    out_z(&o, ", its mounts without what is in caches and secrets, and the layers before it");
    return out_done(&o);
}

static Str key_of_from(Layers *l, uint32_t step)
{
    const Stage *s = stage_of(l->m, step);
    if (!s || s->base_kind == BASE_UNKNOWN) return STR("the base image");
    if (s->base_kind == BASE_SCRATCH) return STR("nothing: the image is empty");
    if (s->base_kind == BASE_STAGE)
        return str_fmt(l->arena, "the stage `%.*s`", STR_ARG(stage_base(l->m, s)));
    return str_fmt(l->arena, "the content that `%.*s` stands for, not its tag",
                   STR_ARG(stage_base(l->m, s)));
}

static Str key_of(Layers *l, uint32_t step, const Instr *in, const FlLayer *layer)
{
    switch (in->kind) {
    case K_FROM: return key_of_from(l, step);
    case K_RUN: return key_of_run(l, step);
    case K_COPY:
    case K_ADD: return key_of_copy(l, step, in, layer);
    case K_WORKDIR:
        return layer->is_node ? STR("its path, the user, and the layers before it")
                              : STR("nothing; it counts for the RUNs after it");
    case K_ARG:
        if (!stage_of(l->m, step))
            return STR("nothing; its value counts in each FROM that names it");
        return STR("nothing; its value counts for every RUN after it, used there or not");
    case K_ENV: return STR("nothing; its value counts for every RUN after it, used there or not");
    case K_USER:
    case K_SHELL: return STR("nothing; it counts for the RUNs after it");
    default: return STR("nothing: it is only noted in the image");
    }
}

// The files that a pattern matches, if they are few.
static bool put_matched(Layers *l, Out *o, const ContextSource *source, SelectHow how)
{
    const FlContext *c = model_context(l->m);
    if (!c || !glob_has_wildcard(source->path)) return false;
    Selected chosen = model_select(l->arena, l->m, source->text, how);
    if (!chosen.count || NAMES_SHOWN < chosen.count) return false;
    for (uint32_t i = 0; i < chosen.count; i++)
        out_fmt(o, "%s`%.*s`",
                !i                      ? ""
                : i + 1 == chosen.count ? " or "
                                        : ", ",
                STR_ARG(c->entry[chosen.item[i]].path));
    return true;
}

static void put_source(Layers *l, Out *o, const ContextSource *source, SelectHow how,
                       const FlLayer *layer)
{
    if (put_matched(l, o, source, how)) return;
    if (!str_is_z(source->path, "."))
        out_fmt(o, "`%.*s`", STR_ARG(source->path));
    else if (layer->has_files && layer->files == 1)
        out_z(o, "the only file there");
    else if (layer->has_files)
        out_fmt(o, "one of %u files", layer->files);
    else
        out_z(o, "any file of the build context");
}

// The names of the first few files that the sources copy.
static Str sources_text(Layers *l, const ContextSources *s, const FlLayer *layer)
{
    Out o = out_on(l->arena);
    if (NAMES_SHOWN < s->count) return str_fmt(l->arena, "one of its %u sources changes", s->count);
    for (uint32_t i = 0; i < s->count; i++) {
        if (i) out_str(&o, i + 1 == s->count ? STR(" or ") : STR(", "));
        put_source(l, &o, &s->item[i], s->how, layer);
    }
    out_z(&o, " changes");
    return out_done(&o);
}

// The names of mounts of the context, stages and images; not of caches and secrets.
static Str mounts_text(Layers *l, uint32_t step, const FlLayer *layer)
{
    Out o = out_on(l->arena);
    ContextSources s = context_sources_at(l->arena, l->m, step);
    uint32_t shown = 0;
    for (uint32_t i = 0; i < s.count && shown < NAMES_SHOWN; i++) {
        if (shown++) out_z(&o, ", ");
        put_source(l, &o, &s.item[i], s.how, layer);
    }
    for (uint32_t i = use_first(l->m, step); i < use_end(l->m, step) && shown < NAMES_SHOWN; i++) {
        const StageUse *use = use_at(l->m, i);
        out_fmt(&o, "%s%s`%.*s`", shown++ ? ", " : "", use->stage == NO_STAGE ? "" : "stage ",
                STR_ARG(use->text));
    }
    return out_done(&o);
}

static Str reason_of_run(Layers *l, uint32_t step, const FlLayer *layer)
{
    Str mounts = mounts_text(l, step, layer);
    if (!mounts.len) return STR("its command or a value of ARG or ENV before it changes");
    return str_fmt(l->arena,
                   "its command, a value of ARG or ENV before it or what it mounts changes (%.*s)",
                   STR_ARG(mounts));
}

// For COPY and ADD without --from: files of the context, inline texts, and downloads.
static Str reason_of_copy(Layers *l, uint32_t step, const Instr *in, const FlLayer *layer)
{
    ContextSources s = context_sources_at(l->arena, l->m, step);
    uint32_t sources = instr_arg_count(in) ? instr_arg_count(in) - 1 : 0;
    Out o = out_on(l->arena);
    if (s.count) out_str(&o, sources_text(l, &s, layer));
    if (in->heredoc_count) out_fmt(&o, "%sthe text of its heredoc changes", o.len ? ", or " : "");
    if (s.count + in->heredoc_count < sources || !o.len)
        out_fmt(&o, "%swhat it downloads changes", o.len ? ", or " : "");
    return out_done(&o);
}

static Str own_reason(Layers *l, uint32_t step, const Instr *in, const FlLayer *layer)
{
    const StageUse *use = copy_from(l, step);
    if (in->kind == K_RUN) return reason_of_run(l, step, layer);
    if (in->kind == K_WORKDIR) return STR("its path changes");
    if (use && use->stage != NO_STAGE)
        return str_fmt(l->arena, "what it takes from stage `%.*s` changes", STR_ARG(use->text));
    if (use) return str_fmt(l->arena, "what it takes from `%.*s` changes", STR_ARG(use->text));
    if (instr_flag(in, STR("from"))) return STR("what it takes changes");
    return reason_of_copy(l, step, in, layer);
}

// What makes it run again, besides a change of its own text.
static Str other_reason(Layers *l, uint32_t step, const Instr *in)
{
    uint32_t before = node_before(l, step);
    if (before == NO_STEP || layer_is_linked(in)) return STR("");
    if (instr_at(l->m, before)->kind != K_FROM)
        return str_fmt(l->arena, "line %u runs again", line_of(l, before));
    const Stage *s = stage_of(l->m, before);
    if (s && s->base_kind == BASE_SCRATCH) return STR("");
    return STR("the base image changes");
}

// The same for an instruction without a result of its own.
static Str when_told(const Layers *l, uint32_t step, const Instr *in)
{
    bool is_global = in->kind == K_ARG && !stage_of(l->m, step);
    if (is_global)
        return STR("never itself; another value counts in each FROM that names it, and where a "
                   "stage declares it again");
    bool tells = in->kind == K_ENV || in->kind == K_ARG || in->kind == K_USER ||
                 in->kind == K_SHELL || in->kind == K_WORKDIR;
    return tells ? STR("never itself; another value runs the RUNs after it again") : STR("never");
}

static void set_when(Layers *l, uint32_t step, const Instr *in, FlLayer *layer)
{
    if (in->kind == K_FROM) {
        const Stage *s = stage_of(l->m, step);
        bool is_empty = s && s->base_kind == BASE_SCRATCH;
        bool is_stage = s && s->base_kind == BASE_STAGE;
        layer->when = is_empty ? STR("never")
                      : is_stage
                          ? str_fmt(l->arena, "stage `%.*s` changes", STR_ARG(stage_base(l->m, s)))
                          : STR("the base image changes");
        layer->few = layer->when;
        return;
    }
    if (!layer->is_node) {
        layer->when = when_told(l, step, in);
        return;
    }
    Str own = own_reason(l, step, in, layer), other = other_reason(l, step, in);
    layer->when =
        other.len ? str_fmt(l->arena, "%.*s, or %.*s", STR_ARG(own), STR_ARG(other)) : own;
    bool has_own = in->kind == K_COPY || in->kind == K_ADD || layer->is_copying;
    layer->few = has_own ? own : other;
}

// ---- What runs again ----

// Whether a source includes the file. If the start of the path is unknown, any suffix may be its
// path in the context.
static FlRerun takes(Layers *l, const ContextSources *s, const ContextSource *from, Str path)
{
    if (!from->is_known) return FL_RERUN_MAYBE;
    bool is_it = context_covers(l->arena, l->m, from->path, s->how, path);
    if (!l->is_unplaced) return is_it ? FL_RERUN_YES : FL_RERUN_NO;
    for (uint32_t slash; !is_it && (slash = str_find_char(path, '/')) != STR_NONE;) {
        path = str_skip(path, slash + 1);
        is_it = context_covers(l->arena, l->m, from->path, s->how, path);
    }
    return is_it ? FL_RERUN_MAYBE : FL_RERUN_NO;
}

// A changed file that the step copies, or may copy when a variable in a source or the context is
// unknown.
static Str changed_source(Layers *l, uint32_t step, bool *is_certain)
{
    ContextSources s = context_sources_at(l->arena, l->m, step);
    Str possible = STR("");
    *is_certain = true;
    for (uint32_t i = 0; l->changed && i < l->changed->count; i++)
        for (uint32_t k = 0; k < s.count; k++) {
            Str path = l->changed->item[i];
            FlRerun taken = takes(l, &s, &s.item[k], path);
            if (taken == FL_RERUN_YES) return path;
            if (taken == FL_RERUN_MAYBE && !possible.len) possible = path;
        }
    *is_certain = !possible.len;
    return possible;
}

// The same for files that became ignored or no longer ignored.
static Str switched_source(Layers *l, uint32_t step)
{
    ContextSources s = context_sources_at(l->arena, l->m, step);
    for (uint32_t i = 0; i < l->switched.count; i++)
        for (uint32_t k = 0; k < s.count; k++)
            if (context_names(l->arena, s.item[k].path, s.how, l->switched.item[i]))
                return l->switched.item[i];
    return STR("");
}

// Why the instruction itself has changed; empty when it has not, considered alone.
static Str own_change(Layers *l, uint32_t step, const Instr *in)
{
    if (!l->key || layer_keys_have_chain(l->before, l->key[step].chain)) return STR("");
    const StepKey *key = &l->key[step], *old = layer_keys_like(l->before, key);
    if (!old) return STR("it is new or has changed");
    if (in->kind == K_RUN && old->env != key->env)
        return STR("the values of ARG and ENV before it have changed");
    if (old->state != key->state) return STR("the user, directory or shell before it has changed");
    return STR("what comes before it has changed");
}

// Whether a stage that the step uses may have changed.
static FlRerun used_stages(Layers *l, uint32_t step, Str *why)
{
    uint32_t first = use_first(l->m, step), end = use_end(l->m, step);
    for (uint32_t i = first; i < end; i++) {
        const StageUse *use = use_at(l->m, i);
        if (use->stage == NO_STAGE || !l->stage[use->stage].rerun) continue;
        *why = str_fmt(l->arena, "if what line %u makes has changed", l->stage[use->stage].line);
        return FL_RERUN_MAYBE;
    }
    bool is_same = !l->key || layer_keys_have_soft(l->before, l->key[step].soft);
    if (first == end || is_same) return FL_RERUN_NO;
    *why = str_fmt(l->arena, "if `%.*s` holds other content than before",
                   STR_ARG(use_at(l->m, first)->text));
    return FL_RERUN_MAYBE;
}

// Sets `rerun` and `why` if a changed file of the context matters; false when none does.
static bool set_rerun_by_source(Layers *l, uint32_t step, const Instr *in, FlLayer *layer)
{
    bool is_certain;
    Str source = changed_source(l, step, &is_certain);
    Str switched = source.len && is_certain ? STR("") : switched_source(l, step);
    if (!source.len && !switched.len) return false;
    layer->rerun = switched.len || is_certain ? FL_RERUN_YES : FL_RERUN_MAYBE;
    layer->why = switched.len
                     ? str_fmt(l->arena, "the ignore file did other things with `%.*s` before",
                               STR_ARG(switched))
                     : str_fmt(l->arena, "%s%s `%.*s`", is_certain ? "" : "if it ",
                               in->kind == K_RUN ? "mounts" : "copies", STR_ARG(source));
    return true;
}

static void set_rerun(Layers *l, uint32_t step, const Instr *in, FlLayer *layer, Running *now)
{
    Str used = STR("");
    Str own =
        now->rerun == FL_RERUN_YES && !layer_is_linked(in) ? STR("") : own_change(l, step, in);
    FlRerun by_stage = used_stages(l, step, &used);
    if (own.len) {
        layer->rerun = FL_RERUN_YES;
        layer->why = own;
    } else if (!set_rerun_by_source(l, step, in, layer) && by_stage && now->rerun != FL_RERUN_YES) {
        layer->rerun = by_stage;
        layer->why = used;
    }
    if (!layer_is_linked(in) && layer->rerun < now->rerun) {
        layer->rerun = now->rerun;
        layer->why = str_fmt(
            l->arena, now->rerun == FL_RERUN_YES ? "line %u runs again" : "if line %u runs again",
            now->line);
    }
    if (layer->rerun < now->rerun || !layer->rerun) return;
    *now = (Running){layer->rerun, layer->line};
}

static void set_files(Layers *l, uint32_t step, FlLayer *layer)
{
    const FlContext *c = model_context(l->m);
    ContextSources s = context_sources_at(l->arena, l->m, step);
    layer->is_copying = s.count != 0;
    layer->has_files = s.count && c;
    for (uint32_t i = 0; i < s.count && c; i++) {
        Selected chosen = model_select(l->arena, l->m, s.item[i].text, s.how);
        layer->files += chosen.files;
        layer->bytes += chosen.bytes;
        if (!s.item[i].is_known) layer->has_files = false;
    }
}

static FlLayer layer_of(Layers *l, uint32_t step)
{
    const Instr *in = instr_at(l->m, step);
    const Stage *s = stage_of(l->m, step);
    FlLayer layer = {.line = line_of(l, step), .text = one_line(l->arena, in)};
    layer.span = items_content(&l->doc->items, item_of(l->m, step));
    layer.is_node = layer_is_kept(in);
    layer.makes_layer = layer.is_node;
    layer.is_built = !s || stage_is_needed(l->m, s);
    set_files(l, step, &layer);
    layer.key = key_of(l, step, in, &layer);
    set_when(l, step, in, &layer);
    return layer;
}

static Layers begin(Arena *a, FlDoc *doc)
{
    Layers l = {.arena = a, .doc = doc, .m = doc_model(doc)};
    l.stage = arena_new(a, Running, stage_count(l.m) + 1);
    return l;
}

static void take_changes(Layers *l, const FlChanges *changes)
{
    l->changed = &changes->paths;
    l->is_unplaced = changes->is_unplaced;
    if (changes->has_ignore_before)
        l->switched = ignore_switched(l->arena, l->m, changes->ignore_before);
    if (!changes->before) return;
    LayerKeys *before = arena_new(l->arena, LayerKeys, 1);
    *before = layer_keys_of(l->arena, doc_model(changes->before));
    l->before = before;
    l->key = layer_keys(l->arena, l->m);
}

static void set_base_rerun(Layers *l, uint32_t step, const Stage *s, FlLayer *layer, Running *now)
{
    const Stage *below = stage_below(l->m, s);
    if (below) {
        *now = l->stage[stage_number(l->m, below)];
        layer->rerun = now->rerun;
        if (now->rerun) layer->why = str_fmt(l->arena, "line %u runs again", now->line);
    } else if (l->key && !layer_keys_have_chain(l->before, l->key[step].chain)) {
        layer->rerun = FL_RERUN_YES;
        layer->why = STR("no stage began with this image before");
        *now = (Running){FL_RERUN_YES, layer->line};
    }
}

FlLayers fl_layers(Arena *a, FlDoc *doc, const FlChanges *changes)
{
    Layers l = begin(a, doc);
    if (changes) take_changes(&l, changes);
    uint32_t count = step_count(l.m);
    FlLayer *item = arena_new(a, FlLayer, count + 1);
    for (uint32_t step = 0; step < count; step++) {
        const Stage *s = stage_of(l.m, step);
        Running *now = s ? &l.stage[stage_number(l.m, s)] : &l.before_all;
        item[step] = layer_of(&l, step);
        const Instr *in = instr_at(l.m, step);
        if (in->kind == K_FROM && s) set_base_rerun(&l, step, s, &item[step], now);
        if (item[step].is_node) set_rerun(&l, step, in, &item[step], now);
    }
    return (FlLayers){item, count};
}

FlLayers fl_layers_in(Arena *a, FlDoc *doc, Span range)
{
    Layers l = begin(a, doc);
    uint32_t count = step_count(l.m),
             first = step_from_item(l.m, items_find(&doc->items, range.start));
    FlLayer *item = arena_new(a, FlLayer, count + 1);
    uint32_t found = 0;
    for (uint32_t step = first; step < count; step++) {
        if (range.end < items_mark(&doc->items, item_of(l.m, step)).at) break;
        item[found++] = layer_of(&l, step);
    }
    return (FlLayers){item, found};
}

Str fl_size(Arena *a, uint64_t bytes)
{
    return context_size(a, bytes);
}

Str fl_missing_target(FlDoc *doc)
{
    const Model *m = doc_model(doc);
    Str target = doc->config.target;
    bool is_told = target.len && model_facts(m)->target.ptr == target.ptr;
    bool is_asked = is_told && stage_count(m) > doc->config.has_weak_target;
    return is_asked && !stage_is_there(m, target) ? target : STR("");
}
