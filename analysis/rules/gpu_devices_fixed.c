// Let whoever starts the container choose the GPUs.
//
// A number or an identifier in `NVIDIA_VISIBLE_DEVICES` or `CUDA_VISIBLE_DEVICES` names a device of one machine; another
// machine does not have it, or has a different one there. Choose the device with `docker run --gpus` when the container
// starts.
//
// ```dockerfile
// FROM nvidia/cuda:12.4.1-base-ubuntu22.04
// ENV CUDA_VISIBLE_DEVICES=0,1
//     ^^^^^^^^^^^^^^^^^^^^ `CUDA_VISIBLE_DEVICES` names devices of one machine; delete it and choose them with `docker run --gpus`
// ENV NVIDIA_VISIBLE_DEVICES=all LANG=C.UTF-8
//     ^^^^^^^^^^^^^^^^^^^^^^ the base image sets `NVIDIA_VISIBLE_DEVICES` to `all` already; delete it
// ```
//
// ```fixed
// FROM nvidia/cuda:12.4.1-base-ubuntu22.04
// ENV LANG=C.UTF-8
// ```
//
// No devices, a variable, and `all` in another image are fine:
//
// ```dockerfile
// FROM python:3.12-slim
// ARG DEVICES
// ENV NVIDIA_VISIBLE_DEVICES=all CUDA_VISIBLE_DEVICES=$DEVICES
// FROM nvidia/cuda:12.4.1-base-ubuntu22.04
// ENV NVIDIA_VISIBLE_DEVICES=void CUDA_VISIBLE_DEVICES=""
// ```
#include "rules/parts/cuda.h"

static const Str NAMES = STR_INIT("NVIDIA_VISIBLE_DEVICES CUDA_VISIBLE_DEVICES");

static Str unquoted(Str value)
{
    bool is_quoted = 1 < value.len && str_has_char(STR("\"'"), value.ptr[0]) &&
                     value.ptr[value.len - 1] == value.ptr[0];
    return is_quoted ? str_cut(value, 1, value.len - 1) : value;
}

// Numbers, or what NVIDIA calls a device or a part of one.
static bool names_devices(Str value)
{
    Str part;
    if (!value.len) return false;
    while (str_next_part(&value, ',', &part)) {
        uint32_t number, colon = str_find_char(part, ':');
        Str device = str_cut(part, 0, colon == STR_NONE ? part.len : colon);
        bool is_device =
            str_number(device, &number) || str_starts_z(part, "GPU-") || str_starts_z(part, "MIG-");
        if (!is_device) return false;
    }
    return true;
}

static void check(Check *c, const Instr *in)
{
    for (const Node *pair = NULL; (pair = instr_next_arg(in, pair));) {
        if (pair->kind != N_PAIR || !pair_has_value(pair)) continue;
        Str name = pair_key(in, pair), value = unquoted(pair_value(in, pair));
        if (!str_is_one_of(name, NAMES)) continue;
        Span span = {pair->start, pair->start + name.len};
        bool is_base = str_is_z(value, "all") && cuda_is_base(&c->at) &&
                       str_is_z(name, "NVIDIA_VISIBLE_DEVICES");
        if (names_devices(value))
            report(c, span,
                   "`%.*s` names devices of one machine; delete it and choose them with `docker "
                   "run --gpus`",
                   STR_ARG(name));
        else if (is_base)
            report(c, span, "the base image sets `%.*s` to `all` already; delete it",
                   STR_ARG(name));
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    if (instr_arg_count(in) == 1) {
        fix_offer(f, found, FIX_ASK, "Delete the instruction");
        fix_delete_step(f, found->step);
        return;
    }
    const Node *before = NULL;
    for (const Node *pair = NULL; (pair = instr_next_arg(in, pair)); before = pair) {
        if (pair->start != found->span.start) continue;
        const Node *next = instr_next_arg(in, pair);
        fix_offer(f, found, FIX_ASK, "Delete the variable");
        fix_delete(f, found,
                   before ? (Span){before->end, pair->end} : (Span){pair->start, next->start});
        return;
    }
}

RULE(gpu_devices_fixed) = {
    .codes = WORDS("tally:gpu/no-hardcoded-visible-devices"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(ENV),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
