// Finds rules by any of their names; names of severities.
#include "lint/table.h"
#include "lint/passes/selection.h"
#include "lint/sink.h"

const FlRule *fl_rules(uint32_t *count)
{
    *count = rule_count;
    return rule_info;
}

Str fl_rule_since(const FlRule *rule)
{
    const char *since = rule_list[rule - rule_info]->since;
    return str_of(since, since[3] ? 4 : 3); // the shortest version is `0.1`
}

static const Str severities[] = {
    [FL_OFF] = STR_INIT("off"),     [FL_HINT] = STR_INIT("hint"),
    [FL_INFO] = STR_INIT("info"),   [FL_WARNING] = STR_INIT("warning"),
    [FL_ERROR] = STR_INIT("error"),
};

Str fl_severity_name(FlSeverity severity)
{
    return severities[severity];
}

Str rule_name(uint32_t row)
{
    const RuleName *name = &rule_names[row];
    const FlRule *rule = &rule_info[name->rule];
    return str_cut(name->tool ? fl_rule_codes(rule) : fl_rule_id(rule), name->at,
                   (uint32_t)name->at + name->len);
}

Str rule_tool(uint32_t row)
{
    return rule_tools[rule_names[row].tool];
}

uint32_t rule_name_find(Str name)
{
    uint32_t low = 0, high = rule_name_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (str_cmp(rule_name(middle), name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const FlRule *fl_rule(Str id_or_code)
{
    uint32_t colon = str_find_char(id_or_code, ':');
    Str tool = colon == STR_NONE ? STR("") : str_cut(id_or_code, 0, colon);
    Str name = colon == STR_NONE ? id_or_code : str_skip(id_or_code, colon + 1);
    if (shell_code(id_or_code) != STR_NONE) name = STR("shellcheck"), colon = STR_NONE;
    for (uint32_t i = rule_name_find(name); i < rule_name_count; i++) {
        if (!str_eq(rule_name(i), name)) break;
        if (colon == STR_NONE || str_eq(rule_tool(i), tool)) return &rule_info[rule_names[i].rule];
    }
    return NULL;
}

Str finding_builder(const Finding *f)
{
    Str codes = f->codes, prefix = STR("buildkit:");
    if (codes_are_of_rule(f)) {
        struct CodePart part = rule_builder[f->row];
        return str_cut(codes, part.at, part.at + part.len);
    }
    for (Str code = str_next_word(&codes); code.len; code = str_next_word(&codes))
        if (str_starts(code, prefix)) return str_skip(code, prefix.len);
    return STR("");
}

bool codes_are_of_rule(const Finding *f)
{
    Str own = fl_rule_codes(&rule_info[f->row]);
    return f->codes.ptr == own.ptr && f->codes.len == own.len;
}

bool codes_have(Str codes, Str word)
{
    return str_is_one_of(word, codes);
}

bool codes_have_tool(Str codes, Str prefix)
{
    for (Str w = str_next_word(&codes); w.len; w = str_next_word(&codes))
        if (str_starts(w, prefix)) return true;
    return false;
}

bool rule_is_shellcheck(uint32_t row)
{
    return str_is_z(fl_rule_id(&rule_info[row]), "shellcheck");
}
