#include "rules/parts/yarn.h"
#include "lint/chain.h"
#include "model/context.h"
#include "rules/parts/managers.h"
#include "values/json_text.h"

// A setting of the newer versions, or the command that fetches one.
static bool tells(const Instr *in)
{
    static const Str WORDS[] = {STR_INIT(".yarnrc.yml"), STR_INIT(".yarn/"), STR_INIT(" .yarn "),
                                STR_INIT("yarn set version"), STR_INIT("yarn@")};
    bool may_tell = str_has_z(in->joined, "yarn");
    for (uint32_t i = 0; i < ARRAY_LEN(WORDS) && may_tell; i++)
        if (str_has(in->joined, WORDS[i])) return !str_has_z(in->joined, "yarn@1");
    return false;
}

static bool is_told_before(const At *c)
{
    for (Chain chain = chain_before(c->model, c->step); chain_back(&chain);)
        if (tells(instr_at(c->model, chain.step))) return true;
    return false;
}

// Whether the files beside the Dockerfile say so, or that it is the old one.
static bool is_told_by_files(const FlContext *context, bool *is_old)
{
    const ContextEntry *e = context ? context_find(context, STR("package.json")) : NULL;
    Str manager = STR("");
    if (e && e->has_text) json_member(e->text, STR("packageManager"), &manager);
    *is_old = str_starts_z(manager, "yarn@1");
    return manager.len ? !*is_old : context && context_find(context, STR(".yarnrc.yml"));
}

bool may_be_new_yarn(const At *c)
{
    bool is_old = false, has_corepack = str_has_z(c->in->joined, "corepack");
    is_told_by_files(model_context(c->model), &is_old);
    for (Chain chain = chain_before(c->model, c->step); !has_corepack && chain_back(&chain);)
        has_corepack = str_has_z(instr_at(c->model, chain.step)->joined, "corepack");
    return has_corepack && !is_old;
}

bool is_new_yarn(const At *c, const Command *yarn)
{
    static const Str OPTIONS = STR_INIT("--immutable --immutable-cache --inline-builds --mode");
    bool is_old = false;
    if (!cmd_in(yarn, "yarn", NULL)) return false;
    if (has_option_of(yarn, OPTIONS) || is_told_by_files(model_context(c->model), &is_old))
        return true;
    return !is_old && (tells(c->in) || is_told_before(c));
}
