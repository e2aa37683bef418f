// Parses the words of the command line by the command's table of options.
#include "server/arguments.h"
#include "server/terminal.h"
#include <stdio.h>

static void say(const char *where, Str name, const char *format, va_list args)
{
    Arena arena = {0};
    Out o = out_on(&arena);
    out_fmt(&o, "fairlead%s%.*s: ", where, STR_ARG(name));
    out_vfmt(&o, format, args);
    // Control characters are escaped, as the text may quote the command line or the disk.
    Str line = shown_name(&arena, out_done(&o));
    fwrite(line.ptr, 1, line.len, stderr);
    fputc('\n', stderr);
    arena_clear(&arena);
}

int wrong_usage(const Command *command, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(" ", command->name, format, args);
    va_end(args);
    return EXIT_FAILED;
}

int failure(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say("", STR(""), format, args);
    va_end(args);
    return EXIT_FAILED;
}

static Argument wrong(void)
{
    return (Argument){ARGUMENT_WRONG, 0, STR("")};
}

// Short names of options, if a command has the option; the help shows the first.
static const struct {
    Str alias, name;
} aliases[] = {
    {STR_INIT("-c"), STR_INIT("--config")},
    {STR_INIT("-f"), STR_INIT("--format")},
    {STR_INIT("-q"), STR_INIT("--quiet")},
    {STR_INIT("-t"), STR_INIT("--fail-on")},
    {STR_INIT("--failure-threshold"), STR_INIT("--fail-on")},
};

Str option_alias(Str name)
{
    for (uint32_t i = 0; i < ARRAY_LEN(aliases); i++)
        if (str_eq(aliases[i].name, name)) return aliases[i].alias;
    return STR("");
}

static Str whole_name(Str word)
{
    for (uint32_t i = 0; i < ARRAY_LEN(aliases); i++)
        if (str_eq(aliases[i].alias, word)) return aliases[i].name;
    return word;
}

static uint32_t find_option(const Command *command, Str name)
{
    for (uint32_t i = 0; i < command->option_count; i++)
        if (str_is_z(name, command->option[i].name)) return i;
    return STR_NONE;
}

static Argument unknown_option(const Command *command, Str name)
{
    uint32_t best = STR_NONE, distance = 4;
    for (uint32_t i = 0; i < command->option_count; i++) {
        uint32_t d = str_distance(str_of_z(command->option[i].name), name, distance);
        if (d < distance) best = i, distance = d;
    }
    if (best == STR_NONE)
        wrong_usage(command, "there is no option `%.*s`; see `fairlead help %.*s`", STR_ARG(name),
                    STR_ARG(command->name));
    else
        wrong_usage(command, "there is no option `%.*s`; did you mean `%s`?", STR_ARG(name),
                    command->option[best].name);
    return wrong();
}

static Argument read_option(Arguments *args, Str word)
{
    uint32_t equals = str_find_char(word, '=');
    Str name = str_cut(word, 0, equals);
    uint32_t row = find_option(args->command, whole_name(name));
    if (row == STR_NONE) return unknown_option(args->command, name);
    const Option *option = &args->command->option[row];
    bool has_value = equals != STR_NONE;
    if (!*option->value && has_value) {
        wrong_usage(args->command, "`%.*s` takes no value", STR_ARG(name));
        return wrong();
    }
    if (!*option->value) return (Argument){ARGUMENT_OPTION, row, STR("")};
    if (has_value) return (Argument){ARGUMENT_OPTION, row, str_skip(word, equals + 1)};
    if (args->at == args->count) {
        wrong_usage(args->command, "`%.*s` needs a value: %s", STR_ARG(name), option->value);
        return wrong();
    }
    return (Argument){ARGUMENT_OPTION, row, str_of_z(args->word[args->at++])};
}

Argument argument_next(Arguments *args)
{
    if (args->at == args->count) return (Argument){ARGUMENT_END, 0, STR("")};
    Str word = str_of_z(args->word[args->at++]);
    if (args->is_plain || word.len < 2 || word.ptr[0] != '-')
        return (Argument){ARGUMENT_OPERAND, 0, word};
    if (!str_is_z(word, "--")) return read_option(args, word);
    args->is_plain = true;
    return argument_next(args);
}

static void pad(Out *o, uint32_t from, uint32_t to)
{
    for (; from < to; from++) out_char(o, ' ');
}

void command_help(Out *o, const Command *command)
{
    enum { COLUMN = 30 };
    out_fmt(o, "%.*s\n\nusage: fairlead %.*s", STR_ARG(packed_text(o->arena, command->summary)),
            STR_ARG(command->name));
    if (command->option_count) out_z(o, " [OPTION...]");
    if (command->operands.len) out_fmt(o, " %.*s", STR_ARG(command->operands));
    out_char(o, '\n');
    if (command->option_count) out_z(o, "\noptions:\n");
    for (uint32_t i = 0; i < command->option_count; i++) {
        const Option *option = &command->option[i];
        uint32_t start = o->len;
        out_fmt(o, "  %s", option->name);
        Str alias = option_alias(str_of_z(option->name));
        if (alias.len) out_fmt(o, ", %.*s", STR_ARG(alias));
        if (*option->value) out_fmt(o, " %s", option->value);
        if (COLUMN <= o->len - start + 1) {
            out_char(o, '\n');
            start = o->len;
        }
        pad(o, o->len - start, COLUMN);
        out_fmt(o, "%s\n", option->help);
    }
    if (command->details.row)
        out_fmt(o, "\n%.*s", STR_ARG(packed_text(o->arena, command->details)));
}
