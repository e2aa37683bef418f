// Lock files: whether they are there for an install, and whether it keeps to them.
#ifndef FL_RULES_PARTS_LOCK_FILES_H
#define FL_RULES_PARTS_LOCK_FILES_H

#include "rules/parts/managers.h"

typedef enum LockAnswer {
    LOCK_NOT_SEEN,
    LOCK_LIKELY, // a wildcard that people write to copy it
    LOCK_THERE,
} LockAnswer;

// Whether one of the files, words with one space between them, was copied or mounted before the step is over: by its name,
// or with a folder of the build context that holds it.
LockAnswer lock_before(const At *c, Str names);

// Reports, and says what to do `then` besides, where the list was copied before from a folder of the build context that holds the lock
// file, too; else NULL. To be asked where lock_before has not seen that.
Finding *lock_report_left(Check *c, const Command *command, Str list, Str lock, const char *then);

// Whether the command installs what a list of dependencies names, and nothing else.
bool syncs_list(const Manager *m, const Command *c);

// Whether a variable of the list is set for the command, or may be: by ENV, ARG or in front of it. NODE_ENV counts with the
// value `production` only.
bool has_setting(const At *c, const Command *command, Str settings);

// Whether the RUN itself has looked for the lock file, and item `number` is what it does without one: `npm ci || npm install`,
// the `else` of `if [ -f package-lock.json ]; then npm ci`; or it has deleted that.
bool lock_is_chosen(const Commands *commands, uint32_t number, const Manager *m);

// The first command of the RUN that reads the list and may change the versions in the lock file, although that is there; its number
// of run_commands.
const Command *lock_ignored(const At *c, const Manager *m, uint32_t *number);

// The same as a rule: the message names the option to add, and the fix adds it or replaces what says the opposite.
void lock_check(Check *c, const Manager *m, Str option);
void lock_fix(Fix *f, const Finding *found, Str option);

// Offers another sub-command, `ci` for `install`. False: it cannot.
bool fix_replace_sub(Fix *f, const Finding *found, Str sub);

#endif
