// Keep a Dockerfile short enough to be read.
//
// In a very long file it is hard to see which instruction takes the time of a build, and which can be left out. Move long
// commands into scripts that a RUN starts, and what several images share into a base image of its own. This rule is off by
// default; `strict` switches it on.
//
// ```config
// rules: {file-long: {lines: 4}}
// ```
//
// ```dockerfile
// FROM debian:12
// ^^^^ this file has 5 lines, and more than 4 are hard to follow; move long commands into scripts
// RUN make one
// RUN make two
// RUN make three
// RUN make four
// ```
//
// ```dockerfile
// FROM debian:12
// RUN ./make-all.sh
// ```
#include "lint/option.h"
#include "lint/rule.h"

RULE_OPTION(file_long) = {"lines", "300", "how many lines a file may have", false};

static void check_file(Check *c)
{
    const Items *items = model_items(c->model);
    uint64_t most = rule_option(&c->at);
    if (!step_exists(c->model, 0) || !items->count) return;
    const Instr *last = items_at(items, items->count - 1), *first = instr_at(c->model, 0);
    uint32_t lines = items->total.line + !str_ends_z(last->text, "\n");
    if (lines <= most) return;
    report_at(c, 0, node_span(instr_keyword(first)),
              "this file has %u lines, and more than %u are hard to follow; move long commands "
              "into scripts",
              lines, (uint32_t)most);
}

RULE(file_long) = {
    .codes = WORDS("tally:max-lines"),
    .severity = FL_OFF,
    .severity_on = FL_INFO,
    .since = "0.2",
    .check_file = check_file,
};
