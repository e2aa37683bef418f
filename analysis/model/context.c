// Makes a tree of a context listing: an array sorted so that the content of a folder stands right
// behind it.
#include "model/context.h"
#include "base/digest.h"
#include "base/out.h"
#include "base/vec.h"
#include "model/inside.h"
#include "values/ignore_walk.h"
#include "values/manifest.h"

typedef struct Entries {
    ContextEntry *item;
    uint32_t count, room;
} Entries;

// ---- Order ----

// Compares paths. `/` sorts before all other bytes, so that `a/b` stands between `a` and `a-b`.
static int compare(Str a, Str b)
{
    uint32_t len = a.len < b.len ? a.len : b.len;
    for (uint32_t i = 0; i < len; i++) {
        if (a.ptr[i] == b.ptr[i]) continue;
        unsigned char x = a.ptr[i] == '/' ? 0 : (unsigned char)a.ptr[i];
        unsigned char y = b.ptr[i] == '/' ? 0 : (unsigned char)b.ptr[i];
        return x < y ? -1 : 1;
    }
    return a.len < b.len ? -1 : b.len < a.len;
}

static void merge(const FlEntry **from, const FlEntry **to, uint32_t start, uint32_t middle,
                  uint32_t end)
{
    uint32_t left = start, right = middle;
    for (uint32_t i = start; i < end; i++) {
        bool is_right =
            left == middle || (right < end && compare(from[right]->path, from[left]->path) < 0);
        to[i] = is_right ? from[right++] : from[left++];
    }
}

static const FlEntry **sorted(Arena *a, const FlListing *listing)
{
    uint32_t count = listing->count;
    const FlEntry **from = arena_new(a, const FlEntry *, count + 1);
    const FlEntry **to = arena_new(a, const FlEntry *, count + 1);
    for (uint32_t i = 0; i < count; i++) from[i] = &listing->entry[i];
    for (uint32_t width = 1; width < count; width *= 2) {
        for (uint32_t start = 0; start < count; start += 2 * width) {
            uint32_t middle = start + width < count ? start + width : count;
            uint32_t end = middle + width < count ? middle + width : count;
            merge(from, to, start, middle, end);
        }
        const FlEntry **swap = from;
        from = to;
        to = swap;
    }
    return from;
}

static bool is_below(Str path, Str folder)
{
    return folder.len < path.len && path.ptr[folder.len] == '/' && str_starts(path, folder);
}

// Adds folders that are not listed themselves but contain listed entries.
static void add_folders(Arena *a, Entries *list, Str path)
{
    Str last = list->count ? list->item[list->count - 1].path : STR("");
    for (uint32_t at = 1; at < path.len; at++) {
        if (path.ptr[at] != '/') continue;
        Str folder = str_cut(path, 0, at);
        if (list->count && (str_eq(last, folder) || is_below(last, folder))) continue;
        ContextEntry made = {.path = folder, .kind = FL_ENTRY_FOLDER};
        VEC_PUSH(a, list, made);
    }
}

static Entries entries_of(Arena *a, const FlListing *listing)
{
    Entries list = {0};
    Arena scratch = {0};
    if (!listing->count) return list;
    const FlEntry **entry = sorted(&scratch, listing);
    list.room = listing->count + 16; // room for folders that are not listed
    list.item = arena_new(a, ContextEntry, list.room);
    for (uint32_t i = 0; i < listing->count; i++) {
        const FlEntry *e = entry[i];
        if (!e->path.len || (list.count && str_eq(list.item[list.count - 1].path, e->path)))
            continue;
        add_folders(a, &list, e->path);
        ContextEntry made = {.path = e->path, .size = e->size, .kind = e->kind};
        VEC_PUSH(a, &list, made);
    }
    arena_clear(&scratch);
    return list;
}

// Sets `end` of each entry. `open` is a stack of the open folders, the outermost first.
static void set_ends(FlContext *c)
{
    Arena scratch = {0};
    if (!c->count) return;
    uint32_t *open = arena_new(&scratch, uint32_t, c->count + 1), depth = 0;
    for (uint32_t i = 0; i < c->count; i++) {
        while (depth && !is_below(c->entry[i].path, c->entry[open[depth - 1]].path))
            c->entry[open[--depth]].end = i;
        open[depth++] = i;
    }
    while (depth) c->entry[open[--depth]].end = c->count;
    arena_clear(&scratch);
}

// ---- Kinds of entries ----

