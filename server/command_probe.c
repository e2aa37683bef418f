// `fairlead probe`: requests in, answers out, a line of JSON each. An answer is written before the next line is read.
#include "fl_texts.h"
#include "protocol/json_probe.h"
#include "server/arguments.h"
#include "server/terminal.h"
#include <stdio.h>

#define TEXTS command_probe

static int run(Arguments *args);

const Command command_probe = {
    .name = STR_INIT("probe"),
    .summary = TEXT("Answer about single pieces of the language, a line of JSON each."),
    .details = TEXT(
        "A request has `id` and `op`: expand, heredoc-word, directives, find-directive, flags, "
        "device,\nports, glob-regex, git-ref. exit status: 1 when a line was not a request\n"),
    .run = run,
};

// The next line of standard input, without its line end. False at the end.
static bool read_line(Arena *a, Str *line)
{
    Out o = out_on(a);
    int c = getc(stdin);
    if (c == EOF) return false;
    for (; c != EOF && c != '\n'; c = getc(stdin)) out_char(&o, (char)c);
    *line = out_done(&o);
    return true;
}

static int run(Arguments *args)
{
    if (argument_next(args).kind != ARGUMENT_END)
        return wrong_usage(&command_probe, "takes no operands");
    Arena arena = {0};
    int status = EXIT_FINE;
    for (Str line, answer; read_line(&arena, &line); arena_reset(&arena)) {
        if (str_trim(line).len == 0) continue;
        if (!probe_line(&arena, line, &answer)) status = EXIT_FOUND;
        print(answer);
        print(STR("\n"));
        fflush(stdout);
    }
    arena_clear(&arena);
    return status;
}
