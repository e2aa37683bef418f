// The rules as Markdown: RULES.md, and one rule for a terminal.
#ifndef FL_SERVER_MARKDOWN_H
#define FL_SERVER_MARKDOWN_H

#include "analysis.h"

// One rule: its id as a heading of that level, what is known of it in a line, then its text.
void markdown_rule(Out *o, const FlRule *rule, uint32_t level);

// All rules, with a table before them.
void markdown_rules(Out *o, const FlRule *rules, uint32_t count);

#endif
