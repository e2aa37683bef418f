// Write the options of the builder's checks as it knows them.
//
// The `check` directive takes `skip=RULES`, `error=BOOLEAN` and `experimental=RULES`, parted by semicolons. In a comment
// before an instruction a mistake is ignored without a word.
//
// ```dockerfile
// # check=skpi=StageNameCasing
//         ^^^^^^^^^^^^^^^^^^^^ `skpi=StageNameCasing` is no check option
// FROM alpine:3.20
// ```
//
// ```dockerfile
// # check=skip=StageNameCasing;error=true
// FROM alpine:3.20
// ```
#include "lint/check_options.h"
#include "lint/rule.h"

static void check_given(Check *c, Str text)
{
    CheckOptions options = check_options_read(text);
    Str part = options.bad.ptr ? options.bad : text;
    if (text.len && !options.is_ok)
        report_item(c, 0, (Span){0, 0}, "`%.*s` of `--check` is no check option", STR_ARG(part));
}

static void check_file(Check *c)
{
    if (c->model->facts.has_check) {
        check_given(c, c->model->facts.check);
        return;
    }
    uint32_t item = 0;
    Str text = check_directive(c->model->items, &item);
    CheckOptions options = check_options_read(text);
    if (!text.len || options.is_ok) return;
    const Instr *in = items_at(c->model->items, item);
    Str part = options.bad.ptr ? options.bad : text;
    uint32_t start = (uint32_t)(part.ptr - in->text.ptr); // a directive has no cuts
    report_item(c, item, (Span){start, start + part.len}, "`%.*s` is no check option",
                STR_ARG(part));
}

RULE(check_option_invalid) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .phase = PHASE_OPTIONS,
    .check_file = check_file,
};
