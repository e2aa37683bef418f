// Converts a value tree to settings, by the table of keys.
#include "settings/keys.h"
#include "settings/yaml.h"

typedef struct Reader {
    Arena *arena;
    Problems *problems;
    Settings *out;
    uint8_t where;
} Reader;

// Strengths of levels from other tools: hadolint's lists are joined; `ignored` beats `override`; of
// overrides the most severe wins. Ours are stronger (resolve.c).
enum { STRENGTH_HADOLINT = 2, STRENGTH_IGNORED = 7 };

static uint8_t strength_of(const Settings *s, FlSeverity level)
{
    if (SETTINGS_HADOLINT_FILE < s->kind || s->kind == SETTINGS_DOCKER) return 1;
    return level == FL_OFF ? STRENGTH_IGNORED : (uint8_t)(STRENGTH_HADOLINT + level);
}

static void remark_unknown_rule(Str name, ValuePlace place, Problems *problems)
{
    Str near = fl_nearest_rule(name);
    if (near.len)
        problems_remark(problems, place, "there is no rule `%.*s`; did you mean `%.*s`?",
                        STR_ARG(name), STR_ARG(near));
    else
        problems_remark(problems, place, "there is no rule `%.*s`", STR_ARG(name));
}

void settings_add_level(Arena *a, Settings *s, Str name, FlSeverity level, ValuePlace place,
                        Problems *problems)
{
    if (!fl_is_rule_name(name)) remark_unknown_rule(name, place, problems);
    FlLevel row = {.name = name, .severity = level, .strength = strength_of(s, level)};
    if (s->rules.count == FL_LEVELS_MAX)
        problems_add(problems, place, "more than %u rules are named here", FL_LEVELS_MAX);
    else
        VEC_PUSH(a, &s->rules, row);
}

uint32_t settings_choice(Str choices, Str word)
{
    Str name;
    for (uint32_t i = 0; str_next_part(&choices, '|', &name); i++)
        if (str_eq(name, word)) return i;
    return STR_NONE;
}

uint32_t settings_level(Str name)
{
    static const Str levels = STR_INIT(LEVEL_CHOICES), hadolint = STR_INIT("ignore|style|info");
    uint32_t row = settings_choice(levels, name);
    return row == STR_NONE ? settings_choice(hadolint, name) : row;
}

// ---- Values ----

static void wrong_value(Reader *r, const Value *v, Str name, Str wanted)
{
    if (v->kind == VALUE_SCALAR)
        problems_add(r->problems, v->place, "`%.*s` has to be %.*s, not `%.*s`", STR_ARG(name),
                     STR_ARG(wanted), STR_ARG(str_cut(v->text, 0, 80)));
    else
        problems_add(r->problems, v->place, "`%.*s` has to be %.*s", STR_ARG(name),
                     STR_ARG(wanted));
}

static Str listed(Arena *a, Str choices)
{
    Out o = out_on(a);
    Str name;
    for (uint32_t i = 0; str_next_part(&choices, '|', &name); i++)
        out_fmt(&o, "%s%.*s", i ? ", " : "", STR_ARG(name));
    return out_done(&o);
}

static void wrong_choice(Reader *r, const Value *v, Str name, Str choices)
{
    wrong_value(r, v, name, str_fmt(r->arena, "one of %.*s", STR_ARG(listed(r->arena, choices))));
}

static void *field(const Reader *r, const Key *key)
{
    return (char *)r->out + key->offset;
}

static bool as_switch(const Value *v, bool *out)
{
    static const Str words = STR_INIT("true yes on y false no off n");
    if (v->kind != VALUE_SCALAR || !v->is_plain) return false;
    Str rest = words, word;
    for (uint32_t i = 0; (word = str_next_word(&rest)).len; i++) {
        if (!str_ieq(word, v->text)) continue;
        *out = i < 4;
        return true;
    }
    return false;
}

