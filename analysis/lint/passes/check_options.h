// The `check` options of the builder (checks.md 3): a directive for the file, comments for instructions.
#ifndef FL_LINT_PASSES_CHECK_OPTIONS_H
#define FL_LINT_PASSES_CHECK_OPTIONS_H

#include "lint/open_document.h"
#include "model/remarks.h"

// One text of options. A zeroed one is none.
typedef struct CheckOptions {
    bool is_ok;    // false for a text that the builder refuses; nothing else holds then
    bool is_error; // error=true
    bool skip_all, experimental_all;
    Str skip, experimental; // comma-separated
    Str bad;                // the part that is refused, a slice of the text
} CheckOptions;

CheckOptions check_options_read(Str text);

// Whether the rule of that name is silenced, or the experimental rule of that name switched on.
bool check_skips(const CheckOptions *o, Str name);
bool check_wants(const CheckOptions *o, Str name);

// Whether the builder has a check of that name, letters as they are; `all` is none.
bool check_is_name(Str name);

// The check whose name is nearest; empty when none is near.
Str check_nearest(Str name);

// A line of the form `# KEY = VALUE` as the early reader takes it, with a key that the builder knows. The slices lie in
// the line.
typedef struct EarlyDirective {
    Str key, value;
} EarlyDirective;

bool early_directive_read(Str line, EarlyDirective *out);

// The value of the `check` directive as the builder's early reader finds it, and its item; empty when there is none.
Str check_directive(const Items *items, uint32_t *item);

// The options of a comment before an instruction; `is_ok` only where they count.
CheckOptions check_comment(const Remark *remark);

// The options of the whole file: of the directive, or what the host gave in its place.
CheckOptions check_of_file(const FlDoc *doc);

#endif
