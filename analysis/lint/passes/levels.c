// Levels from settings. An id is more specific than a code, a code more than a glob; of equal ones
// the later setting wins.
#include "lint/passes/levels.h"
#include "lint/passes/hadolint_levels.h"
#include "lint/passes/selection.h"

// The level with the greatest rank wins; rank 0 is none.
typedef struct Level {
    uint64_t rank;
    FlSeverity severity;
} Level;

// A level for some stages only, or for codes that are in no table.
typedef struct StageLevel {
    const FlLevel *given;
    uint32_t row; // row in rule_names; STR_NONE: a glob; ROW_SHELL: a ShellCheck code
    Level level;
} StageLevel;

#define ROW_SHELL (STR_NONE - 1)

struct Levels {
    const FlConfig *config;
    Level *name, *broad; // by row of rule_names; by rule, from globs
    StageLevel *staged;
    uint32_t staged_count;
    Selection selected;
    bool has_levels, has_selection;
};

// From the least to the most specific.
enum { KIND_ALL, KIND_GLOB, KIND_CODE, KIND_ID };

static void raise(Level *level, Level other)
{
    if (level->rank < other.rank) *level = other;
}

static Level ranked(Level level, int kind)
{
    if (level.rank) level.rank += (uint64_t)kind << 32;
    return level;
}

static bool names_all(Str name)
{
    return str_is_one_of(name, STR("all *"));
}

// `all` is the glob that matches everything.
static bool is_pattern(Str name)
{
    return str_has_char(name, '*') || names_all(name);
}

static bool fits_id(Str pattern, Str id)
{
    return str_is_z(pattern, "all") || glob_matches(pattern, id);
}

static bool fits_one_of(Str pattern, Str codes)
{
    for (Str code = str_next_word(&codes); code.len; code = str_next_word(&codes))
        if (glob_fits_code(pattern, code)) return true;
    return false;
}

// `DL3006` or `SC2086`: a code of a tool of which we do not have all rules.
static bool is_foreign_code(Str name)
{
    Str tool = STR("shellcheck:");
    if (str_starts(name, tool)) name = str_skip(name, tool.len);
    if (str_is_z(name, "*")) return true;
    if (!str_starts_z(name, "DL") && !str_starts_z(name, "SC")) return false;
    for (uint32_t i = 2; i < name.len; i++)
        if (!char_is_digit(name.ptr[i]) && name.ptr[i] != '*') return false;
    return name.len == 6 || str_has_char(name, '*');
}

static bool fits_some_code(Str pattern)
{
    if (is_foreign_code(pattern)) return true;
    for (uint32_t i = 0; i < rule_count; i++)
        if (fits_one_of(pattern, fl_rule_codes(&rule_info[i]))) return true;
    return false;
}

static void add_level(Levels *l, const FlLevel *given, uint32_t order)
{
    uint64_t rank = (uint64_t)(given->strength + 1) << 40 | (order + 1);
    Level level = {rank, given->severity};
    bool is_shell = shell_code(given->name) != STR_NONE, is_glob = is_pattern(given->name);
    if (is_glob) level = ranked(level, names_all(given->name) ? KIND_ALL : KIND_GLOB);
    // A glob or stage level is applied to each finding, as only a finding has its actual codes.
    if (given->stage_count || is_shell || (is_glob && fits_some_code(given->name))) {
        uint32_t name = is_glob ? STR_NONE : selection_row(SPEAKER_OURS, given->name);
        if (is_shell) name = ROW_SHELL;
        l->staged[l->staged_count] = (StageLevel){given, name, level};
        l->staged_count += is_glob || name != STR_NONE;
        return;
    }
    if (is_glob) {
        for (uint32_t i = 0; i < rule_count; i++)
            if (fits_id(given->name, fl_rule_id(&rule_info[i]))) raise(&l->broad[i], level);
        return;
    }
    uint32_t row = selection_row(SPEAKER_OURS, given->name);
    if (row != STR_NONE) raise(&l->name[row], level);
}

