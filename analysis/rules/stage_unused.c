// Use every stage, or drop it.
//
// BuildKit skips a stage that nothing needs. It costs no time, but readers believe that it is part of the image, and often a
// misspelt name elsewhere is the reason.
//
// ```dockerfile
// FROM golang:1.23 AS build
//                     ^^^^^ stage `build` is never used, so a build leaves it out
// FROM alpine:3.20
//      ^^^^^^^^^^^ this stage is never used, so a build leaves it out
// FROM alpine:3.20
// ```
//
// The last stage, stages that are usually built by name, and one that an unknown variable could name are fine:
//
// ```dockerfile
// ARG BASE
// FROM golang:1.23 AS build
// FROM build AS test
// FROM $BASE
// ```
//
// ```dockerfile
// FROM golang:1.23 AS build
// FROM build AS lint
// FROM alpine:3.20
// COPY --from=build /app /app
// ```
//
// A FROM without a base starts nothing yet:
//
// ```dockerfile
// FROM golang:1.23
// FROM
// ```
#include "lint/rule.h"
#include "model/context.h"

// Stages that people build with `--target`.
static const Str targets = STR_INIT(
    "dev develop development local test tests testing unittest integration e2e lint linter format "
    "fmt check validate vet ci debug docs doc bench benchmark coverage release prod production "
    "binary binaries artifact artifacts export update vendor cross image");

// Whether the name is such a word, or has one before or behind a sign: `test-unit`, `lint_go`.
static bool is_target(Str name)
{
    Str words = targets;
    for (Str word = str_next_word(&words); word.len; word = str_next_word(&words)) {
        bool starts = str_starts(name, word) && !char_is_alpha(str_at(name, word.len));
        bool ends = str_ends(name, word) && !char_is_alpha(str_at(name, name.len - word.len - 1));
        if (starts || (ends && word.len < name.len)) return true;
    }
    return false;
}

// Whether the triggers of the stage below run here, which may take from any stage.
static bool runs_triggers(const Model *m, const Stage *s)
{
    const Stage *below = stage_below(m, s);
    return below && stage_latest(m, below, K_ONBUILD) != NO_STEP;
}

// Whether a value that can be given picks the stage below: `FROM $TARGET`.
static bool picks_stage(const Model *m, const Stage *s)
{
    return s->base_kind == BASE_STAGE &&
           str_has_char(instr_slice(instr_at(m, s->from), node_span(s->base_node)), '$');
}

// Whether something in the file names a stage or image that is not known here.
static bool has_unknown(const Model *m)
{
    for (uint32_t i = 0; i < stage_count(m); i++) {
        const Stage *s = stage_at(m, i);
        if (s->base_node && s->base_kind == BASE_UNKNOWN && !s->is_context) return true;
        if (runs_triggers(m, s) || picks_stage(m, s)) return true;
    }
    for (uint32_t i = 0; i < use_count(m); i++)
        if (!use_at(m, i)->is_literal) return true;
    return false;
}

typedef struct Used {
    bool by_any, by_target; // another stage is built on it or copies from it; one that people build
} Used;

static void note_use(Used *used, bool is_wanted)
{
    used->by_any = true;
    used->by_target |= is_wanted;
}

// Notes it of the stages that this one needs.
static void use_from(const Model *m, const Stage *s, bool is_wanted, Used *used)
{
    const Stage *below = stage_below(m, s);
    Span uses = stage_uses(m, s);
    if (below) note_use(&used[stage_number(m, below)], is_wanted);
    for (uint32_t i = uses.start; i < uses.end; i++) {
        uint32_t other = use_at(m, i)->stage;
        if (other != NO_STAGE) note_use(&used[other], is_wanted);
    }
}

// Of those that a build leaves out; a stage comes after those that it needs.
static const Used *stages_used(Check *c)
{
    const Model *m = c->model;
    Used *used = arena_new(c->arena, Used, stage_count(m) + 1);
    for (uint32_t i = stage_count(m); i--;) {
        const Stage *s = stage_at(m, i);
        bool is_last = i + 1 == stage_count(m);
        used[i].by_target |= !stage_is_needed(m, s) && (is_last || is_target(s->name));
        use_from(m, s, used[i].by_target, used);
    }
    return used;
}

static void check_file(Check *c)
{
    const Model *m = c->model;
    if (has_unknown(m)) return;
    const Used *used = stages_used(c);
    for (uint32_t i = 0; i < stage_count(m); i++) {
        const Stage *s = stage_at(m, i);
        if (stage_is_needed(m, s) || !s->base_node || used[i].by_target) continue;
        Str stage =
            s->name_node ? str_fmt(c->arena, "stage `%.*s`", STR_ARG(s->name)) : STR("this stage");
        report_at(c, s->from, node_span(s->name_node ? s->name_node : s->base_node), "%.*s %s",
                  STR_ARG(stage),
                  used[i].by_any ? "is used only by stages that the last one does not need, so a "
                                   "build leaves it out"
                                 : "is never used, so a build leaves it out");
    }
}

RULE(stage_unused) = {
    .codes = WORDS("tally:no-unreachable-stages"),
    .severity = FL_HINT,
    .since = "0.1",
    .tags = FL_TAG_UNNECESSARY,
    .check_file = check_file,
};
