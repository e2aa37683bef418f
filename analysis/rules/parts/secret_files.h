// Files for credentials that a COPY or ADD names, and whether they come into an image.
#ifndef FL_RULES_PARTS_SECRET_FILES_H
#define FL_RULES_PARTS_SECRET_FILES_H

#include "lint/context_sources.h"
#include "lint/run_facts.h"

// Whether the source is such a file by its name, or by its text where that is seen.
bool source_is_secret(const At *c, const ContextSource *s);

// Whether a COPY or ADD stands in a stage that is not shipped, and nothing takes its destination, or what holds that, from there.
bool copy_stays_behind(const At *c);

#endif
