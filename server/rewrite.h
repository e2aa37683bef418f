// Commands that rewrite files: they write them, or print what they would write.
#ifndef FL_SERVER_REWRITE_H
#define FL_SERVER_REWRITE_H

#include "server/files.h"

// Zeroed but for what the command sets; `edits` returns what it does to one text, in the arena `file`.
typedef struct Rewrite {
    Arena arena; // of the whole run
    Arena file;  // of the file that is being rewritten
    Files operands;
    Str stdin_name;
    const char *done; // what is said of a file: `fixed`
    bool is_diff;     // print the changes only
    bool is_check;    // print the names only
    FlEdits (*edits)(struct Rewrite *r, Str name, Str text);
    void *options;   // of the command
    bool has_failed; // set by `edits` when it said why it does nothing
    uint32_t changed_count;
} Rewrite;

// Goes over all operands. Returns the exit status: EXIT_FOUND when something would change and is not to be written.
int rewrite_all(Rewrite *r);

void rewrite_clear(Rewrite *r);

#endif
