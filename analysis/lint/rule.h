// A rule is one file in rules/: its name is the id, its leading comment the documentation, the examples in it its tests.
#ifndef FL_LINT_RULE_H
#define FL_LINT_RULE_H

#include "lint/finding.h"
#include "model/model.h"
#include "model/mounts.h"
#include "syntax/signs.h"

#define NO_RULE  UINT32_MAX
#define ON(kind) (1u << (K_##kind))
enum { ON_EVERY = (1u << (K_UNKNOWN + 1)) - 1 };

// Applied by fix-all; only offered; may change a form (trial.h); sets another escape character (of an offer).
enum { FIX_SAFE = 1, FIX_ASK = 2, FIX_FORM = 4, FIX_ESCAPE = 8 };

struct UnusedNames; // lint/passes/pragmas.h

// Where a rule or a fix stands: what both of them ask others with.
#define AT_FIELDS                                                                                  \
    Arena *arena; /* for texts of findings and edits; lives as long as they do */                  \
    const Model *model;                                                                            \
    uint32_t step;   /* the instruction asked about; NO_STEP in check_file */                      \
    bool in_onbuild; /* `in` is the trigger of that instruction */                                 \
    const Instr *in;                                                                               \
    const CommandBits *named; /* of commands that the rule names; NULL: of none */                 \
    uint32_t row              /* of the rule that asks; NO_RULE: none */

typedef struct At {
    AT_FIELDS;
} At;

// At a step, for who asks what a rule asks: no rule, and not in ONBUILD. NO_STEP: of the file.
At at_step(Arena *a, const Model *m, uint32_t step);

typedef struct Check { // one call of a rule
    union {
        At at;
        struct {
            AT_FIELDS;
        };
    };
    struct Sink *sink;                // where findings go
    const struct UnusedNames *unused; // of a rule that is about them
} Check;

// The fixes of one finding, being made. A rule makes one offer, or several with the best first.
typedef struct Fix {
    union {
        At at; // of the finding
        struct {
            AT_FIELDS;
        };
    };
    struct Offers *offers; // where edits go
} Fix;

// Words that tool/collect.c reads in the source, to make a table of them: all that is kept is whether there are any.
#define WORDS(literal) (1 < sizeof(literal))

typedef struct Rule {                       // small: there are hundreds
    unsigned on : 20, phase : 4, voids : 4; // kinds that `check` wants; Phase; VOIDS_*
    unsigned misses : 20; // kinds that it says are missing: silent after one that is lost
    // In other tools: "hadolint:DL3006 buildkit:..."; of RUN only those in which one of these runs, by name or family (cmd_in);
    // and ids of rules whose findings give way, as they say less of the same instruction, argument, place, file, or cause.
    bool codes : 1, commands : 1, beats : 1, beats_at_argument : 1, beats_at_place : 1; // WORDS
    // WORDS; `check_file` is asked once comments have silenced; none silences it; makes one RUN of several; one a file (1.2).
    bool beats_in_file : 1, beats_at_cause : 1, is_about_unused : 1, is_about_reasons : 1;
    bool joins : 1, is_folded : 1;
    bool not_in_onbuild : 1;  // rules about the state of a stage
    bool settles_lines : 1;   // it says that an instruction does not end where it was meant to
    bool is_on_last_line : 1; // the builder reports it on the last line of the logical line
    unsigned signs : 16;      // of these it wants only those that have one of them; 0: all
    unsigned severity : 3, severity_on : 3; // FL_OFF: only when switched on, with the second level
    unsigned tags : 2, fixes : 4;           // FL_TAG_*; FIX_* that `fix` may make
    char since[4];                          // a version
    void (*check)(Check *c, const Instr *in);
    void (*check_file)(Check *c);
    void (*fix)(Fix *f, const Finding *found); // NULL: it has none
} Rule;

// Defines the rule of this file: RULE(image_untagged) = { .severity = FL_WARNING, ... };
#define RULE(id) const Rule rule_##id

// Reports on the instruction that is being checked, or on any other. The message starts lower case or with a quoted
// name and has no full stop. The result may be refined until the rule returns.
Finding *report(Check *c, Span joined, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
Finding *report_at(Check *c, uint32_t step, Span joined, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
Finding *report_item(Check *c, uint32_t item, Span joined, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

// Adds a related place to a finding: in the instruction that is asked about or one before it.
void relate(Check *c, Finding *f, uint32_t step, Span joined, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

// Whether the rule has a code of hadolint and is to fire wherever that does, in the profile of that name: also where we would
// be silent, as the harm depends on what cannot be seen or the stage does not ship.
bool fires_broadly(const At *c);

// The instruction a finding is about (the trigger, when it is inside ONBUILD).
const Instr *finding_instr(const Model *m, const Finding *f);

// A message with one `%.*s` in it, for formats that come from a table.
Str message_on(Arena *a, const char *format, Str text);

// Starts an offer; the edits that follow belong to it. `safety` is FIX_SAFE or FIX_ASK (inside ONBUILD always ask).
void fix_offer(Fix *f, const Finding *found, int safety, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void fix_replace(Fix *f, const Finding *found, Span joined, Str with);
void fix_insert(Fix *f, const Finding *found, uint32_t joined, Str text);
void fix_delete(Fix *f, const Finding *found, Span joined);
// The same with bytes of the finding's item, cut out or not.
void fix_replace_bytes(Fix *f, const Finding *found, Span bytes, Str with);
void fix_delete_bytes(Fix *f, const Finding *found, Span bytes);
// The same with bytes of the document; and on another instruction.
void fix_replace_text(Fix *f, Span bytes, Str with);
void fix_replace_at(Fix *f, uint32_t step, Span joined, Str with);

// Whole lines: puts `line` (without line end) before the instruction of `step`, with its indent: above the comments over
// it, unless it is one; deletes the instruction with its line end, and the comments right above that speak of it alone.
void fix_line_before(Fix *f, uint32_t step, Str line);
bool fix_line_after(Fix *f, uint32_t step, Str line); // false where the instruction goes on there
void fix_delete_step(Fix *f, uint32_t step);

// Writes the comments that `fix_delete_step` takes away with `from` above the instruction `to` and its comments.
void fix_move_comments(Fix *f, uint32_t from, uint32_t to);
void fix_line_at_top(Fix *f, Str line); // the first line of the file, behind a byte-order mark

// It writes commands of the instruction once more, so what else changes that waits until both are there.
void fix_repeats(Fix *f, uint32_t step);

// Adds text after the end of the ignore file, or makes one: whole lines.
void fix_ignore(Fix *f, Str lines);
Str fix_newline(const Fix *f); // the line end that the document uses: LF or CRLF

#endif
