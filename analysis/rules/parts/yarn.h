// Which yarn a command is: from version 2 on it is another program, with other options.
#ifndef FL_RULES_PARTS_YARN_H
#define FL_RULES_PARTS_YARN_H

#include "lint/run_facts.h"

// Whether it is yarn of version 2 or later, as its options, what stands before it, or the files beside the Dockerfile say. Its
// cache may be what the program runs from.
bool is_new_yarn(const At *c, const Command *yarn);

// Whether the version is a matter of `package.json`, as Corepack is there, and nothing shows that it is the old one.
bool may_be_new_yarn(const At *c);

#endif
