#include "rules/parts/apt_lists.h"
#include "rules/parts/hadolint_view.h"
#include "syntax/walk.h"

enum { LOOKS_MAX = 300 }; // instructions behind it; what comes behind those may need the lists

// Whether a RUN that builds on this one may install without an update of its own.
bool apt_lists_are_needed(const Model *m, uint32_t step)
{
    for (uint32_t later = step + 1; step_exists(m, later); later++) {
        if (step + LOOKS_MAX < later) return true;
        const Instr *in = instr_at(m, later);
        if (in->kind == K_ONBUILD && in->trigger) in = in->trigger;
        if (in->kind != K_RUN || !step_follows(m, step, later)) continue;
        const Commands *commands = commands_of(m, later, in);
        if (!commands->is_complete || commands->has_unknown) return true;
        for (uint32_t i = 0; i < commands->count && !apt_updates(&commands->item[i]); i++) {
            if (apt_may_use_lists(&commands->item[i])) return true;
        }
    }
    return false;
}

// The update that the finding is about, or NULL.
const Command *apt_last_update(const Commands *commands)
{
    for (uint32_t i = commands->count; 0 < i; i--)
        if (apt_updates(&commands->item[i - 1])) return &commands->item[i - 1];
    return NULL;
}

// The last command that needs the lists, of those that run one after the other from the update on: what is put after it
// with `&&` runs whatever follows, `|| true`, `&` or a comment. NULL where the lists may be needed elsewhere.
const Command *apt_last_use(const Commands *commands, const Command *update)
{
    const Command *last = update, *end = commands->item + commands->count;
    bool is_row = true;
    for (const Command *c = update + 1; c < end; c++) {
        if (c->list == update->list)
            is_row = is_row && (c->before == JOIN_AND || c->before == JOIN_SEQUENCE);
        if (!apt_uses_lists(c)) continue;
        if (!is_row || c->list != update->list) return NULL;
        last = c;
    }
    return last->after == JOIN_PIPE ? NULL : last;
}

// hadolint takes any `rm -rf` for the removal, wherever it stands.
const Command *apt_update_seen(const Check *c, const Commands *commands)
{
    uint32_t none = commands->count;
    uint32_t update = seen_first(commands, 0, STR("apt apt-get aptitude"), STR("update"));
    bool is_removed = seen_first(commands, 0, STR("rm"), STR("-rf /var/lib/apt/lists/*")) < none;
    bool is_mounted = seen_mount(c, STR("/var/lib/apt/lists")) ||
                      (seen_mount(c, STR("/var/lib/apt")) && seen_mount(c, STR("/var/cache/apt")));
    if (update == none || is_removed || is_mounted || !seen_in_end(c)) return NULL;
    return &commands->item[update];
}
