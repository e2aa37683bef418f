// Give the ARGs of a base image defaults that work.
//
// A build without arguments uses the defaults. When these do not make a valid image name, the file cannot be built without
// `--build-arg`.
//
// ```dockerfile
// ARG TAG
// FROM alpine:${TAG}
//      ^^^^^^^^^^^^^ `TAG` has no default, so the base image is `alpine:`, which is not valid
// ```
//
// ```dockerfile
// ARG TAG=3.20
// FROM alpine:${TAG}
// ```
#include "lint/rule.h"
#include "model/context.h"

// The values of the global ARGs when nobody passes any: kept while the file is checked.
typedef struct Defaults {
    const Model *m;
    Str *value;
    bool *is_set;
    uint32_t count;
} Defaults;

static EnvAnswer get(const void *context, Str name, Str *value)
{
    const Defaults *d = context;
    for (uint32_t i = d->count; 0 < i; i--) {
        if (!d->is_set[i - 1] || !str_eq(var_def(d->m, i - 1)->name, name)) continue;
        *value = d->value[i - 1];
        return ENV_SET;
    }
    return var_preset(d->m, name, value) ? ENV_SET : ENV_UNSET;
}

// False when a default cannot be expanded: then the builder says nothing either.
static bool read_defaults(Check *c, Defaults *d)
{
    Env env = {get, d};
    for (; d->count < var_globals(c->model); d->count++) {
        const VarDef *v = var_def(c->model, d->count);
        if (!v->has_value) continue;
        Str raw = instr_slice(instr_at(c->model, v->step), v->value_span);
        Expansion e = expand(c->arena, raw, &env, expand_mode(c->model));
        if (!e.is_ok) return false;
        d->value[d->count] = e.result;
        d->is_set[d->count] = true;
    }
    return true;
}

// Names the first variable without a value, which mostly is the reason.
static void report_default(Check *c, const Stage *s, const Expansion *e)
{
    Str name = STR("");
    for (uint32_t i = e->lookup_count; 0 < i; i--)
        if (e->lookup[i - 1].answer == ENV_UNSET) name = e->lookup[i - 1].name;
    Str image = e->result.len ? str_fmt(c->arena, "`%.*s`, which is not valid", STR_ARG(e->result))
                              : STR("empty");
    Span span = node_span(s->base_node);
    if (name.len)
        report_at(c, s->from, span, "`%.*s` has no default, so the base image is %.*s",
                  STR_ARG(name), STR_ARG(image));
    else
        report_at(c, s->from, span, "with the defaults of its ARGs the base image is %.*s",
                  STR_ARG(image));
}

// Where nobody passes a value, the base that the model knows is the one that the defaults give.
static bool is_known_to_be_valid(const Model *m, const Stage *s)
{
    bool is_given = model_facts(m)->arg_count || model_builds(m);
    return !is_given && s->base_kind == BASE_IMAGE && stage_image(m, s)->is_valid;
}

static void check_file(Check *c)
{
    const Model *m = c->model;
    if (stage_count(m) == 0) return;
    Defaults d = {m, arena_new(c->arena, Str, var_globals(m)),
                  arena_new(c->arena, bool, var_globals(m)), 0};
    if (!read_defaults(c, &d)) return;
    Env env = {get, &d};
    for (uint32_t i = 0; i < stage_count(m); i++) {
        const Stage *s = stage_at(m, i);
        if (!s->base_node || is_known_to_be_valid(m, s)) continue;
        Str raw = node_str(instr_at(m, s->from), s->base_node);
        Expansion e = expand(c->arena, raw, &env, expand_mode(m));
        if (!e.is_ok) return;
        if (image_ref(e.result).is_valid) continue;
        report_default(c, s, &e);
    }
}

RULE(base_default_invalid) = {
    .codes = WORDS("buildkit:InvalidDefaultArgInFrom"),
    .severity = FL_INFO,
    .since = "0.1",
    .phase = PHASE_DEFAULTS,
    .check_file = check_file,
};
