// Say how the health of a server is checked.
//
// Without HEALTHCHECK a container counts as healthy as long as its process exists, even when it hangs and answers no request. This
// rule is off by default, because Kubernetes and others do not look at HEALTHCHECK; `strict` switches it on.
//
// ```dockerfile
// FROM node:22-slim
//      ^^^^^^^^^^^^ the image opens a port and has no HEALTHCHECK, so a server that hangs goes unnoticed
// EXPOSE 3000
// CMD ["node", "server.js"]
// ```
//
// The fix checks the port with a program that the image has:
//
// ```fixed
// FROM node:22-slim
// EXPOSE 3000
// HEALTHCHECK CMD ["node", "-e", "fetch('http://localhost:3000/').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
// CMD ["node", "server.js"]
// ```
//
// ```dockerfile
// FROM python:3.12-slim
//      ^^^^^^^^^^^^^^^^ the image starts `gunicorn` and has no HEALTHCHECK, so a server that hangs goes unnoticed
// EXPOSE 8000/tcp
// CMD ["gunicorn", "app:app"]
// ```
//
// ```fixed
// FROM python:3.12-slim
// EXPOSE 8000/tcp
// HEALTHCHECK CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://localhost:8000/')"]
// CMD ["gunicorn", "app:app"]
// ```
//
// ```dockerfile
// FROM alpine:3.20
//      ^^^^^^^^^^^ the image starts `nginx` and has no HEALTHCHECK, so a server that hangs goes unnoticed
// CMD ["nginx", "-g", "daemon off;"]
// ```
//
// A check of the base stage counts, also one that is switched off; an image without a server needs none:
//
// ```dockerfile
// FROM debian:12 AS base
// HEALTHCHECK NONE
// FROM base
// EXPOSE 80
// ```
//
// ```dockerfile
// FROM public.ecr.aws/lambda/python:3.12
// EXPOSE 8080
// ```
#include "lint/run_facts.h"
#include "rules/parts/probe.h"

static const Str SERVERS =
    STR_INIT("nginx httpd httpd-foreground apache2-foreground caddy gunicorn uvicorn hypercorn "
             "daphne puma unicorn haproxy traefik envoy");

// Images whose programs are called by a service that has its own checks.
static bool is_for_functions(const Model *m, const Stage *stage)
{
    const ImageRef *image = stage_root_image(m, stage);
    if (!image) return false;
    return text_holds(image->path, STR("lambda")) || text_holds(image->path, STR("functions"));
}

static Str server_of(const Model *m, uint32_t step)
{
    if (step == NO_STEP) return STR("");
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    for (uint32_t i = 0; i < commands->count; i++)
        if (str_is_one_of(commands->item[i].name, SERVERS)) return commands->item[i].name;
    return STR("");
}

// Whether the stage, one that it is based on, or one that is based on it, has a check.
static bool has_check_near(const Model *m, const Stage *stage)
{
    if (stage_latest(m, stage, K_HEALTHCHECK) != NO_STEP) return true;
    for (uint32_t i = stage_number(m, stage) + 1; i < stage_count(m); i++) {
        const Stage *above = stage_at(m, i);
        uint32_t step = stage_latest(m, above, K_HEALTHCHECK);
        if (step != NO_STEP && stage_is_base(m, stage, above)) return true;
    }
    return false;
}

// Every stage, whatever it is for.
static void check_all(Check *c)
{
    for (uint32_t i = 0; i < stage_count(c->model); i++) {
        const Stage *stage = stage_at(c->model, i);
        if (!stage->base_node || has_check_near(c->model, stage)) continue;
        report_at(c, stage->from, node_span(stage->base_node),
                  "the stage has no HEALTHCHECK, so a server that hangs goes unnoticed");
    }
}

static void check_file(Check *c)
{
    const Model *m = c->model;
    const Stage *last = stage_last(m);
    if (fires_broadly(&c->at)) {
        check_all(c);
        return;
    }
    if (!last || !stage_is_for_people(last) || !last->base_node) return;
    if (stage_latest(m, last, K_HEALTHCHECK) != NO_STEP || is_for_functions(m, last)) return;
    Process process = process_of(m, last);
    Str server = server_of(m, process.cmd);
    if (!server.len) server = server_of(m, process.entrypoint);
    Str what =
        server.len ? str_fmt(c->arena, "starts `%.*s`", STR_ARG(server)) : STR("opens a port");
    if (!server.len && stage_latest(m, last, K_EXPOSE) == NO_STEP) return;
    report_at(c, last->from, node_span(last->base_node),
              "the image %.*s and has no HEALTHCHECK, so a server that hangs goes unnoticed",
              STR_ARG(what));
}

static void fix(Fix *f, const Finding *found)
{
    const Model *m = f->model;
    const Stage *last = stage_last(m);
    Process process = process_of(m, last);
    uint32_t step = process.entrypoint < process.cmd ? process.entrypoint : process.cmd;
    Probe probe;
    if (step == NO_STEP || !probe_of(f->arena, m, last, STR(""), &probe)) return;
    fix_offer(f, found, FIX_ASK, "Check the port with `%.*s`", STR_ARG(probe.tool));
    fix_line_before(f, step, str_join(f->arena, STR("HEALTHCHECK CMD "), probe.command));
}

RULE(healthcheck_missing) = {
    .codes = WORDS("hadolint:DL3057 trivy:DS-0026 checkov:CKV_DOCKER_2 kics:healthcheck_missing "
                   "tally:ruby/healthcheck-rails-up-endpoint"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
