// Comments that silence rules, in the forms of all tools (linting.md 4.1).
#ifndef FL_LINT_PASSES_PRAGMAS_H
#define FL_LINT_PASSES_PRAGMAS_H

#include "lint/passes/selection.h"
#include "model/remarks.h"

typedef enum Reach {
    REACH_NEXT,     // the next instruction
    REACH_ADJACENT, // the same, when it follows on the very next line
    REACH_STAGE,    // the stage of the next FROM, that line included
    REACH_REST,     // from behind the next line to the end of the stage (hadolint's way)
    REACH_FILE,
    REACH_FACT, // it silences nothing, but tells something: the shell, the build context
} Reach;

typedef struct PragmaForm {
    Str words; // parted by one blank; any number of blanks may stand in the file
    Reach reach;
    Speaker speaker;
} PragmaForm;

// One comment. The slices lie in the text that was read.
typedef struct Pragma {
    const PragmaForm *form;
    Str names, reason; // behind `=`, without blanks at the ends
    bool is_void;      // its tool does not take the list
} Pragma;

// Whether the form may stand inside of an instruction too, for what comes next there.
bool pragma_is_of_line(const PragmaForm *form);

// Reads what stands behind the `#`. False when it is another comment.
bool pragma_read(Str text, Pragma *out);

// A name in the list of a comment that hid nothing although it could have.
typedef struct UnusedName {
    uint32_t item;
    Str comment, name; // slices of the item's text: the names of the comment, and the one
    bool is_far;       // hadolint looks only at the very next line
} UnusedName;

typedef struct UnusedNames {
    const UnusedName *item;
    uint32_t count;
} UnusedNames;

// The names that hid nothing in the latest suppress().
struct Levels;
UnusedNames scopes_unused(Arena *a, const Scopes *scopes, const struct Levels *levels);

#endif
