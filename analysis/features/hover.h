// The state of a hover request, and the functions that are tried in turn. Each either writes the
// page, sets the place and returns true, or changes nothing.
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
    uint32_t item, step; // `step` is NO_STEP if the item is no instruction
    const Instr *in;     // the trigger if the cursor is inside an ONBUILD's
    bool in_onbuild;
    uint32_t byte; // the cursor, as byte of the item's text
    uint32_t at;   // the cursor, as joined offset
    Span span;     // the range that the answer is about, in bytes of the document
    Page page;
} Hover;

bool hover_comment(Hover *h);   // suppressing comments and rule names in them
bool hover_directive(Hover *h); // parser directives
bool hover_variable(Hover *h);
bool hover_stage(Hover *h); // stages, images and scratch
bool hover_mount(Hover *h); // types and options of RUN --mount
bool hover_flag(Hover *h);
bool hover_heredoc(Hover *h);
bool hover_path(Hover *h);  // WORKDIR, COPY, ADD and VOLUME
bool hover_value(Hover *h); // other arguments: users, signals, labels, shells, AS
bool hover_port(Hover *h);
bool hover_keyword(Hover *h);
bool hover_command(Hover *h); // words of the commands of a RUN, CMD or ENTRYPOINT

// The heredoc whose lines contain the cursor, or NULL; whether a heredoc is the whole script of its
// RUN.
const Heredoc *hover_body(const Hover *h);
bool hover_is_script(const Instr *in, const Heredoc *heredoc);

// Whether `$NAME` is a variable in shell text: not in PowerShell and cmd.
bool hover_has_variables(const Hover *h);

// Whether the variable at the cursor is never expanded: in quotes of the shell, or in text without
// a shell. hover_put_literal explains why.
bool hover_is_literal(const Hover *h);
void hover_put_literal(Hover *h, Span variable);

// Explains a variable that exists when commands run although the file does not set it, such as
// PATH. False for others.
bool hover_runtime(Hover *h, Str name, Span place);

// Whether the variable is a secret by its name; whether its value must not be shown.
bool hover_names_secret(const Hover *h, const VarDef *def);
bool hover_hides_value(const Hover *h, const VarDef *def, Str value);

// Whether the base image has no shell to run a command line here.
bool hover_lacks_shell(const Hover *h);

// The argument at the cursor, or NULL.
const Node *hover_argument(const Hover *h);

// The working directory after the WORKDIR of that step; for NO_STEP that of the base image. False
// when unknown.
bool hover_workdir(const Hover *h, uint32_t step, Str *folder);

// Describes what a container of the stage starts, for CMD and ENTRYPOINT. False when nothing is
// known.
bool hover_process(Hover *h);

// Describes on what the cached result of the instruction depends, and what makes it run again.
void hover_cache(Hover *h);

// Describes what a source (of COPY or a mount) takes from the build context. False, without output,
// when it comes from elsewhere.
bool hover_context_source(Hover *h, Span span);

// The --from of the COPY at the cursor; NULL when it has none, or an unknown one.
const StageUse *hover_copy_from(const Hover *h);

// Sets h->span.
void hover_at(Hover *h, Span joined);

// The line, as BuildKit counts, on which a joined range of a step begins.
uint32_t hover_line(const Hover *h, uint32_t step, Span joined);

static inline bool span_has(Span s, uint32_t at)
{
    return s.start <= at && at < s.end;
}

// Writes the comments above a FROM or ARG that describe the stage or variable (language.md 4.3), as
// a paragraph.
void hover_description(Hover *h, uint32_t step, Str name);

// Writes which frontend version a flag or option needs, if any.
void hover_since(Hover *h, const char *since, const char *since_labs);

// Describes the rule whose id or code is at the cursor, behind the first `=` of `line` (bytes of
// the item's text). False if none.
bool hover_rule(Hover *h, Span line);

// Writes the title of a rule, and its explanation without examples.
void hover_rule_text(Hover *h, const FlRule *rule);
Str hover_severity(FlSeverity severity);

// Appends the findings at `at`, a byte of the document. `has_more`: the page already has text and a
// place. False if there are none.
bool hover_findings(Hover *h, uint32_t at, bool has_more);

// Describes an image reference and what is known of the image.
void hover_image(Hover *h, Str text);

// ---- Texts from tables, shared with completion ----

void hover_instruction_text(Hover *h, const InstructionInfo *info);
void hover_flag_text(Hover *h, InstrKind kind, const FlagInfo *info, const WordInfo *value);
void hover_mount_text(Hover *h, const MountTypeInfo *type);
void hover_option_text(Hover *h, const MountOptionInfo *option, const MountTypeInfo *in);
void hover_directive_text(Hover *h, const DirectiveInfo *info);
const WordInfo *hover_pragmas(uint32_t *count);

#endif
