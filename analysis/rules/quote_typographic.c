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
#include "lint/rule.h"
#include "lint/shell_scan.h"

enum { QUOTE_BYTES = 3 };

// The straight quote for the one that starts at `at`; 0 when none does.
static char straight_at(Str text, uint32_t at)
{
    Str rest = str_cut(text, at, at + QUOTE_BYTES);
    if (str_eq(rest, STR("“")) || str_eq(rest, STR("”"))) return '"';
    return str_eq(rest, STR("‘")) || str_eq(rest, STR("’")) ? '\'' : 0;
}

static bool is_word_start(const Instr *in, uint32_t at)
{
    char before = str_at(in->joined, at - 1);
    return char_is_blank(before) || before == '=' || before == '[' || before == ',';
}

// The first quote outside of straight ones that begins a word or a value; STR_NONE if there is none.
static uint32_t first_quote(const Instr *in)
{
    Span args = instr_args_span(in);
    Scan scan = scan_start(in, in->kind, args.start);
    while (scan.at < scan.end) {
        if (scan_is_comment(&scan)) {
            scan_skip_comment(&scan);
            continue;
        }
        bool is_start = scan_is_bare(&scan) && is_word_start(in, scan.at);
        if (is_start && straight_at(in->joined, scan.at)) return scan.at;
        if (!scan_next(&scan)) break;
    }
    return STR_NONE;
}

static void check(Check *c, const Instr *in)
{
    if (!str_has_char(in->joined, STR("“").ptr[0])) return;
    if (in->is_json || str_at(in->joined, instr_args_span(in).start) == '[') return;
    uint32_t at = first_quote(in);
    if (at == STR_NONE) return;
    report(c, (Span){at, at + QUOTE_BYTES},
           "this typographic quote is read as a letter; use a straight one");
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    char quote = straight_at(in->joined, found->span.start);
    uint32_t close = found->span.end;
    while (close < in->logical && straight_at(in->joined, close) != quote) close++;
    if (in->logical <= close) return;
    Str between = str_cut(in->joined, found->span.end, close);
    if (str_has_char(between, quote)) return;
    fix_offer(f, found, FIX_ASK, "Use straight quotes");
    Str straight = quote == '"' ? STR("\"") : STR("'");
    fix_replace(f, found, found->span, straight);
    fix_replace(f, found, (Span){close, close + QUOTE_BYTES}, straight);
}

RULE(quote_typographic) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(ENV) | ON(LABEL) | ON(ARG) | ON(RUN) | ON(CMD) | ON(ENTRYPOINT),
    .beats = "equals-missing legacy-key-value",
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
