#include "rules/parts/lock_files.h"
#include "lint/chain.h"
#include "lint/context_sources.h"
#include "lint/ecosystems.h"
#include "lint/run_facts.h"
#include "lint/workdirs.h"
#include "rules/parts/install_run.h"
#include "rules/parts/removals.h"
#include "values/values.h"

// How far before it is looked: instructions, and of these such as may bring files.
enum { LOOKS_MAX = 200, FILES_MAX = 32 };

typedef struct Looks {
    Chain chain;
    uint32_t count, files;
} Looks;

// ---- Whether it is there ----

// The file in a folder of the context.
static bool context_holds(const At *c, Str folder, Str name)
{
    const FlContext *context = model_context(c->model);
    if (!context) return false;
    Str path = folder.len && !str_is_z(folder, ".")
                   ? str_fmt(c->arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name))
                   : name;
    const ContextEntry *entry = context_find(context, path);
    return entry && context_reaches(context, entry);
}

static LockAnswer source_brings(const At *c, const ContextSource *source, Str below, Str name)
{
    if (!source->is_known) return LOCK_NOT_SEEN;
    Str file = path_last(source->path);
    if (str_eq(file, name)) return LOCK_THERE;
    if (glob_has_wildcard(file)) {
        bool is_all = str_is_z(file, "*");
        if (!glob_match(c->arena, file, name)) return LOCK_NOT_SEEN;
        Str folder = str_cut(source->path, 0, source->path.len - file.len);
        if (folder.len) folder.len--;
        if (model_context(c->model))
            return context_holds(c, folder, name) ? LOCK_THERE : LOCK_NOT_SEEN;
        return is_all ? LOCK_NOT_SEEN : LOCK_LIKELY;
    }
    Str folder = str_fmt(c->arena, "./%.*s/%.*s", STR_ARG(source->path), STR_ARG(below));
    bool holds = context_holds(c, source->path, name) ||
                 (below.len && context_holds(c, path_clean(c->arena, folder), name));
    return holds ? LOCK_THERE : LOCK_NOT_SEEN;
}

// The folder that the commands of the RUN work in, from the one that the step copies to: empty where it is the same or not below.
static Str folder_below(const At *c, uint32_t step)
{
    const Commands *commands = c->in->kind == K_RUN ? run_commands(c) : NULL;
    Str at = workdir_at(c->arena, c->model, c->step);
    Str to = copy_destination(c->arena, c->model, step);
    if (commands && commands->count && install_is_cd(commands->item))
        at = workdir_join(c->arena, at, commands->item->word[1].text);
    return at.len && to.len && path_is_below(at, to) ? str_skip(at, to.len) : STR("");
}

// Files that another stage hands over are seen by their name only.
static LockAnswer step_brings_from(Arena *a, const Instr *in, Str names)
{
    if (in->kind != K_COPY || !instr_flag(in, STR("from"))) return LOCK_NOT_SEEN;
    for (const Node *arg = instr_next_source(in, NULL); arg; arg = instr_next_source(in, arg))
        if (str_is_one_of(path_last(arg_value(a, in, arg)), names)) return LOCK_THERE;
    return LOCK_NOT_SEEN;
}

static LockAnswer step_brings(const At *c, uint32_t step, Str names)
{
    LockAnswer best = step_brings_from(c->arena, instr_at(c->model, step), names);
    ContextSources sources = context_sources_at(c->arena, c->model, step);
    Str below = sources.count ? folder_below(c, step) : STR("");
    for (Str name = str_next_word(&names); name.len; name = str_next_word(&names)) {
        for (uint32_t i = 0; i < sources.count && best != LOCK_THERE; i++) {
            LockAnswer answer = source_brings(c, &sources.item[i], below, name);
            if (best < answer) best = answer;
        }
    }
    return best;
}

// Goes back to the next COPY, ADD or RUN, in the stage and those that it is based on.
static bool back_to_files(const At *c, Looks *looks)
{
    if (looks->files++ == FILES_MAX) return false;
    while (looks->count++ < LOOKS_MAX && chain_back(&looks->chain)) {
        InstrKind kind = instr_at(c->model, looks->chain.step)->kind;
        if (kind == K_COPY || kind == K_ADD || kind == K_RUN) return true;
    }
    return false;
}

static bool has_word(const Command *c, Str part)
{
    for (uint32_t i = 0; i < c->word_count; i++)
        if (str_has(c->word[i].text, part)) return true;
    return false;
}

// `rm -f package-lock.json`
static bool removes_lock(const Command *c)
{
    return cmd_is(c, "rm", NULL) && (has_word(c, STR("-lock.")) || has_word(c, STR(".lock")));
}

