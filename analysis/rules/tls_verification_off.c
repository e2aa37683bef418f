// Do not switch off the check of certificates.
//
// Without it anybody between the builder and the server can send another file, and nobody notices. Install the certificate
// of your own server instead, with `update-ca-certificates` for example.
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSLk -o /x https://example.org/x
//          ^^^^^^ `-fsSLk` switches off the check of certificates, so anybody on the way can change what arrives
// ```
//
// ```fixed
// FROM debian:12
// RUN curl -fsSL -o /x https://example.org/x
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// RUN pip install --no-cache-dir --trusted-host pypi.org flask==3.0.0
//                                ^^^^^^^^^^^^^^ `--trusted-host` switches off the check of certificates, so anybody on the way can change what arrives
// ```
//
// ```fixed
// FROM python:3.12-slim
// RUN pip install --no-cache-dir flask==3.0.0
// ```
//
// ```dockerfile
// FROM node:22.12-slim
// ENV NODE_TLS_REJECT_UNAUTHORIZED=0
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `NODE_TLS_REJECT_UNAUTHORIZED` switches off the check of certificates, so anybody on the way can change what arrives
// ENV PORT=80 NODE_TLS_REJECT_UNAUTHORIZED="0"
//             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `NODE_TLS_REJECT_UNAUTHORIZED` switches off the check of certificates, so anybody on the way can change what arrives
// RUN npm config set strict-ssl false && npm ci --omit=dev && npm cache clean --force
//                    ^^^^^^^^^^ `strict-ssl` switches off the check of certificates, so anybody on the way can change what arrives
// RUN GIT_SSL_NO_VERIFY=1 git clone https://example.org/x
//     ^^^^^^^^^^^^^^^^^ `GIT_SSL_NO_VERIFY` switches off the check of certificates, so anybody on the way can change what arrives
// ```
//
// ```dockerfile
// FROM golang:1.24
// ENV GOSUMDB=off
//     ^^^^^^^ `GOSUMDB` switches off the check of digests
// ```
//
// Settings of programs count too, by a command or written to their files:
//
// ```dockerfile
// FROM continuumio/miniconda3:24.9.2-0
// RUN conda config --set ssl_verify no
//                        ^^^^^^^^^^ `ssl_verify` switches off the check of certificates, so anybody on the way can change what arrives
// USER 1000
// RUN pip config set global.trusted-host pypi.org
//                    ^^^^^^^^^^^^^^^^^^^ `global.trusted-host` switches off the check of certificates, so anybody on the way can change what arrives
// ENV LANG=C.UTF-8
// RUN echo "strict-ssl=false" >> ~/.npmrc
//          ^^^^^^^^^^^^^^^^^^ `strict-ssl=false` switches off the check of certificates, so anybody on the way can change what arrives
// ```
//
// Options may stand in a variable:
//
// ```dockerfile
// FROM debian:12
// ARG WGET_ARGS="-q --no-check-certificate"
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^ `--no-check-certificate` switches off the check of certificates, so anybody on the way can change what arrives
// ARG TEXT=see--no-check-certificate
// ```
//
// A download from the same machine, and a check that is switched on again in the same RUN, are fine:
//
// ```dockerfile
// FROM node:22.12-slim
// RUN curl -k -o x https://localhost:8443/x && tar -xkf x && wget --ca-certificate=x https://example.org/y
// RUN npm config set strict-ssl false && npm i -g x@1.0.0 && npm config set strict-ssl true && npm cache clean --force
// ```
#include "rules/parts/switched_off.h"
#include "rules/parts/unverified.h"
#include "syntax/walk.h"

static const char *const MESSAGE =
    "`%.*s` switches off the check of certificates, so anybody on the way can change what arrives";

static const char *const OF_SUMS = "`%.*s` switches off the check of digests";

// Also as one of the options that a variable holds for wget.
static const Str WGET_OPTION = STR_INIT("--no-check-certificate");

static void report_word(Check *c, Span span, Str text, uint32_t number)
{
    const char *message = str_has(text, STR("SUMDB")) ? OF_SUMS : MESSAGE;
    Finding *f = report(c, span, "%.*s", STR_ARG(message_on(c->arena, message, text)));
    f->number = number;
}

static void check_run(Check *c)
{
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (!command_is_named(&c->at, command)) continue;
        Unverified off = unverified_by(command);
        if (!off.text.len) continue;
        const Word *url = download_url(command);
        bool is_own = url && host_is_private(url_host(url->text)) && !str_has_char(url->text, '$');
        if (is_own || is_verified_again(commands, i)) continue;
        report_word(c, off.span, off.text, i);
    }
}

static void check(Check *c, const Instr *in)
{
    if (in->kind == K_RUN) {
        check_run(c);
        return;
    }
    for (const Node *pair = NULL; (pair = instr_next_arg(in, pair));) {
        Str key = pair_key(in, pair);
        Str value = pair_has_value(pair) ? pair_value(in, pair) : STR("");
        bool is_quoted = 2 <= value.len && str_has_char(STR("'\""), value.ptr[0]);
        if (is_quoted) value = str_cut(value, 1, value.len - 1);
        if (variable_is_unverified(key, value))
            report_word(c, (Span){pair->start, pair->start + key.len}, key, 0);
        else if (str_is_one_of(WGET_OPTION, value))
            report_word(c, pair_value_span(pair), WGET_OPTION, 1);
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    if (in->kind != K_RUN) {
        if (found->in_onbuild || instr_arg_count(in) != 1 || found->number) return;
        fix_offer(f, found, FIX_ASK, "Delete this line");
        fix_delete_step(f, found->step);
        return;
    }
    const Command *command = &commands_of(f->model, found->step, in)->item[found->number];
    Unverified off = unverified_by(command);
    if (off.option) off_option_fix(f, found, off.option, command, off.word);
}

RULE(tls_verification_off) = {
    .codes = WORDS("checkov:CKV2_DOCKER_2 checkov:CKV2_DOCKER_3 checkov:CKV2_DOCKER_4 "
                   "checkov:CKV2_DOCKER_5 checkov:CKV2_DOCKER_6 checkov:CKV2_DOCKER_12 "
                   "checkov:CKV2_DOCKER_13 checkov:CKV2_DOCKER_14 checkov:CKV2_DOCKER_15 "
                   "checkov:CKV2_DOCKER_16 sonar:S4830"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN) | ON(ENV) | ON(ARG),
    .commands = WORDS("curl wget pip pip2 pip3 pipx uv conda mamba micromamba aws helm kubectl oc "
                      "svn npm yarn pnpm yum dnf microdnf tdnf yum-config-manager git composer "
                      "bundle gem apt export echo printf ="),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
