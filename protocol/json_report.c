// Writes the report member by member.
#include "protocol/json_report.h"
#include "analysis.h"

// A member name with its punctuation: `, "name": `.
static void member(Out *o, Str name, Str text)
{
    out_str(o, name);
    out_json_quoted(o, text);
}

static void member_bool(Out *o, Str name, bool value)
{
    out_str(o, name);
    out_str(o, value ? STR("true") : STR("false"));
}

static void member_number(Out *o, Str name, uint32_t value)
{
    out_str(o, name);
    out_number(o, value);
}

// A string that needs no escapes.
static void member_word(Out *o, Str name, Str word)
{
    out_str(o, name);
    out_char(o, '"');
    out_str(o, word);
    out_char(o, '"');
}

// `hadolint:DL3006` becomes the alias `DL3006`. Codes need no escapes.
static void member_aliases(Out *o, Str codes)
{
    Str before = STR("");
    out_str(o, STR(", \"aliases\": ["));
    for (Str code; str_next_part(&codes, ' ', &code);) {
        if (!code.len) continue;
        uint32_t colon = str_find_char(code, ':');
        member_word(o, before, colon == STR_NONE ? code : str_skip(code, colon + 1));
        before = STR(", ");
    }
    out_char(o, ']');
}

void report_finding(Out *o, Str file, const FlFinding *finding, ReportRange r, bool is_fixable)
{
    member(o, STR("{\"file\": "), file);
    member_word(o, STR(", \"code\": "), finding->code);
    member_aliases(o, finding->codes);
    member_word(o, STR(", \"severity\": "), fl_severity_name(finding->severity));
    member(o, STR(", \"message\": "), finding->message);
    member_number(o, STR(", \"line\": "), finding->line);
    member_number(o, STR(", \"range\": {\"start\": {\"line\": "), r.start_line);
    member_number(o, STR(", \"column\": "), r.start_column);
    member_number(o, STR("}, \"end\": {\"line\": "), r.end_line);
    member_number(o, STR(", \"column\": "), r.end_column);
    member_bool(o, STR("}}, \"fixable\": "), is_fixable);
    out_char(o, '}');
}

void report_rule(Out *o, const FlRule *rule)
{
    member(o, STR("{\"id\": "), fl_rule_id(rule));
    member_aliases(o, fl_rule_codes(rule));
    member(o, STR(", \"severity\": "), fl_severity_name(rule->severity));
    if (rule->severity == FL_OFF)
        member(o, STR(", \"severity_on\": "), fl_severity_name(rule->severity_on));
    member_bool(o, STR(", \"fixable\": "), rule->has_fix);
    member_bool(o, STR(", \"safe_fix\": "), rule->has_safe_fix);
    out_fmt(o, ", \"since\": \"%.*s\"", STR_ARG(fl_rule_since(rule)));
    member(o, STR(", \"title\": "), fl_rule_title(o->arena, rule));
    member(o, STR(", \"text\": "), fl_rule_text(o->arena, rule));
    out_char(o, '}');
}
