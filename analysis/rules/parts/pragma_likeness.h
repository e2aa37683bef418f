// Comments that begin like those that silence rules, although they may be written wrong.
#ifndef FL_RULES_PARTS_PRAGMA_LIKENESS_H
#define FL_RULES_PARTS_PRAGMA_LIKENESS_H

#include "lint/rule.h"

// A comment that begins like one of ours or hadolint's.
typedef struct PragmaLikeness {
    Str tool, words; // the words in their right form: `hadolint global ignore`
    Str rest;        // behind them
    bool is_bare;    // no words with `=`: it may be prose
} PragmaLikeness;

// Reads what stands behind the `#`. False when it is another comment.
bool pragma_likeness(Str text, PragmaLikeness *out);

// What it should be; empty when it names no rule.
Str pragma_well_formed(Arena *a, const PragmaLikeness *l);

#endif
