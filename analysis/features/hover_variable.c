// Hover on variables: where they are set, and their value.
#include "features/hover.h"
#include "features/named.h"
#include "lint/shell_scan.h"
#include "lint/unset.h"
#include "model/context.h"
#include "model/shell_quotes.h"

// A variable's use or definition at the cursor.
typedef struct Use {
    Str name;
    Span name_span;
    Span span;
    bool is_shell;   // the shell reads it, not the builder
    bool is_literal; // not expanded
} Use;

// ---- What stands at the cursor ----

static bool use_in_tree(const Hover *h, Use *use)
{
    const Node *path[16];
    uint32_t depth = instr_path(h->in, h->at, path, ARRAY_LEN(path));
    if (ARRAY_LEN(path) < depth) depth = ARRAY_LEN(path);
    while (depth--) {
        if (path[depth]->kind != N_VARIABLE) continue;
        const Node *name = node_child(path[depth], N_NAME);
        if (!name) return false;
        *use = (Use){.name = node_str(h->in, name), .name_span = node_span(name)};
        use->span = node_span(path[depth]);
        return true;
    }
    return false;
}

// The name under the cursor, or next to its `$`, `{` or `}`; empty if none.
static Span shell_name(Str text, uint32_t at)
{
    Span name = {at, at};
    if (str_at(text, name.start) == '$') name.start++;
    if (str_at(text, name.start) == '{') name.start++;
    name.end = name.start;
    while (0 < name.start && char_is_word(text.ptr[name.start - 1])) name.start--;
    while (char_is_word(str_at(text, name.end))) name.end++;
    if (char_is_digit(str_at(text, name.start))) name.end = name.start;
    return name;
}

static bool is_before(Str text, uint32_t at, char c)
{
    return 0 < at && text.ptr[at - 1] == c;
}

// The `$NAME` or `${NAME...}` around the cursor in shell text.
static bool use_in_shell(const Hover *h, Use *use)
{
    Str text = h->in->joined;
    Span name = shell_name(text, h->at), all = name;
    if (name.start == name.end) return false;
    bool is_braced = is_before(text, all.start, '{');
    if (is_braced) all.start--;
    if (!is_before(text, all.start, '$')) return false;
    all.start--;
    if (is_before(text, all.start, '\\') || is_second_dollar(text, all.start)) return false;
    bool is_here = span_has(all, h->at) || (is_braced && h->at == all.end);
    if (is_braced) all.end = brace_end(text, all.end);
    *use = (Use){str_cut(text, name.start, name.end), name, all, .is_shell = true};
    return is_here && span_has(all, h->at);
}

// Other syntaxes of variables: `${#NAME}`, names in `$((...))`, `%NAME%` and `$env:NAME`.
static bool use_in_reading(const Hover *h, Span place, Use *use)
{
    Readings readings = readings_of(h->arena, h->model, h->step, h->in);
    for (uint32_t i = 0; i < readings.count; i++) {
        const Reading *r = &readings.item[i];
        if (r->is_set || !span_has(r->span, place.start)) continue;
        *use = (Use){.name = r->name, .name_span = r->span, .span = r->span, .is_shell = true};
        return true;
    }
    return false;
}

// Variables in strings of an array, for which the tree has no nodes.
static bool use_in_array(const Hover *h, Use *use)
{
    Use read;
    if (!h->in->is_json || kind_runs_command(h->in->kind)) return false;
    if (!use_in_shell(h, use) || !use_in_reading(h, use->name_span, &read)) return false;
    use->is_shell = false;
    return true;
}

// The tree has nodes for the builder's variables, but not for those in defaults of others or in
// heredoc lines.
static bool use_here(const Hover *h, Use *use)
{
    Use inner;
    const Heredoc *body = hover_body(h);
    if (body && h->in->kind != K_RUN) {
        if (!use_in_shell(h, use)) return false;
        use->is_shell = false;
        use->is_literal = !body->is_expanded;
        return true;
    }
    if (!use_in_tree(h, use)) {
        bool is_shell =
            kind_runs_command(h->in->kind) && hover_has_variables(h) && use_in_shell(h, use);
        if (is_shell) use->is_literal = hover_is_literal(h);
        if (is_shell || use_in_array(h, use)) return true;
        return kind_runs_command(h->in->kind) && use_in_reading(h, (Span){h->at, h->at}, use);
    }
    if (!use_in_shell(h, &inner) || inner.span.start <= use->span.start) return true;
    if (use->span.end < inner.span.end) return true;
    *use = inner;
    use->is_shell = false;
    return true;
}

