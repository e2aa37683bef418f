#include "rules/parts/caches.h"
#include "lint/tools.h"
#include "rules/parts/cache_folders.h"
#include "rules/parts/cleaners.h"
#include "rules/parts/hadolint_view.h"
#include "rules/parts/removals.h"
#include "values/file_kinds.h"

// Sub-commands that have others below them, `uv pip install`.
static const Word *nested_sub(const Command *c)
{
    const Word *sub = cmd_sub(c), *arg[1];
    bool is_nested = sub && str_is_one_of(sub->text, STR("pip tool env global group module"));
    return is_nested && cmd_args(c, arg, 1) ? arg[0] : NULL;
}

static bool installs(const Command *c, const Manager *m)
{
    if (!cmd_in(c, m->family.ptr, NULL)) return false;
    const Word *sub = cmd_sub(c), *nested = nested_sub(c);
    if (nested && manager_does(m, c, STR("global group module")))
        return str_is_one_of(nested->text, STR("add require update install upgrade"));
    if (!manager_installs(m, c)) return false;
    if (!sub || !str_is_one_of(sub->text, STR("pip tool env"))) return true;
    return nested && str_is_one_of(nested->text, STR("install sync create update"));
}

// A command of the family that cleans: its sub-command is the first of those words. `yum` is often a name of `dnf`.
static bool cleans(const Command *c, const Manager *m)
{
    Str words = manager_text(m->clean), first = str_next_word(&words);
    Str subs = m->cleans.words ? manager_text(m->cleans) : first;
    bool is_other = str_is_one_of(m->family, STR("yum dnf")) &&
                    (cmd_in(c, "yum", "clean") || cmd_in(c, "dnf", "clean"));
    return is_other || (subs.len && manager_does(m, c, subs));
}

// A path below a home as one below that of root, where the folders of the table are; others as they are.
static Str as_of_root(Arena *a, Str path)
{
    uint32_t home = str_starts_z(path, "/home/") ? 6 : 0;
    if (!home && str_at(path, 0) != '~') return path;
    uint32_t end = home;
    while (end < path.len && path.ptr[end] != '/') end++;
    return str_join(a, STR("/root"), str_skip(path, end));
}

// Whether a removal names the folder, what lies in it or what it lies in.
static bool removes(Arena *a, const Command *c, Str folder)
{
    if (!cmd_is(c, "rm", NULL) && !cmd_is(c, "find", NULL)) return false;
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str text = c->word[i].text;
        uint32_t star = str_find_char(text, '*');
        Str fixed = as_of_root(a, str_cut(text, 0, star == STR_NONE ? text.len : star));
        while (1 < fixed.len && fixed.ptr[fixed.len - 1] == '/') fixed.len--;
        bool is_inside = str_starts(fixed, folder),
             is_above = 1 < fixed.len && str_starts(folder, fixed);
        if (is_inside || is_above || text_holds(text, STR("$"))) return true;
    }
    return false;
}

static bool removes_downloads(Arena *a, const Command *c, const Manager *m)
{
    Str folders = manager_text(m->also);
    if (removes(a, c, manager_text(m->folder))) return true;
    for (Str folder = str_next_word(&folders); folder.len; folder = str_next_word(&folders))
        if (removes(a, c, folder)) return true;
    return false;
}

static bool is_cleaned_later(Arena *a, const Commands *commands, uint32_t from, const Manager *m)
{
    for (uint32_t i = from; i < commands->count; i++)
        if (cleans(&commands->item[i], m) || removes_downloads(a, &commands->item[i], m))
            return true;
    return false;
}

static bool is_of_system(const Manager *m)
{
    return str_is_one_of(m->family, STR("apk yum dnf zypper"));
}

static bool has_option(const Command *c, const Manager *m)
{
    if (is_of_system(m) && cmd_has_word(c, STR("-C --cacheonly -d"))) return true;
    for (uint32_t i = 1; i < c->word_count; i++) {
        const Word *word = &c->word[i];
        bool may_be = !word->is_literal && str_at(word->text, 0) == '$';
        bool is_short = str_is_z(word->text, "-n") && cmd_is(c, "uv", NULL);
        if (may_be || is_short ||
            (m->option.words && str_starts(word->text, manager_text(m->option))))
            return true;
        if (str_starts_z(word->text, "--cache") || str_starts_z(word->text, "--installroot") ||
            str_is_one_of(word->text,
                          STR("--help --no-cache --dry-run --no-network --no-index --offline "
                              "--downloadonly --download-only")))
            return true;
    }
    return false;
}

