// What an editor asks beside findings, fixes and hover (analysis.h): an offset in, plain structs out.
//
// As there, offsets and spans are bytes of the document, and what is returned lives as long as the arena that was passed
// in, and no longer than until the next edit.
#ifndef FL_EDITOR_H
#define FL_EDITOR_H

#include "analysis.h"

// ---- Outline ----

typedef enum FlSymbolKind {
    FL_SYMBOL_STAGE,
    FL_SYMBOL_VARIABLE, // what ARG or ENV sets
    FL_SYMBOL_COMMAND,  // RUN, CMD, ENTRYPOINT, HEALTHCHECK, SHELL
    FL_SYMBOL_FILE,     // COPY, ADD
    FL_SYMBOL_SETTING,  // all other instructions
    FL_SYMBOL_HEREDOC,
} FlSymbolKind;

typedef struct FlSymbol {
    Str name, detail; // one line each; the detail may be empty
    FlSymbolKind kind;
    uint32_t depth; // 0 at the top: a symbol holds those of greater depth that follow it
    Span span;      // the whole of it, which holds `name_span`
    Span name_span;
    bool is_deprecated;
} FlSymbol;

typedef struct FlSymbols {
    const FlSymbol *item;
    uint32_t count;
} FlSymbols;

// Stages with their instructions, the variables and heredocs of these, in the order of the text.
FlSymbols fl_symbols(Arena *a, const FlDoc *doc);

// Whether a symbol is one to look for by name in all documents, a stage, a variable or a heredoc, and what was typed fits
// it: its letters stand in the name in this order, in any case.
bool fl_symbol_fits(const FlSymbol *symbol, Str typed);

// ---- Folding ----

typedef enum FlFoldKind { FL_FOLD_CODE, FL_FOLD_COMMENT, FL_FOLD_REGION } FlFoldKind;

typedef struct FlFold {
    Span span; // from the end of the line that stays to the end of the last line that goes
    FlFoldKind kind;
} FlFold;

typedef struct FlFolds {
    const FlFold *item;
    uint32_t count;
} FlFolds;

// Stages, instructions over several lines, heredoc bodies, rows of comments, `# region` to `# endregion`; sorted by
// where they start, an outer one before its inner ones.
FlFolds fl_folds(Arena *a, const FlDoc *doc);

// ---- Selection ----

typedef struct FlSpans {
    const Span *item;
    uint32_t count;
} FlSpans;

// What holds `at`, each span in the next: word, argument, command, the list it stands in, instruction, stage, file. Never
// empty: the last is the whole text.
FlSpans fl_selection(Arena *a, FlDoc *doc, uint32_t at);

// ---- Names ----

typedef enum FlUse { FL_USE_READ, FL_USE_WRITE } FlUse;

// A place at which a stage, a variable, a heredoc or a user is named.
typedef struct FlName {
    Span span; // the name alone; of a quoted heredoc word without its quotes
    FlUse use;
    bool is_definition; // it is made here: AS, ARG, ENV, `<<NAME`, `useradd NAME`
    bool is_index;      // a stage by its number
    bool is_base;       // a stage that a FROM takes, which finds it in lower case only
    bool is_inherited;  // what the base image sets, before the file sets it anew
} FlName;

typedef struct FlNames {
    const FlName *item;
    uint32_t count;
} FlNames;

// All places that name what is named at `at`, in the order of the text; none when nothing is. A variable is the same
// wherever one definition can reach: along FROM, and from an ARG before the first FROM into the stages that take it over.
FlNames fl_names(Arena *a, FlDoc *doc, uint32_t at);

// Where what is named at `at` comes from: of a variable the nearest definition, of an ARG that only takes over a global one
// that one.
FlNames fl_definition(Arena *a, FlDoc *doc, uint32_t at);

// The name at `at` that could be given another; false when there is none. `*name` is its text, also where a continuation
// stands in the middle of it.
bool fl_rename_place(Arena *a, FlDoc *doc, uint32_t at, Span *place, Str *name);

typedef struct FlRename {
    bool is_possible;
    Str why; // a sentence for people, when it is not
    FlEdits edits;
} FlRename;

// Gives what is named at `at` another name everywhere. Refuses what the language would not take, and a name that would come to
// mean something else.
FlRename fl_rename(Arena *a, FlDoc *doc, uint32_t at, Str name);

// ---- Semantic tokens ----

// In the order of LSP's names in protocol/write_editor.c.
typedef enum FlTokenType {
    FL_TOKEN_NONE,
    FL_TOKEN_KEYWORD, // instructions, AS, CMD of HEALTHCHECK; reserved words of the shell
    FL_TOKEN_COMMENT,
    FL_TOKEN_STRING,
    FL_TOKEN_VARIABLE,
    FL_TOKEN_NUMBER,
    FL_TOKEN_OPERATOR,
    FL_TOKEN_FUNCTION,  // a command
    FL_TOKEN_PARAMETER, // flags of an instruction, options of a command
    FL_TOKEN_PROPERTY,  // keys of LABEL and of mounts, the tag of an image
    FL_TOKEN_CLASS,     // a stage
    FL_TOKEN_NAMESPACE, // an image
    FL_TOKEN_MACRO,     // parser directives, heredoc words
    FL_TOKEN_COUNT,
} FlTokenType;

typedef struct FlToken {
    Span span; // within one line, never empty
    FlTokenType type;
    bool is_declaration;
} FlToken;

typedef struct FlTokens {
    const FlToken *item;
    uint32_t count;
} FlTokens;

// The tokens of the items that the range touches, in order, without overlaps.
FlTokens fl_tokens(Arena *a, FlDoc *doc, Span range);

#endif
