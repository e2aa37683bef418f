// Quote the delimiter of a heredoc whose text has backslashes.
//
// Where the delimiter has no quotes, the builder replaces variables in the lines of a COPY or ADD, and removes every backslash before
// a character: `\n` becomes `n`, and `C:\app` becomes `C:app`.
//
// ```dockerfile
// # syntax=docker/dockerfile:1
// FROM nginx:1.27
// COPY <<EOF /etc/nginx/conf.d/app.conf
//      ^^^^^ the builder drops the backslash of `\.` in these lines; quote the delimiter, `<<"EOF"`
// location ~ \.php$ {
// }
// EOF
// ```
//
// ```fixed
// # syntax=docker/dockerfile:1
// FROM nginx:1.27
// COPY <<"EOF" /etc/nginx/conf.d/app.conf
// location ~ \.php$ {
// }
// EOF
// ```
//
// With variables in the text each backslash has to be doubled instead:
//
// ```dockerfile
// # syntax=docker/dockerfile:1
// FROM debian:12
// ARG NAME=a
// COPY <<EOF /etc/app.conf
//      ^^^^^ the builder drops the backslash of `\t` in these lines; quote the delimiter, `<<"EOF"`
// $NAME\tx
// EOF
// ```
//
// A quoted delimiter, `\$` and `\\`, which are meant for the builder, and the script of a RUN, are fine:
//
// ```dockerfile
// # syntax=docker/dockerfile:1
// FROM debian:12
// COPY <<"EOF" <<MORE /etc/
// a\.b
// EOF
// \$HOME and \\n
// MORE
// RUN <<EOF
// printf 'a\nb'
// EOF
// ```
#include "rules/parts/heredoc_quote.h"

// The first backslash before a character that needs none; the length of the text if there is none.
static uint32_t lost_backslash(Str body)
{
    uint32_t i = 0;
    for (; i + 1 < body.len; i++) {
        if (body.ptr[i] != '\\') continue;
        if (!str_has_char(STR("$\\\r\n"), body.ptr[i + 1])) return i;
        i++;
    }
    return body.len;
}

static void check(Check *c, const Instr *in)
{
    for (uint32_t i = 0; i < in->heredoc_count; i++) {
        const Heredoc *h = &in->heredoc[i];
        Str body = instr_slice(in, h->body);
        uint32_t at = h->is_expanded ? lost_backslash(body) : body.len;
        if (at == body.len) continue;
        uint32_t len = 2;
        while ((str_at(body, at + len) & 0xC0) == 0x80) len++;
        report(c, h->word,
               "the builder drops the backslash of `%.*s` in these lines; quote the delimiter, "
               "`<<\"%.*s\"`",
               STR_ARG(str_cut(body, at, at + len)), STR_ARG(h->name));
    }
}

RULE(heredoc_text_changed) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(COPY) | ON(ADD),
    .fixes = FIX_ASK,
    .check = check,
    .fix = heredoc_quote,
};