static bool step_removes_lock(const Model *m, uint32_t step)
{
    const Instr *in = instr_at(m, step);
    if (in->kind != K_RUN) return false;
    const Commands *commands = commands_among(m, step, in, STR("rm"));
    for (uint32_t i = 0; i < commands->count; i++)
        if (removes_lock(&commands->item[i])) return true;
    return false;
}

LockAnswer lock_before(const At *c, Str names)
{
    if (c->in_onbuild || c->step == NO_STEP) return LOCK_NOT_SEEN;
    Looks looks = {.chain = chain_before(c->model, c->step)};
    LockAnswer best = step_brings(c, c->step, names);
    while (best != LOCK_THERE && back_to_files(c, &looks)) {
        if (step_removes_lock(c->model, looks.chain.step)) break;
        LockAnswer answer = step_brings(c, looks.chain.step, names);
        if (best < answer) best = answer;
    }
    return best;
}

// A list of dependencies that was copied without the lock file beside it.
typedef struct LeftBehind {
    uint32_t step; // that copied it
    Span source;   // there: the list
} LeftBehind;

// Whether the source is the list, in a folder of the context that holds the lock file, too.
static bool is_list_beside(const At *c, const ContextSource *source, Str list, Str lock)
{
    Str folder = source->path;
    if (!source->is_known || !str_eq(path_last(folder), list)) return false;
    folder.len -= list.len;
    if (folder.len) folder.len--;
    return context_holds(c, folder, lock);
}

static bool lock_left_behind(const At *c, Str list, Str lock, LeftBehind *left)
{
    if (c->in_onbuild || c->step == NO_STEP || !model_context(c->model)) return false;
    Looks looks = {.chain = chain_before(c->model, c->step)};
    while (back_to_files(c, &looks)) {
        ContextSources sources = context_sources_at(c->arena, c->model, looks.chain.step);
        for (uint32_t i = 0; i < sources.count; i++) {
            if (!is_list_beside(c, &sources.item[i], list, lock)) continue;
            *left = (LeftBehind){looks.chain.step, sources.item[i].span};
            return true;
        }
    }
    return false;
}

// ---- Whether an install keeps to it ----

bool syncs_list(const Manager *m, const Command *c)
{
    const Word *arg[1];
    if (!cmd_in(c, m->family.ptr, NULL)) return false;
    const Word *sub = cmd_sub(c);
    bool is_sync = sub ? sub->is_literal && str_is_one_of(sub->text, manager_text(m->sync))
                       : str_is_one_of(STR("-"), manager_text(m->sync)) &&
                             !has_option_of(c, STR("-v --version -h --help"));
    if (!is_sync || cmd_args(c, arg, 1)) return false;
    for (uint32_t i = 1; i < c->word_count; i++)
        if (!c->word[i].is_literal && str_at(c->word[i].text, 0) == '$') return false;
    return !has_option_of(c,
                          STR("-g --global --help --dry-run --package-lock-only --lockfile-only"));
}

static bool is_set_before(const At *c, Str name)
{
    Str value = STR("");
    const VarDef *def = NULL;
    EnvAnswer answer = var_at(c->model, c->step, name, &value, &def);
    if (!run_sees_variable(c, name)) return false;
    if (answer == ENV_UNKNOWN || (def && def->is_arg)) return true;
    bool is_node = str_is_z(name, "NODE_ENV");
    return answer == ENV_SET && (is_node ? str_is_z(value, "production") : value.len != 0);
}

static bool is_set_in_front(const Command *c, Str name)
{
    for (uint32_t i = 0; i < c->prefix_count; i++) {
        Str text = c->prefix[i].text;
        if (!str_starts(text, name) || str_at(text, name.len) != '=') continue;
        if (!str_is_z(name, "NODE_ENV")) return true;
        return str_is_z(str_skip(text, name.len + 1), "production");
    }
    return false;
}

// `export NAME=...` in the RUN.
static bool is_exported(const At *c, Str name)
{
    const Commands *commands = run_commands(c);
    for (uint32_t i = 0; i < commands_near(commands, 0); i++) {
        const Command *command = &commands->item[i];
        if (is_set_in_front(command, name) && !command->word_count) return true;
        for (uint32_t k = 1; k < command->word_count && cmd_is(command, "export", NULL); k++)
            if (str_starts(command->word[k].text, name)) return true;
    }
    return false;
}

bool has_setting(const At *c, const Command *command, Str settings)
{
    for (Str name = str_next_word(&settings); name.len; name = str_next_word(&settings))
        if (is_set_before(c, name) || is_set_in_front(command, name) || is_exported(c, name))
            return true;
    return false;
}

