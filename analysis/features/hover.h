// The state of one hover, and the questions that are tried in turn. Each writes the page and the place and answers true,
// or leaves both alone.
#ifndef FL_FEATURES_HOVER_H
#define FL_FEATURES_HOVER_H

#include "features/page.h"
#include "instructions/instruction.h"
#include "lint/open_document.h"
#include "lint/table.h"

// Lives for one request.
typedef struct Hover {
    Arena *arena;
    FlDoc *doc;
    const Model *model;
    uint32_t item, step; // NO_STEP where the item is no instruction
    const Instr *in;     // the trigger, when the cursor is inside ONBUILD's
    bool in_onbuild;
    uint32_t byte; // the cursor, in the item's text
    uint32_t at;   // the same as joined offset
    Span span;     // bytes of the document: what the answer is about
    Page page;
} Hover;

bool hover_comment(Hover *h);   // pragmas and rules in comments
bool hover_directive(Hover *h); // parser directives
bool hover_variable(Hover *h);
bool hover_stage(Hover *h); // stages, images and scratch
bool hover_mount(Hover *h); // types and options of RUN --mount
bool hover_flag(Hover *h);
bool hover_heredoc(Hover *h);
bool hover_path(Hover *h);  // WORKDIR, COPY, ADD and VOLUME
bool hover_value(Hover *h); // other words: users, signals, labels, shells, AS
bool hover_port(Hover *h);
bool hover_keyword(Hover *h);
bool hover_command(Hover *h); // words of the commands of a RUN, CMD or ENTRYPOINT

// The heredoc in whose lines the cursor is, or NULL; whether a heredoc is the whole script of its RUN.
const Heredoc *hover_body(const Hover *h);
bool hover_is_script(const Instr *in, const Heredoc *heredoc);

// Whether `$NAME` is a variable where commands stand: not in PowerShell and cmd.
bool hover_has_variables(const Hover *h);

// Whether nobody replaces the variable at the cursor, in text that a shell gets or that no shell sees; and why.
bool hover_is_literal(const Hover *h);
void hover_put_literal(Hover *h, Span variable);

// A variable that this file does not set, but that is there when commands run, such as PATH. False for all others.
bool hover_runtime(Hover *h, Str name, Span place);

// Whether the variable is a secret by its name; whether its value must not be shown.
bool hover_names_secret(const Hover *h, const VarDef *def);
bool hover_hides_value(const Hover *h, const VarDef *def, Str value);

// Whether the base image has no shell that could run a command line here.
bool hover_lacks_shell(const Hover *h);

// The argument at the cursor, or NULL.
const Node *hover_argument(const Hover *h);

// The directory that the WORKDIR of that step leads to, from those before it and from what is known of the base image;
// for NO_STEP that of the base image at the cursor. False where it is not known.
bool hover_workdir(const Hover *h, uint32_t step, Str *folder);

// What a container of the stage runs: a sentence for the top of the hover on CMD and ENTRYPOINT. False when nothing
// is known to say.
bool hover_process(Hover *h);

// What the build cache knows the instruction by, and what makes it run again.
void hover_cache(Hover *h);

// Says what a source of the instruction that stands there, of COPY or of a mount, brings from the build context. False, and
// nothing is said, where it comes from elsewhere.
bool hover_context_source(Hover *h, Span span);

// What the COPY at the cursor copies from, by its --from; NULL when it has none, or one that cannot be read.
const StageUse *hover_copy_from(const Hover *h);

// Sets the place.
void hover_at(Hover *h, Span joined);

// The builder's line on which a joined range of a step starts.
uint32_t hover_line(const Hover *h, uint32_t step, Span joined);

static inline bool span_has(Span s, uint32_t at)
{
    return s.start <= at && at < s.end;
}

// What the comments above a FROM or ARG say of the stage or variable of that name (language.md 4.3), as a paragraph.
void hover_description(Hover *h, uint32_t step, Str name);

// The line about the frontend version that a flag or option needs, if any.
void hover_since(Hover *h, const char *since, const char *since_labs);

// The rule whose id or code stands at the cursor behind the first `=` of `line`, bytes of the item's text. False if
// there is none.
bool hover_rule(Hover *h, Span line);

// The title of a rule and what its text says of the why and what to do, without the examples.
void hover_rule_text(Hover *h, const FlRule *rule);
Str hover_severity(FlSeverity severity);

// The findings at `at`, a byte of the document, below what was written so far. `has_more` tells that this has set the
// place. False if there are none.
bool hover_findings(Hover *h, uint32_t at, bool has_more);

// What an image reference names, and what is to be known about it.
void hover_image(Hover *h, Str text);

// ---- Texts of the tables, without a place: hover and completion say the same ----

void hover_instruction_text(Hover *h, const InstructionInfo *info);
void hover_flag_text(Hover *h, InstrKind kind, const FlagInfo *info, const WordInfo *value);
void hover_mount_text(Hover *h, const MountTypeInfo *type);
void hover_option_text(Hover *h, const MountOptionInfo *option, const MountTypeInfo *in);
void hover_directive_text(Hover *h, const DirectiveInfo *info);
const WordInfo *hover_pragmas(uint32_t *count);

#endif
