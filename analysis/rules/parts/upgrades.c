#include "rules/parts/upgrades.h"
#include "lint/run_facts.h"

void upgrade_check(Check *c, bool (*upgrades)(const At *c, const Command *command))
{
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (!upgrades(&c->at, command)) continue;
        Str head = cmd_words(c->arena, command);
        report(c, cmd_head(command),
               "`%.*s` brings whatever is newest on the day of the build; a newer base image has "
               "the same updates and is smaller",
               STR_ARG(head));
        return;
    }
}