// hadolint's threshold `none`, and `ignore`, fail on any finding.
static Str old_name(const Key *key, Str text)
{
    if (str_is_z(key_name(key), "failure-threshold") &&
        (str_is_z(text, "none") || str_is_z(text, "ignore")))
        return STR("style");
    return str_is_z(text, "info") && settings_choice(key_choices(key), text) == STR_NONE
               ? STR("information")
               : text;
}

static void read_choice(Reader *r, const Key *key, const Value *v)
{
    uint32_t row = STR_NONE;
    if (v->kind == VALUE_SCALAR) row = settings_choice(key_choices(key), old_name(key, v->text));
    if (row == STR_NONE)
        wrong_choice(r, v, key_name(key), key_choices(key));
    else
        *(uint8_t *)field(r, key) = (uint8_t)(row + 1);
}

static void read_switch(Reader *r, const Key *key, const Value *v)
{
    bool is_on, is_inverse = str_is_z(key_choices(key), "void");
    if (as_switch(v, &is_on))
        *(uint8_t *)field(r, key) = is_on != is_inverse ? 2 : 1;
    else
        wrong_value(r, v, key_name(key), STR("true or false, without quotes"));
}

static void read_text(Reader *r, const Key *key, const Value *v)
{
    if (v->kind == VALUE_SCALAR)
        *(Str *)field(r, key) = v->text;
    else
        wrong_value(r, v, key_name(key), STR("a string"));
}

// A file in the workspace must not choose a program to run.
bool settings_set_shellcheck(Settings *s, Str text)
{
    bool is_path = str_at(text, 0) == '/' && SETTINGS_FILE < s->kind;
    if (!is_path && !str_is_z(text, "auto") && !str_is_z(text, "off")) return false;
    s->shellcheck = text;
    return true;
}

// A file in the workspace must not enable lookups, which tell others what is being built.
bool settings_set_lookup(Settings *s, Str text)
{
    static const Str choices = STR_INIT(LOOKUP_CHOICES);
    uint32_t row = settings_choice(choices, text);
    if (row == STR_NONE || (row == LOOKUP_ON && s->kind <= SETTINGS_FILE)) return false;
    s->lookup = (uint8_t)(row + 1);
    return true;
}

// A setting of which some values are reserved to the user: the values allowed in a file, and why.
typedef struct OfUser {
    bool (*set)(Settings *s, Str text);
    const char *on, *why, *choices;
} OfUser;

static const OfUser of_program = {settings_set_shellcheck, "auto",
                                  "auto or off here: a program is started only when you tell it in "
                                  "the settings of your editor, in "
                                  "FAIRLEAD_SHELLCHECK or by --shellcheck",
                                  "auto, off, or the absolute path of a program"};
static const OfUser of_lookup = {
    settings_set_lookup, "on",
    "off or on-request here: registries learn what is built, so `on` is for the settings of your "
    "editor, FAIRLEAD_LOOKUP or --online",
    "one of off, on-request, on"};

static void read_of_user(Reader *r, const Key *key, const Value *v, const OfUser *of)
{
    bool is_on, is_switch = as_switch(v, &is_on);
    Str text = v->kind == VALUE_SCALAR ? v->text : STR("");
    if (is_switch) text = str_of_z(is_on ? of->on : "off");
    if (of->set(r->out, text)) return;
    if (str_at(text, 0) == '/' || str_is_z(text, "on"))
        problems_add(r->problems, v->place, "`%.*s` may be %s", STR_ARG(key_name(key)), of->why);
    else
        wrong_value(r, v, key_name(key), str_of_z(of->choices));
}

static void read_platform(Reader *r, const Key *key, const Value *v)
{
    if (v->kind == VALUE_SCALAR && fl_is_platform(r->arena, v->text))
        *(Str *)field(r, key) = v->text;
    else
        wrong_value(r, v, key_name(key), STR("a platform such as linux/arm64"));
}

