#include "rules/parts/variable_uses.h"
#include "lint/chain.h"
#include "model/expanded.h"
#include "model/shell_quotes.h"

static void note_use(Arena *a, VariableUses *uses, Str name, uint32_t how)
{
    if (!str_ends(name, uses->ending)) return;
    uint32_t known = names_get(&uses->names, name);
    names_put(&uses->names, a, name, how | (known == NAMES_NONE ? 0 : known));
}

// Variables of a text that a shell reads. In a RUN, only those that are a part of a word count as such.
static void note_shell(Arena *a, VariableUses *uses, Str text, bool is_run)
{
    ShellQuotes quotes = {.text = text};
    ShellVariable v;
    while (shell_next_variable(&quotes, &v)) {
        char before = v.span.start ? text.ptr[v.span.start - 1] : ' ';
        char after = str_at(text, v.span.end);
        bool is_part = str_has_char(STR("-/=@:_v"), before) || str_has_char(STR("-/."), after);
        note_use(a, uses, v.name,
                 is_run && is_part && before != ' ' ? USED_IN_RUN : USED_ELSEWHERE);
    }
}

static void note_expanded(Arena *a, const Model *m, VariableUses *uses, uint32_t step)
{
    ExpandedTexts texts = expanded_texts(a, m, step);
    for (uint32_t i = 0; i < texts.count; i++) {
        Expansion e = expand_text(m, step, &texts.item[i]);
        for (uint32_t k = 0; k < e.lookup_count; k++)
            note_use(a, uses, e.lookup[k].name, USED_ELSEWHERE);
    }
}

static void note_step(Arena *a, const Model *m, VariableUses *uses, uint32_t step)
{
    const Instr *in = instr_at(m, step);
    if (!str_has(in->joined, uses->ending)) return;
    bool is_shell = in->kind == K_RUN || in->kind == K_CMD || in->kind == K_ENTRYPOINT ||
                    in->kind == K_HEALTHCHECK || in->kind == K_ONBUILD;
    if (is_shell)
        note_shell(a, uses, str_skip(in->joined, in->start), in->kind == K_RUN);
    else
        note_expanded(a, m, uses, step);
}

uint32_t variable_use(const At *c, VariableUses *uses, Str name)
{
    if (!uses->are_read)
        for (Chain chain = chain_of(c->model, uses->stage); chain_back(&chain);)
            note_step(c->arena, c->model, uses, chain.step);
    uses->are_read = true;
    return names_get(&uses->names, name);
}
