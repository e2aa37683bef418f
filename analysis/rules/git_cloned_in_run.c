// Let ADD fetch a repository.
//
// ADD fetches a git repository by its URL. It fetches only what is needed, needs no git in the image, and runs again when
// the branch or tag has moved. A RUN with `git clone` stays in the build cache for ever. This rule is off by default;
// `strict` switches it on.
//
// ```dockerfile
// # syntax=docker/dockerfile:1
// FROM debian:12
// RUN git clone --depth 1 -b v1.2 https://github.com/example/app.git /src
//     ^^^^^^^^^ `ADD` can fetch this repository, without git in the image
// RUN make -C /src
// ```
//
// ```fixed
// # syntax=docker/dockerfile:1
// FROM debian:12
// ADD https://github.com/example/app.git#v1.2 /src
// RUN make -C /src
// ```
//
// URLs that need a key, submodules, and a RUN that needs the history are fine:
//
// ```dockerfile
// FROM debian:12
// RUN git clone git@github.com:example/app.git /src
// RUN git clone --recursive https://github.com/example/app.git /src
// RUN git clone https://github.com/example/app.git /src && cd /src && git describe
// ```
#include "lint/run_facts.h"
#include "values/values.h"

// The address of a clone that ADD can do as well; NULL if it is none.
static const Word *cloned(const Command *c)
{
    const Word *url = NULL;
    if (!cmd_is(c, "git", "clone")) return NULL;
    for (uint32_t i = 1; i < c->word_count; i++) {
        const Word *word = &c->word[i];
        if (str_starts_z(word->text, "--recurs")) return NULL;
        if (!str_starts_z(word->text, "https://")) continue;
        url = word->is_literal && !str_has_char(word->text, '@') ? word : NULL;
    }
    return url;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    uint32_t gits = 0;
    const Command *found = NULL;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        gits += cmd_is(command, "git", NULL);
        if (cloned(command)) found = command;
    }
    if (!found || gits != 1) return;
    report(c, cmd_head(found), "`ADD` can fetch this repository, without git in the image");
}

// The branch or tag that is asked for; the folder that it goes to.
static bool read_clone(const Command *c, Str *ref, Str *folder)
{
    const Word *url = cloned(c);
    *ref = *folder = STR("");
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str text = c->word[i].text;
        bool has_value = str_is_one_of(text, STR("-b --branch --depth"));
        if (has_value && i + 1 == c->word_count) return false;
        if (str_is_one_of(text, STR("-b --branch"))) *ref = c->word[i + 1].text;
        if (&c->word[i] == url || str_is_z(text, "clone")) continue;
        if (has_value) {
            i++;
        } else if (str_is_one_of(text, STR("-q --quiet --single-branch")) ||
                   str_starts_z(text, "--depth=")) {
            continue;
        } else if (str_at(text, 0) == '-' || folder->len) {
            return false;
        } else {
            *folder = text;
        }
    }
    return str_at(*folder, 0) == '/';
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    Str ref, folder;
    if (commands->count != 1 || in->is_json || instr_flag_count(in) || in->heredoc_count) return;
    if (!read_clone(commands->item, &ref, &folder)) return;
    Str url = cloned(commands->item)->text;
    if (!str_ends_z(url, ".git")) return;
    fix_offer(f, found, FIX_ASK, "Use ADD");
    fix_replace(f, found, (Span){in->start, instr_args_span(in).end},
                str_fmt(f->arena, "ADD %.*s%s%.*s %.*s", STR_ARG(url), ref.len ? "#" : "",
                        STR_ARG(ref), STR_ARG(folder)));
}

RULE(git_cloned_in_run) = {
    .codes = WORDS("tally:prefer-add-git"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("git"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
