// Sets of rules and codes, as comments name them.
#ifndef FL_LINT_PASSES_SELECTION_H
#define FL_LINT_PASSES_SELECTION_H

#include "lint/sink.h"

// Bits over the rows of rule_names (named as such), over the rules (named by a glob or `all`), and over the codes of
// ShellCheck. Lives for one revision.
typedef struct Selection {
    uint64_t *name, *broad, *shell;
    uint64_t *used_name, *used_broad, *used_shell; // those that silenced something
    uint64_t *not_named; // rules that it is known not to name, by their own codes
} Selection;

enum { SHELL_CODE_MIN = 1000, SHELL_CODE_END = 5000 };

// The number in a code of ShellCheck, `SC2086` with or without its tool, less SHELL_CODE_MIN; STR_NONE for another name.
uint32_t shell_code(Str name);

// Whether the finding is an error of the builder's, or one of ours that is as sure: only its id silences it.
bool finding_is_error(const Finding *f);

// Whose comment it is; each tool knows its own names only.
typedef enum Speaker {
    SPEAKER_OURS,
    SPEAKER_HADOLINT,
    SPEAKER_TALLY,
    SPEAKER_SHELLCHECK, // only its own codes, and `all`
} Speaker;

// Whether the text is what the glob says; `*` stands for any run of characters.
bool glob_matches(Str glob, Str text);

// Whether a glob is about the code of a tool: `DL3*`, or with the tool, `buildkit:*`. The code may be given as `tool:CODE`.
bool glob_fits_code(Str glob, Str code);

// The first row of rule_names with this name, if it is an id or a code (with or without its tool) that the speaker
// knows; else STR_NONE.
uint32_t selection_row(Speaker speaker, Str name);

void selection_init(Arena *a, Selection *s);

// Adds one name. What is no name of a rule, code or glob changes nothing.
void selection_add(Selection *s, Speaker speaker, Str name);

// Whether the finding is in the set: by its id, by a code that it carries, by a glob or `all`. Errors only by id.
bool selection_has(const Selection *s, const Finding *f);

// The same, and notes all names that fit as used.
bool selection_take(const Selection *s, const Finding *f);

// Whether the name, of ours, has silenced something since the last selection_forget.
bool selection_is_used(const Selection *s, Str name);
void selection_forget(const Selection *s);

#endif
