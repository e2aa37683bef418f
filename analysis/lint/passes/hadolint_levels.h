// The severities that hadolint gives to its rules, for the profiles that follow them.
#ifndef FL_LINT_PASSES_HADOLINT_LEVELS_H
#define FL_LINT_PASSES_HADOLINT_LEVELS_H

#include "lint/finding.h"

// Gets hadolint's severity for the first hadolint code in the list; FL_OFF if hadolint reports it
// only on request. False when there is none. ShellCheck codes count as hadolint's and leave *level
// unchanged.
bool hadolint_level(Str codes, FlSeverity *level);

// Whether rules with a hadolint code report with hadolint's severities and wherever hadolint
// reports.
bool config_is_like_hadolint(const FlConfig *config);

#endif
