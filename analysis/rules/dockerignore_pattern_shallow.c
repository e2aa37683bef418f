// Write `**/NAME` in `.dockerignore` for what lies in folders too.
//
// A pattern without a slash is not one of `.gitignore`: it matches at the root of the build context only.
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
// ^^^^ line 1 of .dockerignore: `node_modules` is kept out only at the root: `web/node_modules` is not, for which `**/node_modules` is needed
// ```
//
// ```dockerignore
// **/node_modules
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
