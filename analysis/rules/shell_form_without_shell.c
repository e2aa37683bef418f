// Use the exec form where the image has no shell.
//
// The shell form starts `/bin/sh -c`. `scratch`, the distroless images and a few others hold no shell: a RUN fails, and
// a container with such a CMD or ENTRYPOINT does not start.
//
// ```dockerfile
// FROM scratch
// COPY app /app
// ENTRYPOINT /app --port 80
//            ^^^^^^^^^^^^^^ `ENTRYPOINT` in shell form needs `/bin/sh`, which `scratch` does not have; use the exec form
// ```
//
// ```fixed
// FROM scratch
// COPY app /app
// ENTRYPOINT ["/app", "--port", "80"]
// ```
//
// ```dockerfile
// FROM gcr.io/distroless/static-debian12:nonroot
// RUN mkdir /data
//     ^^^^^^^^^^^ `RUN` in shell form needs `/bin/sh`, which `gcr.io/distroless/static-debian12` does not have; do it in a stage with a shell and copy the result
// ```
//
// After a SHELL, or when a shell or a whole file system is copied in, there may be one. The `debug` variants of distroless
// images have one:
//
// ```dockerfile
// FROM scratch AS a
// COPY --from=busybox:1.36 /bin/busybox /bin/sh
// CMD /app
// FROM scratch AS b
// ADD alpine-minirootfs-3.20.0-x86_64.tar.gz /
// RUN mkdir /data
// FROM gcr.io/distroless/base-debian12:debug-nonroot
// SHELL ["/busybox/sh", "-c"]
// RUN mkdir /data
// ```
#include "lint/conversions.h"
#include "model/command_shell.h"

static void check(Check *c, const Instr *in)
{
    uint32_t first = in->kind == K_HEALTHCHECK ? 1 : 0;
    if (in->is_json || instr_arg_count(in) <= first) return;
    Str base = base_without_shell(c->arena, c->model, c->step, in);
    if (!base.len) return;
    const char *remedy = in->kind == K_RUN ? "do it in a stage with a shell and copy the result"
                                           : "use the exec form";
    report(c, (Span){instr_arg(in, first)->start, instr_args_span(in).end},
           "`%.*s` in shell form needs `/bin/sh`, which `%.*s` does not have; %s",
           STR_ARG(keyword_name(in->kind)), STR_ARG(base), remedy);
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    if (in->kind == K_RUN) return; // what a shell could do, a program of the image hardly can
    Conversions all = conversions_of(f->arena, f->model, found->step, in);
    bool is_process = in->kind != K_HEALTHCHECK;
    for (uint32_t i = 0; i < all.count; i++)
        fix_convert(f, found, is_process && all.item[i].is_exact ? FIX_SAFE : FIX_ASK,
                    &all.item[i]);
}

RULE(shell_form_without_shell) = {
    .codes = WORDS("tally:shell-run-in-scratch"),
    .severity = FL_ERROR,
    .since = "0.2",
    .beats = WORDS("shell-form-command"),
    .on = ON(RUN) | ON(CMD) | ON(ENTRYPOINT) | ON(HEALTHCHECK),
    .not_in_onbuild = true,
    .fixes = FIX_SAFE | FIX_ASK | FIX_FORM,
    .check = check,
    .fix = fix,
};
