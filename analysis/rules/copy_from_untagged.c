// Name the version of an image that files are copied from.
//
// `COPY --from` and the `from` of a mount name a stage; when no stage has that name, they name an image. An image without a
// tag is `latest`, which changes with every release. A stage that is misspelt is looked for on the internet.
//
// ```dockerfile
// FROM golang:1.23 AS builder
// RUN go build -o /app .
// FROM alpine:3.20
// COPY --from=buidler /app /app
//             ^^^^^^^ no stage is called `buidler`, so an image is downloaded; did you mean `builder`?
// COPY --from=busybox /bin/busybox /bin/
//             ^^^^^^^ `busybox` is no stage but an image without a tag, so `latest` is used; name a version
// ```
//
// ```fixed
// FROM golang:1.23 AS builder
// RUN go build -o /app .
// FROM alpine:3.20
// COPY --from=builder /app /app
// COPY --from=busybox /bin/busybox /bin/
// ```
//
// A stage, a tag, a digest, a value with a variable in it, and a mount of a whole context are fine:
//
// ```dockerfile
// FROM golang:1.23 AS builder
// FROM alpine:3.20
// COPY --from=builder /app /app
// COPY --from=busybox:1.36 /bin/busybox /bin/
// RUN --mount=from=builder,target=/b ls /b
// ```
#include "lint/near_names.h"
#include "rules/parts/exact_tag.h"
#include "rules/parts/hadolint_from.h"

// By what is written: no colon, no stage so far, and no number of one.
static bool is_seen_by_hadolint(const Model *m, const StageUse *u)
{
    const Stage *own = stage_of(m, u->step);
    uint32_t digits = 0, number, so_far = own ? stage_number(m, own) + 1 : 0;
    if (u->is_mount || str_has_char(u->text, ':')) return false;
    while (char_is_digit(str_at(u->text, digits))) digits++;
    if (str_number(str_cut(u->text, 0, digits), &number) && number < so_far) return false;
    return !own || (!seen_as_alias(m, own, u->text) && !seen_alias(m, own, u->text));
}

// A mount of all that there is, under a name that is no path: most likely a context that the command line names.
static bool is_like_context(const Model *m, const StageUse *u)
{
    const Mounts *mounts = mounts_at(m, u->step, instr_at(m, u->step));
    for (uint32_t i = 0; i < mounts->count && u->is_mount && !str_has_char(u->text, '/'); i++) {
        const Mount *mount = &mounts->item[i];
        bool is_whole = str_eq(mount->from, u->text);
        for (uint32_t k = 0; k < mount->field_count && is_whole; k++)
            if (str_is_one_of(mount->field[k].key, STR("source src")))
                is_whole = str_is_one_of(mount->field[k].value, STR("/ ."));
        if (is_whole) return true;
    }
    return false;
}

static bool is_untagged(const Model *m, const StageUse *u)
{
    ImageRef image = image_ref(u->text);
    if (str_is_z(u->text, "scratch")) return false;
    if (!use_is_image(u) || !step_is_in_stage(m, u->step)) return false;
    return image.is_valid && !image.tag.len && !image.digest.len && !image_is_rolling(&image);
}

static void check_use(Check *c, const StageUse *u)
{
    const Model *m = c->model;
    bool is_usual = is_untagged(m, u);
    if (!is_usual && !fires_broadly(&c->at)) return;
    bool is_seen = is_seen_by_hadolint(m, u);
    if (!is_usual && !is_seen) return;
    Str near = stage_name_near(m, stage_of(m, u->step), u->text);
    uint32_t number;
    bool is_number = str_number(u->text, &number);
    if (!is_number && !near.len && is_like_context(m, u)) return;
    const char *format =
        "`%.*s` is no stage but an image without a tag, so `latest` is used; name a version";
    if (near.len) format = "no stage is called `%.*s`, so an image is downloaded";
    if (is_number)
        format = u->is_mount ? "`%.*s` is an image here: a mount knows stages by their names only"
                             : "no stage before this one has the number %.*s";
    Str message = message_on(c->arena, format, u->text);
    Finding *f =
        report_at(c, u->step, u->value, "%.*s", STR_ARG(did_you_mean(c->arena, message, near)));
    if (!is_seen) f->codes = codes_without_hadolint(c->arena, f->codes);
}

static void check_file(Check *c)
{
    for (uint32_t i = 0; i < use_count(c->model); i++) check_use(c, use_at(c->model, i));
}

static void fix(Fix *f, const Finding *found)
{
    Str wanted = instr_slice(finding_instr(f->model, found), found->span);
    Str near = stage_name_near(f->model, stage_of(f->model, found->step), wanted);
    if (!near.len) {
        fix_exact_tag(f, found);
        return;
    }
    fix_offer(f, found, FIX_ASK, "Copy from `%.*s`", STR_ARG(near));
    fix_replace(f, found, found->span, near);
}

RULE(copy_from_untagged) = {
    .codes = WORDS("hadolint:DL3022"),
    .severity = FL_WARNING,
    .since = "0.2",
    .misses = ON(FROM),
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
