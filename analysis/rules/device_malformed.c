// Write `--device` as a name, and `required` if it must be there.
//
// `--device` takes a name, or `name=NAME`, and options after a comma. The builder refuses an option that it does not know.
//
// ```dockerfile
// # syntax=docker/dockerfile:1-labs
// FROM alpine:3.20
// RUN --device=vendor.com/gpu=all,reqired true
//                                 ^^^^^^^ `reqired` is not an option of a device
// ```
//
// ```dockerfile
// # syntax=docker/dockerfile:1-labs
// FROM alpine:3.20
// RUN --device=vendor.com/gpu=all,required true
// ```
#include "lint/rule.h"
#include "values/values.h"

static void report_device(Check *c, const Instr *in, const Node *flag)
{
    Str value = flag_value(c->arena, in, flag);
    Device d = device_parse(c->arena, value);
    if (d.error == DEVICE_OK) return;
    Span whole = flag_value_span(flag);
    bool is_written = str_eq(value, instr_slice(in, whole)) && d.wrong.start < d.wrong.end;
    Span span = is_written ? span_shift(d.wrong, whole.start) : whole;
    Str wrong = instr_slice(in, span);
    if (d.error == DEVICE_BAD_CSV)
        report(c, span, "the options of the device are not a comma-separated list");
    else if (d.error == DEVICE_NAME_REPEATED)
        report(c, span, "device is named twice");
    else if (d.error == DEVICE_BAD_BOOLEAN)
        report(c, span, "`%.*s` is neither true nor false", STR_ARG(wrong));
    else
        report(c, span, "`%.*s` is not an option of a device", STR_ARG(wrong));
}

static void check(Check *c, const Instr *in)
{
    for (const Node *n = node_first(in->node); n; n = node_next(in->node, n))
        if (n->kind == N_FLAG && str_is_z(flag_name(in, n), "device") && flag_has_value(n))
            report_device(c, in, n);
}

RULE(device_malformed) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(RUN),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .phase = PHASE_INSTRUCTION,
    .check = check,
};
