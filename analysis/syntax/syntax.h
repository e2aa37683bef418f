// The tree: what the parser makes of the bytes of one item.
//
// A document is a row of items: instructions, comment lines, blank lines, directives, a byte-order mark. Each is one
// block of memory (struct Instr) that holds its own bytes, so items can be moved and replaced without touching others.
//
//     text     RUN a \⏎# why⏎  && b⏎       what stands in the file
//     cut         ^^^ ^^^^^^^                what the reader drops: continuations, comment and empty lines inside
//     joined   RUN a   && b⏎                what is left; the logical line, its line end, then the heredoc bodies
//     node     offsets into `joined`         pre-order; leaves cover `joined` without gap or overlap
//
// So every byte of an item is in exactly one leaf or one cut. Rules and features use joined offsets. instr_span
// converts them to bytes of the item; add the item's start for bytes of the document.
#ifndef FL_SYNTAX_SYNTAX_H
#define FL_SYNTAX_SYNTAX_H

#include "base/str.h"

// The 18 instructions in alphabetical order, then what else may be an item.
typedef enum InstrKind {
    // clang-format off
    K_ADD, K_ARG, K_CMD, K_COPY, K_ENTRYPOINT, K_ENV, K_EXPOSE, K_FROM, K_HEALTHCHECK,
    K_LABEL, K_MAINTAINER, K_ONBUILD, K_RUN, K_SHELL, K_STOPSIGNAL, K_USER, K_VOLUME, K_WORKDIR,
    // clang-format on
    K_UNKNOWN,   // a keyword that is none of these, also an empty one
    K_COMMENT,   // one line
    K_DIRECTIVE, // one line of the directive block
    K_BLANK,     // one empty line
    K_BOM,       // the byte-order mark, only as the first item
} InstrKind;

enum { KEYWORD_COUNT = K_UNKNOWN };

typedef enum NodeKind {
    N_INSTR,  // the whole item
    N_BLANKS, // blanks and the indent, and any byte that no other leaf covers
    N_KEYWORD,
    N_FLAG, // --name=value, with N_FLAG_NAME and, if there is a `=`, N_FLAG_VALUE (raw, quotes and all)
    N_FLAG_NAME, // without the dashes
    N_FLAG_VALUE,
    N_FLAG_END, // the word `--`
    N_WORD,     // an argument split at blanks, or one word of ARG
    N_TEXT,     // the rest as one argument: shell form, USER, WORKDIR, ...
    N_JSON,     // an exec form: N_STRING and N_PUNCT
    N_STRING,   // an element of it, with its quotes
    N_PAIR,     // ENV, LABEL: N_KEY, N_EQUALS (not in legacy form), N_VALUE (optional); word of ARG
    N_KEY,
    N_EQUALS,
    N_VALUE,
    N_TYPE,     // CMD or NONE of HEALTHCHECK
    N_PUNCT,    // [ , ] $ { } and other punctuation
    N_PLAIN,    // the text between the special parts of a word
    N_VARIABLE, // $NAME or ${NAME...}, with N_NAME
    N_NAME,
    N_QUOTED,    // '...' or "..." with its quotes; inside "..." N_VARIABLE again
    N_ESCAPE,    // the escape character and the escaped character
    N_TRIGGER,   // ONBUILD: the nested instruction (N_KEYWORD, flags, arguments)
    N_BODY,      // the lines of a heredoc
    N_DELIMITER, // the line that ends it
    N_HASH,      // the # of a comment or directive
    N_COMMENT,   // text of a comment
    N_EOL,       // a line end
} NodeKind;

// Joined offsets, end exclusive. `size` is the number of nodes in this subtree: the first child is node + 1, the next
// sibling node + node->size.
typedef struct Node {
    uint16_t kind, flags;
    uint32_t start, end, size;
} Node;

enum {
    NODE_UNCLOSED = 1,   // a quote or ${ that is never closed
    NODE_HEREDOC = 2,    // an argument word that is a heredoc (language.md 8.3)
    NODE_LEGACY = 4,     // a pair in the legacy form, `ENV key value`
    NODE_NOT_STRING = 8, // an element of a JSON array that is no string
};

typedef enum CutKind { CUT_CONTINUATION, CUT_COMMENT, CUT_EMPTY } CutKind;

// Bytes [start, end) of the item's text that the reader dropped at joined offset `at`.
typedef struct Cut {
    uint32_t at, start, end;
    CutKind kind;
} Cut;

// The parser state between two items.
typedef struct ParseState {
    char escape;      // '\\' or '`'
    uint8_t zone;     // ZONE_START (nothing read), ZONE_DIRECTIVES, ZONE_BODY
    uint8_t seen;     // DIRECTIVE_* keys met so far
    uint8_t unclosed; // unclosed heredocs so far, at most 16
} ParseState;

enum { ZONE_START, ZONE_DIRECTIVES, ZONE_BODY };
enum { DIRECTIVE_SYNTAX = 1, DIRECTIVE_ESCAPE = 2, DIRECTIVE_CHECK = 4 };

// Errors that the parser itself reports (checks.md 5.1 and 5.2).
typedef enum ProblemKind {
    PROBLEM_LINE_TOO_LONG,
    PROBLEM_ESCAPE_INVALID,
    PROBLEM_DIRECTIVE_REPEATED,
    PROBLEM_JSON_NOT_STRINGS,
    PROBLEM_VALUE_MISSING,
    PROBLEM_EQUALS_MISSING,
    PROBLEM_HEREDOC_UNCLOSED,
    PROBLEM_HEREDOC_UNREADABLE, // a delimiter that the lexer refuses
} ProblemKind;

typedef struct Problem {
    ProblemKind kind;
    Span span; // joined
} Problem;

// One heredoc of an instruction (language.md 8).
typedef struct Heredoc {
    Span word;        // `<<NAME` in the logical line
    Span body;        // its lines, with their line ends
    Span delimiter;   // the line that ends it; empty when it is missing
    Str name;         // quotes removed
    uint32_t fd;      // the number before `<<`, 0 if none
    bool is_expanded; // no quote in the delimiter
    bool is_chomped;  // <<-
} Heredoc;

// One item. It lives until an edit touches it. A trigger shares text, joined, cut and heredocs with its ONBUILD.
typedef struct Instr {
    uint64_t serial; // serial number: unique in its document for each parsed item
    InstrKind kind;
    bool is_json, has_remark, is_housed; // exec form; has a comment for the linter; in an arena
    ParseState before, after;
    Str text;         // all bytes with the line end
    Str joined;       // without the cuts; the same bytes as `text` when there are none
    uint32_t start;   // joined: behind the indent
    uint32_t logical; // joined: end of the logical line (without CR and LF)
    uint32_t lines;   // line feeds in `text`
    uint32_t rows;    // line ends as LSP counts them (LF, CRLF, lone CR)
    uint32_t cut_count, arg_count, flag_count, problem_count, heredoc_count;
    const Cut *cut;
    const Node *node; // pre-order; node[0] is N_INSTR, or N_TRIGGER
    const Node *arg;  // the first argument, or NULL
    const Str *flag;  // `--name=value` of each flag, quotes and escapes removed
    const Problem *problem;
    const Heredoc *heredoc;
    const struct Instr *trigger; // ONBUILD: what it holds, else NULL
    void *cache;                 // cached facts (model/facts.h), stored behind the header; or NULL
} Instr;

enum { INSTR_ROOM = 144 }; // bytes reserved behind the header for the cached facts

#endif
