// Reads, changes and writes (or shows) one file after the other.
#include "server/rewrite.h"
#include "server/arguments.h"
#include "server/diff.h"
#include "server/terminal.h"

// A file with the text that was read.
typedef struct Subject {
    Str path, name, text;
    FileMark mark;
    bool is_input;
} Subject;

static bool is_dry(const Rewrite *r)
{
    return r->is_diff || r->is_check;
}

static bool show_diff(Rewrite *r, const Subject *s, Str name, FlEdits edits)
{
    Out o = out_on(&r->file);
    diff_print(&o, name, s->text, edits);
    if (o.is_cut) return failure("%.*s: the diff is over 64 MiB", STR_ARG(name)) == EXIT_FINE;
    print_content(&r->file, out_done(&o));
    return true;
}

static bool write_file(Rewrite *r, const Subject *s, Str name, FlEdits edits)
{
    if (edits.count == 0) return true;
    Str text = edits_apply(&r->file, s->text, edits);
    Replacement done = file_replace(&r->file, s->path, &s->mark, s->text, text);
    if (done == REPLACE_FAILED) return false;
    const char *how = done == REPLACED ? "" : " (in place, as it has other names or another owner)";
    print(str_fmt(&r->file, "%s %.*s%s\n", r->done, STR_ARG(name), how));
    return true;
}

static bool write_subject(Rewrite *r, const Subject *s, FlEdits edits)
{
    Str name = shown_name(&r->file, s->name);
    if (r->is_diff) return show_diff(r, s, name, edits);
    if (r->is_check) {
        if (edits.count) print(str_fmt(&r->file, "%.*s\n", STR_ARG(name)));
        return true;
    }
    if (!s->is_input) return write_file(r, s, name, edits);
    print(edits_apply(&r->file, s->text, edits));
    return true;
}

static bool read_subject(Rewrite *r, Subject *s)
{
    s->name = s->path;
    s->is_input = str_is_z(s->path, "-");
    if (s->is_input) s->name = r->stdin_name.len ? r->stdin_name : STR("<stdin>");
    if (s->is_input || is_dry(r)) return file_read(&r->file, s->path, &s->text);
    return file_read_to_replace(&r->file, s->path, &s->text, &s->mark);
}

static bool rewrite_file(Rewrite *r, Str path)
{
    Subject s = {.path = path};
    bool is_ok = read_subject(r, &s);
    if (is_ok) {
        FlEdits edits = r->edits(r, s.name, s.text);
        r->changed_count += edits.count != 0;
        is_ok = write_subject(r, &s, edits);
    }
    arena_reset(&r->file);
    return is_ok;
}

int rewrite_all(Rewrite *r)
{
    Files files = {0};
    bool is_ok = true;
    for (uint32_t i = 0; i < r->operands.count; i++)
        if (!files_find(&r->arena, &files, r->operands.item[i])) is_ok = false;
    for (uint32_t i = 0; i < files.count; i++)
        if (!rewrite_file(r, files.item[i])) is_ok = false;
    if (!is_ok || r->has_failed) return EXIT_FAILED;
    return is_dry(r) && r->changed_count ? EXIT_FOUND : EXIT_FINE;
}

void rewrite_clear(Rewrite *r)
{
    arena_clear(&r->file);
    arena_clear(&r->arena);
}
