// Switch debug modes off in the image that you ship.
//
// In a development or debug mode programs show their errors, and often their settings, to everybody. They run slower, and
// some execute commands for whoever asks.
//
// ```dockerfile
// FROM python:3.12-slim
// ENV FLASK_DEBUG=1
//     ^^^^^^^^^^^ `FLASK_DEBUG=1` ships a development mode; set it only when you start a container for development
// CMD ["gunicorn", "app:app"]
// ```
//
// ```fixed
// FROM python:3.12-slim
// CMD ["gunicorn", "app:app"]
// ```
//
// ```dockerfile
// FROM node:22-slim
// ENV PORT=80 NODE_ENV="development" ASPNETCORE_ENVIRONMENT=Development
//             ^^^^^^^^ `NODE_ENV=development` ships a development mode; set it only when you start a container for development
//                                    ^^^^^^^^^^^^^^^^^^^^^^ `ASPNETCORE_ENVIRONMENT=Development` ships a development mode; set it only when you start a container for development
// ```
//
// Production, a mode that is off or that a later ENV replaces, a stage for development and a value that is not known are fine:
//
// ```dockerfile
// FROM node:22-slim AS dev
// ENV NODE_ENV=development
// FROM node:22-slim
// ARG MODE
// ENV NODE_ENV=production DEBUG=0 APP_DEBUG=false RAILS_ENV=$MODE XDEBUG_MODE=off DEBUG=app:*
// ```
//
// ```dockerfile
// FROM node:22-slim AS base
// ENV NODE_ENV=development DEBUG=1
// RUN npm ci
// ENV DEBUG=0
// FROM base
// ENV NODE_ENV=production
// ```
#include "lint/rule.h"
#include "syntax/walk.h"

static bool is_on(Str value)
{
    return str_ieq(value, STR("1")) || str_ieq(value, STR("true")) || str_ieq(value, STR("on")) ||
           str_ieq(value, STR("yes"));
}

static bool is_development(Str value)
{
    return str_ieq(value, STR("dev")) || str_ieq(value, STR("development"));
}

static bool names_mode(Str name)
{
    return str_ends_z(name, "_ENV") || str_ends_z(name, "_ENVIRONMENT");
}

static bool is_telling(Str name)
{
    return str_is_z(name, "XDEBUG_MODE") || str_ends_z(name, "DEBUG") || names_mode(name);
}

static bool switches_debug(Str name, Str value)
{
    if (str_is_z(name, "XDEBUG_MODE")) return value.len && !str_is_z(value, "off");
    if (names_mode(name)) return is_development(value);
    bool is_debug = str_is_z(name, "DEBUG") || str_ends_z(name, "_DEBUG");
    return is_debug && is_on(value);
}

// Whether the ENV is still the latest of its name at the end of the stage, and of the image that is built on that.
static bool stays(const At *c, Str name)
{
    const Stage *own = stage_of(c->model, c->step), *last = stage_last(c->model);
    if (!own) return true;
    const VarDef *def = var_lasting(c->model, c->step, var_end(c->model, own), name);
    if (def && def->step != c->step) return false;
    bool is_on_top = last && last != own && stage_is_base(c->model, own, last) &&
                     step_exists(c->model, last->from + 1) &&
                     stage_of(c->model, last->from + 1) == last;
    if (!is_on_top) return true;
    def = var_lasting(c->model, last->from + 1, var_end(c->model, last), name);
    return !def || def->step == c->step;
}

static void check(Check *c, const Instr *in)
{
    if (!step_is_shipped(c->model, c->step)) return;
    for (const Node *arg = instr_next_arg(in, NULL); arg; arg = instr_next_arg(in, arg)) {
        const Node *key = arg->kind == N_PAIR ? node_child(arg, N_KEY) : NULL;
        if (!key) continue;
        Str name = pair_key(in, arg);
        if (!is_telling(name)) continue;
        Expansion value = expand_at(c->model, c->step, pair_value(in, arg), expand_mode(c->model));
        if (!value.is_ok || !value.is_known || !switches_debug(name, value.result) ||
            !stays(&c->at, name))
            continue;
        report(c, node_span(key),
               "`%.*s=%.*s` ships a development mode; set it only when you start a container for "
               "development",
               STR_ARG(name), STR_ARG(value.result));
    }
}

// Rails, Node.js and others are in development too where nothing is said.
static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Node *arg = instr_next_arg(in, NULL);
    while (arg && arg->start != found->span.start) arg = instr_next_arg(in, arg);
    if (!arg || !names_mode(pair_key(in, arg))) {
        if (instr_arg_count(in) != 1) return;
        fix_offer(f, found, FIX_ASK, "Delete it");
        fix_delete_step(f, found->step);
        return;
    }
    Span span = pair_value_span(arg);
    bool is_quoted = str_has_char(STR("\"'"), str_at(in->joined, span.start));
    span = (Span){span.start + is_quoted, span.end - is_quoted};
    Str value = instr_slice(in, span);
    if (!is_development(value)) return;
    Str mode = str_fmt(f->arena, "%croduction", value.ptr[0] == 'd' ? 'p' : 'P');
    if (value.len == 3) mode.len = 4; // `prod`
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(mode));
    fix_replace(f, found, span, mode);
}

RULE(debug_enabled) = {
    .codes = WORDS("sonar:S4507"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(ENV),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
