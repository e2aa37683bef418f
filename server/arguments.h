// The command line: commands, their options, and how they are read. The help is made from the same tables.
#ifndef FL_SERVER_ARGUMENTS_H
#define FL_SERVER_ARGUMENTS_H

#include "analysis.h"
#include "fl_packed.h"

// Exit statuses of every command.
enum {
    EXIT_FINE = 0,
    EXIT_FOUND = 1,  // findings at or above the threshold; a refused file; a difference
    EXIT_FAILED = 2, // could not run: bad usage, a file that cannot be read
};

// An option. `value` stands for its value in the help (`text|json`, `NAME`); a switch has none.
typedef struct Option {
    const char *name, *value, *help;
} Option;

struct Arguments;

// A command of the program; all of it is constant.
typedef struct Command {
    Str name;
    Str operands;       // `FILE|-`
    PackedText summary; // a sentence, for the list of commands
    PackedText details; // what more its help says; lines
    const Option *option;
    uint32_t option_count;
    int (*run)(struct Arguments *args);
} Command;

// The words behind the command's name, being read.
typedef struct Arguments {
    const Command *command;
    char **word;
    int count, at;
    bool is_plain; // behind `--`
} Arguments;

typedef enum ArgumentKind {
    ARGUMENT_END,
    ARGUMENT_OPTION,
    ARGUMENT_OPERAND,
    ARGUMENT_WRONG
} ArgumentKind;

typedef struct Argument {
    ArgumentKind kind;
    uint32_t option; // row in the command's table
    Str text;        // the value or the operand; it lives as long as the program
} Argument;

// The next word. `--name=value` and `--name value` are the same, `-` is an operand, `--` makes operands of all that
// follows. What is wrong was said on stderr when the answer is ARGUMENT_WRONG.
Argument argument_next(Arguments *args);

// Says on stderr what is wrong with the way the command was called; returns EXIT_FAILED.
int wrong_usage(const Command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// Says on stderr what went wrong, `fairlead: ...`; returns EXIT_FAILED.
int failure(const char *format, ...) __attribute__((format(printf, 1, 2)));

// Another name of the option, `-q` of `--quiet`; empty when it has none.
Str option_alias(Str name);

// The whole help of one command.
void command_help(Out *o, const Command *command);

extern const Command command_check, command_fix, command_format, command_dump, command_probe,
    command_rules, command_settings, command_explain, command_completion, command_manual;

// All commands, in the order of the help; NULL after the last one.
const Command *command_at(uint32_t row);

#endif
