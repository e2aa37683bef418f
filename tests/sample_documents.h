// Documents to try things on, and edits by chance: the examples of all rules, the inputs of all fixtures, and real
// Dockerfiles where the machine has some (corpus.sh).
#ifndef FL_TESTS_SAMPLE_DOCUMENTS_H
#define FL_TESTS_SAMPLE_DOCUMENTS_H

#include "analysis.h"
#include "random.h"
#include <time.h>

typedef struct Documents {
    Str *item;
    uint32_t count, room;
} Documents;

// All of them, always in the same order.
Documents documents_read(Arena *a);

// A text by chance: a document, a part of one or two joined. Few are longer than some 2,000 bytes.
Str documents_text(Arena *a, Random *r, const Documents *all);

// An edit of `text` by chance: a key, a piece of Dockerfile, lines of another document, lines of its own once more,
// or a removal. It keeps UTF-8 whole unless it is one of the few that mean to break it.
FlEdit documents_edit(Arena *a, Random *r, const Documents *all, Str text);

// `text` after the edit.
Str documents_edited(Arena *a, Str text, FlEdit edit);

// How long the tests that go by chance go on: FAIRLEAD_SECONDS, or else as many texts as usual, the same ones everywhere.
typedef struct Chances {
    uint64_t left;
    time_t end;
} Chances;

Chances documents_chances(uint32_t usual);

bool chances_go_on(Chances *c);

// The seed they begin with: FAIRLEAD_SEED, or 1. The same seed gives the same texts.
uint64_t documents_seed(void);

// The smallest text near `text` for which `is_bad(what, text)` still holds: lines are removed first, then bytes. It
// stops looking after some seconds.
Str documents_reduce(Arena *a, Str text, bool (*is_bad)(void *what, Str text), void *what);

#endif
