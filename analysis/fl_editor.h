// Editor features beside findings, fixes and hover (analysis.h): an offset in, plain structs out.
//
// As there, offsets and spans are bytes of the document, and results live as long as the arena
// passed in, but no longer than until the next edit.
#ifndef FL_EDITOR_H
#define FL_EDITOR_H

#include "analysis.h"

// ---- Outline ----

typedef enum FlSymbolKind {
    FL_SYMBOL_STAGE,
    FL_SYMBOL_VARIABLE, // of an ARG or ENV
    FL_SYMBOL_COMMAND,  // RUN, CMD, ENTRYPOINT, HEALTHCHECK, SHELL
    FL_SYMBOL_FILE,     // COPY, ADD
    FL_SYMBOL_SETTING,  // all other instructions
    FL_SYMBOL_HEREDOC,
} FlSymbolKind;

typedef struct FlSymbol {
    Str name, detail; // one line each; `detail` may be empty
    FlSymbolKind kind;
    uint32_t depth; // 0 at the top level; a symbol contains the following ones of greater depth
    Span span;      // the whole symbol, contains `name_span`
    Span name_span;
    bool is_deprecated;
} FlSymbol;

typedef struct FlSymbols {
    const FlSymbol *item;
    uint32_t count;
} FlSymbols;

// Stages with their instructions, and the variables and heredocs of these; in text order.
FlSymbols fl_symbols(Arena *a, const FlDoc *doc);

// For a search by name in all documents: whether the symbol is a stage, variable or heredoc whose
// name contains the typed letters as a subsequence, in any case.
bool fl_symbol_fits(const FlSymbol *symbol, Str typed);

// ---- Folding ----

typedef enum FlFoldKind { FL_FOLD_CODE, FL_FOLD_COMMENT, FL_FOLD_REGION } FlFoldKind;

typedef struct FlFold {
    Span span; // from the end of the first line, which stays visible, to the end of the last
    FlFoldKind kind;
} FlFold;

typedef struct FlFolds {
    const FlFold *item;
    uint32_t count;
} FlFolds;

// Stages, instructions of several lines, heredoc bodies, rows of comments, and `# region` to `#
// endregion`; sorted by start, outer ones first.
FlFolds fl_folds(Arena *a, const FlDoc *doc);

// ---- Selection ----

typedef struct FlSpans {
    const Span *item;
    uint32_t count;
} FlSpans;

// The spans around `at`, each contained in the next: word, argument, command, list, instruction,
// stage, file. Never empty: the last one is the whole text.
FlSpans fl_selection(Arena *a, FlDoc *doc, uint32_t at);

// ---- Names ----

typedef enum FlUse { FL_USE_READ, FL_USE_WRITE } FlUse;

// A place that names a stage, variable, heredoc or user.
typedef struct FlName {
    Span span; // without the quotes of a heredoc word
    FlUse use;
    bool is_definition; // it is defined here: AS, ARG, ENV, `<<NAME`, `useradd NAME`
    bool is_index;      // a stage named by its number
    bool is_base;       // the base of a FROM, which must be in lower case
    bool is_inherited;  // the base image's value, before the file sets the variable
} FlName;

typedef struct FlNames {
    const FlName *item;
    uint32_t count;
} FlNames;

// All places that refer to the same thing as the name at `at`, in text order; none if there is no
// name. Definitions of a variable count as the same where a use can see both: along FROM, and from
// a global ARG into the stages that take it over.
FlNames fl_names(Arena *a, FlDoc *doc, uint32_t at);

// Where the thing at `at` is defined: for a variable its nearest definition, and behind an ARG that
// only takes over a global one, that one.
FlNames fl_definition(Arena *a, FlDoc *doc, uint32_t at);

// The name at `at` that can be renamed; false when there is none. `*name` is its text without
// continuations.
bool fl_rename_place(Arena *a, FlDoc *doc, uint32_t at, Span *place, Str *name);

typedef struct FlRename {
    bool is_possible;
    Str why; // if impossible: the reason, a sentence
    FlEdits edits;
} FlRename;

// Renames everything that refers to the thing at `at`. Impossible for a name that the language does
// not allow, or that would refer to something else.
FlRename fl_rename(Arena *a, FlDoc *doc, uint32_t at, Str name);

// ---- Semantic tokens ----

// In the order of the names in protocol/write_editor.c.
typedef enum FlTokenType {
    FL_TOKEN_NONE,
    FL_TOKEN_KEYWORD, // instructions, AS, CMD of HEALTHCHECK; shell keywords
    FL_TOKEN_COMMENT,
    FL_TOKEN_STRING,
    FL_TOKEN_VARIABLE,
    FL_TOKEN_NUMBER,
    FL_TOKEN_OPERATOR,
    FL_TOKEN_FUNCTION,  // name of a shell command
    FL_TOKEN_PARAMETER, // flags of an instruction, options of a command
    FL_TOKEN_PROPERTY,  // keys of LABEL and of mounts, the tag of an image
    FL_TOKEN_CLASS,     // a stage
    FL_TOKEN_NAMESPACE, // an image
    FL_TOKEN_MACRO,     // parser directives, heredoc words
    FL_TOKEN_COUNT,
} FlTokenType;

typedef struct FlToken {
    Span span; // on one line, not empty
    FlTokenType type;
    bool is_declaration;
} FlToken;

typedef struct FlTokens {
    const FlToken *item;
    uint32_t count;
} FlTokens;

// The tokens of all items that the range touches, sorted, not overlapping.
FlTokens fl_tokens(Arena *a, FlDoc *doc, Span range);

#endif
