// One line a finding: its range (lines and code points from 1), level, rule and message.
#include "printers.h"

static void print_position(Out *out, const Fixture *f, uint32_t at)
{
    FlPosition p = fl_position(f->doc, at, FL_UTF32);
    out_fmt(out, "%u:%u", p.line + 1, p.character + 1);
}

Str print_findings(const Fixture *f)
{
    static const char *const severity[] = {"off", "hint", "info", "warning", "error"};
    Out out = out_on(f->arena);
    FlFindings findings = fixture_findings(f);
    for (uint32_t i = 0; i < findings.count; i++) {
        const FlFinding *found = &findings.item[i];
        print_position(&out, f, found->span.start);
        out_char(&out, '-');
        print_position(&out, f, found->span.end);
        out_fmt(&out, " %s %.*s %.*s\n", severity[found->severity], STR_ARG(found->code),
                STR_ARG(found->message));
    }
    return out_done(&out);
}