static const VarDef *definition_at(const Hover *h)
{
    for (uint32_t i = 0; i < var_count(h->model); i++) {
        const VarDef *def = var_def(h->model, i);
        if (def->step == h->step && span_has(def->name_span, h->at)) return def;
    }
    return NULL;
}

// ---- What is said of it ----

static void put_name(Hover *h, const char *kind, Str name)
{
    page_say(&h->page, "**%s** ", kind);
    page_code(&h->page, name);
}

static const Instr *instr_of(const Hover *h, const VarDef *def)
{
    return instr_at(h->model, def->step);
}

// The value as written, when its expansion is unknown.
static void put_raw(Hover *h, const VarDef *def)
{
    page_text(&h->page, STR(" = "));
    page_code(&h->page, instr_slice(instr_of(h, def), def->value_span));
}

static void put_value(Hover *h, Str value)
{
    page_text(&h->page, STR(" = "));
    page_code(&h->page, value);
}

// How to pass a secret instead.
static void put_secret_advice(Hover *h, const VarDef *def)
{
    Str id = str_lower(h->arena, def->name);
    page_say(&h->page,
             "A secret does not belong here: whoever has the image can read it%s. Give it to the "
             "RUN that needs it: ",
             def->is_arg ? " in its history" : "");
    page_code(&h->page, str_fmt(h->arena, "RUN --mount=type=secret,id=%.*s,env=%.*s ...",
                                STR_ARG(id), STR_ARG(def->name)));
    page_text(&h->page, STR(", built with "));
    page_code(&h->page, str_fmt(h->arena, "docker build --secret id=%.*s,env=%.*s .", STR_ARG(id),
                                STR_ARG(def->name)));
    page_text(&h->page, STR(" (the variable is set where you build). What the program needs at "
                            "run time is set when the container starts."));
}

// Whether a build file sets the ARG and the command line does not.
static bool told_here(const Hover *h, Str name)
{
    Str value;
    const Facts *facts = model_facts(h->model);
    for (uint32_t i = 0; i < facts->arg_count; i++)
        if (str_eq(facts->arg_name[i], name)) return false;
    return told_arg(h->model, name, &value);
}

static void put_lifetime(Hover *h, const VarDef *def)
{
    if (def->is_arg) hover_description(h, def->step, def->name);
    page_gap(&h->page);
    if (hover_names_secret(h, def)) {
        put_secret_advice(h, def);
    } else if (hover_hides_value(h, def, def->value)) {
        page_text(&h->page, STR("The value holds a secret, and whoever has the image can read it. "
                                "Set it when the container starts: "));
        page_code(&h->page, str_fmt(h->arena, "docker run -e %.*s", STR_ARG(def->name)));
        page_text(&h->page, STR("."));
    } else if (!def->is_arg) {
        page_text(&h->page, STR("Stays in the image: the container sees it too."));
    } else if (preset_info(def->name)) {
        page_text(&h->page, STR("Only while the image is built."));
    } else if (told_here(h, def->name)) {
        page_text(&h->page, STR("Only while the image is built; "));
        page_code(&h->page, model_builds(h->model)->path);
        page_text(&h->page, STR(" sets it."));
    } else {
        page_text(&h->page, STR("Only while the image is built; "));
        page_code(&h->page,
                  str_fmt(h->arena, "docker build --build-arg %.*s=...", STR_ARG(def->name)));
        page_text(&h->page, STR(" sets it."));
    }
}

// The global ARG with that name, or NULL.
static const VarDef *global_arg(const Hover *h, Str name)
{
    for (uint32_t i = var_count(h->model); 0 < i; i--) {
        const VarDef *def = var_def(h->model, i - 1);
        bool is_global = !step_is_in_stage(h->model, def->step);
        if (is_global && def->is_arg && str_eq(def->name, name)) return def;
    }
    return NULL;
}

static uint32_t def_line(const Hover *h, const VarDef *def)
{
    return hover_line(h, def->step, def->name_span);
}

