// Completion of variables behind `$` and `${`, with their values, and of modifiers behind the name.
#include "features/completion.h"
#include "fl_texts.h"
#include "lint/shell_scan.h"
#include "model/expanded.h"
#include "model/shell_quotes.h"

#define TEXTS completion_variable

// A variable being typed.
typedef struct Use {
    uint32_t dollar; // joined offset
    Span name;       // up to the cursor, or to the modifier
    bool is_braced;
    bool by_shell; // expanded by a shell, not the builder
    bool has_modifier;
    bool is_env; // `$env:NAME` of PowerShell
} Use;

// ---- Whether one is written here ----

static bool is_escaped(Str text, uint32_t dollar, char escape)
{
    uint32_t count = 0;
    while (count < dollar && text.ptr[dollar - 1 - count] == escape) count++;
    return count % 2;
}

// `$env:NAME` and `${env:NAME`, in PowerShell.
static bool read_env(const Completer *c, Use *use)
{
    static const Str prefix = STR_INIT("env:");
    Str text = c->h.in->joined;
    uint32_t start = c->h.at;
    while (0 < start && char_is_word(text.ptr[start - 1])) start--;
    if (start < prefix.len || hover_has_variables(&c->h)) return false;
    uint32_t before = start - prefix.len;
    bool is_braced = before && text.ptr[before - 1] == '{';
    uint32_t dollar = before - is_braced;
    if (!str_ieq(str_cut(text, before, start), prefix)) return false;
    if (!dollar || text.ptr[dollar - 1] != '$') return false;
    *use = (Use){dollar - 1, {start, c->h.at}, is_braced, .is_env = true};
    return true;
}

static bool read_use(const Completer *c, Use *use)
{
    if (kind_runs_command(c->h.in->kind) && read_env(c, use)) return true;
    Str text = c->h.in->joined;
    uint32_t end = c->h.at, start;
    while (0 < end && c->h.at - end < 2 && str_has_char(STR(":-+?#%/"), text.ptr[end - 1])) end--;
    for (start = end; 0 < start && char_is_word(text.ptr[start - 1]);) start--;
    bool is_braced = 0 < start && text.ptr[start - 1] == '{';
    bool has_modifier = end < c->h.at;
    uint32_t dollar = start - is_braced;
    if (!dollar || text.ptr[dollar - 1] != '$') return false;
    if (has_modifier && (!is_braced || start == end)) return false;
    *use = (Use){dollar - 1, {start, end}, is_braced, .has_modifier = has_modifier};
    return true;
}

static bool is_single_quoted(const Instr *in, Span text, uint32_t at)
{
    return text.start <= at && shell_is_single_quoted(instr_slice(in, text), at - text.start);
}

// In a trigger the builder's variables are those of a later build.
static bool is_read_in_trigger(const Completer *c, const Use *use)
{
    uint32_t start = complete_start(c, STR(""));
    if (kind_runs_command(c->h.in->kind)) return false;
    if (str_starts_z(str_skip(c->h.in->joined, start), "--")) return false;
    Span args = {instr_keyword(c->h.in)->end, c->h.in->logical};
    return !is_single_quoted(c->h.in, args, use->dollar);
}

// The stage or image of a mount is a name, not a text.
static bool is_name_of_mount(const Completer *c, const Use *use)
{
    uint32_t start = use->dollar;
    Str text = c->h.in->joined;
    while (0 < start && !char_is_blank(text.ptr[start - 1]) && text.ptr[start - 1] != ',') start--;
    Str field = str_cut(text, start, use->dollar);
    return c->h.in->kind == K_RUN && str_starts_z(field, "from=");
}

static bool is_read_by_builder(const Completer *c, const Use *use)
{
    if (c->h.in_onbuild) return is_read_in_trigger(c, use);
    char escape = model_escape(c->h.model);
    ExpandedTexts texts = expanded_texts(c->h.arena, c->h.model, c->h.step);
    for (uint32_t i = 0; i < texts.count; i++) {
        const ExpandedText *t = &texts.item[i];
        if (use->dollar < t->span.start || t->span.end <= use->dollar) continue;
        if (is_escaped(c->h.in->joined, use->dollar, t->is_body ? '\\' : escape)) return false;
        if (is_name_of_mount(c, use)) return false;
        return t->is_body || !is_single_quoted(c->h.in, t->span, use->dollar);
    }
    return false;
}

