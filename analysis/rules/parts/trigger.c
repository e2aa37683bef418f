// What is wrong with the instruction behind an ONBUILD, as far as its text alone tells.
#include "rules/parts/trigger.h"
#include "lint/near_names.h"
#include "lint/sink.h"
#include "rules/parts/flag_values.h"

static TriggerFault unknown_keyword(Arena *a, const Instr *in)
{
    Str word = node_str(in, instr_keyword(in));
    TriggerFault f = {.span = node_span(instr_keyword(in))};
    f.nearest = keyword_near(a, word);
    f.message = str_fmt(a, "there is no instruction `%.*s`", STR_ARG(word));
    f.message = did_you_mean(a, f.message, f.nearest);
    return f;
}

static const Node *unknown_flag(const Instr *in)
{
    if (!flags_are_read(in)) return NULL;
    for (const Node *n = node_first(in->node); n; n = node_next(in->node, n))
        if (n->kind == N_FLAG && !flag_info(in->kind, flag_name(in, n))) return n;
    return NULL;
}

// The least number of arguments that the builder takes.
static uint32_t arguments_needed(InstrKind kind)
{
    switch (kind) {
    case K_ADD:
    case K_COPY: return 2;
    case K_RUN:
    case K_CMD:
    case K_ENTRYPOINT: return 0;
    default: return 1;
    }
}

TriggerFault trigger_fault(Arena *a, const Instr *in)
{
    TriggerFault f = {0};
    if (in->kind == K_ONBUILD || in->kind == K_FROM || in->kind == K_MAINTAINER) return f;
    if (in->kind == K_UNKNOWN) return unknown_keyword(a, in);
    const Node *flag = unknown_flag(in);
    uint32_t needed = arguments_needed(in->kind);
    Str keyword = keyword_name(in->kind);
    f.span = node_span(instr_keyword(in));
    if (flag) {
        f.span = node_span(flag);
        f.message = str_fmt(a, "`%.*s` has no flag `--%.*s`", STR_ARG(keyword),
                            STR_ARG(flag_name(in, flag)));
    } else if (instr_arg_count(in) < needed) {
        f.message = str_fmt(a,
                            needed == 1 ? "`%.*s` needs at least 1 argument"
                                        : "`%.*s` needs at least 2 arguments",
                            STR_ARG(keyword));
    } else if (in->kind == K_SHELL && !in->is_json) {
        f.span = instr_args_span(in);
        f.message = STR("`SHELL` takes a JSON array only");
    }
    return f;
}

static bool refuses(const Rule *r, InstrKind kind)
{
    bool may_speak = r->phase == PHASE_INSTRUCTION || r->phase == PHASE_CONVERT;
    return r->severity == FL_ERROR && may_speak && r->not_in_onbuild && r->check &&
           (r->on & 1u << kind);
}

// What a variable holds is known in the child only.
static const Finding *first_refusal(const Sink *s, const Instr *trigger)
{
    bool is_literal = !str_has_char(trigger->joined, '$');
    for (uint32_t i = 0; i < s->count; i++) {
        bool is_error = s->item[i]->severity == FL_ERROR;
        if (is_error && (is_literal || s->item[i]->phase == PHASE_INSTRUCTION)) return s->item[i];
    }
    return NULL;
}

TriggerFault trigger_refused(const At *c, uint32_t step, const Instr *trigger)
{
    TriggerFault f = trigger_fault(c->arena, trigger);
    Sink sink = {0};
    Check inner = {.at = at_step(c->arena, c->model, step), .sink = &sink};
    inner.in_onbuild = true;
    for (uint32_t row = 0; row < rule_count && !f.message.len; row++) {
        if (!refuses(rule_list[row], trigger->kind)) continue;
        inner.row = row;
        rule_list[row]->check(&inner, trigger);
        const Finding *first = first_refusal(&sink, trigger);
        if (first) f = (TriggerFault){.span = first->span, .message = first->message};
    }
    return f;
}
