// Computes keys in one walk over the steps, with the state at the end of each stage.
#include "features/layer_keys.h"
#include "base/digest.h"

// The state in effect, as digests.
typedef struct State {
    uint64_t chain, soft, env, user, folder, shell;
} State;

typedef struct Keys {
    Arena *arena;
    const Model *m;
    State *stage;      // state at the end of each stage
    uint32_t next_var; // index of the first definition not seen yet
} Keys;

// `WORKDIR /` creates nothing.
static bool is_root(const Instr *in)
{
    Str path = instr_arg_count(in) ? arg_text(in, instr_arg(in, 0)) : STR("");
    while (str_at(path, 0) == '/') path = str_skip(path, 1);
    return in->kind == K_WORKDIR && !path.len;
}

bool layer_is_kept(const Instr *in)
{
    if (is_root(in)) return false;
    return in->kind == K_RUN || in->kind == K_COPY || in->kind == K_ADD || in->kind == K_WORKDIR;
}

bool layer_is_linked(const Instr *in)
{
    const Node *link = instr_flag(in, STR("link"));
    return link && !instr_flag(in, STR("chmod")) && !str_has_z(node_str(in, link), "false");
}

// ---- What a step says ----

// The text with known variables expanded.
static Str expanded(Keys *k, uint32_t step, Str text)
{
    if (!str_has_char(text, '$')) return text;
    Expansion e = expand_at(k->m, step, text, expand_mode(k->m));
    return e.is_ok && e.is_known ? e.result : text;
}

static uint64_t args_digest(Keys *k, uint32_t step, const Instr *in, uint64_t d)
{
    for (const Node *n = instr_next_arg(in, NULL); n; n = instr_next_arg(in, n))
        d = digest_text(d, expanded(k, step, arg_value(k->arena, in, n)));
    return d;
}

// The stage's name does not matter, only its content.
static uint64_t flags_digest(Keys *k, uint32_t step, const Instr *in, bool has_stage)
{
    uint64_t d = in->flag_count;
    for (const Node *n = node_first(in->node); n; n = node_next(in->node, n)) {
        if (n->kind != N_FLAG) continue;
        Str text = node_str(in, n);
        if (has_stage && str_starts_z(text, "--from=")) text = STR("--from=");
        d = digest_text(d, expanded(k, step, text));
    }
    return d;
}

static uint64_t heredocs_digest(const Instr *in, uint64_t d)
{
    for (uint32_t i = 0; i < in->heredoc_count; i++)
        d = digest_text(d, instr_slice(in, in->heredoc[i].body));
    return d;
}

static uint64_t copy_digest(Keys *k, uint32_t step, const Instr *in)
{
    uint32_t use = use_first(k->m, step);
    bool has_stage = use < use_end(k->m, step) && use_at(k->m, use)->stage != NO_STAGE;
    uint64_t d = flags_digest(k, step, in, has_stage);
    return heredocs_digest(in, args_digest(k, step, in, d));
}

// The command with flags and heredocs, exactly, as a shell reads it.
static uint64_t run_digest(const Instr *in)
{
    const Node *keyword = instr_keyword(in);
    uint32_t start = keyword ? node_span(keyword).end : 0;
    return digest_text(1, str_trim(str_skip(in->joined, start)));
}

static uint64_t base_digest(Keys *k, uint32_t step, const Instr *in, const Stage *s)
{
    uint64_t d = flags_digest(k, step, in, false);
    if (s->base_is_known) return digest_text(d, stage_base(k->m, s));
    return s->base_node ? digest_text(d, node_str(in, s->base_node)) : d;
}

static uint64_t text_digest(Keys *k, uint32_t step, const Instr *in)
{
    switch (in->kind) {
    case K_RUN: return digest_number(run_digest(in), K_RUN);
    case K_COPY:
    case K_ADD: return digest_number(copy_digest(k, step, in), in->kind);
    default: return args_digest(k, step, in, in->kind);
    }
}

// ---- Effects on later steps ----

static bool is_absolute(Str path)
{
    return str_at(path, 0) == '/';
}

static void enter_stage(Keys *k, uint32_t step, const Instr *in, const Stage *s, State *now)
{
    const Stage *below = stage_below(k->m, s);
    *now = (State){0};
    if (below)
        *now = k->stage[stage_number(k->m, below)];
    else
        now->chain = now->soft = base_digest(k, step, in, s);
}

// Applies ARG and ENV; an ARG without a value is ignored.
static void take_vars(Keys *k, uint32_t step, State *now)
{
    for (; k->next_var < var_count(k->m); k->next_var++) {
        const VarDef *v = var_def(k->m, k->next_var);
        if (step < v->step) return;
        bool is_there = v->answer == ENV_SET || v->has_value;
        if (v->step < step || !now || !is_there) continue;
        Str raw = instr_slice(instr_at(k->m, step), v->value_span);
        now->env =
            digest_text(digest_text(now->env, v->name), v->answer == ENV_SET ? v->value : raw);
    }
}

static void take_folder(Keys *k, uint32_t step, const Instr *in, State *now)
{
    const Node *arg = instr_arg(in, 0);
    Str path = arg ? expanded(k, step, node_str(in, arg)) : STR("");
    now->folder = digest_text(is_absolute(path) ? 0 : now->folder, path);
}

