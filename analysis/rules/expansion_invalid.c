// Write variables as the builder can expand them.
//
// In all instructions but RUN, CMD and ENTRYPOINT the builder replaces variables, not a shell. It knows `${A:-b}`,
// `${A:+b}`, `${A:?b}`, `${A#b}`, `${A%b}` and `${A/b/c}`, and refuses everything else, also an open quote or brace. The fix
// keeps the text as it is, with `\` before the `$`. Where the value should change, let a RUN do it.
//
// ```dockerfile
// FROM alpine:3.20
// ARG NAME=web
// ENV UPPER=${NAME^^}
//           ^^^^^^^^^ the builder cannot expand this: unsupported modifier (^) in substitution
// ```
//
// ```fixed
// FROM alpine:3.20
// ARG NAME=web
// ENV UPPER=\${NAME^^}
// ```
//
// ```dockerfile
// FROM alpine:3.20
// ARG NAME=web
// ENV HOST=${NAME:-www}.example.org
// RUN echo ${NAME^^}
// ```
#include "lint/rule.h"
#include "model/expanded.h"
#include "syntax/walk.h"

// What an expansion may fail at; either of the last two is the escape character.
static const bool IS_SIGN[256] = {
    ['$'] = true, ['"'] = true, ['\''] = true, ['\\'] = true, ['`'] = true};

static bool may_fail(Str text)
{
    for (uint32_t i = 0; i < text.len; i++)
        if (IS_SIGN[(uint8_t)text.ptr[i]]) return true;
    return false;
}

static bool is_of_platform(const Instr *in, const ExpandedText *t)
{
    return in->kind == K_FROM && instr_arg_count(in) && t->span.start < instr_arg(in, 0)->start;
}

// Without `=` the name ends at the first blank: quotes around more than it fail twice, for one reason.
static bool is_legacy(const Instr *in)
{
    const Node *pair = instr_arg(in, 0);
    return pair && pair->flags & NODE_LEGACY;
}

static const char SPLIT[] = "; without `=` a name ends at the first space, quoted or not";

static bool is_split(const Instr *in, const ExpandedText *t)
{
    return is_legacy(in) && t->span.start == instr_arg(in, 0)->start;
}

static void check(Check *c, const Instr *in)
{
    if (in->kind == K_RUN && !in->flag_count) return;
    ExpandedTexts texts = expanded_texts(c->arena, c->model, c->step);
    for (uint32_t i = 0; i < texts.count; i++) {
        if (!may_fail(texts.item[i].text)) continue;
        Expansion e = expand_text(c->model, c->step, &texts.item[i]);
        if (e.is_ok) continue;
        Finding *f = report(c, expanded_place(&texts.item[i], e.error_span),
                            "the builder cannot expand this: %.*s%s", STR_ARG(e.error),
                            is_split(in, &texts.item[i]) ? SPLIT : "");
        if (!is_of_platform(in, &texts.item[i])) f->turn = TURN_EXPANSION_FAILS;
        f->failed_end = texts.item[i].span.end;
        f->number = texts.item[i].is_written && !texts.item[i].is_body;
        if (is_legacy(in)) return;
    }
}

enum { SHOWN = 40 }; // bytes of the text in a title

// `${NAME:?text}` is written to fail where the name is not set.
static bool has_to_fail(Str text)
{
    uint32_t at = 2;
    while (char_is_word(str_at(text, at))) at++;
    return str_at(text, at + (str_at(text, at) == ':')) == '?';
}

// Whether it is one whole `${...}`, with nothing of the kind in it.
static bool is_closed(Str text)
{
    return text.len && text.ptr[text.len - 1] == '}' && !str_has_char(str_skip(text, 1), '$');
}

// Where there is another such quote, it is meant to end this one, in whatever way the words are parted.
static bool has_odd(const Instr *in, char quote)
{
    Str text = instr_slice(in, instr_args_span(in));
    uint32_t count = 0;
    for (uint32_t i = 0; i < text.len; i++) count += text.ptr[i] == quote;
    return count & 1;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    char first = str_at(in->joined, found->span.start);
    if (!found->number) return;
    if (first == '$') {
        Str text = instr_slice(in, found->span);
        if (has_to_fail(text) || !is_closed(text)) return;
        fix_offer(f, found, FIX_ASK, "Keep the text `%.*s` as it is: escape the `$`",
                  STR_ARG(str_cut(text, 0, SHOWN)));
        fix_insert(f, found, found->span.start, str_fmt(f->arena, "%c", model_escape(f->model)));
    } else if ((first == '"' || first == '\'') && has_odd(in, first)) {
        fix_offer(f, found, FIX_ASK, "Close the quote");
        fix_insert(f, found, found->failed_end, str_of(&in->joined.ptr[found->span.start], 1));
    }
}

RULE(expansion_invalid) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(ENV) | ON(LABEL) | ON(ADD) | ON(COPY) | ON(WORKDIR) | ON(USER) | ON(STOPSIGNAL) |
          ON(VOLUME) | ON(RUN) | ON(ARG) | ON(EXPOSE) | ON(FROM),
    .signs = SIGN_DOLLAR | SIGN_QUOTE | SIGN_BACKSLASH | SIGN_BACKQUOTE,
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_CONVERT,
    .check = check,
    .fix = fix,
};