static bool is_in_flag(const Completer *c, uint32_t at)
{
    for (const Node *flag = NULL; (flag = instr_next_flag(c->h.in, flag));)
        if (flag->start <= at && at < flag->end) return true;
    return false;
}

static bool is_read_by_shell(Completer *c, const Use *use)
{
    Hover h = c->h;
    h.at = use->dollar;
    const Heredoc *body = hover_body(&h);
    if (!kind_runs_command(h.in->kind) || (body && h.in->kind != K_RUN)) return false;
    if (is_escaped(h.in->joined, use->dollar, '\\') || is_in_flag(c, use->dollar)) return false;
    return (use->is_env || hover_has_variables(&h)) && !hover_is_literal(&h);
}

// ---- The variables ----

static void add(Completer *c, const Use *use, Rank rank, FlCompletion item)
{
    Str text = c->h.in->joined;
    uint32_t end = c->h.at;
    while (char_is_word(str_at(text, end))) end++;
    bool may_close = str_has_char(STR("}:-+?#%/[@^,="), str_at(text, end));
    bool is_closed = !use->is_braced || (may_close && str_has_char(str_skip(text, end), '}'));
    item.kind = FL_COMPLETES_VARIABLE;
    if (!is_closed) item.text = str_join(c->h.arena, item.label, STR("}"));
    complete_add(c, rank, item);
}

static Str shown_value(Completer *c, const VarDef *def, EnvAnswer answer, Str value)
{
    const char *kind = def->is_arg ? "ARG" : "ENV";
    if (hover_hides_value(&c->h, def, value))
        return str_fmt(c->h.arena, "%s, the value is not shown", kind);
    if (answer != ENV_SET) return str_fmt(c->h.arena, "%s", kind);
    value.len = value.len < 80 ? value.len : 80;
    for (uint32_t i = 0; i < value.len; i++)
        if ((uint8_t)value.ptr[i] < ' ') value.len = i;
    return str_fmt(c->h.arena, "%s = %.*s", kind, STR_ARG(value));
}

static void add_definition(Completer *c, const Use *use, const VarDef *def)
{
    Str value = {0};
    const VarDef *from = NULL;
    EnvAnswer answer = var_at(c->h.model, c->h.step, def->name, &value, &from);
    if (def->step == c->h.step && def->has_value) {
        from = def;
        answer = def->answer;
        value = def->value;
    }
    FlCompletion item = {.label = def->name};
    item.detail = shown_value(c, from ? from : def, answer, value);
    if (preset_info(def->name)) item.topic = str_fmt(c->h.arena, "preset %.*s", STR_ARG(def->name));
    add(c, use, RANK_USUAL, item);
}

// The container sees the ENVs; a later build sees them, too.
static bool is_seen(const Completer *c, const Use *use, const VarDef *def)
{
    bool is_later = c->h.in_onbuild || (use->by_shell && c->h.in->kind != K_RUN);
    return !(is_later && def->is_arg);
}

// An ARG sees those declared before the cursor in it; other instructions see what was there before
// them.
static uint32_t limit_of(const Completer *c)
{
    const Model *m = c->h.model;
    uint32_t limit = var_limit(m, c->h.step), count = var_count(m);
    if (c->h.in->kind != K_ARG) return limit;
    while (limit < count && var_def(m, limit)->step == c->h.step &&
           var_def(m, limit)->value_span.end < c->h.at)
        limit++;
    return limit;
}

static void add_definitions(Completer *c, const Use *use)
{
    const Model *m = c->h.model;
    Names seen = {0};
    uint32_t limit = limit_of(c);
    for (uint32_t i = limit; i--;) {
        const VarDef *def = var_def(m, i);
        if (names_put(&seen, c->h.arena, def->name, i) != NAMES_NONE) continue;
        const VarDef *visible = var_declared(m, c->h.step, limit, def->name);
        if (visible && is_seen(c, use, visible)) add_definition(c, use, visible);
    }
}

// Presets that the file sets itself are not repeated.
static void add_given(Completer *c, const Use *use, FlCompletion item)
{
    for (uint32_t i = 0; i < c->list.count; i++)
        if (str_eq(c->list.item[i].completion.label, item.label)) return;
    add(c, use, RANK_LATER, item);
}

