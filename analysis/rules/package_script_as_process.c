// Start the program itself instead of a script of the package manager.
//
// `npm start` starts a shell that starts the program. `docker stop` then signals npm, which does not always pass the signal
// on, and npm needs memory as long as the container runs.
//
// ```context
// package.json
// ```
//
// ```file package.json
// {"scripts": {"start": "node server.js"}}
// ```
//
// ```dockerfile
// FROM node:22-slim
// WORKDIR /app
// COPY . .
// USER node
// CMD ["npm", "start"]
//      ^^^^^ `npm` stands between `docker stop` and the program; start the program itself, such as `CMD ["node", "server.js"]`
// ```
//
// ```fixed
// FROM node:22-slim
// WORKDIR /app
// COPY . .
// USER node
// CMD ["node", "server.js"]
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
//
// yarn and pnpm take the name of a script without `run`:
//
// ```dockerfile
// FROM node:22-slim
// CMD ["pnpm", "start:prod"]
//      ^^^^^^ `pnpm` stands between `docker stop` and the program; start the program itself, such as `CMD ["node", "server.js"]`
// ```
#include "lint/chain.h"
#include "lint/workdirs.h"
#include "rules/parts/dev_tools.h"
#include "rules/parts/yarn.h"
#include "values/file_kinds.h"

static const Str INITS = STR_INIT("tini dumb-init s6-overlay-suexec catatonit docker-init pid1 "
                                  "s6-svscan init");

static bool starts_script(const Command *c)
{
    if (!str_is_one_of(c->name, STR("npm yarn pnpm"))) return false;
    const Word *sub = cmd_sub(c);
    bool is_short = !str_is_z(c->name, "npm");
    if (!sub) return false;
    if (str_is_one_of(sub->text, STR("start run run-script"))) return true;
    return is_short &&
           (str_is_one_of(sub->text, STR("serve dev")) || str_starts_z(sub->text, "start"));
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
    uint32_t step = process.entrypoint != NO_STEP ? process.entrypoint : process.cmd;
    if (step != NO_STEP) check_step(c, step);
}

// The script of the manifest that the command starts; empty where it is not seen, or the instruction holds more than that.
static Str script_of(const At *c, const Command *command)
{
    uint32_t copy, words = command->word_count;
    const Word *last = &command->word[words - 1];
    bool is_run = str_starts_z(cmd_sub(command)->text, "run");
    bool is_whole = c->in->is_json || last->span.end == instr_args_span(c->in).end;
    if (words != (is_run ? 3 : 2) || command->prefix_count || !is_whole) return STR("");
    Str manifest = is_new_yarn(c, command) ? STR("") : package_manifest(c, &copy);
    if (!manifest.len) return STR("");
    Str folder = copy_destination(c->arena, c->model, copy);
    bool is_here = folder.len && str_eq(folder, workdir_at(c->arena, c->model, c->step));
    // npm runs `prestart` and `poststart` too.
    bool has_more = package_script(manifest, str_join(c->arena, STR("pre"), last->text)).len ||
                    package_script(manifest, str_join(c->arena, STR("post"), last->text)).len;
    return is_here && !has_more ? package_script(manifest, last->text) : STR("");
}

static void fix(Fix *f, const Finding *found)
{
    const Commands *commands = commands_of(f->model, found->step, f->in);
    Process process = process_of(f->model, stage_last(f->model));
    bool is_alone = process.entrypoint == NO_STEP || process.cmd == NO_STEP;
    if (commands->count != 1 || !is_alone || f->in->cut_count) return;
    Str script = script_of(&f->at, commands->item);
    if (!str_starts_z(script, "node ")) return;
    Out form = out_on(f->arena);
    for (Str word; (word = str_next_word(&script)).len;) {
        if (!str_is_word(word)) return;
        out_fmt(&form, "%s\"%.*s\"", form.len ? ", " : "[", STR_ARG(word));
    }
    out_char(&form, ']');
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(out_done(&form)));
    fix_replace(f, found, instr_args_span(f->in), out_done(&form));
}

RULE(package_script_as_process) = {
    .severity = FL_INFO,
    .since = "0.2",
    .fixes = FIX_ASK | FIX_FORM,
    .check_file = check_file,
    .fix = fix,
};
