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
// RUN curl -fsSL https://example.org/a.sh | SHELL="$(which sh)" sh -s -- "$(uname -m)"
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ whatever `https://example.org/a.sh` sends is run unread; check its digest before it runs
// ```
//
// The next RUN may start it, and ADD may bring it:
//
// ```dockerfile
// FROM debian:12
// RUN wget -q https://example.org/y.sh
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ whatever `https://example.org/y.sh` sends is run unread; check its digest before it runs
// RUN chmod +x y.sh && ./y.sh
// ADD https://example.org/z.sh /tmp/
//     ^^^^^^^^^^^^^^^^^^^^^^^^ whatever `https://example.org/z.sh` sends is run unread; check its digest before it runs
// RUN sh /tmp/z.sh
// RUN curl -fsSL https://example.org/w.sh | tee w.sh | sh
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ whatever `https://example.org/w.sh` sends is run unread; check its digest before it runs
// ```
//
// The address may be in a variable, and may lack its `https://`:
//
// ```dockerfile
// FROM debian:12
// ARG INSTALLER=https://example.org/v.sh
// RUN curl -fsSL "${INSTALLER}" | bash
//     ^^^^^^^^^^^^^^^^^^^^^^^^^ whatever `https://example.org/v.sh` sends is run unread; check its digest before it runs
// RUN wget -qO- example.org/u.sh | sh
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^ whatever `example.org/u.sh` sends is run unread; check its digest before it runs
// ```
//
// A check before it runs, a commit in the URL, and a program that only reads the text are fine:
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSLo x.sh https://example.org/x.sh && echo "$SHA256  x.sh" | sha256sum -c - && sh x.sh
// RUN curl -fsSL https://example.org/0123456789abcdef0123456789abcdef01234567/x.sh | sh
// ARG COMMIT=0123456789abcdef0123456789abcdef01234567
// ```
#include "lint/sources.h"
#include "rules/parts/addresses.h"
#include "rules/parts/downloads.h"
#include "rules/parts/run_later.h"
#include "values/file_kinds.h"

// `sh -c "$(curl ...)"` and `bash <(curl ...)`: what stands in the substitution comes before the command that has it.
static bool is_run_by_next(const Commands *commands, uint32_t i)
{
    if (!(commands->item[i].place & IN_SUBSTITUTION) || commands->count <= i + 1) return false;
    const Command *next = &commands->item[i + 1];
    bool is_inside = next->span.start <= commands->item[i].span.start &&
                     commands->item[i].span.end <= next->span.end;
    return is_inside && str_is_one_of(next->name, STR("sh bash ash dash zsh eval source ."));
}

static bool is_run_as_file(const Commands *commands, uint32_t i, Str file)
{
    for (uint32_t k = i + 1; k < commands_near(commands, i) && file.len; k++)
        if (runs_file(&commands->item[k], file)) return true;
    return false;
}

// A pipe to a shell, also through what hands the text on.
static bool is_piped(const Commands *commands, uint32_t i)
{
    static const Str FILTERS = STR_INIT("tee cat sed tr gunzip zcat base64 envsubst dos2unix");
    const Command *next = cmd_piped_to(commands, i);
    while (next && !runs_input(next) && str_is_one_of(next->name, FILTERS))
        next = cmd_piped_to(commands, (uint32_t)(next - commands->item));
    return next && runs_input(next);
}

// Whether something is checked behind this download, or behind one that comes before it.
static bool is_checked_from(const At *c, const Commands *commands, uint32_t last)
{
    for (uint32_t i = 0; i <= last; i++) {
        Str url = download_address(c, commands, i);
        if (url.len && !address_is_pinned(c, url) && is_verified(c->model, c->step, c->in, i))
            return true;
    }
    return false;
}

static void report_unread(Check *c, Span span, Str url)
{
    report(c, span, "whatever `%.*s` sends is run unread; check its digest before it runs",
           STR_ARG(url));
}

static void check_add(Check *c, const Instr *in)
{
    Sources sources = sources_of(&c->at, in);
    if (sources.count != 1 || sources.item[0].kind != SOURCE_URL) return;
    if (instr_flag(in, STR("checksum")) || address_is_pinned(&c->at, sources.item[0].text)) return;
    Str to = arg_value(c->arena, in, instr_last_arg(in));
    bool is_folder = str_ends_z(to, "/") || str_ends_z(to, ".");
    Str file = path_last(is_folder ? sources.item[0].text : to);
    if (is_run_later(&c->at, file)) report_unread(c, sources.item[0].span, sources.item[0].text);
}

static void check(Check *c, const Instr *in)
{
    if (in->kind == K_ADD) check_add(c, in);
    if (in->kind == K_ADD) return;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        Str url = download_address(&c->at, commands, i);
        if (!url.len || str_starts_z(url, "file:")) continue;
        bool is_here = is_piped(commands, i) || is_run_by_next(commands, i);
        Str file = is_here ? STR("") : download_file(in, &commands->item[i]);
        is_here = is_here || is_run_as_file(commands, i, file);
        if (!is_here && !is_run_later(&c->at, file)) continue;
        if (address_is_pinned(&c->at, url)) continue;
        if (is_checked_from(&c->at, commands, i)) return;
        report_unread(c, commands->item[i].span, url);
        return;
    }
}

RULE(remote_script_piped) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .beats = WORDS("download-unverified curl-error-ignored add-of-url"),
    .on = ON(RUN) | ON(ADD),
    .commands = WORDS("curl wget"),
    .check = check,
};
