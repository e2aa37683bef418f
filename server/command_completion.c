// `fairlead completion`: completion scripts for shells, made from the tables of the commands.
#include "fl_texts.h"
#include "server/arguments.h"
#include "server/terminal.h"

#define TEXTS command_completion

static int run(Arguments *args);

const Command command_completion = {
    .name = STR_INIT("completion"),
    .operands = STR_INIT("bash|zsh|fish"),
    .summary = TEXT("Print what a shell needs to complete the words after `fairlead`."),
    .details = TEXT("bash: source <(fairlead completion bash)\nzsh:  fairlead completion zsh "
                    ">\"${fpath[1]}/_fairlead\"\nfish: fairlead completion fish "
                    ">~/.config/fish/completions/fairlead.fish\nThe packages of fairlead "
                    "install these files.\n"),
    .run = run,
};

// ---- What can be completed ----

// The next of a list of words separated by `|`; words in capitals (`COUNT|tab`) are placeholders.
static bool next_choice(Str *rest, Str *word)
{
    while (str_next_part(rest, '|', word)) {
        *word = str_trim(*word);
        if (char_is_alpha(str_at(*word, 0)) && !str_has_upper(*word)) return true;
    }
    return false;
}

static void out_choices(Out *o, Str list)
{
    Str word;
    for (uint32_t i = 0; next_choice(&list, &word); i++)
        out_fmt(o, i ? " %.*s" : "%.*s", STR_ARG(word));
}

static bool has_choices(Str list)
{
    Str word;
    return next_choice(&list, &word);
}

// How an option's value without a list of words is completed.
static bool wants_rules(const Option *option)
{
    return str_starts_z(str_of_z(option->value), "ID");
}

static bool wants_files(const Option *option)
{
    return str_has_z(str_of_z(option->value), "FILE") || str_has_z(str_of_z(option->value), "PATH");
}

static Str alias_of(const Option *option)
{
    return option_alias(str_of_z(option->name));
}

// OPERANDS_RULES: a rule, or a file.
typedef enum Operands { OPERANDS_NONE, OPERANDS_FILES, OPERANDS_RULES, OPERANDS_COMMANDS } Operands;

static Operands operands_of(const Command *command)
{
    if (str_has_z(command->operands, "RULE")) return OPERANDS_RULES;
    if (str_has_z(command->operands, "PATH")) return OPERANDS_FILES;
    if (str_has_z(command->operands, "FILE")) return OPERANDS_FILES;
    if (str_has_z(command->operands, "COMMAND")) return OPERANDS_COMMANDS;
    return OPERANDS_NONE;
}

static void out_names(Out *o)
{
    const Command *command;
    for (uint32_t i = 0; (command = command_at(i)); i++)
        out_fmt(o, i ? " %.*s" : "%.*s", STR_ARG(command->name));
}

// A help text as one phrase; the characters in `quoted` are escaped for the shell.
static void out_phrase(Out *o, Str text, Str quoted)
{
    if (str_ends_z(text, ".") && !str_ends_z(text, "...")) text.len--;
    for (uint32_t i = 0; i < text.len; i++) {
        char c = str_at(text, i);
        if (c == '\'')
            out_z(o, "'\\'"); // closes the quotes, and opens them again behind it
        else if (str_has_char(quoted, c))
            out_char(o, '\\');
        out_char(o, c);
    }
}

// ---- bash ----

#define BASH_RULES " words=$(fairlead rules | cut -d ' ' -f 1) ;;\n"

static void bash_words(Out *o, Str words)
{
    out_z(o, " words='");
    out_choices(o, words);
    out_z(o, "' ;;\n");
}

static void bash_command(Out *o, const Command *command)
{
    out_fmt(o, "    1:%.*s)\n        case $before in\n", STR_ARG(command->name));
    for (uint32_t i = 0; i < command->option_count; i++) {
        const Option *option = &command->option[i];
        if (!*option->value) continue;
        Str alias = alias_of(option);
        out_fmt(o, "        %s%s%.*s)", option->name, alias.len ? " | " : "", STR_ARG(alias));
        if (wants_rules(option))
            out_str(o, STR(BASH_RULES));
        else
            bash_words(o, str_of_z(option->value));
    }
    out_z(o, "        *)\n            case $current in\n            -*) words='");
    for (uint32_t i = 0; i < command->option_count; i++) {
        Str alias = alias_of(&command->option[i]);
        out_fmt(o, "%s %.*s%s", command->option[i].name, STR_ARG(alias), alias.len ? " " : "");
    }
    out_z(o, "--help' ;;\n            *)");
    switch (operands_of(command)) {
    case OPERANDS_RULES: out_str(o, STR(BASH_RULES)); break;
    case OPERANDS_COMMANDS: out_z(o, " words=$commands ;;\n"); break;
    default: bash_words(o, command->operands); break;
    }
    out_z(o, "            esac\n            ;;\n        esac\n        ;;\n");
}

