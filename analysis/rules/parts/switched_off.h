// Checks of TLS and signatures that are switched off, as tables of options and variables.
#ifndef FL_RULES_PARTS_SWITCHED_OFF_H
#define FL_RULES_PARTS_SWITCHED_OFF_H

#include "rules/parts/downloads.h"

// An option of some commands. `option` is a whole word, with its value if that has to be a certain one; a short one counts in
// clusters too.
typedef struct OffOption {
    const char *names, *option;
    bool takes_next;     // the next word is its value
    const char *instead; // what to write in its place; empty: nothing
} OffOption;

// The option of the command that stands in the table, and its word.
const OffOption *off_option_of(const OffOption *table, uint32_t count, const Command *c,
                               const Word **word);

// Offers to remove it, where its value is there too. `word` is one of the command.
void off_option_fix(Fix *f, const Finding *found, const OffOption *option, const Command *c,
                    const Word *word);

// Whether a text such as `s/gpgcheck=1/gpgcheck=0/` ends in a check of packages that is off.
bool gpgcheck_is_off(Str text);

// Whether it is a setting with which apt installs what nobody has signed.
bool apt_allows_unsigned(Str text);

// The first line of a heredoc that lets a repository be without signatures, and what does so.
bool heredoc_takes_unsigned(const Instr *in, Span *at, Str *mark);

#endif