// Explains where `ARG NAME` without a default gets its value in a stage.
static void put_origin(Hover *h, const VarDef *def)
{
    const PresetInfo *preset = preset_info(def->name);
    const VarDef *global = global_arg(h, def->name), *earlier;
    Str value;
    if (told_here(h, def->name)) return;
    if (global && global != def) {
        page_say(&h->page, ", with the default of line %u", def_line(h, global));
    } else if (preset) {
        page_say(&h->page, ": %.*s", STR_ARG(packed_text(h->arena, preset->text)));
    } else if (var_at(h->model, def->step, def->name, &value, &earlier) != ENV_UNSET && earlier &&
               earlier->has_value) {
        page_say(&h->page, ", which keeps the value of line %u", def_line(h, earlier));
    } else {
        page_text(&h->page, STR(", without a default"));
    }
}

static void put_definition(Hover *h, const VarDef *def, EnvAnswer answer, Str value)
{
    put_name(h, def->is_arg ? "ARG" : "ENV", def->name);
    if (hover_hides_value(h, def, value)) {
        if (def->has_value) page_text(&h->page, STR(", whose value is not shown here"));
    } else if (answer == ENV_SET) {
        put_value(h, value);
    } else if (def->has_value) {
        put_raw(h, def);
    }
}

static bool show_definition(Hover *h, const VarDef *def)
{
    hover_at(h, def->name_span);
    Str value = def->value;
    EnvAnswer answer = def->answer;
    if (def->is_arg && !def->has_value && !told_here(h, def->name)) {
        const VarDef *global = global_arg(h, def->name);
        if (global && global != def) {
            answer = global->answer;
            value = global->value;
        }
    }
    put_definition(h, def, answer, value);
    if (def->is_arg && !def->has_value) put_origin(h, def);
    page_text(&h->page, STR("."));
    put_lifetime(h, def);
    return true;
}

// Explains a variable that is unset, or set by the base image only.
static void put_unset_case(Hover *h, UnsetCase unset, bool may_be_set)
{
    bool has_default = unset.sign == '-' && unset.word.len;
    if (!has_default && unset.sign != '?') {
        page_text(&h->page, may_be_set ? STR(" is not set in this file; the base image may set it.")
                                       : STR(" is not set here, so it is replaced with nothing."));
        return;
    }
    page_text(&h->page, may_be_set
                            ? STR(" is not set in this file; when the base image does not set it, ")
                            : STR(" is not set here, so "));
    page_text(&h->page, has_default ? STR("its default is used: ") : STR("the build fails"));
    if (has_default) page_code(&h->page, unset.word);
    page_text(&h->page, STR("."));
}

// Explains a name that nothing in the file sets before this point.
static void put_unset(Hover *h, const Use *use, EnvAnswer answer)
{
    Str name = use->name;
    const VarDef *global = global_arg(h, name);
    bool in_stage = step_is_in_stage(h->model, h->step) && h->in->kind != K_FROM;
    page_code(&h->page, name);
    if (in_stage && (global || preset_info(name))) {
        page_text(&h->page, STR(" is not set in this stage: it needs "));
        page_code(&h->page, str_fmt(h->arena, "ARG %.*s", STR_ARG(name)));
        page_text(&h->page, STR(" here first."));
        if (!global) return;
        page_say(&h->page, " The one on line %u is known in FROM lines only.", def_line(h, global));
        return;
    }
    put_unset_case(h, unset_case(h->in->joined, use->name_span), answer == ENV_UNKNOWN);
}

// The value visible at the cursor. A name in an ARG sees the earlier ones of the same ARG, other
// instructions the state before them.
static EnvAnswer look_up(const Hover *h, Str name, Str *value, const VarDef **def)
{
    for (uint32_t i = var_count(h->model); h->in->kind == K_ARG && 0 < i; i--) {
        const VarDef *earlier = var_def(h->model, i - 1);
        if (earlier->step != h->step || h->at < earlier->name_span.end) continue;
        if (!earlier->has_value || !str_eq(earlier->name, name)) continue;
        if (h->at < earlier->value_span.end) continue;
        *def = earlier;
        *value = earlier->value;
        return earlier->answer;
    }
    return var_at(h->model, h->step, name, value, def);
}

// What containers and derived images see of an ENV: the last definition of the stage. ARGs are gone
// then.
static const VarDef *env_at_end(const Hover *h, Str name)
{
    const Stage *s = stage_of(h->model, h->step);
    return s ? var_lasting(h->model, h->step, var_end(h->model, s), name) : NULL;
}

