// Leave out commands that mean nothing while an image is built.
//
// A build has no screen, no service manager and no other processes. `top`, `ps` or `free` show the machine that builds, and
// what is mounted or started is gone when the RUN ends.
//
// ```dockerfile
// FROM debian:12
// RUN free -m && ps aux
//     ^^^^ `free` is of no use while an image is built
// ```
//
// Looking for a process that the RUN itself has started, and stopping it, is fine:
//
// ```dockerfile
// FROM debian:12
// RUN mysqld & sleep 5 && mysql -e 'CREATE DATABASE x' && kill %1
// RUN service mysql start && mysql -e 'CREATE DATABASE x' && service mysql stop
// RUN --security=insecure mount -o loop disk.img /mnt && cp -a /mnt/. /out && umount /mnt
// RUN wine64 wineboot --init && while (ps -A | grep wineserver) >/dev/null; do sleep 1; done
// RUN mount -l && vim -es -u vimrc -c PlugInstall && apt-get install -y vim
// ```
#include "lint/run_facts.h"
#include "rules/parts/hadolint_view.h"

static const Str NAMES = STR_INIT("free kill mount ps service shutdown ssh top vim");

// Whether something runs beside the commands of the RUN.
static bool has_process(const Commands *commands)
{
    for (uint32_t i = 0; i < commands_near(commands, 0); i++) {
        const Command *c = &commands->item[i];
        if (c->after == JOIN_BACKGROUND || str_ends_z(c->name, "ctl")) return true;
        bool is_daemon = 2 < c->name.len && str_ends_z(c->name, "d");
        if (is_daemon && !str_is_one_of(c->name, STR("cmd add useradd groupadd sed build read "
                                                     "cd chmod find")))
            return true;
        if (cmd_is(c, "service", NULL) && 2 < c->word_count &&
            str_is_one_of(c->word[2].text, STR("start restart")))
            return true;
    }
    return false;
}

static bool has_only_options(const Command *c)
{
    for (uint32_t i = 1; i < c->word_count; i++)
        if (str_at(c->word[i].text, 0) != '-') return false;
    return true;
}

static bool has_purpose(const Instr *in, const Command *c, const Commands *commands)
{
    if (str_is_z(c->name, "ps") && c->place & IN_CONDITION) return true;
    if (str_is_one_of(c->name, STR("kill ps service"))) return has_process(commands);
    if (str_is_z(c->name, "mount")) return has_only_options(c) || instr_flag(in, STR("security"));
    if (str_is_z(c->name, "ssh")) return cmd_flag(c, "-V", NULL) || cmd_flag(c, "-T", NULL);
    // An editor that is given commands works on its own.
    bool is_told = cmd_flag(c, "-c", NULL) || cmd_flag(c, "-e", NULL) || cmd_flag(c, "-s", NULL);
    for (uint32_t i = 1; i < c->word_count; i++) is_told |= str_at(c->word[i].text, 0) == '+';
    return str_is_z(c->name, "vim") && is_told;
}

static void check(Check *c, const Instr *in)
{
    const Commands *commands = run_commands(&c->at);
    bool is_broad = fires_broadly(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (!command->word_count) continue;
        if (is_broad ? !seen_as(command, NAMES) : !str_is_one_of(command->name, NAMES)) continue;
        if (!is_broad && has_purpose(in, command, commands)) continue;
        report(c, command->word[0].span, "`%.*s` is of no use while an image is built",
               STR_ARG(command->name));
        return;
    }
}

RULE(command_pointless_in_build) = {
    .codes = WORDS("hadolint:DL3001 kics:run_utilities"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("free kill mount ps service shutdown ssh top vim"),
    .check = check,
};