// `NAME=...` before a command of the RUN, or after `export`.
static bool is_set_here(const Commands *commands, Str name)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_export = str_is_z(c->name, "export");
        const Word *word = is_export ? c->word : c->prefix;
        for (uint32_t k = 0; k < (is_export ? c->word_count : c->prefix_count); k++)
            if (str_starts(word[k].text, name) && str_at(word[k].text, name.len) == '=')
                return true;
    }
    return false;
}

// The mounts with the homes of all users as that of root, where the folders of the table are.
static Mounts mounts_as_of_root(const At *c)
{
    Mounts mounts = *mounts_at(c->model, c->step, c->in);
    Mount *item = arena_new(c->arena, Mount, mounts.count);
    for (uint32_t i = 0; i < mounts.count; i++) {
        item[i] = mounts.item[i];
        item[i].target = as_of_root(c->arena, item[i].target);
    }
    mounts.item = item;
    return mounts;
}

static bool is_elsewhere(const At *c, const Manager *m)
{
    Str value = STR(""), settings = manager_text(m->setting), folders = manager_text(m->also);
    Mounts mounts = mounts_as_of_root(c);
    if (mounts_cover(&mounts, manager_text(m->folder)) ||
        (mounts.count && run_sees_variable(c, STR("HOME"))))
        return true;
    // `npm config set cache FOLDER`, where a mount may be.
    if (mounts_cover(&mounts, STR("/")) && cache_is_configured(c, m->family.ptr)) return true;
    for (Str folder = str_next_word(&folders); folder.len; folder = str_next_word(&folders))
        if (mounts_cover(&mounts, folder)) return true;
    for (Str name = str_next_word(&settings); name.len; name = str_next_word(&settings)) {
        if (is_set_here(run_commands(c), name)) return true;
        if (var_at(c->model, c->step, name, &value, NULL) != ENV_UNSET &&
            run_sees_variable(c, name))
            return true;
    }
    return false;
}

// Where the words that start the program begin among those before it: `php composer.phar`.
static uint32_t interpreter_of(const Command *c)
{
    for (uint32_t i = 0; i < c->prefix_count; i++)
        if (c->prefix[i].is_literal && str_starts_z(path_last(c->prefix[i].text), "php")) return i;
    return c->prefix_count;
}

// The program as it was started: what is called by its path need not be on PATH.
static Str program_of(Arena *a, const Command *c)
{
    Out out = out_on(a);
    for (uint32_t i = interpreter_of(c); i < c->prefix_count; i++)
        out_fmt(&out, "%.*s ", STR_ARG(c->prefix[i].text));
    out_str(&out, c->word[0].text);
    return out_done(&out);
}

// Whether it lies in a folder that the RUN may have left, or is gone when the RUN ends.
static bool is_left(const Command *c, const Commands *commands)
{
    Str text = c->word[0].text;
    bool is_path = str_has_char(text, '/') || interpreter_of(c) < c->prefix_count;
    for (uint32_t i = 0; is_path && i < commands->count; i++) {
        const Command *other = &commands->item[i];
        if (cmd_is(other, "rm", NULL) || cmd_is(other, "mv", NULL)) return true;
        bool is_move = str_is_one_of(other->name, STR("cd pushd popd"));
        if (is_move && !str_starts_z(text, "/")) return true;
    }
    return false;
}

// What to end the RUN with.
static Str clean_up(Arena *a, const Command *c, const Manager *m)
{
    if (m->remove.words) return manager_text(m->remove);
    Str program = program_of(a, c);
    return str_fmt(a, "%.*s %.*s", STR_ARG(program), STR_ARG(manager_text(m->clean)));
}

static bool has_seen_mount(const At *c, Str parts)
{
    for (Str part = str_next_word(&parts); part.len; part = str_next_word(&parts))
        if (seen_mount(c, part)) return true;
    return false;
}

