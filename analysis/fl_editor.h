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

#endif
