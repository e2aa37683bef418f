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
#include "lint/chain.h"
#include "lint/forms.h"
#include "lint/workdirs.h"
#include "rules/parts/dev_tools.h"
#include "rules/parts/yarn.h"

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

// Whether the text is words alone: nothing that a shell would change.
static bool is_plain(Str text)
{
    for (uint32_t i = 0; i < text.len; i++)
        if (!char_is_word(text.ptr[i]) && !str_has_char(STR(" ./:=@,+-"), text.ptr[i]))
            return false;
    return true;
}

// What the command starts, with nothing before and after it, where the manifest shows it; else empty.
static Str script_of(const At *c, const Command *command)
{
    uint32_t copy, words = command->word_count;
    bool is_bare = words == (str_starts(cmd_sub(command)->text, STR("run")) ? 3 : 2);
    if (!is_bare || command->prefix_count || command->has_redirect_out) return STR("");
    Str manifest = is_new_yarn(c, command) ? STR("") : package_manifest(c, &copy);
    if (!manifest.len) return STR("");
    Str name = package_started_by(command), folder = copy_destination(c->arena, c->model, copy);
    Str before = package_script(manifest, str_join(c->arena, STR("pre"), name));
    Str after = package_script(manifest, str_join(c->arena, STR("post"), name));
    bool is_here = folder.len && str_eq(folder, workdir_at(c->arena, c->model, c->step));
    return is_here && !before.len && !after.len ? package_script(manifest, name) : STR("");
}

static void fix(Fix *f, const Finding *found)
{
    enum { WORDS_MOST = 32 };
    Str word[WORDS_MOST];
    uint32_t count = 0;
    const Commands *commands = commands_of(f->model, found->step, f->in);
    Process process = process_of(f->model, stage_last(f->model));
    bool is_alone = process.entrypoint == NO_STEP || process.cmd == NO_STEP;
    Span all = instr_args_span(f->in), own = commands->item[0].span;
    bool is_whole = f->in->is_json || (own.start == all.start && own.end == all.end);
    if (commands->count != 1 || !is_alone || !is_whole || f->in->cut_count) return;
    Str script = str_trim(script_of(&f->at, commands->item));
    if (!str_starts(script, STR("node ")) || !is_plain(script)) return;
    while (count < WORDS_MOST && (word[count] = str_next_word(&script)).len) count++;
    Str form = exec_form_of(f->arena, word, count);
    if (script.len) return;
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(form));
    fix_replace(f, found, all, form);
}

RULE(package_script_as_process) = {
    .severity = FL_INFO,
    .since = "0.2",
    .fixes = FIX_ASK | FIX_FORM,
    .check_file = check_file,
    .fix = fix,
};
