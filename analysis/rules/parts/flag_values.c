// What the rules about flags share.
#include "rules/parts/flag_values.h"
#include "lint/near_names.h"
#include "model/expanded.h"

bool flags_are_read(const Instr *in)
{
    const InstructionInfo *info = instruction_info(in->kind);
    if (!info || info->drops_flags || !in->flag_count) return false;
    if (in->kind != K_HEALTHCHECK) return true;
    const Node *type = instr_arg(in, 0);
    return type && !str_ieq(node_str(in, type), STR("NONE"));
}

void flag_check_word(Check *c, const Instr *in, Str flag, const Str *word, uint32_t count,
                     const char *format)
{
    const Node *n = instr_flag(in, flag);
    if (!n || !flag_has_value(n)) return;
    Str value = flag_value(c->arena, in, n);
    if (!value.len) return;
    for (uint32_t i = 0; i < count; i++)
        if (str_eq(word[i], value)) return;
    Str near = suggest(value, word, count);
    Finding *f = report(c, flag_value_span(n), "%s", "");
    f->message = message_on(c->arena, format, value);
    f->message = did_you_mean(c->arena, f->message, near);
}

void flag_fix_word(Fix *f, const Finding *found, const Str *word, uint32_t count)
{
    Str near = suggest(instr_slice(finding_instr(f->model, found), found->span), word, count);
    if (!near.len) return;
    fix_offer(f, found, FIX_ASK, "Replace with `%.*s`", STR_ARG(near));
    fix_replace(f, found, found->span, near);
}

bool flag_expanded(const At *c, const Instr *in, Str flag, Str *value, Span *span)
{
    const Node *n = instr_flag(in, flag);
    if (!n || !flag_has_value(n)) return false;
    Str text = flag_value(c->arena, in, n);
    if (!text.len) return false;
    Expansion e = expand_at(c->model, c->step, text, expand_mode(c->model));
    if (!e.is_ok || !e.is_known) return false;
    *value = e.result;
    *span = flag_value_span(n);
    return true;
}
