// `fairlead dump`: the syntax tree of a file.
#include "fl_texts.h"
#include "server/arguments.h"
#include "server/files.h"
#include "server/terminal.h"
#include "settings/settings.h"

#define TEXTS command_dump

enum { OPT_FORMAT };

static const Option options[] = {
    [OPT_FORMAT] = {"--format", "tree|buildkit|buildkit-json",
                    "our own tree, or what BuildKit's parser makes of it (tree)"},
};

static int run(Arguments *args);

const Command command_dump = {
    .name = STR_INIT("dump"),
    .operands = STR_INIT("FILE|-"),
    .summary = TEXT("Print the syntax tree of a Dockerfile."),
    .details = TEXT("Where BuildKit's parser refuses the file, `buildkit` and `buildkit-json` "
                    "print only the\nreason, on standard error, and exit with 1.\n"),
    .option = options,
    .option_count = ARRAY_LEN(options),
    .run = run,
};

typedef struct Wanted {
    Str path;
    uint32_t format;
} Wanted;

static bool read_arguments(Arguments *args, Wanted *wanted)
{
    for (;;) {
        Argument a = argument_next(args);
        if (a.kind == ARGUMENT_WRONG) return false;
        if (a.kind == ARGUMENT_END) break;
        if (a.kind == ARGUMENT_OPERAND && wanted->path.len) {
            wrong_usage(&command_dump, "takes one file");
            return false;
        }
        if (a.kind == ARGUMENT_OPERAND) wanted->path = a.text;
        if (a.kind != ARGUMENT_OPTION) continue;
        wanted->format = settings_choice(str_of_z(options[OPT_FORMAT].value), a.text);
        if (wanted->format != STR_NONE) continue;
        wrong_usage(&command_dump, "there is no format `%.*s`", STR_ARG(a.text));
        return false;
    }
    if (!wanted->path.len) wrong_usage(&command_dump, "needs a file, or `-` for standard input");
    return wanted->path.len != 0;
}

static int dump(Arena *a, const Wanted *wanted)
{
    Str text, out;
    if (!file_read(a, wanted->path, &text)) return EXIT_FAILED;
    FlDoc *doc = fl_open(text);
    bool is_ok = fl_dump(a, doc, (FlDumpFormat)wanted->format, &out);
    if (is_ok)
        print_content(a, out);
    else
        failure("%.*s: %.*s", STR_ARG(wanted->path), STR_ARG(out));
    fl_close(doc);
    return is_ok ? EXIT_FINE : EXIT_FOUND;
}

static int run(Arguments *args)
{
    Wanted wanted = {0};
    if (!read_arguments(args, &wanted)) return EXIT_FAILED;
    Arena arena = {0};
    int status = dump(&arena, &wanted);
    arena_clear(&arena);
    return status;
}
