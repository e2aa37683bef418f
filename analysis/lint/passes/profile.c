// Profiles. `buildkit` shows exactly what BuildKit's check reports: its rules and errors, and
// nothing of the phases behind the first error (checks.md 4). `hadolint` shows what has a hadolint
// code, with its severity.
#include "lint/passes/hadolint_levels.h"
#include "lint/sink.h"

// When the builder would report a finding: compared by phase, then item, then turn.
typedef struct Moment {
    Phase phase;
    uint32_t item;
    uint8_t turn;
} Moment;

// Expansion in a FROM, or before the first one, happens before stages are converted.
static Moment moment_of(const Model *m, const Finding *f)
{
    Moment at = {(Phase)f->phase, f->item, f->turn};
    bool is_builders = f->severity == FL_ERROR || finding_builder(f).len;
    bool is_for_child = f->in_onbuild && PHASE_GRAPH <= f->phase; // does not run in this build
    if (!is_builders || is_for_child) return (Moment){0};
    if (f->step == NO_STEP) return at;
    if (f->said_at != f->step) at.item = item_of(m, f->said_at);
    const Stage *stage = stage_of(m, f->step);
    bool is_unvisited = model_facts(m)->target.len && stage && !stage_is_needed(m, stage) &&
                        f->phase == PHASE_CONVERT;
    if (is_unvisited) return (Moment){0};
    bool is_early = !stage || instr_at(m, f->step)->kind == K_FROM;
    if (at.phase == PHASE_CONVERT && is_early) at.phase = PHASE_BASES;
    return at;
}

static bool is_later(Moment a, Moment b)
{
    if (b.phase != a.phase) return b.phase < a.phase;
    return b.item != a.item ? b.item < a.item : b.turn < a.turn;
}

// The moment of the first error, at which the builder stops.
static Moment first_error(const Model *m, const Sink *s, const Finding **error)
{
    Moment first = {PHASE_CONVERT, UINT32_MAX, TURN_END};
    for (uint32_t i = 0; i < s->count; i++) {
        const Finding *f = s->item[i];
        Moment at = moment_of(m, f);
        if (f->severity != FL_ERROR || at.phase == PHASE_NONE || !is_later(first, at)) continue;
        first = at;
        *error = f;
    }
    return first;
}

// Whether the builder never evaluates this lookup, as the expansion of an earlier text in the
// instruction failed.
static bool is_cut_off(const Moment *at, const Finding *f, const Moment *end, const Finding *error)
{
    if (!error || at->phase != end->phase || at->item != end->item) return false;
    if (end->turn != TURN_EXPANSION_FAILS || at->turn != TURN_LOOKUP) return false;
    return error->failed_end && error->failed_end <= f->span.start;
}

static void apply_buildkit(const Model *m, Sink *s)
{
    const Finding *error = NULL;
    Moment end = first_error(m, s, &error);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        Finding *f = s->item[i];
        Moment at = moment_of(m, f);
        bool is_behind = is_later(at, end) || (f->severity == FL_ERROR && f != error);
        if (at.phase == PHASE_NONE || is_behind || is_cut_off(&at, f, &end, error)) continue;
        if (f->severity < FL_ERROR) f->severity = FL_WARNING;
        s->item[kept++] = f;
    }
    s->count = kept;
}

// Builder errors without a hadolint code are no findings of hadolint.
static void apply_hadolint(Sink *s, bool is_only)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        Finding *f = s->item[i];
        if (hadolint_level(f->codes, &f->level) || !is_only) s->item[kept++] = f;
    }
    s->count = kept;
}

void profile_apply(const FlDoc *doc, const Model *m, Sink *s)
{
    FlProfile profile = doc->config.profile;
    if (profile == FL_PROFILE_BUILDKIT) apply_buildkit(m, s);
    for (uint32_t i = 0; i < s->count; i++) s->item[i]->level = s->item[i]->severity;
    if (config_is_like_hadolint(&doc->config)) apply_hadolint(s, profile == FL_PROFILE_HADOLINT);
}
