#include "rules/parts/caches.h"

static bool installs(const Command *c, const Cache *cache)
{
    if (!cmd_in(c, (const char *)cache->family.ptr, NULL)) return false;
    const Word *sub = cmd_sub(c);
    if (!sub) return str_is_one_of(STR("-"), cache->install) && c->word_count == 1;
    return str_is_one_of(sub->text, cache->install);
}

// A command of the family that cleans: its sub-command is the first of those words.
static bool cleans(const Command *c, const Cache *cache)
{
    Str words = cache->clean, first = str_next_word(&words);
    const Word *sub = cmd_sub(c);
    return cmd_in(c, (const char *)cache->family.ptr, NULL) && sub && str_eq(sub->text, first);
}

// Whether a removal names the folder, what lies in it or what it lies in.
static bool removes(const Command *c, Str folder)
{
    if (!cmd_is(c, "rm", NULL) && !cmd_is(c, "find", NULL)) return false;
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str text = c->word[i].text;
        uint32_t star = str_find_char(text, '*');
        Str fixed = str_cut(text, 0, star == STR_NONE ? text.len : star);
        while (1 < fixed.len && fixed.ptr[fixed.len - 1] == '/') fixed.len--;
        bool is_inside = str_starts(fixed, folder),
             is_above = 1 < fixed.len && str_starts(folder, fixed);
        if (is_inside || is_above || text_holds(text, STR("$"))) return true;
    }
    return false;
}

static bool is_cleaned_later(const Commands *commands, uint32_t from, const Cache *cache)
{
    for (uint32_t i = from; i < commands->count; i++)
        if (cleans(&commands->item[i], cache) || removes(&commands->item[i], cache->folder))
            return true;
    return false;
}

static bool has_option(const Command *c, const Cache *cache)
{
    for (uint32_t i = 1; i < c->word_count; i++) {
        const Word *word = &c->word[i];
        bool may_be = !word->is_literal && str_at(word->text, 0) == '$';
        if (may_be || (cache->option.len && str_starts(word->text, cache->option))) return true;
        if (str_starts(word->text, STR("--cache")) || str_eq(word->text, STR("--help")))
            return true;
    }
    return false;
}

static bool is_elsewhere(const Check *c, const Cache *cache)
{
    Str value = STR("");
    if (run_has_mount(c, cache->folder)) return true;
    if (!cache->setting.len) return false;
    return var_at(c->model, c->step, cache->setting, &value, NULL) != ENV_UNSET &&
           var_declared(c->model, c->step, var_limit(c->model, c->step), cache->setting);
}

void cache_check(Check *c, const Cache *cache)
{
    const Commands *commands = run_commands(c);
    uint32_t first = UINT32_MAX, last = 0;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (!installs(command, cache) || has_option(command, cache)) continue;
        if (first == UINT32_MAX) first = i;
        last = i;
    }
    if (first == UINT32_MAX || !commands->is_complete || !run_is_shipped(c)) return;
    if (is_cleaned_later(commands, last + 1, cache) || is_elsewhere(c, cache)) return;
    const Command *command = &commands->item[first];
    Str head = cmd_words(c->arena, command);
    Finding *f =
        cache->option.len
            ? report(c, cmd_head(command), "`%.*s` leaves its downloads in the image; add `%.*s`",
                     STR_ARG(head), STR_ARG(cache->option))
            : report(c, cmd_head(command),
                     "`%.*s` leaves its downloads in the image; end the RUN with `%.*s %.*s`",
                     STR_ARG(head), STR_ARG(command->name), STR_ARG(cache->clean));
    f->number = first;
}

void cache_fix(Fix *f, const Finding *found, const Cache *cache)
{
    if (cache->option.len) {
        fix_add_option(f, found, FIX_SAFE, cache->option);
        return;
    }
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    if (!run_takes_more(commands)) return;
    const Command *command = &commands->item[found->number];
    bool is_sudo = command->place & VIA_SUDO;
    fix_offer(f, found, FIX_SAFE, "Remove the downloads");
    fix_append(f, found, commands,
               str_fmt(f->arena, "%s%.*s %.*s", is_sudo ? "sudo " : "", STR_ARG(command->name),
                       STR_ARG(cache->clean)));
}
