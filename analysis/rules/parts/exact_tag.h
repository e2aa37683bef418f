// The fix for images that leave the version open, by what their registry says.
#ifndef FL_RULES_EXACT_TAG_H
#define FL_RULES_EXACT_TAG_H

#include "lint/rule.h"

// Offers the tag that names a version of the image which the finding underlines: that which has the same digest today or, for an
// image without a tag, the newest one. Nothing where the registry was not asked or the image comes from a variable.
void fix_exact_tag(Fix *f, const Finding *found);

#endif
