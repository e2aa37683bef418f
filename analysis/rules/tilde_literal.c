// Write the home folder out instead of `~`.
//
// Only a shell knows that `~` is the home folder. The builder makes or looks for a folder that is called `~`. The same is
// true of a `~` that ENV puts into a variable.
//
// ```dockerfile
// FROM debian:12
// WORKDIR ~/app
//         ^^^^^ the builder does not expand `~`, so this names a folder called `~`; write the path
// COPY run.sh ~/bin/run.sh
//             ^^^^^^^^^^^^ the builder does not expand `~`, so this names a folder called `~`; write the path
// ENV PATH="~/bin:$PATH"
//          ^^^^^^^^^^^^^ the builder does not expand `~`, so this names a folder called `~`; write the path
// ```
//
// Where the user is known to be root, the fix writes `/root`:
//
// ```fixed
// FROM debian:12
// WORKDIR /root/app
// COPY run.sh /root/bin/run.sh
// ENV PATH="/root/bin:$PATH"
// ```
//
// ```dockerfile
// FROM debian:12
// USER app
// COPY ["~/.ssh/config", "/etc/ssh/"]
//       ^^^^^^^^^^^^^^^ the builder does not expand `~`, so this names a folder called `~`; write the path
// VOLUME ~/data
//        ^^^^^^ the builder does not expand `~`, so this names a folder called `~`; write the path
// ENV TOOLS=/opt/bin:~/bin
//           ^^^^^^^^^^^^^^ the builder does not expand `~`, so this names a folder called `~`; write the path
// ```
//
// In the commands of a RUN a shell reads it, but not in a mount, and elsewhere `~` is only a character:
//
// ```dockerfile
// FROM debian:12
// RUN cp a ~/b
// COPY backup~ /srv/a~/
// ENV SEPARATOR=~ PROMPT="in ~ "
// WORKDIR /srv/~old
// ```
#include "lint/run_facts.h"
#include "model/expanded.h"
#include "rules/parts/mount_options.h"
#include "rules/parts/user_home.h"

static bool is_home(Str path)
{
    return str_is_z(path, "~") || str_starts_z(path, "~/");
}

// Where `~/` begins an entry of the value, which may be a list of folders; STR_NONE if it does not.
static uint32_t home_in_list(Str value)
{
    for (uint32_t i = 0; i + 1 < value.len; i++) {
        bool is_start = !i || value.ptr[i - 1] == ':';
        if (is_start && value.ptr[i] == '~' && value.ptr[i + 1] == '/') return i;
    }
    return STR_NONE;
}

static void report_word(Check *c, Span span)
{
    report(c, span,
           "the builder does not expand `~`, so this names a folder called `~`; write the path");
}

static bool may_hold(Str text)
{
    return str_has_char(text, '~') || str_has_char(text, '$');
}

// The texts of an instruction that are still to come; they are expanded once for all rules.
typedef struct TextRow {
    const ExpandedText *next, *end;
} TextRow;

// What becomes of the one that begins there.
static Expansion expansion_at(Check *c, TextRow *t, uint32_t start)
{
    while (t->next < t->end && t->next->span.start < start) t->next++;
    return t->next < t->end ? expand_text(c->model, c->step, t->next) : (Expansion){0};
}

static void check_env(Check *c, const Instr *in, TextRow *texts)
{
    for (const Node *arg = instr_next_arg(in, NULL); arg; arg = instr_next_arg(in, arg)) {
        if (arg->kind != N_PAIR || !may_hold(pair_value(in, arg))) continue;
        if (str_is_z(pair_key(in, arg), "BASH_ENV")) continue; // bash expands it
        Expansion value = expansion_at(c, texts, pair_value_span(arg).start);
        Str text = value.is_ok && value.is_known ? value.result : pair_value(in, arg);
        if (!value.is_known && str_has_char(STR("\"'"), str_at(text, 0))) text = str_skip(text, 1);
        if (home_in_list(text) != STR_NONE) report_word(c, pair_value_span(arg));
    }
}

static void check_mounts(Check *c, const Instr *in)
{
    const Mounts *mounts = mounts_at(c->model, c->step, in);
    for (uint32_t i = 0; i < mounts->count; i++)
        if (is_home(mounts->item[i].target))
            report_word(c,
                        mount_option(&mounts->item[i], STR("target dst destination"))->value_span);
}

static void check(Check *c, const Instr *in)
{
    if (step_is_windows(c->model, c->step)) return;
    if (in->kind == K_RUN) {
        check_mounts(c, in);
        return;
    }
    ExpandedTexts all = expanded_texts_of(c->arena, c->model, c->step, in);
    if (!all.count) return;
    TextRow texts = {all.item, all.item + all.count};
    if (in->kind == K_ENV) {
        check_env(c, in, &texts);
        return;
    }
    for (const Node *arg = instr_next_arg(in, NULL); arg; arg = instr_next_arg(in, arg)) {
        if (arg->flags & NODE_HEREDOC) continue;
        Str raw = arg_value(c->arena, in, arg);
        if (!may_hold(raw)) continue;
        Expansion path = expansion_at(c, &texts, arg->start);
        if (path.is_ok && path.is_known && is_home(path.result)) report_word(c, node_span(arg));
    }
}

// The `~` itself in the range of the finding.
static uint32_t tilde_at(const Instr *in, const Finding *found)
{
    Str text = instr_slice(in, found->span);
    uint32_t skip = str_has_char(STR("\"'"), str_at(text, 0)) ? 1 : 0;
    uint32_t at = in->kind == K_ENV ? home_in_list(str_skip(text, skip)) : 0;
    return at == STR_NONE ? STR_NONE : found->span.start + skip + at;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str home = user_home_at(&f->at);
    uint32_t at = tilde_at(in, found);
    bool is_copy = in->kind == K_COPY || in->kind == K_ADD;
    bool is_source = is_copy && found->span.end != instr_last_arg(in)->end;
    if (!home.len || is_source || at == STR_NONE || str_at(in->joined, at) != '~') return;
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(home));
    fix_replace(f, found, (Span){at, at + 1}, home);
}

RULE(tilde_literal) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(WORKDIR) | ON(COPY) | ON(ADD) | ON(ENV) | ON(VOLUME) | ON(RUN),
    .signs = SIGN_TILDE | SIGN_DOLLAR,
    .beats = WORDS("workdir-relative cache-mount-misdirected"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
