// The texts of an instruction in which the builder expands variables (language.md 9.7).
#ifndef FL_MODEL_EXPANDED_H
#define FL_MODEL_EXPANDED_H

#include "model/model.h"

// A cached expansion.
typedef struct KeptExpansion {
    Expansion expansion;
    struct Hearing *heard; // the recorded dependencies; NULL: not expanded yet
} KeptExpansion;

typedef struct ExpandedText {
    Span span;       // joined offsets
    Str text;        // flags without quotes, JSON strings decoded
    bool is_written; // `text` is the bytes of `span` unchanged, so offsets in it can be converted
    bool has_words;  // EXPOSE: may expand to several words
    bool is_body;    // of a heredoc: quotes mean nothing, the escape is a backslash
    uint32_t limit;  // number of visible definitions, for expand_within
    KeptExpansion *kept;    // NULL: the expansion is not cached
    const Expansion *known; // expanded when the model was built; NULL: on demand
} ExpandedText;

typedef struct ExpandedTexts {
    ExpandedText *item;
    uint32_t count, room;
} ExpandedTexts;

// All texts of a step. With the model's scratch arena as `a` they are cached for all rules.
ExpandedTexts expanded_texts(Arena *a, const Model *m, uint32_t step);

// The same for `in`: the instruction of the step or, in an ONBUILD, its trigger.
ExpandedTexts expanded_texts_of(Arena *a, const Model *m, uint32_t step, const Instr *in);

// The expansion of one of them.
Expansion expand_text(const Model *m, uint32_t step, const ExpandedText *t);

// Joined offsets of a range in the text; those of the whole text when is_written is false.
Span expanded_place(const ExpandedText *t, Span place);

#endif
