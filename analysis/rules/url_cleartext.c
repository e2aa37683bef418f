// Download over https.
//
// What comes over http or ftp can be read and changed by everybody between the builder and the server.
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSLO http://example.org/x.tar.gz
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ `http://example.org/x.tar.gz` can be changed on its way to you; use https
// ```
//
// ```fixed
// FROM debian:12
// RUN curl -fsSLO https://example.org/x.tar.gz
// ```
//
// ```dockerfile
// FROM debian:12
// ADD http://example.org/x.tar.gz /x
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ `http://example.org/x.tar.gz` can be changed on its way to you; use https
// ```
//
// ```fixed
// FROM debian:12
// ADD https://example.org/x.tar.gz /x
// ```
//
// Nor is git's own protocol safe, and GitHub has switched it off:
//
// ```dockerfile
// FROM buildpack-deps:bookworm
// RUN git clone git://github.com/a/b.git
//               ^^^^^^^^^^^^^^^^^^^^^^^^ `git://github.com/a/b.git` can be changed on its way to you; use https
// ```
//
// ```fixed
// FROM buildpack-deps:bookworm
// RUN git clone https://github.com/a/b.git
// ```
//
// ```dockerfile
// FROM python:3.12
// RUN pip install --no-cache-dir --index-url=http://pypi.example.org/simple x==1.0
//                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `http://pypi.example.org/simple` can be changed on its way to you; use https
// ```
//
// ```fixed
// FROM python:3.12
// RUN pip install --no-cache-dir --index-url=https://pypi.example.org/simple x==1.0
// ```
//
// Your own network, mirrors with signed packages, and downloads that are checked afterwards are fine:
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSLO http://localhost:8080/x && wget -nv http://mirror/x http://10.0.0.1/x && curl -fsSL http://$HOST/x -o x
// RUN echo "deb http://deb.debian.org/debian bookworm main" > /etc/apt/sources.list && apk add -X http://dl-cdn.alpinelinux.org/alpine/edge/main x
// RUN curl -fsSLO http://example.org/x && echo "0123  x" | sha256sum -c -
// ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d http://example.org/y /y
// ENV NAMESPACE=http://www.w3.org/1999/xhtml
// ```
#include "lint/sources.h"
#include "rules/parts/downloads.h"

static bool is_cleartext(Str url)
{
    bool is_open =
        str_starts_z(url, "http://") || str_starts_z(url, "ftp://") || str_starts_z(url, "git://");
    return is_open && !host_is_private(url_host(url));
}

static bool fetches(const Command *c)
{
    static const Str NAMES = STR_INIT("curl wget aria2c svn hg pip pip2 pip3 npm yarn gem rpm");
    return str_is_one_of(c->name, NAMES) || cmd_is(c, "git", "clone") || cmd_is(c, "git", "fetch");
}

static void report_url(Check *c, Span span, Str url)
{
    report(c, span, "`%.*s` can be changed on its way to you; use https", STR_ARG(url));
}

// A URL, alone or behind an option: `--index-url=http://example.org/simple`.
static void check_word(Check *c, const Word *word)
{
    uint32_t equals = str_at(word->text, 0) == '-' ? str_find_char(word->text, '=') : STR_NONE;
    if (equals == STR_NONE) {
        if (is_cleartext(word->text)) report_url(c, word->span, word->text);
        return;
    }
    Str url = str_skip(word->text, equals + 1);
    if (!is_cleartext(url)) return;
    Span span = word->span;
    if (word_is_written(c->in, word)) {
        span = word_text_span(c->in, word);
        span.start += equals + 1;
    }
    report_url(c, span, url);
}

static void check_run(Check *c)
{
    if (!holds_cleartext_url(c->in->joined)) return;
    const Commands *commands = run_commands(&c->at);
    if (is_verified(c->model, c->step, c->in, 0)) return;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (!fetches(command)) continue;
        for (uint32_t k = 1; k < command->word_count; k++) check_word(c, &command->word[k]);
    }
}

static void check(Check *c, const Instr *in)
{
    if (in->kind == K_RUN) {
        check_run(c);
        return;
    }
    if (instr_flag(in, STR("checksum"))) return;
    Sources sources = sources_of(&c->at, in);
    for (uint32_t i = 0; i < sources.count; i++)
        if (is_cleartext(sources.item[i].text))
            report_url(c, sources.item[i].span, sources.item[i].text);
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str raw = instr_slice(in, found->span);
    uint32_t quote = str_at(raw, 0) == '"' || str_at(raw, 0) == '\'' ? 1 : 0;
    Str url = str_skip(raw, quote);
    uint32_t start = found->span.start + quote, name = str_starts_z(url, "git://") ? 3 : 4;
    if (name == 4 && !str_starts_z(url, "http://")) return;
    fix_offer(f, found, FIX_ASK, "Use https");
    fix_replace(f, found, (Span){start, start + name}, STR("https"));
}

RULE(url_cleartext) = {
    .codes = WORDS("sonar:S5332"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN) | ON(ADD),
    .commands = WORDS("curl wget aria2c svn hg pip npm yarn gem rpm git"),
    .is_folded = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
