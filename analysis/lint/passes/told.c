// A comment before everything that depends on a shell tells the shell of all stages; any other that
// of the rest of its stage.
#include "lint/passes/told.h"
#include "base/utf.h"
#include "base/vec.h"
#include "lint/passes/pragmas.h"

typedef struct Reading {
    Arena *arena;
    struct {
        ToldShell *item;
        uint32_t count, room;
    } shell;
    Str target;
    uint32_t next; // index of the first shell that no instruction followed yet
    bool is_behind_start;
} Reading;

static bool read_fact(const Instr *in, Pragma *p)
{
    if (in->kind != K_COMMENT || !in->has_remark) return false;
    uint32_t hash = str_find_char(in->joined, '#');
    if (hash == STR_NONE) return false;
    if (!pragma_read(utf_trim(str_skip(in->joined, hash + 1)), p) || p->is_void) return false;
    return p->form->reach == REACH_FACT;
}

static void add_fact(Reading *r, const Pragma *p, uint32_t item)
{
    if (str_ends_z(p->form->words, " target")) r->target = p->names;
    if (!str_ends_z(p->form->words, " shell")) return;
    Str names = p->names;
    ToldShell told = {.item = item,
                      .kind = shell_kind_named(str_next_word(&names)),
                      .is_for_all = !r->is_behind_start,
                      .is_for_next = p->form->speaker != SPEAKER_HADOLINT};
    VEC_PUSH(r->arena, &r->shell, told);
}

// Right above a FROM, our comments are about the stage that begins there, hadolint's about the one
// that ends.
static void meet(Reading *r, const Instr *in, uint32_t item)
{
    static const uint32_t START = 1u << K_FROM | 1u << K_ARG | 1u << K_ENV | 1u << K_SHELL;
    for (; r->next < r->shell.count; r->next++) {
        ToldShell *told = &r->shell.item[r->next];
        if (in->kind == K_FROM && told->is_for_next) told->item = item;
    }
    r->is_behind_start |= START >> in->kind & 1;
}

Told told_read(Arena *a, const Items *items)
{
    Reading r = {.arena = a};
    if (!items->remarks) return (Told){0};
    for (uint32_t i = 0; i < items->count; i++) {
        const Instr *in = items_at(items, i);
        Pragma p;
        if (instr_is_instruction(in))
            meet(&r, in, i);
        else if (read_fact(in, &p))
            add_fact(&r, &p, i);
    }
    return (Told){r.shell.item, r.shell.count, r.target};
}
