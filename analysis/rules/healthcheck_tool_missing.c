// Check the health with a program that the image has.
//
// A HEALTHCHECK that starts a program which is not there fails every time, and the container is never healthy. Slim variants and
// Alpine have no curl, and distroless images have nothing at all.
//
// ```dockerfile
// FROM node:22-slim
// EXPOSE 3000
// HEALTHCHECK CMD curl -f http://localhost:3000/ || exit 1
//                 ^^^^ the image has no `curl`: `node:22-slim` lacks it and nothing here installs it
// CMD ["node", "server.js"]
// ```
//
// ```fixed
// FROM node:22-slim
// EXPOSE 3000
// HEALTHCHECK CMD ["node", "-e", "fetch('http://localhost:3000/').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
// CMD ["node", "server.js"]
// ```
//
// ```dockerfile
// FROM alpine:3.20
// HEALTHCHECK --interval=5s CMD ["curl", "localhost"]
//                                ^^^^^^ the image has no `curl`: `alpine:3.20` lacks it and nothing here installs it
// CMD ["bash", "-c", "serve"]
//      ^^^^^^ the image has no `bash`: `alpine:3.20` lacks it and nothing here installs it
// ```
//
// An empty image has what is copied into it, and a file of another stage is one program:
//
// ```dockerfile
// FROM golang:1.25 AS build
// WORKDIR /src
// COPY . .
// RUN CGO_ENABLED=0 go build -o server .
// FROM scratch
// COPY --from=build /src/server /
// HEALTHCHECK CMD ["curl", "-f", "http://localhost:8080/"]
//                  ^^^^^^ the image has no `curl`: `scratch` lacks it and nothing here installs it
// CMD ["/server"]
// ```
//
// A program that is installed, copied or part of the base, and an unknown base image, are fine:
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk add --no-cache curl
// HEALTHCHECK CMD curl -f http://localhost/
// ```
//
// ```dockerfile
// FROM debian:12-slim
// COPY --from=example.com/tools:1 /usr/bin/curl /usr/bin/curl
// HEALTHCHECK CMD curl -f http://localhost/
// ```
//
// ```dockerfile
// FROM alpine:3.20
// HEALTHCHECK CMD wget -qO- http://localhost/
// ```
#include "rules/parts/probe.h"

static bool is_guarded(const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++)
        if (commands->item[i].place & (IN_CONDITION | IN_BODY)) return true;
    return false;
}

static void check_step(Check *c, const Stage *stage, uint32_t step)
{
    const Model *m = c->model;
    if (step == NO_STEP) return;
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    if (!commands->is_complete || is_guarded(commands)) return;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        bool is_plain = command->name.len && !command->prefix_count;
        if (!is_plain || tool_of_stage(m, stage, command->name) != TOOL_MISSING) continue;
        const Stage *root = stage_root(m, stage);
        report_at(c, step, command->word[0].span,
                  "the image has no `%.*s`: `%.*s` lacks it and nothing here installs it",
                  STR_ARG(command->name), STR_ARG(stage_base(c->model, root)));
        return;
    }
}

static void check_file(Check *c)
{
    const Stage *last = stage_last(c->model);
    if (!last || !stage_is_for_people(last)) return;
    Process process = process_of(c->model, last);
    check_step(c, last, stage_latest(c->model, last, K_HEALTHCHECK));
    check_step(c, last, process.entrypoint);
    check_step(c, last, process.cmd);
}

// The address that is asked now; NULL when there is none.
static const Word *address_of(const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++)
        for (uint32_t k = 1; k < commands->item[i].word_count; k++) {
            const Word *word = &commands->item[i].word[k];
            if (str_has_z(word->text, "://") || str_starts_z(word->text, "localhost")) return word;
        }
    return NULL;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Word *asked = address_of(commands_of(f->model, found->step, in));
    Str address = asked ? asked->text : STR("");
    const Node *type = node_child(in->node, N_TYPE);
    Probe probe;
    if (in->kind != K_HEALTHCHECK || !type || in->cut_count) return;
    if (!str_ieq(node_str(in, type), STR("CMD"))) return;
    if (asked && (!asked->is_literal || str_starts_z(address, "https"))) return;
    if (str_starts_z(address, "l")) address = str_join(f->arena, STR("http://"), address);
    if (!probe_of(f->arena, f->model, stage_last(f->model), address, &probe)) return;
    fix_offer(f, found, FIX_ASK, "Check the port with `%.*s`", STR_ARG(probe.tool));
    fix_replace(f, found, (Span){type->end, instr_args_span(in).end},
                str_join(f->arena, STR(" "), probe.command));
}

RULE(healthcheck_tool_missing) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .misses = ON(RUN),
    .fixes = FIX_ASK | FIX_FORM,
    .check_file = check_file,
    .fix = fix,
};
