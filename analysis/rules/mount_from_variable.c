// Write the source of a mount without variables.
//
// `from` of `RUN --mount` takes no variables: the builder has to know which stage is meant before it knows them.
//
// ```dockerfile
// ARG TOOLS=alpine:3.20
// FROM alpine:3.20
// RUN --mount=type=bind,from=$TOOLS,target=/t true
//                            ^^^^^^ `from` of a mount takes no variables; use the variable in a FROM, and mount that stage
// ```
//
// ```fixed
// ARG TOOLS=alpine:3.20
// FROM $TOOLS AS tools
// FROM alpine:3.20
// RUN --mount=type=bind,from=tools,target=/t true
// ```
//
// ```dockerfile
// FROM alpine:3.20 AS tools
// FROM alpine:3.20
// RUN --mount=type=bind,from=tools,target=/t true
// ```
#include "rules/parts/from_variable.h"

static void check(Check *c, const Instr *in)
{
    Mounts mounts = *mounts_at(c->model, c->step, in);
    for (uint32_t i = 0; i < mounts.count; i++)
        for (uint32_t k = 0; k < mounts.item[i].field_count; k++) {
            const MountField *field = &mounts.item[i].field[k];
            uint32_t dollar = str_find_char(field->value, '$');
            if (!str_ieq(field->key, STR("from")) || dollar == STR_NONE ||
                dollar + 1 == field->value.len)
                continue;
            report(c, field->value_span,
                   "`from` of a mount takes no variables; use the variable in a FROM, and mount "
                   "that stage");
        }
}

RULE(mount_from_variable) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(RUN),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .phase = PHASE_INSTRUCTION,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix_from_variable,
};
