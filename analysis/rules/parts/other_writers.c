#include "rules/parts/other_writers.h"
#include "lint/users.h"
#include "rules/parts/unpinned.h"

// Files that are run, and so need not be written.
static bool are_programs(const At *c, Span mode)
{
    static const Str ENDS = STR_INIT(".sh .bash .py .pl .rb");
    uint32_t paths = 0;
    if (c->in->kind != K_RUN) {
        for (const Node *arg = NULL; (arg = instr_next_source(c->in, arg)); paths++)
            if (!str_any(arg_value(c->arena, c->in, arg), ENDS, str_ends)) return false;
        return paths != 0;
    }
    const Commands *commands = run_commands(c);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (mode.start < command->span.start || command->span.end <= mode.start) continue;
        for (uint32_t k = 1; k < command->word_count; k++, paths++)
            if (mode.end <= command->word[k].span.start &&
                !str_any(command->word[k].text, ENDS, str_ends))
                return false;
    }
    return paths != 0;
}

// Who owns the files: of COPY it is root, but for `--chown`.
static UserNow owner_of(const At *c)
{
    UserNow root = {.is_known = true, .is_root = true, .name = STR("root"), .step = NO_STEP};
    if (c->in->kind == K_RUN) return user_before(c->model, c->step);
    return instr_flag(c->in, STR("chown")) ? (UserNow){.is_known = false} : root;
}

// Whether the process of the image may be another user than the owner, who could then write no more.
static bool others_may_write(const At *c)
{
    const Stage *stage = stage_of(c->model, c->step), *last = stage_last(c->model);
    if (!stage) return true;
    if (last && stage_is_base(c->model, stage, last)) stage = last;
    UserNow owner = owner_of(c), user = user_of_stage(c->model, stage);
    Process process = process_of(c->model, stage);
    if (!owner.is_known || !user.is_known) return true;
    if (!user.is_root) return owner.is_root || !str_eq(owner.name, user.name);
    return !owner.is_root || process_may_drop_root(c->model, stage) ||
           process_is_daemon(c->model, &process);
}

bool mode_may_be_narrowed(const At *c, Span mode)
{
    return !others_may_write(c) || are_programs(c, mode);
}
