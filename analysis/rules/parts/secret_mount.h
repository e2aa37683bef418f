// Secrets that RUNs read from a mount instead of a variable.
#ifndef FL_RULES_PARTS_SECRET_MOUNT_H
#define FL_RULES_PARTS_SECRET_MOUNT_H

#include "lint/rule.h"

// The id of a secret that is called so: `npm-token` for `NPM_TOKEN`.
Str secret_id(Arena *a, Str name);

// Offers to delete the ARG or ENV of the finding, which sets one variable, and to mount the secret in each RUN of the
// stage that reads it, or starts a program that looks for it. Nothing is offered where something else reads it, a RUN may
// write it into a file, or nothing reads it.
void fix_by_secret_mount(Fix *f, const Finding *found);

// Offers to write how the container gets the variable in place of the ENV, where nothing in the build can read it.
void fix_by_run_option(Fix *f, const Finding *found);

// Offers to read the part of a word of the RUN from a secret of that id. Nothing is offered where the RUN may write it into a
// file, or a shell would not put it there. `is_address`: it is part of a URL, which more commands keep.
void fix_by_secret_file(Fix *f, const Finding *found, Span secret, Str id, bool is_address);

// Begins the offer to read a part of the RUN from the secret of that id, with its mount.
void fix_offer_secret_file(Fix *f, const Finding *found, Str id);

#endif
