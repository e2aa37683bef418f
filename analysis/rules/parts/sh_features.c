#include "rules/parts/sh_features.h"
#include "lint/base_image.h"
#include "lint/chain.h"
#include "lint/run_facts.h"

enum { LOOKS_MAX = 100 }; // instructions before it

// `$'...'`, `[[`, `==`, `-nt`, `&>`, options of `echo`, `set -o pipefail`, `local`, options of `read`, `source`, `${a:1:2}`, `${a/b/c}`.
static bool busybox_has(uint32_t code)
{
    static const uint16_t codes[] = {3003, 3010, 3013, 3014, 3020, 3037, 3040,
                                     3043, 3045, 3046, 3051, 3057, 3060};
    for (uint32_t i = 0; i < ARRAY_LEN(codes); i++)
        if (codes[i] == code) return true;
    return false;
}

bool sh_has_feature(const At *c, const RunScript *script, uint32_t code)
{
    BaseSystem system;
    const Stage *stage = stage_of(c->model, c->step);
    bool is_of_posix = 3000 <= code && code < 4000 && str_is_z(script->told.dialect, "sh");
    if (!is_of_posix || !stage || model_facts(c->model)->is_hadolint) return false;
    if (!base_system(c->model, stage, &system)) return false;
    if (system == SYSTEM_APK) return busybox_has(code);
    return system == SYSTEM_DNF || system == SYSTEM_MICRODNF || system == SYSTEM_ZYPPER;
}

static bool commands_replace_sh(const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++)
        for (uint32_t k = 1; k < commands->item[i].word_count; k++) {
            Str text = commands->item[i].word[k].text;
            if (text_holds(text, STR("bin/sh")) || text_holds(text, STR("dash"))) return true;
        }
    return false;
}

// Whether an instruction before the step may have put another shell in the place of `/bin/sh`.
static bool may_replace_sh(const At *at)
{
    Chain chain = chain_before(at->model, at->step);
    for (uint32_t n = 0; chain_back(&chain); n++) {
        const Instr *in = instr_at(at->model, chain.step);
        if (LOOKS_MAX < n) return true;
        if (in->kind == K_RUN && commands_replace_sh(commands_of(at->model, chain.step, in)))
            return true;
        uint32_t args = instr_arg_count(in);
        if ((in->kind != K_COPY && in->kind != K_ADD) || !args) continue;
        Str to = arg_text(in, instr_arg(in, args - 1));
        if (str_is_z(to, "/") || text_holds(to, STR("bin"))) return true;
    }
    return false;
}

bool is_asked_of_sh(const Command *c)
{
    uint32_t elsewhere = IN_SHELL_C | IN_INPUT | IN_EXEC_FORM | VIA_SUDO | VIA_XARGS;
    bool is_own = c->name.len == c->word[0].text.len && c->word[0].is_literal;
    return is_own && !c->prefix_count && !(c->place & elsewhere) && c->after != JOIN_OR;
}

bool sh_is_small(const At *c, BaseSystem *system)
{
    RunScript script;
    const Stage *stage = stage_of(c->model, c->step);
    if (!stage || !base_system(c->model, stage, system)) return false;
    if (*system != SYSTEM_APT && *system != SYSTEM_APK) return false;
    return run_script(c->arena, c->model, c->step, c->in, &script) &&
           str_is_z(script.told.dialect, "sh") && !may_replace_sh(c);
}
