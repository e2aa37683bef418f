// The commands of a RUN, read as every kind of shell, lie within it.
#include "fuzz.h"
#include "shell/commands.h"
#include "syntax/doc.h"

static void check_command(const Command *c, uint32_t len)
{
    HOLDS(c->span.start <= c->span.end && c->span.end <= len);
    for (uint32_t i = 0; i < c->word_count; i++)
        HOLDS(c->word[i].span.start <= c->word[i].span.end && c->word[i].span.end <= len);
    for (uint32_t i = 0; i < c->prefix_count; i++) HOLDS(c->prefix[i].span.end <= len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const ShellKind kinds[] = {SHELL_POSIX, SHELL_BASH, SHELL_CMD, SHELL_POWERSHELL,
                                      SHELL_OTHER};
    Arena a = {0};
    Items items = {0};
    items_init(&items, str_join(&a, STR("RUN "), fuzz_text(data, size)));
    const Instr *in = items_at(&items, 0);
    for (uint32_t k = 0; k < ARRAY_LEN(kinds); k++) {
        Commands commands = commands_read(&a, in, kinds[k]);
        for (uint32_t i = 0; i < commands.count; i++)
            check_command(&commands.item[i], in->joined.len);
    }
    items_clear(&items);
    arena_clear(&a);
    return 0;
}