const Levels *levels_read(Arena *a, const FlConfig *config)
{
    Levels *l = arena_new(a, Levels, 1);
    l->config = config;
    l->has_levels = config->level_count != 0;
    l->has_selection = config->select_count != 0;
    if (l->has_levels) {
        l->name = arena_new(a, Level, rule_name_count);
        l->broad = arena_new(a, Level, rule_count);
        l->staged = arena_new(a, StageLevel, config->level_count);
    }
    uint32_t most = FL_LEVELS_MAX, given = config->level_count, count = given < most ? given : most;
    for (uint32_t i = 0; i < count; i++) add_level(l, &config->level[i], i);
    if (l->has_selection) selection_init(a, &l->selected);
    for (uint32_t i = 0; i < config->select_count; i++)
        selection_add(&l->selected, SPEAKER_OURS, config->select[i]);
    return l;
}

static Level named(const Levels *l, Str name, int kind)
{
    uint32_t row = selection_row(SPEAKER_OURS, name);
    return row == STR_NONE ? (Level){0} : ranked(l->name[row], kind);
}

static bool is_in_stages(const FlLevel *given, const Stage *stage)
{
    if (!given->stage_count) return true;
    for (uint32_t i = 0; stage && i < given->stage_count; i++)
        if (str_ieq(given->stage[i], stage->name)) return true;
    return false;
}

// The level that the setting gives to the finding by id, code or glob; rank 0: none.
static Level staged_level(const StageLevel *s, const Finding *f)
{
    if (s->row == STR_NONE) {
        bool fits = fits_id(s->given->name, fl_rule_id(&rule_info[f->row])) ||
                    fits_one_of(s->given->name, f->codes);
        return fits ? s->level : (Level){0};
    }
    if (s->row == selection_row(SPEAKER_OURS, fl_rule_id(&rule_info[f->row])))
        return ranked(s->level, KIND_ID);
    Str codes = f->codes;
    if (s->row == ROW_SHELL)
        return shell_code(codes) == shell_code(s->given->name) ? ranked(s->level, KIND_CODE)
                                                               : (Level){0};
    for (Str code = str_next_word(&codes); code.len; code = str_next_word(&codes))
        if (s->row == selection_row(SPEAKER_OURS, code)) return ranked(s->level, KIND_CODE);
    return (Level){0};
}

static bool may_name(const StageLevel *s, const Finding *f)
{
    bool is_named = s->row == selection_row(SPEAKER_OURS, fl_rule_id(&rule_info[f->row]));
    return is_named || !finding_is_error(f);
}

// Without a stage, only settings for all stages count.
static Level level_of(const Levels *l, const Finding *f, const Stage *stage)
{
    if (!l->has_levels) return (Level){0};
    Level level = named(l, fl_rule_id(&rule_info[f->row]), KIND_ID);
    for (uint32_t i = 0; i < l->staged_count; i++)
        if (is_in_stages(l->staged[i].given, stage) && may_name(&l->staged[i], f))
            raise(&level, staged_level(&l->staged[i], f));
    if (finding_is_error(f)) return level;
    raise(&level, l->broad[f->row]);
    Str codes = f->codes;
    for (Str code = str_next_word(&codes); code.len; code = str_next_word(&codes))
        raise(&level, named(l, code, KIND_CODE));
    return level;
}

// Whether the rule runs when no setting names it.
static bool is_usual(uint32_t row, const FlConfig *config)
{
    const FlRule *rule = &rule_info[row];
    FlSeverity level = rule->severity;
    bool is_on = rule->severity != FL_OFF || rule_list[row]->phase;
    if (config_is_like_hadolint(config) && hadolint_level(fl_rule_codes(rule), &level))
        return level != FL_OFF;
    if (config->profile == FL_PROFILE_HADOLINT) return false;
    return is_on || (config->profile == FL_PROFILE_STRICT && rule->severity_on != FL_OFF);
}

static bool is_selected(const Levels *l, const Finding *f)
{
    return l->has_selection && selection_has(&l->selected, f);
}

