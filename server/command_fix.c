// `fairlead fix`: applies fixes to files, or shows what they would change.
#include "analysis.h"
#include "server/arguments.h"
#include "server/checked_context.h"
#include "server/rewrite.h"

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

static bool read_arguments(Rewrite *r, Arguments *args, bool *takes_unsafe)
{
    for (;;) {
        Argument a = argument_next(args);
        if (a.kind == ARGUMENT_WRONG) return false;
        if (a.kind == ARGUMENT_END) break;
        if (a.kind == ARGUMENT_OPERAND) {
            VEC_PUSH(&r->arena, &r->operands, a.text);
            continue;
        }
        switch (a.option) {
        case OPT_UNSAFE_FIXES: *takes_unsafe = true; break;
        case OPT_DIFF: r->is_diff = true; break;
        case OPT_STDIN_FILENAME: r->stdin_name = a.text; break;
        default: break;
        }
    }
    if (r->operands.count == 0) wrong_usage(&command_fix, "wants a file or a folder");
    return r->operands.count != 0;
}

static FlEdits edits_for(Rewrite *r, Str name, Str text)
{
    const bool *takes_unsafe = r->options;
    FlConfig config = {0};
    CheckedContext context = {0};
    FlDoc *doc = fl_open(text);
    fl_configure(doc, &config);
    checked_context(&context, &r->file, name, doc);
    FlEdits edits = *takes_unsafe ? fl_fix_all_unsafe(&r->file, doc) : fl_fix_all(&r->file, doc);
    fl_close(doc);
    checked_context_clear(&context);
    return edits;
}

static int run(Arguments *args)
{
    bool takes_unsafe = false;
    Rewrite r = {.done = "fixed", .edits = edits_for, .options = &takes_unsafe};
    int status = EXIT_FAILED;
    if (read_arguments(&r, args, &takes_unsafe)) status = rewrite_all(&r);
    rewrite_clear(&r);
    return status;
}