static void add_presets(Completer *c, const Use *use)
{
    uint32_t count;
    const PresetInfo *preset = preset_list(&count);
    for (uint32_t i = 0; i < count; i++) {
        Str name = preset[i].name;
        FlCompletion item = {.label = name,
                             .detail =
                                 plain_words(c->h.arena, packed_text(c->h.arena, preset[i].text))};
        item.topic = str_fmt(c->h.arena, "preset %.*s", STR_ARG(name));
        add_given(c, use, item);
    }
}

static void add_runtime(Completer *c, const Use *use)
{
    static const Str by_shell = STR_INIT("HOME HOSTNAME PWD");
    Str names = use->by_shell && !use->is_env ? by_shell : STR("");
    add_given(c, use, (FlCompletion){.label = STR("PATH")});
    for (Str name = str_next_word(&names); name.len; name = str_next_word(&names))
        add_given(c, use, (FlCompletion){.label = name});
}

static void add_all(Completer *c, const Use *use)
{
    bool is_global = c->h.in->kind == K_FROM || stage_index(c->h.model, c->h.step) == NO_STAGE;
    add_definitions(c, use);
    if (is_global)
        add_presets(c, use);
    else
        add_runtime(c, use);
}

// ---- Modifiers ----

static const WordInfo modifiers[] = {
    {":-", TEXT("this instead, when it is not set or empty")},
    {":+", TEXT("this, when it is set and not empty; else nothing")},
    {":?", TEXT("fails with this message, when it is not set or empty")},
    {"-", TEXT("this instead, when it is not set")},
    {"+", TEXT("this, when it is set; else nothing")},
    {"?", TEXT("fails with this message, when it is not set")},
    {"#", TEXT("without the shortest beginning that fits this pattern")},
    {"##", TEXT("without the longest beginning that fits this pattern")},
    {"%", TEXT("without the shortest end that fits this pattern")},
    {"%%", TEXT("without the longest end that fits this pattern")},
    {"/", TEXT("the first match of a pattern replaced: `/pattern/text`")},
    {"//", TEXT("all matches of a pattern replaced: `//pattern/text`")},
};

static void add_modifiers(Completer *c, const Use *use)
{
    Str name = instr_slice(c->h.in, use->name);
    bool is_closed = str_at(c->h.in->joined, c->h.at) == '}';
    for (uint32_t i = 0; i < ARRAY_LEN(modifiers); i++) {
        FlCompletion item = {.kind = FL_COMPLETES_VARIABLE};
        item.detail = packed_text(c->h.arena, modifiers[i].text);
        item.label = str_join(c->h.arena, name, str_of_z(modifiers[i].name));
        if (str_eq(item.label, c->typed)) continue; // only its word is missing
        item.snippet =
            str_fmt(c->h.arena, "%.*s${1}%s", STR_ARG(item.label), is_closed ? "" : "\\}");
        complete_add(c, RANK_LAST, item);
    }
}

static bool is_known(Completer *c, const Use *use)
{
    Str value, name = instr_slice(c->h.in, use->name);
    const VarDef *def;
    EnvAnswer answer = var_at(c->h.model, c->h.step, name, &value, &def);
    return def || answer == ENV_SET || preset_info(name);
}

// Whether nothing is typed and a known name follows the cursor.
static bool is_before_name(Completer *c, Use use)
{
    while (char_is_word(str_at(c->h.in->joined, use.name.end))) use.name.end++;
    return use.name.start == c->h.at && is_known(c, &use);
}

bool complete_variable(Completer *c)
{
    Use use;
    if (c->h.step == NO_STEP || !read_use(c, &use)) return false;
    if (is_second_dollar(c->h.in->joined, use.dollar)) return true;
    bool is_builders = is_read_by_builder(c, &use);
    use.by_shell = !is_builders && is_read_by_shell(c, &use);
    if (!is_builders && !use.by_shell) return true;
    c->is_value = is_before_name(c, use);
    complete_from(c, use.name.start, STR("${}:/\"'=,;|&<>()[].@-+?#%"));
    if (!use.has_modifier) add_all(c, &use);
    // Inside a name, only names are proposed.
    bool is_named =
        use.name.start < use.name.end && !char_is_word(str_at(c->h.in->joined, c->h.at));
    if (use.is_braced && is_named && !use.is_env && is_known(c, &use)) add_modifiers(c, &use);
    return true;
}
