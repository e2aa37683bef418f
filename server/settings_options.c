#include "server/settings_options.h"
#include "server/files.h"
#include "server/paths.h"
#include "server/terminal.h"
#include <uv.h>

static bool wrong_value(const Command *command, uint32_t option, Str value)
{
    const Option *o = &command->option[option];
    wrong_usage(command, "`%s` takes %s, not `%.*s`", o->name, o->value, STR_ARG(value));
    return false;
}

// An unknown rule name is an error.
static bool is_rule(const Command *command, Str name)
{
    if (str_is_z(name, "all") || fl_is_rule_name(name)) return true;
    Str near = fl_nearest_rule(name);
    if (near.len)
        wrong_usage(command, "there is no rule `%.*s`; did you mean `%.*s`?", STR_ARG(name),
                    STR_ARG(near));
    else
        wrong_usage(command, "there is no rule `%.*s`; see `fairlead rules`", STR_ARG(name));
    return false;
}

static bool take_rules(Choices *c, const Command *command, Str list, FlSeverity level)
{
    Problems none = {.arena = &c->project.arena};
    Str name;
    while (str_next_part(&list, ',', &name)) {
        name = str_trim(name);
        if (!is_rule(command, name)) return false;
        if (str_is_z(name, "all")) name = STR("*");
        settings_add_level(&c->project.arena, &c->command, name, level, (ValuePlace){0}, &none);
    }
    return true;
}

static bool take_selection(Choices *c, const Command *command, Str list)
{
    Str name;
    while (str_next_part(&list, ',', &name)) {
        name = str_trim(name);
        if (!is_rule(command, name)) return false;
        VEC_PUSH(&c->project.arena, &c->command.select, name);
    }
    return true;
}

static bool take_rule(Choices *c, const Command *command, Str value)
{
    uint32_t equals = str_find_char(value, '=');
    if (equals == STR_NONE) return take_selection(c, command, value);
    uint32_t level = settings_level(str_skip(value, equals + 1));
    if (level == STR_NONE) return wrong_value(command, SET_RULE, value);
    return take_rules(c, command, str_cut(value, 0, equals), (FlSeverity)level);
}

static bool take_pair(Choices *c, const Command *command, uint32_t option, Str value)
{
    SettingPairs *pairs = option == SET_BUILD_ARG ? &c->command.build_args : &c->command.contexts;
    uint32_t equals = str_find_char(value, '=');
    if (equals == STR_NONE || equals == 0) return wrong_value(command, option, value);
    VEC_PUSH(&c->project.arena, &pairs->name, str_cut(value, 0, equals));
    VEC_PUSH(&c->project.arena, &pairs->value, str_skip(value, equals + 1));
    return true;
}

static bool take_platform(Choices *c, const Command *command, Str value)
{
    c->command.platform = value;
    return fl_is_platform(&c->project.arena, value) || wrong_value(command, SET_PLATFORM, value);
}

static bool take_context(Choices *c, const Command *command, Str value)
{
    bool is_folder = folder_is_there(&c->project.arena, value);
    c->command.context = value;
    if (!is_folder)
        wrong_usage(command, "`--context` takes a folder, and `%.*s` is none", STR_ARG(value));
    return is_folder;
}

static bool take_profile(Choices *c, const Command *command, Str value)
{
    uint32_t row = settings_choice(str_of_z(command->option[SET_PROFILE].value), value);
    if (row == STR_NONE) return wrong_value(command, SET_PROFILE, value);
    c->command.profile = (uint8_t)(row + 1);
    return true;
}

static bool take_policy(Choices *c, const Command *command, uint32_t option, Str value)
{
    if (option == SET_LABEL)
        return settings_add_label(&c->project.arena, &c->command, value) ||
               wrong_value(command, option, value);
    VEC_PUSH(&c->project.arena, &c->command.registries, value);
    c->command.has_registries = true;
    return true;
}

// Paths are relative to the working directory.
static bool take_shellcheck(Choices *c, const Command *command, Str value)
{
    bool is_path = value.len && !str_is_z(value, "auto") && !str_is_z(value, "off");
    if (is_path) value = path_absolute(&c->project.arena, value);
    return settings_set_shellcheck(&c->command, value) ||
           wrong_value(command, SET_SHELLCHECK, value);
}

