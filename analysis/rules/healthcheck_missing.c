// Say how the health of a server is checked.
//
// Without HEALTHCHECK a container counts as fine as long as its process exists, even when it hangs and answers nobody. This
// rule is off by default, because Kubernetes and others do not look at HEALTHCHECK; `strict` switches it on.
//
// ```dockerfile
// FROM node:22-slim
//      ^^^^^^^^^^^^ the image opens a port and has no HEALTHCHECK, so a server that hangs goes unnoticed
// EXPOSE 3000
// CMD ["node", "server.js"]
// ```
//
// The fix asks the port with a program that the image has:
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
//
// ```dockerfile
// FROM golang:1.22 AS build
// EXPOSE 80
// FROM alpine:3.20
// CMD ["/bin/tool"]
// ```
#include "lint/run_facts.h"
#include "lint/tools.h"
#include "values/values.h"

static const Str SERVERS =
    STR_INIT("nginx httpd httpd-foreground apache2-foreground caddy gunicorn uvicorn hypercorn "
             "daphne puma unicorn haproxy traefik envoy");

// Images whose programs are called by a service that has its own checks.
static bool is_for_functions(const Model *m, const Stage *stage)
{
    const ImageRef *image = &stage_root(m, stage)->image;
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

static void check_file(Check *c)
{
    const Model *m = c->model;
    const Stage *last = stage_last(m);
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

// ---- A probe ----

typedef struct Probe {
    Str tool;
    const char *line; // with the port in it
} Probe;

static const Probe PROBES[] = {
    {STR_INIT("curl"), "HEALTHCHECK CMD [\"curl\", \"-fsS\", \"http://localhost:%u/\"]"},
    {STR_INIT("wget"), "HEALTHCHECK CMD [\"wget\", \"-qO-\", \"http://localhost:%u/\"]"},
    {STR_INIT("node"),
     "HEALTHCHECK CMD [\"node\", \"-e\", \"fetch('http://localhost:%u/').then(r => "
     "process.exit(r.ok ? 0 : 1), () => process.exit(1))\"]"},
    {STR_INIT("python"), "HEALTHCHECK CMD [\"python\", \"-c\", \"import urllib.request; "
                         "urllib.request.urlopen('http://localhost:%u/')\"]"},
};

// The only port that is opened, 0 if it is not known.
static uint32_t port_of(const Model *m, const Stage *stage)
{
    uint32_t step = stage_latest(m, stage, K_EXPOSE);
    if (step == NO_STEP || instr_arg_count(instr_at(m, step)) != 1) return 0;
    const Instr *in = instr_at(m, step);
    PortSpec port = port_spec(node_str(in, instr_arg(in, 0)));
    bool is_one = port.error == PORT_OK && port.first == port.last;
    return is_one && !str_ieq(port.protocol, STR("udp")) ? port.first : 0;
}

static void fix(Fix *f, const Finding *found)
{
    const Model *m = f->model;
    const Stage *last = stage_last(m);
    Process process = process_of(m, last);
    uint32_t port = port_of(m, last),
             step = process.entrypoint < process.cmd ? process.entrypoint : process.cmd;
    if (!port || step == NO_STEP) return;
    for (uint32_t i = 0; i < ARRAY_LEN(PROBES); i++) {
        if (tool_of_stage(m, last, PROBES[i].tool) != TOOL_THERE) continue;
        fix_offer(f, found, FIX_ASK, "Ask port %u with `%.*s`", port, STR_ARG(PROBES[i].tool));
        fix_line_before(f, step, str_fmt(f->arena, PROBES[i].line, port));
        return;
    }
}

RULE(healthcheck_missing) = {
    .codes = "hadolint:DL3057 trivy:DS-0026 checkov:CKV_DOCKER_2 kics:healthcheck_missing "
             "tally:ruby/healthcheck-rails-up-endpoint",
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
