// Name a program in the exec form of RUN.
//
// An empty array clears CMD and ENTRYPOINT, but RUN needs a program. The builder refuses the file.
//
// ```dockerfile
// FROM alpine:3.20
// RUN []
//     ^^ exec form of `RUN` names no program, so there is nothing to run
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN ["true"]
// CMD []
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    if (in->is_json && !instr_arg_count(in))
        report(c, instr_args_span(in),
               "exec form of `RUN` names no program, so there is nothing to run");
}

RULE(run_exec_empty) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(RUN),
    .not_in_onbuild = true,
    .phase = PHASE_CONVERT,
    .check = check,
};
