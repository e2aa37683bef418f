// Questions about a RUN and what stands around it that several rules ask.
#ifndef FL_LINT_RUN_FACTS_H
#define FL_LINT_RUN_FACTS_H

#include "lint/rule.h"

// The commands of the instruction that the rule runs on.
const Commands *run_commands(const At *c);

// Whether the rule names the command, or names none: a rule may skip all other commands.
bool command_is_named(const At *c, const Command *command);

// The file that `>` or `>>` writes the command's output to, without quotes; empty when there is
// none.
Str command_prints_to(const Instr *in, const Command *c);

// The index at which a search that begins at command `from` must stop, so that searching from each
// command stays linear.
uint32_t commands_near(const Commands *commands, uint32_t from);

// [S] of the rule catalogue: whether the step ends up in an image that people run (step_is_shipped,
// linting.md 1.7).
bool run_is_shipped(const At *c);

// Whether the word contains the text.
bool text_holds(Str word, Str text);

// Whether an ARG or ENV of the file sets or declares the variable at the instruction.
bool run_sees_variable(const At *c, Str name);

// Whether a cache or tmpfs mount of the RUN covers the folder (mounts_cover).
bool run_has_mount(const At *c, Str folder);

// Whether the step exists and stands in the same stage as `other`.
bool step_is_beside(const Model *m, uint32_t step, uint32_t other);

// Whether `later` builds on the layer of `step`: it stands behind it in the same stage, or in a
// stage based on that.
bool step_follows(const Model *m, uint32_t step, uint32_t later);

// The prefix for a command added behind this one to run as the same user: `sudo `, `doas ` or
// empty. NULL when it runs under `su -c`, so that the rest of the RUN may not be root.
const char *cmd_sudo(const Model *m, uint32_t step, const Command *c);

// Whether the command is `set -e`, or may be.
bool cmd_sets_errexit(const Command *c);

// Whether the last command stands in a group, loop or the like. Appending `&&` there would disable
// `set -e` inside it.
bool commands_end_in_group(const Commands *commands);

// Whether the RUN stops at the first failing command, by its SHELL or by `set -e`.
bool run_stops(const Model *m, uint32_t step);

// Whether a command can be appended to the RUN with ` && ` and runs as the same user after all
// others.
bool run_takes_more(const Model *m, uint32_t step);

// The indent for a new line of the RUN: that of its second line if it is an indent and no column
// alignment, or a smaller one of a line with `&&`.
Str run_indent(const Instr *in);

// Whether the RUN's lines end with `&&` rather than begin with it.
bool run_ends_lines_with_and(const Instr *in);

// The text before a command on a new line: ` \`, the line end, the indent, and `&& ` on the side
// where the RUN has it. In the arena of `f`.
Str run_next_line(Fix *f, const Instr *in);

// Appends a command with `&&`, on a new line when the RUN has several lines.
void fix_append(Fix *f, const Finding *found, const Commands *commands, Str command);

// The span of the command's name and sub-command: `apt-get install`.
Span cmd_head(const Command *c);
Str cmd_words(Arena *a, const Command *c); // these two words as text, without quotes

// Reports each command of the RUN for which is_bad is true, at its head. `format` contains one
// `%.*s` for its words. Finding.number is the index of the command, as fix_add_option expects.
void report_commands(Check *c, bool (*is_bad)(const At *c, const Command *command),
                     const char *format);

// Adds an option after the sub-command of command number `found->number`: as a JSON string in exec
// form, as text in shell form and in the text of `sh -c`. Offers nothing when the place is not
// exactly known. `option` must need no quoting or escaping, like `--yes` or `-q=2`.
void fix_add_option(Fix *f, const Finding *found, int safety, Str option);
void fix_add_option_at_name(Fix *f, const Finding *found, int safety, Str option); // after its name
void fix_add_option_after(Fix *f, const Finding *found, int safety, Str option, const Word *word);

// Whether the word stands in the file as the shell reads it, apart from surrounding quotes; and its
// span inside the quotes.
bool word_is_written(const Instr *in, const Word *word);
Span word_text_span(const Instr *in, const Word *word);

// Whether apt-get, apt or aptitude updates the package lists; or needs them.
bool apt_updates(const Command *c);
bool apt_uses_lists(const Command *c);

// Whether the command may read the lists: apt itself, tools that call it, and scripts whose content
// is unknown.
bool apt_may_use_lists(const Command *c);

// Whether the command may remove the lists: rm or find on them, `apt-get distclean`, a cleaning
// script. has_braces: the shell expands `{a,b}` into several words.
bool apt_may_remove_lists(const Command *c, bool has_braces);

// Whether it is a system command that uses no package list and starts no script that might.
bool command_is_idle(const Command *c);

#endif
