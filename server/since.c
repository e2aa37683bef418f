// Reads everything with git; nothing is checked out.
#include "server/since.h"
#include "server/context_place.h"
#include "server/git_changes.h"

// The ignore file in the old revision.
static void find_ignore(Arena *a, Since *since)
{
    Str path[IGNORE_PATHS_MOST], text = STR("");
    uint32_t count = place_ignore_paths(a, since->dockerfile, since->folder, path), i = 0;
    while (i < count && !git_text(a, path[i], since->revision, &text)) i++;
    if (i == count) text = STR("");
    since->changes.has_ignore_before = !str_eq(text, fl_context_ignore(since->context));
    since->changes.ignore_before = text;
}

// The old Dockerfile; empty when it did not exist.
static void open_before(Arena *a, Since *since)
{
    Str text;
    if (str_is_z(since->dockerfile, "-")) return;
    if (!git_text(a, since->dockerfile, since->revision, &text)) text = STR("");
    since->changes.before = fl_open(text);
    fl_configure(since->changes.before, since->config);
    fl_set_context(since->changes.before, since->context);
}

bool since_find(Arena *a, Since *since)
{
    GitReach reach = since->context ? GIT_FOLDER : GIT_REPOSITORY;
    if (!git_changes(a, since->folder, reach, since->revision, &since->paths)) return false;
    since->changes.is_unplaced = !since->context;
    since->changes.paths = (FlPaths){since->paths.item, since->paths.count};
    open_before(a, since);
    if (since->context) find_ignore(a, since);
    return true;
}
