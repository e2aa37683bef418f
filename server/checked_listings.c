// A thread that lists a folder adds the listing first, so that other threads wait for it.
#include "server/checked_listings.h"
#include <string.h>

void checked_listings_share(CheckedListings *l)
{
    uv_mutex_init(&l->lock);
    uv_cond_init(&l->listed);
    l->is_shared = true;
}

static void lock(CheckedListings *l)
{
    if (l->is_shared) uv_mutex_lock(&l->lock);
}

static void unlock(CheckedListings *l)
{
    if (l->is_shared) uv_mutex_unlock(&l->lock);
}

static void put_first(CheckedListings *l, FolderList *files, uint32_t from)
{
    memmove(l->item + 1, l->item, from * sizeof *l->item);
    l->item[0] = files;
}

static FolderList *find(CheckedListings *l, Str folder, const FlListing *told, bool is_of_names)
{
    uint32_t i = 0;
    while (i < l->count &&
           (l->item[i]->is_of_names != is_of_names || !folder_list_is_of(l->item[i], folder, told)))
        i++;
    if (i == l->count) return NULL;
    put_first(l, l->item[i], i);
    return l->item[0];
}

static FolderList *add(CheckedListings *l, Str folder, const FlListing *told, bool is_of_names)
{
    FolderList *files = folder_list_new();
    files->folder = str_copy(&files->arena, folder);
    files->listing.has_ignore = told->has_ignore;
    files->listing.ignore = str_copy(&files->arena, told->ignore);
    files->is_of_names = is_of_names;
    if (l->count == LISTINGS_KEPT) folder_list_free(l->item[--l->count]);
    put_first(l, files, l->count++);
    return files;
}

// Removes the least recently used listings while all together are too large.
static void make_room(CheckedListings *l)
{
    uint32_t entries = 0, keep = 0;
    for (; keep < l->count; keep++) {
        if (l->item[keep]->context) entries += l->item[keep]->listing.count;
        if (keep && LISTINGS_ENTRIES < entries) break;
    }
    while (keep < l->count) folder_list_free(l->item[--l->count]);
}

static void fill(CheckedListings *l, FolderList *files)
{
    unlock(l);
    const FlContext *context = folder_list(files);
    lock(l);
    files->context = context;
    make_room(l);
    if (l->is_shared) uv_cond_broadcast(&l->listed);
}

FolderList *checked_listing(CheckedListings *l, Str folder, const FlListing *told, bool is_of_names)
{
    lock(l);
    FolderList *kept = find(l, folder, told, is_of_names);
    FolderList *files = folder_list_keep(kept ? kept : add(l, folder, told, is_of_names));
    if (!kept) fill(l, files);
    while (!files->context) uv_cond_wait(&l->listed, &l->lock);
    unlock(l);
    return files;
}

void checked_listings_clear(CheckedListings *l)
{
    while (l->count) folder_list_free(l->item[--l->count]);
    if (!l->is_shared) return;
    uv_cond_destroy(&l->listed);
    uv_mutex_destroy(&l->lock);
    l->is_shared = false;
}
