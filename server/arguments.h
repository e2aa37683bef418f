// The command line: commands, their options, and the parser. The help is made from the same tables.
#ifndef FL_SERVER_ARGUMENTS_H
#define FL_SERVER_ARGUMENTS_H

#include "analysis.h"
#include "fl_packed.h"

// Exit statuses of every command.
enum {
    EXIT_FINE = 0,
    EXIT_FOUND = 1,  // findings at or above the threshold; a rejected file; a difference
    EXIT_FAILED = 2, // it could not run: wrong usage, an unreadable file
};

// An option. `value` describes its value in the help (`text|json`, `NAME`); empty for a switch.
typedef struct Option {
    const char *name, *value, *help;
} Option;

struct Arguments;

// A command of the program. Constant.
typedef struct Command {
    Str name;
    Str operands;       // `FILE|-`
    PackedText summary; // one sentence, for the list of commands
    PackedText details; // more lines for its help
    const Option *option;
    uint32_t option_count;
    int (*run)(struct Arguments *args);
} Command;

// The state of parsing the words behind the command's name.
typedef struct Arguments {
    const Command *command;
    char **word;
    int count, at;
    bool is_plain; // behind `--`: all words are operands
} Arguments;

typedef enum ArgumentKind {
    ARGUMENT_END,
    ARGUMENT_OPTION,
    ARGUMENT_OPERAND,
    ARGUMENT_WRONG
} ArgumentKind;

typedef struct Argument {
    ArgumentKind kind;
    uint32_t option; // row in the command's table of options
    Str text;        // value or operand; lives as long as the program
} Argument;

// Parses the next word. `--name=value` equals `--name value`, `-` is an operand, everything behind
// `--` is an operand. For ARGUMENT_WRONG the error was printed on stderr.
Argument argument_next(Arguments *args);

// Prints an error about the usage on stderr; returns EXIT_FAILED.
int wrong_usage(const Command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// Prints `fairlead: ...` on stderr; returns EXIT_FAILED.
int failure(const char *format, ...) __attribute__((format(printf, 1, 2)));

// The short form of an option, such as `-q` for `--quiet`; empty when it has none.
Str option_alias(Str name);

// Writes the help of one command.
void command_help(Out *o, const Command *command);

extern const Command command_check, command_fix, command_format, command_dump, command_probe,
    command_rules, command_settings, command_explain, command_completion, command_manual;

// The commands in the order of the help; NULL behind the last.
const Command *command_at(uint32_t row);

#endif
