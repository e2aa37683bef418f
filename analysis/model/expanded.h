// The texts of an instruction that the builder expands (language.md 9.7).
#ifndef FL_MODEL_EXPANDED_H
#define FL_MODEL_EXPANDED_H

#include "model/model.h"

// What became of a text, for those who ask again.
typedef struct KeptExpansion {
    Expansion expansion;
    struct Hearing *heard; // when it was made; NULL: it was not
} KeptExpansion;

typedef struct ExpandedText {
    Span span; // joined
    Str text;  // flags without quotes, JSON strings decoded
    bool
        is_written; // text and span are the same bytes, so places in the text are places in the file
    bool has_words;         // EXPOSE: may come to several words
    bool is_body;           // of a heredoc: quotes mean nothing, the escape is a backslash
    uint32_t limit;         // definitions that are visible, for expand_within
    KeptExpansion *kept;    // NULL: it is not kept
    const Expansion *known; // what the model was made with; NULL: it is expanded when somebody asks
} ExpandedText;

typedef struct ExpandedTexts {
    ExpandedText *item;
    uint32_t count, room;
} ExpandedTexts;

// In the scratch of the model they are read once for all rules that ask.
ExpandedTexts expanded_texts(Arena *a, const Model *m, uint32_t step);

// The same of that instruction, or of the trigger in it where it is an ONBUILD.
ExpandedTexts expanded_texts_of(Arena *a, const Model *m, uint32_t step, const Instr *in);

// What becomes of one of them.
Expansion expand_text(const Model *m, uint32_t step, const ExpandedText *t);

// A place in the text as joined range: the whole text where the two differ.
Span expanded_place(const ExpandedText *t, Span place);

#endif
