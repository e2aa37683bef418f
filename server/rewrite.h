// Commands that rewrite files, or print what would change.
#ifndef FL_SERVER_REWRITE_H
#define FL_SERVER_REWRITE_H

#include "server/files.h"

// The state of a run. `edits` returns the changes of one text, allocated in `file`. All zero except
// for what the command sets.
typedef struct Rewrite {
    Arena arena; // lives for the whole run
    Arena file;  // lives for one file
    Files operands;
    Str stdin_name;
    const char *done; // verb for messages: `fixed`
    bool is_diff;     // print a diff only
    bool is_check;    // print the names only
    FlEdits (*edits)(struct Rewrite *r, Str name, Str text);
    void *options;   // data of the command
    bool has_failed; // set by `edits` after it reported a failure
    uint32_t changed_count;
} Rewrite;

// Processes all operands. Returns the exit status: EXIT_FOUND when something would change but must
// not be written.
int rewrite_all(Rewrite *r);

void rewrite_clear(Rewrite *r);

#endif