// The number of the first install that hadolint reports, the count of commands when there is none.
static uint32_t find_seen(const At *c, const Commands *commands, const CacheSeen *seen)
{
    uint32_t none = commands->count, first = seen_first(commands, 0, seen->names, seen->words);
    if (!commands->is_complete || has_seen_mount(c, seen->mounts)) return none;
    if (seen->is_by_stage && !seen_in_end(c)) return none;
    while (seen->option.len && first < none && seen_flag(&commands->item[first], seen->option))
        first = seen_first(commands, first + 1, seen->names, seen->words);
    if (seen->option.len || first == none) return first;
    // A clean-up anywhere after it is enough; or the first of all has to be.
    uint32_t from = seen->is_by_first ? 0 : first + 1;
    uint32_t cleaned = seen_first(commands, from, seen_name(&commands->item[first]), seen->cleans);
    Str rm = str_fmt(c->arena, "-rf %.*s", STR_ARG(seen->folder));
    uint32_t removed = seen->folder.len ? seen_first(commands, from, STR("rm"), rm) : none;
    if (removed < cleaned) cleaned = removed;
    return first < cleaned && cleaned < none ? none : first;
}

static void report_kept(Check *c, const Manager *m, const Command *command, uint32_t number)
{
    Str head = cmd_words(c->arena, command), clean = clean_up(c->arena, command, m);
    Finding *f =
        m->option.words
            ? report(c, cmd_head(command), "`%.*s` leaves its downloads in the image; add `%.*s`",
                     STR_ARG(head), STR_ARG(manager_text(m->option)))
            : report(c, cmd_head(command),
                     "`%.*s` leaves its downloads in the image; end the RUN with `%.*s`",
                     STR_ARG(head), STR_ARG(clean));
    f->number = number;
}

// What `su -c` and `sudo -u` start has its cache elsewhere, and its programs too may be there for that user only.
static bool is_of_another_user(const Command *c)
{
    static const Str BY_NAME = STR_INIT("-u --user gosu su-exec -H -i");
    for (uint32_t i = 0; i < c->prefix_count; i++)
        if (str_is_one_of(c->prefix[i].text, BY_NAME)) return true;
    return (c->place & VIA_SUDO) && (c->place & IN_SHELL_C);
}

bool cache_stays(const At *c, const Commands *commands, uint32_t from, const Manager *m)
{
    if (!commands->is_complete || !run_is_shipped(c)) return false;
    return !is_cleaned_later(c->arena, commands, from, m) && !is_elsewhere(c, m);
}

void cache_check(Check *c, const Manager *m, const CacheSeen *seen)
{
    const Commands *commands = run_commands(&c->at);
    if (seen && fires_broadly(&c->at)) {
        uint32_t found = find_seen(&c->at, commands, seen);
        if (found < commands->count) report_kept(c, m, &commands->item[found], found);
        return;
    }
    uint32_t first = UINT32_MAX, last = 0;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (!installs(command, m) || has_option(command, m)) continue;
        if (!m->option.words && is_of_another_user(command)) continue;
        if (first == UINT32_MAX) first = i;
        last = i;
    }
    if (first != UINT32_MAX && cache_stays(&c->at, commands, last + 1, m))
        report_kept(c, m, &commands->item[first], first);
}

// Whether the command may take the program away that would clean up.
static bool may_take_away(const Command *c, Str program)
{
    bool has_names = false;
    if (cleaner_of(c, &has_names).len)
        return has_names || cmd_has_word(c, STR("autoremove autopurge"));
    if (!cmd_is(c, "rm", NULL) && !cmd_has_word(c, STR("uninstall remove"))) return false;
    for (uint32_t i = 1; i < c->word_count; i++)
        if (text_holds(c->word[i].text, program) ||
            text_holds(c->word[i].text, STR("/node_modules")))
            return true;
    return false;
}