static EnvAnswer find_use(const Hover *h, const Use *use, Str *value, const VarDef **def)
{
    bool is_later = use->is_shell && kind_is_of_container(h->in->kind);
    const VarDef *later = is_later ? env_at_end(h, use->name) : NULL;
    if (!later) return look_up(h, use->name, value, def);
    *def = later;
    *value = later->value;
    return later->answer;
}

// The innermost command at `at`, or NULL.
static const Command *command_at(const Commands *commands, uint32_t at)
{
    const Command *found = NULL;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_it = c->span.start <= at && at < c->span.end;
        if (is_it && (!found || c->span.end - c->span.start < found->span.end - found->span.start))
            found = c;
    }
    return found;
}

// Whether an assignment at `set` is still effective at `use`: not in a subshell, nor for a single
// command.
static bool reaches(const Commands *commands, uint32_t set, uint32_t use)
{
    enum { OWN_SHELL = IN_SUBSHELL | IN_SUBSTITUTION | IN_SHELL_C };
    const Command *setter = command_at(commands, set), *user = command_at(commands, use);
    if (!setter) return true;
    if (setter->place & ~(user ? user->place : 0u) & OWN_SHELL) return false;
    bool is_for_one = setter->word_count && (set < setter->word[0].span.start ||
                                             str_is_one_of(setter->name, STR("env trap")));
    return !is_for_one || (user != setter && use < setter->span.end);
}

// Explains an assignment by the shell in the same instruction.
static void put_set_before(Hover *h, const Use *use)
{
    if (!use->is_shell) return;
    Readings readings = readings_of(h->arena, h->model, h->step, h->in);
    const Commands *commands = commands_of(h->model, h->step, h->in);
    for (uint32_t i = 0; i < readings.count; i++) {
        const Reading *r = &readings.item[i];
        if (!r->is_set || use->span.start < r->span.end || !str_eq(r->name, use->name)) continue;
        if (!reaches(commands, r->span.start, use->span.start)) continue;
        page_text(&h->page, STR(" This instruction sets it again before that place."));
        return;
    }
}

static bool show_use(Hover *h, const Use *use)
{
    Str value = {0};
    const VarDef *def = NULL;
    EnvAnswer answer = find_use(h, use, &value, &def);
    const PresetInfo *preset = preset_info(use->name);
    if (!def && hover_runtime(h, use->name, use->span)) return true;
    if (use->is_shell && !def && !preset) return false;
    hover_at(h, use->span);
    if (def) {
        put_definition(h, def, answer, value);
        page_say(&h->page, def->has_value ? ", set on line %u" : ", declared on line %u",
                 def_line(h, def));
        if (def->is_arg && !def->has_value) put_origin(h, def);
        page_text(&h->page, STR("."));
        put_set_before(h, use);
        put_lifetime(h, def);
        return true;
    }
    bool is_global = h->in->kind == K_FROM || !step_is_in_stage(h->model, h->step);
    if (preset && is_global) {
        put_name(h, "Variable", use->name);
        page_say(&h->page, ": %.*s.", STR_ARG(packed_text(h->arena, preset->text)));
        return true;
    }
    put_unset(h, use, answer);
    return true;
}

static bool show_use_of_trigger(Hover *h, const Use *use)
{
    const VarDef *env = env_at_end(h, use->name);
    if (use->is_shell && !env) return false;
    hover_at(h, use->span);
    if (env) {
        put_definition(h, env, env->answer, env->value);
        page_say(&h->page, ", set on line %u.", def_line(h, env));
        page_gap(&h->page);
        page_text(&h->page,
                  STR("It is in the image, so the build that runs this instruction sees it too."));
        return true;
    }
    page_code(&h->page, use->name);
    page_text(&h->page, STR(" gets its value when a later build runs this instruction."));
    return true;
}

bool hover_variable(Hover *h)
{
    if (h->step == NO_STEP) return false;
    const VarDef *def = h->in_onbuild ? NULL : definition_at(h);
    Use use;
    if (!use_here(h, &use)) return def && show_definition(h, def);
    if (use.is_literal) {
        hover_at(h, use.span);
        hover_put_literal(h, use.span);
        return true;
    }
    return h->in_onbuild ? show_use_of_trigger(h, &use) : show_use(h, &use);
}
