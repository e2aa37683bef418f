// Writes the table of settings as a JSON schema, and as a Markdown table.
#include "settings/keys.h"

#define SCHEMA "http://json-schema.org/draft-07/schema#"

static void out_enum(Out *o, Str choices)
{
    Str name;
    out_z(o, "\"enum\": [");
    for (uint32_t i = 0; str_next_part(&choices, '|', &name); i++) {
        if (i) out_z(o, ", ");
        out_json_quoted(o, name);
        if (str_is_z(name, "information")) out_z(o, ", \"info\""); // a synonym
    }
    out_char(o, ']');
}

static void out_type(Out *o, const Key *key, uint32_t depth);

static void out_properties(Out *o, uint8_t where, uint32_t depth)
{
    out_z(o, "\"type\": \"object\", \"additionalProperties\": false, \"properties\": {");
    uint32_t count = 0;
    for (uint32_t i = 0; i < key_count; i++) {
        const Key *key = &keys[i];
        if (!(key->where & where)) continue;
        out_str(o, count++ ? STR(",\n") : STR("\n"));
        for (uint32_t d = 0; d < depth; d++) out_z(o, "  ");
        out_json_quoted(o, key_name(key));
        out_z(o, ": {\"description\": ");
        out_json_quoted(o, packed_text(o->arena, key->help));
        out_z(o, ", ");
        out_type(o, key, depth);
        out_char(o, '}');
    }
    out_char(o, '}');
}

// The options of all rules; which rule has which option is checked when the file is read.
static void out_options(Out *o)
{
    uint32_t count = 0;
    const FlRule *rule = fl_rules(&count);
    FlRuleOption option;
    for (uint32_t i = 0; i < count; i++) {
        if (!fl_rule_option(fl_rule_id(&rule[i]), &option)) continue;
        out_z(o, ", ");
        out_json_quoted(o, option.name);
        out_z(o, ": {\"type\": [\"integer\", \"string\"], \"description\": ");
        out_json_quoted(o, option.help);
        out_char(o, '}');
    }
}

// Some editors' YAML reads an unquoted `off` as a boolean.
static void out_levels(Out *o, Str choices)
{
    out_z(o, "\"type\": \"object\", \"additionalProperties\": {\"anyOf\": [{");
    out_enum(o, choices);
    out_z(o, "}, {\"const\": false}, {\"type\": \"object\", \"additionalProperties\": false, "
             "\"properties\": {\"level\": {");
    out_enum(o, choices);
    out_char(o, '}');
    out_options(o);
    out_z(o, "}}]}");
}

static void out_pairs(Out *o, Str choices)
{
    out_z(o, "\"type\": \"object\", \"additionalProperties\": {");
    if (choices.len)
        out_enum(o, choices);
    else
        out_z(o, "\"type\": [\"string\", \"number\", \"boolean\", \"null\"]");
    out_char(o, '}');
}

static void out_type(Out *o, const Key *key, uint32_t depth)
{
    switch (key->kind) {
    case KEY_CHOICE: out_enum(o, key_choices(key)); break;
    case KEY_SWITCH: out_z(o, "\"type\": \"boolean\""); break;
    case KEY_TEXT:
    case KEY_PLATFORM: out_z(o, "\"type\": \"string\""); break;
    case KEY_LOOKUP: // `off` without quotes is false
        out_z(o, "\"enum\": [\"off\", \"on-request\", false]");
        break;
    case KEY_PROGRAM: // as above
        out_z(o, "\"type\": [\"string\", \"boolean\"], \"default\": \"auto\"");
        break;
    case KEY_RULES: out_levels(o, key_choices(key)); break;
    case KEY_PAIRS: out_pairs(o, key_choices(key)); break;
    case KEY_OVERRIDES:
        out_z(o, "\"type\": \"array\", \"items\": {");
        out_z(o, "\"anyOf\": [{\"required\": [\"files\"]}, {\"required\": [\"stages\"]}], ");
        out_properties(o, IN_OVERRIDE, depth + 1);
        out_char(o, '}');
        break;
    case KEY_PRAGMAS:
        out_z(o, "\"anyOf\": [{\"type\": \"boolean\"}, {\"type\": \"object\", "
                 "\"additionalProperties\": false, \"properties\": {\"require-reason\": "
                 "{\"type\": \"boolean\"}}}]");
        break;
    default:
        out_z(o, "\"anyOf\": [{\"type\": \"string\"}, {\"type\": \"array\", \"items\": "
                 "{\"type\": \"string\"}}]");
        break;
    }
}

Str keys_schema(Arena *a)
{
    Out o = out_on(a);
    out_str(&o, STR("{\"$schema\": \"" SCHEMA "\", \"title\": \"Settings of fairlead\",\n"));
    out_properties(&o, IN_FILE, 1);
    out_z(&o, "}\n");
    return out_done(&o);
}

// ---- For people ----

static void out_value(Out *o, const Key *key)
{
    Str choices = key_choices(key), name;
    static const char *const shapes[] = {
        [KEY_SWITCH] = "true, false",
        [KEY_TEXT] = "string",
        [KEY_PLATFORM] = "string",
        [KEY_TEXTS] = "list of strings",
        [KEY_PAIRS] = "map of strings",
        [KEY_RULES] = "map: rule to level",
        [KEY_PRAGMAS] = "true, false, or a map",
        [KEY_OVERRIDES] = "list of maps",
        [KEY_PROGRAM] = "string",
    };
    if (key->kind != KEY_CHOICE && key->kind != KEY_LOOKUP) {
        out_fmt(o, "%s", shapes[key->kind]);
        if (!choices.len) return;
        out_z(o, ": ");
    }
    for (uint32_t i = 0; str_next_part(&choices, '|', &name); i++)
        out_fmt(o, "%s`%.*s`", i ? ", " : "", STR_ARG(name));
}

Str keys_markdown(Arena *a)
{
    Out o = out_on(a);
    out_z(&o, "| setting | value | if it is not given | meaning |\n|---|---|---|---|\n");
    for (uint32_t i = 0; i < key_count; i++) {
        const Key *key = &keys[i];
        if (!(key->where & (IN_FILE | IN_OVERRIDE))) continue;
        out_fmt(&o, "| `%.*s`%s | ", STR_ARG(key_name(key)),
                key->where == IN_OVERRIDE ? " (in an override)" : "");
        out_value(&o, key);
        out_fmt(&o, " | %s | %.*s |\n", key->standard, STR_ARG(packed_text(a, key->help)));
    }
    return out_done(&o);
}
