// The `check` options of BuildKit (checks.md 3): a directive for the file, or comments for an
// instruction.
#ifndef FL_LINT_PASSES_CHECK_OPTIONS_H
#define FL_LINT_PASSES_CHECK_OPTIONS_H

#include "lint/open_document.h"
#include "model/remarks.h"
#include "model/syntax_image.h"

// A parsed options text. All zero: no options.
typedef struct CheckOptions {
    bool is_ok;    // false: the builder rejects the text, and no other field counts
    bool is_error; // error=true
    bool skip_all, experimental_all;
    Str skip, experimental; // comma-separated
    Str bad;                // the rejected part, a slice of the text
} CheckOptions;

CheckOptions check_options_read(Str text);

// Whether the rule is silenced; whether the experimental rule is switched on.
bool check_skips(const CheckOptions *o, Str name);
bool check_wants(const CheckOptions *o, Str name);

// Whether BuildKit has a check with that name (case-sensitive; `all` is none).
bool check_is_name(Str name);

// The nearest name of a check; empty when none is near.
Str check_nearest(Str name);

// The value of the `check` directive, and its item, as the early directive reader finds it; empty
// when there is none.
Str check_directive(const Items *items, uint32_t *item);

// The options of a comment before an instruction; is_ok is set only where the builder applies them.
CheckOptions check_comment(const Remark *remark);

// The options for the whole file: those of the directive, or the host's instead.
CheckOptions check_of_file(const FlDoc *doc);

#endif
