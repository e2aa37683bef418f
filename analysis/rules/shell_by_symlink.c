// Choose the shell with SHELL instead of a link.
//
// Another shell in the place of `/bin/sh` changes how every script of the system runs, in the running container too. SHELL
// changes only what runs the RUN, CMD and ENTRYPOINT lines below it.
//
// ```dockerfile
// FROM debian:12
// RUN ln -sf /bin/bash /bin/sh
//     ^^ this changes the shell of every script in the image; use `SHELL ["/bin/bash", "-c"]`
// RUN source ./env && make
// ```
//
// ```fixed
// FROM debian:12
// SHELL ["/bin/bash", "-c"]
// RUN source ./env && make
// ```
//
// ```dockerfile
// FROM debian:12
// RUN rm /bin/sh && ln -s /bin/bash /bin/sh
//                   ^^ this changes the shell of every script in the image; use `SHELL ["/bin/bash", "-c"]`
// ```
//
// ```dockerfile
// FROM debian:12
// SHELL ["/bin/bash", "-c"]
// RUN ln -s /usr/bin/python3 /usr/bin/python
// RUN mv /bin/sh /bin/sh.orig && ln -s /bin/bash /bin/sh && ./build.sh && mv -f /bin/sh.orig /bin/sh
// RUN ln -sf bash /bin/sh && ./build.sh && ln -sf dash /bin/sh
// ```
#include "lint/run_facts.h"
#include "rules/parts/hadolint_view.h"

// The other end of a link to or from `/bin/sh`; NULL when the command makes none.
static const Word *shell_linked(const Command *c, bool is_broad)
{
    const Word *other = NULL;
    bool is_shell = false;
    if (!(is_broad ? seen_as(c, STR("ln")) : cmd_is(c, "ln", NULL))) return NULL;
    for (uint32_t i = 1; i < c->word_count; i++) {
        const Word *word = &c->word[i];
        if (str_is_z(word->text, "/bin/sh"))
            is_shell = true;
        else if (str_at(word->text, 0) != '-')
            other = word;
    }
    return is_shell ? (other ? other : &c->word[0]) : NULL;
}

static bool is_known_shell(Str path)
{
    return str_is_one_of(path, STR("/bin/bash /usr/bin/bash /bin/zsh /usr/bin/zsh /bin/ash "
                                   "/bin/dash /bin/ksh"));
}

// `mv /bin/sh.orig /bin/sh` behind it in the same RUN: nobody but that RUN has seen the other shell.
static bool is_put_back(const Commands *commands, uint32_t number)
{
    for (uint32_t i = number + 1; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_move = cmd_is(c, "mv", NULL) || cmd_is(c, "cp", NULL);
        if (is_move && str_is_z(c->word[c->word_count - 1].text, "/bin/sh")) return true;
        const Word *shell = shell_linked(c, false);
        if (shell && str_is_one_of(shell->text, STR("dash /bin/dash"))) return true;
    }
    return false;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    bool is_broad = fires_broadly(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        const Word *shell = shell_linked(command, is_broad);
        if (!shell) continue;
        if (!is_broad && is_put_back(commands, i)) return;
        Str path = is_known_shell(shell->text) ? shell->text : STR("/bin/bash");
        report(
            c, command->word[0].span,
            "this changes the shell of every script in the image; use `SHELL [\"%.*s\", \"-c\"]`",
            STR_ARG(path));
        return;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    const Word *shell = commands->count == 1 ? shell_linked(commands->item, false) : NULL;
    if (!shell || !is_known_shell(shell->text) || in->heredoc_count) return;
    fix_offer(f, found, FIX_ASK, "Use SHELL");
    fix_replace(f, found, (Span){in->start, instr_args_span(in).end},
                str_fmt(f->arena, "SHELL [\"%.*s\", \"-c\"]", STR_ARG(shell->text)));
}

RULE(shell_by_symlink) = {
    .codes = WORDS("hadolint:DL4005 kics:changing_default_shell"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("ln"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
