// Start a shell where a command needs one.
//
// The exec form starts the program itself. `$PORT` is not replaced with its value, `~` not with the home directory and
// `*.log` not with the names of files, and `&&` is an argument like any other: the program gets the text as it stands.
//
// ```dockerfile
// FROM node:22.1
// ENV PORT=80
// HEALTHCHECK CMD ["curl", "-f", "http://localhost:$PORT/"]
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^ the program gets `$PORT` as it stands: the exec form starts no shell that puts in the value
// CMD ["serve", "-p", "$PORT", "my site"]
//                     ^^^^^^^ the program gets `$PORT` as it stands: the exec form starts no shell that puts in the value
// ```
//
// ```fixed
// FROM node:22.1
// ENV PORT=80
// HEALTHCHECK CMD ["/bin/sh", "-c", "curl -f \"http://localhost:$PORT/\""]
// CMD ["/bin/sh", "-c", "exec serve -p \"$PORT\" 'my site'"]
// ```
//
// ```dockerfile
// FROM debian:12
// RUN ["rm", "-r", "/var/log/*.log", "&&", "echo", "done"]
//                  ^^^^^^^^^^^^^^^^ the program gets `/var/log/*.log` as it stands: the exec form starts no shell that looks for the files
// CMD ["migrate", "&&", "server"]
//                 ^^^^ the program gets `&&` as an argument: the exec form starts no shell that understands it
// ```
//
// Programs that read `$` themselves are fine, and so is a CMD that a script may read:
//
// ```dockerfile
// FROM debian:12 AS a
// CMD ["sh", "-c", "exec serve -p \"$PORT\""]
// FROM debian:12 AS b
// RUN ["sed", "-i", "s/a$PORT/b/", "/etc/app.conf"]
// ENTRYPOINT ["/docker-entrypoint.sh"]
// CMD ["serve", "$PORT"]
// FROM debian:12
// CMD ["nginx", "-g", "daemon off; error_log $LOG;"]
// ```
#include "lint/unexpanded.h"

static void check(Check *c, const Instr *in)
{
    static const char *const texts[] = {
        [UNEXPANDED_NOTHING] = "",
        [UNEXPANDED_VARIABLE] = "the program gets `%.*s` as it stands: the exec form starts no "
                                "shell that puts in the value",
        [UNEXPANDED_HOME] = "the program gets `%.*s` as it stands: the exec form starts no shell "
                            "that puts in the home directory",
        [UNEXPANDED_PATTERN] = "the program gets `%.*s` as it stands: the exec form starts no "
                               "shell that looks for the files",
        [UNEXPANDED_OPERATOR] = "the program gets `%.*s` as an argument: the exec form starts no "
                                "shell that understands it",
    };
    const Node *element;
    Str what;
    Unexpanded found = unexpanded_find(c->arena, c->model, c->step, in, &element, &what);
    if (found == UNEXPANDED_NOTHING) return;
    Str message = message_on(c->arena, texts[found], what);
    report(c, node_span(element), "%.*s", STR_ARG(message));
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str array = unexpanded_array(f->arena, f->model, found->step, in);
    if (!array.len) return;
    const char *note =
        in->kind == K_ENTRYPOINT ? ", which ignores what is added to `docker run`" : "";
    fix_offer(f, found, FIX_ASK, "Start it through `/bin/sh -c`%s", note);
    fix_replace(f, found, node_span(node_child(in->node, N_JSON)), array);
}

RULE(exec_form_unexpanded) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN) | ON(CMD) | ON(ENTRYPOINT) | ON(HEALTHCHECK),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
