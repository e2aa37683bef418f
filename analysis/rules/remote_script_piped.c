// Do not run a script straight from the network.
//
// Whatever the server sends today is run as root, unread. When somebody has broken into the server, or the connection breaks
// off in the middle of a line, your build runs what arrived. Download a certain version, check its digest, then run it; or
// copy the script into your project.
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSL https://example.org/install.sh | sh
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ whatever `https://example.org/install.sh` sends is run unread; check its digest before it runs
// ```
//
// ```dockerfile
// FROM debian:12
// RUN bash -c "$(curl -fsSL https://example.org/install.sh)"
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ whatever `https://example.org/install.sh` sends is run unread; check its digest before it runs
// RUN wget -q -O /tmp/x.sh https://example.org/x.sh && sh /tmp/x.sh
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ whatever `https://example.org/x.sh` sends is run unread; check its digest before it runs
// ```
//
// A check before it runs, a commit in the URL, and a program that only reads the text are fine:
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSLo x.sh https://example.org/x.sh && echo "$SHA256  x.sh" | sha256sum -c - && sh x.sh
// RUN curl -fsSL https://example.org/0123456789abcdef0123456789abcdef01234567/x.sh | sh
// RUN curl -fsSL https://example.org/x.json | python3 -c 'import json' && curl -fsSL https://example.org/x | sh filter.sh
// RUN curl -fsSLO https://example.org/x.tar.gz && tar xf x.tar.gz
// ```
#include "rules/parts/downloads.h"

// The name of a commit, 40 digits in base 16.
static bool has_commit(Str url)
{
    uint32_t row = 0;
    for (uint32_t i = 0; i < url.len; i++) {
        char c = char_lower(url.ptr[i]);
        row = char_is_digit(c) || ('a' <= c && c <= 'f') ? row + 1 : 0;
        if (row == 40) return str_starts(url, STR("https://"));
    }
    return false;
}

// `sh -c "$(curl ...)"` and `bash <(curl ...)`: what stands in the substitution comes before the command that has it.
static bool is_run_by_next(const Commands *commands, uint32_t i)
{
    if (!(commands->item[i].place & IN_SUBSTITUTION) || commands->count <= i + 1) return false;
    const Command *next = &commands->item[i + 1];
    bool is_inside = next->span.start <= commands->item[i].span.start &&
                     commands->item[i].span.end <= next->span.end;
    return is_inside && str_is_one_of(next->name, STR("sh bash ash dash zsh eval source ."));
}

static bool is_run_as_file(const Commands *commands, uint32_t i)
{
    Str file = download_file(&commands->item[i]);
    for (uint32_t k = i + 1; k < commands_near(commands, i) && file.len; k++)
        if (runs_file(&commands->item[k], file)) return true;
    return false;
}

static bool is_run(const Commands *commands, uint32_t i)
{
    const Command *c = &commands->item[i];
    bool is_piped =
        c->after == JOIN_PIPE && i + 1 < commands->count && runs_input(&commands->item[i + 1]);
    return is_piped || is_run_by_next(commands, i) || is_run_as_file(commands, i);
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Word *url = download_url(&commands->item[i]);
        if (!url || !is_run(commands, i)) continue;
        if (has_commit(url->text) || is_verified(commands, i)) return;
        report(c, commands->item[i].span,
               "whatever `%.*s` sends is run unread; check its digest before it runs",
               STR_ARG(url->text));
        return;
    }
}

RULE(remote_script_piped) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .beats = "download-unverified curl-error-ignored",
    .on = ON(RUN),
    .commands = "curl wget",
    .check = check,
};
