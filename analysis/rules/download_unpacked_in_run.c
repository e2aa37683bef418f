// Let ADD download and unpack an archive.
//
// `ADD --unpack` does in one line what curl and tar do in a RUN, needs neither in the image, keeps the download out of the
// layer, and asks the server whether the file has changed. This rule is off by default; `strict` switches it on.
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSL https://example.com/app-1.2.tar.gz | tar -xz -C /opt
//     ^^^^ `ADD --unpack=true` can download and unpack this archive
// ```
//
// ```dockerfile
// FROM debian:12
// RUN wget -q https://example.com/app.tgz && tar xf app.tgz && rm app.tgz
//     ^^^^ `ADD --unpack=true` can download and unpack this archive
// ```
//
// Other work in the same RUN, a check of the download, and an address that is not written out, are fine:
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSLo a.tgz https://example.com/a.tgz && echo "beef  a.tgz" | sha256sum -c && tar xf a.tgz
// RUN curl -fsSL https://example.com/a.tgz | tar -xz && make
// RUN curl -fsSL $URL | tar -xz
// ```
#include "lint/archives.h"
#include "lint/run_facts.h"

static bool downloads_archive(Arena *a, const Command *c)
{
    if (!cmd_is(c, "curl", NULL) && !cmd_is(c, "wget", NULL)) return false;
    for (uint32_t i = 1; i < c->word_count; i++) {
        const Word *word = &c->word[i];
        bool is_url = text_holds(word->text, STR("://"));
        if (is_url) return word->is_literal && is_archive_name(a, word->text);
    }
    return false;
}

static bool is_beside(const Command *c)
{
    return str_is_one_of(c->name, STR("rm mkdir cd"));
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    const Command *download = NULL;
    bool is_unpacked = false;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (cmd_is(command, "tar", NULL))
            is_unpacked = true;
        else if (!download && downloads_archive(c->arena, command))
            download = command;
        else if (!is_beside(command))
            return;
    }
    if (!download || !is_unpacked || !commands->is_complete) return;
    report(c, download->word[0].span, "`ADD --unpack=true` can download and unpack this archive");
}

RULE(download_unpacked_in_run) = {
    .codes = WORDS("tally:prefer-add-unpack sonar:S7026"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .check = check,
};
