// Use straight quotes.
//
// `“`, `”`, `‘` and `’` come from word processors and web pages. To the builder and to a shell they are letters: they become
// part of the value, and a space between them ends the word.
//
// ```dockerfile
// FROM debian:12
// ENV TITLE=“News”
//           ^ this typographic quote is read as a letter; use a straight one
// RUN echo “two words” > /title
//          ^ this typographic quote is read as a letter; use a straight one
// ```
//
// ```fixed
// FROM debian:12
// ENV TITLE="News"
// RUN echo "two words" > /title
// ```
//
// ```dockerfile
// FROM debian:12
// LABEL title=“two words”
//             ^ this typographic quote is read as a letter; use a straight one
// ```
//
// ```fixed
// FROM debian:12
// LABEL title="two words"
// ```
//
// Inside straight quotes, in comments, in heredocs and within words they are text:
//
// ```dockerfile
// # Build the “app”
// FROM debian:12
// LABEL text="the “app”" more='it’s' word=it’s
// RUN echo 'a “b”' && echo it’s # the “end”
// ```
#include "lint/quotes.h"
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    if (in->is_json || str_at(in->joined, instr_args_span(in).start) == '[') return;
    uint32_t at = quote_typographic_at(in);
    if (at == STR_NONE) return;
    report(c, (Span){at, at + QUOTE_BYTES},
           "this typographic quote is read as a letter; use a straight one");
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    char quote = quote_straight(in->joined, found->span.start);
    uint32_t close = found->span.end;
    while (close < in->logical && quote_straight(in->joined, close) != quote) close++;
    if (in->logical <= close) return;
    Str between = str_cut(in->joined, found->span.end, close);
    bool is_words = in->kind == K_COPY || in->kind == K_ADD || in->kind == K_VOLUME;
    if (str_has_char(between, quote) || (is_words && str_has_char(between, ' '))) return;
    fix_offer(f, found, FIX_ASK, "Use straight quotes");
    Str straight = quote == '"' ? STR("\"") : STR("'");
    fix_replace(f, found, found->span, straight);
    fix_replace(f, found, (Span){close, close + QUOTE_BYTES}, straight);
}

RULE(quote_typographic) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .voids = VOIDS_REST | VOIDS_NO_SHELL,
    .on = ON(ENV) | ON(LABEL) | ON(ARG) | ON(RUN) | ON(CMD) | ON(ENTRYPOINT) | ON(COPY) | ON(ADD) |
          ON(WORKDIR) | ON(USER) | ON(VOLUME),
    .signs = SIGN_BEYOND_ASCII,
    .beats = WORDS("equals-missing legacy-key-value shell-form-command shell-form-without-shell"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
