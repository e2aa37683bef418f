// Keep empty lines out of continued instructions.
//
// A line that ends in the escape character goes on after empty lines. The builder warns about that, and will refuse it one
// day. Often the escape character is a mistake that makes the next instruction part of this one.
//
// ```dockerfile
// FROM alpine:3.20
// RUN echo one && \
//
// ^ empty line inside a continued instruction; a later version of the builder will refuse it
//     echo two
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN echo one && \
//     echo two
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN echo one && \
//     # a comment is not an empty line
//     echo two
// ```
#include "lint/rule.h"

// The cut that starts behind `from` and is an empty line, or NULL.
static const Cut *next_empty(const Instr *in, const Cut *from)
{
    for (const Cut *c = from; c < in->cut + in->cut_count; c++)
        if (c->kind == CUT_EMPTY) return c;
    return NULL;
}

static void check(Check *c, const Instr *in)
{
    const Cut *first = next_empty(in, in->cut), *last = first;
    if (!first || c->in_onbuild) return;
    while (last + 1 < in->cut + in->cut_count && last[1].kind == CUT_EMPTY) last++;
    Span span = str_before_line_end(in->text, (Span){first->start, last->end});
    Finding *f = report(
        c, span,
        "empty line inside a continued instruction; a later version of the builder will refuse it");
    f->is_bytes = true;
}

// Whether nothing but empty lines and comments follows up to the end of the file: then the escape goes too.
static bool is_at_end(const Instr *in)
{
    const Cut *last = in->cut + in->cut_count - 1;
    return last->at == in->joined.len && last->kind != CUT_CONTINUATION;
}

// How an instruction's keyword may stand at the start of the line behind empty ones: there, deleting them would hide
// that the instruction above swallows the next.
typedef enum Keyword { KEYWORD_NONE, KEYWORD_LOWER, KEYWORD_UPPER } Keyword;

static Keyword keyword_behind(const Instr *in, const Cut *empty)
{
    uint32_t start = empty->at, end;
    while (char_is_blank(str_at(in->joined, start))) start++;
    for (end = start; char_is_alpha(str_at(in->joined, end)); end++) {
    }
    Str word = str_cut(in->joined, start, end);
    if (!char_is_blank(str_at(in->joined, end)) || keyword_kind(word) == K_UNKNOWN)
        return KEYWORD_NONE;
    return str_has_upper(word) ? KEYWORD_UPPER : KEYWORD_LOWER;
}

static const Cut *empty_before_keyword(const Instr *in, Keyword *keyword)
{
    const Cut *found = NULL;
    *keyword = KEYWORD_NONE;
    for (const Cut *c = next_empty(in, in->cut); c; c = next_empty(in, c + 1)) {
        bool is_seen = in->cut < c && c[-1].kind == CUT_EMPTY;
        Keyword here = is_seen ? KEYWORD_NONE : keyword_behind(in, c);
        if (here <= *keyword) continue;
        *keyword = here;
        found = c;
    }
    return found;
}

// The escape that led to the empty line at `empty`, with the blanks behind it, but not its line end.
static Span escape_before(const Instr *in, const Cut *empty)
{
    const Cut *c = empty;
    while (in->cut < c && c->kind != CUT_CONTINUATION) c--;
    return str_before_line_end(in->text, (Span){c->start, c->end});
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Cut *first = next_empty(in, in->cut);
    if (!first) return;
    Keyword keyword;
    const Cut *before = empty_before_keyword(in, &keyword);
    if (before) {
        fix_offer(f, found, FIX_ASK, "End the instruction before the empty line");
        fix_delete_bytes(f, found, escape_before(in, before));
    }
    if (keyword == KEYWORD_UPPER) return;
    fix_offer(f, found, before ? FIX_ASK : FIX_SAFE, "Delete the empty lines");
    if (is_at_end(in)) fix_delete_bytes(f, found, escape_before(in, first));
    for (const Cut *c = first; c; c = next_empty(in, c + 1))
        fix_delete_bytes(f, found, (Span){c->start, c->end});
}

RULE(continuation_empty_line) = {
    .codes = WORDS("buildkit:NoEmptyContinuation"),
    .severity = FL_WARNING,
    .since = "0.1",
    .beats = WORDS("instruction-unknown shellcheck"),
    .on = ON_EVERY,
    .is_on_last_line = true,
    .fixes = FIX_SAFE | FIX_ASK,
    .phase = PHASE_CONTINUATION,
    .check = check,
    .fix = fix,
};
