// What is known of the image that a stage starts from, at the end of its FROM chain.
#ifndef FL_LINT_BASE_IMAGE_H
#define FL_LINT_BASE_IMAGE_H

#include "instructions/bases.h"
#include "instructions/images.h"
#include "lint/rule.h"

// The official image there; NULL when it is another one, or not in the table.
const ImageFacts *base_facts(const Model *m, const Stage *stage);

// Whether it is Ruby before 2.7, the first with Bundler 2 and the first that Rails 7 runs on.
bool base_is_old_ruby(const Model *m, const Stage *stage);

// Its default user; false when that is not known.
bool base_user(const Model *m, const Stage *stage, Str *user);

// Who installs packages there; false when that is not known.
bool base_system(const Model *m, const Stage *stage, BaseSystem *system);

// A user that the image brings for programs to run as; empty when none is known.
Str base_spare_user(const Model *m, const Stage *stage);

// The number of a user that the image brings; empty when it is not known.
Str base_user_number(const Model *m, const Stage *stage, Str name);

// Whether the image has the program, as far as that is known.
typedef enum ToolAnswer { TOOL_UNKNOWN, TOOL_THERE, TOOL_MISSING } ToolAnswer;
ToolAnswer base_tool(const Model *m, const Stage *stage, Str name);

// The same for several names: what is known of the image is found once.
typedef struct BaseTools {
    Str has, lacks; // programs, space-separated
    Str named;      // what the image is called after
} BaseTools;
BaseTools base_tools(const Model *m, const Stage *stage);
ToolAnswer tool_in(const BaseTools *tools, Str name);

#endif
