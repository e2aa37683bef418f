// Start the program so that it stays in the foreground.
//
// A container runs as long as its first process. A service script, or a server that goes to the background, comes back at
// once, and the container stops with everything in it.
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends nginx && rm -rf /var/lib/apt/lists/*
// CMD service nginx start
//     ^^^^^^^ `service` comes back at once, and the container stops then; start the server itself, in the foreground
// ```
//
// ```dockerfile
// FROM redis:7.2
// CMD ["redis-server", "--daemonize", "yes"]
//      ^^^^^^^^^^^^^^ `redis-server` goes to the background, and the container stops then; leave out `--daemonize yes`
// ```
//
// ```dockerfile
// FROM node:22
// CMD node server.js &
//     ^^^^ `&` puts `node` in the background, and the container stops then; leave out the `&`
// ```
//
// In the foreground, and with something that stays after it, it is fine:
//
// ```dockerfile
// FROM debian:12
// CMD ["apachectl", "-D", "FOREGROUND"]
// ```
//
// ```dockerfile
// FROM debian:12
// CMD service nginx start && tail -F /var/log/nginx/access.log
// ```
//
// So it is where CMD has the rest of the ENTRYPOINT's words:
//
// ```dockerfile
// FROM fedora:43
// ENTRYPOINT ["httpd"]
// CMD ["-D", "FOREGROUND"]
// ```
#include "lint/partner.h"
#include "lint/run_facts.h"

// Programs that go to the background.
static const struct {
    const char *name;
    const char *when;  // with one of these words; empty: always
    const char *stays; // but not with one of these; `-` for any word
    const char *remedy;
} programs[] = {
    {"service", "start restart", "", NULL},
    {"systemctl", "start restart", "", NULL},
    {"apachectl", "start", "-DFOREGROUND FOREGROUND", "use `-D FOREGROUND`"},
    {"apache2ctl", "start", "-DFOREGROUND FOREGROUND", "use `-D FOREGROUND`"},
    {"httpd", "", "-", "use `-DFOREGROUND`"},
    {"php-fpm", "-D --daemonize", "", "use `-F`"},
    {"redis-server", "--daemonize", "no", "leave out `--daemonize yes`"},
    {"mongod", "--fork", "", "leave out `--fork`"},
    {"sshd", "", "-", "use `-D`"},
    {"cron", "", "-", "use `-f`"},
    {"crond", "", "-", "use `-f`"},
};

static bool stays(const Command *c, Str words)
{
    return str_is_z(words, "-") ? 1 < c->word_count : cmd_has_word(c, words);
}

static bool is_exact(const Command *c)
{
    for (uint32_t i = 0; i < c->word_count; i++)
        if (!c->word[i].is_literal) return false;
    return c->word_count && c->name.len;
}

static void report_leaves(Check *c, const Command *command, const char *how, const char *remedy)
{
    report(c, command->word[0].span, "`%.*s` %s, and the container stops then; %s",
           STR_ARG(command->name), how, remedy);
}

// A script of the service, whichever starts it.
static bool is_service_script(const Command *c)
{
    return str_starts_z(c->word[0].text, "/etc/init.d/") && cmd_has_word(c, STR("start restart"));
}

static void check_program(Check *c, const Command *command)
{
    static const char *const SERVER = "start the server itself, in the foreground";
    bool is_script = is_service_script(command);
    for (uint32_t i = 0; !is_script && i < ARRAY_LEN(programs); i++) {
        if (!str_is_z(command->name, programs[i].name)) continue;
        Str when = str_of_z(programs[i].when);
        if (when.len && !cmd_has_word(command, when)) return;
        if (stays(command, str_of_z(programs[i].stays))) return;
        is_script = !programs[i].remedy;
        if (!is_script) report_leaves(c, command, "goes to the background", programs[i].remedy);
    }
    if (is_script) report_leaves(c, command, "comes back at once", SERVER);
}

static void check(Check *c, const Instr *in)
{
    Partner partner = partner_of(c->arena, c->model, c->step, in);
    if (!partner_is_starter(partner)) return;
    const Commands *commands = commands_of(c->model, c->step, in);
    if (!commands->count || !commands->is_complete || step_is_windows(c->model, c->step)) return;
    const Command *last = &commands->item[commands->count - 1];
    if (!is_exact(last) || last->place & (IN_BODY | IN_SUBSTITUTION | IN_CONDITION)) return;
    if (last->after != JOIN_BACKGROUND)
        check_program(c, last);
    else
        report(c, last->word[0].span,
               "`&` puts `%.*s` in the background, and the container stops then; leave out the `&`",
               STR_ARG(last->name));
}

RULE(process_in_background) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(CMD) | ON(ENTRYPOINT),
    .not_in_onbuild = true,
    .check = check,
};
