// Use CMD only with an ENTRYPOINT in exec form.
//
// An ENTRYPOINT without brackets is run by a shell that drops what comes after it: the CMD, and all arguments after the
// image in `docker run`. Write the ENTRYPOINT as an array, and the CMD becomes its arguments.
//
// ```dockerfile
// FROM debian:12
// ENTRYPOINT /app --port 80
// CMD ["--verbose"]
// ^^^^^^^^^^^^^^^^^ this CMD has no effect: the shell of the ENTRYPOINT drops it; write the ENTRYPOINT in exec form
// ```
//
// A program gets the CMD as its arguments. One that starts with the program itself was meant to replace the ENTRYPOINT:
//
// ```dockerfile
// FROM node:22.1
// ENTRYPOINT ["node", "server.js"]
// CMD ["node", "server.js"]
// ^^^^^^^^^^^^^^^^^^^^^^^^^ `node` of the ENTRYPOINT gets this CMD as its arguments, and does not start `node` again; leave one of the two out
// ```
//
// ```dockerfile
// FROM node:22.1
// ENTRYPOINT ["node", "server.js"]
// CMD ["npm", "start"]
// ^^^^^^^^^^^^^^^^^^^^ `node` of the ENTRYPOINT gets this CMD as its arguments, and does not start `npm`; leave one of the two out
// ```
//
// An ENTRYPOINT drops the CMD that its stage gets from the stage below:
//
// ```dockerfile
// FROM debian:12 AS base
// CMD ["--verbose"]
// ^^^^^^^^^^^^^^^^^ the ENTRYPOINT of a stage on top drops this CMD; write the CMD after that ENTRYPOINT
// FROM base
// ENTRYPOINT ["/app"]
// ```
//
// A script or program that starts its arguments gets them, and an empty CMD only clears that of the base:
//
// ```dockerfile
// FROM python:3.12-slim AS c
// ENTRYPOINT ["python", "-m"]
// CMD ["gunicorn", "app:app"]
// FROM python:3.12-slim AS d
// ENTRYPOINT ["python", "/start.py"]
// CMD ["gunicorn", "app:app"]
// FROM python:3.12-slim AS e
// ENTRYPOINT ["python", "-m", "pipenv", "run"]
// CMD ["python", "app.py"]
// FROM node:22.1 AS f
// ENTRYPOINT ["node", "entry.js"]
// CMD ["node", "server.js"]
// FROM debian:12 AS a
// ENTRYPOINT ["/app"]
// CMD ["--verbose"]
// FROM debian:12 AS b
// ENTRYPOINT ["sh", "-c", "exec /app \"$@\"", "app"]
// CMD ["--verbose"]
// FROM debian:12
// ENTRYPOINT /app
// CMD []
// ```
#include "lint/partner.h"
#include "lint/run_facts.h"
#include "syntax/walk.h"
#include "values/file_kinds.h"

// Whether the text of a shell speaks of its arguments.
static bool asks_for_arguments(Str script)
{
    for (uint32_t i = 0; i < script.len; i++) {
        if (script.ptr[i] != '$') continue;
        char next = str_at(script, i + 1);
        if (next == '{') next = str_at(script, i + 2);
        if (char_is_digit(next) || next == '@' || next == '*' || next == '#') return true;
    }
    return false;
}

static bool is_dropped(Check *c, const Instr *in, const Instr *entry)
{
    switch (partner_of(c->arena, c->model, c->step, in)) {
    case PARTNER_IGNORES: return true;
    case PARTNER_SCRIPT: return !asks_for_arguments(entry->joined);
    default: return false;
    }
}

// Programs that do nothing with their own name as an argument.
static const Str PROGRAMS =
    STR_INIT("node python python3 java ruby php perl dotnet deno bun npm npx yarn pnpm nginx httpd "
             "gunicorn uvicorn redis-server mongod mysqld postgres caddy");

// Whether the words of the ENTRYPOINT may be there to start those of the CMD, be it another program than its own.
static bool may_start_others(Check *c, const Instr *entry, Str program, bool is_same)
{
    static const Str NAMES = STR_INIT("start run init wrap launch boot exec wait docker entry");
    Str last = STR("");
    for (const Node *arg = instr_arg(entry, 0); arg; arg = instr_next_arg(entry, arg)) {
        last = arg_value(c->arena, entry, arg);
        if (str_any(path_last(last), NAMES, str_has)) return true;
    }
    if (is_same) return false;
    return str_at(last, 0) == '-' || str_is_one_of(program, STR("npx npm yarn pnpm bun deno"));
}

// The programs that the array of the ENTRYPOINT and that of the CMD start; false when they are not known to be such.
static bool both_start(Check *c, const Instr *in, const Instr *entry, Str *first, Str *second)
{
    if (!in->is_json || !entry->is_json) return false;
    if (partner_of(c->arena, c->model, c->step, in) != PARTNER_PROGRAM) return false;
    *first = path_last(arg_value(c->arena, entry, instr_arg(entry, 0)));
    *second = path_last(arg_value(c->arena, in, instr_arg(in, 0)));
    if (!str_is_one_of(*first, PROGRAMS) || !str_is_one_of(*second, PROGRAMS)) return false;
    const Node *own = instr_arg(entry, 1), *next = instr_arg(in, 1);
    bool is_same = str_eq(*first, *second);
    bool is_again = is_same && own && next &&
                    str_eq(arg_value(c->arena, entry, own), arg_value(c->arena, in, next));
    return is_again || !may_start_others(c, entry, *first, is_same);
}

// Whether each stage on top that gets the CMD sets an ENTRYPOINT, which drops it, and one of them is shipped.
static bool is_dropped_on_top(const Model *m, uint32_t step)
{
    bool is_found = false;
    uint32_t own = stage_index(m, step);
    for (uint32_t i = own + 1; own != NO_STAGE && i < stage_count(m); i++) {
        const Stage *top = stage_at(m, i);
        if (stage_latest(m, top, K_CMD) != step) continue;
        if (stage_latest(m, top, K_ENTRYPOINT) == NO_STEP) return false;
        is_found |= top->is_shipped;
    }
    return is_found;
}

static void check(Check *c, const Instr *in)
{
    const Model *m = c->model;
    if (!run_is_shipped(&c->at) || !instr_arg_count(in)) return;
    uint32_t entry = latest_at_end(m, c->step, K_ENTRYPOINT);
    if (latest_at_end(m, c->step, K_CMD) != c->step) return;
    Span whole = {instr_keyword(in)->start, instr_args_span(in).end};
    if (entry == NO_STEP) {
        if (is_dropped_on_top(m, c->step))
            report(c, whole,
                   "the ENTRYPOINT of a stage on top drops this CMD; write the CMD after "
                   "that ENTRYPOINT");
        return;
    }
    Str first = STR(""), second = STR("");
    if (both_start(c, in, instr_at(m, entry), &first, &second))
        report(c, whole,
               "`%.*s` of the ENTRYPOINT gets this CMD as its arguments, and does not start "
               "`%.*s`%s; leave one of the two out",
               STR_ARG(first), STR_ARG(second), str_eq(first, second) ? " again" : "");
    else if (is_dropped(c, in, instr_at(m, entry)))
        report(c, whole, "this CMD has no effect: the shell of the ENTRYPOINT drops it; %s",
               instr_at(m, entry)->is_json ? "start the program there without a shell"
                                           : "write the ENTRYPOINT in exec form");
}

RULE(command_ignored) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(CMD),
    .not_in_onbuild = true,
    .tags = FL_TAG_UNNECESSARY,
    .check = check,
};
