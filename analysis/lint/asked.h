// Selects the instructions on which a rule must run. Rules run on many instructions of one kind at
// once. Private to the engine.
#ifndef FL_LINT_ASKED_H
#define FL_LINT_ASKED_H

#include "lint/rule_set.h"

// An instruction on which rules run: that of a step, or its ONBUILD trigger.
typedef struct Asked {
    Check check;
    CommandBits ran; // its commands; all bits set where rules run whatever the commands are
    uint16_t signs;
} Asked;

enum { SIGN_BITS = 16, COMMAND_BITS = 64 * COMMAND_WORDS };

// Bit masks over up to 64 instructions that rules run on together: bit i is instruction i. With one
// instruction only `all` and `in_onbuild` are filled.
typedef struct Having {
    uint64_t all, in_onbuild;
    uint64_t sign[SIGN_BITS], command[COMMAND_BITS];
} Having;

// Whether the instruction has one of the signs and one of the commands that the rule wants. `a` may
// be the union of several instructions.
static inline bool may_find(const Wanted *w, const Asked *a)
{
    return (!w->signs || w->signs & a->signs) &&
           (!w->commands || command_bits_meet(w->commands, &a->ran));
}

// having_mark: sets `place` in the mask of each bit in `bits`. having_marked: the union of the
// masks of these bits.
static inline void having_mark(uint64_t *rows, uint64_t bits, uint64_t place)
{
    for (; bits; bits &= bits - 1) rows[__builtin_ctzll(bits)] |= place;
}

static inline uint64_t having_marked(const uint64_t *rows, uint64_t bits)
{
    uint64_t places = 0;
    for (; bits; bits &= bits - 1) places |= rows[__builtin_ctzll(bits)];
    return places;
}

// Adds the instruction number `place`.
static inline void having_add(Having *h, const Asked *a, uint32_t place, bool has_others)
{
    uint64_t bit = 1ull << place;
    h->all |= bit;
    if (a->check.in_onbuild) h->in_onbuild |= bit;
    if (!has_others) return;
    having_mark(h->sign, a->signs, bit);
    for (uint32_t k = 0; k < COMMAND_WORDS && a->check.in->kind == K_RUN; k++)
        having_mark(h->command + 64 * k, a->ran.word[k], bit);
}

// The mask of the instructions that have one of the signs and one of the commands that the rule
// wants.
static inline uint64_t having_named(const Having *h, const Wanted *w, const Asked *all)
{
    bool is_run = w->commands && all->check.in->kind == K_RUN;
    uint64_t running = is_run ? 0 : h->all;
    for (uint32_t k = 0; k < COMMAND_WORDS && is_run; k++)
        running |= having_marked(h->command + 64 * k, w->commands->word[k] & all->ran.word[k]);
    return w->signs ? running & having_marked(h->sign, w->signs & all->signs) : running;
}

// The mask of the instructions on which the rule must run. `all` is the union of what the
// instructions have.
static inline uint64_t having_wanted(const Having *h, const Wanted *w, const Asked *all)
{
    if (!may_find(w, all)) return 0;
    uint64_t those = h->all;
    if (1 < those && (w->signs || w->commands)) those = having_named(h, w, all);
    return w->not_in_onbuild ? those & ~h->in_onbuild : those;
}

#endif
