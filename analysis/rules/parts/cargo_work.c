#include "rules/parts/cargo_work.h"
#include "rules/parts/managers.h"

static bool refreshes(const Command *c)
{
    if (cmd_is(c, "touch", NULL) || cmd_is(c, "cargo", "clean") || cmd_is(c, "cargo", "chef"))
        return true;
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str text = c->word[i].text;
        if (str_is_z(text, "touch")) return true;
        if (str_is_one_of(c->name, STR("rm find")) &&
            (text_holds(text, STR("target")) || text_holds(text, STR("fingerprint")) ||
             str_has_char(text, '$')))
            return true;
    }
    return false;
}

// `touch src/lib.rs`, where `mkdir src` stands before it.
static bool touches_new(const Commands *commands, uint32_t number)
{
    const Command *c = &commands->item[number];
    bool is_source = cmd_is(c, "touch", NULL) && str_ends_z(c->word[c->word_count - 1].text, ".rs");
    for (uint32_t i = 0; i < number && is_source; i++)
        if (cmd_is(&commands->item[i], "mkdir", NULL)) return true;
    return false;
}

static bool writes_placeholder(const Instr *in, const Command *c)
{
    if (str_ends_z(command_prints_to(in, c), "src/lib.rs")) return true;
    for (uint32_t i = 1; i < c->word_count && str_is_one_of(c->name, STR("echo printf")); i++)
        if (text_holds(c->word[i].text, STR("fn main"))) return true;
    return cmd_is(c, "cargo", "init") || cmd_is(c, "cargo", "new");
}

CargoWork cargo_work(const Model *m, uint32_t step)
{
    CargoWork work = {0};
    const Instr *in = instr_at(m, step);
    const Commands *commands = commands_of(m, step, in);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_new = touches_new(commands, i);
        work.writes_placeholder |= is_new || writes_placeholder(in, c);
        work.refreshes |= !is_new && refreshes(c);
        if (!cmd_is(c, "cargo", "build") || work.build) continue;
        work.build = c;
        work.number = i;
    }
    work.refreshes |= !commands->is_complete || commands->has_unknown;
    return work;
}
