// SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0).
#include "server/reports.h"

static const char *level_of(FlSeverity severity)
{
    static const char *const names[] = {"none", "note", "note", "warning", "error"};
    return names[severity];
}

static void member(Out *o, const char *name, Str text)
{
    out_fmt(o, "\"%s\": ", name);
    out_json_quoted(o, text);
}

static void text_member(Out *o, const char *name, const char *kind, Str text)
{
    out_fmt(o, ", \"%s\": {\"%s\": ", name, kind);
    out_json_quoted(o, text);
    out_char(o, '}');
}

static void out_rule(Out *o, const FlRule *rule)
{
    out_z(o, "{");
    member(o, "id", fl_rule_id(rule));
    Str title = fl_rule_title(o->arena, rule);
    text_member(o, "shortDescription", "text", title);
    out_z(o, ", \"help\": {");
    member(o, "text", title);
    out_z(o, ", ");
    member(o, "markdown", fl_rule_text(o->arena, rule));
    out_fmt(o, "}, \"defaultConfiguration\": {\"enabled\": %s, \"level\": \"%s\"}",
            rule->severity == FL_OFF ? "false" : "true",
            level_of(rule->severity == FL_OFF ? rule->severity_on : rule->severity));
    out_z(o, ", \"properties\": {\"tags\": [");
    Str codes = fl_rule_codes(rule);
    for (Str code = str_next_word(&codes); code.len; code = str_next_word(&codes)) {
        if (code.ptr != fl_rule_codes(rule).ptr) out_z(o, ", ");
        out_json_quoted(o, code);
    }
    out_z(o, "]}}");
}

static void head(Out *o)
{
    uint32_t count;
    const FlRule *rules = fl_rules(&count);
    out_str(o, STR("{\"version\": \"2.1.0\", "
                   "\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n"
                   "\"runs\": [{\"columnKind\": \"unicodeCodePoints\",\n"
                   "\"tool\": {\"driver\": {\"name\": \"fairlead\", \"semanticVersion\": "
                   "\"" FAIRLEAD_VERSION "\", \"rules\": ["));
    for (uint32_t i = 0; i < count; i++) {
        out_str(o, i ? STR(",\n  ") : STR("\n  "));
        out_rule(o, &rules[i]);
    }
    out_z(o, "\n]}},\n\"results\": [");
}

static void out_location(Out *o, const Reported *r)
{
    out_z(o, "{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \"");
    out_uri_path(o, r->file);
    out_fmt(o, "\"}, \"region\": {\"startLine\": %u, \"startColumn\": %u, ", r->range.start_line,
            r->range.start_column);
    out_fmt(o, "\"endLine\": %u, \"endColumn\": %u}}}", r->range.end_line, r->range.end_column);
}

static void finding(Out *o, const Reported *r)
{
    const FlFinding *f = r->finding;
    uint32_t count;
    out_z(o, "\n  {");
    bool is_foreign = fl_is_of_shellcheck(f); // has a code of its own beside the rule
    Str below = str_fmt(o->arena, "%.*s/%.*s", STR_ARG(fl_rule_id(f->rule)), STR_ARG(f->code));
    member(o, "ruleId", is_foreign ? below : f->code);
    out_fmt(o, ", \"ruleIndex\": %u, \"level\": \"%s\"", (uint32_t)(f->rule - fl_rules(&count)),
            level_of(f->severity));
    text_member(o, "message", "text", f->message);
    out_z(o, ", \"locations\": [");
    out_location(o, r);
    out_z(o, "]}");
}

const Report report_sarif = {
    .name = STR_INIT("sarif"),
    .head = head,
    .finding = finding,
    .between = STR_INIT(","),
    .tail = STR_INIT("\n]}]}\n"),
    .empty_tail = STR_INIT("]}]}\n"),
};
