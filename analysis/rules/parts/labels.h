// Labels, and the schema that the configuration gives for them.
#ifndef FL_RULES_PARTS_LABELS_H
#define FL_RULES_PARTS_LABELS_H

#include "lint/rule.h"

// One pair of a LABEL. Texts are without quotes.
typedef struct Label {
    const Node *pair, *before; // and the pair in front of it, NULL for the first
    Str key, value;
    Span key_span, value_span; // joined
    bool is_known;             // no variable is in the value
} Label;

// The pair after `*label`, from a zeroed one on; false at the end.
bool label_next(const At *c, const Instr *in, Label *label);

// Whether the instruction of that step sets the label.
bool label_is_set(const At *c, uint32_t step, Str key);

// The type of the label in the schema; empty `ptr` when it has none.
bool label_is_listed(const At *c, Str key);

// Reports the labels of a type whose value is not of that form: `what` is what it is not. As hadolint does, only the first in
// a LABEL in its profile.
void label_check(Check *c, const Instr *in, Str type, bool (*is_fine)(Str), const char *what);

// What goes when the label is deleted, for the finding's `extra`: empty when its LABEL has no other.
Span label_deleted(const Instr *in, const Label *label);

// Offers that.
void fix_delete_label(Fix *f, const Finding *found, int safety, const char *title);

#endif
