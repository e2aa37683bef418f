// Lists of edits: sorting, applying and composing them.
#ifndef FL_LINT_EDITS_H
#define FL_LINT_EDITS_H

#include "analysis.h"

typedef struct Edits {
    FlEdit *item;
    uint32_t count, room;
} Edits;

// Sorts edits by offset (stable for equal ones) and drops those that overlap an earlier one.
void edits_sort(Arena *a, Edits *edits);

// The text after the edits, which must be sorted and must not overlap.
Str edits_on(Arena *a, Str text, const Edits *edits);

// Merges sorted edits (at least one) into a single edit that includes the text between them.
FlEdit edits_as_one(Arena *a, const FlDoc *doc, const FlEdit *edit, uint32_t count);

// A bit set of the bytes of a text that edits touch.
typedef struct Cover {
    uint64_t *bit;
} Cover;

// An empty set for a text of that length.
Cover cover_new(Arena *a, uint32_t length);

// cover_is_free: whether these edits touch no byte of the set. cover_span: adds the bytes of a
// span.
bool cover_is_free(const Cover *c, const Edits *edits);
void cover_span(const Cover *c, Span s);

// Adds the edits unless they touch bytes of the set; returns whether they were added.
bool cover_takes(const Cover *c, const Edits *edits);

// A text after several rounds of edits, as a list of pieces of the original text and new texts.
// `length` is in bytes.
typedef struct Pieces Pieces;

// The unedited text.
Pieces *pieces_of(Arena *a, uint32_t length);

// Applies edits whose offsets refer to the current text; they must be sorted and must not overlap.
void pieces_edit(Arena *a, Pieces *p, const Edits *edits);

// The edits that lead from the original text to the current one.
FlEdits pieces_edits(Arena *a, const Pieces *p);

#endif
