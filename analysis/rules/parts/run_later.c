#include "rules/parts/run_later.h"
#include "rules/parts/downloads.h"
#include "rules/parts/unpinned.h"
#include "values/file_kinds.h"

enum { LOOKS_MAX = 12 }; // instructions after it

// A file that a shell or interpreter is given, or that has the name of a script; others are programs, which have a rule of
// their own.
static bool runs_script(const Command *c, Str file)
{
    bool is_program = c->word_count && str_eq(path_last(c->word[0].text), file);
    return runs_file(c, file) &&
           (!is_program || str_any(file, STR(".sh .bash .py .pl .rb .run"), str_ends));
}

static bool runs_it(const Commands *commands, Str file)
{
    for (uint32_t i = 0; i < commands->count; i++)
        if (runs_script(&commands->item[i], file)) return true;
    return false;
}

// Whether something is checked in one of the RUNs behind the step, up to the last of these steps.
static bool is_checked_up_to(const At *c, uint32_t last)
{
    for (uint32_t step = c->step + 1; step <= last; step++) {
        const Instr *in = instr_at(c->model, step);
        if (in->kind == K_RUN && is_verified(c->model, step, in, 0)) return true;
    }
    return false;
}

// Whether a later RUN of the stage starts the file before one checks it.
bool is_run_later(const At *c, Str file)
{
    for (uint32_t n = 1; file.len && n <= LOOKS_MAX; n++) {
        uint32_t step = c->step + n;
        if (!step_is_beside(c->model, step, c->step)) return false;
        const Instr *in = instr_at(c->model, step);
        if (in->kind != K_RUN || !str_has(in->joined, file)) continue;
        if (runs_it(commands_of(c->model, step, in), file)) return !is_checked_up_to(c, step);
    }
    return false;
}
