// Keep credentials out of the file and the image.
//
// Whatever stands in a Dockerfile is in version control, and ENV, ARG, LABEL, RUN and heredocs are in the image or in
// its history as well: everyone who can pull it can read them. Treat a credential that was here as known, and replace
// it by a secret mount.
//
// ```dockerfile
// FROM alpine:3.20
// ENV CI_JOB=glpat-Zk3_d9Qw7xLmB2vN8rTp
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^ `glpa…` is a GitLab token (26 characters): it leaves with the image
// RUN wget -q https://ada:Sesam91offen@files.acme.io/data.tar
//             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `http…` is a URL with a password (38 characters): it leaves with the image
// ```
//
// The name of a variable is none, nor is a text that only shows where the credential goes:
//
// ```dockerfile
// FROM alpine:3.20
// ARG TOKEN_NAME=glpat-YOUR_TOKEN_GOES_HERE
// RUN git clone https://ada:$TOKEN@git.acme.io/x.git
// RUN --mount=type=secret,id=password wget -q https://user:password@files.acme.io/data.tar
// ENV DATABASE=postgres://postgres:postgres@db/app
// ```
#include "lint/rule.h"
#include "lint/secrets.h"
#include "syntax/walk.h"

enum { SHOWN = 4 };

static void check(Check *c, const Instr *in)
{
    Secret secret;
    for (uint32_t at = 0; secret_next(in->joined, &at, &secret);) {
        Str text = instr_slice(in, secret.span);
        Finding *f =
            report(c, secret.span, "`%.*s…` is a %.*s (%u characters): it leaves with the image",
                   STR_ARG(str_cut(text, 0, SHOWN)), STR_ARG(secret.kind), text.len);
        if (secret.is_internal) f->severity = FL_WARNING;
    }
}

RULE(secret_in_value) = {
    .codes = "tally:secrets-in-code",
    .severity = FL_ERROR,
    .since = "0.1",
    .beats_at_argument = "secret-in-variable",
    .on = ON(ENV) | ON(ARG) | ON(LABEL) | ON(RUN) | ON(COPY) | ON(ADD) | ON(CMD) | ON(ENTRYPOINT) |
          ON(HEALTHCHECK),
    .check = check,
};
