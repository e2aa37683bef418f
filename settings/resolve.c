// Merges all sources for one Dockerfile.
#include "settings/path_rule.h"
#include "settings/settings.h"

typedef struct Resolver {
    Arena *arena;
    Effective *out;
    SettingLevels levels;
    SettingTexts arg_names, arg_values, context_names, context_values, registries, label_names,
        label_values, secret_commands, secret_mounts;
    struct {
        FlOption *item;
        uint32_t count, room;
    } options;
    bool has_profile, has_hadolint, has_own;
    uint16_t strength; // strength of our latest source; each override counts as one
    Lookup lookup, lookup_most;
} Resolver;

enum { STRENGTH_OF_OTHERS = 8 }; // levels of other tools are weaker

void settings_push(SettingsStack *stack, const Settings *settings)
{
    if (settings && stack->count < SETTINGS_MOST) stack->item[stack->count++] = settings;
}

// The path relative to the folder; only its name if it is not below it.
static Str below(Str folder, Str path)
{
    bool is_below = folder.len && str_starts(path, folder) &&
                    (str_ends_z(folder, "/") || str_at(path, folder.len) == '/');
    if (!is_below) return str_skip(path, str_behind_last(path, '/'));
    path = str_skip(path, folder.len);
    return str_at(path, 0) == '/' ? str_skip(path, 1) : path;
}

// Whether a .gitignore-like pattern, relative to `folder`, covers the path.
static bool settings_cover(Arena *a, const SettingTexts *patterns, Str folder, Str path)
{
    bool is_covered = false;
    Str relative = below(folder, path);
    for (uint32_t i = 0; i < patterns->count; i++) {
        PathRule rule;
        if (!path_rule_read(a, patterns->item[i], &rule)) continue;
        if (path_rule_covers(a, &rule, relative)) is_covered = !rule.is_negative;
    }
    return is_covered;
}

static void add_texts(Arena *a, SettingTexts *to, const SettingTexts *from)
{
    for (uint32_t i = 0; i < from->count; i++) VEC_PUSH(a, to, from->item[i]);
}

static void add_levels(Resolver *r, const Settings *s)
{
    for (uint32_t i = 0; i < s->rules.count; i++) {
        FlLevel level = s->rules.item[i];
        if (SETTINGS_HADOLINT_FILE < s->kind) level.strength = r->strength;
        level.stage = s->stages.item;
        level.stage_count = s->stages.count;
        VEC_PUSH(r->arena, &r->levels, level);
    }
}

static Str inside(Arena *a, Str folder, Str path)
{
    if (!folder.len || str_at(path, 0) == '/') return path;
    return str_fmt(a, "%.*s/%.*s", STR_ARG(folder), STR_ARG(path));
}

// Settings that an override may have, too.
static void add_facts(Resolver *r, const Settings *s, Str folder)
{
    r->strength++;
    add_levels(r, s);
    if (s->target.len) r->out->config.target = s->target;
    if (s->context.len) {
        r->out->context = inside(r->arena, folder, s->context);
        r->out->has_context_option = s->kind == SETTINGS_COMMAND;
    }
    add_texts(r->arena, &r->arg_names, &s->build_args.name);
    add_texts(r->arena, &r->arg_values, &s->build_args.value);
    add_texts(r->arena, &r->context_names, &s->contexts.name);
    add_texts(r->arena, &r->context_values, &s->contexts.value);
    for (uint32_t i = 0; i < s->options.count; i++)
        VEC_PUSH(r->arena, &r->options, s->options.item[i]);
    if (s->platform.len) r->out->config.platform = s->platform;
}

// hadolint joins its lists of registries and labels (of a label the earlier source wins). Otherwise
// the stronger source replaces the weaker.
static void add_policies(Resolver *r, const Settings *s)
{
    bool is_joined = s->kind <= SETTINGS_HADOLINT_FILE;
    if (s->has_registries && !is_joined) r->registries = (SettingTexts){0};
    add_texts(r->arena, &r->registries, &s->registries);
    if (s->has_labels && !is_joined) r->label_names = r->label_values = (SettingTexts){0};
    add_texts(r->arena, &r->label_names, &s->labels.name);
    add_texts(r->arena, &r->label_values, &s->labels.value);
    if (s->has_secrets) r->secret_commands = r->secret_mounts = (SettingTexts){0};
    add_texts(r->arena, &r->secret_commands, &s->secrets.name);
    add_texts(r->arena, &r->secret_mounts, &s->secrets.value);
    if (s->strict_labels) r->out->config.has_strict_labels = s->strict_labels == 2;
}

static void add_hints(Resolver *r, const Settings *s)
{
    FlConfig *out = &r->out->config;
    if (s->value_hints) out->has_no_value_hints = s->value_hints == 1;
    if (s->stage_hints) out->has_no_stage_hints = s->stage_hints == 1;
    if (s->user_hints) out->has_no_user_hints = s->user_hints == 1;
    if (s->cache_hints) out->has_cache_hints = s->cache_hints == 2;
}

