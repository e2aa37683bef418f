// Report formats of other tools: checkstyle and JUnit.
#include "server/reports.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static void attribute(Out *o, const char *name, Str value)
{
    out_fmt(o, " %s=\"", name);
    out_xml(o, value);
    out_char(o, '"');
}

// ---- checkstyle ----

static void checkstyle_head(Out *o)
{
    out_str(o, STR(XML "<checkstyle version=\"4.3\">\n"));
}

static void checkstyle_open(Out *o, Str file, uint32_t count, uint32_t failures)
{
    (void)count;
    (void)failures;
    out_z(o, "  <file");
    attribute(o, "name", file);
    out_z(o, ">\n");
}

// The levels of checkstyle are ignore, info, warning and error.
static Str checkstyle_level(FlSeverity severity)
{
    return severity == FL_HINT ? STR("info") : fl_severity_name(severity);
}

static void checkstyle_finding(Out *o, const Reported *r)
{
    const FlFinding *f = r->finding;
    out_fmt(o, "    <error line=\"%u\" column=\"%u\"", r->range.start_line, r->range.start_column);
    attribute(o, "severity", checkstyle_level(f->severity));
    attribute(o, "message", f->message);
    attribute(o, "source", f->code);
    out_z(o, "/>\n");
}

static void checkstyle_close(Out *o, Str file)
{
    (void)file;
    out_z(o, "  </file>\n");
}

const Report report_checkstyle = {
    .name = STR_INIT("checkstyle"),
    .head = checkstyle_head,
    .open = checkstyle_open,
    .finding = checkstyle_finding,
    .close = checkstyle_close,
    .tail = STR_INIT("</checkstyle>\n"),
};

// ---- JUnit ----

static void junit_head(Out *o)
{
    out_str(o, STR(XML "<testsuites name=\"fairlead\">\n"));
}

// A file without findings is a passed test.
static void junit_open(Out *o, Str file, uint32_t count, uint32_t failures)
{
    out_z(o, "  <testsuite");
    attribute(o, "name", file);
    out_fmt(o, " tests=\"%u\" failures=\"%u\" errors=\"0\">\n", count ? count : 1, failures);
    if (count) return;
    out_z(o, "    <testcase name=\"nothing found\"");
    attribute(o, "classname", file);
    out_z(o, "/>\n");
}

// Findings that do not fail the run are output of a passed test.
static void junit_finding(Out *o, const Reported *r)
{
    const FlFinding *f = r->finding;
    out_z(o, "    <testcase");
    attribute(o, "name", f->code);
    attribute(o, "classname", r->file);
    out_str(o, r->is_failure ? STR(">\n      <failure") : STR(">\n      <system-out"));
    if (r->is_failure) attribute(o, "type", fl_severity_name(f->severity));
    if (r->is_failure) attribute(o, "message", f->message);
    out_char(o, '>');
    out_xml(o, r->file);
    out_fmt(o, ":%u:%u: ", r->range.start_line, r->range.start_column);
    out_xml(o, f->message);
    out_str(o, r->is_failure ? STR("</failure>") : STR("</system-out>"));
    out_z(o, "\n    </testcase>\n");
}

static void junit_close(Out *o, Str file)
{
    (void)file;
    out_z(o, "  </testsuite>\n");
}

const Report report_junit = {
    .name = STR_INIT("junit"),
    .head = junit_head,
    .open = junit_open,
    .finding = junit_finding,
    .close = junit_close,
    .tail = STR_INIT("</testsuites>\n"),
};
