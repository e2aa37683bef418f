#include "server/documents.h"
#include "fl_ignore.h"
#include "server/folder_list.h"
#include "server/host.h"
#include "server/image_checks.h"
#include "server/shell_checks.h"
#include "server/uri.h"
#include <string.h>

static Str uri_of(const Document *document)
{
    return document->uri;
}

static Str path_of(const Document *document)
{
    return document->path;
}

// The index of the document with that URI in a sorted list, or where it belongs.
static uint32_t place_in(Document *const *row, uint32_t count, Str (*name_of)(const Document *),
                         Str name)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (str_cmp(name_of(row[middle]), name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t place_of(const Documents *d, Str uri)
{
    return place_in(d->item, d->count, uri_of, uri);
}

static uint32_t place_of_path(const Documents *d, Str path)
{
    return place_in(d->by_path, d->path_count, path_of, path);
}

static bool is_at(const Documents *d, uint32_t place, Str uri)
{
    return place < d->count && str_eq(d->item[place]->uri, uri);
}

Document *documents_find(const Documents *d, Str uri)
{
    uint32_t place = place_of(d, uri);
    return is_at(d, place, uri) ? d->item[place] : NULL;
}

// ---- By path ----

Document *documents_at(const Documents *d, Str path)
{
    uint32_t place = place_of_path(d, path);
    bool is_there = place < d->path_count && str_eq(d->by_path[place]->path, path);
    return is_there ? d->by_path[place] : NULL;
}

// Reserves room for all documents.
static void insert_path(Documents *d, Document *document)
{
    Arena a = {0};
    Str path;
    bool is_file = uri_path(&a, document->uri, &path);
    document->path = host_copy(is_file ? path : STR(""));
    arena_clear(&a);
    if (!document->path.len) return;
    uint32_t place = place_of_path(d, document->path);
    memmove(d->by_path + place + 1, d->by_path + place,
            sizeof *d->by_path * (d->path_count - place));
    d->by_path[place] = document;
    d->path_count++;
}

static void remove_path(Documents *d, const Document *document)
{
    uint32_t place = place_of_path(d, document->path);
    while (place < d->path_count && d->by_path[place] != document) place++;
    if (!document->path.len || place == d->path_count) return;
    d->path_count--;
    memmove(d->by_path + place, d->by_path + place + 1,
            sizeof *d->by_path * (d->path_count - place));
}

// ---- Opening and closing ----

// Language ids of other files, which clients send for other Docker servers.
static const Str foreign_languages =
    STR_INIT("dockercompose dockerbake yaml hcl dockerignore ignore json markdown gitignore "
             "git-ignore docker-compose yaml.docker-compose");

// Some editors use the language of Dockerfiles for `Dockerfile.dockerignore`.
static bool is_foreign(const TextDocument *opened)
{
    return str_is_one_of(opened->language, foreign_languages);
}

static Document *insert(Documents *d, uint32_t place, Str uri)
{
    if (d->count == d->room) {
        d->room = d->room ? d->room * 2 : 8;
        d->item = fl_host_alloc(d->item, sizeof *d->item * d->room);
        d->by_path = fl_host_alloc(d->by_path, sizeof *d->by_path * d->room);
    }
    memmove(d->item + place + 1, d->item + place, sizeof *d->item * (d->count - place));
    Document *document = fl_host_alloc(NULL, sizeof *document);
    *document = (Document){.uri = host_copy(uri), .config = {.is_editor = true}};
    d->item[place] = document;
    d->count++;
    insert_path(d, document);
    return document;
}

static void wake(Document *document, Str text)
{
    document->awake = fl_open(text);
    fl_configure(document->awake, &document->config);
    host_free(document->asleep);
    document->asleep = (Str){0};
}

FlDoc *document_doc(Document *document)
{
    if (!document->awake) wake(document, document->asleep);
    return document->awake;
}

Document *documents_open(Documents *d, const TextDocument *opened)
{
    uint32_t place = place_of(d, opened->uri);
    Document *document =
        is_at(d, place, opened->uri) ? d->item[place] : insert(d, place, opened->uri);
    if (document->awake)
        fl_replace(document->awake, opened->text);
    else
        wake(document, opened->text);
    document->version = opened->version;
    document->is_ignore = fl_is_ignore_name(uri_name(opened->uri));
    document->is_quiet = document->is_ignore || is_foreign(opened);
    document->is_lost = false;
    return document;
}

static uint32_t warm_place(const Documents *d, const Document *document)
{
    uint32_t i = 0;
    while (i < DOCUMENTS_WARM && d->warm[i] != document) i++;
    return i;
}

// A small document is reduced to its text; of a large one the tree stays.
static void rest(Document *document)
{
    enum { SMALL = 1 << 14 }; // bytes
    if (!document->awake) return;
    if (SMALL < fl_length(document->awake)) {
        fl_rest(document->awake);
        return;
    }
    Arena a = {0};
    document->asleep = host_copy(fl_text(&a, document->awake));
    arena_clear(&a);
    fl_close(document->awake);
    document->awake = NULL;
}

void documents_cool(Documents *d, Document *document)
{
    enum { MANY_RESTED = 256 }; // then free memory is returned to the system
    if (warm_place(d, document) < DOCUMENTS_WARM) return;
    rest(document);
    if (++d->rested_count % MANY_RESTED == 0) host_give_back();
}

// Moves the document to the front.
void documents_warm(Documents *d, Document *document)
{
    uint32_t place = warm_place(d, document);
    Document *last = d->warm[DOCUMENTS_WARM - 1];
    bool is_new = place == DOCUMENTS_WARM;
    if (is_new) place--;
    memmove(d->warm + 1, d->warm, sizeof *d->warm * place);
    d->warm[0] = document;
    if (is_new && last) documents_cool(d, last);
}

Document *documents_ask(Documents *d, Str uri)
{
    Document *document = documents_find(d, uri);
    if (document) documents_warm(d, document);
    return document;
}

static void close_document(Document *document)
{
    if (document->awake) fl_close(document->awake);
    host_free(document->asleep);
    host_free(document->uri);
    host_free(document->path);
    folder_list_free(document->files);
    shell_asked_free(document->shell);
    image_given_free(document->images);
    arena_clear(&document->told);
    arena_clear(&document->pulled_arena);
    fl_host_alloc(document->tokens.item, 0);
    fl_host_alloc(document, 0);
}

void documents_close(Documents *d, Str uri)
{
    uint32_t place = place_of(d, uri);
    if (!is_at(d, place, uri)) return;
    uint32_t warm = warm_place(d, d->item[place]);
    if (warm < DOCUMENTS_WARM) d->warm[warm] = NULL;
    remove_path(d, d->item[place]);
    close_document(d->item[place]);
    d->count--;
    memmove(d->item + place, d->item + place + 1, sizeof *d->item * (d->count - place));
}

void documents_clear(Documents *d)
{
    for (uint32_t i = 0; i < d->count; i++) close_document(d->item[i]);
    fl_host_alloc(d->item, 0);
    fl_host_alloc(d->by_path, 0);
    *d = (Documents){0};
}

void document_configure(Document *document, const FlConfig *config, Arena told)
{
    Arena old = document->told;
    FlConfig before = document->config;
    document->config = *config;
    document->config.is_editor = true;
    document->config.shell_answers = before.shell_answers;
    document->config.image_answers = before.image_answers;
    document->config.context = before.context;
    document->config.has_ignore = before.has_ignore;
    document->config.ignore = before.ignore;
    document->told = told;
    if (document->awake) fl_configure(document->awake, &document->config);
    arena_clear(&old);
}

bool document_set_context(Document *document, FolderList *files, const FlContext *context,
                          FolderList **old)
{
    *old = document->files;
    bool is_new = fl_context_digest(document->config.context) != fl_context_digest(context);
    document->files = files;
    if (document->awake) fl_set_context(document->awake, context);
    document->config.context = context;
    document->config.has_ignore = context && files->listing.has_ignore;
    document->config.ignore = files->listing.ignore;
    bool is_known = files->listing.knowledge != FL_CONTEXT_UNKNOWN;
    document->folder_uri = STR("");
    if (files->folder.len && is_known)
        document->folder_uri = uri_of_path(&files->arena, files->folder);
    return is_new;
}

bool document_is_silent(const Document *document)
{
    return document->is_quiet || document->is_lost;
}

void document_keep_tokens(Document *document, TokenData data)
{
    TokenData *kept = &document->tokens;
    if (kept->room < data.count) {
        kept->room = data.count;
        kept->item = fl_host_alloc(kept->item, sizeof *kept->item * kept->room);
    }
    if (data.count) memcpy(kept->item, data.item, sizeof *kept->item * data.count);
    kept->count = data.count;
    document->token_id++;
}

View document_view(Document *document, const Client *client)
{
    View view = {.doc = document_doc(document), .uri = document->uri, .version = document->version};
    view.client = client;
    view.folder = document->folder_uri;
    view.ignore = document->config.ignore;
    view.is_partial = document->is_listing;
    return view;
}

// Receiving the whole text restores a lost document.
static bool take_text(Document *document, Str text)
{
    if (!fl_replace(document_doc(document), text)) return false;
    document->is_lost = false;
    return true;
}

bool document_change(Document *document, const Change *change, FlEncoding e)
{
    if (!change->has_range) return take_text(document, change->text);
    if (document->is_lost) return true;
    uint32_t start = fl_offset(document_doc(document), change->range.start, e);
    uint32_t end = fl_offset(document_doc(document), change->range.end, e);
    Span span = start <= end ? (Span){start, end} : (Span){end, start};
    return fl_edit(document_doc(document), span, change->text);
}
