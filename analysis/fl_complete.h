// Help while typing: completion and signature help. As in fl_editor.h: an offset in, plain structs
// out.
#ifndef FL_COMPLETE_H
#define FL_COMPLETE_H

#include "analysis.h"

// ---- Completion ----

typedef enum FlCompletionKind {
    FL_COMPLETES_INSTRUCTION,
    FL_COMPLETES_FLAG,  // of an instruction or mount; a key of LABEL
    FL_COMPLETES_VALUE, // one of a fixed set of words
    FL_COMPLETES_VARIABLE,
    FL_COMPLETES_STAGE,
    FL_COMPLETES_IMAGE,
    FL_COMPLETES_USER,
    FL_COMPLETES_RULE,
    FL_COMPLETES_DIRECTIVE, // also a suppressing comment
    FL_COMPLETES_LINES,     // several words or lines
    FL_COMPLETES_FILE,
    FL_COMPLETES_FOLDER,
} FlCompletionKind;

typedef struct FlCompletion {
    Str label;
    Str detail; // one line; may be empty
    FlCompletionKind kind;
    Str text;       // replaces the word
    Str snippet;    // `text` with placeholders in LSP syntax; empty: none
    Str topic;      // argument for fl_completion_text; empty: there is no more to tell
    Str commit;     // characters that accept the item when typed; may be empty
    FlEdits beside; // edits elsewhere, which do not touch the word
    bool is_deprecated;
} FlCompletion;

// Sorted, the best first. Contains only what matches the typed letters as a subsequence.
typedef struct FlCompletions {
    const FlCompletion *item;
    uint32_t count;
    Span word;       // the whole word at the cursor, on one line; it is replaced
    Span word_typed; // its part before the cursor
    bool is_partial; // items were left out: ask again after the next letter
} FlCompletions;

// What may stand at `at`. In comments, heredoc bodies and shell commands only variables, and names
// in suppressing comments.
FlCompletions fl_complete(Arena *a, FlDoc *doc, uint32_t at);

// The documentation of an item, by its topic. Independent of documents. False when there is none.
bool fl_completion_text(Arena *a, Str topic, Str *markdown, Str *plain);

// ---- Signature help ----

typedef struct FlParameter {
    Span label; // bytes of the signature's label
    Str text;   // one or two sentences; may be empty
} FlParameter;

typedef struct FlSignature {
    Str label;
    Str text; // what it does, in one or two sentences
    const FlParameter *parameter;
    uint32_t parameter_count;
    uint32_t active; // the parameter at the cursor; parameter_count: none
} FlSignature;

typedef struct FlSignatures {
    const FlSignature *item;
    uint32_t count;
    uint32_t active; // the form in use at the cursor
} FlSignatures;

// While typing, the signature of a command line is shown for the first word only; on request it is
// shown anywhere.
typedef enum FlSignatureCall { FL_SIGNATURES_TYPING, FL_SIGNATURES_ASKED } FlSignatureCall;

// The forms of the instruction or flag at `at`. None outside of arguments, in comments and in
// heredoc bodies.
FlSignatures fl_signatures(Arena *a, FlDoc *doc, uint32_t at, FlSignatureCall call);

#endif
