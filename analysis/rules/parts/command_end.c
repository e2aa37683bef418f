#include "rules/parts/command_end.h"
#include "lint/shell_scan.h"
#include "model/near_json.h"

// Where the code ends: before a comment on the last line. One above has others to speak of it, as it swallows the lines below.
static uint32_t code_end(const Instr *in)
{
    Span args = instr_args_span(in);
    if (in->heredoc_count || !span_may_have_comment(in, args)) return in->logical;
    Scan s = scan_start(in, in->kind, args.start);
    s.is_shell = true;
    while (s.at < args.end && !scan_is_comment(&s) && scan_next(&s)) continue;
    bool is_last_line = !in->cut_count || in->cut[in->cut_count - 1].at <= s.at;
    return s.at < args.end && scan_is_comment(&s) && is_last_line ? s.at : in->logical;
}

Span command_last_operator(const Instr *in)
{
    Span none = {in->logical, in->logical};
    if (!kind_runs_command(in->kind) || in->is_json) return none;
    Span last = operator_before(in, code_end(in));
    if (last.start == last.end) return none;
    uint32_t end = last.end;
    Scan s = scan_start(in, in->kind, instr_args_span(in).start);
    while (s.at < end && !scan_is_comment(&s) && scan_next(&s)) continue;
    return s.at < end || !scan_is_bare(&s) ? none : last;
}

// Whether a POSIX shell reads the text and does not understand it to its end. The quotes of an array are no shell's.
static bool is_broken(const At *c, const Instr *in)
{
    NearJson near;
    if (!kind_runs_command(in->kind) || in->is_json || in->heredoc_count) return false;
    return commands_of(c->model, c->step, in)->is_broken &&
           shell_at(c->model, c->step) == SHELL_POSIX && !near_json(c->arena, in, &near);
}

Span command_open_quote(const At *c, const Instr *in)
{
    Span none = {0, 0}, place = none;
    if (!is_broken(c, in)) return none;
    Scan s = scan_start(in, in->kind, instr_args_span(in).start);
    while (s.at < s.end) {
        if (scan_is_comment(&s)) break;
        if (scan_is_bare(&s)) place = (Span){s.at, s.at + 1};
        if (!scan_next(&s)) break;
    }
    char quote = s.depth == 1 && !s.is_lost ? s.open[0] : '\0';
    return quote == '"' || quote == '\'' ? place : none;
}
