// Let `.dockerignore` keep out all that does not belong in the image.
//
// What it does not exclude is sent to the builder and copied by `COPY . .`: the history of git, settings of editors, logs
// and what was built on your machine.
//
// ```context
// .git/HEAD 23
// .idea/x.xml 9
// debug.log 5
// src/main.c 100
// ```
//
// ```dockerignore
// .idea
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY . /app
//      ^ `.dockerignore` does not exclude what does not belong in an image: `.git` and `debug.log`
// ```
//
// ```fixed-dockerignore
// .idea
// .git
// **/*.log
// ```
//
// ```dockerignore
// .git
// .idea
// *.log
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY . /app
// ```
//
// The history that a RUN asks git about has to be there, and so has what another instruction names:
//
// ```context
// .git/HEAD 23
// .idea/x.xml 9
// target/app.jar 100
// src/main.c 100
// ```
//
// ```dockerignore
// .idea
// ```
//
// ```dockerfile
// FROM alpine:3.20 AS build
// COPY . /app
// RUN git -C /app describe --tags > /version
// FROM alpine:3.20
// COPY target/app.jar /app/
// COPY src /src
// ```
//
// ```context
// .git/HEAD 23
// pyproject.toml
// ```
//
// ```file pyproject.toml
// [build-system]
// requires = ["setuptools-scm"]
// ```
//
// ```dockerignore
// .idea
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// COPY . /app
// RUN pip install --no-cache-dir /app
// ```
//
// ```context
// .git/HEAD 23
// target/app.jar 100
// ```
//
// ```dockerignore
// .idea
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY . /app
//      ^ `.dockerignore` does not exclude what does not belong in an image: `.git`
// COPY target/app.jar /app/
// RUN git clone https://example.com/lib.git && cd lib && git checkout 1.2
// ```
#include "rules/parts/stray.h"

// Credentials and what was installed for this machine have rules of their own.
enum { KINDS = 1 << FILE_VCS | 1 << FILE_OUTPUT | 1 << FILE_JUNK };

static Stray find(const At *c, const FlContext *context, uint32_t *step)
{
    for (*step = 0; context->told.has_ignore && *step < step_count(c->model); ++*step) {
        At at = *c;
        at.step = *step;
        Stray found = stray_of(&at, instr_at(c->model, *step), KINDS, false);
        if (found.count) return found;
    }
    return (Stray){0};
}

static void check_file(Check *c)
{
    uint32_t step;
    const FlContext *context = model_context(c->model);
    Stray found = context ? find(&c->at, context, &step) : (Stray){0};
    if (!found.count) return;
    report_at(c, step, found.source,
              "`%.*s` does not exclude what does not belong in an image: %.*s",
              STR_ARG(stray_ignore_name(context)), STR_ARG(stray_names(c->arena, context, &found)));
}

static void fix(Fix *f, const Finding *found)
{
    uint32_t step;
    const FlContext *context = model_context(f->model);
    Stray s = find(&f->at, context, &step);
    fix_offer(f, found, FIX_ASK, "Add %s to %.*s", s.count == 1 ? "it" : "them",
              STR_ARG(stray_ignore_name(context)));
    fix_ignore(f, stray_found_lines(f->arena, f->model, &s));
}

RULE(dockerignore_incomplete) = {
    .severity = FL_INFO,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
