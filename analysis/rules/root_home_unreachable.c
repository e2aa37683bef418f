// Do not put what the program needs below `/root` when another user runs it.
//
// In the base images only root may enter `/root`. A program that lies there, or its packages, cannot be found by another user: the
// container stops at once with "permission denied" or "not found".
//
// ```dockerfile
// FROM python:3.12 AS build
// COPY requirements.txt .
// RUN pip install --user -r requirements.txt
// FROM python:3.12-slim
// RUN useradd --create-home app
// COPY --from=build /root/.local /root/.local
// ENV PATH=/root/.local/bin:$PATH
//          ^^^^^^^^^^^^^^^^ `app` may not enter `/root`, so nothing in `/root/.local/bin` can be run; put it below `/usr/local` or the home of `app`
// USER app
// CMD ["gunicorn", "app:app"]
// ```
//
// ```fixed
// FROM python:3.12 AS build
// COPY requirements.txt .
// RUN pip install --user -r requirements.txt
// FROM python:3.12-slim
// RUN useradd --create-home app
// COPY --chown=app --from=build /root/.local /home/app/.local
// ENV PATH=/home/app/.local/bin:$PATH
// USER app
// CMD ["gunicorn", "app:app"]
// ```
//
// ```dockerfile
// FROM python:3.12 AS build
// RUN pip install --user flask==3.0.0
// FROM python:3.12-slim
// RUN useradd --create-home app
// COPY --from=build ["/root/.local", "/root/.local"]
//                                     ^^^^^^^^^^^^ `app` may not enter `/root`, so `/root/.local` cannot be used; put it below `/usr/local` or the home of `app`
// USER app
// CMD ["gunicorn", "app:app"]
// ```
//
// ```fixed
// FROM python:3.12 AS build
// RUN pip install --user flask==3.0.0
// FROM python:3.12-slim
// RUN useradd --create-home app
// COPY --chown=app --from=build ["/root/.local", "/home/app/.local"]
// USER app
// CMD ["gunicorn", "app:app"]
// ```
//
// ```dockerfile
// FROM debian:12
// COPY tool /root/bin/tool
// USER 1000
// ENTRYPOINT ["/root/bin/tool"]
//             ^^^^^^^^^^^^^^^^ `1000` may not enter `/root`, so `/root/bin/tool` cannot be used; put it below `/usr/local` or the home of `1000`
// ```
//
// ```dockerfile
// FROM debian:12
// WORKDIR /root/app
//         ^^^^^^^^^ `node` may not enter `/root`, so `/root/app` cannot be used; put it below `/usr/local` or the home of `node`
// COPY . .
// USER node
// CMD ["node", "server.js"]
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// RUN pip install --user gunicorn
//     ^^^^^^^^^^^ `app` may not enter `/root`, so `/root/.local` cannot be used; put it below `/usr/local` or the home of `app`
// USER app
// CMD ["gunicorn", "app:app"]
// ```
//
// ```dockerfile
// FROM elixir:1.18-slim
// RUN mix local.hex --force
//     ^^^^^^^^^^^^^ `app` may not enter `/root`, so `/root/.mix` cannot be used; put it below `/usr/local` or the home of `app`
// USER app
// CMD ["mix", "phx.server"]
// ```
//
// What a RUN has installed there cannot be moved by a change of PATH, so there is no fix:
//
// ```dockerfile
// FROM python:3.12-slim
// ENV PATH="/root/.local/bin:$PATH"
//           ^^^^^^^^^^^^^^^^ `app` may not enter `/root`, so nothing in `/root/.local/bin` can be run; put it below `/usr/local` or the home of `app`
// RUN pip install --user --no-cache-dir gunicorn==23.0.0
// RUN useradd --create-home app
// USER app
// CMD ["gunicorn", "app:app"]
// ```
//
// Root itself, a `/root` that others may enter, another HOME, and an unknown base image are fine:
//
// ```dockerfile
// FROM python:3.12-slim
// COPY --from=example.com/build:1 /root/.local /root/.local
// ENV PATH=/root/.local/bin:$PATH
// CMD ["gunicorn", "app:app"]
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// RUN chmod 755 /root && pip install --user gunicorn
// ENV PATH=/root/.local/bin:$PATH
// USER nobody
// CMD ["gunicorn", "app:app"]
// ```
//
// So is what another user installs, in the home folder of that user:
//
// ```dockerfile
// FROM python:3.12-slim
// RUN useradd --create-home app
// RUN su app -c "pip install --user --no-cache-dir gunicorn==23.0.0"
// USER app
// CMD ["python", "-m", "gunicorn", "app:app"]
// ```
#include "lint/base_image.h"
#include "lint/users.h"
#include "lint/workdirs.h"
#include "rules/parts/root_home.h"
#include "rules/parts/user_home.h"

static void report_place(Check *c, const RootPlace *place, Str user)
{
    Str path = place->path;
    const char *format =
        place->is_on_path ? "nothing in `%.*s` can be run" : "`%.*s` cannot be used";
    report_at(c, place->step, place->span,
              "`%.*s` may not enter `/root`, so %.*s; put it below `/usr/local` or the home of "
              "`%.*s`",
              STR_ARG(user), STR_ARG(message_on(c->arena, format, path)), STR_ARG(user));
}

static void check_file(Check *c)
{
    const Model *m = c->model;
    const Stage *last = stage_last(m);
    BaseSystem system;
    if (!last || !stage_is_for_people(last)) return;
    UserNow user = user_of_stage(m, last);
    if (!user.is_known || user.is_root || !user.name.len) return;
    if (!base_facts(m, last) && !base_system(m, last, &system)) return;
    RootPlace place;
    if (root_place(c->arena, m, last, &place)) report_place(c, &place, user.name);
}

static void fix(Fix *f, const Finding *found)
{
    const Stage *last = stage_last(f->model);
    UserNow user = user_of_stage(f->model, last);
    uint32_t made = NO_STEP;
    Str home = user_home(f->arena, chain_of(f->model, last), user.name, &made);
    if (!home.len || stage_of(f->model, found->step) != last) return;
    root_place_move(f, found, last, home, user.name, made);
}

RULE(root_home_unreachable) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
