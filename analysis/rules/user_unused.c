// Switch to the user that was made.
//
// A user that nothing names has no effect: the program still runs as root.
//
// ```dockerfile
// FROM debian:12
// RUN useradd --create-home app
//                           ^^^ user `app` is made, but nothing runs as this user or belongs to it; switch to it with USER
// COPY app /usr/local/bin/
// CMD ["app-server"]
// ```
//
// ```fixed
// FROM debian:12
// RUN useradd --create-home app
// COPY app /usr/local/bin/
// USER app
// CMD ["app-server"]
// ```
//
// A user that USER, `--chown`, a command or a script may name, and a build stage, are fine:
//
// ```dockerfile
// FROM debian:12 AS build
// RUN useradd builder
// FROM debian:12
// RUN useradd app && chown -R app /srv
// CMD ["server"]
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN adduser -D app
// COPY --chown=app . /srv
// CMD ["server"]
// ```
#include "lint/base_image.h"
#include "lint/run_facts.h"
#include "lint/users.h"
#include "rules/parts/user_line.h"

// Whether a word of the commands is the name, or begins with it before a colon, other than where it is made.
static bool commands_name(const Commands *commands, const Word *made, Str name)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_making = user_made_by(c) || group_made_by(c);
        for (uint32_t k = 0; k < c->word_count && !is_making; k++)
            if (&c->word[k] != made && text_holds(c->word[k].text, name)) return true;
    }
    return false;
}

// `app`, `app:app` in what starts the container.
static bool process_names(const Commands *commands, Str name)
{
    for (uint32_t i = 0; i < commands->count; i++)
        for (uint32_t k = 0; k < commands->item[i].word_count; k++) {
            Str text = commands->item[i].word[k].text;
            bool ends = text.len == name.len || str_at(text, name.len) == ':';
            if (str_starts(text, name) && ends) return true;
        }
    return false;
}

static bool step_names(const Model *m, uint32_t step, const Word *made)
{
    const Instr *in = instr_at(m, step);
    const Node *chown = NULL;
    switch (in->kind) {
    case K_RUN:
        return in->heredoc_count || commands_name(commands_of(m, step, in), made, made->text);
    case K_CMD:
    case K_ENTRYPOINT: return process_names(commands_of(m, step, in), made->text);
    case K_COPY:
    case K_ADD: chown = instr_flag(in, STR("chown")); break;
    case K_LABEL:
    case K_WORKDIR: return false;
    default: return text_holds(in->joined, made->text);
    }
    return chown && text_holds(node_str(in, chown), made->text);
}

static bool is_named_elsewhere(const Model *m, const Stage *stage, const Word *made)
{
    Chain chain = chain_of(m, stage);
    while (chain_back(&chain))
        if (step_names(m, chain.step, made)) return true;
    return false;
}

enum { LOOKS_MOST = 20 }; // users that are looked for

static void check_run(Check *c, const Stage *stage, uint32_t step, uint32_t *looks)
{
    const Instr *in = instr_at(c->model, step);
    bool may_make =
        text_holds(in->joined, STR("useradd")) || text_holds(in->joined, STR("adduser"));
    if (!may_make) return;
    const Commands *commands = commands_of(c->model, step, in);
    if (!commands->is_complete) return;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Word *made = user_made_by(&commands->item[i]);
        if (!made || !made->text.len || !*looks) continue;
        --*looks;
        if (is_named_elsewhere(c->model, stage, made)) continue;
        if (file_has_dropper(c->model)) return;
        report_at(c, step, made->span,
                  "user `%.*s` is made, but nothing runs as this user or belongs to it; switch to "
                  "it with USER",
                  STR_ARG(made->text));
        return;
    }
}

static void check_file(Check *c)
{
    const Model *m = c->model;
    const Stage *last = stage_last(m);
    Str user;
    if (!last || !stage_is_for_people(last) || stage_latest(m, last, K_USER) != NO_STEP) return;
    if (!base_user(m, last, &user) || !str_is_z(user, "root")) return;
    Process process = process_of(m, last);
    bool has_process = process.cmd != NO_STEP || process.entrypoint != NO_STEP;
    if (!has_process || process_may_drop_root(m, last) || process_is_daemon(m, &process)) return;
    uint32_t looks = LOOKS_MOST;
    Chain chain = chain_of(m, last);
    while (looks && chain_back(&chain))
        if (instr_at(m, chain.step)->kind == K_RUN) check_run(c, last, chain.step, &looks);
}

static void fix(Fix *f, const Finding *found)
{
    Str name = instr_slice(finding_instr(f->model, found), found->span);
    uint32_t step = user_line_place(f->model, stage_last(f->model));
    if (step == NO_STEP || step <= found->step || str_has_char(name, '"')) return;
    fix_offer(f, found, FIX_ASK, "Run as `%.*s`", STR_ARG(name));
    fix_line_before(f, step, str_join(f->arena, STR("USER "), name));
}

RULE(user_unused) = {
    .codes = WORDS("tally:user-created-but-never-used"),
    .severity = FL_INFO,
    .since = "0.2",
    .beats_in_file = WORDS("user-missing"),
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
