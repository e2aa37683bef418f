// Replace characters that cannot be seen.
//
// Text that was copied from a web page or a chat may hold special spaces, which the builder and the shell read as letters, and
// characters without any width. They become part of a keyword, a name or a command, which is then not found.
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk add curl
//        ^ this is not a plain space but U+00A0, no-break space, which becomes part of the word; write a space
// EXPOSE 80
//       ^ this is not a plain space but U+00A0, no-break space, which becomes part of the word; write a space
// ENV PORT=80​80
//            ^ the invisible U+200B, zero-width space, becomes part of the word; delete it
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN apk add curl
// EXPOSE 80
// ENV PORT=8080
// ```
//
// In comments, quoted text and heredocs they are left alone:
//
// ```dockerfile
// FROM alpine:3.20
// LABEL title="10 km"
// RUN printf '10 km'
// # 10 km
// RUN cat <<EOF
// 10 km
// EOF
// ```
#include "base/hidden.h"
#include "base/utf.h"
#include "lint/rule.h"
#include "lint/shell_scan.h"

// How many hidden characters in a row may be part of a writing.
enum { HIDDEN_MOST = 8 };

// Where the hidden characters right before byte `at` begin, or HIDDEN_MOST of them.
static uint32_t hidden_start(Str text, uint32_t at)
{
    for (uint32_t i = 0, len; i < HIDDEN_MOST && (len = hidden_before(text, at)); i++) at -= len;
    return at;
}

// Between letters that are not ASCII, joiners and marks belong to the writing.
static bool is_writing(Str text, uint32_t at, uint32_t len)
{
    if (rune_hidden(utf_next(text, at).value) != HIDDEN_NOTHING) return false;
    uint32_t start = hidden_start(text, at);
    unsigned char before = start ? (unsigned char)text.ptr[start - 1] : 0;
    return 0x80 <= before && 0x80 <= (unsigned char)str_at(text, at + len);
}

// Prose needs no quotes; and words of ARG, ENV and LABEL are parted by all spaces of Unicode.
static bool is_at_home(const Instr *in, uint32_t at)
{
    const Node *first = instr_next_arg(in, NULL);
    if (in->kind == K_MAINTAINER) return true;
    if (!first || !pair_has_value(first) || at < pair_value_span(first).start) return false;
    if (in->kind != K_ARG && in->kind != K_ENV && in->kind != K_LABEL) return false;
    return first->flags & NODE_LEGACY || rune_is_space(utf_next(in->joined, at).value);
}

// Steps to the next one outside of quotes; its length, or 0 at the end.
static uint32_t next_hidden(Scan *s)
{
    const Instr *in = s->in;
    while (s->at < s->end) {
        if (scan_is_comment(s)) scan_skip_comment(s);
        uint32_t len = hidden_at(str_cut(in->joined, 0, s->end), s->at);
        if (len && scan_is_bare(s) && !is_writing(in->joined, s->at, len) &&
            !is_at_home(instr_innermost(in), s->at))
            return len;
        scan_next(s);
    }
    return 0;
}

// The builder drops spaces of all kinds at the end of an instruction.
static Scan start(const Instr *in)
{
    Scan s = scan_start(in, instr_innermost(in)->kind, in->start);
    s.end = in->start + utf_trim(str_cut(in->joined, in->start, in->logical)).len;
    return s;
}

// Told before quotes are looked at: most texts beyond ASCII are words of a language.
static bool has_hidden(Str text)
{
    for (uint32_t at = 0; at < text.len; at++)
        if (hidden_at(text, at)) return true;
    return false;
}

static void check(Check *c, const Instr *in)
{
    if (c->in_onbuild || !has_hidden(in->joined)) return;
    Scan s = start(in);
    uint32_t len = next_hidden(&s);
    if (!len) return;
    uint32_t value = utf_next(in->joined, s.at).value;
    Span place = {s.at, s.at + len};
    Str name = hidden_name(c->arena, value);
    if (rune_hidden(value) == HIDDEN_SPACE)
        report(c, place,
               "this is not a plain space but %.*s, which becomes part of the word; write a space",
               STR_ARG(name));
    else
        report(c, place, "the invisible %.*s, becomes part of the word; delete it", STR_ARG(name));
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Scan s = start(in);
    // What the builder refuses as it is cannot be broken.
    fix_offer(f, found, found->severity == FL_ERROR ? FIX_SAFE : FIX_ASK,
              "Replace the invisible characters");
    for (uint32_t len; (len = next_hidden(&s)); s.at += len) {
        bool is_space = rune_hidden(utf_next(in->joined, s.at).value) == HIDDEN_SPACE;
        fix_replace(f, found, (Span){s.at, s.at + len}, is_space ? STR(" ") : STR(""));
        s.in_word = false;
    }
}

RULE(character_invisible) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .beats = WORDS(
        "instruction-unknown onbuild-trigger-invalid from-malformed "
        "argument-missing equals-missing value-missing legacy-key-value "
        "flag-unknown port-invalid stopsignal-invalid json-malformed "
        "json-element-not-string shell-not-json shell-form-command shell-form-without-shell "
        "healthcheck-malformed image-reference-invalid stage-name-invalid "
        "platform-invalid expansion-invalid variable-undefined "
        "arg-in-from-undefined"),
    .voids = VOIDS_REST | VOIDS_NO_SHELL,
    .on = ON_EVERY,
    .signs = SIGN_BEYOND_ASCII,
    .fixes = FIX_SAFE | FIX_ASK | FIX_FORM,
    .check = check,
    .fix = fix,
};
