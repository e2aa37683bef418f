// Do not pass secrets in variables.
//
// The value of an ENV is in the image, that of an ARG in its history. A secret mount gives a RUN the secret and leaves
// no trace, unless the RUN itself writes it to a file. Its `env=` needs frontend 1.10.
//
// ```dockerfile
// FROM alpine:3.20
// ARG NPM_TOKEN
//     ^^^^^^^^^ `NPM_TOKEN` looks like a secret and stays in the history of the image; use a secret mount
// ENV DB_PASSWORD=hunter22
//     ^^^^^^^^^^^ `DB_PASSWORD` looks like a secret, which everyone who can pull the image can read; set it when the container starts
// ENV SMTP_PASS=Zx81kkA9q
//     ^^^^^^^^^ `SMTP_PASS` looks like a secret, which everyone who can pull the image can read; set it when the container starts
// ENV AIRFLOW__CORE__FERNET_KEY=46BKJoQYlPPOexq0OhDZnIlNepKFf87WFwLbfzqDDho
//     ^^^^^^^^^^^^^^^^^^^^^^^^^ `AIRFLOW__CORE__FERNET_KEY` looks like a secret, which everyone who can pull the image can read; set it when the container starts
// ```
//
// A password in the middle of a value counts whatever the name is:
//
// ```dockerfile
// FROM alpine:3.20
// ENV ConnectionStrings__Main="Server=db;User Id=app;Password=Zx81kkA9q" OTHER="Server=db;Password=<here>"
//     ^^^^^^^^^^^^^^^^^^^^^^^ `ConnectionStrings__Main` looks like a secret, which everyone who can pull the image can read; set it when the container starts
// ```
//
// Where RUNs read the variable, the fix mounts the secret there; `docker build --secret id=npm-token,env=NPM_TOKEN .` passes
// it:
//
// ```dockerfile
// FROM alpine:3.20
// ARG NPM_TOKEN
//     ^^^^^^^^^ `NPM_TOKEN` looks like a secret and stays in the history of the image; use a secret mount
// RUN fetch --token "$NPM_TOKEN" && build
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN --mount=type=secret,id=npm-token,env=NPM_TOKEN fetch --token "$NPM_TOKEN" && build
// ```
//
// There is no fix where a RUN may write the secret into a file, as in `echo "token=$NPM_TOKEN" > .npmrc`: it would stay in
// the layer all the same. Mount such a file as a whole: `RUN --mount=type=secret,id=npmrc,target=/root/.npmrc`.
//
// What a stage that is not shipped sets is in no layer of the image, but the builder keeps it, and writes build arguments into
// the provenance that it attaches to an image:
//
// ```dockerfile
// FROM node:22-slim AS build
// ARG NPM_TOKEN
//     ^^^^^^^^^ `NPM_TOKEN` looks like a secret, which stays in the build cache and in the record of the build; use a secret mount
// RUN npm ci
// FROM node:22-slim
// COPY --from=build /app /app
// ```
//
// For names of public things, such as what `VITE_` and `NEXT_PUBLIC_` variables put into a page, and for empty values this is only a hint. Names of files that hold a secret are fine:
//
// ```dockerfile
// FROM alpine:3.20
// ENV DB_PASSWORD_FILE=/run/secrets/db PUBLIC_KEY=abc
// ENV TOKENIZERS_PARALLELISM=false
// RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci
// ```
#include "lint/secret_names.h"
#include "rules/parts/hadolint_from.h"
#include "rules/parts/secret_mount.h"
#include "syntax/walk.h"

static bool is_plain(Str name)
{
    for (uint32_t i = 0; i < name.len; i++)
        if (!char_is_word(name.ptr[i])) return false;
    return true;
}

