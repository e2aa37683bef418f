// Secrets that RUNs read from a mount instead of a variable (linting.md 5).
#include "lint/secret_mount.h"
#include "lint/names.h"

// Whether the text holds `$NAME` or `${NAME`.
static bool reads(Str text, Str name)
{
    for (uint32_t dollar; (dollar = str_find_char(text, '$')) != STR_NONE;) {
        text = str_skip(text, dollar + 1);
        Str rest = str_skip(text, str_at(text, 0) == '{');
        if (str_starts(rest, name) && !char_is_word(str_at(rest, name.len))) return true;
    }
    return false;
}

enum { LOOKS_MAX = 300 }; // instructions behind it

// How many RUNs of the stage behind `step` read the name; 0 when another instruction does, or one too far away may.
static uint32_t count_readers(const Model *m, uint32_t step, uint32_t end, Str name)
{
    uint32_t count = 0;
    if (step + LOOKS_MAX < end) return 0;
    for (uint32_t i = step + 1; i < end; i++) {
        const Instr *in = instr_at(m, i);
        if (!reads(in->joined, name)) continue;
        if (in->kind != K_RUN) return 0;
        count++;
    }
    return count;
}

static Str kebab(Arena *a, Str name)
{
    Str lower = str_lower(a, name);
    char *ptr = (char *)lower.ptr; // ours: str_lower made it
    for (uint32_t i = 0; i < lower.len; i++)
        if (ptr[i] == '_') ptr[i] = '-';
    return lower;
}

void fix_by_secret_mount(Fix *f, const Finding *found)
{
    const Model *m = f->model;
    const Instr *in = finding_instr(m, found);
    const Stage *s = stage_of(m, found->step);
    Str name = instr_slice(in, found->span);
    bool is_possible =
        s && !found->in_onbuild && instr_arg(in, 0) && !instr_arg(in, 1) && name_is_plain(name);
    if (!is_possible || !count_readers(m, found->step, stage_end(m, s), name)) return;
    fix_offer(f, found, FIX_ASK, "Mount it as a secret in the RUNs that read it");
    fix_delete_step(f, found->step);
    Str mount = str_fmt(f->arena, " --mount=type=secret,id=%.*s,env=%.*s",
                        STR_ARG(kebab(f->arena, name)), STR_ARG(name));
    for (uint32_t i = found->step + 1; i < stage_end(m, s); i++) {
        const Instr *run = instr_at(m, i);
        uint32_t at = instr_keyword(run)->end;
        if (run->kind == K_RUN && reads(run->joined, name))
            fix_replace_at(f, i, (Span){at, at}, mount);
    }
}
