// Variables as hadolint sees them, for the profile of its name.
#ifndef FL_RULES_PARTS_HADOLINT_ENV_H
#define FL_RULES_PARTS_HADOLINT_ENV_H

#include "lint/rule.h"

// Whether the text has `$NAME`, not followed by more of a name, or `${NAME}` in it.
bool holds_variable(Str text, Str name);

// The definition of that number (var_def), but NULL for all names of an ARG behind its first, of which hadolint knows nothing.
const VarDef *seen_def(const Model *m, uint32_t var);

// The same behind ONBUILD, where hadolint sees only what other triggers of the file define: whether `is_it` says so of the
// text and one of the definitions above.
typedef bool IsDefinition(const At *c, const Instr *in, const Node *pair, Str text);
bool seen_in_triggers(const At *c, IsDefinition *is_it, Str text);

// Whether a name that no earlier ENV or ARG of the file sets stands in the value of another pair of the ENV, before it or
// after it, as `$NAME` or `${NAME}`; then the place of that value.
bool seen_env_use(Check *c, const Instr *in, Span *place);

#endif
