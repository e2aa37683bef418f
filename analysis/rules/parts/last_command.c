#include "rules/parts/last_command.h"

// Whether it only ends the RUN when the command before it fails: `|| exit 1`.
static bool is_way_out(const Command *c)
{
    return c->before == JOIN_OR && str_is_one_of(c->name, STR("exit return true false :"));
}

// Whether the RUN ends in the `bash -c` that runs the command, which then is lost with that shell at the latest.
static bool is_in_last_shell(const Commands *commands, const Command *c)
{
    uint32_t inside = c->place & (IN_SHELL_C | IN_EXEC_FORM);
    if (c->place != inside || !(inside & IN_SHELL_C)) return false;
    while (commands->item < c && c->place & IN_SHELL_C) c--;
    bool is_shell = str_is_one_of(c->name, STR("sh bash ash dash zsh"));
    return is_shell && !(c->place & ~(uint32_t)IN_EXEC_FORM) && !c->list && c->before != JOIN_OR &&
           c->before != JOIN_PIPE && c->after == JOIN_NONE;
}

const Command *last_command(const Commands *commands)
{
    if (!commands->is_complete || !commands->count) return NULL;
    const Command *c = &commands->item[commands->count - 1];
    if (1 < commands->count && is_way_out(c)) c--;
    bool is_script = c->place & IN_HEREDOC && !(c->place & IN_INPUT);
    uint32_t place = c->place & ~(uint32_t)(VIA_SUDO | IN_HEREDOC);
    bool is_plain = !place && (is_script || (!c->list && !(c->place & IN_HEREDOC)));
    is_plain = is_plain || is_in_last_shell(commands, c);
    return is_plain && c->before != JOIN_OR && c->before != JOIN_PIPE && c->after != JOIN_PIPE
               ? c
               : NULL;
}
