// What a stage has in its root folder, and not where it works.
#ifndef FL_RULES_PARTS_ROOT_FOLDER_H
#define FL_RULES_PARTS_ROOT_FOLDER_H

#include "lint/rule.h"

// Whether the relative path names something that the stage makes where it works, and that is certainly not in its root
// folder: the image is one of Docker's official images, and no instruction may have made it there.
bool root_lacks(const At *c, const Stage *stage, Str path);

#endif