static void print_bash(Out *o)
{
    out_z(o, "# Completion of fairlead for bash; `fairlead completion bash` prints it.\n"
             "_fairlead() {\n"
             "    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} "
             "words= commands='");
    out_names(o);
    out_z(o, "'\n"
             "    if [[ $current == = ]]; then\n"
             "        current=\n"
             "    elif [[ $before == = ]]; then\n"
             "        before=${COMP_WORDS[COMP_CWORD - 2]}\n"
             "    fi\n"
             "    case $((COMP_CWORD > 1)):${COMP_WORDS[1]} in\n"
             "    0:*) words=\"$commands --help --version\" ;;\n");
    const Command *command;
    for (uint32_t i = 0; (command = command_at(i)); i++) bash_command(o, command);
    out_z(o, "    esac\n"
             "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
             "}\n"
             "complete -o default -F _fairlead fairlead\n");
}

// ---- zsh ----

#define ZSH_RULES "{ compadd - $(fairlead rules | cut -d \" \" -f 1)"

static void zsh_option(Out *o, const Option *option, Str name)
{
    Str value = str_of_z(option->value);
    bool has_value = value.len, is_short = name.len == 2;
    out_fmt(o, " \\\n            '%s%.*s%s[", has_value ? "*" : "", STR_ARG(name),
            !has_value ? ""
            : is_short ? "+"
                       : "=");
    out_phrase(o, str_of_z(option->help), STR("[]:\\"));
    out_char(o, ']');
    if (has_value) {
        out_char(o, ':');
        out_phrase(o, value, STR("[]:\\"));
        out_char(o, ':');
    }
    if (has_choices(value)) {
        out_char(o, '(');
        out_choices(o, value);
        out_char(o, ')');
    } else if (wants_rules(option)) {
        out_str(o, STR(ZSH_RULES " }"));
    } else if (wants_files(option)) {
        out_z(o, "_files");
    } else if (str_is_z(value, "FOLDER")) {
        out_z(o, "_files -/");
    }
    out_char(o, '\'');
}

static void zsh_command(Out *o, const Command *command)
{
    out_fmt(o, "    %.*s)\n        _arguments", STR_ARG(command->name));
    for (uint32_t i = 0; i < command->option_count; i++) {
        const Option *option = &command->option[i];
        Str alias = alias_of(option);
        zsh_option(o, option, str_of_z(option->name));
        if (alias.len == 2) zsh_option(o, option, alias);
    }
    out_z(o, " \\\n            '--help[show the help of this command]'");
    switch (operands_of(command)) {
    case OPERANDS_FILES: out_z(o, " \\\n            '*:file:_files'"); break;
    case OPERANDS_RULES:
        out_str(o, STR(" \\\n            '1:rule or file:" ZSH_RULES "; _files }'"));
        break;
    case OPERANDS_COMMANDS: out_z(o, " \\\n            \"1:command:($names)\""); break;
    case OPERANDS_NONE:
        if (!has_choices(command->operands)) break;
        out_z(o, " \\\n            '1:one of these:(");
        out_choices(o, command->operands);
        out_z(o, ")'");
        break;
    }
    out_z(o, "\n        ;;\n");
}

