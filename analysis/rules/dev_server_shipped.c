// Do not ship a development server.
//
// Development servers watch files, build at each request and show their errors to everybody. They are slow, use much memory
// and are not made to face the internet.
//
// ```dockerfile
// FROM node:22-slim
// CMD ["npx", "vite", "--host"]
//             ^^^^^^ `vite` is a development server; build the files, and serve those
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// CMD flask run --debug
//     ^^^^^ `flask run --debug` is a development server; start the production server
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// CMD ["uv", "run", "--no-sync", "fastapi", "dev"]
//                                ^^^^^^^^^ `fastapi dev` is a development server; start the production server
// ```
//
// So are servers for production that are told to load changed files again:
//
// ```dockerfile
// FROM python:3.12-slim
// CMD ["fastapi", "run", "main.py", "--reload"]
//      ^^^^^^^^^ `fastapi --reload` is a development server; start the production server
// ```
//
// A stage for development, and servers for production, are fine:
//
// ```dockerfile
// FROM node:22-slim AS dev
// CMD ["npx", "vite"]
// ```
//
// ```dockerfile
// FROM node:22-slim
// CMD ["npx", "next", "start"]
// ```
#include "lint/chain.h"
#include "lint/run_facts.h"
#include "values/file_kinds.h"

typedef struct DevServer {
    const char *program, *word; // word: what one of the first words has to be; empty: any
    const char *option;         // that has to be there too; empty: none
    bool builds_files;          // instead of it, files are built and served
} DevServer;

static const DevServer SERVERS[] = {
    {"vite", "", "", true},
    {"next", "dev", "", false},
    {"nuxt", "dev", "", false},
    {"astro", "dev", "", true},
    {"webpack", "serve", "", true},
    {"webpack-dev-server", "", "", true},
    {"react-scripts", "start", "", true},
    {"ng", "serve", "", true},
    {"flask", "run", "--debug", false},
    {"fastapi", "dev", "", false},
    {"fastapi", "", "--reload", false},
    {"uvicorn", "", "--reload", false},
    {"gunicorn", "", "--reload", false},
    {"php", "-S", "", false},
    {"nodemon", "", "", false},
    {"ts-node-dev", "", "", false},
    {"manage.py", "runserver", "", false},
    {"air", "", "", false},
    {"artisan", "serve", "", false},
    {"npm", "dev", "", false},
    {"yarn", "dev", "", false},
    {"pnpm", "dev", "", false},
    {"bun", "dev", "", false},
};

static bool has_word(const Command *c, uint32_t from, Str word)
{
    for (uint32_t i = from; i < c->word_count; i++)
        if (str_eq(c->word[i].text, word)) return true;
    return false;
}

// Commands that start what comes behind them.
static bool is_starter(Str name)
{
    return str_is_one_of(name, STR("npx bunx pnpx python python3 php yarn pnpm"));
}

// A row for all that a manifest calls `dev`.
static bool is_script(const DevServer *s)
{
    return str_is_one_of(str_of_z(s->program), STR("npm yarn pnpm bun"));
}

static bool runs_script(const Command *c, Str script)
{
    const Word *sub = cmd_sub(c);
    if (sub && str_is_one_of(sub->text, STR("run run-script"))) sub++;
    return sub && sub < c->word + c->word_count && str_eq(sub->text, script);
}

static const DevServer *server_at(const Command *c, uint32_t i)
{
    Str program = path_last(c->word[i].text);
    for (uint32_t k = 0; k < ARRAY_LEN(SERVERS); k++) {
        const DevServer *s = &SERVERS[k];
        if (!str_is_z(program, s->program)) continue;
        bool has_its_word = !*s->word || has_word(c, i + 1, str_of_z(s->word));
        if (is_script(s)) has_its_word = !i && runs_script(c, str_of_z(s->word));
        bool is_other =
            !*s->word && (has_word(c, i + 1, STR("build")) || has_word(c, i + 1, STR("preview")));
        if (has_its_word && !is_other && (!*s->option || has_word(c, i + 1, str_of_z(s->option))))
            return s;
    }
    return NULL;
}

static void report_server(Check *c, uint32_t step, Span span, const DevServer *s)
{
    const char *run = is_script(s) ? " run" : "";
    Str words = str_fmt(c->arena, "%s%s%s%s%s%s", s->program, run, *s->word ? " " : "", s->word,
                        *s->option ? " " : "", s->option);
    report_at(c, step, span, "`%.*s` is a development server; %s", STR_ARG(words),
              s->builds_files ? "build the files, and serve those" : "start the production server");
}

static void check_step(Check *c, uint32_t step)
{
    if (step == NO_STEP) return;
    const Commands *commands = commands_of(c->model, step, instr_at(c->model, step));
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        uint32_t last = is_starter(command->name) ? 2 : 1;
        for (uint32_t k = 0; k < last && k < command->word_count; k++) {
            const DevServer *server = server_at(command, k);
            if (!server) continue;
            report_server(c, step, command->word[k].span, server);
            return;
        }
    }
}

static void check_file(Check *c)
{
    const Stage *last = stage_last(c->model);
    if (!last || !stage_is_for_people(last)) return;
    Process process = process_of(c->model, last);
    check_step(c, process.entrypoint);
    check_step(c, process.cmd);
}

RULE(dev_server_shipped) = {
    .severity = FL_INFO,
    .since = "0.2",
    .beats = WORDS("package-script-as-process"),
    .check_file = check_file,
};
