// Report formats for continuous integration services.
#include "server/reports.h"
#include "server/terminal.h"

// ---- github: workflow commands (docs.github.com, "Workflow commands for GitHub Actions") ----

static void out_command_text(Out *o, Str text, bool is_property)
{
    for (uint32_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool is_special =
            c == '%' || c == '\r' || c == '\n' || (is_property && (c == ':' || c == ','));
        if (is_special)
            out_fmt(o, "%%%c%c", "0123456789ABCDEF"[c >> 4], "0123456789ABCDEF"[c & 15]);
        else
            out_char(o, c);
    }
}

static const char *command_of(FlSeverity severity)
{
    if (severity == FL_ERROR) return "error";
    return severity == FL_WARNING ? "warning" : "notice";
}

static void github_finding(Out *o, const Reported *r)
{
    const FlFinding *f = r->finding;
    out_fmt(o, "::%s file=", command_of(f->severity));
    out_command_text(o, shown_name(o->arena, r->file), true);
    out_fmt(o, ",line=%u,endLine=%u", r->range.start_line, r->range.end_line);
    if (r->range.start_line == r->range.end_line)
        out_fmt(o, ",col=%u,endColumn=%u", r->range.start_column, r->range.end_column);
    out_fmt(o, ",title=%.*s::", STR_ARG(f->code));
    out_command_text(o, shown_name(o->arena, f->message), false);
    out_char(o, '\n');
}

const Report report_github = {
    .name = STR_INIT("github"), .finding = github_finding, .leaves_hints_out = true};

// ---- gitlab: code quality (docs.gitlab.com, "Code Quality") ----

static uint64_t hash_more(uint64_t h, Str text)
{
    for (uint32_t i = 0; i < text.len; i++) h = (h ^ (uint8_t)text.ptr[i]) * 1099511628211u;
    return h * 31 + text.len;
}

// A fingerprint that does not depend on the line.
static uint64_t hash_of(const Reported *r, uint64_t seed)
{
    uint64_t h = hash_more(seed, r->file);
    h = hash_more(h, r->finding->code);
    h = hash_more(h, r->finding->message);
    return (h ^ r->same) * 1099511628211u;
}

static void out_hex(Out *o, uint64_t number)
{
    for (int shift = 60; 0 <= shift; shift -= 4)
        out_char(o, "0123456789abcdef"[number >> shift & 15]);
}

static void gitlab_finding(Out *o, const Reported *r)
{
    static const char *const severity[] = {"info", "info", "minor", "major", "blocker"};
    const FlFinding *f = r->finding;
    out_z(o, "\n  {\"description\": ");
    out_json_quoted(o, f->message);
    out_z(o, ", \"check_name\": ");
    out_json_quoted(o, f->code);
    out_z(o, ", \"fingerprint\": \"");
    out_hex(o, hash_of(r, 14695981039346656037u));
    out_hex(o, hash_of(r, 1099511628211u));
    out_fmt(o, "\", \"severity\": \"%s\", \"location\": {\"path\": ", severity[f->severity]);
    out_json_quoted(o, r->file);
    out_fmt(o, ", \"lines\": {\"begin\": %u, \"end\": %u}}}", r->range.start_line,
            r->range.end_line);
}

static void gitlab_head(Out *o)
{
    out_char(o, '[');
}

const Report report_gitlab = {
    .name = STR_INIT("gitlab"),
    .head = gitlab_head,
    .finding = gitlab_finding,
    .between = STR_INIT(","),
    .tail = STR_INIT("\n]\n"),
    .empty_tail = STR_INIT("]\n"),
};
