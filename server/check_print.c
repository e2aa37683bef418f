// Prints findings and their counts.
#include "server/check.h"
#include <stdio.h>
#include <stdlib.h>

static ReportRange range_of(const FlFinding *f)
{
    return (ReportRange){f->start.line, f->start.column, f->end.line, f->end.column};
}

static void write_text(const CheckRun *r, Checked *to, const FlDoc *doc, Str file,
                       const FlFinding *f)
{
    const FlAction *best = &to->fixes.item[f->number];
    Str fix = STR("");
    if (best->title.len)
        fix = str_fmt(&to->arena, "%.*s%s", STR_ARG(best->title),
                      best->is_safe ? "" : " (--unsafe-fixes)");
    show_finding(&to->out, &(Shown){doc, file, f, fix, r->has_color});
}

static bool is_hidden(const CheckRun *r, const FlFinding *f)
{
    if (f->severity != FL_HINT || r->shows_hints) return false;
    return !r->report || r->report->leaves_hints_out;
}

// A report says whether there may be a fix, without a trial.
static void write_report(const CheckRun *r, Checked *to, FlDoc *doc, Str file, const FlFinding *f,
                         bool fails)
{
    if (to->printed_count) out_str(&to->out, r->report->between);
    Reported reported = {file,        f,
                         range_of(f), fl_may_fix(&to->arena, doc, f->number),
                         fails,       to->rule_count[f->rule - fl_rules(&(uint32_t){0})]};
    r->report->finding(&to->out, &reported);
}

void check_write(const CheckRun *r, Checked *to, FlDoc *doc, Str file, const FlFinding *f,
                 bool fails)
{
    bool is_shown = fails || !is_hidden(r, f);
    if (is_shown && r->report) write_report(r, to, doc, file, f, fails);
    if (is_shown && !r->report) write_text(r, to, doc, file, f);
    to->printed_count += is_shown;
    to->hidden_count += !is_shown;
    to->count[f->severity]++;
    to->rule_count[f->rule - fl_rules(&(uint32_t){0})]++;
    to->fixable_count += !r->report && to->fixes.item[f->number].is_safe;
}

// ---- Numbers ----

static void out_count(Out *o, uint32_t n, const char *what, const char *plural, uint32_t *parts)
{
    if (n == 0) return;
    if ((*parts)++) out_str(o, STR(", "));
    out_fmt(o, "%u %s%s", n, what, n == 1 ? "" : plural);
}

static void out_hidden(Out *o, uint32_t hidden, bool is_all)
{
    if (!hidden) return;
    if (!is_all) out_fmt(o, "; %u hint%s not shown", hidden, hidden == 1 ? "" : "s");
    out_fmt(o, "%s `--hints` shows %s", is_all ? ", not shown:" : ":", hidden == 1 ? "it" : "them");
}

void check_print_summary(CheckRun *r)
{
    Out o = out_on(&r->arena);
    uint32_t parts = 0;
    out_count(&o, r->count[FL_ERROR], "error", "s", &parts);
    out_count(&o, r->count[FL_WARNING], "warning", "s", &parts);
    out_count(&o, r->count[FL_INFO], "info", "", &parts);
    bool is_all = parts == 0;
    if (is_all || r->shows_hints) out_count(&o, r->count[FL_HINT], "hint", "s", &parts);
    if (parts == 0) out_str(&o, STR("nothing found"));
    out_fmt(&o, " in %u file%s", r->file_count, r->file_count == 1 ? "" : "s");
    out_hidden(&o, r->hidden_count, is_all);
    if (r->other_count)
        out_fmt(&o, "; %u not checked: no Dockerfile, but a template or the like", r->other_count);
    if (r->skipped_count) out_fmt(&o, "; %u excluded by the settings", r->skipped_count);
    if (r->fixable_count) out_fmt(&o, "; `fairlead fix` can repair %u", r->fixable_count);
    out_char(&o, '\n');
    print(out_done(&o));
}

typedef struct RuleCount {
    uint32_t row, count;
} RuleCount;

static int by_count(const void *one, const void *two)
{
    const RuleCount *a = one, *b = two;
    if (a->count != b->count) return a->count < b->count ? 1 : -1;
    return b->row < a->row ? 1 : -1;
}

// On stderr if stdout is read by a program.
void check_print_statistics(CheckRun *r)
{
    enum { COLUMN = 7 };
    uint32_t count, used = 0;
    const FlRule *rules = fl_rules(&count);
    RuleCount *found = arena_new(&r->arena, RuleCount, count);
    for (uint32_t i = 0; i < count; i++)
        if (r->rule_count[i]) found[used++] = (RuleCount){i, r->rule_count[i]};
    if (used) qsort(found, used, sizeof *found, by_count);
    Out o = out_on(&r->arena);
    for (uint32_t i = 0; i < used; i++) {
        const FlRule *rule = &rules[found[i].row];
        Str number = str_fmt(&r->arena, "%u", found[i].count);
        for (uint32_t pad = number.len; pad < COLUMN; pad++) out_char(&o, ' ');
        out_fmt(&o, "%.*s  %.*s  %.*s\n", STR_ARG(number), STR_ARG(fl_rule_id(rule)),
                STR_ARG(fl_rule_title(&r->arena, rule)));
    }
    Str text = out_done(&o);
    if (text.len) fwrite(text.ptr, 1, text.len, r->report ? stderr : stdout);
}
