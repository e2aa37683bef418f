// The levels at which hadolint reports what it finds, for projects that go by them.
#ifndef FL_LINT_PASSES_HADOLINT_LEVELS_H
#define FL_LINT_PASSES_HADOLINT_LEVELS_H

#include "lint/finding.h"

// Whether one of the codes is hadolint's; `*level` is then the level of the first one. FL_OFF is one that hadolint does not
// report unless it is asked for. ShellCheck's codes are its own too, and keep the level that they have.
bool hadolint_level(Str codes, FlSeverity *level);

// Whether rules with a code of hadolint report at its levels and as broadly as it does.
bool config_is_like_hadolint(const FlConfig *config);

#endif
