// Run commands in RUN only: `$(date)` in ENV or ARG stays text.
//
// `$( )`, `$(( ))` and backquotes belong to the shell. In ENV, ARG, LABEL, WORKDIR, USER, VOLUME, COPY and ADD the builder replaces
// variables and nothing else, so the command itself becomes the value. Pass the value in with an ARG and `--build-arg`, or
// work it out in the RUN that needs it.
//
// ```dockerfile
// FROM debian:12
// ARG COMMIT=$(git rev-parse HEAD)
//            ^^^^^^^^^^^^^^^^^^^^^ `$(git rev-parse HEAD)` stays as it is written, as `ARG` starts no shell; pass the value in with `--build-arg`, or work it out in a RUN
// ENV JOBS="-j$(nproc)"
//             ^^^^^^^^ `$(nproc)` stays as it is written, as `ENV` starts no shell; pass the value in with `--build-arg`, or work it out in a RUN
// WORKDIR /srv/`hostname`
//              ^^^^^^^^^^ ``hostname`` stays as it is written, as `WORKDIR` starts no shell; pass the value in with `--build-arg`, or work it out in a RUN
// ```
//
// What a shell would do after COPY or ADD is not done either; each word is read as a name:
//
// ```dockerfile
// FROM debian:12
// COPY config* /etc/app/ 2>/dev/null || true
//                        ^^^^^^^^^^^^^^^^^^^ this is read as names of files, as `COPY` starts no shell; delete it, or use a RUN
// COPY run.sh /usr/bin/ && chmod 755 /usr/bin/run.sh
//                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this is read as names of files, as `COPY` starts no shell; delete it, or use a RUN
// ```
//
// ```fixed
// FROM debian:12
// COPY config* /etc/app/
// COPY run.sh /usr/bin/ && chmod 755 /usr/bin/run.sh
// ```
//
// What is protected, what describes a command, and what a shell evaluates later is fine:
//
// ```dockerfile
// FROM debian:12
// ENV A='$(date)' B=\$(date) PS1="$(whoami)> "
// LABEL run="docker run -v $(pwd):/work example/tool"
// RUN make -j"$(nproc)"
// ```
#include "lint/rule.h"
#include "rules/parts/tail.h"
#include "shell/commands.h"

static bool is_evaluated(Str name)
{
    return str_is_one_of(name, STR("PS0 PS1 PS2 PS4")) || str_starts_z(name, "PROMPT") ||
           str_ends_z(name, "CMD") || str_ends_z(name, "COMMAND");
}

static uint32_t backquote_end(Str text, uint32_t at)
{
    uint32_t close = str_find_char(str_skip(text, at + 1), '`');
    return close == STR_NONE ? 0 : at + close + 2;
}

// The end of `$(...)` or `...` in backquotes that begins at `at`; 0 when none does. `is_open` notes which is never closed,
// and then none after it is.
static uint32_t substitution_end(const Instr *in, uint32_t at, bool is_open[2])
{
    Str text = str_cut(in->joined, 0, in->logical);
    bool is_dollar = str_starts_z(str_skip(text, at), "$(");
    bool is_quote = str_at(text, at) == '`' && in->before.escape != '`';
    if ((!is_dollar && !is_quote) || is_open[is_dollar]) return 0;
    uint32_t end = is_dollar ? shell_substitution_end(text, at) : backquote_end(text, at);
    is_open[is_dollar] = !end;
    return end;
}

// The first one in the text that is neither in single quotes nor behind an escape.
static Span find(const Instr *in, Span text)
{
    char quote = 0;
    bool is_open[2] = {false};
    for (uint32_t at = text.start; at < text.end; at++) {
        char c = in->joined.ptr[at];
        uint32_t end = quote == '\'' ? 0 : substitution_end(in, at, is_open);
        if (end) return (Span){at, end};
        if (c == in->before.escape && quote != '\'') at++;
        if (c == quote)
            quote = 0;
        else if (!quote && (c == '"' || c == '\''))
            quote = c;
    }
    return (Span){0};
}

static bool is_text(const Instr *in, const Node *arg, Span found)
{
    if (arg->kind != N_PAIR) return false;
    Span value = pair_value_span(arg);
    uint32_t quoted = str_at(in->joined, value.start) == '"';
    if (in->kind != K_LABEL) return is_evaluated(pair_key(in, arg));
    return found.start != value.start + quoted || found.end + quoted < value.end;
}

// What begins like the rest of a command, behind the names of COPY and ADD.
static void check_names(Check *c, const Instr *in)
{
    Span tail = {0};
    for (const Node *arg = instr_next_arg(in, NULL); arg; arg = instr_next_arg(in, arg)) {
        Str text = node_str(in, arg);
        if (str_at(text, 0) == '#') break;
        bool is_first = str_is_one_of(text, STR("|| && | 2>/dev/null"));
        if (is_first && !tail.end) tail.start = node_span(arg).start;
        if (tail.start) tail.end = node_span(arg).end;
    }
    if (!tail.end) return;
    report(c, tail,
           "this is read as names of files, as `%.*s` starts no shell; delete it, or use a RUN",
           STR_ARG(keyword_name(in->kind)))
        ->number = !str_has_z(instr_slice(in, tail), "&&");
}

// Such a build failed: no file is called so.
static void fix(Fix *f, const Finding *found)
{
    if (!found->number) return;
    const Instr *in = finding_instr(f->model, found);
    fix_offer(f, found, FIX_SAFE, "Delete it");
    fix_delete(f, found, (Span){tail_blanks(in, found->span.start).start, found->span.end});
}

static void check(Check *c, const Instr *in)
{
    if ((in->kind == K_COPY || in->kind == K_ADD) && !in->is_json) check_names(c, in);
    if (!str_has_char(in->joined, '`') && !str_has_z(in->joined, "$(")) return;
    for (const Node *arg = instr_next_arg(in, NULL); arg; arg = instr_next_arg(in, arg)) {
        Span found = find(in, arg->kind == N_PAIR ? pair_value_span(arg) : node_span(arg));
        if (found.start == found.end || is_text(in, arg, found)) continue;
        report(c, found,
               "`%.*s` stays as it is written, as `%.*s` starts no shell; pass the value in with "
               "`--build-arg`, or work it out in a RUN",
               STR_ARG(instr_slice(in, found)), STR_ARG(keyword_name(in->kind)));
    }
}

RULE(substitution_unexpanded) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .voids = VOIDS_REST,
    .on = ON(ENV) | ON(ARG) | ON(LABEL) | ON(WORKDIR) | ON(USER) | ON(VOLUME) | ON(COPY) | ON(ADD),
    .fixes = FIX_SAFE,
    .beats = WORDS(
        "workdir-relative legacy-key-value copy-folders-merged copy-destination-unslashed "
        "copy-relative-without-workdir json-malformed"),
    .check = check,
    .fix = fix,
};
