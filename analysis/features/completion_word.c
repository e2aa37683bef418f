// Completion of arguments: signals, users, ports, labels, shells, variables that an ARG declares.
#include "features/completion.h"
#include "features/named.h"
#include "lint/users.h"
#include "values/values.h"

static Str topic_of(const Completer *c)
{
    return str_fmt(c->h.arena, "word %.*s", STR_ARG(keyword_name(c->h.in->kind)));
}

// ---- USER and --chown ----

static void add_user(Completer *c, Names *seen, Rank rank, Str name, Str detail)
{
    if (!name.len || names_put(seen, c->h.arena, name, 0) != NAMES_NONE) return;
    FlCompletion item = {.label = name, .kind = FL_COMPLETES_USER, .detail = detail};
    complete_add(c, rank, item);
}

static void add_made(Completer *c, Names *seen, uint32_t step, bool is_group)
{
    const Instr *in = instr_at(c->h.model, step);
    bool has_any =
        in->kind == K_RUN && (str_has_z(in->joined, "user") || str_has_z(in->joined, "group"));
    if (!has_any) return;
    const Commands *commands = commands_of(c->h.model, step, in);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        const Word *word = is_group ? group_made_by(command) : user_made_by(command);
        if (!word) continue;
        uint32_t line = hover_line(&c->h, step, word->span);
        add_user(c, seen, RANK_FIRST, word->text, str_fmt(c->h.arena, "made on line %u", line));
    }
}

// Searches the RUNs backwards from the cursor, through the stage and its base stages.
static void add_all_made(Completer *c, Names *seen, bool is_group)
{
    const Stage *stage = complete_stage(c);
    uint32_t end = c->h.step;
    while (stage && end != NO_STEP) {
        for (uint32_t step = end; stage->from < step; step--) add_made(c, seen, step - 1, is_group);
        stage = stage_below(c->h.model, stage);
        if (stage) end = stage_end(c->h.model, stage);
    }
}

void complete_users(Completer *c)
{
    uint32_t colon = str_find_char(c->typed, ':');
    bool is_group = colon != STR_NONE;
    Names seen = {0};
    Str tag;
    const BaseInfo *base = complete_base(c, &tag);
    Str known = str_of_z(base && base->users ? base->users : "");
    // Only the part at the cursor is replaced.
    complete_from(c, c->h.at - c->typed.len + (is_group ? colon + 1 : 0), STR(":"));
    add_all_made(c, &seen, is_group);
    if (is_group) add_all_made(c, &seen, false); // a group of their own
    for (Str name = str_next_word(&known); name.len; name = str_next_word(&known))
        add_user(c, &seen, RANK_USUAL, name, STR("of the base image"));
    add_user(c, &seen, RANK_LATER, STR("root"), STR("the administrator"));
    if (!is_group)
        add_user(c, &seen, RANK_LATER, STR("nobody"),
                 STR("owns nothing, number 65534 in most images"));
}

// ---- EXPOSE ----

static void complete_ports(Completer *c)
{
    uint32_t slash = str_find_char(c->typed, '/');
    if (slash != STR_NONE) {
        const InstructionInfo *info = instruction_info(K_EXPOSE);
        complete_from(c, c->h.at - c->typed.len + slash + 1, STR(""));
        complete_words(c, info->word, info->word_count, topic_of(c), STR(" "));
        return;
    }
    complete_from(c, complete_start(c, STR("")), STR("/:-"));
    Str tag;
    const BaseInfo *base = complete_base(c, &tag);
    bool is_known = base && base->ports;
    Str ports = str_of_z(is_known ? base->ports : "8080 80 443 3000");
    for (Str port = str_next_word(&ports); port.len; port = str_next_word(&ports)) {
        FlCompletion item = {.label = port, .kind = FL_COMPLETES_VALUE};
        if (is_known) item.detail = str_of_z(base->repository);
        complete_add(c, RANK_USUAL, item);
    }
}

// ---- ARG ----