static void take_state(Keys *k, uint32_t step, const Instr *in, State *now)
{
    if (in->kind == K_USER) now->user = args_digest(k, step, in, 0);
    if (in->kind == K_SHELL) now->shell = args_digest(k, step, in, 0);
    if (in->kind == K_WORKDIR) take_folder(k, step, in, now);
}

static uint64_t state_digest(const Instr *in, const State *now)
{
    uint64_t d = now->folder;
    if (in->kind == K_WORKDIR) d = digest_number(0, now->user);
    if (in->kind == K_RUN) d = digest_number(digest_number(d, now->user), now->shell);
    return d;
}

static uint64_t uses_digest(Keys *k, uint32_t step)
{
    uint64_t d = 0;
    for (uint32_t i = use_first(k->m, step); i < use_end(k->m, step); i++) {
        const StageUse *use = use_at(k->m, i);
        bool is_before = use->stage != NO_STAGE && use->stage < stage_index(k->m, step);
        d = digest_number(d, is_before ? k->stage[use->stage].soft : 0);
    }
    return d;
}

static StepKey key_of(Keys *k, uint32_t step, const Instr *in, State *now)
{
    StepKey key = {.env = now->env, .state = state_digest(in, now)};
    key.text = text_digest(k, step, in);
    uint64_t own = digest_number(key.text, key.state);
    if (in->kind == K_RUN) own = digest_number(own, key.env);
    uint64_t soft = digest_number(own, uses_digest(k, step));
    bool is_linked = layer_is_linked(in);
    key.chain = is_linked ? own : digest_number(now->chain, own);
    key.soft = is_linked ? soft : digest_number(now->soft, soft);
    now->chain = digest_number(now->chain, own);
    now->soft = digest_number(now->soft, soft);
    return key;
}

StepKey *layer_keys(Arena *a, const Model *m)
{
    uint32_t count = step_count(m);
    Keys k = {.arena = a, .m = m, .stage = arena_new(a, State, stage_count(m) + 1)};
    StepKey *key = arena_new(a, StepKey, count + 1);
    for (uint32_t step = 0; step < count; step++) {
        const Instr *in = instr_at(m, step);
        const Stage *s = stage_of(m, step);
        State *now = s ? &k.stage[stage_number(m, s)] : NULL;
        if (now && in->kind == K_FROM) enter_stage(&k, step, in, s, now);
        take_vars(&k, step, now);
        if (!now) continue;
        if (layer_is_kept(in)) key[step] = key_of(&k, step, in, now);
        take_state(&k, step, in, now);
        if (layer_is_kept(in)) continue;
        key[step] = (StepKey){.chain = now->chain, .soft = now->soft};
    }
    return key;
}

// ---- Another state of the file ----

static void sort_digests(Arena *a, uint64_t *from, uint32_t count)
{
    uint64_t *to = arena_new(a, uint64_t, count + 1), *list = from;
    for (uint32_t width = 1; width < count; width *= 2) {
        for (uint32_t start = 0; start < count; start += 2 * width) {
            uint32_t middle = start + width < count ? start + width : count;
            uint32_t end = middle + width < count ? middle + width : count;
            uint32_t left = start, right = middle;
            for (uint32_t i = start; i < end; i++) {
                bool is_right = left == middle || (right < end && from[right] < from[left]);
                to[i] = is_right ? from[right++] : from[left++];
            }
        }
        uint64_t *swap = from;
        from = to;
        to = swap;
    }
    if (from != list) memcpy(list, from, sizeof *list * count);
}

static bool has(const uint64_t *sorted, uint32_t count, uint64_t wanted)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (sorted[middle] < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && sorted[low] == wanted;
}

LayerKeys layer_keys_of(Arena *a, const Model *m)
{
    uint32_t count = step_count(m);
    LayerKeys keys = {.item = layer_keys(a, m)};
    keys.chain = arena_new(a, uint64_t, count + 1);
    keys.soft = arena_new(a, uint64_t, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        bool is_from = instr_at(m, i)->kind == K_FROM;
        if (!is_from && !layer_is_kept(instr_at(m, i))) continue;
        keys.chain[keys.count] = keys.item[i].chain;
        keys.soft[keys.count] = keys.item[i].soft;
        keys.item[keys.count++] = keys.item[i];
    }
    sort_digests(a, keys.chain, keys.count);
    sort_digests(a, keys.soft, keys.count);
    return keys;
}

bool layer_keys_have_chain(const LayerKeys *keys, uint64_t chain)
{
    return has(keys->chain, keys->count, chain);
}

bool layer_keys_have_soft(const LayerKeys *keys, uint64_t soft)
{
    return has(keys->soft, keys->count, soft);
}

const StepKey *layer_keys_like(const LayerKeys *keys, const StepKey *key)
{
    const StepKey *best = NULL;
    for (uint32_t i = 0; i < keys->count; i++) {
        const StepKey *k = &keys->item[i];
        if (k->text != key->text || !k->text) continue;
        if (!best || (k->env == key->env) + (k->state == key->state) >
                         (best->env == key->env) + (best->state == key->state))
            best = k;
    }
    return best;
}
