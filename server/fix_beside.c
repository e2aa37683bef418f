// All added lines go to the end of one file.
#include "server/fix_beside.h"
#include "fl_context.h"
#include "server/arguments.h"
#include "server/diff.h"
#include "server/paths.h"
#include "server/terminal.h"
#include <uv.h>

enum { PASSES_MAX = 10 };

typedef struct Addition {
    Str path;
    Out text;
    bool is_new;
} Addition;

static void collect(Rewrite *r, FlDoc *doc, const FlContext *context, Addition *to)
{
    FlAction fix;
    for (uint32_t i = 0; i < PASSES_MAX && fl_fix_beside(&r->file, doc, &fix); i++) {
        if (!to->path.len) *to = (Addition){fix.file.path, out_on(&r->file), fix.file.is_new};
        out_str(&to->text, fix.file.text);
        context = fl_context_edited(&r->file, context, &fix.file);
        fl_set_context(doc, context);
    }
}

// Does not overwrite a file that was created meanwhile.
static bool make(Arena *a, Str path, Str text)
{
    uv_fs_t call;
    const char *z = path_z(a, path);
    int file =
        uv_fs_open(NULL, &call, z, UV_FS_O_WRONLY | UV_FS_O_CREAT | UV_FS_O_EXCL, 0644, NULL);
    uv_fs_req_cleanup(&call);
    if (file < 0) return failure("%.*s: %s", STR_ARG(path), uv_strerror(file)) == EXIT_FINE;
    uv_buf_t buffer = uv_buf_init((char *)text.ptr, text.len);
    int written = uv_fs_write(NULL, &call, file, &buffer, 1, 0, NULL);
    uv_fs_req_cleanup(&call);
    uv_fs_close(NULL, &call, file, NULL);
    uv_fs_req_cleanup(&call);
    if (written == (int)text.len) return true;
    return failure("%.*s: could not be written whole", STR_ARG(path)) == EXIT_FINE;
}

static bool show(Rewrite *r, Str path, Str before, Str text)
{
    FlEdit edit = {{before.len, before.len}, text};
    Out o = out_on(&r->file);
    diff_print(&o, shown_name(&r->file, path), before, (FlEdits){&edit, 1});
    print_content(&r->file, out_done(&o));
    return true;
}

static bool write(Rewrite *r, Str path, const Addition *added)
{
    Str before = STR(""), text = out_done((Out *)&added->text);
    FileMark mark;
    if (!added->is_new && !file_read_to_replace(&r->file, path, &before, &mark)) return false;
    if (r->is_diff) return show(r, path, before, text);
    bool is_done = added->is_new ? make(&r->file, path, text)
                                 : file_replace(&r->file, path, &mark, before,
                                                str_join(&r->file, before, text)) != REPLACE_FAILED;
    if (is_done)
        print(str_fmt(&r->file, "%s %.*s\n", added->is_new ? "made" : r->done,
                      STR_ARG(shown_name(&r->file, path))));
    return is_done;
}

bool fix_beside(Rewrite *r, FlDoc *doc, const FlContext *context, Str folder)
{
    Addition added = {0};
    collect(r, doc, context, &added);
    if (!added.path.len) return true;
    r->changed_count++;
    return write(r, path_join(&r->file, folder, added.path), &added);
}
