// Variables: ARG and ENV, their scopes and values (language.md 10).
#include "base/vec.h"
#include "instructions/instruction.h"
#include "model/base_env.h"
#include "model/build.h"
#include "model/context.h"
#include "syntax/walk.h"
#include "values/values.h"

// The value of TARGETSTAGE: the requested target, else the name of the last stage.
static Str target_name(const Model *m)
{
    uint32_t count = m->kind_count[K_FROM];
    hear(m, HEARD_ALL_STAGES);
    if (m->facts.target.len) return m->facts.target;
    const FlBuildFile *builds = model_builds(m);
    if (builds && builds->target.len) return builds->target;
    if (!count) return STR("default");
    const Instr *in = m->step[m->kind_step[K_FROM][count - 1]].instr;
    const Node *as = instr_arg(in, 1), *name = instr_arg(in, 2);
    bool is_named = name && str_ieq(node_str(in, as), STR("AS"));
    return is_named ? str_lower(m->scratch, node_str(in, name)) : STR("default");
}

// Values of the TARGET... presets from the requested platform. Parts that it leaves out have their
// default.
static bool target_part(const Model *m, Str name, Str *value)
{
    Platform p = {0};
    if (m->facts.platform.len) p = platform_parse(m->scratch, m->facts.platform);
    if (!p.is_valid) return false;
    if (!p.os.len) p.os = STR("linux");
    if (!p.arch.len) p.arch = STR("amd64");
    if (str_is_z(name, "TARGETOS")) *value = p.os;
    if (str_is_z(name, "TARGETARCH")) *value = p.arch;
    if (str_is_z(name, "TARGETVARIANT")) *value = p.variant;
    if (str_is_z(name, "TARGETPLATFORM"))
        *value = str_fmt(m->scratch, "%.*s/%.*s%s%.*s", STR_ARG(p.os), STR_ARG(p.arch),
                         p.variant.len ? "/" : "", STR_ARG(p.variant));
    return str_is_one_of(name, STR("TARGETOS TARGETARCH TARGETVARIANT TARGETPLATFORM"));
}

bool var_preset(const Model *m, Str name, Str *value)
{
    const PresetInfo *p = preset_info(name);
    if (!p) return false;
    if (target_part(m, name, value)) return true;
    *value = str_is_z(name, "TARGETSTAGE") ? target_name(m) : p->value;
    return true;
}

// Presets are always set. Their values depend on the platform: known only with is_builder, for one
// platform.
static EnvAnswer preset_value(const Model *m, Str name, Str *value)
{
    if (!preset_info(name)) return ENV_UNSET;
    if (!m->facts.is_builder) return ENV_UNKNOWN;
    var_preset(m, name, value);
    return ENV_SET;
}

static bool build_arg(const Model *m, Str name, Str *value)
{
    for (uint32_t i = m->facts.arg_count; 0 < i; i--) {
        if (!str_eq(m->facts.arg_name[i - 1], name)) continue;
        *value = m->facts.arg_value[i - 1];
        return true;
    }
    return told_arg(m, name, value);
}

// The latest definition of `name` before number `limit` visible in `stage`: of the stage or one on
// its FROM chain, or with NO_STAGE a global one.
static const VarDef *find_def(const Model *m, uint32_t stage, uint32_t limit, Str name)
{
    uint32_t at = chains_below(&m->var_chains, names_get(&m->var_last, name), limit);
    for (; at != NO_VAR; at = m->var_chains.item[at].earlier) {
        uint32_t own = m->step[m->var[at].step].stage;
        if (own == stage) return &m->var[at];
        if (stage != NO_STAGE && own != NO_STAGE && is_on_chain(m, own, stage)) return &m->var[at];
    }
    return NULL;
}

// The definition that provides the value: `ARG name` without a value does not replace an earlier
// one.
static const VarDef *latest_set(const Model *m, uint32_t stage, uint32_t limit, Str name)
{
    const VarDef *v = find_def(m, stage, limit, name);
    while (v && read_def(m, v)->answer == ENV_UNSET)
        v = find_def(m, stage, (uint32_t)(v - m->var), name);
    return v;
}

// ONBUILD triggers of base stages run first in a stage based on them (language.md 11.9), and may
// set any variable.
static bool has_triggers_below(const Model *m, const Stage *s)
{
    return stage_has_triggers(m, s, 1u << K_ENV | 1u << K_ARG);
}

// The value at the start of a stage's FROM chain, before its first instruction.
static EnvAnswer root_value(const Model *m, uint32_t stage, Str name, Str *value)
{
    if (has_triggers_below(m, &m->stage[stage])) return ENV_UNKNOWN;
    const Stage *root = root_of(m, &m->stage[stage]);
    if (root->base_kind == BASE_SCRATCH) return base_env_scratch(name, value);
    if (root->base_kind == BASE_IMAGE)
        return base_env(&m->part[number_of(m, root)].image->whole, m->facts.is_builder, name,
                        value);
    return m->facts.is_builder ? base_env_scratch(name, value) : ENV_UNKNOWN;
}

