// What an edit leaves valid. Most keys change one instruction in a way that tells the others nothing: then the model and
// all findings but those of that instruction are kept, and a key costs what the instruction costs, not the document.
#ifndef FL_LINT_REUSE_H
#define FL_LINT_REUSE_H

#include "analysis.h"
#include "syntax/doc.h"
#include "syntax/walk.h"

enum {
    LEFT_MAX = 8,   // items that one edit may replace
    DIRTY_MAX = 16, // steps to be checked again
    REUSES_MAX =
        500, // edits, then everything is made anew: what they threw away lies in the arena until then
};

// An item that the running edit took away.
typedef struct Left {
    InstrKind kind;
    bool is_inert;
    uint32_t start; // of the keyword
    uint32_t keyword_len;
    char keyword[16];
} Left;

typedef struct Reuse {
    Left left[LEFT_MAX];
    uint32_t left_count;
    uint32_t dirty[DIRTY_MAX], dirty_count;
    uint32_t kinds; // of the items behind `dirty`, as bits
    uint32_t count; // edits since the model was made
} Reuse;

// Notes an item before an edit frees it: what Items.leave is set to.
void reuse_leave(void *context, const Instr *in);

// After an edit: brings the model up to date, and notes what has to be checked again. False when everything has.
bool reuse_after(FlDoc *doc, Replaced replaced);

#endif
