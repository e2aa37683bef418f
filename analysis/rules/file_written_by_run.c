// Write files with a COPY heredoc.
//
// A heredoc shows the file as it will be, without the quotes and `\n` of a shell, and needs no shell. This rule is off by
// default; `strict` switches it on.
//
// ```dockerfile
// # syntax=docker/dockerfile:1
// FROM debian:12
// RUN echo 'listen_addresses = *' > /etc/app.conf
//     ^^^^ this only writes a file; a COPY heredoc shows its text as it is
// ```
//
// ```fixed
// # syntax=docker/dockerfile:1
// FROM debian:12
// COPY <<"EOF" /etc/app.conf
// listen_addresses = *
// EOF
// ```
//
// ```dockerfile
// FROM debian:12
// RUN printf 'a\nb\n' > /etc/app.conf
//     ^^^^^^ this only writes a file; a COPY heredoc shows its text as it is
// ```
//
// Text that a shell makes, a file that grows, and other work are fine:
//
// ```dockerfile
// FROM debian:12
// RUN echo "$HOME" > /etc/a.conf
// RUN echo a >> /etc/a.conf
// RUN mkdir /x && echo a > /x/a
// RUN echo hello
// ```
#include "lint/run_facts.h"

// Where the `>` stands behind the words of the command; STR_NONE when it is another redirection.
static uint32_t redirect_at(const Instr *in, const Command *c)
{
    uint32_t at = c->word[c->word_count - 1].span.end;
    while (char_is_blank(str_at(in->joined, at))) at++;
    bool is_plain = str_at(in->joined, at) == '>' && str_at(in->joined, at + 1) != '>' &&
                    str_at(in->joined, at + 1) != '&';
    return is_plain ? at : STR_NONE;
}

// The only command, when it writes exact text to a file and does nothing else.
static const Command *writer_of(const Commands *commands)
{
    const Command *only = commands->count == 1 && commands->is_complete ? commands->item : NULL;
    if (!only || !only->has_redirect_out || only->prefix_count || only->word_count < 2) return NULL;
    if (!cmd_is(only, "echo", NULL) && !cmd_is(only, "printf", NULL)) return NULL;
    for (uint32_t i = 1; i < only->word_count; i++)
        if (!only->word[i].is_literal) return NULL;
    return only;
}

static void check(Check *c, const Instr *in)
{
    const Command *writer =
        in->is_json || in->heredoc_count ? NULL : writer_of(run_commands(&c->at));
    if (!writer || redirect_at(in, writer) == STR_NONE) return;
    report(c, writer->word[0].span,
           "this only writes a file; a COPY heredoc shows its text as it is");
}

static bool is_plain_path(Str path)
{
    for (uint32_t i = 0; i < path.len; i++)
        if (!char_is_word(path.ptr[i]) && !str_has_char(STR("/.-"), path.ptr[i])) return false;
    return str_at(path, 0) == '/' && !str_ends_z(path, "/");
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    const Command *writer = writer_of(commands);
    uint32_t at = writer ? redirect_at(in, writer) : STR_NONE;
    bool is_echo = writer && cmd_is(writer, "echo", NULL) && writer->word_count == 2;
    if (!is_echo || at == STR_NONE || instr_flag_count(in) || in->cut_count) return;
    Str path = str_trim(str_cut(in->joined, at + 1, in->logical)), text = writer->word[1].text;
    bool is_odd = str_has_char(text, '\\') || str_has_char(text, '\n') || str_at(text, 0) == '-';
    if (!is_plain_path(path) || is_odd || str_is_z(text, "EOF")) return;
    Str end = fix_newline(f);
    fix_offer(f, found, FIX_ASK, "Use a COPY heredoc");
    fix_replace(f, found, (Span){in->start, in->logical},
                str_fmt(f->arena, "COPY <<\"EOF\" %.*s%.*s%.*s%.*sEOF", STR_ARG(path), STR_ARG(end),
                        STR_ARG(text), STR_ARG(end)));
}

RULE(file_written_by_run) = {
    .codes = WORDS("tally:prefer-copy-heredoc"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
