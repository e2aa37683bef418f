// Access to the tree of one instruction. Offsets are joined offsets unless stated otherwise.
#ifndef FL_SYNTAX_WALK_H
#define FL_SYNTAX_WALK_H

#include "base/arena.h"
#include "base/out.h"
#include "syntax/syntax.h"

// The keyword of a kind in upper case ("ADD"), or empty for what is no instruction.
Str keyword_name(InstrKind kind);

// The kind of a keyword in any case; K_UNKNOWN if it is none.
InstrKind keyword_kind(Str word);

static inline bool instr_is_instruction(const Instr *in)
{
    return in->kind <= K_UNKNOWN;
}

static inline const Node *node_end(const Node *n)
{
    return n + n->size;
}

// The first child of `n`, or NULL; the next sibling below `parent`, or NULL.
const Node *node_first(const Node *n);
const Node *node_next(const Node *parent, const Node *n);
const Node *node_child(const Node *n, NodeKind kind); // the first child of that kind, or NULL

// Empty when the node is missing, so that incomplete instructions need no special case.
static inline Span node_span(const Node *n)
{
    return n ? (Span){n->start, n->end} : (Span){0, 0};
}

static inline Str instr_slice(const Instr *in, Span s)
{
    return str_cut(in->joined, s.start, s.end);
}

static inline Str node_str(const Instr *in, const Node *n)
{
    return n ? str_cut(in->joined, n->start, n->end) : STR("");
}

// The keyword as written, with its place.
const Node *instr_keyword(const Instr *in);

// The flags, in order; the first of that name, or NULL; its value without quotes and escapes (language.md 6.2).
// `flag_has_value` is false for `--name` without `=`.
uint32_t instr_flag_count(const Instr *in);
const Node *instr_next_flag(const Instr *in,
                            const Node *flag); // the next flag, the first for NULL; NULL at the end
const Node *instr_flag(const Instr *in, Str name);
Str flag_name(const Instr *in, const Node *flag);
bool flag_has_value(const Node *flag);
Str flag_value(Arena *a, const Instr *in, const Node *flag);
Span flag_value_span(const Node *flag); // raw; empty, at the end of the flag, when there is no `=`

// The arguments: N_WORD, N_TEXT, N_STRING or N_PAIR nodes in order. Of HEALTHCHECK the N_TYPE is number 0; of ONBUILD
// there are none (ask in->trigger). `instr_args_span` reaches from the first to the last, brackets included; it is
// empty behind the keyword when there are none.
uint32_t instr_arg_count(const Instr *in);
void instr_count_args(Instr *in); // called once after parsing
const Node *instr_arg(const Instr *in, uint32_t i);
const Node *
instr_next_arg(const Instr *in,
               const Node *arg); // the next argument, the first for NULL; NULL at the end
Span instr_args_span(const Instr *in);

const Node *instr_last_arg(const Instr *in); // or NULL

// As instr_next_arg, without the last argument: the sources of a COPY.
const Node *instr_next_source(const Instr *in, const Node *arg);

// The innermost trigger of an ONBUILD; `in` itself for other instructions.
const Instr *instr_innermost(const Instr *in);

// A fast test whether some command word may contain the text. `rare` is the letter of the text that
// is rarest in general.
bool instr_may_hold(const Instr *in, Str text, char rare);

// The text without surrounding straight quotes, if it has any.
Str without_quotes(Str text);

// An argument as BuildKit parses it: a JSON string is decoded, others stay unchanged.
Str arg_parsed(Arena *a, const Instr *in, const Node *arg);

// The same, but a path of COPY or ADD without its quotes, which expansion removes.
Str arg_value(Arena *a, const Instr *in, const Node *arg);

// The raw text of an argument without surrounding quotes, to search it for names and paths.
Str arg_text(const Instr *in, const Node *arg);

// Decodes the character or escape at byte `at` of a JSON string into `o`; returns the number of
// bytes read. `s` is the text between the quotes.
uint32_t string_decode_next(Str s, uint32_t at, Out *o);

// Key and raw value of an N_PAIR (or of a word of ARG); pair_has_value distinguishes `A=` from `A`.
Str pair_key(const Instr *in, const Node *pair);
Str pair_value(const Instr *in, const Node *pair);
bool pair_has_value(const Node *pair);
Span pair_value_span(const Node *pair);

// The nodes that contain `at`, outermost first: `path` gets up to `room` of them; returns how many
// there are.
uint32_t instr_path(const Instr *in, uint32_t at, const Node **path, uint32_t room);

// The span from the first line of the body to the delimiter, without the last line end.
Span heredoc_lines(const Instr *in, const Heredoc *h);

// Converts a joined offset to a byte of the item's text: for the start of a range (behind cuts at
// that offset) and for its end (before them). instr_joined_at converts back; a byte in a cut
// becomes the cut's joined offset.
uint32_t instr_start_byte(const Instr *in, uint32_t at);
uint32_t instr_end_byte(const Instr *in, uint32_t at);
uint32_t instr_joined_at(const Instr *in, uint32_t byte);

// Converts a joined range to bytes of the item's text; an empty range stays empty.
Span instr_span(const Instr *in, Span joined);

#endif