// The value of a name at `step`, with only the definitions [0, limit) visible.
static EnvAnswer var_before(const Model *m, uint32_t step, uint32_t limit, Str name, Str *value,
                            const VarDef **def)
{
    hear_vars(m, step);
    bool is_global = m->step[step].stage == NO_STAGE || m->step[step].instr->kind == K_FROM;
    uint32_t stage = is_global ? NO_STAGE : m->step[step].stage;
    const VarDef *v = latest_set(m, stage, limit, name), *last = find_def(m, stage, limit, name);
    if (def) *def = v ? v : last;
    if (v) *value = v->value;
    if (v) return v->answer;
    EnvAnswer answer = is_global ? preset_value(m, name, value) : root_value(m, stage, name, value);
    bool may_be_given = last && answer == ENV_UNSET && !m->facts.is_builder;
    return may_be_given ? ENV_UNKNOWN : answer;
}

uint32_t limit_at(const Model *m, uint32_t step)
{
    const Stage *s = own_stage(m, step);
    if (s && s->from == step) return m->global_end;
    uint32_t low = 0, high = m->var_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (m->var[middle].step < step)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t var_limit(const Model *m, uint32_t step)
{
    hear_vars(m, step);
    return limit_at(m, step);
}

uint32_t var_end(const Model *m, const Stage *stage)
{
    hear(m, HEARD_ALL_VARS);
    uint32_t next = number_of(m, stage) + 1;
    return next < m->stage_count ? m->part[next].first_var : m->var_count;
}

EnvAnswer var_at(const Model *m, uint32_t step, Str name, Str *value, const VarDef **def)
{
    if (def) *def = NULL;
    EnvAnswer answer = var_before(m, step, var_limit(m, step), name, value, def);
    if (def && *def) hear_told(m, (*def)->step);
    return answer;
}

const VarDef *var_declared(const Model *m, uint32_t step, uint32_t limit, Str name)
{
    hear_vars(m, step);
    bool is_global = m->step[step].stage == NO_STAGE || m->step[step].instr->kind == K_FROM;
    const VarDef *v = find_def(m, is_global ? NO_STAGE : m->step[step].stage, limit, name);
    if (v) hear_told(m, v->step);
    return v ? read_def(m, v) : NULL;
}

const VarDef *var_lasting(const Model *m, uint32_t step, uint32_t limit, Str name)
{
    if (var_limit(m, step) < limit) hear(m, HEARD_ALL_VARS);
    const VarDef *v = var_declared(m, step, limit, name);
    while (v && v->is_arg) v = var_declared(m, step, (uint32_t)(v - m->var), name);
    return v;
}

// The number of the latest definition before `limit` visible at the step, or NO_VAR. Stages that
// are not on its FROM chain are skipped as a whole.
static uint32_t seen_below(const Model *m, uint32_t step, uint32_t limit)
{
    const Stage *s = own_stage(m, step);
    if (!s || s->from == step) {
        if (m->global_end < limit) limit = m->global_end;
        return limit ? limit - 1 : NO_VAR;
    }
    for (; s; s = base_of(m, s)) {
        uint32_t stage = number_of(m, s);
        const StagePart *part = &m->part[stage];
        uint32_t end = stage + 1 < m->stage_count ? part[1].first_var : m->var_count;
        if (limit < end) end = limit;
        if (part->first_var < end) return end - 1;
    }
    return NO_VAR;
}

const VarDef *var_seen_before(const Model *m, uint32_t step, const VarDef *later)
{
    hear_vars(m, step);
    uint32_t limit = later ? (uint32_t)(later - m->var) : var_limit(m, step);
    for (;;) {
        limit = seen_below(m, step, limit);
        if (limit == NO_VAR) return NULL;
        const VarDef *v = &m->var[limit];
        if (var_declared(m, step, var_limit(m, step), v->name) == v) return v;
    }
}

bool stage_defines(const Model *m, const Stage *stage, Str name)
{
    hear(m, HEARD_ALL_VARS);
    return find_def(m, number_of(m, stage), m->var_count, name) != NULL;
}

bool var_is_global(const Model *m, Str name)
{
    hear(m, HEARD_GLOBAL_NAMES);
    return m->global_end && find_def(m, NO_STAGE, m->global_end, name) != NULL;
}

// Whether the base of the stage contains the variable: images often set the version in their tag as
// a variable.
static bool is_in_base(const StagePart *root, Str name)
{
    for (uint32_t i = 0; root->text && i < root->text->lookup_count; i++)
        if (str_eq(root->text->lookup[i].name, name)) return true;
    return false;
}

bool base_may_set(const Model *m, uint32_t step, Str name)
{
    const Stage *s = own_stage(m, step);
    Str value = STR("");
    hear_root(m, step);
    if (!s) return false;
    if (has_triggers_below(m, s)) return true;
    const Stage *root = root_of(m, s);
    if (root->base_kind == BASE_SCRATCH) return false;
    if (root->base_kind != BASE_IMAGE ||
        !base_env_is_known(&m->part[number_of(m, root)].image->whole))
        return !root->base_node || is_in_base(&m->part[number_of(m, root)], name);
    return base_env(&m->part[number_of(m, root)].image->whole, false, name, &value) != ENV_UNSET;
}

// The context of the callback that expand() calls for a name.
typedef struct Scope {
    const Model *m;
    uint32_t step, limit;
    bool is_not_given; // an ARG without a value is treated as not passed to the build
} Scope;

static EnvAnswer scope_get(const void *context, Str name, Str *value)
{
    const Scope *s = context;
    const VarDef *def;
    EnvAnswer answer = var_before(s->m, s->step, s->limit, name, value, &def);
    bool is_open = answer == ENV_UNKNOWN && s->is_not_given && def && !def->has_value;
    return is_open ? preset_value(s->m, name, value) : answer;
}

ExpandMode expand_mode(const Model *m)
{
    return (ExpandMode){.escape = m->escape, .no_words = true};
}

static Expansion expand_in(const Scope *s, Str text, ExpandMode mode)
{
    Env env = {scope_get, s};
    return expand(s->m->scratch, text, &env, mode);
}

Expansion expand_within(const Model *m, uint32_t step, uint32_t limit, Str text, ExpandMode mode)
{
    return expand_in(&(Scope){m, step, limit, false}, text, mode);
}

// Whether the variable is written `${NAME:-...}` or `${NAME-...}`.
static bool has_default(Str text, const Lookup *l)
{
    Str rest = str_skip(text, l->name_span.end);
    return str_starts_z(rest, "-") || str_starts_z(rest, ":-");
}

Expansion expand_base(const Model *m, uint32_t step, Str text)
{
    Expansion e = expand_within(m, step, m->global_end, text, expand_mode(m));
    if (!e.is_ok || e.is_known) return e;
    for (uint32_t i = 0; i < e.lookup_count; i++)
        if (e.lookup[i].answer == ENV_UNKNOWN && !has_default(text, &e.lookup[i])) return e;
    Expansion assumed = expand_in(&(Scope){m, step, m->global_end, true}, text, expand_mode(m));
    e.is_known = assumed.is_ok && assumed.is_known;
    if (e.is_known) e.result = assumed.result;
    return e;
}

Expansion expand_at(const Model *m, uint32_t step, Str text, ExpandMode mode)
{
    return expand_within(m, step, limit_at(m, step), text, mode);
}

// Longer values are treated as unknown, since values that contain each other could grow
// exponentially.
enum { VALUE_MOST = 4096 };

bool text_is_plain(Str s, char escape)
{
    for (uint32_t i = 0; i < s.len; i++)
        if (s.ptr[i] == '$' || s.ptr[i] == escape || s.ptr[i] == '\'' || s.ptr[i] == '"')
            return false;
    return true;
}

// Copies the text unless it lives as long as the model: while the model is built, the scratch arena
// is the model's.
static Str lasting(const Model *m, Str text)
{
    return m->scratch == m->arena ? text : str_copy(m->arena, text);
}

// In an ENV, values do not see the definitions of the same instruction.
static void read_value(const Model *m, VarDef *v, uint32_t limit)
{
    v->is_read = true;
    v->answer = ENV_SET;
    v->value = instr_slice(m->step[v->step].instr, v->value_span);
    if (text_is_plain(v->value, m->escape)) return;
    Expansion e = expand_within(m, v->step, limit, v->value, expand_mode(m));
    bool is_known = e.is_ok && e.is_known && e.result.len <= VALUE_MOST;
    v->answer = is_known ? ENV_SET : ENV_UNKNOWN;
    v->value = is_known ? lasting(m, e.result) : STR("");
}

// Computes values from definition `*known` on, up to the end of the instruction that contains
// definition `end - 1`.
static void read_defs(const Model *m, uint32_t *known, uint32_t end)
{
    uint32_t limit = *known;
    for (uint32_t i = *known; i < m->var_count; i++) {
        VarDef *v = &m->var[i];
        if (limit < i && v->step != m->var[limit].step) limit = i;
        if (end <= limit) break;
        if (!v->is_read) read_value(m, v, v->is_arg ? i : limit);
        *known = i + 1;
    }
}

// Base stages first, as the values of a stage depend on theirs.
static void read_defs_of(const Model *m, uint32_t stage, uint32_t end)
{
    uint32_t count = 0;
    for (uint32_t s = stage; s != NO_STAGE && !m->part[s].knows_below; s = m->part[s].base_stage)
        count++;
    uint32_t *below = arena_new(m->scratch, uint32_t, count), at = count;
    for (uint32_t s = stage; at; s = m->part[s].base_stage) below[--at] = s;
    for (uint32_t i = 0; i < count; i++) {
        StagePart *part = &m->part[below[i]];
        StagePart *base = part->base_stage == NO_STAGE ? NULL : &m->part[part->base_stage];
        if (base) read_defs(m, &base->known_vars, base[1].first_var);
        part->knows_below = true;
    }
    read_defs(m, &m->part[stage].known_vars, end);
}

// No dependencies are recorded here: whoever asks for the variable has recorded all that its value
// depends on.
const VarDef *read_def(const Model *m, const VarDef *def)
{
    if (def->is_read) return def;
    Hearing asked = *m->hearing;
    uint32_t stage = m->step[def->step].stage, number = (uint32_t)(def - m->var);
    m->hearing->is_on = false;
    if (stage == NO_STAGE)
        read_defs(m, m->known_globals, number + 1);
    else
        read_defs_of(m, stage, number + 1);
    *m->hearing = asked;
    return def;
}

// The value of `ARG name` without a default: the build argument, else in a stage the global value,
// else unset.
static void set_undefaulted(ModelBuild *b, VarDef *v)
{
    const Model *m = b->m;
    v->answer = ENV_UNSET;
    if (m->step[v->step].stage == NO_STAGE) return;
    const VarDef *global = latest_set(m, NO_STAGE, m->global_end, v->name);
    if (!global) {
        v->answer = preset_value(m, v->name, &v->value);
        return;
    }
    v->answer = global->answer;
    v->value = global->value;
}

void forget_values(Model *m, uint32_t from)
{
    for (uint32_t i = from; i < m->var_count; i++)
        if (m->var[i].is_written) m->var[i].is_read = false;
}

// Adds a definition to the name map at once; it becomes visible with sync_vars.
static void add_def(ModelBuild *b, VarDef v)
{
    v.name = lasting(b->m, v.name);
    v.value = lasting(b->m, v.value);
    uint32_t index = b->vars.count;
    uint32_t earlier = names_put(&b->m->var_last, b->a, v.name, index);
    // If one ENV sets a name several times, only the last definition is visible.
    bool is_again = !v.is_arg && earlier != NO_VAR && b->vars.item[earlier].step == v.step;
    if (is_again) earlier = b->m->var_chains.item[earlier].earlier;
    chains_add(b->a, &b->m->var_chains, earlier);
    VEC_PUSH(b->a, &b->vars, v);
    b->m->var = b->vars.item;
}

static void sync_vars(ModelBuild *b)
{
    b->m->var_count = b->vars.count;
}

static void build_arg_def(ModelBuild *b, uint32_t step, const Instr *in, const Node *pair)
{
    VarDef v = {.step = step, .is_arg = true, .name = pair_key(in, pair)};
    v.name_span = (Span){pair->start, pair->start + v.name.len};
    v.value_span = pair_value_span(pair);
    v.has_value = pair_has_value(pair);
    bool is_given = build_arg(b->m, v.name, &v.value);
    v.is_written = v.has_value && !is_given;
    v.is_read = !v.is_written;
    if (is_given)
        v.answer = ENV_SET;
    else if (!v.is_written)
        set_undefaulted(b, &v);
    add_def(b, v);
    sync_vars(b);
}

// The definition becomes visible at the end of the instruction.
static void build_env_def(ModelBuild *b, uint32_t step, const Instr *in, const Node *pair)
{
    VarDef v = {.step = step, .has_value = true, .is_written = true};
    const Node *key = node_child(pair, N_KEY);
    v.name = pair_key(in, pair);
    if (!text_is_plain(v.name, b->m->escape)) {
        Expansion name = expand_within(b->m, step, b->m->var_count, v.name, expand_mode(b->m));
        if (name.is_ok && name.is_known) v.name = name.result;
        b->m->has_made_names = true;
    }
    if (key) v.name_span = node_span(key);
    v.value_span = pair_value_span(pair);
    add_def(b, v);
}

void build_vars(ModelBuild *b, uint32_t step)
{
    const Instr *in = b->m->step[step].instr;
    for (const Node *n = node_first(in->node); n; n = node_next(in->node, n)) {
        if (n->kind != N_PAIR) continue;
        if (in->kind == K_ARG)
            build_arg_def(b, step, in, n);
        else
            build_env_def(b, step, in, n);
    }
    sync_vars(b);
}
