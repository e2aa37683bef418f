// Do not write passwords into commands.
//
// The text of a RUN is in the Dockerfile and in the history of the image: everyone who can read one of them knows the password. Let the command read it from a secret
// mount.
//
// ```dockerfile
// FROM debian:12
// RUN curl -u ada:Sesam91offen -O https://example.org/x
//             ^^^^^^^^^^^^^^^^ the password of `curl` can be read in the image's history; read it from a secret mount
// RUN docker login -u ada --password Sesam91offen example.org
//                                    ^^^^^^^^^^^^ the password of `docker` can be read in the image's history; read it from a secret mount
// RUN mysql -uroot -pSesam91offen -e 'create database a'
//                  ^^^^^^^^^^^^^^ the password of `mysql` can be read in the image's history; read it from a secret mount
// RUN aws configure set aws_secret_access_key Abcd1234Efgh5678Ijkl
//                                             ^^^^^^^^^^^^^^^^^^^^ the password of `aws` can be read in the image's history; read it from a secret mount
// ```
//
// Variables that hold a password, and headers with a token, are no better:
//
// ```dockerfile
// FROM debian:12
// RUN PGPASSWORD=Sesam91offen psql -c 'select 1'
//     ^^^^^^^^^^^^^^^^^^^^^^^ the value of `PGPASSWORD` can be read in the image's history; read it from a secret mount
// RUN wget -q --header="Authorization: Bearer 8c2Vq0ZtLw91" https://example.org/x
//             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the token in this header can be read in the image's history; read it from a secret mount
// ```
//
// ```fixed
// FROM debian:12
// RUN --mount=type=secret,id=pgpassword PGPASSWORD="$(cat /run/secrets/pgpassword)" psql -c 'select 1'
// RUN --mount=type=secret,id=token wget -q "--header=Authorization: Bearer $(cat /run/secrets/token)" https://example.org/x
// ```
//
// The fix mounts the password; build with `docker build --secret id=docker-password,src=FILE .`, where the file holds
// nothing else:
//
// ```dockerfile
// FROM debian:12
// RUN docker login -u ada --password=Sesam91offen example.org && docker pull example.org/x
//                         ^^^^^^^^^^^^^^^^^^^^^^^ the password of `docker` can be read in the image's history; read it from a secret mount
// RUN curl -u 'ada:Sesam91offen' -O https://example.org/x
//             ^^^^^^^^^^^^^^^^^^ the password of `curl` can be read in the image's history; read it from a secret mount
// ```
//
// ```fixed
// FROM debian:12
// RUN --mount=type=secret,id=docker-password docker login -u ada --password="$(cat /run/secrets/docker-password)" example.org && docker pull example.org/x
// RUN --mount=type=secret,id=curl-password curl -u "ada:$(cat /run/secrets/curl-password)" -O https://example.org/x
// ```
//
// A variable, a secret mount and a sample value are fine:
//
// ```dockerfile
// FROM debian:12
// RUN curl -u "ada:$PASSWORD" -O https://example.org/x && curl -u ada -O https://example.org/y
// RUN --mount=type=secret,id=pw docker login -u ada --password x example.org
// RUN docker login -u ada --password-stdin example.org && mysql -p -e 'create database a' && mysql --port 3306
// RUN az login --password changeme && sshpass -f /run/pw ssh a && curl -u user:password https://localhost/
// ```
#include "rules/parts/mount_options.h"
#include "rules/parts/passwords.h"
#include "rules/parts/secret_mount.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        Password password;
        if (!command_is_named(&c->at, &commands->item[i])) continue;
        if (!password_given(c->arena, &commands->item[i], &password)) continue;
        if (run_has_secret(&c->at)) return;
        Finding *f = report(c, password.word->span,
                            "%.*s can be read in the image's history; read it from a secret mount",
                            STR_ARG(password.what));
        f->number = i;
    }
}

static bool is_plain(Str text)
{
    for (uint32_t i = 0; i < text.len; i++)
        if (!char_is_word(text.ptr[i]) && !str_has_char(STR("-=:.@/+ "), text.ptr[i])) return false;
    return true;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Command *c = &commands_of(f->model, found->step, in)->item[found->number];
    Password p;
    bool is_text = !in->is_json && !(c->place & (IN_SHELL_C | IN_HEREDOC));
    if (!is_text || found->in_onbuild || step_is_windows(f->model, found->step)) return;
    if (!password_given(f->arena, c, &p) || !is_plain(p.before)) return;
    // The value stands in quotes, or the whole word.
    bool is_option =
        !str_has_char(p.before, ' ') && (str_at(p.before, 0) == '-' || str_ends_z(p.before, "="));
    fix_offer_secret_file(f, found, p.id);
    fix_replace(
        f, found, p.word->span,
        str_fmt(f->arena,
                is_option ? "%.*s\"$(cat /run/secrets/%.*s)\"" : "\"%.*s$(cat /run/secrets/%.*s)\"",
                STR_ARG(p.before), STR_ARG(p.id)));
}

RULE(credential_in_command) = {
    .codes = WORDS("trivy:DS-0031"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("curl wget docker podman buildah helm az doctl mysql mysqladmin mysqldump "
                      "mariadb sshpass aws npm pnpm yarn export ="),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
