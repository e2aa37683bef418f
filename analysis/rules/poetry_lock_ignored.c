// Let poetry, pipenv and pdm keep to their lock files.
//
// `poetry update` looks for the newest versions, `pipenv install` and `pdm install` change a lock file that does not fit:
// the image then has other versions than those that were tested.
//
// ```dockerfile
// FROM python:3.12-slim
// COPY pyproject.toml poetry.lock ./
// RUN poetry update --no-cache --only main
//     ^^^^^^^^^^^^^ `poetry update` may bring other versions than those in `poetry.lock`; use `poetry install`
// ```
//
// ```fixed
// FROM python:3.12-slim
// COPY pyproject.toml poetry.lock ./
// RUN poetry install --no-cache --only main
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// COPY Pipfile Pipfile.lock ./
// RUN pipenv install --system && rm -rf /root/.cache/pip*
//     ^^^^^^^^^^^^^^ `pipenv install` may bring other versions than those in `Pipfile.lock`; add `--deploy`
// ```
//
// ```fixed
// FROM python:3.12-slim
// COPY Pipfile Pipfile.lock ./
// RUN pipenv install --deploy --system && rm -rf /root/.cache/pip*
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// COPY pyproject.toml Pipfile ./
// RUN poetry update --no-cache && pipenv install && rm -rf /root/.cache/pip*
// COPY poetry.lock Pipfile.lock pdm.lock ./
// ```
#include "rules/parts/lock_files.h"

static const Command *poetry_update(const At *c, uint32_t *number)
{
    const Word *arg[1];
    const Commands *commands = run_commands(c);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *poetry = &commands->item[i];
        bool is_loose =
            cmd_is(poetry, "poetry", "update") ||
            (cmd_is(poetry, "poetry", "lock") && has_option_of(poetry, STR("--regenerate")));
        if (!is_loose || cmd_args(poetry, arg, 1)) continue;
        if (has_option_of(poetry, STR("--help --dry-run"))) continue;
        *number = i;
        return lock_before(c, STR("poetry.lock")) == LOCK_NOT_SEEN ? NULL : poetry;
    }
    return NULL;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    lock_check(c, manager_at(MANAGER_PIPENV), STR("--deploy"));
    lock_check(c, manager_at(MANAGER_PDM), STR("--frozen-lockfile"));
    uint32_t number = 0;
    const Command *poetry = poetry_update(&c->at, &number);
    if (!poetry) return;
    Str head = cmd_words(c->arena, poetry);
    Finding *f =
        report(c, cmd_head(poetry),
               "`%.*s` may bring other versions than those in `poetry.lock`; use `poetry install`",
               STR_ARG(head));
    f->number = number;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Command *c = &commands_of(f->model, found->step, in)->item[found->number];
    if (cmd_is(c, "poetry", "update")) {
        fix_replace_sub(f, found, STR("install"));
    } else if (!cmd_is(c, "poetry", NULL)) {
        bool is_pdm = cmd_is(c, "pdm", NULL);
        lock_fix(f, found, is_pdm ? STR("--frozen-lockfile") : STR("--deploy"));
    }
}

RULE(poetry_lock_ignored) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("pipenv pdm poetry"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
