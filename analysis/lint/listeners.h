// The dependencies (model/heard.h) of each rule that ran on an instruction. Rules with equal
// dependencies form a group with one digest. When the instruction's findings are out of date, only
// the rules of groups whose digest changed run again.
#ifndef FL_LINT_LISTENERS_H
#define FL_LINT_LISTENERS_H

#include "base/vec.h"
#include "model/heard.h"

enum {
    GROUPS_MOST = 24,       // with more, rules with different dependencies share the last group
    ROW_OF_CHOICE = 0xFFFF, // a pseudo row: the dependencies of choosing which rules run
};

typedef struct Listener {
    uint16_t row, group;
} Listener;

// Collected while the rules run on an instruction.
typedef struct NewListeners {
    Heard group[GROUPS_MOST]; // digest 0: not computed yet
    uint32_t groups;
    uint8_t stayed[GROUPS_MOST]; // new number of each old group that is still valid
    Listener *item;              // sorted by rule row
    uint32_t count, room;
} NewListeners;

// Stored with the instruction.
typedef struct Listeners Listeners;
typedef struct ListenerList {
    const Listener *item;
    uint32_t count;
} ListenerList;
ListenerList listeners_all(const Listeners *l);

// Adds the dependencies recorded since the last part to the rule's group.
void listeners_add(Arena *a, NewListeners *n, const Model *m, uint32_t row);

// When only some rules run again: listeners_begin takes over the groups whose bit in `changed` is
// not set; listeners_stay takes over one rule of these groups. Rules are added by ascending row.
void listeners_begin(NewListeners *n, const Listeners *old, uint32_t changed);
void listeners_stay(Arena *a, NewListeners *n, const Listener *old);

// The union of all dependencies, with its digest.
Heard listeners_heard(const NewListeners *n, const Model *m, uint32_t step);

// Copies them into one block of host memory; NULL when there are none.
Listeners *listeners_keep(NewListeners *n, const Model *m, uint32_t step);

// Bits of the groups whose answers have changed.
uint32_t listeners_changed(const Listeners *l, const Model *m, uint32_t step);

#endif
