// Do not end a RUN with a change that is lost when it ends.
//
// Every RUN starts a shell of its own, and only files remain after it. An exported variable, a `cd`, a sourced file or a
// started service is gone before the next instruction, and in the container.
//
// ```dockerfile
// FROM ubuntu:22.04
// RUN export APP_ENV=production
//     ^^^^^^ what `export` sets is gone when this RUN ends; use ENV
// RUN service mysql start
//     ^^^^^^^ the service stops when this RUN ends; start it when the container starts
// RUN VERSION=1.2
//     ^^^^^^^^^^^ this variable is gone when this RUN ends; use ENV, or ARG
// RUN mkdir -p /srv/app/logs && echo made && cd /srv/app
//                                            ^^ the next RUN is not in this folder; use WORKDIR
// RUN mysqld_safe &
//     ^^^^^^^^^^^ what runs in the background stops when this RUN ends; use it in the same RUN
// RUN apt-get --version && . /opt/venv/bin/activate
//                          ^ what `.` sets is gone when this RUN ends; use ENV, or put it into the RUN that needs it
// RUN /bin/bash -c "source /opt/ros/humble/setup.bash"
//                   ^^^^^^ what `source` sets is gone when this RUN ends; use ENV, or put it into the RUN that needs it
// RUN bash -c "source activate samtools"
//              ^^^^^^ what `source` sets is gone when this RUN ends; use ENV, or put it into the RUN that needs it
// RUN ["/bin/bash", "-c", "source /opt/ros/humble/setup.bash"]
//                          ^^^^^^ what `source` sets is gone when this RUN ends; use ENV, or put it into the RUN that needs it
// ```
//
// ```fixed
// FROM ubuntu:22.04
// ENV APP_ENV=production
// RUN service mysql start
// RUN VERSION=1.2
// RUN mkdir -p /srv/app/logs && echo made && cd /srv/app
// RUN mysqld_safe &
// RUN apt-get --version && . /opt/venv/bin/activate
// RUN /bin/bash -c "source /opt/ros/humble/setup.bash"
// RUN bash -c "source activate samtools"
// RUN ["/bin/bash", "-c", "source /opt/ros/humble/setup.bash"]
// ```
//
// ```dockerfile
// FROM ubuntu:22.04
// RUN /etc/init.d/mysql start
//     ^^^^^^^^^^^^^^^^^ the service stops when this RUN ends; start it when the container starts
// RUN eval "$(pyenv init -)"
//     ^^^^ what `eval` sets is gone when this RUN ends; use ENV, or put it into the RUN that needs it
// ```
//
// A RUN that uses it itself is fine:
//
// ```dockerfile
// FROM ubuntu:22.04
// RUN export APP_ENV=production && make
// RUN . /opt/venv/bin/activate && pip --version
// RUN service mysql start && mysql --version
// RUN . ./install.sh
// RUN bash -c "source /opt/venv/bin/activate && pip --version"
// RUN eval "$(ssh-agent -s)" && ssh-add /run/key && eval "$SETUP"
// ```
#include "lint/run_facts.h"
#include "lint/workdirs.h"
#include "rules/parts/last_command.h"
#include "values/file_kinds.h"

static bool starts_service(const Command *c)
{
    if (c->word_count == 2 && text_holds(c->word[0].text, STR("/init.d/")))
        return str_is_one_of(c->word[1].text, STR("start restart"));
    if (c->word_count < 3) return false;
    if (str_is_z(c->name, "service")) return str_is_one_of(c->word[2].text, STR("start restart"));
    return str_is_z(c->name, "systemctl") && str_is_one_of(c->word[1].text, STR("start restart"));
}

// Into a folder that later instructions are meant to be in. Who goes back at the end means nothing by it.
static bool enters(const Instr *in, const Commands *commands, const Command *last)
{
    if (!str_is_one_of(last->name, STR("cd pushd")) || last->word_count != 2) return false;
    Str to = last->word[1].text;
    if (str_is_one_of(to, STR("/ - ~ . ..")) || str_starts_z(to, "../")) return false;
    for (const Command *c = commands->item; c < last; c++)
        if (str_is_one_of(c->name, STR("cd pushd"))) return false;
    return !cd_start(in, commands).cd;
}

