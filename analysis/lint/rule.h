// The interface of a rule. A rule is one file in rules/: the file name is its id, the leading
// comment its documentation, and the examples in that comment its tests.
#ifndef FL_LINT_RULE_H
#define FL_LINT_RULE_H

#include "lint/finding.h"
#include "model/model.h"
#include "model/mounts.h"
#include "syntax/signs.h"

#define NO_RULE  UINT32_MAX
#define ON(kind) (1u << (K_##kind))
enum { ON_EVERY = (1u << (K_UNKNOWN + 1)) - 1 };

// The kinds of fixes a rule may have: applied by fix-all; only offered; may change between shell
// and exec form (trial.h); of an offer: sets another escape character.
enum { FIX_SAFE = 1, FIX_ASK = 2, FIX_FORM = 4, FIX_ESCAPE = 8 };

struct UnusedNames; // lint/passes/pragmas.h

// What a check and a fix have in common: the place they are about.
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

// For callers outside of a rule: the step, without a rule and not in an ONBUILD. NO_STEP: the file.
At at_step(Arena *a, const Model *m, uint32_t step);

typedef struct Check { // one call of a rule
    union {
        At at;
        struct {
            AT_FIELDS;
        };
    };
    struct Sink *sink;                // receives the findings
    const struct UnusedNames *unused; // only for rules with is_about_unused
} Check;

// One call of a rule's fix function for a finding. It makes offers, the best first.
typedef struct Fix {
    union {
        At at; // of the finding
        struct {
            AT_FIELDS;
        };
    };
    struct Offers *offers; // receives the edits
} Fix;

// Words that tool/collect.c reads from the source at build time and puts into tables. In the
// program only whether there are any remains.
#define WORDS(literal) (1 < sizeof(literal))

typedef struct Rule {                       // a bit field, as there are hundreds
    unsigned on : 20, phase : 4, voids : 4; // kinds that `check` runs on; Phase; VOIDS_*
    unsigned misses : 20; // kinds that it reports as missing: silent if one is lost (Finding.lost)
    // codes: of other tools, "hadolint:DL3006 buildkit:...". commands: runs only on a RUN that has
    // one of these, by name or family (cmd_in). beats...: ids of rules whose findings are dropped,
    // as they say less about the same instruction, argument, place, file or cause.
    bool codes : 1, commands : 1, beats : 1, beats_at_argument : 1, beats_at_place : 1; // WORDS
    // beats...: WORDS. is_about_unused: check_file runs after suppression. is_about_reasons: cannot
    // be silenced. is_of_file_too: `check` also runs once without an instruction. joins: merges
    // several RUNs. is_folded: shown once a file (linting.md 1.2).
    bool beats_in_file : 1, beats_at_cause : 1, is_about_unused : 1, is_about_reasons : 1;
    bool is_of_file_too : 1, joins : 1, is_folded : 1;
    bool not_in_onbuild : 1;  // for rules about the state of a stage
    bool settles_lines : 1;   // it reports that an instruction does not end where it was meant to
    bool is_on_last_line : 1; // BuildKit reports it on the last line
    unsigned signs : 16;      // runs only on instructions that have one of these SIGN_*; 0: on all
    unsigned severity : 3, severity_on : 3; // FL_OFF: runs only when switched on, with severity_on
    unsigned tags : 2, fixes : 4;           // FL_TAG_*; FIX_* that `fix` may make
    char since[4];                          // version that brought it
    union {
        void (*check)(Check *c, const Instr *in); // where `on` names kinds
        void (*check_file)(Check *c);             // else: once for the file
    };
    void (*fix)(Fix *f, const Finding *found); // NULL: no fix
} Rule;

// Defines the rule of this file: RULE(image_untagged) = { .severity = FL_WARNING, ... };
#define RULE(id) const Rule rule_##id

// Report a finding: on the instruction that the rule runs on, on that of a step, or on an item. The
// message starts in lower case or with a quoted name and has no full stop. The result may be
// changed until the rule returns.
Finding *report(Check *c, Span joined, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
Finding *report_at(Check *c, uint32_t step, Span joined, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
Finding *report_item(Check *c, uint32_t item, Span joined, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

// Adds a related place to a finding: in the instruction that the rule runs on or in an earlier one.
void relate(Check *c, Finding *f, uint32_t step, Span joined, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

// Whether the rule has a hadolint code and must report wherever hadolint does (hadolint profile):
// also where we are silent because the harm is uncertain or the stage is not shipped.
bool fires_broadly(const At *c);

// The instruction of a finding; inside ONBUILD the trigger.
const Instr *finding_instr(const Model *m, const Finding *f);

// A message from a format with one `%.*s`, for formats that come from a table.
Str message_on(Arena *a, const char *format, Str text);

// Starts an offer; the next edits belong to it. `safety`: FIX_SAFE, FIX_ASK (always inside ONBUILD).
void fix_offer(Fix *f, const Finding *found, int safety, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void fix_replace(Fix *f, const Finding *found, Span joined, Str with);
void fix_insert(Fix *f, const Finding *found, uint32_t joined, Str text);
void fix_delete(Fix *f, const Finding *found, Span joined);
// The same with bytes of the finding's item, which may be cut out (comments, continuations).
void fix_replace_bytes(Fix *f, const Finding *found, Span bytes, Str with);
void fix_delete_bytes(Fix *f, const Finding *found, Span bytes);
// The same with bytes of the document; and with joined offsets of another step.
void fix_replace_text(Fix *f, Span bytes, Str with);
void fix_replace_at(Fix *f, uint32_t step, Span joined, Str with);

// Edits of whole lines, with `line` given without line end. fix_line_before inserts it, indented
// alike, before the instruction and the comments above it (a comment goes right before the
// instruction). fix_delete_step deletes the instruction with its line end and the comments that
// belong to it alone.
void fix_line_before(Fix *f, uint32_t step, Str line);
bool fix_line_after(Fix *f, uint32_t step, Str line); // false if it has faults or goes on
void fix_delete_step(Fix *f, uint32_t step);

// Copies the comments that fix_delete_step deletes with `from` above `to` and its comments.
void fix_move_comments(Fix *f, uint32_t from, uint32_t to);
void fix_line_at_top(Fix *f, Str line); // behind a byte-order mark and, but for `escape`, `#!`

// The offer repeats commands of the instruction elsewhere: other repairs of the instruction wait
// until that is done.
void fix_repeats(Fix *f, uint32_t step);

// Appends lines to the ignore file, or creates it.
void fix_ignore(Fix *f, Str lines);
Str fix_newline(const Fix *f); // LF or CRLF, as in the document

#endif
