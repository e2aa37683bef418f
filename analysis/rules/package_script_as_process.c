// Start the program itself instead of a script of the package manager.
//
// `npm start` starts a shell that starts the program. `docker stop` then signals npm, which does not always pass the signal
// on, and npm needs memory as long as the container runs.
//
// ```dockerfile
// FROM node:22-slim
// USER node
// CMD ["npm", "start"]
//      ^^^^^ `npm` stands between `docker stop` and the program; start the program itself, such as `CMD ["node", "server.js"]`
// ```
//
// ```dockerfile
// FROM node:22-slim
// USER node
// ENTRYPOINT yarn run serve --port 80
//            ^^^^ `yarn` stands between `docker stop` and the program; start the program itself, such as `CMD ["node", "server.js"]`
// ```
//
// ```dockerfile
// FROM node:22-slim
// USER node
// CMD ["pnpm", "start"]
//      ^^^^^^ `pnpm` stands between `docker stop` and the program; start the program itself, such as `CMD ["node", "server.js"]`
// ```
//
// An init that passes signals on, the program itself, and a build stage are fine:
//
// ```dockerfile
// FROM node:22-slim AS build
// CMD ["npm", "start"]
// FROM node:22-slim
// ENTRYPOINT ["tini", "--"]
// CMD ["npm", "start"]
// ```
//
// ```dockerfile
// FROM node:22-slim
// CMD ["npm", "--version"]
// ```
#include "lint/chain.h"
#include "lint/run_facts.h"

static const Str INITS = STR_INIT("tini dumb-init s6-overlay-suexec catatonit docker-init pid1 "
                                  "s6-svscan init");

static bool starts_script(const Command *c)
{
    if (!str_is_one_of(c->name, STR("npm yarn pnpm"))) return false;
    const Word *sub = cmd_sub(c);
    bool is_short = !str_eq(c->name, STR("npm"));
    if (!sub) return false;
    if (str_is_one_of(sub->text, STR("start run run-script"))) return true;
    return is_short && str_is_one_of(sub->text, STR("serve dev"));
}

// Whether the words start an init first, whose child the script then is.
static bool has_init(const Command *c)
{
    if (str_is_one_of(c->name, INITS)) return true;
    for (uint32_t i = 0; i < c->prefix_count; i++)
        if (str_is_one_of(c->prefix[i].text, INITS) || text_holds(c->prefix[i].text, STR("tini")))
            return true;
    return false;
}

static bool step_has_init(const Model *m, uint32_t step)
{
    if (step == NO_STEP) return false;
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    for (uint32_t i = 0; i < commands->count; i++)
        if (has_init(&commands->item[i])) return true;
    return false;
}

static void check_step(Check *c, uint32_t step)
{
    const Commands *commands = commands_of(c->model, step, instr_at(c->model, step));
    const Command *last = commands->count ? &commands->item[commands->count - 1] : NULL;
    if (!last || !starts_script(last)) return;
    report_at(c, step, last->word[0].span,
              "`%.*s` stands between `docker stop` and the program; start the program itself, such "
              "as `CMD [\"node\", \"server.js\"]`",
              STR_ARG(last->name));
}

static void check_file(Check *c)
{
    const Stage *last = stage_last(c->model);
    if (!last || !stage_is_for_people(last)) return;
    Process process = process_of(c->model, last);
    if (step_has_init(c->model, process.entrypoint) || step_has_init(c->model, process.cmd)) return;
    if (process.entrypoint != NO_STEP) check_step(c, process.entrypoint);
    if (process.entrypoint == NO_STEP && process.cmd != NO_STEP) check_step(c, process.cmd);
}

RULE(package_script_as_process) = {
    .severity = FL_INFO,
    .since = "0.2",
    .check_file = check_file,
};