static bool is_declared(const Completer *c, Str name)
{
    const Model *m = c->h.model;
    for (uint32_t i = var_limit(m, c->h.step); i-- && var_def(m, i)->step != NO_STEP;) {
        const VarDef *def = var_def(m, i);
        if (!steps_share_stage(m, def->step, c->h.step)) return false;
        if (def->is_arg && str_eq(def->name, name)) return true;
    }
    return false;
}

// The ARGs that a stage can take over: global ones and presets.
static void complete_arg(Completer *c)
{
    const Model *m = c->h.model;
    Names seen = {0};
    if (!step_is_in_stage(m, c->h.step) || str_has_char(c->typed, '=')) return;
    complete_from(c, complete_start(c, STR("")), STR("="));
    for (uint32_t i = var_globals(m); i--;) {
        const VarDef *def = var_def(m, i);
        bool is_new = names_put(&seen, c->h.arena, def->name, i) == NAMES_NONE;
        if (!is_new || is_declared(c, def->name)) continue;
        FlCompletion item = {.label = def->name, .kind = FL_COMPLETES_VARIABLE};
        uint32_t line = hover_line(&c->h, def->step, def->name_span);
        item.detail = str_fmt(c->h.arena, "takes over the ARG of line %u", line);
        complete_add(c, RANK_FIRST, item);
    }
    uint32_t count;
    const PresetInfo *preset = preset_list(&count);
    for (uint32_t i = 0; i < count; i++) {
        Str name = preset[i].name;
        if (names_get(&seen, name) != NAMES_NONE || is_declared(c, name)) continue;
        FlCompletion item = {.label = name, .kind = FL_COMPLETES_VARIABLE};
        item.detail = plain_words(c->h.arena, packed_text(c->h.arena, preset[i].text));
        item.topic = str_fmt(c->h.arena, "preset %.*s", STR_ARG(name));
        complete_add(c, RANK_LATER, item);
    }
}

// ---- LABEL ----

bool complete_in_quotes(const Completer *c)
{
    bool is_open = false;
    for (uint32_t i = 0; i < c->before.len; i++)
        if (c->before.ptr[i] == '"') is_open = !is_open;
    return is_open;
}

static void complete_label(Completer *c)
{
    const InstructionInfo *info = instruction_info(K_LABEL);
    if (str_has_char(c->typed, '=') || complete_in_quotes(c)) return;
    complete_from(c, complete_start(c, STR("")), STR("="));
    bool is_given = str_at(c->h.in->text, c->at_word.end - c->at_typed.end + c->h.byte) == '=';
    for (uint32_t i = 0; i < info->word_count; i++) {
        Str name = str_of_z(info->word[i].name);
        FlCompletion item = {.label = name, .kind = FL_COMPLETES_FLAG};
        item.text = is_given ? name : str_join(c->h.arena, name, STR("="));
        if (!is_given) item.snippet = str_fmt(c->h.arena, "%.*s=\"$1\"", STR_ARG(name));
        item.topic = str_fmt(c->h.arena, "word LABEL %.*s", STR_ARG(name));
        item.is_deprecated = str_is_z(name, "maintainer");
        complete_add(c, item.is_deprecated ? RANK_LAST : RANK_USUAL, item);
    }
}

// ---- STOPSIGNAL ----

static void complete_signal(Completer *c)
{
    const InstructionInfo *info = instruction_info(K_STOPSIGNAL);
    uint32_t count;
    const Str *name = signal_names(c->h.arena, &count);
    if (c->word) return;
    complete_words(c, info->word, info->word_count, topic_of(c), STR(" "));
    for (uint32_t i = 0; i < count; i++) {
        if (word_info(info->word, info->word_count, name[i])) continue;
        complete_add(c, RANK_LAST, (FlCompletion){.label = name[i], .kind = FL_COMPLETES_VALUE});
    }
}

// ---- SHELL ----

