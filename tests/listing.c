// Blocks to a listing.
#include "listing.h"
#include "base/vec.h"

static void read_line(Arena *a, Listing *l, Str line)
{
    uint32_t at = line.len, size = 0;
    while (at && line.ptr[at - 1] != ' ') at--;
    bool has_size = at && str_number(str_skip(line, at), &size);
    FlEntry e = {.path = has_size ? str_trim(str_cut(line, 0, at)) : line, .size = size};
    if (str_ends(e.path, STR("/"))) {
        e.kind = FL_ENTRY_FOLDER;
        e.path.len--;
    }
    if (e.path.len) VEC_PUSH(a, &l->entries, e);
}

static void read_entries(Arena *a, Listing *l, const Block *block)
{
    Str rest = block->text, line;
    l->is_there = true;
    l->told.knowledge =
        str_has(block->args, STR("guessed")) ? FL_CONTEXT_GUESSED : FL_CONTEXT_KNOWN;
    l->told.is_whole = !str_has(block->args, STR("cut"));
    l->told.folder = STR(".");
    l->told.dockerfile = STR("Dockerfile");
    l->entries.count = l->texts.count = 0;
    while (rest.len && str_next_part(&rest, '\n', &line)) read_line(a, l, line);
}

// `target NAME`, `arg NAME=VALUE` or `context NAME=VALUE`; the block is called after the file.
static void read_build(Arena *a, Listing *l, Str line)
{
    Str rest = line, word = str_next_word(&rest);
    uint32_t equals = str_find_char(rest = str_trim(rest), '=');
    if (str_eq(word, STR("target"))) l->told.builds.targets = l->told.builds.target = rest;
    if (equals == STR_NONE) return;
    FlPair pair = {str_cut(rest, 0, equals), str_skip(rest, equals + 1)};
    if (str_eq(word, STR("arg")))
        VEC_PUSH(a, &l->args, pair);
    else
        VEC_PUSH(a, &l->named, pair);
}

static void read_builds(Arena *a, Listing *l, const Block *block)
{
    Str rest = block->text, line;
    l->is_there = true;
    l->told.builds.path = block->args;
    while (rest.len && str_next_part(&rest, '\n', &line)) read_build(a, l, line);
}

bool listing_read(Arena *a, Listing *l, const Block *block)
{
    if (str_eq(block->kind, STR("context"))) {
        read_entries(a, l, block);
        return true;
    }
    if (str_eq(block->kind, STR("builds"))) {
        read_builds(a, l, block);
        return true;
    }
    if (str_eq(block->kind, STR("file"))) {
        FlEntryText text = {block->args, block->text};
        VEC_PUSH(a, &l->texts, text);
        return true;
    }
    if (!str_eq(block->kind, STR("dockerignore"))) return false;
    if (str_starts(block->args, STR("other "))) {
        l->told.other_ignore_path = str_skip(block->args, 6);
        l->told.other_ignore = block->text;
        l->told.is_misplaced = !str_eq(l->told.other_ignore_path, STR(".dockerignore"));
        return true;
    }
    l->told.ignore_path = block->args;
    l->told.ignore = block->text;
    l->told.has_ignore = true;
    return true;
}

void listing_tell(Arena *a, Listing *l, FlConfig *config)
{
    config->ignore = l->told.ignore;
    config->has_ignore = l->told.has_ignore;
    config->context = NULL;
    if (!l->is_there) return;
    if (!l->told.ignore_path.len) l->told.ignore_path = STR(".dockerignore");
    l->told.entry = l->entries.item;
    l->told.count = l->entries.count;
    l->told.text = l->texts.item;
    l->told.text_count = l->texts.count;
    l->told.builds.arg = l->args.item;
    l->told.builds.arg_count = l->args.count;
    l->told.builds.named = l->named.item;
    l->told.builds.named_count = l->named.count;
    config->context = fl_context(a, &l->told);
}
