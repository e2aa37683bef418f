// How rules report: findings go to the sink of the check that is running.
#include "lint/sink.h"

// The offset of the `@` behind the credentials of a URL whose `//` ends at `at`; 0 when it contains
// no literal credentials.
static uint32_t credentials_end(Str text, uint32_t at)
{
    bool has_colon = false;
    uint32_t end = at;
    for (; end < text.len && !str_has_char(STR(" /`$@\"'<>"), text.ptr[end]); end++)
        has_colon |= text.ptr[end] == ':';
    bool is_secret = has_colon || at + 20 <= end; // or a token alone
    return str_at(text, end) == '@' && is_secret ? end : 0;
}

// Messages end up in logs, so credentials in URLs are not repeated there.
static Str without_credentials(Arena *a, Str text)
{
    uint32_t from = str_find(text, STR("://"));
    uint32_t end = from == STR_NONE ? 0 : credentials_end(text, from + 3);
    if (!end) return text;
    return str_fmt(a, "%.*s***%.*s", STR_ARG(str_cut(text, 0, from + 3)),
                   STR_ARG(str_skip(text, end)));
}

static Finding *report_on(Check *c, Finding at, const char *format, va_list args)
{
    Finding *f = arena_take(c->arena, sizeof *f);
    *f = at;
    f->said_at = at.step;
    f->rule = rule_list[c->row];
    f->row = c->row;
    f->phase = f->rule->phase;
    f->severity = rule_info[f->row].severity;
    f->turn = f->severity == FL_ERROR ? TURN_END : TURN_LOOKUP;
    f->codes = fl_rule_codes(&rule_info[f->row]);
    if (f->severity == FL_OFF) f->severity = rule_info[f->row].severity_on;
    Out o = out_on(c->arena);
    out_vfmt(&o, format, args);
    f->message = without_credentials(c->arena, out_done(&o));
    VEC_PUSH(c->arena, c->sink, f);
    return f;
}

Finding *report(Check *c, Span joined, const char *format, ...)
{
    Finding at = {.step = c->step, .span = joined, .in_onbuild = c->in_onbuild};
    if (c->step != NO_STEP) at.item = item_of(c->model, c->step);
    va_list args;
    va_start(args, format);
    Finding *f = report_on(c, at, format, args);
    va_end(args);
    return f;
}

Finding *report_at(Check *c, uint32_t step, Span joined, const char *format, ...)
{
    Finding at = {.step = step, .span = joined, .item = item_of(c->model, step)};
    va_list args;
    va_start(args, format);
    Finding *f = report_on(c, at, format, args);
    va_end(args);
    return f;
}

Finding *report_item(Check *c, uint32_t item, Span joined, const char *format, ...)
{
    Finding at = {.step = NO_STEP, .span = joined, .item = item};
    va_list args;
    va_start(args, format);
    Finding *f = report_on(c, at, format, args);
    va_end(args);
    return f;
}

Str message_on(Arena *a, const char *format, Str text)
{
    Out o = out_on(a);
    for (; *format; format++) {
        bool is_place = format[0] == '%' && format[1] == '.' && format[2] == '*';
        if (is_place)
            out_str(&o, text);
        else
            out_char(&o, *format);
        format += is_place ? 3 : 0;
    }
    return out_done(&o);
}

void relate(Check *c, Finding *f, uint32_t step, Span joined, const char *format, ...)
{
    if (c->step != NO_STEP && c->step < step) return;
    Related *r = arena_new(c->arena, Related, 1);
    *r = (Related){.next = f->related, .step = step, .span = joined};
    va_list args;
    va_start(args, format);
    Out o = out_on(c->arena);
    out_vfmt(&o, format, args);
    va_end(args);
    r->message = out_done(&o);
    f->related = r;
}

At at_step(Arena *a, const Model *m, uint32_t step)
{
    const Instr *in = step == NO_STEP ? NULL : instr_at(m, step);
    return (At){.arena = a, .model = m, .step = step, .in = in, .row = NO_RULE};
}

bool fires_broadly(const At *c)
{
    if (!model_facts(c->model)->is_like_hadolint) return false;
    return c->row == NO_RULE ||
           codes_have_tool(fl_rule_codes(&rule_info[c->row]), STR("hadolint:"));
}

const Instr *finding_instr(const Model *m, const Finding *f)
{
    const Instr *in = model_item(m, f->item);
    return f->in_onbuild && in->trigger ? in->trigger : in;
}
