// Quotes around the delimiter of a heredoc, which keep its text as it is written.
#ifndef FL_RULES_PARTS_HEREDOC_QUOTE_H
#define FL_RULES_PARTS_HEREDOC_QUOTE_H

#include "lint/rule.h"

// Offers them for the heredoc that the finding marks, or in which it lies. Not where the builder puts in a value or takes
// away a backslash that is there for it, nor where all names look like ones that were to be declared.
void heredoc_quote(Fix *f, const Finding *found);

#endif
