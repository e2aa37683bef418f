// Sets of rules and codes, as suppressing comments list them.
#ifndef FL_LINT_PASSES_SELECTION_H
#define FL_LINT_PASSES_SELECTION_H

#include "lint/sink.h"

// Bit sets: `name` over the rows of rule_names, `broad` over rules matched by a glob or `all`,
// `shell` over ShellCheck codes. Lives for one revision.
typedef struct Selection {
    uint64_t *name, *broad, *shell;
    uint64_t *used_name, *used_broad, *used_shell; // the members that silenced a finding
    uint64_t *not_named; // cache: rules that are not in the set by their table codes
} Selection;

enum { SHELL_CODE_MIN = 1000, SHELL_CODE_END = 5000 };

// The number of a ShellCheck code (`SC2086`, also with `shellcheck:`) minus SHELL_CODE_MIN;
// STR_NONE for other names.
uint32_t shell_code(Str name);

// Whether only the finding's id silences it: an error of the builder, or one of ours that is as
// certain.
bool finding_is_error(const Finding *f);

// The tool whose comment it is. Each tool knows only its own names.
typedef enum Speaker {
    SPEAKER_OURS,
    SPEAKER_HADOLINT,
    SPEAKER_TALLY,
    SPEAKER_SHELLCHECK, // only its own codes and `all`
} Speaker;

// Whether the text matches the glob; `*` matches any run of characters.
bool glob_matches(Str glob, Str text);

// Whether a glob matches a tool's code: `DL3*`, or with the tool's name `buildkit:*`. `code` may
// have the form `tool:CODE`.
bool glob_fits_code(Str glob, Str code);

// The first row of rule_names with this name, if the speaker knows it: an id, or a code with or
// without its tool. Else STR_NONE.
uint32_t selection_row(Speaker speaker, Str name);

void selection_init(Arena *a, Selection *s);

// Adds a name, code or glob. Unknown names are ignored.
void selection_add(Selection *s, Speaker speaker, Str name);

// Whether the finding is in the set: by id, code, glob or `all`. Errors only by id.
bool selection_has(const Selection *s, const Finding *f);

// The same, and marks all members that match as used.
bool selection_take(const Selection *s, const Finding *f);

// Whether the name (in our own syntax) silenced a finding since the last selection_forget.
bool selection_is_used(const Selection *s, Str name);
void selection_forget(const Selection *s);

#endif
