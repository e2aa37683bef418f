// Instructions of one kind that rules are asked about together, and which of them a rule wants. Private to the engine.
#ifndef FL_LINT_ASKED_H
#define FL_LINT_ASKED_H

#include "lint/rule_set.h"

// An instruction that rules are asked about: that of a step, or what ONBUILD holds.
typedef struct Asked {
    Check check;
    CommandBits ran; // its commands; all bits, where rules are asked whatever runs
    uint16_t signs;
} Asked;

enum { SIGN_BITS = 16, COMMAND_BITS = 64 * COMMAND_WORDS };

// The places of the instructions that have something, as bits: up to 64 are asked about together. Of one alone only `all` and
// `in_onbuild` count.
typedef struct Having {
    uint64_t all, in_onbuild;
    uint64_t sign[SIGN_BITS], command[COMMAND_BITS];
} Having;

// Whether the instruction, or one of several, has what the rule names: one of the signs, one of the commands.
static inline bool may_find(const Wanted *w, const Asked *a)
{
    return (!w->signs || w->signs & a->signs) &&
           (!w->commands || command_bits_meet(w->commands, &a->ran));
}

// Marks a place in the rows of some bits, and what is marked in these rows.
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

// Adds the instruction at a place.
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

// The places of those that have one of the signs and one of the commands that the rule names.
static inline uint64_t having_named(const Having *h, const Wanted *w, const Asked *all)
{
    bool is_run = w->commands && all->check.in->kind == K_RUN;
    uint64_t running = is_run ? 0 : h->all;
    for (uint32_t k = 0; k < COMMAND_WORDS && is_run; k++)
        running |= having_marked(h->command + 64 * k, w->commands->word[k] & all->ran.word[k]);
    return w->signs ? running & having_marked(h->sign, w->signs & all->signs) : running;
}

// The places of those that the rule is asked about. `all` is what they have together.
static inline uint64_t having_wanted(const Having *h, const Wanted *w, const Asked *all)
{
    if (!may_find(w, all)) return 0;
    uint64_t those = h->all;
    if (1 < those && (w->signs || w->commands)) those = having_named(h, w, all);
    return w->not_in_onbuild ? those & ~h->in_onbuild : those;
}

#endif