// The names of ENV may hold quotes and variables, those of ARG are taken as they are.
static Str name_of(const At *c, const Instr *in, const Node *pair)
{
    Str written = pair_key(in, pair);
    if (in->kind != K_ENV || c->in_onbuild || is_plain(written)) return written;
    Expansion e = expand_at(c->model, c->step, written, expand_mode(c->model));
    return e.is_ok && e.is_known ? e.result : written;
}

static Finding *report_name(Check *c, const Instr *in, const Node *pair, Str name, bool is_doubtful)
{
    Span span = {pair->start, pair->start + pair_key(in, pair).len};
    const char *why = is_doubtful ? " has a name like a secret; never write a secret here, as "
                                    "everyone who can pull the image can read it"
                      : !step_is_shipped(c->model, c->step) && !c->in_onbuild
                          ? " looks like a secret, which stays in the build cache and in the "
                            "record of the build; use a secret mount"
                      : c->in->kind == K_ARG
                          ? " looks like a secret and stays in the history of the image; use a "
                            "secret mount"
                          : " looks like a secret, which everyone who can pull the image can read; "
                            "set it when the container starts";
    Finding *f = report(c, span, "`%.*s`%s", STR_ARG(name), why);
    if (is_doubtful) f->severity = FL_HINT;
    if (c->in->kind == K_ENV) f->turn = TURN_CHECK;
    return f;
}

// Of an ARG, hadolint sees the first name only.
static bool is_seen(const Instr *in, const Node *pair)
{
    return in->kind != K_ARG || pair == instr_next_arg(in, NULL);
}

static void check_pair(Check *c, const Instr *in, const Node *pair)
{
    Str name = name_of(&c->at, in, pair);
    bool has_value = pair_has_value(pair);
    Str value = has_value ? pair_value(in, pair) : STR("");
    bool is_emptied = has_value && !value.len;
    SecretName kind = secret_name(name, value);
    if (!kind.is_secret) return;
    Finding *f = report_name(c, in, pair, name, kind.is_public || is_emptied);
    bool is_builders = kind.is_builders && !c->in_onbuild;
    bool is_hadolints = kind.is_hadolints && is_seen(in, pair);
    if (is_builders && is_hadolints) return;
    f->codes = is_builders    ? STR("buildkit:SecretsUsedInArgOrEnv trivy:DS-0031 sonar:S6472")
               : is_hadolints ? STR("hadolint:DL3064 trivy:DS-0031 sonar:S6472")
                              : STR("trivy:DS-0031 sonar:S6472");
}

// By the name alone, values and stages aside. False when hadolint has nothing to say of the instruction.
static bool check_broadly(Check *c, const Instr *in)
{
    for (const Node *pair = NULL; (pair = instr_next_arg(in, pair));) {
        if (pair->kind != N_PAIR && pair->kind != N_NAME) continue;
        Str name = pair_key(in, pair);
        if (!is_seen(in, pair) || !secret_name_is_hadolints(name)) continue;
        Finding *f = report_name(c, in, pair, name, false);
        f->codes = codes_of_hadolint(c->arena, f->codes);
        return true;
    }
    return false;
}

static void check(Check *c, const Instr *in)
{
    if (fires_broadly(&c->at) && check_broadly(c, in)) return;
    // The builder looks at the ARGs of stages only.
    if (!c->in_onbuild && !step_is_in_stage(c->model, c->step)) return;
    for (const Node *pair = NULL; (pair = instr_next_arg(in, pair));) check_pair(c, in, pair);
}

RULE(secret_in_variable) = {
    .codes = WORDS(
        "hadolint:DL3064 buildkit:SecretsUsedInArgOrEnv trivy:DS-0031 kics:passwords-and-secrets "
        "sonar:S6472 tally:ruby/secrets-in-arg-or-env"),
    .severity = FL_WARNING,
    .since = "0.1",
    .on = ON(ENV) | ON(ARG),
    .fixes = FIX_ASK,
    .phase = PHASE_CONVERT,
    .check = check,
    .fix = fix_by_secret_mount,
};
