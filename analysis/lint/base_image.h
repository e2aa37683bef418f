// What is known of the image at the end of a stage's FROM chain, from tables.
#ifndef FL_LINT_BASE_IMAGE_H
#define FL_LINT_BASE_IMAGE_H

#include "instructions/bases.h"
#include "instructions/images.h"
#include "lint/rule.h"

// The facts of that image if it is official; NULL for other images and those not in the table.
const ImageFacts *base_facts(const Model *m, const Stage *stage);

// Whether the image has Ruby before 2.7, which lacks Bundler 2 and cannot run Rails 7.
bool base_is_old_ruby(const Model *m, const Stage *stage);

// The image's default user; false when unknown.
bool base_user(const Model *m, const Stage *stage, Str *user);

// The image's package system; false when unknown.
bool base_system(const Model *m, const Stage *stage, BaseSystem *system);

// An unprivileged user that the image brings for programs; empty when none is known.
Str base_spare_user(const Model *m, const Stage *stage);

// The numeric id of a user of the image; empty when unknown.
Str base_user_number(const Model *m, const Stage *stage, Str name);

// Whether the image contains the program.
typedef enum ToolAnswer { TOOL_UNKNOWN, TOOL_THERE, TOOL_MISSING } ToolAnswer;
ToolAnswer base_tool(const Model *m, const Stage *stage, Str name);

// The same for several names, with one lookup of the image.
typedef struct BaseTools {
    Str has, lacks; // programs, space-separated
    Str named;      // official name of the image
} BaseTools;
BaseTools base_tools(const Model *m, const Stage *stage);
ToolAnswer tool_in(const BaseTools *tools, Str name);

#endif
