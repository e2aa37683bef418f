// Values of rule options: numbers, and sizes such as `50 MB`.
#include "fl_options.h"
#include "lint/option.h"
#include "lint/sink.h"
#include "values/values.h"

// The bytes in a unit; no unit means bytes.
static uint64_t unit_of(Str unit)
{
    static const struct {
        Str names;
        uint64_t bytes;
    } units[] = {
        {STR_INIT("b byte bytes"), 1},    {STR_INIT("k kb"), 1000},   {STR_INIT("m mb"), 1000000},
        {STR_INIT("g gb"), 1000000000},   {STR_INIT("ki kib"), 1024}, {STR_INIT("mi mib"), 1048576},
        {STR_INIT("gi gib"), 1073741824},
    };
    for (uint32_t i = 0; i < ARRAY_LEN(units); i++) {
        Str names = units[i].names, name;
        while ((name = str_next_word(&names)).len)
            if (str_ieq(name, unit)) return units[i].bytes;
    }
    return unit.len ? 0 : 1;
}

bool fl_option_read(const FlRuleOption *option, Str text, uint64_t *value)
{
    uint32_t digits = 0, number;
    text = str_trim(text);
    while (digits < text.len && char_is_digit(text.ptr[digits])) digits++;
    if (!str_number(str_cut(text, 0, digits), &number)) return false;
    Str unit = str_trim(str_skip(text, digits));
    uint64_t times = option->is_size ? unit_of(unit) : !unit.len;
    *value = number * times;
    return times != 0;
}

static bool option_at(uint32_t row, FlRuleOption *out)
{
    uint32_t at = 0;
    while (at < rule_option_count && rule_options[at].row != row) at++;
    if (at == rule_option_count) return false;
    const RuleOption *o = rule_options[at].option;
    *out = (FlRuleOption){.name = str_of_z(o->name),
                          .standard = str_of_z(o->standard),
                          .help = str_of_z(o->help),
                          .is_size = o->is_size};
    return true;
}

bool fl_rule_option(Str id, FlRuleOption *out)
{
    for (uint32_t i = 0; i < rule_count; i++)
        if (str_eq(fl_rule_id(&rule_info[i]), id)) return option_at(i, out);
    return false;
}

uint64_t rule_option(const At *c)
{
    const Facts *f = model_facts(c->model);
    FlRuleOption option;
    uint64_t value = 0;
    if (!option_at(c->row, &option)) return 0;
    for (uint32_t i = f->option_count; 0 < i; i--)
        if (str_eq(f->option[i - 1].rule, fl_rule_id(&rule_info[c->row])))
            return f->option[i - 1].value;
    fl_option_read(&option, option.standard, &value);
    return value;
}

bool fl_is_platform(Arena *a, Str text)
{
    return platform_parse(a, text).is_valid;
}