bool choices_take(Choices *c, const Command *command, uint32_t option, Str value)
{
    c->command.kind = SETTINGS_COMMAND;
    switch (option) {
    case SET_PROFILE: return take_profile(c, command, value);
    case SET_CONFIG: c->config = value; return true;
    case SET_RULE: return take_rule(c, command, value);
    case SET_SELECT: return take_selection(c, command, value);
    case SET_IGNORE: return take_rules(c, command, value, FL_OFF);
    case SET_ERROR: return take_rules(c, command, value, FL_ERROR);
    case SET_WARNING: return take_rules(c, command, value, FL_WARNING);
    case SET_INFO: return take_rules(c, command, value, FL_INFO);
    case SET_HINT: return take_rules(c, command, value, FL_HINT);
    case SET_BUILD_ARG:
    case SET_NAMED_CONTEXT: return take_pair(c, command, option, value);
    case SET_PLATFORM: return take_platform(c, command, value);
    case SET_TARGET: c->command.target = value; return true;
    case SET_CONTEXT: return take_context(c, command, value);
    case SET_STRICT_LABELS: c->command.strict_labels = 2; return true;
    case SET_SHELLCHECK: return take_shellcheck(c, command, value);
    case SET_NO_PRAGMAS: c->command.pragmas = 1; return true;
    case SET_ONLINE: return settings_set_lookup(&c->command, STR("on"));
    default: return take_policy(c, command, option, value);
    }
}

// ---- Files ----

static void say_problem(Str path, const Problem *p)
{
    const char *level = p->is_remark ? "warning" : "error";
    if (p->place.line)
        failure("%.*s:%u:%u: %s: %.*s", STR_ARG(path), p->place.line, p->place.column, level,
                STR_ARG(p->message));
    else
        failure("%.*s: %s: %.*s", STR_ARG(path), level, STR_ARG(p->message));
}

Str choices_short(const Choices *c, Str path)
{
    bool is_below = str_starts(path, c->here) && str_at(path, c->here.len) == '/';
    return is_below ? str_skip(path, c->here.len + 1) : path;
}

static void say_problems(const Choices *c, SettingsFile *file)
{
    for (uint32_t i = 0; i < file->problems.count; i++)
        say_problem(choices_short(c, file->path), &file->problems.item[i]);
    file->problems.count = 0;
}

bool choices_start(Choices *c)
{
    Arena *a = &c->project.arena;
    c->here = path_absolute(a, STR("."));
    c->command.folder = c->here;
    c->project.roots = &c->here;
    c->project.root_count = 1;
    if (c->config.len) project_name(&c->project, c->config);
    project_start(&c->project, c->here);
    const Problems *problems = &c->project.environment_problems;
    for (uint32_t i = 0; i < problems->count; i++) {
        const Problem *p = &problems->item[i];
        if (!p->is_remark) {
            failure("%.*s", STR_ARG(p->message));
            return false;
        }
        failure("FAIRLEAD_RULES: warning: %.*s", STR_ARG(p->message));
    }
    bool is_broken = false;
    if (c->config.len) choices_folder(c, STR("."), NULL, &is_broken);
    return !is_broken;
}

const FolderSettings *choices_folder(Choices *c, Str path, const FolderNames *names,
                                     bool *is_broken)
{
    Arena scratch = {0};
    SettingsFile *file[2];
    Str folder = path_folder(path_absolute_from(&scratch, c->here, path));
    const FolderSettings *found = project_folder(&c->project, folder, names);
    uint32_t count = project_files(&c->project, found, file);
    *is_broken = false;
    for (uint32_t i = 0; i < count; i++) {
        say_problems(c, file[i]);
        *is_broken |= file[i]->is_broken;
    }
    arena_clear(&scratch);
    return found;
}

void choices_tell_files(Choices *c, const FolderSettings *folder)
{
    SettingsFile *file[2];
    uint32_t count = project_files(&c->project, folder, file);
    for (uint32_t i = 0; i < count; i++)
        failure("settings are read from %.*s", STR_ARG(choices_short(c, file[i]->path)));
}

void choices_resolve(const Choices *c, Arena *a, const FolderSettings *folder, Str path,
                     Effective *out)
{
    SettingsStack stack = {0};
    project_stack(&c->project, folder, &stack);
    settings_push(&stack, &c->project.environment);
    settings_push(&stack, &c->command);
    settings_resolve(a, &stack, path_absolute_from(a, c->here, path), out);
}

bool choices_for(Choices *c, Arena *a, Str path, Effective *out, bool *is_refused)
{
    const FolderSettings *folder = choices_folder(c, path, NULL, is_refused);
    choices_resolve(c, a, folder, path, out);
    return !*is_refused && !out->is_excluded;
}

void choices_clear(Choices *c)
{
    project_clear(&c->project);
}
