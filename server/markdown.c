// RULES.md is written here and nowhere else.
#include "server/markdown.h"
#include "protocol/report.h"

static void out_codes(Out *o, Str codes)
{
    uint32_t count = 0;
    for (Str code = str_next_word(&codes); code.len; code = str_next_word(&codes)) {
        uint32_t colon = str_find_char(code, ':');
        Str tool = colon == STR_NONE ? STR("") : str_cut(code, 0, colon);
        out_fmt(o, "%s%.*s `%.*s`", count++ ? ", " : "", STR_ARG(tool),
                STR_ARG(colon == STR_NONE ? code : str_skip(code, colon + 1)));
    }
}

static Str fix_text(const FlRule *rule)
{
    if (rule->has_safe_fix) return STR("safe fix");
    return rule->has_fix ? STR("fix to choose") : STR("no fix");
}

static void out_facts(Out *o, const FlRule *rule)
{
    Str severity = severity_name(rule->severity);
    out_fmt(o, "*%.*s", STR_ARG(severity));
    if (rule->severity == FL_OFF)
        out_fmt(o, " (%.*s when on)", STR_ARG(severity_name(rule->severity_on)));
    out_fmt(o, " · %.*s · since %.*s*", STR_ARG(fix_text(rule)), STR_ARG(rule->since));
    if (rule->codes.len) {
        out_str(o, STR(" · "));
        out_codes(o, rule->codes);
    }
    out_str(o, STR("\n\n"));
}

// The text as it is, but a block that shows the repaired file is a Dockerfile to those who read.
static void out_text(Out *o, Str text)
{
    Str line;
    text = str_trim(text);
    while (str_next_part(&text, '\n', &line)) {
        out_str(o, str_eq(line, STR("```fixed")) ? STR("```dockerfile") : line);
        out_char(o, '\n');
    }
}

void markdown_rule(Out *o, const FlRule *rule, uint32_t level)
{
    while (level--) out_char(o, '#');
    out_fmt(o, " %.*s\n\n", STR_ARG(rule->id));
    out_facts(o, rule);
    out_text(o, rule->text);
}

void markdown_rules(Out *o, const FlRule *rules, uint32_t count)
{
    out_str(o, STR("<!-- Written by `fairlead rules --markdown` from the comments in "
                   "analysis/rules/. -->\n\n"
                   "# Rules\n\n"
                   "A rule is known by its id everywhere: in reports, in `fairlead explain`, in "
                   "the comment\n"
                   "that silences it. A caret line in an example marks what is reported.\n\n"
                   "| rule | level | fix | |\n|---|---|---|---|\n"));
    for (uint32_t i = 0; i < count; i++) {
        const FlRule *r = &rules[i];
        out_fmt(o, "| [%.*s](#%.*s) | %.*s ", STR_ARG(r->id), STR_ARG(r->id),
                STR_ARG(severity_name(r->severity)));
        out_fmt(o, "| %s | %.*s |\n",
                r->has_safe_fix ? "safe"
                : r->has_fix    ? "ask"
                                : "",
                STR_ARG(r->title));
    }
    for (uint32_t i = 0; i < count; i++) {
        out_char(o, '\n');
        markdown_rule(o, &rules[i], 2);
    }
}
