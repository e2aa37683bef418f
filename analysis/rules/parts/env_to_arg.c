#include "rules/parts/env_to_arg.h"

void fix_env_to_arg(Fix *f, const Finding *found, uint32_t step)
{
    const Instr *in = instr_at(f->model, step);
    const Node *arg = instr_arg(in, 0), *keyword = instr_keyword(in);
    if (in->kind != K_ENV || instr_arg_count(in) != 1 || arg->flags & NODE_LEGACY) return;
    // An ARG does not reach the stages that are based on its own.
    if (stage_of(f->model, step) != stage_last(f->model)) return;
    bool is_lower = keyword_case(node_str(in, keyword)) == WORDS_LOWER;
    fix_offer(f, found, FIX_ASK, "Use ARG");
    fix_replace_at(f, step, node_span(keyword), is_lower ? STR("arg") : STR("ARG"));
}
