// Rules as Markdown: for RULES.md, and for a terminal.
#ifndef FL_SERVER_MARKDOWN_H
#define FL_SERVER_MARKDOWN_H

#include "analysis.h"

// One rule: heading of that level with its id, a line of facts, its text.
void markdown_rule(Out *o, const FlRule *rule, uint32_t level);

// All rules, behind a table of them.
void markdown_rules(Out *o, const FlRule *rules, uint32_t count);

#endif
