// The nearest file that names the Dockerfile counts, and of it the first build.
#include "server/build_files.h"
#include "fl_paths.h"
#include "server/files.h"
#include "server/paths.h"
#include "settings/build_files.h"

enum { FILE_MOST = 256 << 10, FOLDERS_MOST = 32 };

typedef struct Kind {
    Str name;
    void (*read)(Arena *a, Str text, Builds *out);
} Kind;

static const Kind kinds[] = {
    {STR_INIT("compose.yaml"), builds_of_compose},
    {STR_INIT("compose.yml"), builds_of_compose},
    {STR_INIT("docker-compose.yaml"), builds_of_compose},
    {STR_INIT("docker-compose.yml"), builds_of_compose},
    {STR_INIT("docker-bake.hcl"), builds_of_bake},
    {STR_INIT("docker-bake.json"), builds_of_bake_json},
};

// A path in a folder, which may be empty, or an absolute one; without `.` and `..` where these can be resolved.
static Str within(Arena *a, Str folder, Str path)
{
    Str clean = fl_path_clean(a, str_at(path, 0) == '/' ? path : path_join(a, folder, path));
    return str_eq(clean, STR(".")) ? STR("") : clean;
}

static void match(Arena *a, const Builds *builds, Str folder, Str dockerfile, BuildFile *out)
{
    Out targets = out_on(a);
    for (uint32_t i = 0; i < builds->count; i++) {
        const Build *b = &builds->item[i];
        Str context = within(a, folder, b->context);
        if (!str_eq(within(a, context, b->dockerfile), dockerfile)) continue;
        if (!out->context.len) out->context = context.len ? context : STR(".");
        if (b->target.len) out_fmt(&targets, "%s%.*s", targets.len ? " " : "", STR_ARG(b->target));
    }
    out->targets = out_done(&targets);
}

BuildFile build_file_of(Arena *a, Str dockerfile, uint32_t start)
{
    BuildFile found = {0};
    Str path = within(a, STR(""), dockerfile), folder = path_folder(dockerfile);
    for (uint32_t n = 0; n < FOLDERS_MOST; n++, folder = path_folder(folder)) {
        for (uint32_t i = 0; i < ARRAY_LEN(kinds) && !found.context.len; i++) {
            Str text;
            Builds builds = {0};
            if (!file_read_plain(a, path_join(a, folder, kinds[i].name), FILE_MOST, &text))
                continue;
            kinds[i].read(a, text, &builds);
            match(a, &builds, folder, path, &found);
        }
        if (found.context.len || folder.len <= start) break;
    }
    return found;
}