static void read_texts(Reader *r, const Key *key, const Value *v)
{
    SettingTexts *out = field(r, key);
    const Value *item = v->kind == VALUE_LIST ? v->child : v;
    uint32_t count = v->kind == VALUE_LIST ? v->count : v->kind != VALUE_NULL;
    for (uint32_t i = 0; i < count; i++) {
        if (item[i].kind == VALUE_SCALAR)
            VEC_PUSH(r->arena, out, item[i].text);
        else
            wrong_value(r, &item[i], key_name(key), STR("a list of strings"));
    }
}

static bool is_map(Reader *r, const Key *key, const Value *v)
{
    if (v->kind == VALUE_MAP) return true;
    if (v->kind != VALUE_NULL) wrong_value(r, v, key_name(key), STR("a map"));
    return false;
}

static void read_pairs(Reader *r, const Key *key, const Value *v)
{
    SettingPairs *out = field(r, key);
    for (uint32_t i = 0; is_map(r, key, v) && i < v->count; i++) {
        const Value *member = &v->child[i];
        bool is_text = member->kind == VALUE_SCALAR || member->kind == VALUE_NULL;
        Str text = member->kind == VALUE_SCALAR ? member->text : STR("");
        bool is_wrong =
            key_choices(key).len && text.len && settings_choice(key_choices(key), text) == STR_NONE;
        if (is_wrong) wrong_choice(r, member, member->key, key_choices(key));
        if (!is_text) wrong_value(r, member, member->key, STR("a string"));
        if (is_wrong || !is_text) continue;
        VEC_PUSH(r->arena, &out->name, member->key);
        VEC_PUSH(r->arena, &out->value, text);
    }
}

// ---- Rules ----

static void read_rule(Reader *r, const Value *member, const Value *level)
{
    uint32_t row = level->kind == VALUE_SCALAR ? settings_level(level->text) : STR_NONE;
    if (level->is_plain && str_is_z(level->text, "false")) row = FL_OFF; // `off` without quotes
    static const Str choices = STR_INIT(LEVEL_CHOICES);
    if (row == STR_NONE)
        wrong_choice(r, level, member->key, choices);
    else
        settings_add_level(r->arena, r->out, member->key, (FlSeverity)row, member->key_place,
                           r->problems);
}

static void read_option(Reader *r, const Value *member, const Value *value)
{
    FlRuleOption option;
    FlOption given = {.rule = member->key};
    if (!fl_rule_option(member->key, &option) || !str_eq(option.name, value->key)) {
        problems_add(r->problems, value->key_place, "the rule `%.*s` has no option `%.*s`",
                     STR_ARG(member->key), STR_ARG(value->key));
    } else if (value->kind == VALUE_SCALAR && fl_option_read(&option, value->text, &given.value)) {
        VEC_PUSH(r->arena, &r->out->options, given);
    } else {
        Str wanted = str_fmt(r->arena, "a %s such as %.*s", option.is_size ? "size" : "number",
                             STR_ARG(option.standard));
        wrong_value(r, value, value->key, wanted);
    }
}

static void read_rule_map(Reader *r, const Value *member)
{
    for (uint32_t i = 0; i < member->count; i++) {
        const Value *option = &member->child[i];
        if (str_is_z(option->key, "level"))
            read_rule(r, member, option);
        else
            read_option(r, member, option);
    }
}

static void read_rules(Reader *r, const Key *key, const Value *v)
{
    for (uint32_t i = 0; is_map(r, key, v) && i < v->count; i++) {
        if (v->child[i].kind == VALUE_MAP)
            read_rule_map(r, &v->child[i]);
        else
            read_rule(r, &v->child[i], &v->child[i]);
    }
}

