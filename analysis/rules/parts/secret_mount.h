// Secrets that RUNs read from a mount instead of a variable.
#ifndef FL_RULES_PARTS_SECRET_MOUNT_H
#define FL_RULES_PARTS_SECRET_MOUNT_H

#include "lint/rule.h"

// Offers to delete the ARG or ENV of the finding, whose range is the name, and to mount the secret in each RUN of the
// stage that reads it. Nothing is offered where something else reads it, a RUN may write it
// into a file, or nothing reads it.
void fix_by_secret_mount(Fix *f, const Finding *found);

#endif
