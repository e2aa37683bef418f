// `fairlead format`: lays out files, or shows what that would change.
#include "fl_format.h"
#include "fl_texts.h"
#include "server/arguments.h"
#include "server/rewrite.h"
#include "server/settings_options.h"
#include "server/style.h"

#define TEXTS command_format

enum {
    OPT_CHECK,
    OPT_DIFF,
    OPT_INDENT,
    OPT_WIDTH,
    OPT_OPERATORS,
    OPT_LAY_OUT_COMMANDS,
    OPT_STDIN_FILENAME
};

static const Option options[] = {
    [OPT_CHECK] = {"--check", "",
                   "print the names of files that would change; exit with 1 if there are "
                   "any"},
    [OPT_DIFF] = {"--diff", "",
                  "print the changes instead of writing them; exit with 1 if there are any"},
    [OPT_INDENT] = {"--indent", "COUNT|tab",
                    "spaces of an indent, or tab (what .editorconfig says, else 4)"},
    [OPT_WIDTH] = {"--width", "COUNT", "break a command at its && when its line is longer (120)"},
    [OPT_OPERATORS] = {"--operators", "leading|trailing|keep",
                       "where && || | stand when a command breaks there (leading)"},
    [OPT_LAY_OUT_COMMANDS] = {"--lay-out-commands", "",
                              "also lay out shell commands, and write AS in upper case"},
    [OPT_STDIN_FILENAME] = {"--stdin-filename", "NAME",
                            "what to call the file that is read from `-`"},
};

static int run(Arguments *args);

const Command command_format = {
    .name = STR_INIT("format"),
    .operands = STR_INIT("PATH... | -"),
    .summary = TEXT("Lay out files without changing what the builder reads."),
    .details = TEXT(
        "Folders are searched for Dockerfiles. `-` reads standard input and writes the result "
        "to\nstandard output. A file's .editorconfig is honoured.\n\nThe spaces inside a shell "
        "command are part of the key of its cached layer: where they\nchange, that layer is built "
        "once more. So commands stay as they are, byte for byte,\nunless `--lay-out-commands` is "
        "given; `--width` and `--operators` go with it.\n`# fmt: off` and `# fmt: on` keep lines "
        "as they are, `# fmt: skip` keeps the next\ninstruction.\n"),
    .option = options,
    .option_count = ARRAY_LEN(options),
    .run = run,
};

// The options of the command line; the rest is resolved for each file.
typedef struct Wish {
    FlFormat format;
    bool has_indent, has_operators;
    Choices choices; // settings: which files are excluded
} Wish;

static bool read_indent(Wish *w, Str value)
{
    w->has_indent = true;
    w->format.has_tabs = str_is_z(value, "tab");
    if (w->format.has_tabs) return true;
    bool is_number = str_number(value, &w->format.width);
    if (is_number && 1 <= w->format.width && w->format.width <= 16) return true;
    wrong_usage(&command_format, "`--indent` takes a number from 1 to 16 or tab, not `%.*s`",
                STR_ARG(value));
    return false;
}

static bool read_width(Wish *w, Str value)
{
    if (str_number(value, &w->format.max_width) && w->format.max_width) return true;
    wrong_usage(&command_format, "`--width` takes a number of columns, not `%.*s`", STR_ARG(value));
    return false;
}

static bool read_operators(Wish *w, Str value)
{
    w->has_operators = true;
    if (fl_operators(value, &w->format.operators)) return true;
    wrong_usage(&command_format, "`--operators` takes leading, trailing or keep, not `%.*s`",
                STR_ARG(value));
    return false;
}

static bool read_option(Rewrite *r, Wish *w, const Argument *a)
{
    switch (a->option) {
    case OPT_CHECK: r->is_check = true; return true;
    case OPT_DIFF: r->is_diff = true; return true;
    case OPT_INDENT: return read_indent(w, a->text);
    case OPT_WIDTH: return read_width(w, a->text);
    case OPT_OPERATORS: return read_operators(w, a->text);
    case OPT_LAY_OUT_COMMANDS: w->format.lays_out_commands = true; return true;
    case OPT_STDIN_FILENAME: r->stdin_name = a->text; return true;
    default: return true;
    }
}

static bool read_arguments(Rewrite *r, Arguments *args, Wish *w)
{
    for (;;) {
        Argument a = argument_next(args);
        if (a.kind == ARGUMENT_WRONG) return false;
        if (a.kind == ARGUMENT_END) break;
        if (a.kind == ARGUMENT_OPERAND)
            VEC_PUSH(&r->arena, &r->operands, a.text);
        else if (!read_option(r, w, &a))
            return false;
    }
    if (r->operands.count == 0) wrong_usage(&command_format, "needs a file or a folder");
    return r->operands.count != 0;
}

static FlFormat format_for(Rewrite *r, Str name)
{
    const Wish *w = r->options;
    FlFormat format = w->format;
    style_read(&r->file, name, &format);
    if (w->format.max_width) format.max_width = w->format.max_width;
    if (w->has_operators) format.operators = w->format.operators;
    if (w->format.lays_out_commands) format.lays_out_commands = true;
    if (w->has_indent) {
        format.width = w->format.width;
        format.has_tabs = w->format.has_tabs;
    }
    return format;
}

static FlEdits edits_for(Rewrite *r, Str name, Str text)
{
    Wish *w = r->options;
    Effective e;
    bool is_refused, is_wanted = choices_for(&w->choices, &r->file, name, &e, &is_refused);
    r->has_failed |= is_refused;
    if (!is_wanted) return (FlEdits){0};
    FlFormat format = format_for(r, name);
    FlDoc *doc = fl_open(text);
    FlEdits edits = fl_format(&r->file, doc, &format, (Span){0, text.len});
    fl_close(doc);
    return edits;
}

static int run(Arguments *args)
{
    Wish wish = {0};
    Rewrite r = {.done = "formatted", .edits = edits_for, .options = &wish};
    int status = EXIT_FAILED;
    wish.choices.command.kind = SETTINGS_COMMAND;
    if (read_arguments(&r, args, &wish) && choices_start(&wish.choices)) status = rewrite_all(&r);
    rewrite_clear(&r);
    choices_clear(&wish.choices);
    return status;
}
