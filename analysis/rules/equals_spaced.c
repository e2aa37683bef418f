// Write `=` without spaces around it.
//
// `ENV A = b` is the old form without an equals sign: `A` becomes `= b`. In the form with one, a space ends the pair, so what
// follows is read as another name.
//
// ```dockerfile
// FROM debian:12
// ENV PORT = 80
//          ^ the space makes the value of `PORT` begin with `=`; write `PORT=…` without spaces
// LABEL text =hello
//            ^ the space makes the value of `text` begin with `=`; write `text=…` without spaces
// ARG MODE= fast
//         ^ the space ends the value of `MODE`, and `fast` is read as another name; write `MODE=…` without spaces
// ```
//
// ```fixed
// FROM debian:12
// ENV PORT=80
// LABEL text=hello
// ARG MODE=fast
// ```
//
// A value with spaces gets quotes:
//
// ```dockerfile
// FROM debian:12
// LABEL title = My application
//             ^ the space makes the value of `title` begin with `=`; write `title=…` without spaces
// ```
//
// ```fixed
// FROM debian:12
// LABEL title="My application"
// ```
//
// ```dockerfile
// FROM debian:12
// ENV A=1 B = 2
//           ^ the space ends the name `B`, so its value is lost; write `B=…` without spaces
// ```
//
// ```fixed
// FROM debian:12
// ENV A=1 B=2
// ```
//
// Spaces in quotes, an empty value, and the old form itself are fine:
//
// ```dockerfile
// FROM debian:12
// ENV A="x = y" B= C=2
// ENV D e = f
// ARG E= F=1
// ```
#include "lint/rule.h"

// The pair whose `=` has a space at its side: key, sign and what follows.
typedef struct Spaced {
    const Node *key,
        *value;      // value: the pair that holds it; NULL when it is in the same word as the sign
    uint32_t equals; // joined
} Spaced;

static bool is_bare(const Node *pair)
{
    return pair && pair->kind == N_PAIR && !pair_has_value(pair);
}

static bool has_key(const Instr *in, const Node *pair)
{
    return pair_key(in, pair).len != 0;
}

// `A = b`, `A =b` as two or three pairs; `A= b` as two.
static bool spaced_at(const Instr *in, const Node *pair, Spaced *out)
{
    const Node *next = instr_next_arg(in, pair);
    if (pair->kind != N_PAIR || !next || !has_key(in, pair)) return false;
    if (is_bare(pair) && next->kind == N_PAIR && !has_key(in, next) && pair_has_value(next)) {
        bool is_apart = !pair_value(in, next).len;
        const Node *value = is_apart ? instr_next_arg(in, next) : NULL;
        if (is_apart && !is_bare(value)) return false;
        *out = (Spaced){pair, value, next->start};
        return true;
    }
    bool is_cut = pair_has_value(pair) && !pair_value(in, pair).len;
    if (!is_cut || !is_bare(next) || !has_key(in, next)) return false;
    *out = (Spaced){pair, next, pair->end - 1};
    return true;
}

// The old form: the value begins with the sign.
static bool is_legacy(const Instr *in, const Node *pair)
{
    bool is_old = pair->kind == N_PAIR && pair->flags & NODE_LEGACY;
    return is_old && str_starts_z(pair_value(in, pair), "=");
}

static const char *format_of(const Instr *in, const Node *pair, bool is_cut)
{
    if (is_legacy(in, pair))
        return "the space makes the value of `%.*s` begin with `=`; write `%.*s=…` without spaces";
    return is_cut ? "the space ends the value of `%.*s`, and `%.*s` is read as another name; write "
                    "`%.*s=…` without spaces"
                  : "the space ends the name `%.*s`, so its value is lost; write `%.*s=…` without "
                    "spaces";
}

static void check(Check *c, const Instr *in)
{
    for (const Node *pair = instr_next_arg(in, NULL); pair; pair = instr_next_arg(in, pair)) {
        Spaced found = {.equals = pair_value_span(pair).start};
        if (!is_legacy(in, pair) && !spaced_at(in, pair, &found)) continue;
        Str key = pair_key(in, pair);
        Span sign = {found.equals, found.equals + 1};
        bool is_cut = !is_legacy(in, pair) && pair_has_value(pair);
        const char *format = format_of(in, pair, is_cut);
        Str text = is_cut ? str_fmt(c->arena, format, STR_ARG(key),
                                    STR_ARG(node_str(in, found.value)), STR_ARG(key))
                          : str_fmt(c->arena, format, STR_ARG(key), STR_ARG(key));
        report(c, sign, "%.*s", STR_ARG(text));
    }
}

static bool is_blank_at(const Instr *in, uint32_t at)
{
    return char_is_blank(str_at(in->joined, at));
}

static bool needs_quotes(Str value)
{
    return str_has_char(value, ' ') || str_has_char(value, '\t');
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    uint32_t start = found->span.start, next = found->span.end, end;
    while (is_blank_at(in, start - 1)) start--;
    while (is_blank_at(in, next)) next++;
    const Node *first = instr_arg(in, 0);
    end = first->flags & NODE_LEGACY ? first->end : next;
    Str value = str_cut(in->joined, next, end);
    bool is_open = str_has_char(value, '"') || str_has_char(value, '\'') ||
                   str_has_char(value, '\\') || str_has_char(value, '=');
    bool is_quoted =
        str_at(value, 0) == '"' && str_find_char(str_skip(value, 1), '"') + 2 == value.len;
    if (needs_quotes(value) && is_open && !is_quoted) return;
    // What was the name of an ARG is not expanded yet.
    Str rest = str_cut(in->joined, next, in->logical);
    bool is_new = in->kind == K_ARG && str_has_char(str_next_word(&rest), '$');
    fix_offer(f, found, is_new ? FIX_ASK : FIX_SAFE, "Remove the spaces");
    fix_replace(f, found, (Span){start, next}, STR("="));
    if (!needs_quotes(value) || is_quoted) return;
    fix_replace(f, found, (Span){next, end}, str_fmt(f->arena, "\"%.*s\"", STR_ARG(value)));
}

RULE(equals_spaced) = {
    .codes = WORDS("sonar:S6574"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(ENV) | ON(LABEL) | ON(ARG),
    .beats = WORDS("legacy-key-value equals-missing name-blank"),
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
