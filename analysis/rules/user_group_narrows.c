// Do not name a group in USER when the user needs others too.
//
// `USER name:group` gives the process that one group only. It loses the other groups that `usermod -aG` or `useradd -G` put
// the user into, and with them the right to open a socket or a device.
//
// ```dockerfile
// FROM debian:12
// RUN useradd app && usermod -aG docker,video app
// USER app:app
//      ^^^^^^^ with `:app` the process loses the other groups of `app` (`docker,video`); write `USER app`
// ```
//
// ```fixed
// FROM debian:12
// RUN useradd app && usermod -aG docker,video app
// USER app
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN adduser -D app && addgroup app audio
// USER app:audio
//      ^^^^^^^^^ with `:audio` the process loses the other groups of `app` (`audio`); write `USER app`
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN adduser -D app && addgroup app audio
// USER app
// ```
//
// ```dockerfile
// FROM debian:12
// RUN useradd app && gpasswd -a app audio && gpasswd -a ada video
// USER app:app
//      ^^^^^^^ with `:app` the process loses the other groups of `app` (`audio`); write `USER app`
// ```
//
// ```dockerfile
// FROM debian:12
// RUN useradd app && usermod -aG docker app
// USER app
// USER 1000:1000
// USER root:app
// FROM debian:12
// RUN useradd app
// USER app:app
// ```
#include "lint/users.h"

// `adduser app audio`, `addgroup app audio`.
static bool is_pair_of(const Command *c, Str user)
{
    bool is_add = cmd_is(c, "adduser", NULL) || cmd_is(c, "addgroup", NULL);
    return is_add && c->word_count == 3 && str_eq(c->word[1].text, user);
}

// `gpasswd -a app audio`.
static bool adds_member(const Command *c, Str user)
{
    Str member = STR("");
    return cmd_is(c, "gpasswd", NULL) && cmd_value(c, "-a", "--add", &member) &&
           str_eq(member, user);
}

// The value of `-G`, alone or at the end of a cluster such as `-aG`.
static Str value_of_groups(const Command *c)
{
    Str groups = STR("");
    if (cmd_value(c, "-G", "--groups", &groups)) return groups;
    for (uint32_t i = 1; i + 1 < c->word_count; i++) {
        Str word = c->word[i].text;
        bool is_cluster = str_at(word, 0) == '-' && str_at(word, 1) != '-';
        if (is_cluster && str_ends_z(word, "G")) return c->word[i + 1].text;
    }
    return groups;
}

// The groups that the command puts the user into, as they are written; empty if it is none of these.
static Str groups_of(const Command *c, Str user)
{
    if (c->word_count < 2) return STR("");
    Str last = c->word[c->word_count - 1].text;
    if (is_pair_of(c, user) || adds_member(c, user)) return last;
    bool is_change = cmd_is(c, "usermod", NULL) || cmd_is(c, "useradd", NULL);
    return is_change && str_eq(last, user) ? value_of_groups(c) : STR("");
}

static Str further_groups(const Model *m, uint32_t step, Str user)
{
    Chain chain = chain_before(m, step);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_of(m, chain.step, in);
        for (uint32_t i = 0; i < commands->count; i++) {
            Str groups = groups_of(&commands->item[i], user);
            if (groups.len) return groups;
        }
    }
    return STR("");
}

static bool is_number(Str text)
{
    uint32_t number;
    return str_number(text, &number);
}

static void check(Check *c, const Instr *in)
{
    Span span = instr_args_span(in);
    Str group = instr_slice(in, span), user = STR("");
    if (!str_has_char(group, ':') || str_has_char(group, '$')) return;
    str_next_part(&group, ':', &user);
    if (!group.len || is_number(user) || str_is_z(user, "root")) return;
    Str further = further_groups(c->model, c->step, user);
    if (!further.len) return;
    report(c, span,
           "with `:%.*s` the process loses the other groups of `%.*s` (`%.*s`); write `USER %.*s`",
           STR_ARG(group), STR_ARG(user), STR_ARG(further), STR_ARG(user));
}

static void fix(Fix *f, const Finding *found)
{
    Str text = instr_slice(finding_instr(f->model, found), found->span);
    uint32_t colon = found->span.start + str_find_char(text, ':');
    fix_offer(f, found, FIX_ASK, "Remove the group");
    fix_delete(f, found, (Span){colon, found->span.end});
}

RULE(user_group_narrows) = {
    .codes = WORDS("tally:user-explicit-group-drops-supplementary-groups"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(USER),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
