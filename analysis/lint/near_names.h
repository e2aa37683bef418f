// Names of variables: what may have been meant, and what is worth a report.
#ifndef FL_LINT_NEAR_NAMES_H
#define FL_LINT_NEAR_NAMES_H

#include "lint/rule.h"

// The nearest name (language.md 13.9) that is set or declared where `step` looks; empty when none is near.
Str name_in_scope(const At *c, uint32_t step, Str name);

// The name of a stage before `before` (NULL: there is none) that may have been meant by `wanted`; empty when none is near.
Str stage_name_near(const Model *m, const Stage *before, Str wanted);

// Whether the name of a lookup is in `seen`, which holds those of the text so far; puts it there.
bool lookup_is_repeated(Arena *a, Names *seen, const Lookup *l);

// The nearest keyword in the case of the word, or empty: the builder proposes more (language.md 13.9), for words that are no
// slips of one too. Of two as near the one that starts alike.
Str keyword_near(Arena *a, Str word);

// A message with what may have been meant behind it; as it is when `near` is empty.
Str did_you_mean(Arena *a, Str message, Str near);

// Whether it is a variable that shells set, which the builder does not know.
bool name_is_of_shell(Str name);

// Letters, digits and `_`, with a letter first.
bool name_is_plain(Str name);

// Whether the letters are those of the other, in another order: `scr` for `src`.
bool near_has_same_letters(Str one, Str other);

#endif
