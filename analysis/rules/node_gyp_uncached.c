// Keep what node-gyp downloads in a cache mount.
//
// To compile a package with parts in C, node-gyp downloads the headers of Node in each build. A cache mount keeps them for
// the next build, and out of the image. This rule is off by default; `strict` switches it on.
//
// ```dockerfile
// FROM node:22.12
// RUN npm rebuild
//     ^^^^^^^^^^^ `npm rebuild` downloads the headers of Node in each build; mount a cache at `/root/.cache/node-gyp`
// ```
//
// ```fixed
// FROM node:22.12
// RUN --mount=type=cache,target=/root/.cache/node-gyp npm rebuild
// ```
//
// ```dockerfile
// FROM node:22.12
// RUN --mount=type=cache,target=/root/.cache/node-gyp npm rebuild && node-gyp rebuild
// RUN npm run build
// ```
#include "rules/parts/mount_rows.h"

static bool compiles(const Command *c)
{
    return cmd_is(c, "npm", "rebuild") || cmd_is(c, "node-gyp", "rebuild") ||
           cmd_is(c, "node-gyp", "configure") || cmd_is(c, "node-gyp", "build");
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (!compiles(command) || run_has_mount(&c->at, STR("/root/.cache/node-gyp"))) continue;
        Str head = cmd_words(c->arena, command);
        report(c, cmd_head(command),
               "`%.*s` downloads the headers of Node in each build; mount a cache at "
               "`/root/.cache/node-gyp`",
               STR_ARG(head));
        return;
    }
}

static void fix(Fix *f, const Finding *found)
{
    if (f->in_onbuild || !mounts_fit(&f->at)) return;
    fix_offer(f, found, FIX_ASK, "Add a cache mount");
    fix_insert(f, found, instr_keyword(f->in)->end,
               STR(" --mount=type=cache,target=/root/.cache/node-gyp"));
}

RULE(node_gyp_uncached) = {
    .codes = WORDS("tally:js/node-gyp-cache-mounts"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
