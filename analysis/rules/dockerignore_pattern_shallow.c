// Write `**/NAME` in `.dockerignore` for what is in subfolders too.
//
// Unlike in `.gitignore`, a pattern without a slash matches only at the root of the build context.
//
// ```context
// web/node_modules/x/index.js 10
// web/package.json 10
// ```
//
// ```dockerignore
// node_modules
// ```
//
// ```dockerfile
// FROM node:22.1-slim
// COPY . /x
// ^^^^ line 1 of .dockerignore: `node_modules` matches at the root only, so `web/node_modules` is still sent to the builder; write `**/node_modules`
// ```
//
// A name that matches nothing at the root is told here only:
//
// ```context
// web/generated/a.js 10
// web/package.json 10
// ```
//
// ```dockerignore
// generated
// ```
//
// ```dockerfile
// FROM node:22.1-slim
// COPY . /x
// ^^^^ line 1 of .dockerignore: `generated` matches at the root only, so `web/generated` is still sent to the builder; write `**/generated`
// ```
//
// ```dockerignore
// **/generated
// ```
//
// ```dockerfile
// FROM node:22.1-slim
// COPY . /x
// ```
#include "rules/parts/ignore_report.h"

static void check_file(Check *c)
{
    report_ignore_faults(c, STR("dockerignore-pattern-shallow"));
}

RULE(dockerignore_pattern_shallow) = {
    .severity = FL_INFO,
    .since = "0.2",
    .check_file = check_file,
};
