#include "rules/parts/hadolint_view.h"

// Assignments, and the few words that hand the name on.
static bool is_transparent(const Word *word)
{
    bool is_assignment = str_has_char(word->text, '=') && str_at(word->text, 0) != '-';
    return is_assignment || str_is_one_of(word->text, STR("command builtin busybox exec run"));
}

Str seen_name(const Command *c)
{
    if (!c->word_count || c->place & IN_SHELL_C) return STR("");
    for (uint32_t i = 0; i < c->prefix_count; i++)
        if (!is_transparent(&c->prefix[i])) return c->prefix[i].text;
    return c->word[0].text;
}

bool seen_as(const Command *c, Str names)
{
    Str name = seen_name(c);
    return name.len && str_is_one_of(name, names);
}

bool seen_word(const Command *c, Str words)
{
    for (uint32_t i = 1; i < c->word_count; i++)
        if (str_is_one_of(c->word[i].text, words)) return true;
    return false;
}

static bool is_option(Str text)
{
    return str_at(text, 0) == '-' && !str_eq(text, STR("-")) && !str_eq(text, STR("--"));
}

// Whether the option has the name, as a whole or as one letter of a cluster.
static bool is_named(Str option, Str names)
{
    if (str_at(option, 1) == '-') {
        Str name = STR("");
        option = str_skip(option, 2);
        str_next_part(&option, '=', &name);
        return str_is_one_of(name, names);
    }
    for (uint32_t i = 1; i < option.len; i++)
        if (str_is_one_of(str_cut(option, i, i + 1), names)) return true;
    return false;
}

bool seen_flag(const Command *c, Str names)
{
    for (uint32_t i = 1; i < c->word_count; i++)
        if (is_option(c->word[i].text) && is_named(c->word[i].text, names)) return true;
    return false;
}

uint32_t seen_args(const Command *c, Str valued, const Word **word, uint32_t room)
{
    uint32_t count = 0;
    for (uint32_t i = 1; i < c->word_count && count < room; i++) {
        Str text = c->word[i].text;
        if (!is_option(text)) {
            word[count++] = &c->word[i];
        } else if (!str_has_char(text, '=') && is_named(text, valued)) {
            i++;
        }
    }
    return count;
}

bool seen_mount(const Check *c, Str text)
{
    Mounts mounts = *mounts_at(c->model, c->step, c->in);
    for (uint32_t i = 0; i < mounts.count; i++) {
        const Mount *m = &mounts.item[i];
        bool is_scratch = str_eq(m->type, STR("cache")) || str_eq(m->type, STR("tmpfs"));
        if (is_scratch && str_has(m->target, text)) return true;
    }
    return false;
}

bool seen_in_end(const Check *c)
{
    const Stage *stage = c->in_onbuild ? NULL : stage_of(c->model, c->step);
    if (!stage) return true;
    for (uint32_t i = stage->index + 1; i < stage_count(c->model); i++)
        if (stage_at(c->model, i)->base_stage == stage->index) return true;
    return stage->index + 1 == stage_count(c->model);
}

uint32_t seen_first(const Commands *commands, uint32_t from, Str names, Str words)
{
    uint32_t i = from;
    while (i < commands->count &&
           !(seen_as(&commands->item[i], names) && seen_word(&commands->item[i], words)))
        i++;
    return i;
}
