// End the destination of several sources with a slash.
//
// Several sources need a folder as their destination. Without a `/` at the end, and where no such folder exists yet,
// BuildKit copies one file after the other to the same name, and only the last is left. Other builders refuse such a line.
//
// ```dockerfile
// FROM debian:12
// COPY a.txt b.txt /srv/data
//                  ^^^^^^^^^ end this with `/`: where it is not a folder yet, BuildKit keeps only the last of these files
// ADD ["c.txt", "d.txt", "/srv/more"]
//                        ^^^^^^^^^^^ end this with `/`: where it is not a folder yet, BuildKit keeps only the last of these files
// ```
//
// ```fixed
// FROM debian:12
// COPY a.txt b.txt /srv/data/
// ADD ["c.txt", "d.txt", "/srv/more/"]
// ```
//
// One source, a pattern, a variable at the end, and a folder that is known, are fine:
//
// ```dockerfile
// FROM debian:12
// ARG FOLDER=/srv/
// WORKDIR /app
// COPY a.txt /srv/data
// COPY *.txt /srv/data
// COPY a.txt b.txt $FOLDER
// COPY a.txt b.txt .
// COPY a.txt b.txt /app
// COPY a.txt b.txt /opt/
// COPY c.txt d.txt /opt
// WORKDIR "/srv/app/"
// COPY a.txt b.txt /srv/app
// ```
#include "lint/workdirs.h"

enum { LOOKS_MOST = 100 }; // instructions before the one that is checked

static bool ends_in_variable(Str text)
{
    uint32_t at = text.len;
    if (at && text.ptr[at - 1] == '}') return true;
    while (at && char_is_word(text.ptr[at - 1])) at--;
    return at && text.ptr[at - 1] == '$';
}

// Whether an instruction makes the folder: a WORKDIR, or a COPY whose destination ends in a slash.
static bool makes_folder(Check *c, uint32_t step, Str folder)
{
    const Instr *in = instr_at(c->model, step);
    uint32_t count = instr_arg_count(in);
    if (!count) return false;
    bool is_workdir = in->kind == K_WORKDIR;
    if (!is_workdir && in->kind != K_COPY && in->kind != K_ADD) return false;
    Str to = arg_value(c->arena, in, instr_arg(in, count - 1));
    if (is_workdir) to = without_quotes(to);
    bool has_slash = str_ends_z(to, "/");
    return (has_slash || is_workdir) && str_eq(str_cut(to, 0, to.len - has_slash), folder);
}

static bool is_known_folder(Check *c, Str folder)
{
    const Stage *stage = stage_of(c->model, c->step);
    uint32_t looks = LOOKS_MOST;
    for (uint32_t step = c->step; stage && looks-- && stage->from < step; step--)
        if (makes_folder(c, step - 1, folder)) return true;
    return false;
}

static void check(Check *c, const Instr *in)
{
    uint32_t count = instr_arg_count(in);
    if (count < 3) return;
    const Node *to = instr_arg(in, count - 1);
    Str text = arg_value(c->arena, in, to);
    if (str_ends_z(text, "/")) return;
    bool is_fine = str_is_one_of(text, STR(". ..")) || str_ends_z(text, "/.") ||
                   ends_in_variable(text) || is_known_folder(c, text);
    bool is_seen = in->kind == K_COPY && !c->in_onbuild;
    if (is_fine && !(fires_broadly(&c->at) && is_seen)) return;
    Finding *f = report(c, node_span(to),
                        "end this with `/`: where it is not a folder yet, BuildKit keeps only the "
                        "last of these files");
    if (!is_seen) f->codes = STR("kics:copy_with_more_than_two_args");
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str text = instr_slice(in, found->span);
    bool is_quoted = str_has_char(STR("\"'"), text.ptr[text.len - 1]);
    if (ends_in_variable(text)) return;
    fix_offer(f, found, FIX_SAFE, "End it with `/`");
    uint32_t end = found->span.end - is_quoted;
    fix_replace(f, found, (Span){end - 1, end}, str_fmt(f->arena, "%c/", in->joined.ptr[end - 1]));
}

RULE(copy_destination_unslashed) = {
    .codes = WORDS("hadolint:DL3021 trivy:DS-0011 kics:copy_with_more_than_two_args"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(COPY) | ON(ADD),
    .fixes = FIX_SAFE,
    .check = check,
    .fix = fix,
};
