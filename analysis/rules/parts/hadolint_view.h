// Commands as hadolint sees them, for the profile of its name: a word counts wherever it stands, and wrappers such as sudo
// are not looked through. Rules ask these only where `fires_broadly`.
#ifndef FL_RULES_PARTS_HADOLINT_VIEW_H
#define FL_RULES_PARTS_HADOLINT_VIEW_H

#include "lint/rule.h"

// What it calls the command: the first word, which may be a wrapper, or the one after a few words that hand the name on.
// Empty for what it does not see.
Str seen_name(const Command *c);

// Whether it is a command that is called exactly like one of `names`.
bool seen_as(const Command *c, Str names);

// Whether an argument is exactly one of `words`.
bool seen_word(const Command *c, Str words);

// Whether the arguments hold all of `words` in a row.
bool seen_row(const Command *c, Str words);

// Whether one of the options is given: `names` are without dashes, of one letter or long. A letter counts in any cluster.
bool seen_flag(const Command *c, Str names);

// Whether a word that begins with a dash has the letter in it.
bool seen_option_with(const Command *c, char letter);

// The arguments that are not options, without the values of the options in `valued` (names without dashes).
// `word` gets up to `room` of them.
uint32_t seen_args(const Command *c, Str valued, const Word **word, uint32_t room);

// Whether a cache or tmpfs mount of the RUN has a target with the text in it.
bool seen_mount(const At *c, Str text);

// Whether the stage of the step is the last one of the file, or another one is built on it by its name; what is in ONBUILD counts always.
bool seen_in_end(const At *c);

// The number of the first command from `from` on that is called like one of `names` and has one of the words; the count of
// commands when there is none.
uint32_t seen_first(const Commands *commands, uint32_t from, Str names, Str words);

// How many commands it counts in a RUN: a test in brackets is none.
uint32_t seen_count(const Model *m, uint32_t step);

// A digest of the values of the flags and mounts of a RUN, whatever their order and by which of its names a field is given.
uint64_t seen_flags(const Model *m, uint32_t step);

#endif
