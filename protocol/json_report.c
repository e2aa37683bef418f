// Writing the report by hand, member by member: its shape is the documentation.
#include "protocol/json_report.h"
#include "analysis.h"

static void member(Out *o, const char *name, Str text)
{
    out_fmt(o, ", \"%s\": ", name);
    out_json_quoted(o, text);
}

static void member_bool(Out *o, const char *name, bool value)
{
    out_fmt(o, ", \"%s\": %s", name, value ? "true" : "false");
}

// `hadolint:DL3006` is the alias `DL3006`.
static void member_aliases(Out *o, const char *name, Str codes)
{
    out_fmt(o, ", \"%s\": [", name);
    uint32_t count = 0;
    for (Str code = str_next_word(&codes); code.len; code = str_next_word(&codes)) {
        uint32_t colon = str_find_char(code, ':');
        if (count++) out_str(o, STR(", "));
        out_json_quoted(o, colon == STR_NONE ? code : str_skip(code, colon + 1));
    }
    out_char(o, ']');
}

void report_finding(Out *o, Str file, const FlFinding *finding, ReportRange r, bool is_fixable)
{
    out_str(o, STR("{\"file\": "));
    out_json_quoted(o, file);
    member(o, "code", finding->code);
    member_aliases(o, "aliases", finding->codes);
    member(o, "severity", fl_severity_name(finding->severity));
    member(o, "message", finding->message);
    out_fmt(o, ", \"line\": %u", finding->line);
    out_fmt(o, ", \"range\": {\"start\": {\"line\": %u, \"column\": %u}", r.start_line,
            r.start_column);
    out_fmt(o, ", \"end\": {\"line\": %u, \"column\": %u}}", r.end_line, r.end_column);
    member_bool(o, "fixable", is_fixable);
    out_char(o, '}');
}

void report_rule(Out *o, const FlRule *rule)
{
    out_str(o, STR("{\"id\": "));
    out_json_quoted(o, rule->id);
    member_aliases(o, "aliases", rule->codes);
    member(o, "severity", fl_severity_name(rule->severity));
    if (rule->severity == FL_OFF) member(o, "severity_on", fl_severity_name(rule->severity_on));
    member_bool(o, "fixable", rule->has_fix);
    member_bool(o, "safe_fix", rule->has_safe_fix);
    out_fmt(o, ", \"since\": \"%s\"", rule->since);
    member(o, "title", fl_rule_title(o->arena, rule));
    member(o, "text", fl_rule_text(o->arena, rule));
    out_char(o, '}');
}