static void print_zsh(Out *o)
{
    const Command *command;
    out_z(o, "#compdef fairlead\n"
             "# Completion of fairlead for zsh; `fairlead completion zsh` prints it.\n"
             "local names='");
    out_names(o);
    out_z(o, "'\nlocal -a commands\ncommands=(\n");
    for (uint32_t i = 0; (command = command_at(i)); i++) {
        out_fmt(o, "    '%.*s:", STR_ARG(command->name));
        out_phrase(o, packed_text(o->arena, command->summary), STR("\\"));
        out_z(o, "'\n");
    }
    out_z(o, "    '--help:Show all commands'\n    '--version:Print the version'\n)\n"
             "if ((CURRENT == 2)); then\n"
             "    _describe -t commands command commands\n"
             "    return\n"
             "fi\n"
             "shift words\n"
             "((CURRENT--))\n"
             "case $words[1] in\n");
    for (uint32_t i = 0; (command = command_at(i)); i++) zsh_command(o, command);
    out_z(o, "esac\n");
}

// ---- fish ----

static void fish_line(Out *o, const Command *command)
{
    out_fmt(o, "complete -c fairlead -n '__fish_seen_subcommand_from %.*s'",
            STR_ARG(command->name));
}

#define FISH_RULES "(fairlead rules | cut -d \" \" -f 1)"

static void fish_option(Out *o, const Command *command, const Option *option)
{
    Str value = str_of_z(option->value), alias = alias_of(option);
    fish_line(o, command);
    out_fmt(o, " -l %s", option->name + 2);
    if (alias.len == 2) out_fmt(o, " -s %c", alias.ptr[1]);
    if (has_choices(value)) {
        out_z(o, " -x -a '");
        out_choices(o, value);
        out_char(o, '\'');
    } else if (wants_rules(option)) {
        out_str(o, STR(" -x -a '" FISH_RULES "'"));
    } else if (value.len) {
        out_z(o, " -r");
    }
    out_z(o, " -d '");
    out_phrase(o, str_of_z(option->help), STR("\\"));
    out_z(o, "'\n");
}

static void fish_operands(Out *o, const Command *command)
{
    Operands kind = operands_of(command);
    if (kind == OPERANDS_NONE && !has_choices(command->operands)) return;
    fish_line(o, command);
    switch (kind) {
    case OPERANDS_FILES: out_z(o, " -F\n"); return;
    case OPERANDS_RULES: out_str(o, STR(" -F -a '" FISH_RULES "'\n")); return;
    case OPERANDS_COMMANDS: out_z(o, " -a '"), out_names(o); break;
    case OPERANDS_NONE: out_z(o, " -a '"), out_choices(o, command->operands); break;
    }
    out_z(o, "'\n");
}

static void print_fish(Out *o)
{
    const Command *command;
    out_z(o, "# Completion of fairlead for fish; `fairlead completion fish` prints it.\n"
             "complete -c fairlead -f\n"
             "complete -c fairlead -n __fish_use_subcommand -l help -d 'Show all commands'\n"
             "complete -c fairlead -n __fish_use_subcommand -l version "
             "-d 'Print the version'\n");
    for (uint32_t i = 0; (command = command_at(i)); i++) {
        out_fmt(o, "complete -c fairlead -n __fish_use_subcommand -a %.*s -d '",
                STR_ARG(command->name));
        out_phrase(o, packed_text(o->arena, command->summary), STR("\\"));
        out_z(o, "'\n");
        for (uint32_t k = 0; k < command->option_count; k++)
            fish_option(o, command, &command->option[k]);
        fish_operands(o, command);
    }
}

// ---- The command ----

static const struct {
    Str name;
    void (*print)(Out *o);
} shells[] = {
    {STR_INIT("bash"), print_bash},
    {STR_INIT("zsh"), print_zsh},
    {STR_INIT("fish"), print_fish},
};

static int print_for(Str name)
{
    for (uint32_t i = 0; i < ARRAY_LEN(shells); i++) {
        if (!str_eq(shells[i].name, name)) continue;
        Arena arena = {0};
        Out o = out_on(&arena);
        shells[i].print(&o);
        print(out_done(&o));
        arena_clear(&arena);
        return EXIT_FINE;
    }
    return wrong_usage(&command_completion, "takes bash, zsh or fish, not `%.*s`", STR_ARG(name));
}

static int run(Arguments *args)
{
    Argument shell = argument_next(args);
    if (shell.kind == ARGUMENT_WRONG) return EXIT_FAILED;
    if (shell.kind == ARGUMENT_END)
        return wrong_usage(&command_completion, "needs the name of a shell: bash, zsh or fish");
    if (argument_next(args).kind != ARGUMENT_END)
        return wrong_usage(&command_completion, "takes one shell");
    return print_for(shell.text);
}
