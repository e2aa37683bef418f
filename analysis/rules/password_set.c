// Do not set passwords while the image is built.
//
// A password that the build sets is the same in every container and can be read in the history of the image: everyone who
// can pull the image can log in with it. Log in with keys, or set the password when the container starts.
//
// ```dockerfile
// FROM debian:12
// RUN echo 'root:toor' | chpasswd
//                        ^^^^^^^^ this password is in every copy of the image; use keys, or set it when the container starts
// RUN useradd -m -p '$6$salt$hash' ada
//                ^^ this password is in every copy of the image; use keys, or set it when the container starts
// RUN adduser -G wheel --password sac19FwGGTx/A eve
//                      ^^^^^^^^^^ this password is in every copy of the image; use keys, or set it when the container starts
// RUN passwd -d ada
//            ^^ without a password everyone can log in as this user; lock it with `passwd -l`
// RUN echo secret | passwd --stdin bob
//                   ^^^^^^ this password is in every copy of the image; use keys, or set it when the container starts
// ```
//
// The fix deletes what sets it:
//
// ```dockerfile
// FROM debian:12
// RUN useradd -m ada && echo 'ada:ada' | chpasswd && mkdir /srv/ada
//                                        ^^^^^^^^ this password is in every copy of the image; use keys, or set it when the container starts
// RUN useradd -p toor -m bob && passwd -d bob
//             ^^ this password is in every copy of the image; use keys, or set it when the container starts
//                                      ^^ without a password everyone can log in as this user; lock it with `passwd -l`
// ```
//
// ```fixed
// FROM debian:12
// RUN useradd -m ada && mkdir /srv/ada
// RUN useradd -m bob
// ```
//
// A password that is locked, one that is drawn, and one from a secret mount, are fine:
//
// ```dockerfile
// FROM debian:12
// RUN passwd -l root && usermod -L root && useradd -p '!' ada && useradd -p '*' eve && useradd -p x bob && echo 'bob:*' | chpasswd -e
// RUN --mount=type=secret,id=pw chpasswd < /run/secrets/pw
// RUN echo "git:$(dd if=/dev/urandom bs=24 count=1 | base64)" | chpasswd
// RUN PW="$(openssl rand -hex 20)" && echo "git:$PW" | chpasswd
// ```
#include "rules/parts/downloads.h"
#include "rules/parts/dropped.h"
#include "rules/parts/mount_options.h"

static const char *const KNOWN =
    "this password is in every copy of the image; use keys, or set it when the container starts";
static const char *const EMPTY =
    "without a password everyone can log in as this user; lock it with `passwd -l`";

// Whether a command from `from` on locks a password again.
static bool is_locked(const Commands *commands, uint32_t from)
{
    for (uint32_t i = from; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (cmd_is(c, "usermod", NULL) && cmd_flag(c, "-L", "--lock")) return true;
        if (cmd_is(c, "passwd", NULL) && cmd_flag(c, "-l", "--lock")) return true;
    }
    return false;
}

// What no password turns into.
static bool locks(Str hash)
{
    return str_is_one_of(hash, STR("* x")) || str_at(hash, 0) == '!';
}

// The option of useradd or usermod whose value is a password; NULL when it is not known.
static const Word *given_password(const Command *c)
{
    if (!str_is_one_of(c->name, STR("useradd usermod adduser"))) return NULL;
    for (uint32_t i = 1; i + 1 < c->word_count; i++) {
        bool is_option = str_is_one_of(c->word[i].text, STR("-p --password"));
        const Word *value = &c->word[i + 1];
        if (is_option) return value->is_literal && !locks(value->text) ? &c->word[i] : NULL;
    }
    return NULL;
}

// What is written into the pipe ends in a password that locks.
static bool is_fed_a_lock(const Commands *commands, uint32_t at)
{
    if (!at || commands->item[at - 1].after != JOIN_PIPE) return false;
    if (!cmd_flag(&commands->item[at], "-e", "--encrypted")) return false;
    const Command *c = &commands->item[at - 1];
    const Word *last = &c->word[c->word_count ? c->word_count - 1 : 0];
    uint32_t colon = c->word_count ? str_find_char(last->text, ':') : STR_NONE;
    return colon != STR_NONE && locks(str_skip(last->text, colon + 1));
}

static const Word *piped_password(const Commands *commands, uint32_t at)
{
    const Command *c = &commands->item[at];
    bool reads =
        cmd_is(c, "chpasswd", NULL) ||
        (cmd_is(c, "passwd", NULL) && (c->before == JOIN_PIPE || cmd_flag(c, NULL, "--stdin")));
    return reads && !is_fed_a_lock(commands, at) ? &c->word[0] : NULL;
}

// Nobody knows a password that was drawn: it only unlocks the account.
static bool draws_lots(const Instr *in)
{
    return text_holds(in->joined, STR("/dev/urandom")) || text_holds(in->joined, STR(" rand "));
}

static void check(Check *c, const Instr *in)
{
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        const Word *given = piped_password(commands, i);
        if (!given) given = given_password(command);
        const Word *deleted =
            cmd_is(command, "passwd", NULL) ? cmd_flag(command, "-d", "--delete") : NULL;
        if (!given && !deleted) continue;
        if (given && draws_lots(in)) continue;
        if (run_has_secret(&c->at) || is_locked(commands, i + 1)) continue;
        Finding *f = report(c, given ? given->span : deleted->span, "%s", given ? KNOWN : EMPTY);
        f->number = i;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    uint32_t number = found->number, start = pipe_start(commands, number);
    const Word *given = given_password(&commands->item[number]);
    if (found->in_onbuild) return;
    if (given && word_is_written(in, given)) {
        fix_offer(f, found, FIX_ASK, "Delete the password");
        fix_delete_words(f, found, given, given + 1);
    } else if (!given && commands_can_go(in, commands, start, number)) {
        fix_offer(f, found, FIX_ASK, "Delete the command");
        fix_drop_commands(f, found, start, number);
    }
}

RULE(password_set) = {
    .codes = WORDS("checkov:CKV2_DOCKER_17"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("chpasswd passwd adduser useradd usermod"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
