// End every heredoc with its delimiter on a line of its own.
//
// The delimiter has to stand alone on its line, without spaces before or after it (`<<-` allows tabs before it). Without it
// the builder reads the rest of the file as the text, and refuses the file.
//
// ```dockerfile
// FROM alpine:3.20
// RUN <<EOF
//     ^^^^^ heredoc `EOF` is never closed: its end is indented
//   echo hello
//   EOF
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN <<EOF
//   echo hello
// EOF
// ```
//
// The name of the delimiter goes up to the next space:
//
// ```dockerfile
// FROM alpine:3.20
// RUN cat <<EOF>/etc/motd
//         ^^^^^^^^^^^^^^^ heredoc `EOF>/etc/motd` is never closed: its name goes up to the next space, so put one after `EOF`
// hello
// EOF
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN cat <<EOF >/etc/motd
// hello
// EOF
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN <<EOF
//   echo hello
// EOF
// ```
#include "lint/rule.h"
#include "rules/parts/heredoc_name.h"

static Str name_at(const Instr *in, Span word)
{
    for (uint32_t i = 0; i < in->heredoc_count; i++)
        if (in->heredoc[i].word.start == word.start) return in->heredoc[i].name;
    return instr_slice(in, word);
}

// After these the text of the heredoc would stand outside of what they close.
static bool is_bracket(char c)
{
    return c == ')' || c == '`';
}

static void report_open(Check *c, const Instr *in, const Heredoc *h, Span word)
{
    Span line = h ? heredoc_meant_end(in, h) : (Span){0, 0};
    const char *why = line.start < line.end ? heredoc_why_not_end(in, h, line) : "";
    Finding *f =
        report(c, word, "heredoc `%.*s` is never closed%s", STR_ARG(name_at(in, word)), why);
    if (line.start < line.end) relate(c, f, c->step, line, "meant as its end");
}

static void report_unclosed(Check *c, const Instr *in, Span word)
{
    uint32_t end = word.end;
    const Heredoc *h = NULL;
    Str meant = STR(""), name = name_at(in, word);
    for (uint32_t i = 0; i < in->heredoc_count; i++)
        if (in->heredoc[i].word.start == word.start) h = &in->heredoc[i];
    if (h) meant = heredoc_meant_name(in, h, &end);
    if (!meant.len)
        report_open(c, in, h, word);
    else if (is_bracket(str_at(in->joined, end)))
        report(c, word, "heredoc `%.*s` is never closed: its name goes up to the next space",
               STR_ARG(name));
    else
        report(c, word,
               "heredoc `%.*s` is never closed: its name goes up to the next space, so put one "
               "after `%.*s`",
               STR_ARG(name), STR_ARG(meant));
}

static void check(Check *c, const Instr *in)
{
    for (uint32_t i = 0; i < in->problem_count; i++) {
        const Problem *p = &in->problem[i];
        if (p->kind == PROBLEM_HEREDOC_UNCLOSED) report_unclosed(c, in, p->span);
        if (p->kind == PROBLEM_HEREDOC_UNREADABLE)
            report(c, p->span, "the delimiter of this heredoc cannot be read");
    }
}

// The line of the body that would close it but for blanks, as a joined range of those blanks; empty when none.
static bool fix_end(Fix *f, const Finding *found, const Instr *in, const Heredoc *h)
{
    Span line = heredoc_meant_end(in, h);
    if (line.start == line.end) return false;
    Str text = instr_slice(in, line);
    if (!str_eq(str_trim(text), h->name))
        fix_offer(f, found, FIX_ASK, "Write `%.*s` at its end", STR_ARG(h->name));
    else if (char_is_blank(str_at(text, text.len - 1)))
        fix_offer(f, found, FIX_ASK, "Delete the spaces after `%.*s`", STR_ARG(h->name));
    else
        fix_offer(f, found, FIX_ASK, "Unindent `%.*s`", STR_ARG(h->name));
    fix_replace(f, found, line, h->name);
    return true;
}

static bool fix_glued(Fix *f, const Finding *found, const Instr *in, const Heredoc *h)
{
    uint32_t end;
    Str name = heredoc_meant_name(in, h, &end);
    if (!name.len) return false;
    char next = in->joined.ptr[end];
    if (is_bracket(next)) return true;
    if (in->kind != K_RUN) {
        heredoc_drop_operators(f, found, in, end);
        return true;
    }
    fix_offer(f, found, FIX_ASK, "Put a space after `%.*s`", STR_ARG(name));
    fix_insert(f, found, end, STR(" "));
    return true;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    for (uint32_t i = 0; i < in->heredoc_count; i++) {
        const Heredoc *h = &in->heredoc[i];
        if (h->word.start != found->span.start) continue;
        if (fix_glued(f, found, in, h)) return;
        if (fix_end(f, found, in, h)) return;
        Str newline = fix_newline(f);
        bool ends_open = h->body.end && h->body.end == in->joined.len &&
                         str_at(in->joined, h->body.end - 1) != '\n';
        Str line = str_fmt(f->arena, "%.*s%.*s%.*s", STR_ARG(ends_open ? newline : STR("")),
                           STR_ARG(h->name), STR_ARG(newline));
        fix_offer(f, found, FIX_ASK, "Add the line `%.*s`", STR_ARG(h->name));
        fix_insert(f, found, h->body.end, line);
        return;
    }
}

RULE(heredoc_unclosed) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(RUN) | ON(COPY) | ON(ADD),
    .phase = PHASE_PARSE,
    .fixes = FIX_ASK,
    .fix = fix,
    .check = check,
};
