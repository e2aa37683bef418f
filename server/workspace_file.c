#include "server/workspace_file.h"
#include "fl_ignore.h"
#include "protocol/write.h"
#include "server/arguments.h"
#include "server/files.h"
#include "server/paths.h"

uint64_t workspace_stamp(Arena *a, Str path)
{
    uv_fs_t call;
    uint64_t stamp = 0;
    if (0 <= uv_fs_stat(NULL, &call, path_z(a, path), NULL)) {
        const uv_stat_t *stat = &call.statbuf;
        const uint64_t part[] = {stat->st_ino, stat->st_size, (uint64_t)stat->st_mtim.tv_sec,
                                 (uint64_t)stat->st_mtim.tv_nsec};
        stamp = 0xCBF29CE484222325u;
        for (uint32_t i = 0; i < ARRAY_LEN(part); i++) stamp = (stamp ^ part[i]) * 0x100000001B3u;
    }
    uv_fs_req_cleanup(&call);
    return stamp;
}

static FlFindings check_ignore(WorkspaceFile *f, Str text)
{
    if (f->files->listing.knowledge == FL_CONTEXT_UNKNOWN)
        return fl_ignore_lint(&f->arena, text, fl_context(&f->arena, &f->files->listing));
    return fl_ignore_lint(&f->arena, text, folder_list(f->files));
}

static FlFindings check_dockerfile(WorkspaceFile *f, FlDoc *doc)
{
    f->settings.config.is_editor = true;
    fl_configure(doc, &f->settings.config);
    f->context->told = f->settings.context;
    checked_context(f->context, &f->arena, f->path, doc);
    return fl_lint(&f->arena, doc);
}

void workspace_file_check(WorkspaceFile *f)
{
    Str text;
    FlFindings found = {0};
    f->stamp = workspace_stamp(&f->arena, f->path);
    if (!file_read_if_any(&f->arena, f->path, &text)) return;
    FlDoc *doc = fl_open(text);
    if (!f->settings.is_excluded)
        found = f->files ? check_ignore(f, text) : check_dockerfile(f, doc);
    View view = {.doc = doc, .uri = f->uri, .client = f->client, .is_closed = true};
    Out item = out_on(&f->arena);
    f->id = write_workspace_report(&item, &view, found, f->previous);
    f->item = out_done(&item);
    fl_close(doc);
}
