// Write a heredoc so that the builder sees it.
//
// The builder looks for heredocs itself, before the shell runs. It sees `<<EOF` only at the start of a word of RUN, COPY
// or ADD. Where it sees none, it reads the lines of the text as instructions, and refuses the file.
//
// ```dockerfile
// FROM debian:12
// RUN cat >/etc/app.conf<<EOF
//         ^^^^^^^^^^^^^^^^^^^ the builder needs a space before `<<` to see a heredoc; the lines below are read as instructions
// port: 80
// user app
// EOF
// ```
//
// ```fixed
// FROM debian:12
// RUN cat >/etc/app.conf <<EOF
// port: 80
// user app
// EOF
// ```
//
// A space after `<<-` hides the heredoc too, and so does a `${...}` that the builder does not know, or a quote that is
// never closed, anywhere in the line:
//
// ```dockerfile
// FROM debian:12
// RUN cat <<- EOF > /etc/app.conf
//         ^^^^^^^ with a space after `<<-` the builder sees no heredoc; the lines below are read as instructions
// port: 80
// EOF
// ```
//
// ```fixed
// FROM debian:12
// RUN cat <<-EOF > /etc/app.conf
// port: 80
// EOF
// ```
//
// A single `<` reads a file:
//
// ```dockerfile
// FROM debian:12
// RUN cat <EOF >/etc/app.conf
//         ^^^^ `<` reads a file; a heredoc begins with `<<`; the lines below are read as instructions
// port: 80
// EOF
// ```
//
// ```fixed
// FROM debian:12
// RUN cat <<EOF >/etc/app.conf
// port: 80
// EOF
// ```
//
// A shift and a here-string of bash are not heredocs:
//
// ```dockerfile
// FROM debian:12
// SHELL ["/bin/bash", "-c"]
// RUN cat <<< x && echo $((1<<A)) "<<B" && cat <<EOF
// text
// EOF
// ```
#include "rules/parts/unseen_heredoc.h"
#include "syntax/walk.h"

static Str reason(Arena *a, const Instr *in, const Unseen *u)
{
    Str place = instr_slice(in, u->place);
    switch (u->by) {
    case UNSEEN_GLUED: return STR("the builder needs a space before `<<` to see a heredoc");
    case UNSEEN_DASH_SPACE: return STR("with a space after `<<-` the builder sees no heredoc");
    case UNSEEN_HERE_STRING: return STR("`<<<` starts no heredoc, it gives the command one word");
    case UNSEEN_SINGLE: return STR("`<` reads a file; a heredoc begins with `<<`");
    case UNSEEN_NAMELESS: return STR("`<<` needs the word right after it that ends the heredoc");
    case UNSEEN_QUOTED:
        return STR("the builder sees no heredoc inside quotes or after a backslash");
    case UNSEEN_QUOTE_OPEN:
        return STR("this quote is never closed, so the builder sees no heredoc");
    case UNSEEN_EXPANSION:
        return str_fmt(a, "the builder cannot read `%.*s`, so it sees no heredoc", STR_ARG(place));
    case UNSEEN_EXEC_FORM: return STR("an exec form cannot have a heredoc");
    case UNSEEN_KIND: return STR("only RUN, COPY and ADD can have a heredoc");
    case UNSEEN_COPY_SPACE: break;
    }
    return STR("");
}

static void check(Check *c, const Instr *in)
{
    Unseen u;
    if (!unseen_heredoc(c->arena, c->model, c->step, in, &u)) return;
    if (u.by == UNSEEN_COPY_SPACE) {
        report(c, u.place,
               "`%.*s` splits its arguments at spaces, so it looks for files called "
               "`%.*s` and `%.*s`",
               STR_ARG(keyword_name(in->kind)), STR_ARG(instr_slice(in, u.operator_span)),
               STR_ARG(instr_slice(in, u.name)));
        return;
    }
    Str what = reason(c->arena, in, &u);
    Finding *f = report(c, u.place, "%.*s; %s", STR_ARG(what),
                        u.last_item ? "the lines below are read as instructions"
                                    : "the command gets an empty text");
    f->last_item = u.last_item;
    if (u.last_item) f->severity = FL_ERROR;
}

// What follows the delimiter must be set off as well, as far as it can be.
static bool set_off_rest(Fix *f, const Finding *found, const Instr *in, uint32_t end, bool is_dry)
{
    char next = str_at(in->joined, end);
    if (in->logical <= end || char_is_blank(next)) return true;
    if (!str_has_char(STR("><;|&"), next)) return false;
    if (!is_dry) fix_insert(f, found, end, STR(" "));
    return true;
}

// Whether every line of the text is one for certain: none starts with an instruction in capitals.
static bool is_text(const Model *m, uint32_t step, uint32_t last_item)
{
    for (uint32_t i = step + 1; i < step_count(m) && item_of(m, i) <= last_item; i++) {
        const Instr *in = instr_at(m, i);
        if (in->kind != K_UNKNOWN && str_has_upper(node_str(in, instr_keyword(in)))) return false;
    }
    return last_item;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Unseen u;
    if (!unseen_heredoc(f->arena, f->model, found->step, in, &u) || !u.is_bare) return;
    if (!set_off_rest(f, found, in, u.name.end, true)) return;
    uint32_t at = u.operator_span.start;
    char before = str_at(in->joined, at - 1);
    int safety = is_text(f->model, found->step, u.last_item) ? FIX_SAFE : FIX_ASK;
    if (u.by == UNSEEN_GLUED && before != '}' && before != '(') {
        fix_offer(f, found, safety, "Put a space before `<<`");
        fix_insert(f, found, at, STR(" "));
    } else if (u.by == UNSEEN_DASH_SPACE || u.by == UNSEEN_COPY_SPACE) {
        fix_offer(f, found, u.by == UNSEEN_COPY_SPACE ? FIX_ASK : safety,
                  "Delete the space after `%.*s`", STR_ARG(instr_slice(in, u.operator_span)));
        fix_delete(f, found, (Span){u.operator_span.end, u.name.start});
    } else if (u.by == UNSEEN_HERE_STRING) {
        fix_offer(f, found, FIX_ASK, "Write `<<`");
        fix_delete(f, found, (Span){at, at + 1});
    } else if (u.by == UNSEEN_SINGLE && char_is_blank(before)) {
        fix_offer(f, found, safety, "Write `<<`");
        fix_replace(f, found, (Span){at, u.name.start}, STR("<<"));
    } else if (u.by == UNSEEN_NAMELESS) {
        Str name = unseen_last_line(f->model, &u);
        fix_offer(f, found, FIX_ASK, "Write `%.*s` after it", STR_ARG(name));
        fix_insert(f, found, u.name.start, name);
    } else {
        return;
    }
    set_off_rest(f, found, in, u.name.end, false);
}

RULE(heredoc_ignored) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .beats = WORDS("shell-not-json continuation-missing instruction-unknown shell-form-command "
                   "shell-form-without-shell "
                   "json-malformed equals-missing value-missing legacy-key-value "
                   "expansion-invalid"),
    .voids = VOIDS_ARGUMENTS | VOIDS_NO_SHELL,
    .on = ON_EVERY,
    .signs = SIGN_LESS,
    .settles_lines = true,
    .fixes = FIX_SAFE | FIX_ASK | FIX_FORM,
    .check = check,
    .fix = fix,
};
