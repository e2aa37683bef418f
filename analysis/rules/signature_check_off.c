// Do not switch off the check of signatures.
//
// A package manager checks that a package comes from those who made it. Without the check anybody between the builder and
// the mirror can send another package. Install the key of the repository instead.
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends --allow-unauthenticated curl && rm -rf /var/lib/apt/lists/*
//                                                                  ^^^^^^^^^^^^^^^^^^^^^^^ `--allow-unauthenticated` switches off the check of signatures; install the key of the repository
// ```
//
// ```fixed
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
// ```
//
// ```dockerfile
// FROM debian:12
// RUN apt-get remove --force-yes curl
//                    ^^^^^^^^^^^ `--force-yes` switches off the check of signatures; install the key of the repository
// RUN apt-get remove -qy --force-yes curl
//                        ^^^^^^^^^^^ `--force-yes` switches off the check of signatures; install the key of the repository
// RUN echo "deb [trusted=yes] https://example.org/apt stable main" > /etc/apt/sources.list.d/x.list
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `[trusted=yes]` switches off the check of signatures; install the key of the repository
// ```
//
// ```fixed
// FROM debian:12
// RUN apt-get remove -y curl
// RUN apt-get remove -qy curl
// RUN echo "deb [trusted=yes] https://example.org/apt stable main" > /etc/apt/sources.list.d/x.list
// ```
//
// ```dockerfile
// FROM almalinux:9
// RUN sed -i 's/gpgcheck=1/gpgcheck=0/' /etc/dnf/dnf.conf
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^ `gpgcheck=0` switches off the check of signatures; install the key of the repository
// FROM debian:12
// RUN echo 'APT::Get::AllowUnauthenticated "true";' > /etc/apt/apt.conf.d/99x
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `AllowUnauthenticated` switches off the check of signatures; install the key of the repository
// ```
//
// ```dockerfile
// FROM fedora:42
// COPY <<EOF /etc/yum.repos.d/x.repo
// [x]
// baseurl=https://example.org/rpm
// gpgcheck=0
// ^^^^^^^^^^ `gpgcheck=0` switches off the check of signatures; install the key of the repository
// EOF
// ```
//
// A package file that the build brings itself is fine, as no repository has signed it:
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk add --no-cache --allow-untrusted /tmp/own.apk
// RUN dnf install -y --nogpgcheck ./own.rpm && dnf clean all && echo "--nogpgcheck"
// ```
#include "rules/parts/switched_off.h"
#include "rules/parts/unpinned.h"

static const OffOption OPTIONS[] = {
    {"apk", "--allow-untrusted", false, ""},
    {"apt-get apt aptitude", "--allow-unauthenticated", false, ""},
    {"apt-get apt aptitude", "--allow-insecure-repositories", false, ""},
    {"apt-get apt aptitude", "--force-yes", false, "-y"},
    {"yum dnf microdnf tdnf", "--nogpgcheck", false, ""},
    {"yum dnf microdnf tdnf", "--no-gpgchecks", false, ""},
    {"yum dnf microdnf tdnf", "--setopt=gpgcheck=0", false, ""},
    {"rpm", "--nodigest", false, ""},
    {"rpm", "--nosignature", false, ""},
    {"rpm", "--noverify", false, ""},
    {"rpm", "--nofiledigest", false, ""},
    {"zypper", "--no-gpg-checks", false, ""},
    {"zypper", "--no-gpgcheck", false, ""},
    {"zypper", "-G", false, ""},
};

static const OffOption *option_of(const Command *c, const Word **word)
{
    return c->family ? off_option_of(OPTIONS, ARRAY_LEN(OPTIONS), c, word) : NULL;
}

// A package that lies there as a file.
static bool has_local_file(const Command *c)
{
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str text = c->word[i].text;
        bool is_file = str_any(text, STR(".apk .deb .rpm"), str_ends) || str_starts_z(text, "./") ||
                       str_starts_z(text, "/");
        if (is_file && !str_has_z(text, "://")) return true;
    }
    return false;
}

static const char *const MESSAGE =
    "`%.*s` switches off the check of signatures; install the key of the repository";

static void report_mark(Check *c, Span at, Str mark)
{
    Finding *f = report(c, at, "%.*s", STR_ARG(message_on(c->arena, MESSAGE, mark)));
    f->number = UINT32_MAX;
}

// A line of sources.list, of a .repo file or of apt's settings, and `-o` of apt.
static void check_written(Check *c, const Command *command)
{
    bool is_apt = cmd_in(command, "apt", NULL);
    if (!is_apt && !str_is_one_of(command->name, STR("echo printf sed tee"))) return;
    for (uint32_t i = 1; i < command->word_count; i++) {
        enum { SHORTEST = 10 }; // of what is looked for
        const Word *word = &command->word[i];
        if (word->text.len < SHORTEST) continue;
        if (apt_allows_unsigned(word->text))
            report_mark(c, word->span, STR("AllowUnauthenticated"));
        else if (is_apt || text_holds(word->text, STR("file:"))) // a folder of packages
            continue;
        else if (text_holds(word->text, STR("trusted=yes")))
            report_mark(c, word->span, STR("[trusted=yes]"));
        else if (text_holds(word->text, STR("gpgcheck=0")) && gpgcheck_is_off(word->text))
            report_mark(c, word->span, STR("gpgcheck=0"));
        else
            continue;
        return;
    }
}

static void check(Check *c, const Instr *in)
{
    Str mark;
    Span line;
    if (heredoc_takes_unsigned(in, &line, &mark)) report_mark(c, line, mark);
    if (in->kind != K_RUN) return;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Word *word = NULL;
        const Command *command = &commands->item[i];
        if (!command_is_named(&c->at, command)) continue;
        const OffOption *option = option_of(command, &word);
        if (!option) check_written(c, command);
        if (!option || has_local_file(command)) continue;
        Finding *f = report(c, word->span, "%.*s",
                            STR_ARG(message_on(c->arena, MESSAGE, str_of_z(option->option))));
        f->number = i;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Word *word = NULL;
    const Commands *commands = commands_of(f->model, found->step, finding_instr(f->model, found));
    if (commands->count <= found->number) return;
    const Command *command = &commands->item[found->number];
    const OffOption *option = option_of(command, &word);
    if (!option) return;
    OffOption off = *option;
    if (cmd_flag(command, "-y", "--yes") || cmd_flag(command, NULL, "--assume-yes"))
        off.instead = ""; // once is enough
    off_option_fix(f, found, &off, command, word);
}

RULE(signature_check_off) = {
    .codes = WORDS("checkov:CKV2_DOCKER_7 checkov:CKV2_DOCKER_8 checkov:CKV2_DOCKER_9 "
                   "checkov:CKV2_DOCKER_10 checkov:CKV2_DOCKER_11"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN) | ON(COPY) | ON(ADD),
    .commands = WORDS("apk apt yum dnf rpm zypper echo printf sed tee cat"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
