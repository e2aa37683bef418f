// Names that may have been meant by a misspelt variable, stage or keyword.
#ifndef FL_LINT_NEAR_NAMES_H
#define FL_LINT_NEAR_NAMES_H

#include "lint/rule.h"

// The nearest name (language.md 13.9) of a variable that is set or declared at `step`; empty when
// none is near.
Str name_in_scope(const At *c, uint32_t step, Str name);

// The name of a stage before `before` that is near to `wanted`; empty when none is. `before` NULL
// means that there is none.
Str stage_name_near(const Model *m, const Stage *before, Str wanted);

// Whether the lookup's name is in `seen`, the names looked up earlier in the text. Adds it if not.
bool lookup_is_repeated(Arena *a, Names *seen, const Lookup *l);

// The nearest keyword, in the letter case of the word, or empty. Stricter than the builder
// (language.md 13.9), which also proposes keywords for words that are no typing errors. Of two at
// the same distance, the one with the same beginning.
Str keyword_near(Arena *a, Str word);

// The message followed by `did you mean ...?`; unchanged when `near` is empty.
Str did_you_mean(Arena *a, Str message, Str near);

// Whether it is a variable that a shell sets and the builder does not know.
bool name_is_of_shell(Str name);

// Whether the name consists of letters, digits and `_` and begins with a letter.
bool name_is_plain(Str name);

// Whether one name is a permutation of the other: `scr` and `src`.
bool near_has_same_letters(Str one, Str other);

#endif
