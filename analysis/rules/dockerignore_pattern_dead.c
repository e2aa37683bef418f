// Delete patterns of `.dockerignore` that do nothing.
//
// A pattern that names what is not there, or that other lines cover or undo, is usually a mistake: what it should keep out is still
// copied. Patterns with wildcards, and names that come and go, such as those that `.gitignore` has too, are not reported.
//
// ```context
// src/main.c 10
// docs/a.md 10
// ```
//
// ```dockerignore
// documents
// src
// !src
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY . /x
// ^^^^ line 1 of .dockerignore: `documents` matches nothing in the build context (and 1 more)
// ```
//
// ```dockerignore
// docs
// **/*.log
// node_modules
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY . /x
// ```
//
// ```context
// .gitignore
// src/main.c 10
// ```
//
// ```file .gitignore
// /uploads/
// ```
//
// ```dockerignore
// uploads
// documents
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY . /x
// ^^^^ line 2 of .dockerignore: `documents` matches nothing in the build context
// ```
//
// The pattern is named as it is written:
//
// ```context
// src/main.c 1
// ```
//
// ```dockerignore
// /documents/
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY . /x
// ^^^^ line 1 of .dockerignore: `/documents/` matches nothing in the build context
// ```
#include "rules/parts/ignore_report.h"

static void check_file(Check *c)
{
    report_ignore_faults(c, STR("dockerignore-pattern-dead"));
}

RULE(dockerignore_pattern_dead) = {
    .severity = FL_HINT,
    .since = "0.2",
    .check_file = check_file,
};
