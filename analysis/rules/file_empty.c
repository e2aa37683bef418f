// Begin with FROM.
//
// A file without any instruction builds nothing. An empty file that is just being written in an editor is left alone.
//
// ```dockerfile
// # only a comment
// ^^^^^^^^^^^^^^^^ file has no instructions, so it builds nothing; begin with FROM
// ```
//
// ```dockerfile
// FROM scratch
// ```
#include "lint/rule.h"

static void check_file(Check *c)
{
    const Items *items = model_top(c->model);
    if (step_exists(c->model, 0)) return;
    if (items->count == 0) {
        report_item(c, 0, (Span){0, 0}, "file is empty");
        return;
    }
    uint32_t first = items_at(items, 0)->kind == K_BOM && 1 < items->count;
    report_item(c, first, (Span){0, items_at(items, first)->logical},
                "file has no instructions, so it builds nothing; begin with FROM");
}

RULE(file_empty) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .phase = PHASE_PARSE,
    .check_file = check_file,
};
