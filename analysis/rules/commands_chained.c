// Write a long chain of commands as a heredoc.
//
// `RUN <<EOF` takes a script as it is, without `&&` and line breaks in between; with `set -e` on its first line it stops at the first
// failure as well. This rule is off by default; `strict` switches it on.
//
// ```dockerfile
// FROM debian:12
// RUN mkdir /a && cd /a && make && make install
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ these 4 commands read better as a heredoc that begins with `set -e`
// ```
//
// ```dockerfile
// FROM debian:12
// RUN make && make install
// RUN <<EOF
// set -e
// mkdir /a
// cd /a
// make
// EOF
// ```
#include "lint/run_facts.h"

enum { MANY = 3 };

static void check(Check *c, const Instr *in)
{
    const Commands *commands = run_commands(&c->at);
    if (!commands->is_chain || in->heredoc_count || in->is_json) return;
    uint32_t chained = 0;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        bool is_link =
            !command->list && (command->before == JOIN_AND || command->after == JOIN_AND);
        chained += is_link;
    }
    if (chained < MANY) return;
    report(c, commands->list,
           "these %u commands read better as a heredoc that begins with `set -e`", chained);
}

RULE(commands_chained) = {
    .codes = WORDS("tally:prefer-run-heredoc"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .is_folded = true,
    .check = check,
};
