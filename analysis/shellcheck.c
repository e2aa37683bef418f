// The public functions for ShellCheck.
#include "base/digest.h"
#include "base/vec.h"
#include "lint/open_document.h"
#include "lint/run_script.h"
#include "model/command_shell.h"

FlShellScripts fl_shell_scripts(Arena *a, FlDoc *doc)
{
    struct {
        FlShellScript *item;
        uint32_t count, room;
    } list = {0};
    const Model *m = doc_model(doc);
    for (uint32_t step = 0; step < step_count(m) && list.count < FL_SCRIPTS_MAX; step++) {
        const Instr *in = instr_at(m, step);
        RunScript script;
        if (in->kind == K_ONBUILD && in->trigger) in = in->trigger;
        if (in->kind != K_RUN || !run_script(a, m, step, in, &script) || script.is_too_long)
            continue;
        VEC_PUSH(a, &list, script.told);
    }
    return (FlShellScripts){list.item, list.count};
}

uint64_t fl_shell_key(uint64_t script, Str program)
{
    return digest_text(script, program);
}

uint64_t fl_shell_digest(const FlShellAnswers *answers)
{
    uint64_t d = 1;
    for (uint32_t i = 0; answers && i < answers->count; i++)
        d = digest_number(d, answers->item[i].key);
    return answers ? d : 0;
}

void fl_set_shell_answers(FlDoc *doc, const FlShellAnswers *answers)
{
    doc->config.shell_answers = answers;
    doc->is_linted = false;
    if (doc->model) model_set_shell_answers(doc->model, answers);
}
