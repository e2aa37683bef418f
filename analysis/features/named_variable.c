// Variables by scope. Definitions of one name are one variable where one can be seen from the other; a reading belongs to
// the definition that it sees, or, where it sees none, to the stages of its chain.
#include "base/vec.h"
#include "features/hover.h"
#include "features/named.h"
#include "model/expanded.h"

#define FREE_SCOPE 0x80000000u // with the number of the root stage: no definition is seen

// ---- What a text reads ----

static void push(Arena *a, Readings *r, Str text, Span name, uint32_t offset, bool is_of_container)
{
    Reading reading = {str_cut(text, name.start, name.end), span_shift(name, offset),
                       is_of_container};
    if (reading.name.len && !char_is_digit(reading.name.ptr[0])) VEC_PUSH(a, r, reading);
}

static uint32_t name_end(Str text, uint32_t at)
{
    while (char_is_word(str_at(text, at))) at++;
    return at;
}

// The name behind the `$` at `at`; empty when there is none.
static Span name_after(Str text, uint32_t at)
{
    uint32_t start = at + 1 + (str_at(text, at + 1) == '{');
    while (str_at(text, start) == '#' || str_at(text, start) == '!') start++; // ${#NAME}
    return (Span){start, name_end(text, start)};
}

static bool starts_word(Str text, uint32_t at)
{
    return !at || (uint8_t)text.ptr[at - 1] <= ' ' || str_has_char(STR(";&|("), text.ptr[at - 1]);
}

// `NAME=` where a command may begin or as an argument of export: the shell's own variable of that name is the same one.
static bool is_assignment(Str text, uint32_t at, Span *name)
{
    if (!starts_word(text, at) || char_is_digit(str_at(text, at))) return false;
    *name = (Span){at, name_end(text, at)};
    if (name->start == name->end) return false;
    uint32_t next = name->end + (str_at(text, name->end) == '+');
    return str_at(text, next) == '=';
}

typedef struct ShellText {
    Arena *arena;
    Str text;
    uint32_t offset; // of the text in the joined one
    bool is_of_container;
    Readings *out;
} ShellText;

// Reads shell text: single quotes keep what is in them, a comment reads nothing.
static void read_shell(const ShellText *s)
{
    bool is_double = false;
    Span name;
    for (uint32_t at = 0; at < s->text.len; at++) {
        char c = s->text.ptr[at];
        if (c == '\\') {
            at++;
        } else if (c == '"') {
            is_double = !is_double;
        } else if (c == '\'' && !is_double) {
            uint32_t end = str_find_char(str_skip(s->text, at + 1), '\'');
            at = end == STR_NONE ? s->text.len : at + 1 + end;
        } else if (c == '#' && !is_double && starts_word(s->text, at)) {
            uint32_t end = str_find_char(str_skip(s->text, at), '\n');
            at = end == STR_NONE ? s->text.len : at + end;
        } else if (c == '$') {
            push(s->arena, s->out, s->text, name_after(s->text, at), s->offset, s->is_of_container);
        } else if (!is_double && is_assignment(s->text, at, &name)) {
            push(s->arena, s->out, s->text, name, s->offset, s->is_of_container);
        }
    }
}

static bool is_run_time(InstrKind kind)
{
    return kind == K_CMD || kind == K_ENTRYPOINT || kind == K_HEALTHCHECK;
}

static void read_part(Arena *a, const Instr *in, Span part, Readings *out)
{
    ShellText s = {a, instr_slice(in, part), part.start, is_run_time(in->kind), out};
    read_shell(&s);
}

// Of an exec form only what it hands to a shell.
static void read_commands(Arena *a, const Model *m, uint32_t step, const Instr *in, Readings *out)
{
    const Commands *commands = commands_of(m, step, in);
    uint32_t end = 0;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (!(c->place & IN_SHELL_C) || c->span.start < end) continue;
        read_part(a, in, c->span, out);
        end = c->span.end;
    }
}

// Bodies that a shell reads: a script, or lines that it replaces variables in.
static void read_bodies(Arena *a, const Instr *in, Readings *out)
{
    for (uint32_t i = 0; i < in->heredoc_count; i++) {
        const Heredoc *h = &in->heredoc[i];
        if (h->is_expanded || hover_is_script(in, h)) read_part(a, in, h->body, out);
    }
}

static void read_by_shell(Arena *a, const Model *m, uint32_t step, const Instr *in, Readings *out)
{
    if (in->is_json) {
        read_commands(a, m, step, in, out);
        return;
    }
    read_part(a, in, instr_args_span(in), out);
    if (in->kind == K_RUN) read_bodies(a, in, out);
}

// What the builder reads, also in defaults inside others. Where quotes or escapes stand between the text and the file,
// it is looked for in the file.
static void read_by_builder(Arena *a, const Model *m, uint32_t step, Readings *out)
{
    const Instr *in = instr_at(m, step);
    ExpandedTexts texts = expanded_texts(a, m, step);
    for (uint32_t i = 0; i < texts.count; i++) {
        const ExpandedText *t = &texts.item[i];
        if (!str_has_char(t->text, '$')) continue;
        if (!t->is_written) {
            Str raw = instr_slice(in, t->span);
            for (uint32_t at = 0; at < raw.len; at++)
                if (raw.ptr[at] == '$')
                    push(a, out, raw, name_after(raw, at), t->span.start, false);
            continue;
        }
        Expansion e = expand_text(m, step, t);
        for (uint32_t k = 0; k < e.lookup_count; k++)
            push(a, out, t->text, e.lookup[k].name_span, t->span.start, false);
    }
}

