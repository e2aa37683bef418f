// Write image names in their valid form.
//
// An image name is `[registry/]path[:tag][@digest]`, with the path in lower case. The builder refuses everything else.
//
// ```dockerfile
// FROM Debian:12
//      ^^^^^^^^^ `Debian:12` is not a valid image reference: the name must be in lower case
// ```
//
// ```fixed
// FROM debian:12
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY --from=alpine:3:20 /bin/sh /bin/sh
//             ^^^^^^^^^^^ `alpine:3:20` is not a valid image reference: a tag is made of letters, digits, `_`, `.` and `-`, at most 128 of them
// ```
//
// A variable that nothing declares is empty:
//
// ```dockerfile
// ARG VERSION=12
// FROM debian:${VERSOIN}
//      ^^^^^^^^^^^^^^^^^ `debian:` is not a valid image reference: `VERSOIN` is not declared before the first `FROM`; did you mean `VERSION`?
// ```
//
// ```fixed
// ARG VERSION=12
// FROM debian:${VERSION}
// ```
//
// ```dockerfile
// FROM localhost:5000/tools/debian:12
// FROM alpine:3.20@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
// ```
#include "rules/parts/undeclared.h"

static Finding *report_fault(Check *c, Span span, Str text, Str why)
{
    return report(c, span, "`%.*s` is not a valid image reference: %.*s", STR_ARG(text),
                  STR_ARG(why));
}

static void check_base(Check *c)
{
    const Stage *s = stage_of(c->model, c->step);
    if (!s || s->base_kind != BASE_IMAGE) return;
    const ImageRef *image = stage_image(c->model, s);
    Str text = stage_base(c->model, s);
    if (image->is_valid || !str_trim(text).len) return;
    Span name = undeclared_in_base(&c->at, c->step, c->in);
    Str why = str_fmt(c->arena, "%s", image->fault);
    if (name.end) why = undeclared_fault(&c->at, c->step, instr_slice(c->in, name));
    report_fault(c, node_span(s->base_node), text, why)->extra = name;
}

static void check(Check *c, const Instr *in)
{
    if (in->kind == K_FROM) {
        check_base(c);
        return;
    }
    const Model *m = c->model;
    for (uint32_t i = use_first(m, c->step); i < use_end(m, c->step); i++) {
        const StageUse *u = use_at(m, i);
        bool is_image = use_is_image(u) && !str_is_z(u->text, "scratch");
        ImageRef image = image_ref(u->text);
        if (is_image && !image.is_valid)
            report_fault(c, u->value, u->text, str_fmt(c->arena, "%s", image.fault));
    }
}

static void fix(Fix *f, const Finding *found)
{
    if (found->extra.end) {
        undeclared_fix(f, found, found->extra);
        return;
    }
    Str text = instr_slice(finding_instr(f->model, found), found->span);
    Str lower = str_lower(f->arena, text);
    if (str_eq(text, lower) || !image_ref(lower).is_valid) return;
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(lower));
    fix_replace(f, found, found->span, lower);
}

RULE(image_reference_invalid) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .beats = WORDS("arg-in-from-undefined base-default-invalid image-untagged"),
    .on = ON(FROM) | ON(COPY) | ON(RUN),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_IMAGES,
    .check = check,
    .fix = fix,
};
