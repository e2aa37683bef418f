#include "lint/quotes.h"
#include "lint/shell_scan.h"

char quote_straight(Str text, uint32_t at)
{
    Str rest = str_cut(text, at, at + QUOTE_BYTES);
    if (str_is_z(rest, "“") || str_is_z(rest, "”")) return '"';
    return str_is_z(rest, "‘") || str_is_z(rest, "’") ? '\'' : 0;
}

static bool is_word_start(const Instr *in, uint32_t at)
{
    char before = str_at(in->joined, at - 1);
    return char_is_blank(before) || before == '=' || before == '[' || before == ',';
}

uint32_t quote_typographic_at(const Instr *in)
{
    if (!str_has(in->joined, str_cut(STR("“"), 0, 2))) return STR_NONE; // how all of them begin
    Span args = instr_args_span(in);
    Scan scan = scan_start(in, in->kind, args.start);
    while (scan.at < scan.end) {
        if (scan_is_comment(&scan)) {
            scan_skip_comment(&scan);
            continue;
        }
        bool is_start = scan_is_bare(&scan) && is_word_start(in, scan.at);
        if (is_start && quote_straight(in->joined, scan.at)) return scan.at;
        if (!scan_next(&scan)) break;
    }
    return STR_NONE;
}
