#include "rules/parts/user_home.h"
#include "lint/users.h"
#include "lint/workdirs.h"
#include "rules/parts/managers.h"

// Whether the command, which makes a user, makes a folder of its name in /home too.
static bool makes_usual_home(const Command *c)
{
    static const Str OTHERS = STR_INIT("-d -h -b -M -H --home-dir --home --base-dir "
                                       "--no-create-home --system");
    bool has_home = cmd_is(c, "adduser", NULL) || has_option_of(c, STR("-m --create-home"));
    return has_home && !has_option_of(c, OTHERS);
}

Str user_home(Arena *a, Chain chain, Str user, uint32_t *made)
{
    while (user.len && chain_back(&chain)) {
        const Instr *in = instr_at(chain.m, chain.step);
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_among(chain.m, chain.step, in, STR("useradd adduser"));
        for (uint32_t i = 0; i < commands->count; i++) {
            const Command *c = &commands->item[i];
            const Word *name = user_made_by(c);
            if (!name || !str_eq(name->text, user)) continue;
            *made = chain.step;
            return makes_usual_home(c) ? str_join(a, STR("/home/"), user) : STR("");
        }
    }
    return STR("");
}

Str user_home_at(const At *c)
{
    uint32_t made;
    Str home = workdir_home(c->model, c->step);
    if (home.len) return home;
    Str user = user_before(c->model, c->step).name;
    return user_home(c->arena, chain_before(c->model, c->step), user, &made);
}