// How safe it is to call the program at the end of the RUN: `safety` where the base has it, or the install runs there in any case;
// FIX_ASK where that may not run; 0 where only the install finds it, in a shell or an environment of its own.
static int safety_at_end(Fix *f, const Finding *found, int safety, const Manager *m)
{
    const Commands *commands = commands_of(f->model, found->step, finding_instr(f->model, found));
    const Command *c = &commands->item[found->number];
    bool is_set = is_set_here(commands, STR("PATH"));
    bool is_there = tool_before(f->model, found->step, c->name) == TOOL_THERE;
    if (m->remove.words || is_there) return safety;
    if (c->place & IN_SHELL_C || (is_set && (c->place & IN_SUBSHELL || c->has_assignment)))
        return 0;
    for (uint32_t i = 0; i < c->prefix_count; i++)
        if (str_is_z(c->prefix[i].text, "run")) return 0;
    bool is_sure = c->before != JOIN_OR && c->after != JOIN_OR &&
                   !(c->place & (IN_BODY | IN_CONDITION | IN_SUBSTITUTION));
    return is_sure ? safety : FIX_ASK;
}

// Cleans up at the end of the RUN or, where the program may be gone by then, right behind the last install.
static void append_clean_up(Fix *f, const Finding *found, int safety, const Manager *m, Str clean)
{
    const Commands *commands = commands_of(f->model, found->step, finding_instr(f->model, found));
    uint32_t last = found->number, gone = found->number + 1;
    Str program = commands->item[last].name;
    while (gone < commands->count && !may_take_away(&commands->item[gone], program)) gone++;
    bool is_late = gone < commands->count && !m->remove.words && !is_of_system(m);
    for (uint32_t i = last; is_late && i < commands->count; i++) {
        if (!installs(&commands->item[i], m)) continue;
        if (gone < i) return;
        last = i;
    }
    const Command *install = &commands->item[last];
    bool is_row = install->after == JOIN_AND && !(install->place & ~(uint32_t)VIA_SUDO);
    if (is_late && !is_row) return;
    safety = safety_at_end(f, found, safety, m);
    if (!safety) return;
    fix_offer(f, found, safety, "Remove the downloads");
    if (is_late)
        fix_insert(f, found, install->span.end, str_join(f->arena, STR(" && "), clean));
    else
        fix_append(f, found, commands, clean);
}

// Cleans up right behind the last install, where nothing can be joined to the end of the RUN: lines of a heredoc, and lists of `;`.
static void clean_behind_last(Fix *f, const Finding *found, const Manager *m, Str clean)
{
    const Commands *commands = commands_of(f->model, found->step, finding_instr(f->model, found));
    const Command *last = NULL;
    for (uint32_t i = found->number; commands->is_complete && i < commands->count; i++)
        if (installs(&commands->item[i], m)) last = &commands->item[i];
    if (!last || last->list || last->place & ~(uint32_t)(VIA_SUDO | IN_HEREDOC)) return;
    bool is_own =
        last->after == JOIN_NONE || last->after == JOIN_AND || last->after == JOIN_SEQUENCE;
    if (!is_own || last->before == JOIN_PIPE || last->before == JOIN_OR) return;
    if (!safety_at_end(f, found, FIX_ASK, m)) return;
    fix_offer(f, found, FIX_ASK, "Remove the downloads");
    fix_insert(f, found, last->span.end, str_join(f->arena, STR(" && "), clean));
}

void cache_fix(Fix *f, const Finding *found, int safety, const Manager *m)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    Str folders = is_of_system(m)              ? STR("/var/cache")
                  : str_is_z(m->family, "npm") ? STR(".npm")
                                               : STR(".cache .yarn /cache /pkgs");
    if (leftovers_are_needed(f->model, found->step, folders)) return;
    if (m->option.words) {
        const Word *nested = nested_sub(&commands->item[found->number]);
        if (nested)
            fix_add_option_after(f, found, safety, manager_text(m->option), nested);
        else
            fix_add_option(f, found, safety, manager_text(m->option));
        return;
    }
    const Command *command = &commands->item[found->number];
    if (is_of_another_user(command) || is_left(command, commands)) return;
    const char *sudo = cmd_sudo(f->model, found->step, command);
    if (!sudo) return;
    Str clean = str_fmt(f->arena, "%s%.*s", sudo, STR_ARG(clean_up(f->arena, command, m)));
    if (run_takes_more(f->model, found->step))
        append_clean_up(f, found, safety, m, clean);
    else
        clean_behind_last(f, found, m, clean);
}
