// Begin comments of `.dockerignore` in the first column.
//
// A line with spaces or a pattern before its `#` is a pattern as a whole, and excludes files that happen to match it.
//
// ```context
// src/main.c 10
// ```
//
// ```dockerignore
// # what is built
//   # by hand
// out
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY . /x
// ^^^^ line 2 of .dockerignore: a comment begins in the first column; this line is a pattern
// ```
//
// ```dockerignore
// # what is built
// out
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY . /x
// ```
#include "rules/parts/ignore_report.h"

static void check_file(Check *c)
{
    report_ignore_faults(c, STR("dockerignore-comment-indented"));
}

RULE(dockerignore_comment_indented) = {
    .severity = FL_INFO,
    .since = "0.2",
    .check_file = check_file,
};