// A script that works rather than sets: what it leaves are files.
static bool is_work(Str script)
{
    static const Str WORDS = STR_INIT("install build compile download deploy update");
    return str_any(path_last(script), WORDS, text_holds);
}

// `eval "$(pyenv init -)"`: programs that print settings for the shell.
static bool evaluates_settings(const Command *c)
{
    static const Str PRINTS[] = {STR_INIT(" init"), STR_INIT("env)"), STR_INIT(" hook"),
                                 STR_INIT("ssh-agent"), STR_INIT(" activate")};
    Str text = c->word_count == 2 && str_is_z(c->name, "eval") ? c->word[1].text : STR("");
    for (uint32_t i = 0; i < ARRAY_LEN(PRINTS) && str_starts_z(text, "$("); i++)
        if (text_holds(text, PRINTS[i])) return true;
    return false;
}

static bool activates(const Command *c)
{
    bool is_conda = str_is_one_of(c->name, STR("conda mamba micromamba"));
    bool is_source = !c->has_redirect_out && str_is_one_of(c->name, STR("source ."));
    Str word = 1 < c->word_count ? c->word[1].text : STR("");
    return (is_conda && str_is_z(word, "activate")) || evaluates_settings(c) ||
           (cmd_is(c, "nvm", "use") && !cmd_has_word(c, STR("default"))) ||
           (is_source && (str_is_z(word, "activate") || (c->word_count == 2 && !is_work(word))));
}

static const Str CHANGERS = // that leave something in their shell
    STR_INIT("cd pushd conda mamba micromamba eval nvm source . export alias umask ulimit shopt "
             "set su");

// What is said of the last command; NULL for one of which something stays, or that was not meant to leave anything.
static const char *message_of(const Instr *in, const Commands *commands, const Command *c)
{
    bool is_joined = c->before != JOIN_SEQUENCE && 1 < c->word_count;
    if (starts_service(c))
        return "the service stops when this RUN ends; start it when the container starts";
    if (c->after == JOIN_BACKGROUND)
        return "what runs in the background stops when this RUN ends; use it in the same RUN";
    if (!str_is_one_of(c->name, CHANGERS)) return NULL;
    if (enters(in, commands, c)) return "the next RUN is not in this folder; use WORKDIR";
    if (activates(c))
        return "what `%.*s` sets is gone when this RUN ends; use ENV, or put it into the RUN that "
               "needs it";
    if (is_joined && str_is_z(c->name, "export"))
        return "what `%.*s` sets is gone when this RUN ends; use ENV";
    if (is_joined && str_is_one_of(c->name, STR("alias umask ulimit shopt set")))
        return "what `%.*s` sets is gone when this RUN ends";
    bool is_user = str_is_z(c->name, "su") && !cmd_flag(c, "-c", "--command");
    return is_user ? "later instructions run as the same user as before; use USER" : NULL;
}

static void check(Check *c, const Instr *in)
{
    const Commands *commands = run_commands(&c->at);
    const Command *last = last_command(commands);
    if (!last) return;
    if (!last->word_count) {
        bool is_variable =
            commands->count == 1 && last->prefix_count && str_has_char(last->prefix[0].text, '=');
        if (is_variable && !last->has_redirect_out)
            report(c, last->prefix[0].span,
                   "this variable is gone when this RUN ends; use ENV, or ARG");
        return;
    }
    const char *message = message_of(in, commands, last);
    if (!message) return;
    Str text = message_on(c->arena, message, last->name);
    report(c, last->word[0].span, "%.*s", STR_ARG(text));
}

// `export A=b`, alone and literal, is an ENV.
static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    const Command *c = commands->item;
    if (commands->count != 1 || in->flag_count || in->heredoc_count) return;
    if (!str_is_z(c->name, "export")) return;
    for (uint32_t i = 1; i < c->word_count; i++)
        if (!c->word[i].is_literal || c->word[i].is_quoted || !str_has_char(c->word[i].text, '='))
            return;
    fix_offer(f, found, FIX_ASK, "Use ENV");
    fix_replace(f, found, (Span){in->start, c->word[1].span.start}, STR("ENV "));
}

RULE(state_lost_after_run) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