Readings readings_of(Arena *a, const Model *m, uint32_t step, const Instr *in)
{
    Readings out = {0};
    if (in == instr_at(m, step)) read_by_builder(a, m, step, &out);
    if (in->kind == K_RUN || is_run_time(in->kind)) read_by_shell(a, m, step, in, &out);
    return out;
}

// ---- Scopes ----

static uint32_t number_of(const Model *m, const VarDef *def)
{
    uint32_t low = var_limit(m, def->step);
    while (low < var_count(m) && var_def(m, low) != def) low++;
    return low;
}

static bool is_global(const Model *m, const VarDef *def)
{
    return stage_index(m, def->step) == NO_STAGE;
}

// The last definition of the name before the first FROM.
static const VarDef *global_def(const Model *m, Str name)
{
    for (uint32_t i = var_globals(m); i--;)
        if (str_eq(var_def(m, i)->name, name)) return var_def(m, i);
    return NULL;
}

// The definition that stands for the variable of `def`: the first of its row. An ARG without a value takes over the global
// one; any other begins a row where nothing is seen before it.
static const VarDef *first_of(const Model *m, const VarDef *def)
{
    for (;;) {
        const VarDef *before = var_declared(m, def->step, number_of(m, def), def->name);
        if (!before && !is_global(m, def) && def->is_arg && !def->has_value)
            before = global_def(m, def->name);
        if (!before || before == def) return def;
        def = before;
    }
}

static uint32_t scope_of(const Model *m, const VarDef *def)
{
    return number_of(m, first_of(m, def));
}

// When the container runs, what ARG set is gone.
static const VarDef *seen_by(const Model *m, uint32_t step, const Reading *r)
{
    uint32_t limit = var_limit(m, step);
    const VarDef *def = var_declared(m, step, limit, r->name);
    while (def && r->is_of_container && def->is_arg)
        def = var_declared(m, step, number_of(m, def), r->name);
    return def;
}

uint32_t variable_scope(const Model *m, uint32_t step, const Reading *r, const VarDef **def)
{
    *def = seen_by(m, step, r);
    if (*def) return scope_of(m, *def);
    const Stage *s = stage_of(m, step);
    bool is_of_stage = s && instr_at(m, step)->kind != K_FROM;
    return FREE_SCOPE | (is_of_stage ? s->root : FREE_SCOPE - 1);
}

// ---- Places ----

static bool is_at(Span span, uint32_t at)
{
    return span.start <= at && at <= span.end;
}

bool variable_at(Places *p, uint32_t step, const Instr *in, uint32_t joined, Named *found)
{
    const Model *m = p->model;
    for (uint32_t i = var_limit(m, step); i < var_count(m) && var_def(m, i)->step == step; i++) {
        const VarDef *def = var_def(m, i);
        if (!is_at(def->name_span, joined)) continue;
        *found = (Named){.kind = NAMED_VARIABLE, .name = def->name, .step = step, .def = def};
        found->span = def->name_span;
        found->scope = scope_of(m, def);
        found->is_definition = true;
        return true;
    }
    Readings readings = readings_of(p->arena, m, step, in);
    for (uint32_t i = 0; i < readings.count; i++) {
        const Reading *r = &readings.item[i];
        // The cursor may be on the `$` or the `{` as well.
        uint32_t start = r->span.start;
        while (start && str_has_char(STR("${"), in->joined.ptr[start - 1])) start--;
        if (!is_at((Span){start, r->span.end}, joined)) continue;
        *found = (Named){.kind = NAMED_VARIABLE, .name = r->name, .step = step, .span = r->span};
        found->scope = variable_scope(m, step, r, &found->def);
        return true;
    }
    return false;
}

static void add_definitions(Places *p, const Named *named, uint32_t step)
{
    const Model *m = p->model;
    for (uint32_t i = var_limit(m, step); i < var_count(m) && var_def(m, i)->step == step; i++) {
        const VarDef *def = var_def(m, i);
        if (!str_eq(def->name, named->name) || scope_of(m, def) != named->scope) continue;
        place_add(p, step, instr_at(m, step), def->name_span,
                  (FlName){.use = FL_USE_WRITE, .is_definition = true});
    }
}

static void add_readings(Places *p, const Named *named, uint32_t step, const Instr *in)
{
    Readings readings = readings_of(p->arena, p->model, step, in);
    for (uint32_t i = 0; i < readings.count; i++) {
        const Reading *r = &readings.item[i];
        const VarDef *def;
        if (!str_eq(r->name, named->name)) continue;
        if (variable_scope(p->model, step, r, &def) != named->scope) continue;
        bool is_set = str_at(in->joined, r->span.end) == '=' && r->span.start &&
                      !str_has_char(STR("${"), in->joined.ptr[r->span.start - 1]);
        place_add(p, step, in, r->span, (FlName){.use = is_set ? FL_USE_WRITE : FL_USE_READ});
    }
}

void variable_places(Places *p, const Named *named)
{
    for (uint32_t step = 0; step < step_count(p->model); step++) {
        const Instr *in = instr_at(p->model, step);
        if (!str_has(in->joined, named->name)) continue;
        add_definitions(p, named, step);
        while (in->trigger) in = in->trigger;
        add_readings(p, named, step, in);
    }
}
