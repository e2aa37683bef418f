#include "rules/parts/labels.h"
#include "syntax/walk.h"

static bool is_quoted(Str text)
{
    return 1 < text.len && (text.ptr[0] == '"' || text.ptr[0] == '\'') &&
           text.ptr[text.len - 1] == text.ptr[0];
}

static Str unquoted(Str text)
{
    while (is_quoted(text)) text = str_cut(text, 1, text.len - 1);
    return text;
}

// What the builder makes of it, when no variable is in it; else the text as it stands.
static Str value_of(const At *c, Str written, bool *is_known)
{
    *is_known = !str_has_char(written, '$');
    Str inside = is_quoted(written) ? str_cut(written, 1, written.len - 1) : written;
    if (text_is_plain(inside, model_escape(c->model))) return inside;
    if (!*is_known || c->in_onbuild) return unquoted(written);
    Expansion e = expand_at(c->model, c->step, written, expand_mode(c->model));
    return e.is_ok && e.is_known ? e.result : unquoted(written);
}

bool label_next(const At *c, const Instr *in, Label *label)
{
    const Node *arg = label->pair, *before = label->pair;
    do arg = instr_next_arg(in, arg);
    while (arg && arg->kind != N_PAIR);
    if (!arg) return false;
    bool is_key_known;
    Str key = value_of(c, pair_key(in, arg), &is_key_known);
    *label = (Label){
        .pair = arg, .before = before, .key = key, .key_span = node_span(node_child(arg, N_KEY))};
    label->value_span = pair_has_value(arg) ? pair_value_span(arg) : label->key_span;
    label->value =
        pair_has_value(arg) ? value_of(c, pair_value(in, arg), &label->is_known) : STR("");
    if (!pair_has_value(arg)) label->is_known = true;
    return true;
}

bool label_is_set(const At *c, uint32_t step, Str key)
{
    const Instr *in = instr_at(c->model, step);
    At at = *c;
    at.step = step;
    for (Label label = {0}; in->kind == K_LABEL && label_next(&at, in, &label);)
        if (str_eq(label.key, key)) return true;
    return false;
}

static uint32_t row_of(const At *c, Str key)
{
    const Facts *facts = model_facts(c->model);
    for (uint32_t i = 0; i < facts->label_count; i++)
        if (str_eq(facts->label_name[i], key)) return i;
    return STR_NONE;
}

static bool label_has_type(const At *c, Str key, Str type)
{
    uint32_t row = row_of(c, key);
    return row != STR_NONE && str_eq(model_facts(c->model)->label_type[row], type);
}

bool label_is_listed(const At *c, Str key)
{
    return row_of(c, key) != STR_NONE;
}

void label_check(Check *c, const Instr *in, Str type, bool (*is_fine)(Str), const char *what)
{
    if (!model_facts(c->model)->label_count) return;
    for (Label label = {0}; label_next(&c->at, in, &label);) {
        if (!label_has_type(&c->at, label.key, type) || is_fine(label.value)) continue;
        if (!label.is_known && !fires_broadly(&c->at)) continue;
        report(c, label.value_span, "the value of `%.*s` is not %s", STR_ARG(label.key), what);
        if (fires_broadly(&c->at)) return;
    }
}

Span label_deleted(const Instr *in, const Label *label)
{
    const Node *after = instr_next_arg(in, label->pair);
    if (after) return (Span){label->pair->start, after->start};
    if (label->before) return (Span){label->before->end, label->pair->end};
    return (Span){0, 0};
}

void fix_delete_label(Fix *f, const Finding *found, int safety, const char *title)
{
    fix_offer(f, found, safety, "%s", title);
    if (found->extra.start < found->extra.end)
        fix_delete(f, found, found->extra);
    else
        fix_delete_step(f, found->step);
}
