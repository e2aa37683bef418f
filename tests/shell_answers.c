#include "shell_answers.h"
#include "protocol/read_shellcheck.h"
#include "test.h"

bool shell_answers_read(Str *printed, const Block *block)
{
    if (!str_eq(block->kind, STR("shellcheck"))) return false;
    *printed = block->text;
    return true;
}

void shell_answers_tell(Arena *a, Str printed, Str text, FlConfig *config)
{
    config->shell_answers = NULL;
    if (!printed.len) return;
    FlShellAnswer answer;
    if (!read_shellcheck(a, printed, &answer))
        fail_msg("a ```shellcheck block is not what it prints");
    FlDoc *doc = fl_open(text);
    FlShellScripts scripts = fl_shell_scripts(a, doc);
    FlShellAnswers *answers = arena_new(a, FlShellAnswers, 1);
    FlShellAnswer *item = arena_new(a, FlShellAnswer, scripts.count);
    for (uint32_t i = 0; i < scripts.count; i++) {
        item[i] = answer;
        item[i].key = scripts.item[i].key;
    }
    *answers = (FlShellAnswers){item, scripts.count, 0};
    answers->digest = fl_shell_digest(answers);
    config->shell_answers = answers;
    fl_close(doc);
}