static void read_codes(Reader *r, Str name, const Value *v, FlSeverity level)
{
    if (v->kind != VALUE_LIST) {
        if (v->kind != VALUE_NULL) wrong_value(r, v, name, STR("a list of rules"));
        return;
    }
    for (uint32_t i = 0; i < v->count; i++) {
        if (v->child[i].kind == VALUE_SCALAR)
            settings_add_level(r->arena, r->out, v->child[i].text, level, v->child[i].place,
                               r->problems);
        else
            wrong_value(r, &v->child[i], name, STR("a list of rules"));
    }
}

static void read_lists(Reader *r, const Key *key, const Value *v)
{
    for (uint32_t i = 0; is_map(r, key, v) && i < v->count; i++) {
        const Value *list = &v->child[i];
        uint32_t row = settings_choice(key_choices(key), list->key);
        if (row == STR_NONE)
            problems_remark(r->problems, list->key_place, "`%.*s` is not one of %.*s",
                            STR_ARG(list->key), STR_ARG(listed(r->arena, key_choices(key))));
        else
            read_codes(r, list->key, list, (FlSeverity)(row + 1));
    }
}

static void read_pragmas(Reader *r, const Key *key, const Value *v)
{
    if (v->kind != VALUE_MAP) {
        read_switch(r, key, v);
        return;
    }
    for (uint32_t i = 0; i < v->count; i++) {
        const Value *member = &v->child[i];
        bool is_on;
        if (!str_is_z(member->key, "require-reason"))
            problems_add(r->problems, member->key_place, "`pragmas` has no key `%.*s`",
                         STR_ARG(member->key));
        else if (as_switch(member, &is_on))
            r->out->requires_reason = is_on ? 2 : 1;
        else
            wrong_value(r, member, member->key, STR("true or false"));
    }
}

// ---- Maps of settings ----

static void read_map(Reader *r, const Value *map);

// The scope of an override must be known before its rules are read.
static void read_scope(Reader *r, const Value *map)
{
    static const Str scope[] = {STR_INIT("files"), STR_INIT("stages")};
    for (uint32_t i = 0; i < ARRAY_LEN(scope); i++) {
        const Value *v = value_member(map, scope[i]);
        if (v) read_texts(r, key_find(scope[i], IN_OVERRIDE), v);
    }
    if (!r->out->files.count && !r->out->stages.count)
        problems_add(r->problems, map->place, "an override needs `files` or `stages`");
}

static void read_overrides(Reader *r, const Key *key, const Value *v)
{
    if (v->kind == VALUE_NULL) return;
    if (v->kind != VALUE_LIST) {
        wrong_value(r, v, key_name(key), STR("a list"));
        return;
    }
    for (uint32_t i = 0; i < v->count; i++) {
        Settings override = {.kind = r->out->kind};
        Reader inner = {r->arena, r->problems, &override, IN_OVERRIDE};
        if (v->child[i].kind != VALUE_MAP) {
            wrong_value(r, &v->child[i], key_name(key), STR("a list of maps"));
            continue;
        }
        read_scope(&inner, &v->child[i]);
        read_map(&inner, &v->child[i]);
        VEC_PUSH(r->arena, &r->out->overrides, override);
    }
}

static void read_key(Reader *r, const Key *key, const Value *v)
{
    if (key->is_given) *((bool *)r->out + key->is_given) = true;
    switch (key->kind) {
    case KEY_CHOICE: read_choice(r, key, v); break;
    case KEY_SWITCH: read_switch(r, key, v); break;
    case KEY_TEXT: read_text(r, key, v); break;
    case KEY_PROGRAM: read_of_user(r, key, v, &of_program); break;
    case KEY_LOOKUP: read_of_user(r, key, v, &of_lookup); break;
    case KEY_PLATFORM: read_platform(r, key, v); break;
    case KEY_TEXTS: read_texts(r, key, v); break;
    case KEY_PAIRS: read_pairs(r, key, v); break;
    case KEY_RULES: read_rules(r, key, v); break;
    case KEY_PRAGMAS: read_pragmas(r, key, v); break;
    case KEY_OVERRIDES: read_overrides(r, key, v); break;
    case KEY_IGNORED: read_codes(r, key_name(key), v, FL_OFF); break;
    case KEY_LISTS: read_lists(r, key, v); break;
    }
}