// Whether a setting for some stage switches the rule on.
static bool is_on_somewhere(const Levels *l, const Finding *any)
{
    for (uint32_t i = 0; i < l->staged_count; i++) {
        Level level = staged_level(&l->staged[i], any);
        if (level.rank && level.severity != FL_OFF) return true;
    }
    return false;
}

// A rule that is switched off by a code must still run, as a finding may lack that code. A rule
// that is off may be switched on by one of its codes.
bool levels_want(const Levels *l, uint32_t row)
{
    const FlRule *rule = &rule_info[row];
    if (!l->has_levels && !l->has_selection) return is_usual(row, l->config);
    Finding any = {.row = row, .severity = rule->severity, .codes = fl_rule_codes(rule)};
    Level level = level_of(l, &any, NULL);
    bool is_wanted = is_usual(row, l->config) || is_selected(l, &any);
    if (is_on_somewhere(l, &any)) return true;
    if (!level.rank) return is_wanted;
    if (level.severity != FL_OFF) return true;
    any.codes = STR("");
    level = level_of(l, &any, NULL);
    return is_wanted && (!level.rank || level.severity != FL_OFF);
}

bool levels_may_find(const Levels *l, Str name)
{
    bool is_all = str_is_z(name, "all"), is_glob = str_has_char(name, '*');
    uint32_t row = selection_row(SPEAKER_OURS, name);
    for (uint32_t i = 0; (is_all || is_glob) && i < rule_count; i++)
        if ((is_all || glob_matches(name, fl_rule_id(&rule_info[i])) ||
             fits_one_of(name, fl_rule_codes(&rule_info[i]))) &&
            levels_want(l, i))
            return true;
    Str bare = row == STR_NONE ? STR("") : rule_name(row);
    for (uint32_t i = row; i < rule_name_count && str_eq(rule_name(i), bare); i++) {
        bool is_id = str_eq(fl_rule_id(&rule_info[rule_names[i].rule]), bare);
        bool may_silence = is_id || rule_info[rule_names[i].rule].severity != FL_ERROR;
        if (may_silence && levels_want(l, rule_names[i].rule)) return true;
    }
    return false;
}

static const Stage *stage_at_finding(const Model *m, const Finding *f)
{
    return f->step == NO_STEP ? NULL : stage_of(m, f->step);
}

bool levels_ask_for(const Levels *l, const Model *m, const Finding *f)
{
    Level level = level_of(l, f, stage_at_finding(m, f));
    if (level.rank) return level.severity != FL_OFF;
    return is_selected(l, f) || l->config->profile == FL_PROFILE_STRICT;
}

// Findings of rules that run only because a setting may ask for them are dropped where none does.
static bool is_shown(const Levels *l, const Model *m, Finding *f)
{
    Level level = level_of(l, f, l->staged_count ? stage_at_finding(m, f) : NULL);
    bool is_asked = level.rank || is_selected(l, f);
    if (!is_asked && !is_usual(f->row, l->config)) return false;
    if (level.rank) f->level = level.severity;
    if (f->level == FL_OFF) return false;
    return !l->has_selection || finding_is_error(f) || is_selected(l, f);
}

void levels_apply(const Levels *l, const Model *m, Sink *sink)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < sink->count; i++)
        if (is_shown(l, m, sink->item[i])) sink->item[kept++] = sink->item[i];
    sink->count = kept;
}

bool fl_is_rule_name(Str name)
{
    if (is_foreign_code(name) || selection_row(SPEAKER_OURS, name) != STR_NONE) return true;
    if (str_is_z(name, "all")) return true;
    for (uint32_t i = 0; i < rule_count && str_has_char(name, '*'); i++)
        if (glob_matches(name, fl_rule_id(&rule_info[i]))) return true;
    return str_has_char(name, '*') && fits_some_code(name);
}

Str fl_nearest_rule(Str name)
{
    uint32_t best = STR_NONE, distance = name.len < 6 ? 2 : 4;
    for (uint32_t i = 0; i < rule_count; i++) {
        uint32_t d = str_distance(fl_rule_id(&rule_info[i]), name, distance);
        if (d < distance) best = i, distance = d;
    }
    return best == STR_NONE ? STR("") : fl_rule_id(&rule_info[best]);
}
