// `fairlead fix`: applies fixes to files, or shows what they would change.
#include "analysis.h"
#include "server/arguments.h"
#include "server/diff.h"
#include "server/files.h"
#include "server/terminal.h"

enum { OPT_UNSAFE_FIXES, OPT_DIFF, OPT_STDIN_FILENAME };

static const Option options[] = {
    [OPT_UNSAFE_FIXES] = {STR_INIT("--unsafe-fixes"), STR_INIT(""),
                          STR_INIT("also fixes that may change what the image does")},
    [OPT_DIFF] = {STR_INIT("--diff"), STR_INIT(""),
                  STR_INIT(
                      "print the changes instead of writing them; exit with 1 if there are any")},
    [OPT_STDIN_FILENAME] = {STR_INIT("--stdin-filename"), STR_INIT("NAME"),
                            STR_INIT("what to call the file that is read from `-`")},
};

static int run(Arguments *args);

const Command command_fix = {
    .name = STR_INIT("fix"),
    .operands = STR_INIT("PATH... | -"),
    .summary = STR_INIT("Repair what can be repaired without changing what the image does."),
    .details = STR_INIT("Folders are searched for Dockerfiles. `-` reads standard input and writes "
                        "the repaired text to\n"
                        "standard output.\n"),
    .option = options,
    .option_count = ARRAY_LEN(options),
    .run = run,
};

typedef struct Run {
    Arena arena; // of the whole run
    Arena file;  // of the file being repaired
    Files files;
    Str stdin_name;
    bool takes_unsafe, is_diff;
    uint32_t changed_count;
} Run;

static bool read_arguments(Run *r, Arguments *args, Files *operands)
{
    for (;;) {
        Argument a = argument_next(args);
        if (a.kind == ARGUMENT_WRONG) return false;
        if (a.kind == ARGUMENT_END) break;
        if (a.kind == ARGUMENT_OPERAND) {
            VEC_PUSH(&r->arena, operands, a.text);
            continue;
        }
        switch (a.option) {
        case OPT_UNSAFE_FIXES: r->takes_unsafe = true; break;
        case OPT_DIFF: r->is_diff = true; break;
        case OPT_STDIN_FILENAME: r->stdin_name = a.text; break;
        default: break;
        }
    }
    if (operands->count == 0) wrong_usage(&command_fix, "wants a file or a folder");
    return operands->count != 0;
}

static FlEdits edits_for(Run *r, Str name, Str text)
{
    FlConfig config = {0};
    config.has_ignore = files_read_ignore(&r->file, name, &config.ignore);
    FlDoc *doc = fl_open(text);
    fl_configure(doc, &config);
    FlEdits edits = r->takes_unsafe ? fl_fix_all_unsafe(&r->file, doc) : fl_fix_all(&r->file, doc);
    fl_close(doc);
    return edits;
}

// A file with its text as it was read.
typedef struct Subject {
    Str path, name, text;
    FileMark mark;
    bool is_input;
} Subject;

static bool write_fixed(Run *r, const Subject *s, FlEdits edits)
{
    Str name = shown_name(&r->file, s->name);
    if (r->is_diff) {
        Out o = out_on(&r->file);
        diff_print(&o, name, s->text, edits);
        if (o.is_cut) return failure("%.*s: the diff is over 64 MiB", STR_ARG(name)) == EXIT_FINE;
        print_content(&r->file, out_done(&o));
        return true;
    }
    Str fixed = edits_apply(&r->file, s->text, edits);
    if (s->is_input) {
        print(fixed);
        return true;
    }
    if (edits.count == 0) return true;
    Replacement done = file_replace(&r->file, s->path, &s->mark, s->text, fixed);
    if (done == REPLACE_FAILED) return false;
    const char *how = done == REPLACED ? "" : " (in place, as it has other names or another owner)";
    print(str_fmt(&r->file, "fixed %.*s%s\n", STR_ARG(name), how));
    return true;
}

static bool read_subject(Run *r, Subject *s)
{
    s->name = s->path;
    s->is_input = str_eq(s->path, STR("-"));
    if (s->is_input) s->name = r->stdin_name.len ? r->stdin_name : STR("<stdin>");
    if (s->is_input || r->is_diff) return file_read(&r->file, s->path, &s->text);
    return file_read_to_replace(&r->file, s->path, &s->text, &s->mark);
}

static bool fix_file(Run *r, Str path)
{
    Subject s = {.path = path};
    bool is_ok = read_subject(r, &s);
    if (is_ok) {
        FlEdits edits = edits_for(r, s.name, s.text);
        r->changed_count += edits.count != 0;
        is_ok = write_fixed(r, &s, edits);
    }
    arena_reset(&r->file);
    return is_ok;
}

static int fix_all(Run *r, const Files *operands)
{
    bool is_ok = true;
    for (uint32_t i = 0; i < operands->count; i++)
        if (!files_find(&r->arena, &r->files, operands->item[i])) is_ok = false;
    for (uint32_t i = 0; i < r->files.count; i++)
        if (!fix_file(r, r->files.item[i])) is_ok = false;
    if (!is_ok) return EXIT_FAILED;
    return r->is_diff && r->changed_count ? EXIT_FOUND : EXIT_FINE;
}

static int run(Arguments *args)
{
    Run r = {0};
    Files operands = {0};
    int status = EXIT_FAILED;
    if (read_arguments(&r, args, &operands)) status = fix_all(&r, &operands);
    arena_clear(&r.file);
    arena_clear(&r.arena);
    return status;
}
