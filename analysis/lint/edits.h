// Lists of edits: their order, and one on top of the other.
#ifndef FL_LINT_EDITS_H
#define FL_LINT_EDITS_H

#include "analysis.h"

typedef struct Edits {
    FlEdit *item;
    uint32_t count, room;
} Edits;

// Puts edits in the order of the text (those at one place as they came), and drops what overlaps an earlier one.
void edits_sort(Arena *a, Edits *edits);

// The text with the edits made, which are in order and do not overlap.
Str edits_on(Arena *a, Str text, const Edits *edits);

// Edits in order as one, with the text between them; there is at least one.
FlEdit edits_as_one(Arena *a, const FlDoc *doc, const FlEdit *edit, uint32_t count);

// Which bytes of a text some edits touch: one bit each.
typedef struct Cover {
    uint64_t *bit;
} Cover;

// Of a text that no edit touches yet.
Cover cover_new(Arena *a, uint32_t length);

// Whether no edit touches what these touch; and the bytes of a span as if one did.
bool cover_is_free(const Cover *c, const Edits *edits);
void cover_span(const Cover *c, Span s);

// Adds the edits, unless they touch what others touch already.
bool cover_takes(const Cover *c, const Edits *edits);

// The text `length` bytes long that some edits turned into another, as a row of pieces.
typedef struct Pieces Pieces;

// The text as it is before any edit.
Pieces *pieces_of(Arena *a, uint32_t length);

// Applies edits of the latest text, which are in order and do not overlap.
void pieces_edit(Arena *a, Pieces *p, const Edits *edits);

// The edits from the first text to the latest.
FlEdits pieces_edits(Arena *a, const Pieces *p);

#endif
