// The new line becomes the first below `rules:`, so that comments stay above their lines.
#include "settings/rule_off.h"
#include "settings/yaml.h"

typedef struct Place {
    Arena *arena;
    Str text, rule, line_end;
} Place;

static uint32_t line_start(Str text, uint32_t line)
{
    uint32_t at = 0;
    for (uint32_t i = 1; i < line; i++) {
        uint32_t feed = str_find_char(str_skip(text, at), '\n');
        if (feed == STR_NONE) return text.len;
        at += feed + 1;
    }
    return at;
}

// The byte offset of a place, whose columns are code points.
static uint32_t offset_of(Str text, ValuePlace place)
{
    uint32_t at = line_start(text, place.line);
    for (uint32_t i = 1; i < place.column && at < text.len; i++) at += utf_next(text, at).len;
    return at;
}

static TextChange insert(uint32_t at, Str text)
{
    return (TextChange){{at, at}, text};
}

static Str indent_of(Str text, uint32_t at)
{
    return str_cut(text, str_behind_last(str_cut(text, 0, at), '\n'), at);
}

static TextChange add_rules(const Place *p, const Value *root)
{
    Str indent = STR("");
    bool is_open = p->text.len && !str_ends_z(p->text, "\n");
    if (root->count) indent = indent_of(p->text, offset_of(p->text, root->child[0].key_place));
    Str text =
        str_fmt(p->arena, "%.*s%.*srules:%.*s%.*s  %.*s: off%.*s",
                STR_ARG(is_open ? p->line_end : STR("")), STR_ARG(indent), STR_ARG(p->line_end),
                STR_ARG(indent), STR_ARG(p->rule), STR_ARG(p->line_end));
    return insert(p->text.len, text);
}

// In a flow map (braces) the rule comes first, too.
static TextChange add_to_braces(const Place *p, const Value *rules, uint32_t key)
{
    if (!rules->count) {
        uint32_t brace = str_find_char(str_skip(p->text, key), '{');
        return insert(key + brace + 1, str_fmt(p->arena, "%.*s: off", STR_ARG(p->rule)));
    }
    uint32_t at = offset_of(p->text, rules->child[0].key_place);
    return insert(at, str_fmt(p->arena, "%.*s: off, ", STR_ARG(p->rule)));
}

static TextChange add_to_lines(const Place *p, const Value *rules, uint32_t key)
{
    Str indent = str_fmt(p->arena, "%.*s  ", STR_ARG(indent_of(p->text, key)));
    if (rules->count) indent = indent_of(p->text, offset_of(p->text, rules->child[0].key_place));
    uint32_t feed = str_find_char(str_skip(p->text, key), '\n');
    uint32_t at = feed == STR_NONE ? p->text.len : key + feed + 1;
    Str before = feed == STR_NONE ? p->line_end : STR("");
    return insert(at, str_fmt(p->arena, "%.*s%.*s%.*s: off%.*s", STR_ARG(before), STR_ARG(indent),
                              STR_ARG(p->rule), STR_ARG(p->line_end)));
}

static TextChange change(const Place *p, const Value *root)
{
    const Value *rules = root->kind == VALUE_MAP ? value_member(root, STR("rules")) : NULL;
    if (!rules) return add_rules(p, root);
    const Value *old = rules->kind == VALUE_MAP ? value_member(rules, p->rule) : NULL;
    uint32_t key = offset_of(p->text, rules->key_place);
    if (old) {
        uint32_t at = offset_of(p->text, old->place);
        return (TextChange){{at, at + old->text.len}, STR("off")};
    }
    uint32_t end = rules->count ? offset_of(p->text, rules->child[0].key_place) : p->text.len;
    bool has_braces = rules->kind == VALUE_MAP &&
                      (!rules->count || str_has_char(str_cut(p->text, key, end), '{'));
    return has_braces ? add_to_braces(p, rules, key) : add_to_lines(p, rules, key);
}

static bool is_off(const Settings *s, Str rule)
{
    for (uint32_t i = 0; i < s->rules.count; i++)
        if (str_eq(s->rules.item[i].name, rule)) return s->rules.item[i].severity == FL_OFF;
    return false;
}

// Whether both have the same other rules in the same order.
static bool is_same_else(const Settings *old, const Settings *made, Str rule)
{
    uint32_t k = 0;
    for (uint32_t i = 0; i < made->rules.count; i++) {
        const FlLevel *level = &made->rules.item[i];
        if (str_eq(level->name, rule)) continue;
        while (k < old->rules.count && str_eq(old->rules.item[k].name, rule)) k++;
        if (k == old->rules.count || !str_eq(old->rules.item[k].name, level->name)) return false;
        if (old->rules.item[k++].severity != level->severity) return false;
    }
    while (k < old->rules.count && str_eq(old->rules.item[k].name, rule)) k++;
    return k == old->rules.count && old->overrides.count == made->overrides.count;
}

bool settings_rule_off(Arena *a, Str text, Str rule, TextChange *out)
{
    Value root = {0};
    Settings old = {0}, made = {0};
    Problems problems = {.arena = a}, old_problems = {.arena = a}, made_problems = {.arena = a};
    if (!yaml_read(a, text, &root, &problems)) return false;
    if (!settings_read_yaml(a, SETTINGS_FILE, text, &old, &old_problems)) return false;
    Place place = {a, text, rule, str_has_z(text, "\r\n") ? STR("\r\n") : STR("\n")};
    *out = change(&place, &root);
    Str changed = str_fmt(a, "%.*s%.*s%.*s", STR_ARG(str_cut(text, 0, out->span.start)),
                          STR_ARG(out->text), STR_ARG(str_skip(text, out->span.end)));
    return settings_read_yaml(a, SETTINGS_FILE, changed, &made, &made_problems) &&
           made_problems.count <= old_problems.count && is_off(&made, rule) &&
           is_same_else(&old, &made, rule);
}
