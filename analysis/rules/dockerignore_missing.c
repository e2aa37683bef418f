// List in a `.dockerignore` what does not belong in the image.
//
// `COPY . .` copies everything that is beside the Dockerfile: the history of git, settings of editors, what was installed
// for your machine. All of it is sent to the builder and kept in the image, and the COPY runs again whenever one of these
// files changes.
//
// ```context
// .git/HEAD 23
// .vscode/settings.json 9
// src/main.c 100
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY . /app
//      ^ without a `.dockerignore` this copies `.git` and `.vscode` too
// ```
//
// ```fixed-dockerignore
// .git
// .vscode
// ```
//
// What was built or installed on your machine is left alone where no RUN makes it, as the image needs it then:
//
// ```context
// .git/HEAD 23
// dist/main.js 100
// package.json 100
// package-lock.json 100
// ```
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json package-lock.json ./
// RUN npm ci --omit=dev && npm cache clean --force
// COPY . .
//      ^ without a `.dockerignore` this copies `.git` too
// USER node
// CMD ["node", "dist/main.js"]
// ```
//
// ```fixed-dockerignore
// .git
// ```
//
// ```dockerfile
// FROM node:22.12-slim AS build
// WORKDIR /app
// COPY . .
//      ^ without a `.dockerignore` this copies `.git` and `dist` too
// RUN npm ci && npm run build
// FROM nginx:1.29.1-alpine
// COPY --from=build /app/dist /usr/share/nginx/html
// ```
//
// ```fixed-dockerignore
// .git
// dist
// ```
//
// With a `.dockerignore`, or where there is nothing of the kind, it is fine:
//
// ```context
// CMakeLists.txt 100
// build/CMakeCache.txt 900
// src/main.c 100
// ```
//
// ```dockerfile
// FROM gcc:14
// WORKDIR /src
// COPY . .
//      ^ without a `.dockerignore` this copies `build` too
// RUN cmake -B build && cmake --build build
// CMD ["/src/build/main"]
// ```
//
// ```fixed-dockerignore
// build
// ```
//
// ```context
// src/main.c 100
// README.md 10
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY . /app
// ```
#include "rules/parts/stray.h"

enum {
    FIRES = 1 << FILE_HOST | 1 << FILE_SECRET | 1 << FILE_VCS | 1 << FILE_OUTPUT | 1 << FILE_JUNK,
    NAMED = FIRES | 1 << FILE_DOCKER,
};

static void check_file(Check *c)
{
    const FlContext *context = model_context(c->model);
    if (!context || context->told.has_ignore) return;
    for (uint32_t step = 0; step < step_count(c->model); step++) {
        const Instr *in = instr_at(c->model, step);
        if (in->kind != K_COPY && in->kind != K_ADD) continue;
        At at = c->at;
        at.step = step;
        Stray found = stray_of(&at, in, FIRES, false);
        if (!found.count) continue;
        Str name = stray_ignore_name(context);
        report_at(c, step, found.source, "without a `%.*s` this copies %.*s too", STR_ARG(name),
                  STR_ARG(stray_names(c->arena, context, &found)));
        return;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const FlContext *context = model_context(f->model);
    fix_offer(f, found, FIX_ASK, "Make a %.*s", STR_ARG(stray_ignore_name(context)));
    fix_ignore(f, stray_lines(f->arena, f->model, NAMED));
}

RULE(dockerignore_missing) = {
    .severity = FL_INFO,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
