// Files that are checked together often have the same context, which is listed once.
#include "server/checked_context.h"
#include "server/context_place.h"
#include "server/paths.h"
#include <uv.h>

enum { PATH_ROOM = 4096 };

static uint32_t start_of_project(const CheckedContext *last, Str file)
{
    char room[PATH_ROOM];
    size_t size = sizeof room;
    if (last->has_start) return last->start;
    if (last->here.len || str_at(file, 0) != '/') return place_start(last->here, file);
    return place_start(str_of(room, uv_cwd(room, &size) ? 0 : (uint32_t)size), file);
}

static Place find_place(CheckedContext *last, Arena *a, Str file, FlDoc *doc)
{
    PlaceQuery q = {
        .dockerfile = file, .told = last->told, .names = last->names, .builds = &last->builds};
    Str named;
    q.start = start_of_project(last, file);
    q.sources = fl_context_sources(a, doc);
    if (!last->is_option && fl_context_named(a, doc, &named))
        q.told = path_join(a, path_folder(file), named);
    Place place = place_find(a, &q);
    last->missing = place.is_missing ? q.told : STR("");
    return place;
}

static CheckedListings *listings_of(CheckedContext *last)
{
    return last->shared ? last->shared : &last->own;
}

void checked_context(CheckedContext *last, Arena *a, Str file, FlDoc *doc)
{
    last->told_context = NULL;
    Place p = find_place(last, a, file, doc);
    if (p.listing.knowledge == FL_CONTEXT_UNKNOWN || !fl_wants_context(doc)) {
        p.listing.knowledge = FL_CONTEXT_UNKNOWN;
        fl_set_context(doc, fl_context(a, &p.listing));
        return;
    }
    folder_list_free(last->files);
    last->files = checked_listing(listings_of(last), p.folder, &p.listing, last->is_of_names);
    last->told_context = fl_context_again(a, last->files->context, &p.listing);
    fl_set_context(doc, last->told_context);
}

void checked_context_clear(CheckedContext *last)
{
    folder_list_free(last->files);
    checked_listings_clear(&last->own);
    build_cache_clear(&last->builds);
    *last = (CheckedContext){0};
}
