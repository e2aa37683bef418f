// Keep credentials out of the file and the image.
//
// Whatever is in a Dockerfile is in version control, and ENV, ARG, LABEL, RUN and heredocs are in the image or in its
// history as well: everyone who can pull it can read them. Treat a credential that was here as stolen: make a new one, and
// pass it in a secret mount.
//
// ```dockerfile
// FROM alpine:3.20
// RUN wget -q https://ada:Sesam91offen@files.acme.io/data.tar
//             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the URL for `files.acme.io` holds a password, which everyone who can pull the image can read; use a secret mount
// ENV CI_JOB=glpat-Zk3_d9Qw7xLmB2vN8rTp
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^ `glpa…` is a GitLab token, which everyone who can pull the image can read; set it when the container starts
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN --mount=type=secret,id=files.acme.io wget -q https://ada:"$(cat /run/secrets/files.acme.io)"@files.acme.io/data.tar
// # Set when the container starts: docker run -e CI_JOB
// ```
//
// The name of a variable is not a credential, nor is a text that only shows where one goes:
//
// ```dockerfile
// FROM alpine:3.20
// ARG TOKEN_NAME=glpat-YOUR_TOKEN_GOES_HERE
// RUN git clone https://ada:$TOKEN@git.acme.io/x.git
// RUN --mount=type=secret,id=password wget -q https://user:password@files.acme.io/data.tar
// ENV DATABASE=postgres://postgres:postgres@db/app
// ```
//
// A stage that is only copied from is in no image, but others may see what it was built with:
//
// ```dockerfile
// FROM node:22.12-slim AS build
// ENV DATABASE_URL=postgres://shop:k8Hq2mZt@db.acme.io/shop
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the URL for `db.acme.io` holds a password, which stays in the build cache and in the record of the build; use a secret mount
// RUN make
// FROM node:22.12-slim
// COPY --from=build /app /app
// ```
#include "lint/rule.h"
#include "lint/shell_scan.h"
#include "rules/parts/secret_mount.h"
#include "syntax/walk.h"
#include "values/secrets.h"

enum { SHOWN = 4, STEPS_LOOKED_AT = 500 };

// Who sees it, and what to do instead: what runs later gets it later, what runs in the build from a mount.
static const char *remedy(InstrKind kind, bool is_shipped)
{
    bool is_for_run_time = kind == K_ENV || kind_is_of_container(kind);
    if (!is_shipped)
        return "stays in the build cache and in the record of the build; use a secret mount";
    return is_for_run_time
               ? "everyone who can pull the image can read; set it when the container starts"
               : "everyone who can pull the image can read; use a secret mount";
}

static void check(Check *c, const Instr *in)
{
    Secret secret;
    for (uint32_t at = 0; secret_next(in->joined, &at, &secret);) {
        Str text = instr_slice(in, secret.span);
        Str what =
            secret.host.len
                ? str_fmt(c->arena, "the URL for `%.*s` holds a password", STR_ARG(secret.host))
                : str_fmt(c->arena, "`%.*s…` is %s %s", STR_ARG(str_cut(text, 0, SHOWN)),
                          str_has_char(STR("AOn"), secret.kind[0]) ? "an" : "a", secret.kind);
        bool is_shipped = step_is_shipped(c->model, c->step) || c->in_onbuild;
        Finding *f =
            report(c, secret.span, "%.*s, which %s", STR_ARG(what), remedy(in->kind, is_shipped));
        if (secret.is_internal) f->severity = FL_WARNING;
    }
}

// `github-token`; the host of a URL, as there may be passwords for several.
static Str id_of(Arena *a, const Secret *s)
{
    return secret_id(a, s->host.len ? s->host : str_of_z(s->kind));
}

// Whether the instruction holds another secret that would have the same id.
static bool has_namesake(Arena *a, const Instr *in, Str id, Str own)
{
    Secret other;
    for (uint32_t at = 0; secret_next(in->joined, &at, &other);)
        if (str_eq(id_of(a, &other), id) && !str_eq(instr_slice(in, other.part), own)) return true;
    return false;
}

// Reads the secret of the finding. False where another one in a RUN of the file would have the same id, or the file is too long to tell.
static bool read_found(const Fix *f, const Finding *found, Secret *own)
{
    const Instr *in = finding_instr(f->model, found);
    uint32_t at = found->span.start;
    if (STEPS_LOOKED_AT < step_count(f->model)) return false;
    if (!secret_next(in->joined, &at, own) || own->span.start != found->span.start) return false;
    Str id = id_of(f->arena, own), text = instr_slice(in, own->part);
    for (uint32_t i = 0; i < kind_count(f->model, K_RUN); i++) {
        const Instr *run = instr_at(f->model, kind_step(f->model, K_RUN, i));
        if (has_namesake(f->arena, run, id, text)) return false;
    }
    return true;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Secret secret;
    if (in->kind == K_ENV || in->kind == K_ARG) {
        fix_by_secret_mount(f, found);
        fix_by_run_option(f, found);
        return;
    }
    if (in->kind != K_RUN || !read_found(f, found, &secret)) return;
    if (secret.part.end)
        fix_by_secret_file(f, found, secret.part, id_of(f->arena, &secret), secret.host.len);
}

RULE(secret_in_value) = {
    .codes = WORDS("tally:secrets-in-code"),
    .severity = FL_ERROR,
    .since = "0.1",
    .beats_at_argument = WORDS("secret-in-variable"),
    .beats_at_place = WORDS("credential-in-command"),
    .on = ON(ENV) | ON(ARG) | ON(LABEL) | ON(RUN) | ON(COPY) | ON(ADD) | ON(CMD) | ON(ENTRYPOINT) |
          ON(HEALTHCHECK),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