static uint32_t find(const FlContext *c, Str path, bool *is_there)
{
    uint32_t low = 0, high = c->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare(c->entry[middle].path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *is_there = low < c->count && str_eq(c->entry[low].path, path);
    return low;
}

static void set_texts(FlContext *c)
{
    for (uint32_t i = 0; i < c->told.text_count; i++) {
        bool is_there;
        uint32_t at = find(c, c->told.text[i].path, &is_there);
        if (!is_there) continue;
        c->entry[at].text = c->told.text[i].text;
        c->entry[at].has_text = true;
    }
}

static void note_work(PatternWork *work, uint32_t count, const IgnoreWalk *walk, uint32_t by,
                      const ContextEntry *entry)
{
    for (uint32_t i = 0; i < count; i++) {
        PatternWork *w = &work[i];
        if (!ignore_walk_matches(walk, i)) continue;
        w->matches++;
        if (by == i) {
            w->decided++;
            w->files += entry->kind != FL_ENTRY_FOLDER;
            w->bytes += entry->size;
            continue;
        }
        w->has_others |= w->matches - w->decided != 1 && w->other != by;
        w->other = by;
    }
}

PatternWork *pattern_work(Arena *a, const IgnoreFile *file, const FlContext *context, uint32_t *by)
{
    IgnoreWalk walk;
    Arena scratch = {0};
    PatternWork *work = arena_new(a, PatternWork, file->count + 1);
    for (uint32_t i = 0; i < file->count; i++) work[i].other = STR_NONE;
    if (!context->count) return work;
    ignore_walk_start(&walk, &scratch, file);
    for (uint32_t e = 0; e < context->count; e++) {
        uint32_t decides = file->count ? ignore_walk_to(&walk, context->entry[e].path) : STR_NONE;
        if (by) by[e] = decides;
        note_work(work, file->count, &walk, decides, &context->entry[e]);
    }
    ignore_walk_end(&walk);
    arena_clear(&scratch);
    return work;
}

static void set_ignored(Arena *a, FlContext *c)
{
    Arena scratch = {0};
    uint32_t *by = c->count ? arena_new(&scratch, uint32_t, c->count) : NULL;
    c->work = pattern_work(a, &c->ignore, c, by);
    for (uint32_t i = 0; i < c->count; i++) {
        ContextEntry *e = &c->entry[i];
        e->by = by[i];
        e->is_ignored = by[i] != STR_NONE && !c->ignore.item[by[i]].is_exception;
    }
    arena_clear(&scratch);
}

// Whether one of the names lies in the folder; `*.x` matches any name with that ending.
static bool has_beside(const FlContext *c, uint32_t first, uint32_t end, Str names)
{
    for (uint32_t i = first; i < end; i = c->entry[i].end) {
        Str name = path_last(c->entry[i].path), rest = names, word;
        while ((word = str_next_word(&rest)).len) {
            bool is_any = str_at(word, 0) == '*';
            if (is_any ? str_ends(name, str_skip(word, 1)) : str_eq(name, word)) return true;
        }
    }
    return false;
}

static bool is_proven(const FlContext *c, const ContextEntry *e, const FileName *row)
{
    bool is_there = true;
    Str folder = path_head(e->path);
    Str proof = str_of_z(row->proof);
    if (!proof.len) return true;
    // A virtual environment of Python is known by its own pyvenv.cfg, whatever lies beside it.
    if (has_beside(c, (uint32_t)(e - c->entry) + 1, e->end, STR("pyvenv.cfg"))) return true;
    if (!folder.len) return has_beside(c, 0, c->count, proof);
    uint32_t at = find(c, folder, &is_there);
    return is_there && has_beside(c, at + 1, c->entry[at].end, proof);
}

static void set_kind(const FlContext *c, ContextEntry *e)
{
    const FileName *row = file_name(path_last(e->path), e->kind == FL_ENTRY_FOLDER);
    if (!row || !is_proven(c, e, row)) return;
    if (row->kind == FILE_SECRET && file_is_sample(path_last(e->path))) return;
    if (row->kind == FILE_SECRET && e->has_text && !text_holds_secret(path_last(e->path), e->text))
        return;
    e->file_kind = (uint8_t)row->kind;
    e->holds_secret = row->kind == FILE_SECRET && e->has_text;
}

static void set_kinds(Arena *a, FlContext *c)
{
    struct {
        uint32_t *item;
        uint32_t count, room;
    } marked = {0};
    for (uint32_t i = 0; i < c->count;) {
        set_kind(c, &c->entry[i]);
        bool is_marked = c->entry[i].file_kind != FILE_PLAIN;
        if (is_marked) VEC_PUSH(a, &marked, i);
        i = is_marked ? c->entry[i].end : i + 1;
    }
    c->marked = marked.item;
    c->marked_count = marked.count;
}

static void set_sums(Arena *a, FlContext *c)
{
    uint64_t *bytes = arena_new(a, uint64_t, c->count + 1);
    uint32_t *files = arena_new(a, uint32_t, c->count + 1);
    for (uint32_t i = 0; i < c->count; i++) {
        const ContextEntry *e = &c->entry[i];
        bool counts = !e->is_ignored && e->kind != FL_ENTRY_FOLDER;
        bytes[i + 1] = bytes[i] + (counts ? e->size : 0);
        files[i + 1] = files[i] + counts;
    }
    c->bytes = bytes;
    c->files = files;
}

static uint64_t digest_entries(const FlContext *c)
{
    uint64_t d = c->count;
    for (uint32_t i = 0; i < c->count; i++) {
        const ContextEntry *e = &c->entry[i];
        d = digest_number(digest_text(d, e->path), e->size * 4 + e->kind);
        if (e->has_text) d = digest_text(d, e->text);
    }
    return d;
}

static uint64_t digest_pairs(uint64_t d, const FlPair *pair, uint32_t count)
{
    d = digest_number(d, count);
    for (uint32_t i = 0; i < count; i++)
        d = digest_text(digest_text(d, pair[i].name), pair[i].value);
    return d;
}

uint64_t told_digest(const FlContext *c)
{
    const FlBuildFile *b = c ? &c->told.builds : NULL;
    bool is_told =
        b && (b->path.len || b->targets.len || b->target.len || b->arg_count || b->named_count);
    if (!is_told) return 0;
    uint64_t d = digest_text(digest_text(digest_text(1, b->path), b->targets), b->target);
    return digest_pairs(digest_pairs(d, b->arg, b->arg_count), b->named, b->named_count);
}

static uint64_t digest_of(const FlContext *c)
{
    uint64_t d = digest_number(c->told.knowledge, c->told.is_whole * 2 + c->told.has_ignore);
    d = digest_text(digest_text(d, c->told.ignore), c->told.folder);
    for (uint32_t i = 0; i < c->told.copied.count; i++) d = digest_text(d, c->told.copied.item[i]);
    d = digest_text(digest_text(d, c->told.other_ignore), c->told.other_ignore_path);
    d = digest_number(d, told_digest(c));
    d = digest_text(digest_text(d, c->told.dockerfile), c->told.ignore_path);
    return digest_number(d, c->entries_digest);
}

FlContext *fl_context(Arena *a, const FlListing *listing)
{
    FlContext *c = arena_new(a, FlContext, 1);
    c->told = *listing;
    Entries list = entries_of(a, listing);
    c->entry = list.item;
    c->count = list.count;
    if (listing->has_ignore) c->ignore = ignore_read(a, listing->ignore);
    if (c->ignore.has_bad) c->ignore.count = 0; // the builder rejects the whole file
    set_ends(c);
    set_texts(c);
    set_ignored(a, c);
    set_kinds(a, c);
    set_sums(a, c);
    c->entries_digest = digest_entries(c);
    c->digest = digest_of(c);
    c->told.entry = NULL; // the host may free it
    c->told.count = 0;
    return c;
}

FlContext *fl_context_again(Arena *a, const FlContext *context, const FlListing *told)
{
    FlContext *c = arena_new(a, FlContext, 1);
    *c = *context;
    c->told = *told;
    c->told.is_whole = context->told.is_whole;
    c->told.entry = NULL;
    c->told.count = 0;
    c->told.text = context->told.text;
    c->told.text_count = context->told.text_count;
    c->digest = digest_of(c);
    return c;
}

// Restores the host's listing from the entries.
static void tell_again(Arena *a, const FlContext *context, FlListing *told)
{
    FlEntry *entry = arena_new(a, FlEntry, context->count + 1);
    for (uint32_t i = 0; i < context->count; i++) {
        const ContextEntry *e = &context->entry[i];
        entry[i] = (FlEntry){.path = e->path, .size = e->size, .kind = e->kind};
    }
    told->entry = entry;
    told->count = context->count;
}

FlContext *fl_context_edited(Arena *a, const FlContext *context, const FlFileEdit *edit)
{
    FlListing told = context->told;
    tell_again(a, context, &told);
    if (str_eq(edit->path, told.ignore_path)) {
        told.ignore = str_join(a, told.ignore, edit->text);
        told.has_ignore = true;
    }
    return fl_context(a, &told);
}

Str fl_context_ignore(const FlContext *context)
{
    return context->told.has_ignore ? context->told.ignore : STR("");
}

uint64_t fl_context_digest(const FlContext *context)
{
    return context ? context->digest : 0;
}

// ---- Questions ----

bool context_is_known(const FlContext *c)
{
    return c && c->told.knowledge == FL_CONTEXT_KNOWN;
}

const ContextEntry *context_find(const FlContext *c, Str path)
{
    bool is_there;
    uint32_t at = find(c, path, &is_there);
    return is_there ? &c->entry[at] : NULL;
}

uint32_t context_index(const FlContext *c, const ContextEntry *entry)
{
    return (uint32_t)(entry - c->entry);
}

bool context_reaches(const FlContext *c, const ContextEntry *entry)
{
    if (!entry->is_ignored) return true;
    uint32_t at = context_index(c, entry);
    for (uint32_t i = at; c->ignore.has_exceptions && i < entry->end; i++)
        if (!c->entry[i].is_ignored) return true;
    return false;
}

const FlContext *model_context(const Model *m)
{
    hear(m, HEARD_CONTEXT);
    const FlContext *c = m->facts.context;
    return c && c->told.knowledge != FL_CONTEXT_UNKNOWN ? c : NULL;
}

const FlContext *model_listing(const Model *m)
{
#ifndef NDEBUG
    if (m->hearing->is_on) fl_host_panic("a rule asks what is only proposed");
#endif
    return m->facts.context;
}

const FlBuildFile *model_builds(const Model *m)
{
    const FlContext *c = m->facts.context;
    return c && c->told.builds.path.len ? &c->told.builds : NULL;
}

static bool find_pair(const FlPair *pair, uint32_t count, Str name, Str *value)
{
    for (uint32_t i = 0; i < count; i++) {
        if (!str_eq(pair[i].name, name)) continue;
        *value = pair[i].value;
        return true;
    }
    return false;
}

bool told_arg(const Model *m, Str name, Str *value)
{
    const FlBuildFile *b = model_builds(m);
    return b && find_pair(b->arg, b->arg_count, name, value);
}

static bool find_named(const Model *m, Str name, Str *what)
{
    const FlBuildFile *b = model_builds(m);
    const Facts *f = &m->facts;
    for (uint32_t i = f->context_count; 0 < i; i--) {
        if (!str_eq(f->context_name[i - 1], name)) continue;
        *what = f->context_from[i - 1];
        return true;
    }
    return b && find_pair(b->named, b->named_count, name, what);
}

bool told_context(const Model *m, Str name, Str *what)
{
    Str latest = STR(":latest");
    if (!name.len) return false;
    if (str_ends(name, latest)) name = str_cut(name, 0, name.len - latest.len);
    return find_named(m, name, what) || find_named(m, str_join(m->scratch, name, latest), what);
}

bool model_ignore(const Model *m, Str *text)
{
    hear(m, HEARD_CONTEXT);
    *text = m->facts.ignore;
    return m->facts.has_ignore;
}

Str model_ignore_path(const Model *m)
{
    hear(m, HEARD_CONTEXT);
    const FlContext *c = m->facts.context;
    return c && c->told.ignore_path.len ? c->told.ignore_path : STR(".dockerignore");
}

static uint64_t files_digest(const Facts *f)
{
    return digest_text(digest_number(f->context ? f->context->digest : 0, f->has_ignore),
                       f->ignore);
}

void model_set_context(Model *m, const FlContext *context, bool has_ignore, Str ignore)
{
    m->facts.context = context;
    m->facts.has_ignore = has_ignore;
    m->facts.ignore = ignore;
    m->context = files_digest(&m->facts);
}

FlIgnore *fl_ignore(Arena *a, Str text)
{
    FlIgnore *ignore = arena_new(a, FlIgnore, 1);
    ignore->file = ignore_read(a, text);
    return ignore;
}

bool fl_ignore_hides(Arena *a, const FlIgnore *ignore, Str folder)
{
    if (ignore->file.has_bad || ignore->file.has_exceptions) return false;
    return ignore_excludes(a, &ignore->file, folder);
}
