// The program: finds and runs the command.
#include "fl_texts.h"
#include "server/arguments.h"
#include "server/server.h"
#include "server/terminal.h"
#include <stdio.h>
#include <uv.h>

#define TEXTS main

static int run_lsp(Arguments *args);
static int run_help(Arguments *args);

static const Command command_lsp = {
    .name = STR_INIT("lsp"),
    .summary = TEXT("Serve an editor on standard input and output (also: fairlead --stdio)."),
    .run = run_lsp,
};

static const Command command_help_of = {
    .name = STR_INIT("help"),
    .operands = STR_INIT("[COMMAND]"),
    .summary = TEXT("Show this, or the help of a command."),
    .run = run_help,
};

static const Command *const commands[] = {
    &command_lsp,     &command_check,      &command_fix,      &command_format,
    &command_explain, &command_rules,      &command_settings, &command_dump,
    &command_probe,   &command_completion, &command_manual,   &command_help_of,
};

const Command *command_at(uint32_t row)
{
    return row < ARRAY_LEN(commands) ? commands[row] : NULL;
}

static const Command *find_command(Str name)
{
    for (uint32_t i = 0; i < ARRAY_LEN(commands); i++)
        if (str_eq(commands[i]->name, name)) return commands[i];
    return NULL;
}

// What the program can be called with beside commands.
static const struct {
    Str word;
    const Command *command;
} aliases[] = {
    {STR_INIT("--stdio"), &command_lsp},
    {STR_INIT("--help"), &command_help_of},
    {STR_INIT("-h"), &command_help_of},
};

static const Command *find_alias(Str word)
{
    for (uint32_t i = 0; i < ARRAY_LEN(aliases); i++)
        if (str_eq(aliases[i].word, word)) return aliases[i].command;
    return NULL;
}

static int unknown_command(Str name)
{
    uint32_t best = STR_NONE, distance = 3;
    for (uint32_t i = 0; i < ARRAY_LEN(commands); i++) {
        uint32_t d = str_distance(commands[i]->name, name, distance);
        if (d < distance) best = i, distance = d;
    }
    if (best == STR_NONE)
        return failure("there is no command `%.*s`; see `fairlead help`", STR_ARG(name));
    return failure("there is no command `%.*s`; did you mean `%.*s`?", STR_ARG(name),
                   STR_ARG(commands[best]->name));
}

static void out_overview(Out *o)
{
    enum { COLUMN = 12 };
    out_str(o, STR("fairlead " FAIRLEAD_VERSION ": a language server and linter for Dockerfiles\n\n"
                   "usage: fairlead COMMAND [OPTION...] [OPERAND...]\n\ncommands:\n"));
    for (uint32_t i = 0; i < ARRAY_LEN(commands); i++) {
        out_fmt(o, "  %.*s", STR_ARG(commands[i]->name));
        for (uint32_t n = commands[i]->name.len; n < COLUMN; n++) out_char(o, ' ');
        out_fmt(o, "%.*s\n", STR_ARG(packed_text(o->arena, commands[i]->summary)));
    }
    out_z(o, "\n`fairlead help COMMAND` says more; `fairlead --version` prints the version.\n");
}

static void print_help(const Command *command)
{
    Arena arena = {0};
    Out o = out_on(&arena);
    if (command)
        command_help(&o, command);
    else
        out_overview(&o);
    print(out_done(&o));
    arena_clear(&arena);
}

static int run_help(Arguments *args)
{
    Argument name = argument_next(args);
    if (name.kind == ARGUMENT_WRONG) return EXIT_FAILED;
    const Command *command = name.kind == ARGUMENT_END ? NULL : find_command(name.text);
    if (name.kind == ARGUMENT_OPERAND && !command) return unknown_command(name.text);
    print_help(command);
    return EXIT_FINE;
}

// Clients pass --stdio, --node-ipc and the like by habit, and their process id. Unknown options are
// ignored.
static int run_lsp(Arguments *args)
{
    (void)args;
    return serve();
}

static bool asks_for_help(const Arguments *args)
{
    for (int i = args->at; i < args->count; i++) {
        Str word = str_of_z(args->word[i]);
        if (str_is_z(word, "--")) return false;
        if (str_is_z(word, "--help") || str_is_z(word, "-h")) return true;
    }
    return false;
}

// Output that could not be written (disk full) is a failure.
static int finish(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout)) return status;
    return failure("the output cannot be written");
}

int main(int argc, char **argv)
{
    argv = uv_setup_args(argc, argv);
    if (argc < 2) {
        if (uv_guess_handle(0) != UV_TTY) return serve();
        print_help(NULL);
        return finish(EXIT_FINE);
    }
    Str word = str_of_z(argv[1]);
    if (str_is_z(word, "--version")) {
        print(STR("fairlead " FAIRLEAD_VERSION "\n"));
        return finish(EXIT_FINE);
    }
    const Command *command = find_command(word);
    if (!command) command = find_alias(word);
    if (!command) return unknown_command(word);
    Arguments args = {command, argv, argc, 2, false};
    if (command != &command_help_of && asks_for_help(&args)) {
        print_help(command);
        return finish(EXIT_FINE);
    }
    return finish(command->run(&args));
}
