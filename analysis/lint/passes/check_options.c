// Parses `check` options. A text with any error has no effect.
#include "lint/passes/check_options.h"
#include "base/utf.h"
#include "lint/table.h"
#include "syntax/builder.h"
#include "values/values.h"

static bool list_has(Str list, Str name)
{
    for (Str part; str_next_part(&list, ',', &part);)
        if (str_eq(utf_trim(part), name)) return true;
    return false;
}

// Parses one KEY=VALUE. A later value replaces an earlier one of the same key, but `all` stays.
static bool read_part(CheckOptions *o, Str part)
{
    uint32_t equals = str_find_char(part, '=');
    if (equals == STR_NONE) return false;
    Str key = utf_trim(str_cut(part, 0, equals)), value = utf_trim(str_skip(part, equals + 1));
    if (str_is_z(key, "error")) return bool_parse(value, &o->is_error);
    if (str_is_z(key, "skip")) {
        o->skip_all |= str_is_z(value, "all");
        o->skip = value;
        return true;
    }
    if (!str_is_z(key, "experimental")) return false;
    o->experimental_all |= str_is_z(value, "all");
    o->experimental = value;
    return true;
}

CheckOptions check_options_read(Str text)
{
    CheckOptions o = {.is_ok = true};
    Str rest = text;
    if (text.len == 0) return o;
    for (uint32_t n = 1; rest.ptr; n++) {
        Str part = rest;
        if (n < 3) str_next_part(&rest, ';', &part);
        if (!read_part(&o, part)) return (CheckOptions){.bad = part};
        if (n == 3) break;
    }
    return o;
}

bool check_skips(const CheckOptions *o, Str name)
{
    return o->is_ok && (o->skip_all || list_has(o->skip, name));
}

bool check_wants(const CheckOptions *o, Str name)
{
    return o->is_ok && (o->experimental_all || list_has(o->experimental, name));
}

// The next BuildKit name in a list of codes; empty when there is none. `rest` becomes the text
// behind it.
static Str next_check(Str *rest)
{
    static const Str PREFIX = STR_INIT("buildkit:");
    for (Str code; (code = str_next_word(rest)).len;)
        if (str_starts(code, PREFIX)) return str_skip(code, PREFIX.len);
    return STR("");
}

bool check_is_name(Str name)
{
    for (uint32_t i = 0; i < rule_count; i++) {
        Str codes = fl_rule_codes(&rule_info[i]);
        for (Str check; (check = next_check(&codes)).len;)
            if (str_eq(check, name)) return true;
    }
    return false;
}

Str check_nearest(Str name)
{
    uint32_t distance = 4;
    Str best = STR("");
    for (uint32_t i = 0; i < rule_count; i++) {
        Str codes = fl_rule_codes(&rule_info[i]);
        for (Str check; (check = next_check(&codes)).len;) {
            uint32_t d = str_ieq(check, name) ? 0 : str_distance(check, name, distance);
            if (d < distance) best = check, distance = d;
        }
    }
    return best;
}

Str check_directive(const Items *items, uint32_t *item)
{
    return early_directive(items, STR("check"), item);
}

CheckOptions check_comment(const Remark *remark)
{
    CheckOptions none = {0};
    uint32_t equals = str_find_char(remark->text, '=');
    if (remark->is_indented || equals == STR_NONE) return none;
    Str key = utf_trim(str_cut(remark->text, 0, equals));
    Str value = early_value(str_trim(str_skip(remark->text, equals + 1)));
    if (!str_ieq(key, STR("check")) || value.len == 0) return none;
    return check_options_read(value);
}

CheckOptions check_of_file(const FlDoc *doc)
{
    uint32_t item;
    if (doc->config.has_check) return check_options_read(doc->config.check);
    return check_options_read(check_directive(&doc->items, &item));
}

bool fl_check_fails(const FlDoc *doc)
{
    CheckOptions o = check_of_file(doc);
    return o.is_ok && o.is_error;
}
