// The commands of every RUN, CMD, ENTRYPOINT and HEALTHCHECK, one a line, a step before them.
#include "lint/open_document.h"
#include "printers.h"

static const char *const joins[] = {"", "&&", "||", ";", "|", "&"};

static void print_place(Out *out, uint32_t place)
{
    static const char *const name[] = {"group", "subshell", "substitution", "condition",
                                       "body",  "sh-c",     "heredoc",      "exec",
                                       "sudo",  "xargs",    "eval",         "input"};
    for (uint32_t i = 0; i < ARRAY_LEN(name); i++)
        if (place & (1u << i)) out_fmt(out, " (%s)", name[i]);
}

static void print_command(Out *out, const Command *c)
{
    out_str(out, STR("   "));
    if (c->before != JOIN_NONE) out_fmt(out, " %s", joins[c->before]);
    for (uint32_t i = 0; i < c->word_count; i++)
        out_fmt(out, c->word[i].is_literal ? " [%.*s]" : " {%.*s}", STR_ARG(c->word[i].text));
    if (c->prefix_count) out_str(out, STR(" behind"));
    for (uint32_t i = 0; i < c->prefix_count; i++)
        out_fmt(out, " [%.*s]", STR_ARG(c->prefix[i].text));
    print_place(out, c->place);
    if (c->has_redirect_out) out_str(out, STR(" (to a file)"));
    out_char(out, '\n');
}

static void print_step(const Fixture *f, Out *out, uint32_t step)
{
    const Model *m = doc_model(f->doc);
    const Instr *in = instr_at(m, step);
    if (in->trigger) in = in->trigger;
    if (in->kind != K_RUN && in->kind != K_CMD && in->kind != K_ENTRYPOINT &&
        in->kind != K_HEALTHCHECK)
        return;
    const Commands *commands = commands_of(m, step, in);
    out_fmt(out, "%.*s%s%s%s\n", STR_ARG(keyword_name(in->kind)),
            commands->is_complete ? "" : " (incomplete)", commands->is_chain ? " (chain)" : "",
            commands->has_unknown ? " (unknown)" : "");
    for (uint32_t i = 0; i < commands->count; i++) print_command(out, &commands->item[i]);
}

Str print_commands(const Fixture *f)
{
    Out out = out_on(f->arena);
    const Model *m = doc_model(f->doc);
    for (uint32_t step = 0; step < step_count(m); step++) print_step(f, &out, step);
    return out_done(&out);
}
