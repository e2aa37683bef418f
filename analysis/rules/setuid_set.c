// Do not let programs run with the rights of their owner.
//
// A setuid program runs as its owner, mostly root, whoever starts it. One mistake in the program makes every user of the
// container root.
//
// ```dockerfile
// FROM debian:12
// RUN chmod u+s /usr/bin/tool && chmod 4755 /usr/bin/other
//           ^^^ `u+s` makes a program run as its owner, whoever starts it; remove the bit
//                                      ^^^^ `4755` makes a program run as its owner, whoever starts it; remove the bit
// COPY --chmod=4755 tool /usr/bin/
//              ^^^^ `4755` makes a program run as its owner, whoever starts it; remove the bit
// ```
//
// ```fixed
// FROM debian:12
// RUN chmod u+s /usr/bin/tool && chmod 0755 /usr/bin/other
// COPY --chmod=0755 tool /usr/bin/
// ```
//
// A folder that passes its group on to new files is fine:
//
// ```dockerfile
// FROM debian:12
// RUN chmod g+s /srv/shared && chmod 2775 /srv/data && chmod 755 /usr/bin/tool && chmod u-s /bin/su
// ```
#include "lint/run_facts.h"
#include "rules/parts/modes.h"

static bool is_program(Str path)
{
    return text_holds(path, STR("bin/"));
}

// Whether the command gives a program the rights of its group; of a folder it means something else.
static bool is_for_group(const Command *c, Str mode)
{
    for (uint32_t i = 1; i < c->word_count; i++)
        if (is_program(c->word[i].text)) return mode_sets_group(mode);
    return false;
}

static void report_mode(Check *c, Span span, Str mode)
{
    report(c, span, "`%.*s` makes a program run as its owner, whoever starts it; remove the bit",
           STR_ARG(mode));
}

static void check(Check *c, const Instr *in)
{
    const Node *chmod = in->kind == K_RUN ? NULL : instr_flag(in, STR("chmod"));
    if (!run_is_shipped(&c->at)) return;
    if (chmod && mode_sets_user(flag_value(c->arena, in, chmod)))
        report_mode(c, flag_value_span(chmod), flag_value(c->arena, in, chmod));
    if (in->kind != K_RUN) return;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        for (uint32_t k = 1; k < command->word_count && cmd_is(command, "chmod", NULL); k++) {
            const Word *word = &command->word[k];
            if (str_at(word->text, 0) == '-') continue;
            bool is_set = mode_sets_user(word->text) || is_for_group(command, word->text);
            if (is_set && word->is_literal) report_mode(c, word->span, word->text);
            break;
        }
    }
}

static void fix(Fix *f, const Finding *found)
{
    Str mode = instr_slice(finding_instr(f->model, found), found->span);
    Str without = mode_without_set(f->arena, mode);
    if (!without.len) return;
    fix_offer(f, found, FIX_ASK, "Remove the bit");
    fix_replace(f, found, found->span, without);
}

RULE(setuid_set) = {
    .codes = WORDS("sonar:S2612"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN) | ON(COPY) | ON(ADD),
    .commands = WORDS("chmod"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
