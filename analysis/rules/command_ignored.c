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
// A script that uses its arguments gets them, and an empty CMD only clears that of the base:
//
// ```dockerfile
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

static void check(Check *c, const Instr *in)
{
    const Model *m = c->model;
    if (!run_is_shipped(&c->at) || !instr_arg_count(in)) return;
    uint32_t entry = latest_at_end(m, c->step, K_ENTRYPOINT);
    bool is_last = latest_at_end(m, c->step, K_CMD) == c->step;
    if (!is_last || entry == NO_STEP || !is_dropped(c, in, instr_at(m, entry))) return;
    Span whole = {instr_keyword(in)->start, instr_args_span(in).end};
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
