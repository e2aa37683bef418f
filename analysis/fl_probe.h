// Single questions about the language, for comparison with BuildKit: `fairlead probe`. Texts in
// results live in the arena or in the request. A non-empty `error` means that BuildKit rejects the
// input.
#ifndef FL_PROBE_H
#define FL_PROBE_H

#include "base/arena.h"
#include "base/str.h"

// ---- expand: expands one word in an environment ----

typedef struct FlExpandQuery {
    Str word;
    const Str *name, *value; // the environment
    uint32_t count;
    char escape; // '\\' or '`'
    bool raw_quotes, skip_unset;
} FlExpandQuery;

// `matched` and `unmatched`: the names looked up that were found, and not found; sorted, each once.
typedef struct FlExpanded {
    Str error;
    Str result;
    const Str *word, *matched, *unmatched;
    uint32_t word_count, matched_count, unmatched_count;
} FlExpanded;

FlExpanded fl_probe_expand(Arena *a, const FlExpandQuery *query);

// ---- heredoc-word: what a word like `3<<-EOF` opens ----

typedef struct FlHeredocWord {
    Str error;
    bool is_heredoc, is_expanded, is_chomped;
    Str name;
    uint32_t fd;
} FlHeredocWord;

FlHeredocWord fl_probe_heredoc_word(Arena *a, Str word);

// ---- directives: the block at the top, as the parser and as the early reader see it ----

typedef struct FlDirective {
    Str name; // lower case
    Str value;
    uint32_t line; // from 1
} FlDirective;

typedef struct FlDirectives {
    Str error;
    const FlDirective *item;
    uint32_t count;
} FlDirectives;

FlDirectives fl_probe_directives(Arena *a, Str text);

// Which comments count: only `# key=value`, or also `// key=value`.
typedef enum FlDirectiveForms { FL_FORM_HASH, FL_FORM_ANY } FlDirectiveForms;

typedef struct FlFoundDirective {
    bool is_found;
    Str value;          // up to the first space
    Str cmdline;        // the whole value
    uint32_t line;      // from 1
    Str body;           // the text without byte-order mark and `#!` line; may be JSON
    uint32_t body_line; // lines before `body`; BuildKit reports this number for JSON, from 0
} FlFoundDirective;

FlFoundDirective fl_probe_find_directive(Arena *a, Str text, Str key, FlDirectiveForms forms);

// ---- flags: whether words like `--from=x` fit the flags of an instruction ----

typedef enum FlFlagType { FL_FLAG_BOOLEAN, FL_FLAG_STRING, FL_FLAG_STRINGS } FlFlagType;

typedef struct FlFlagDefinition {
    Str name;
    FlFlagType type;
} FlFlagDefinition;

typedef struct FlFlagQuery {
    const FlFlagDefinition *definition;
    uint32_t definition_count;
    const Str *arg;
    uint32_t arg_count;
} FlFlagQuery;

Str fl_probe_flags(Arena *a, const FlFlagQuery *query); // the error

// ---- device, ports, glob-regex, git-ref ----

typedef struct FlDevice {
    Str error;
    Str name;
    bool is_required;
} FlDevice;

FlDevice fl_probe_device(Arena *a, Str text);

// The ports of all words, in order, each once, such as `80/tcp`.
typedef struct FlPorts {
    Str error;
    const Str *item;
    uint32_t count;
} FlPorts;

FlPorts fl_probe_ports(Arena *a, const Str *word, uint32_t count);

Str fl_probe_glob(Arena *a, Str pattern); // the error

typedef struct FlGitRef {
    Str error;
    bool is_git;
} FlGitRef;

FlGitRef fl_probe_git_ref(Arena *a, Str text);

#endif
