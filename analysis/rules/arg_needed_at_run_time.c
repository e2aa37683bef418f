// Use ENV for what the running container needs.
//
// An ARG is gone when the build is done. The shell that starts the program does not know the variable, and replaces it with an empty string.
//
// ```dockerfile
// FROM node:22-slim
// ARG PORT=3000
// CMD node server.js --port $PORT
//                           ^^^^^ `PORT` is an ARG, which is gone when the container runs; set an ENV
// ```
//
// ```fixed
// FROM node:22-slim
// ARG PORT=3000
// ENV PORT=$PORT
// CMD node server.js --port $PORT
// ```
//
// ```dockerfile
// FROM node:22-slim
// ARG PORT=3000
// HEALTHCHECK CMD ["/bin/sh", "-c", "curl -f localhost:${PORT}"]
//                                                      ^^^^^^^ `PORT` is an ARG, which is gone when the container runs; set an ENV
// ```
//
// ```fixed
// FROM node:22-slim
// ARG PORT=3000
// ENV PORT=$PORT
// HEALTHCHECK CMD ["/bin/sh", "-c", "curl -f localhost:${PORT}"]
// ```
//
// A default, an ENV of the same name, a name that the command sets itself, and an exec form, in which variables are not replaced, are
// fine:
//
// ```dockerfile
// FROM node:22-slim
// ARG PORT=3000
// ARG HOST=a
// ENV HOST=$HOST
// CMD node server.js --port ${PORT:-3000} --host $HOST
// ```
//
// ```dockerfile
// FROM node:22-slim
// ENV PORT=3000
// ARG PORT=4000
// ARG HOST=a
// CMD node server.js --port $PORT --host $HOST
// ENV HOST=$HOST
// ```
#include "base/names.h"
#include "lint/rule.h"
#include "lint/secret_names.h"
#include "model/shell_quotes.h"

// Whether the variable is known by an ARG alone where `step` stands.
static bool is_arg_only(const Model *m, uint32_t step, Str name)
{
    Str value = STR("");
    const VarDef *def = NULL;
    if (str_is_one_of(name, STR("PATH HOME HOSTNAME PWD USER"))) return false;
    var_at(m, step, name, &value, &def);
    if (!def) def = var_declared(m, step, var_limit(m, step), name);
    if (!def || !def->is_arg || !step_is_in_stage(m, def->step)) return false;
    return !var_lasting(m, step, var_end(m, stage_of(m, step)), name);
}

// Whether the commands give the variable a value themselves.
static bool is_set_by(const Commands *commands, Str name)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        for (uint32_t k = 0; k < c->prefix_count + c->word_count; k++) {
            const Word *word = k < c->prefix_count ? &c->prefix[k] : &c->word[k - c->prefix_count];
            bool is_name = str_starts(word->text, name);
            char next = str_at(word->text, name.len);
            if (is_name && (next == '=' || (!next && str_is_z(c->name, "read")))) return true;
        }
    }
    return false;
}

// `in_text` is the range in the text; where text and file are not the same bytes, `whole` is reported.
static void check_text(Check *c, const Instr *in, Str text, Span whole, bool is_written)
{
    ShellQuotes quotes = {.text = text};
    ShellVariable used;
    const Commands *commands = commands_of(c->model, c->step, in);
    Names told = {0};
    while (shell_next_variable(&quotes, &used)) {
        if (used.has_default || !is_arg_only(c->model, c->step, used.name)) continue;
        if (is_set_by(commands, used.name)) continue;
        if (names_put(&told, c->arena, used.name, 0) != NAMES_NONE) continue;
        Span span = is_written ? span_shift(used.span, whole.start) : whole;
        Finding *f =
            report(c, span, "`%.*s` is an ARG, which is gone when the container runs; set an ENV",
                   STR_ARG(used.name));
        f->number = is_written;
        if (is_written) continue;
        f->extra = used.span;
        return;
    }
}

static void check(Check *c, const Instr *in)
{
    if (!step_is_shipped(c->model, c->step)) return;
    ShellKind shell = shell_at(c->model, c->step);
    if (!in->is_json) {
        if (shell != SHELL_POSIX && shell != SHELL_BASH) return;
        Span span = instr_args_span(in);
        check_text(c, in, instr_slice(in, span), span, true);
        return;
    }
    bool is_text = false;
    for (const Node *arg = instr_next_arg(in, NULL); arg; arg = instr_next_arg(in, arg)) {
        Str value = arg_value(c->arena, in, arg);
        Span inner = {arg->start + 1, arg->end - 1};
        bool is_written = str_eq(value, instr_slice(in, inner));
        if (is_text) check_text(c, in, value, is_written ? inner : node_span(arg), is_written);
        is_text = str_is_z(value, "-c");
    }
}

static Str name_of(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str text = instr_slice(in, found->span);
    if (!found->number)
        for (const Node *arg = instr_next_arg(in, NULL); arg; arg = instr_next_arg(in, arg))
            if (arg->start == found->span.start) text = arg_value(f->arena, in, arg);
    ShellQuotes quotes = {.text = str_skip(text, found->extra.start)};
    ShellVariable used = {0};
    shell_next_variable(&quotes, &used);
    return used.name;
}

static void fix(Fix *f, const Finding *found)
{
    Str name = name_of(f, found);
    if (!name.len || secret_name(name, STR("")).is_secret) return;
    fix_offer(f, found, FIX_ASK, "Set `ENV %.*s` to it", STR_ARG(name));
    fix_line_before(f, found->step,
                    str_fmt(f->arena, "ENV %.*s=$%.*s", STR_ARG(name), STR_ARG(name)));
}

RULE(arg_needed_at_run_time) = {
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(CMD) | ON(ENTRYPOINT) | ON(HEALTHCHECK),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
