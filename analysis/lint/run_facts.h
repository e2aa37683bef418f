// What several rules want to know of a RUN and of what stands around it.
#ifndef FL_LINT_RUN_FACTS_H
#define FL_LINT_RUN_FACTS_H

#include "lint/rule.h"

// The commands of the instruction that is checked.
const Commands *run_commands(const At *c);

// Whether the rule names the command, or no command at all: what it is not to look at, it need not.
bool command_is_named(const At *c, const Command *command);

// The file into which `>` or `>>` writes what a command prints, without quotes; empty when there is none.
Str command_prints_to(const Instr *in, const Command *c);

// Where to stop when something is looked for in the commands from item `from` on, and that is done for each of them.
uint32_t commands_near(const Commands *commands, uint32_t from);

// [S] of the catalogue: whether the step ends up in an image that people run. No build stage, and no stage that is
// called after development or tests; a file without FROM counts as shipped (linting.md 1.7).
bool run_is_shipped(const At *c);

// Whether a word has the text in it.
bool text_holds(Str word, Str text);

// Whether the file itself sets the variable where the instruction sees it, or declares it as an ARG.
bool run_sees_variable(const At *c, Str name);

// Whether a cache or tmpfs mount of the RUN covers the folder.
bool run_has_mount(const At *c, Str folder);

// Whether there is such a step, in the same stage as the other.
bool step_is_beside(const Model *m, uint32_t step, uint32_t other);

// Whether `later` builds on what `step` made: it stands behind it in its stage, or in a stage based on that.
bool step_follows(const Model *m, uint32_t step, uint32_t later);

// What to put before a command behind this one, so that it runs as the same user: `sudo `, `doas ` or nothing; NULL where `su -c`
// runs it, and the rest of the RUN may not be root.
const char *cmd_sudo(const Model *m, uint32_t step, const Command *c);

// Whether it is a `set -e`, or may be one.
bool cmd_sets_errexit(const Command *c);

// Whether the last command stands in a group, a loop or the like. With `&&` behind that, a failure inside would no longer end the
// RUN, even where `set -e` is on.
bool commands_end_in_group(const Commands *commands);

// Whether the RUN stops at the first failure, by its SHELL or a `set -e`.
bool run_stops(const Model *m, uint32_t step);

// Whether text could be appended to the RUN with ` && ` and would run as the same user, behind all others.
bool run_takes_more(const Model *m, uint32_t step);

// The blanks that a new line of the RUN gets: those of its second one, where they are a step and no column, or fewer that a
// line with `&&` has.
Str run_indent(const Instr *in);

// Whether its lines end with `&&`, rather than begin with it.
bool run_ends_lines_with_and(const Instr *in);

// What leads to a command in a line of its own: ` \`, the line end, and `&& ` on the side where the RUN has it. In the arena of `f`.
Str run_next_line(Fix *f, const Instr *in);

// Appends a command to a chain: on a line of its own where the RUN has several.
void fix_append(Fix *f, const Finding *found, const Commands *commands, Str command);

// Where the command's name and sub-command stand, `apt-get install`.
Span cmd_head(const Command *c);
Str cmd_words(Arena *a, const Command *c); // the two as one text, without quotes

// Reports each command of the RUN that is bad, at its head: `format` has one `%.*s` for its words. The number of a finding is that of
// the command, as fix_add_option wants it.
void report_commands(Check *c, bool (*is_bad)(const At *c, const Command *command),
                     const char *format);

// Adds an option after the sub-command of the command whose number (of run_commands) is that of the finding: as a string
// of its own in exec form, as plain text in shell form and in the text of `sh -c`. Offers nothing where the place is not
// known exactly. `option` is one word that no shell and no JSON changes, like `--yes` or `-q=2`.
void fix_add_option(Fix *f, const Finding *found, int safety, Str option);
void fix_add_option_at_name(Fix *f, const Finding *found, int safety, Str option); // after its name
void fix_add_option_after(Fix *f, const Finding *found, int safety, Str option, const Word *word);

// Whether the word stands in the file as the shell reads it, but for quotes around it; and its place between those.
bool word_is_written(const Instr *in, const Word *word);
Span word_text_span(const Instr *in, const Word *word);

// apt-get, apt or aptitude with a sub-command that updates the lists, or one that uses them.
bool apt_updates(const Command *c);
bool apt_uses_lists(const Command *c);

// Whether the command may read the lists: apt itself, tools that call it, and scripts that are not seen.
bool apt_may_use_lists(const Command *c);

// Whether the command may remove them: rm or find on them, `apt-get distclean`, a script that cleans; in a shell that
// makes several words of one in braces, or not.
bool apt_may_remove_lists(const Command *c, bool has_braces);

// Commands of the system that use no list of packages and start no script that might.
bool command_is_idle(const Command *c);

#endif