// Where a misplaced key is allowed; NULL: nowhere.
static const char *other_place(uint8_t where, Str key)
{
    if (where != IN_HADOLINT && key_find(key, IN_HADOLINT)) return "in .hadolint.yaml";
    if (where == IN_FILE && key_find(key, IN_OVERRIDE)) return "in `overrides`";
    if (where == IN_FILE || !key_find(key, IN_FILE)) return NULL;
    return where == IN_OVERRIDE ? "outside of `overrides`" : "in .fairlead.yaml";
}

static void unknown_key(Reader *r, const Value *member)
{
    Str near = key_suggest(member->key, r->where), name = str_cut(member->key, 0, 80);
    void (*say)(Problems *, ValuePlace, const char *, ...) =
        r->where == IN_HADOLINT ? problems_remark : problems_add;
    const char *place = other_place(r->where, member->key);
    if (place)
        say(r->problems, member->key_place, "`%.*s` may not stand here, but %s", STR_ARG(name),
            place);
    else if (near.len)
        say(r->problems, member->key_place, "there is no setting `%.*s`; did you mean `%.*s`?",
            STR_ARG(name), STR_ARG(near));
    else
        say(r->problems, member->key_place, "there is no setting `%.*s`", STR_ARG(name));
}

static bool is_scope(const Reader *r, Str key)
{
    return r->where == IN_OVERRIDE && str_is_one_of(key, STR("files stages"));
}

static void read_map(Reader *r, const Value *map)
{
    for (uint32_t i = 0; i < map->count; i++) {
        const Value *member = &map->child[i];
        if (is_scope(r, member->key)) continue;
        const Key *key = key_find(member->key, r->where);
        if (key)
            read_key(r, key, member);
        else
            unknown_key(r, member);
    }
}

void settings_read(Arena *a, SettingsKind kind, const Value *root, Settings *out,
                   Problems *problems)
{
    out->kind = kind;
    Reader r = {a, problems, out, kind == SETTINGS_HADOLINT_FILE ? IN_HADOLINT : IN_FILE};
    if (root->kind == VALUE_MAP)
        read_map(&r, root);
    else if (root->kind != VALUE_NULL)
        problems_add(problems, root->place, "the settings have to be a map, `key: value`");
}

bool settings_read_yaml(Arena *a, SettingsKind kind, Str text, Settings *out, Problems *problems)
{
    Value root = {0};
    out->kind = kind;
    if (yaml_read(a, text, &root, problems)) settings_read(a, kind, &root, out, problems);
    for (uint32_t i = 0; i < problems->count; i++)
        if (!problems->item[i].is_remark) return false;
    return true;
}

bool settings_add_label(Arena *a, Settings *s, Str text)
{
    uint32_t colon = str_find_char(text, ':');
    Str name = str_trim(str_cut(text, 0, colon));
    Str type = colon == STR_NONE ? STR("") : str_trim(str_skip(text, colon + 1));
    bool is_known =
        settings_choice(key_choices(key_find(STR("labels"), IN_FILE)), type) != STR_NONE;
    if (!name.len || !is_known) return false;
    s->has_labels = true;
    VEC_PUSH(a, &s->labels.name, name);
    VEC_PUSH(a, &s->labels.value, type);
    return true;
}

bool settings_add_rule(Arena *a, Settings *s, Str text, Problems *problems)
{
    uint32_t equals = str_find_char(text, '=');
    uint32_t level = equals == STR_NONE ? STR_NONE : settings_level(str_skip(text, equals + 1));
    Str name = str_trim(str_cut(text, 0, equals));
    if (level == STR_NONE || !name.len) return false;
    settings_add_level(a, s, name, (FlSeverity)level, (ValuePlace){0}, problems);
    return true;
}
