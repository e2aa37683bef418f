// What helps while typing: completion and signature help. As in fl_editor.h, an offset in, plain structs out.
#ifndef FL_COMPLETE_H
#define FL_COMPLETE_H

#include "analysis.h"

// ---- Completion ----

typedef enum FlCompletionKind {
    FL_COMPLETES_INSTRUCTION,
    FL_COMPLETES_FLAG,  // of an instruction or mount, a key of LABEL
    FL_COMPLETES_VALUE, // one of few words that may stand there
    FL_COMPLETES_VARIABLE,
    FL_COMPLETES_STAGE,
    FL_COMPLETES_IMAGE,
    FL_COMPLETES_USER,
    FL_COMPLETES_RULE,
    FL_COMPLETES_DIRECTIVE, // also a comment that silences rules
    FL_COMPLETES_LINES,     // more than a word
    FL_COMPLETES_FILE,
    FL_COMPLETES_FOLDER,
} FlCompletionKind;

typedef struct FlCompletion {
    Str label;
    Str detail; // on one line; empty: none
    FlCompletionKind kind;
    Str text;    // what takes the place of the word
    Str snippet; // the same with places to fill in, in the syntax of LSP; empty when there are none
    Str topic;   // what fl_completion_text tells more of; empty: there is no more to tell
    Str commit;  // characters that accept it and are typed; empty: none
    FlEdits beside; // what changes with it elsewhere, without touching the word
    bool is_deprecated;
} FlCompletion;

// Best first. Only what can be made of the letters that are typed already, in their order.
typedef struct FlCompletions {
    const FlCompletion *item;
    uint32_t count;
    Span word;       // what is replaced: the whole word at the cursor, on one line
    Span word_typed; // the part of it before the cursor
    bool is_partial; // some are left out that fit: with another letter there may be others
} FlCompletions;

// What may stand at `at`. Nothing in comments, in the lines of heredocs and in commands of a shell but what fits there:
// variables, and the names in comments that silence rules.
FlCompletions fl_complete(Arena *a, FlDoc *doc, uint32_t at);

// What is to be known about an item, by its topic: it does not depend on a document. False when there is nothing.
bool fl_completion_text(Arena *a, Str topic, Str *markdown, Str *plain);

// ---- Signature help ----

typedef struct FlParameter {
    Span label; // bytes of the signature's label
    Str text;   // a sentence or two; empty: none
} FlParameter;

typedef struct FlSignature {
    Str label;
    Str text; // what it does: a sentence or two
    const FlParameter *parameter;
    uint32_t parameter_count;
    uint32_t active; // the parameter that is written at the cursor; parameter_count: none of them
} FlSignature;

typedef struct FlSignatures {
    const FlSignature *item;
    uint32_t count;
    uint32_t active; // the form that is written here
} FlSignatures;

// While somebody types a command line, its form is shown for the first word only; who asks for it gets it anywhere.
typedef enum FlSignatureCall { FL_SIGNATURES_TYPING, FL_SIGNATURES_ASKED } FlSignatureCall;

// The forms of the instruction or flag at `at`; none outside of their arguments, in comments and in lines of heredocs.
FlSignatures fl_signatures(Arena *a, FlDoc *doc, uint32_t at, FlSignatureCall call);

#endif