// A file in a repository may disable lookups but not enable them. An option is stronger.
static Lookup lookup_by(Resolver *r, const Settings *s)
{
    Lookup said = (Lookup)(s->lookup - 1);
    if (s->kind <= SETTINGS_FILE) return r->lookup_most = said;
    bool is_too_much = s->kind < SETTINGS_COMMAND && r->lookup_most < said;
    return is_too_much ? r->lookup_most : said;
}

static void add_choices(Resolver *r, const Settings *s)
{
    Effective *out = r->out;
    if (s->profile) {
        out->config.profile = (FlProfile)(s->profile - 1);
        r->has_profile = true;
    }
    if (s->fail_on) out->fail_on = (FlSeverity)(s->fail_on - 1);
    if (s->no_fail) out->fail_on = s->no_fail == 2 ? FL_OFF : out->fail_on;
    if (s->pragmas) out->config.pragmas_are_void = s->pragmas == 1;
    if (s->keeps_multiline) out->keeps_multiline = s->keeps_multiline == 2;
    if (s->requires_reason) out->requires_reason = s->requires_reason == 2;
    if (s->no_color) out->no_color = s->no_color == 2;
    if (s->verbose) out->is_verbose = s->verbose == 2;
    if (s->formats.count) out->formats = s->formats;
    if (s->shellcheck.len)
        out->shellcheck = str_is_z(s->shellcheck, "auto") ? STR("") : s->shellcheck;
    if (s->lookup) r->lookup = lookup_by(r, s);
    if (s->select.count) {
        out->config.select = s->select.item;
        out->config.select_count = s->select.count;
    }
}

static void add_source(Resolver *r, const Settings *s, Str folder, Str path)
{
    Str target = r->out->config.target;
    r->has_hadolint |= s->kind == SETTINGS_HADOLINT_FILE;
    r->has_own |= s->kind == SETTINGS_FILE;
    add_choices(r, s);
    add_hints(r, s);
    add_policies(r, s);
    add_facts(r, s, folder);
    if (settings_cover(r->arena, &s->exclude, folder, path)) r->out->is_excluded = true;
    for (uint32_t i = 0; i < s->overrides.count; i++) {
        const Settings *o = &s->overrides.item[i];
        bool fits = !o->files.count || settings_cover(r->arena, &o->files, folder, path);
        if (fits) add_facts(r, o, folder);
    }
    if (target.ptr != r->out->config.target.ptr)
        r->out->config.has_weak_target = s->kind != SETTINGS_COMMAND;
}

static void finish(Resolver *r)
{
    FlConfig *c = &r->out->config;
    r->out->lookup = r->lookup;
    uint32_t extra = FL_LEVELS_MAX < r->levels.count ? r->levels.count - FL_LEVELS_MAX : 0;
    c->level = extra ? r->levels.item + extra : r->levels.item;
    c->level_count = r->levels.count - extra;
    c->arg_name = r->arg_names.item;
    c->arg_value = r->arg_values.item;
    c->arg_count = r->arg_names.count;
    c->option = r->options.item;
    c->option_count = r->options.count;
    c->context_name = r->context_names.item;
    c->context_from = r->context_values.item;
    c->context_count = r->context_names.count;
    c->registry = r->registries.item;
    c->registry_count = r->registries.count;
    c->secret_command = r->secret_commands.item;
    c->secret_mount = r->secret_mounts.item;
    c->secret_count = r->secret_commands.count;
    c->label_name = r->label_names.item;
    c->label_type = r->label_values.item;
    c->label_count = r->label_names.count;
    c->is_like_hadolint = r->has_hadolint && !r->has_own && !r->has_profile;
}

static const FlSeverity not_said = FL_ERROR + 1;

void settings_resolve(Arena *a, const SettingsStack *stack, Str path, Effective *out)
{
    *out = (Effective){.fail_on = not_said};
    Resolver r = {.arena = a, .out = out, .lookup = LOOKUP_ON_REQUEST, .lookup_most = LOOKUP_ON};
    r.strength = STRENGTH_OF_OTHERS;
    for (uint32_t i = 0; i < stack->count; i++)
        add_source(&r, stack->item[i],
                   stack->item[i]->kind == SETTINGS_EDITOR ? stack->root : stack->item[i]->folder,
                   path);
    if (out->requires_reason) {
        FlLevel level = {.name = STR("pragma-without-reason"), .severity = FL_INFO};
        VEC_PUSH(a, &r.levels, level);
    }
    if (out->fail_on == not_said)
        out->fail_on = out->config.profile == FL_PROFILE_HADOLINT ? FL_INFO : FL_WARNING;
    finish(&r);
}
