// Comments that silence rules, in the syntaxes of all supported tools (linting.md 4.1).
#ifndef FL_LINT_PASSES_PRAGMAS_H
#define FL_LINT_PASSES_PRAGMAS_H

#include "lint/passes/selection.h"
#include "model/remarks.h"

typedef enum Reach {
    REACH_NEXT,     // the next instruction
    REACH_ADJACENT, // the next instruction, if it is on the very next line
    REACH_STAGE,    // the stage of the next FROM, including the FROM
    REACH_REST,     // from the line after the next to the end of the stage (hadolint)
    REACH_FILE,
    REACH_FACT, // silences nothing, but tells a fact: the shell, the target
} Reach;

typedef struct PragmaForm {
    Str words; // separated by one blank here; any number of blanks in the file
    Reach reach;
    Speaker speaker;
} PragmaForm;

// A parsed comment. The slices lie in the text that was parsed.
typedef struct Pragma {
    const PragmaForm *form;
    Str names, reason; // behind `=`, trimmed
    bool is_void;      // its tool rejects the list
} Pragma;

// Whether the form may also stand between the lines of an instruction.
bool pragma_is_of_line(const PragmaForm *form);

// Parses the text behind the `#`. False when it is no such comment.
bool pragma_read(Str text, Pragma *out);

// A name in a suppressing comment that silenced nothing.
typedef struct UnusedName {
    uint32_t item;
    Str comment, name; // slices of the item's text: all names of the comment, and this one
    bool is_far;       // hadolint only looks at the very next line
} UnusedName;

typedef struct UnusedNames {
    const UnusedName *item;
    uint32_t count;
} UnusedNames;

// The names that silenced nothing in the latest suppress().
struct Levels;
UnusedNames scopes_unused(Arena *a, const Scopes *scopes, const struct Levels *levels);

#endif
