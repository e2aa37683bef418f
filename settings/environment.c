// Environment variables: hadolint's, which existing pipelines set, and ours.
#include "settings/keys.h"

typedef struct Environment {
    Arena *arena;
    SettingsGet *get;
    void *context;
    Settings *out;
} Environment;

// 1, y, on, true and yes in any case are true.
static void read_switch(const Environment *e, const char *name, uint8_t *out, uint8_t when)
{
    Str value;
    if (!e->get(e->context, name, &value)) return;
    value = str_lower(e->arena, value);
    if (str_is_one_of(value, STR("1 y on true yes"))) *out = when;
}

static SettingTexts read_list(const Environment *e, const char *name)
{
    SettingTexts out = {0};
    Str value, part;
    if (!e->get(e->context, name, &value)) return out;
    while (str_next_part(&value, ',', &part))
        if (part.len) VEC_PUSH(e->arena, &out, part);
    return out;
}

static void read_levels(const Environment *e)
{
    static const struct {
        const char *name;
        FlSeverity level;
    } lists[] = {
        {"HADOLINT_OVERRIDE_STYLE", FL_HINT},
        {"HADOLINT_OVERRIDE_INFO", FL_INFO},
        {"HADOLINT_OVERRIDE_WARNING", FL_WARNING},
        {"HADOLINT_OVERRIDE_ERROR", FL_ERROR},
        {"HADOLINT_IGNORE", FL_OFF},
    };
    Problems none = {.arena = e->arena};
    for (uint32_t i = 0; i < ARRAY_LEN(lists); i++) {
        SettingTexts list = read_list(e, lists[i].name);
        for (uint32_t k = 0; k < list.count; k++)
            settings_add_level(e->arena, e->out, str_trim(list.item[k]), lists[i].level,
                               (ValuePlace){0}, &none);
    }
}

// `name:type`; invalid ones are dropped.
static void read_labels(const Environment *e)
{
    SettingTexts list = read_list(e, "HADOLINT_REQUIRE_LABELS");
    for (uint32_t i = 0; i < list.count; i++) settings_add_label(e->arena, e->out, list.item[i]);
}

static void read_threshold(const Environment *e)
{
    Str value;
    if (!e->get(e->context, "HADOLINT_FAILURE_THRESHOLD", &value)) return;
    uint32_t level = settings_level(value);
    if (str_is_one_of(value, STR("none ignore"))) level = FL_HINT;
    if (level != STR_NONE && level != FL_OFF) e->out->fail_on = (uint8_t)(level + 1);
}

void settings_read_hadolint_environment(Arena *a, SettingsGet *get, void *context, Settings *out)
{
    Environment e = {a, get, context, out};
    out->kind = SETTINGS_HADOLINT_ENVIRONMENT;
    read_levels(&e);
    read_labels(&e);
    read_threshold(&e);
    out->registries = read_list(&e, "HADOLINT_TRUSTED_REGISTRIES");
    out->has_registries = out->registries.count != 0;
    out->formats = read_list(&e, "HADOLINT_FORMAT");
    read_switch(&e, "HADOLINT_NOFAIL", &out->no_fail, 2);
    read_switch(&e, "HADOLINT_VERBOSE", &out->verbose, 2);
    read_switch(&e, "HADOLINT_STRICT_LABELS", &out->strict_labels, 2);
    read_switch(&e, "HADOLINT_DISABLE_IGNORE_PRAGMA", &out->pragmas, 1);
}

void settings_read_environment(Arena *a, SettingsGet *get, void *context, Settings *out,
                               Problems *problems)
{
    Environment e = {a, get, context, out};
    out->kind = SETTINGS_ENVIRONMENT;
    SettingTexts list = read_list(&e, "FAIRLEAD_RULES");
    for (uint32_t i = 0; i < list.count; i++) {
        if (settings_add_rule(a, out, str_trim(list.item[i]), problems)) continue;
        problems_add(problems, (ValuePlace){0}, "FAIRLEAD_RULES takes ID=LEVEL,..., not `%.*s`",
                     STR_ARG(list.item[i]));
    }
    Str value;
    if (get(context, "FAIRLEAD_SHELLCHECK", &value) && value.len &&
        !settings_set_shellcheck(out, value))
        problems_add(problems, (ValuePlace){0},
                     "FAIRLEAD_SHELLCHECK takes auto, off or an absolute path, not `%.*s`",
                     STR_ARG(value));
    if (get(context, "FAIRLEAD_LOOKUP", &value) && value.len && !settings_set_lookup(out, value))
        problems_add(problems, (ValuePlace){0},
                     "FAIRLEAD_LOOKUP takes off, on-request or on, not `%.*s`", STR_ARG(value));
}
