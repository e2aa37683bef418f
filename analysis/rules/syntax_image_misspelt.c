// Spell `docker/dockerfile` right in `# syntax=`.
//
// The builder pulls the image that `# syntax=` names before it reads anything else. A misspelt name fails the build, or
// lets somebody else's program read the file.
//
// ```dockerfile
// # syntax=docker/dockerfil:1
//          ^^^^^^^^^^^^^^^^^^ `docker/dockerfil` is nearly `docker/dockerfile`, the image of the frontend; correct it
// FROM debian:12
// ```
//
// ```fixed
// # syntax=docker/dockerfile:1
// FROM debian:12
// ```
//
// ```dockerfile
// # syntax=docker/dockerfile:1.7
// FROM debian:12
// ```
//
// ```dockerfile
// # syntax=example.com/dockerfile:1
// FROM debian:12
// ```
#include "lint/rule.h"
#include "model/syntax_image.h"
#include "values/image_ref.h"
#include "values/values.h"

static const Str FRONTENDS[] = {STR_INIT("docker/dockerfile"),
                                STR_INIT("docker/dockerfile-upstream")};

static Str without_hub(Str name)
{
    return str_starts_z(name, "docker.io/") ? str_skip(name, STR("docker.io/").len) : name;
}

// What was meant; empty when nothing is near, or it is one of them.
static Str meant(Str name)
{
    for (uint32_t i = 0; i < ARRAY_LEN(FRONTENDS); i++) {
        uint32_t distance = str_distance(name, FRONTENDS[i], 3);
        if (!distance) return STR("");
        if (distance < 3) return FRONTENDS[i];
    }
    return STR("");
}

static void check_file(Check *c)
{
    const Items *top = model_top(c->model);
    uint32_t item;
    Str value = early_directive(top, STR("syntax"), &item);
    Str name = value.len ? without_hub(image_ref(value).name) : STR("");
    Str near = name.len ? meant(name) : STR("");
    if (!near.len) return;
    uint32_t start = (uint32_t)(value.ptr - items_at(top, item)->text.ptr);
    Finding *f = report_item(c, item, (Span){start, start + value.len},
                             "`%.*s` is nearly `%.*s`, the image of the frontend; correct it",
                             STR_ARG(name), STR_ARG(near));
    f->near = near;
}

static void fix(Fix *f, const Finding *found)
{
    Str value = instr_slice(finding_instr(f->model, found), found->span);
    Str name = image_ref(value).name;
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(found->near));
    fix_replace(f, found, (Span){found->span.start, found->span.start + name.len}, found->near);
}

RULE(syntax_image_misspelt) = {
    .codes = WORDS("tally:syntax-directive-typo"),
    .severity = FL_WARNING,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
