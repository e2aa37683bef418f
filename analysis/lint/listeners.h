// Which rules were told something of the rest of the file when they were asked about an instruction, and what: when that
// changes, only these are asked again. Rules that heard the same are a group.
#ifndef FL_LINT_LISTENERS_H
#define FL_LINT_LISTENERS_H

#include "base/vec.h"
#include "model/heard.h"

enum {
    GROUPS_MOST = 24,       // then rules that heard different things share one
    ROW_OF_CHOICE = 0xFFFF, // stands for the choice of the rules that are asked
};

typedef struct Listener {
    uint16_t row, group;
} Listener;

// Those of an instruction while its rules are asked.
typedef struct NewListeners {
    Heard group[GROUPS_MOST]; // digest 0: not known yet
    uint32_t groups;
    uint8_t stayed[GROUPS_MOST]; // of each old group that did not change: its number among the new
    Listener *item;              // by row
    uint32_t count, room;
} NewListeners;

// Those that are kept with it, by row.
typedef struct Listeners Listeners;
typedef struct ListenerList {
    const Listener *item;
    uint32_t count;
} ListenerList;
ListenerList listeners_all(const Listeners *l);

// Takes down what was heard since the latest part, as heard by this rule.
void listeners_add(Arena *a, NewListeners *n, const Model *m, uint32_t row);

// Takes over the groups that were told nothing else, before any rule is asked again; then, by row, those that are in them.
void listeners_begin(NewListeners *n, const Listeners *old, uint32_t changed);
void listeners_stay(Arena *a, NewListeners *n, const Listener *old);

// All that was heard, with its digest.
Heard listeners_heard(const NewListeners *n, const Model *m, uint32_t step);

// One block of host memory, or NULL when nothing was heard.
Listeners *listeners_keep(NewListeners *n, const Model *m, uint32_t step);

// The groups that would be told something else now, as bits.
uint32_t listeners_changed(const Listeners *l, const Model *m, uint32_t step);

#endif
