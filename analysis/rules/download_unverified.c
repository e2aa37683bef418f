// Check what you download before you use it.
//
// A digest in the Dockerfile makes sure that each build gets the same file, and that nobody has put another one in its place.
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSL https://example.org/x-1.0.tar.gz | tar xz
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ nothing checks the download of `https://example.org/x-1.0.tar.gz`; compare its digest with `sha256sum -c`
// ```
//
// ```dockerfile
// FROM debian:12
// RUN wget -nv https://example.org/tool && chmod +x tool
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ nothing checks the download of `https://example.org/tool`; compare its digest with `sha256sum -c`
// ```
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSLO https://example.org/x.tar.gz && echo "0123  x.tar.gz" | sha256sum -c - && tar xf x.tar.gz
// RUN curl -fsSLO https://example.org/x.zip && gpg --verify x.zip.asc && unzip x.zip
// RUN curl -fsSL https://example.org/data.json -o data.json && curl -fsSL https://example.org/key | gpg --dearmor > /key
// ```
//
// ```dockerfile
// FROM debian:12 AS test
// RUN curl -fsSL https://example.org/x-1.0.tar.gz | tar xz
// FROM debian:12
// ```
#include "rules/parts/addresses.h"
#include "rules/parts/downloads.h"

static const Str UNPACKERS =
    STR_INIT("tar bsdtar unzip gunzip zcat bunzip2 xz unxz zstd unzstd cpio "
             "7z dpkg rpm dpkg-deb");

// Whether a later command unpacks, installs or starts the file.
static bool uses_file(const Command *c, Str file)
{
    bool is_user = str_is_one_of(c->name, UNPACKERS) ||
                   str_is_one_of(c->name, STR("chmod install java")) ||
                   (cmd_in(c, "apt", "install")) || runs_file(c, file);
    if (cmd_is(c, "chmod", NULL) && 1 < c->word_count) {
        Str mode = c->word[1].text;
        is_user = str_has_char(mode, 'x') || str_has_char(mode, '7') || str_has_char(mode, '5');
    }
    for (uint32_t i = 0; i < c->word_count && is_user; i++)
        if (str_ends(c->word[i].text, file)) return true;
    return false;
}

static bool uses_from(const Commands *commands, uint32_t from, uint32_t end, Str file)
{
    for (uint32_t k = from; k < end; k++)
        if (uses_file(&commands->item[k], file)) return true;
    return false;
}

enum { NEAR = 5 }; // instructions behind it

// Whether a RUN right behind this one uses the file, and none up to there checks anything.
static bool is_used_later(const At *c, Str file)
{
    for (uint32_t step = c->step + 1; step <= c->step + NEAR; step++) {
        if (!step_exists(c->model, step) || !steps_share_stage(c->model, step, c->step)) break;
        const Instr *in = instr_at(c->model, step);
        if (in->kind != K_RUN) continue;
        if (is_verified(c->model, step, in, 0)) break;
        const Commands *commands = commands_of(c->model, step, in);
        if (uses_from(commands, 0, commands->count, file)) return true;
    }
    return false;
}

static bool is_used(const At *c, const Commands *commands, uint32_t i)
{
    const Command *reader = cmd_piped_to(commands, i);
    if (reader) return str_is_one_of(reader->name, UNPACKERS);
    Str file = download_file(c->in, &commands->item[i]);
    if (!file.len) return false;
    return uses_from(commands, i + 1, commands_near(commands, i), file) || is_used_later(c, file);
}

// What nobody ships and nobody copies from does no harm.
static bool is_idle_stage(const At *c)
{
    const Stage *stage = stage_of(c->model, c->step);
    return stage && !run_is_shipped(c) && !stage_is_needed(c->model, stage);
}

static void check(Check *c, const Instr *in)
{
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        if (!is_used(&c->at, commands, i)) continue;
        Str url = download_address(&c->at, commands, i);
        if (!str_starts_z(url, "http") && !str_starts_z(url, "ftp")) continue;
        if (host_is_private(url_host(url)) || is_idle_stage(&c->at) ||
            is_verified(c->model, c->step, in, 0))
            return;
        report(c, commands->item[i].span,
               "nothing checks the download of `%.*s`; compare its digest with `%s`", STR_ARG(url),
               step_is_windows(c->model, c->step) ? "Get-FileHash" : "sha256sum -c");
        return;
    }
}

RULE(download_unverified) = {
    .codes = WORDS("sonar:S6474"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("curl wget"),
    .is_folded = true,
    .check = check,
};