static const struct {
    const char *array, *detail;
    bool is_windows;
} shells[] = {
    {"[\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]", "a pipe fails when any of its commands does",
     false},
    {"[\"/bin/bash\", \"-euo\", \"pipefail\", \"-c\"]",
     "also stops at the first command that fails", false},
    {"[\"/bin/ash\", \"-eo\", \"pipefail\", \"-c\"]", "for Alpine", false},
    {"[\"/bin/sh\", \"-c\"]", "the default without SHELL", false},
    {"[\"powershell\", \"-Command\"]", "Windows PowerShell", true},
    {"[\"pwsh\", \"-Command\"]", "PowerShell", true},
    {"[\"cmd\", \"/S\", \"/C\"]", "the default on Windows without SHELL", true},
};

// In the array, between quotes: first the program, then its options.
static void complete_shell_string(Completer *c, Str before)
{
    const InstructionInfo *info = instruction_info(K_SHELL);
    Str programs = STR("/bin/bash /bin/sh /bin/ash powershell pwsh cmd"), name;
    complete_from(c, complete_start(c, STR("\"")), STR("\""));
    if (str_has_char(str_cut(before, 0, before.len - c->typed.len), ',')) {
        complete_words(c, info->word, info->word_count, topic_of(c), STR(""));
        return;
    }
    while ((name = str_next_word(&programs)).len)
        complete_add(c, RANK_USUAL, (FlCompletion){.label = name, .kind = FL_COMPLETES_VALUE});
}

static void complete_shell(Completer *c)
{
    Str before = str_trim(c->before), tag;
    if (complete_in_quotes(c)) {
        complete_shell_string(c, before);
        return;
    }
    if (before.len && !str_is_z(before, "[")) return;
    const BaseInfo *base = complete_base(c, &tag);
    bool is_alpine = str_has_z(tag, "alpine") || (base && base->system == SYSTEM_APK);
    bool is_windows = step_is_windows(c->h.model, c->h.step);
    for (uint32_t i = 0; i < ARRAY_LEN(shells); i++) {
        FlCompletion item = {.label = str_of_z(shells[i].array), .kind = FL_COMPLETES_VALUE};
        bool is_ash = str_has_z(item.label, "/ash");
        item.detail = str_of_z(shells[i].detail);
        bool is_first = shells[i].is_windows == is_windows && is_ash == is_alpine;
        complete_add(c, is_first ? RANK_FIRST : RANK_LATER, item);
    }
}

// ---- CMD and ENTRYPOINT ----

static void add_exec_form(Completer *c)
{
    FlCompletion item = {.label = STR("[\"...\"]"), .kind = FL_COMPLETES_LINES};
    item.detail = STR("starts the program without a shell");
    item.text = STR("[\"\"]");
    item.snippet = STR("[\"${1:program}\"$0]");
    item.topic = str_fmt(c->h.arena, "instruction %.*s", STR_ARG(keyword_name(c->h.in->kind)));
    complete_add(c, RANK_FIRST, item);
}

static void complete_command(Completer *c)
{
    if (!str_trim(c->before).len) add_exec_form(c);
}

static void complete_health(Completer *c)
{
    const InstructionInfo *info = instruction_info(K_HEALTHCHECK);
    if (c->word == 0 && !complete_before_word(c))
        complete_words(c, info->word, info->word_count, topic_of(c), STR(" "));
    Str before = str_trim(c->before), cmd = STR("CMD");
    bool is_cmd = cmd.len <= before.len && str_ieq(str_skip(before, before.len - cmd.len), cmd);
    if (c->word == 1 && is_cmd) add_exec_form(c);
}

static void complete_user(Completer *c)
{
    if (c->word == 0) complete_users(c);
}

static void (*const by_kind[KEYWORD_COUNT])(Completer *) = {
    [K_ARG] = complete_arg,        [K_CMD] = complete_command,
    [K_ADD] = complete_path,       [K_COPY] = complete_path,
    [K_EXPOSE] = complete_ports,   [K_ENTRYPOINT] = complete_command,
    [K_FROM] = complete_from_line, [K_HEALTHCHECK] = complete_health,
    [K_LABEL] = complete_label,    [K_RUN] = complete_lines,
    [K_SHELL] = complete_shell,    [K_STOPSIGNAL] = complete_signal,
    [K_USER] = complete_user,
};

void complete_arguments(Completer *c)
{
    if (by_kind[c->h.in->kind]) by_kind[c->h.in->kind](c);
}
