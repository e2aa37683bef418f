// `fairlead check`: finds the files, reads them, prints what is found.
#include "fl_texts.h"
#include "server/check.h"
#include "server/terminal.h"

#define TEXTS command_check

enum {
    OPT_FORMAT = SET_COUNT,
    OPT_CHECK,
    OPT_HINTS,
    OPT_FAIL_ON,
    OPT_NO_FAIL,
    OPT_STATISTICS,
    OPT_QUIET,
    OPT_COLOR,
    OPT_NO_COLOR,
    OPT_STDIN_FILENAME,
};

static const Option options[] = {
    SETTINGS_OPTIONS,
    [OPT_FORMAT] = {"--format", "text|json|sarif|github|gitlab|checkstyle|junit|tty-plain",
                    "what to print (text)"},
    [OPT_CHECK] = {"--check", "TEXT",
                   "goes before the file's own `# check=` directive: skip=...;error=..."},
    [OPT_HINTS] = {"--hints", "", "show hints too, not only their number"},
    [OPT_FAIL_ON] =
        {"--fail-on", "error|warning|info|hint|never",
         "exit with 1 for findings of this level or above (warning; as hadolint: info)"},
    [OPT_NO_FAIL] = {"--no-fail", "", "the same as --fail-on never"},
    [OPT_STATISTICS] = {"--statistics", "", "also print how often each rule was found"},
    [OPT_QUIET] = {"--quiet", "", "print the findings only, no summary and no progress"},
    [OPT_COLOR] = {"--color", "auto|always|never",
                   "colours; auto: on a terminal, or as NO_COLOR and FORCE_COLOR say"},
    [OPT_NO_COLOR] = {"--no-color", "", "the same as --color never"},
    [OPT_STDIN_FILENAME] = {"--stdin-filename", "NAME",
                            "what to call the file that is read from `-`"},
};

static int run(Arguments *args);

const Command command_check = {
    .name = STR_INIT("check"),
    .operands = STR_INIT("[PATH... | -]"),
    .summary = TEXT("Check Dockerfiles and print what is found."),
    .details =
        TEXT("Folders are searched for Dockerfiles that git does not ignore; without a path, the "
             "current one is.\n"
             "`-` is standard input. Settings are read from the nearest .fairlead.yaml, and from "
             ".hadolint.yaml.\n"
             "exit status: 0 nothing at or above the threshold, 1 findings, 2 could not run\n"),
    .option = options,
    .option_count = ARRAY_LEN(options),
    .run = run,
};

static bool set_choice(uint32_t option, Str value, uint32_t *row)
{
    *row = settings_choice(str_of_z(options[option].value), value);
    if (*row != STR_NONE) return true;
    wrong_usage(&command_check, "`%s` takes %s, not `%.*s`", options[option].name,
                options[option].value, STR_ARG(value));
    return false;
}

// hadolint's level names are understood too.
static bool set_fail_on(CheckRun *r, Str value)
{
    uint32_t row, level = settings_level(value);
    if (str_is_one_of(value, STR("none ignore"))) level = FL_HINT;
    if (level == STR_NONE || level == FL_OFF) {
        if (!set_choice(OPT_FAIL_ON, value, &row)) return false;
        level = FL_OFF; // never
    }
    r->choices.command.fail_on = (uint8_t)(level + 1);
    return true;
}

static bool set_format(CheckRun *r, Str value)
{
    uint32_t row;
    r->report = report_named(value);
    r->has_format = true;
    return r->report || set_choice(OPT_FORMAT, value, &row);
}

static bool set_option(CheckRun *r, uint32_t option, Str value)
{
    uint32_t row = 0;
    switch (option) {
    case OPT_FORMAT: return set_format(r, value);
    case OPT_HINTS: r->shows_hints = true; return true;
    case OPT_FAIL_ON: return set_fail_on(r, value);
    case OPT_NO_FAIL: r->choices.command.no_fail = 2; return true;
    case OPT_STATISTICS: r->has_statistics = true; return true;
    case OPT_QUIET: r->is_quiet = true; return true;
    case OPT_NO_COLOR: r->color = COLOR_NEVER; return true;
    case OPT_STDIN_FILENAME: r->stdin_name = value; return true;
    case OPT_CHECK:
        r->check = value;
        r->has_check = true;
        return true;
    case OPT_COLOR:
        if (!set_choice(option, value, &row)) return false;
        r->color = (ColorWhen)row;
        return true;
    default: return choices_take(&r->choices, &command_check, option, value);
    }
}

static bool read_arguments(CheckRun *r, Arguments *args)
{
    r->choices.command.kind = SETTINGS_COMMAND;
    for (;;) {
        Argument a = argument_next(args);
        switch (a.kind) {
        case ARGUMENT_END: return true;
        case ARGUMENT_WRONG: return false;
        case ARGUMENT_OPERAND: VEC_PUSH(&r->arena, &r->operands, a.text); break;
        case ARGUMENT_OPTION:
            if (!set_option(r, a.option, a.text)) return false;
            break;
        }
    }
}

static int run(Arguments *args)
{
    CheckRun r = {0};
    int status = EXIT_FAILED;
    if (read_arguments(&r, args)) status = check_run(&r);
    check_clear(&r);
    return status;
}
