// Write flags right after the instruction.
//
// A flag after the first argument, or with one dash, is an argument like any other: COPY looks for a file of that name. ARG,
// STOPSIGNAL and HEALTHCHECK NONE ignore every flag silently.
//
// ```dockerfile
// FROM debian:12
// COPY a.txt --chown=app /srv/
//            ^^^^^^^^^^^ a flag after the first argument is read as a file name; write it right after `COPY`
// ```
//
// ```fixed
// FROM debian:12
// COPY --chown=app a.txt /srv/
// ```
//
// ```dockerfile
// FROM debian:12
// HEALTHCHECK --interval=5s NONE
//             ^^^^^^^^^^^^^ `HEALTHCHECK NONE` ignores all flags, this one too
// STOPSIGNAL --x SIGINT
//            ^^^ `STOPSIGNAL` ignores all flags, this one too
// ```
//
// ```fixed
// FROM debian:12
// HEALTHCHECK NONE
// STOPSIGNAL SIGINT
// ```
//
// A flag begins with two dashes; with one, or with a longer dash from a word processor, it is an argument too:
//
// ```dockerfile
// FROM debian:12
// COPY -chown=app a.txt b.txt /srv/
//      ^^^^^^^^^^ this is not read as a flag of `COPY`, as a flag begins with `--`
// RUN –network=none make
//     ^^^^^^^^^^^^^ this is not read as a flag of `RUN`, as a flag begins with `--`
// ```
//
// ```fixed
// FROM debian:12
// COPY --chown=app a.txt b.txt /srv/
// RUN --network=none make
// ```
//
// Behind CMD, a flag of HEALTHCHECK is run as the command, so that the container is never healthy:
//
// ```dockerfile
// FROM debian:12
// HEALTHCHECK CMD --interval=5s --retries=2 /check
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^ a flag behind `CMD` is read as the command; write it right after `HEALTHCHECK`
// ```
//
// ```fixed
// FROM debian:12
// HEALTHCHECK --interval=5s --retries=2 CMD /check
// ```
//
// Flags of the programs that an instruction starts are fine:
//
// ```dockerfile
// FROM debian:12
// COPY --chown=app a.txt --chapter1 /srv/
// RUN make --network=host
// HEALTHCHECK --interval=5s CMD curl --retry 3 localhost
// HEALTHCHECK --interval=5s CMD ["--interval=5s"]
// ```
#include "instructions/instruction.h"
#include "lint/rule.h"
#include "values/long_dash.h"

static bool is_none(const Instr *in)
{
    const Node *type = in->kind == K_HEALTHCHECK ? node_child(in->node, N_TYPE) : NULL;
    return type && str_ieq(node_str(in, type), STR("NONE"));
}

static void check_dropped(Check *c, const Instr *in)
{
    const char *what = in->kind == K_HEALTHCHECK ? " NONE" : "";
    for (const Node *flag = instr_next_flag(in, NULL); flag; flag = instr_next_flag(in, flag))
        report(c, node_span(flag), "`%.*s%s` ignores all flags, this one too",
               STR_ARG(keyword_name(in->kind)), what);
}

static Str flag_of(Str word)
{
    if (!str_starts_z(word, "--")) return STR("");
    Str name = str_skip(word, 2);
    return str_cut(name, 0, str_find_char(name, '='));
}

// The bytes of the dash that a word begins with instead of two; 0 when it begins in another way.
static uint32_t wrong_dash(Str word)
{
    return str_at(word, 0) == '-' ? 1 : long_dash(word);
}

static bool is_flag_with(const Instr *in, Str word, uint32_t dash)
{
    uint32_t equals = str_find_char(word, '=');
    return dash < equals && equals < word.len && flag_info(in->kind, str_cut(word, dash, equals));
}

static void check_dash(Check *c, const Instr *in)
{
    const Node *arg = in->is_json ? NULL : instr_next_arg(in, NULL);
    if (!arg) return;
    Str word = node_str(in, arg);
    uint32_t dash = wrong_dash(word);
    if (!dash) return;
    word = str_next_word(&word);
    if (!is_flag_with(in, word, dash)) return;
    report(c, (Span){arg->start, arg->start + word.len},
           "this is not read as a flag of `%.*s`, as a flag begins with `--`",
           STR_ARG(keyword_name(in->kind)));
}

// `HEALTHCHECK CMD --interval=5s curl ...`: no program is called like a flag.
static void check_health(Check *c, const Instr *in)
{
    const Node *arg = in->is_json || is_none(in) ? NULL : instr_arg(in, 1);
    if (!arg) return;
    uint32_t end = 0;
    for (Str rest = node_str(in, arg), word;;) {
        word = str_next_word(&rest);
        if (!flag_info(K_HEALTHCHECK, flag_of(word))) break;
        end = (uint32_t)(rest.ptr - in->joined.ptr);
    }
    if (!end) return;
    report(c, (Span){arg->start, end},
           "a flag behind `CMD` is read as the command; write it right after `HEALTHCHECK`");
}

static void check(Check *c, const Instr *in)
{
    check_dash(c, in);
    if (in->kind == K_HEALTHCHECK) check_health(c, in);
    if (in->kind == K_ARG || in->kind == K_STOPSIGNAL || is_none(in)) check_dropped(c, in);
    if ((in->kind != K_COPY && in->kind != K_ADD) || in->is_json) return;
    for (const Node *arg = instr_next_arg(in, NULL); arg; arg = instr_next_arg(in, arg)) {
        if (str_at(in->joined, arg->start) != '-') continue;
        Str name = flag_of(node_str(in, arg));
        if (!name.len || !flag_info(in->kind, name)) continue;
        report(c, node_span(arg),
               "a flag after the first argument is read as a file name; write it right after "
               "`%.*s`",
               STR_ARG(keyword_name(in->kind)));
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str word = instr_slice(in, found->span);
    if (!str_starts_z(word, "--")) {
        uint32_t end = found->span.start + wrong_dash(word);
        fix_offer(f, found, FIX_ASK, "Write it with `--`");
        fix_replace(f, found, (Span){found->span.start, end}, STR("--"));
        return;
    }
    uint32_t start = found->span.start, keyword = instr_keyword(in)->end;
    while (char_is_blank(str_at(in->joined, start - 1))) start--;
    bool is_dropped = in->kind == K_ARG || in->kind == K_STOPSIGNAL || is_none(in);
    fix_offer(f, found, FIX_ASK, is_dropped ? "Delete it" : "Move it to the front");
    fix_delete(f, found, (Span){start, found->span.end});
    if (is_dropped) return;
    fix_insert(f, found, keyword, str_join(f->arena, STR(" "), instr_slice(in, found->span)));
}

RULE(flag_misplaced) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .voids = VOIDS_REST | VOIDS_NO_SHELL,
    .beats = WORDS("from-malformed image-reference-invalid image-untagged healthcheck-malformed"),
    .on = ON(FROM) | ON(RUN) | ON(COPY) | ON(ADD) | ON(ARG) | ON(STOPSIGNAL) | ON(HEALTHCHECK),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