bool lock_is_chosen(const Commands *commands, uint32_t number, const Manager *m)
{
    const Command *install = &commands->item[number];
    bool is_body = install->place & IN_BODY;
    if (install->before == JOIN_OR) return true;
    for (uint32_t i = 0; i < number; i++)
        if (removes_lock(&commands->item[i])) return true;
    for (uint32_t i = 0; i < commands->count && is_body; i++) {
        const Command *c = &commands->item[i];
        bool is_frozen =
            cmd_in(c, m->family.ptr, "ci") || has_option_of(c, manager_text(m->frozen));
        bool is_none = c->place & IN_CONDITION && has_word(c, STR("lock")) && has_word(c, STR("!"));
        if (is_none || (i != number && cmd_in(c, m->family.ptr, NULL) && is_frozen)) return true;
    }
    return false;
}

// `--no-frozen-lockfile`
static const Word *thawing_word(const Command *c)
{
    for (uint32_t i = 1; i < c->word_count; i++)
        if (str_is_one_of(c->word[i].text, STR("--no-frozen-lockfile --no-immutable")))
            return &c->word[i];
    return NULL;
}

const Command *lock_ignored(const At *c, const Manager *m, uint32_t *number)
{
    const Commands *commands = run_commands(c);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (!syncs_list(m, command) || lock_is_chosen(commands, i, m)) continue;
        bool is_kept = has_option_of(command, manager_text(m->frozen)) ||
                       has_setting(c, command, manager_text(m->frozen_setting));
        if (is_kept && !thawing_word(command)) continue;
        *number = i;
        return lock_before(c, manager_text(m->lock)) == LOCK_NOT_SEEN ? NULL : command;
    }
    return NULL;
}

Finding *lock_report_left(Check *c, const Command *command, Str list, Str lock, const char *then)
{
    LeftBehind left;
    if (!lock_left_behind(&c->at, list, lock, &left)) return NULL;
    Finding *f = report(c, cmd_head(command),
                        "`%.*s` may bring other versions than those in `%.*s`, which lies beside "
                        "`%.*s`; copy both%s",
                        STR_ARG(cmd_words(c->arena, command)), STR_ARG(lock), STR_ARG(list), then);
    relate(c, f, left.step, left.source, "`%.*s` is copied alone", STR_ARG(list));
    return f;
}

static void check_left_behind(Check *c, const Manager *m, const Command *command)
{
    const Ecosystem *of = ecosystem_of(command);
    Str lists = of ? of->needed : STR("");
    for (Str list; (list = str_next_word(&lists)).len;) {
        Str locks = manager_text(m->lock);
        for (Str lock; (lock = str_next_word(&locks)).len;)
            if (lock_report_left(c, command, list, lock, "")) return;
    }
}

void lock_check(Check *c, const Manager *m, Str option)
{
    uint32_t number = UINT32_MAX;
    const Command *command = lock_ignored(&c->at, m, &number);
    if (!command) {
        if (number != UINT32_MAX) check_left_behind(c, m, &run_commands(&c->at)->item[number]);
        return;
    }
    Str head = cmd_words(c->arena, command), locks = manager_text(m->lock),
        lock = str_next_word(&locks);
    while (locks.len && lock_before(&c->at, lock) == LOCK_NOT_SEEN) lock = str_next_word(&locks);
    Finding *f = report(
        c, cmd_head(command), "`%.*s` may bring other versions than those in `%.*s`; %s `%.*s`",
        STR_ARG(head), STR_ARG(lock), thawing_word(command) ? "write" : "add", STR_ARG(option));
    f->number = number;
}

void lock_fix(Fix *f, const Finding *found, Str option)
{
    const Instr *in = finding_instr(f->model, found);
    const Command *c = &commands_of(f->model, found->step, in)->item[found->number];
    const Word *thawing = thawing_word(c);
    if (found->related) return; // without the lock file it would fail
    if (!thawing && !cmd_sub(c)) {
        fix_add_option_at_name(f, found, FIX_ASK, option);
    } else if (!thawing) {
        fix_add_option(f, found, FIX_ASK, option);
    } else if (word_is_written(in, thawing)) {
        fix_offer(f, found, FIX_ASK, "Write %.*s", STR_ARG(option));
        fix_replace(f, found, word_text_span(in, thawing), option);
    }
}

bool fix_replace_sub(Fix *f, const Finding *found, Str sub)
{
    const Instr *in = finding_instr(f->model, found);
    const Command *c = &commands_of(f->model, found->step, in)->item[found->number];
    const Word *old = cmd_sub(c);
    if (!old || !word_is_written(in, old)) return false;
    fix_offer(f, found, FIX_ASK, "Use %.*s %.*s", STR_ARG(c->name), STR_ARG(sub));
    fix_replace(f, found, word_text_span(in, old), sub);
    return true;
}
