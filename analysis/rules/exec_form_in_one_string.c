// Write each word of an exec form as a string of its own.
//
// The first string of an exec form is the program, with all spaces in it. No shell takes it apart, so the program is not
// found.
//
// ```dockerfile
// FROM node:22.1
// RUN ["npm run build"]
//      ^^^^^^^^^^^^^^^ this whole string is read as the name of a program; write each word as a string of its own
// CMD ["node server.js --port", "80"]
//      ^^^^^^^^^^^^^^^^^^^^^^^ this whole string is read as the name of a program; write each word as a string of its own
// ```
//
// ```fixed
// FROM node:22.1
// RUN ["npm", "run", "build"]
// CMD ["node", "server.js", "--port", "80"]
// ```
//
// What only a shell understands needs one:
//
// ```dockerfile
// FROM node:22.1
// ENTRYPOINT ["cd /app && exec node $FILE"]
//             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this whole string is read as the name of a program; write each word as a string of its own
// ```
//
// ```fixed
// FROM node:22.1
// ENTRYPOINT ["/bin/sh", "-c", "cd /app && exec node $FILE"]
// ```
//
// Where two command lines stand, it is not known which of them was meant:
//
// ```dockerfile
// FROM node:22.1
// CMD ["npm install", "npm start"]
//      ^^^^^^^^^^^^^ this whole string is read as the name of a program; write each word as a string of its own
// ```
//
// The name of a program, and the argument of one, may hold spaces:
//
// ```dockerfile
// FROM debian:12
// RUN ["/opt/my app/run", "a b"]
// ENTRYPOINT ["echo"]
// CMD ["hello world"]
// FROM registry.example.com/echo:1
// CMD ["hello world"]
// ```
#include "base/out.h"
#include "lint/base_image.h"
#include "lint/partner.h"
#include "lint/rule.h"

static const Node *program_of(const Instr *in)
{
    return in->is_json ? instr_arg(in, in->kind == K_HEALTHCHECK ? 1 : 0) : NULL;
}

// Whether the string is a program with its arguments: one without a folder has no spaces in its name.
static bool is_command_line(Str text)
{
    Str rest = text, first = str_next_word(&rest);
    rest = str_trim(rest);
    if (!rest.len || str_at(text, 0) == ' ' || str_has_char(text, '\n')) return false;
    bool has_folder =
        str_has_char(first, '/') || str_has_char(first, '\\') || str_at(first, 1) == ':';
    return !has_folder || str_at(rest, 0) == '-';
}

// With an ENTRYPOINT a CMD is an argument, and whether an image brings one is known of some only.
static bool may_be_argument(const At *c, const Instr *in)
{
    const Stage *stage = stage_of(c->model, c->step);
    if (in->kind != K_CMD) return false;
    if (!stage || partner_of(c->arena, c->model, c->step, in) != PARTNER_NONE) return true;
    bool is_scratch = stage_root(c->model, stage)->base_kind == BASE_SCRATCH;
    return !is_scratch && !base_facts(c->model, stage);
}

static void check(Check *c, const Instr *in)
{
    const Node *program = program_of(in);
    if (!program || !is_command_line(arg_value(c->arena, in, program))) return;
    if (may_be_argument(&c->at, in)) return;
    report(c, node_span(program),
           "this whole string is read as the name of a program; write each word as a string of "
           "its own");
}

static Str split(Arena *a, Str text)
{
    Out out = out_on(a);
    for (Str word; (word = str_next_word(&text)).len;) {
        if (out_done(&out).len) out_str(&out, STR(", "));
        out_json_quoted(&out, word);
    }
    return out_done(&out);
}

// Whether another string is a command line of the same program: what was meant to run is then a matter of choice.
static bool has_second(Arena *a, const Instr *in, const Node *program)
{
    Str text = arg_value(a, in, program), name = str_next_word(&text);
    for (const Node *arg = instr_next_arg(in, program); arg; arg = instr_next_arg(in, arg)) {
        Str other = arg_value(a, in, arg), first = str_next_word(&other);
        if (other.len && str_eq(first, name)) return true;
    }
    return false;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    if (has_second(f->arena, in, program_of(in))) return;
    Str text = arg_value(f->arena, in, program_of(in));
    bool is_plain = true;
    for (uint32_t i = 0; i < text.len; i++)
        is_plain &= !str_has_char(STR("\"'`\\$&|;<>*?(){}[]~#!"), text.ptr[i]);
    if (is_plain) {
        fix_offer(f, found, FIX_ASK, "Write each word as a string");
        fix_replace(f, found, found->span, split(f->arena, text));
        return;
    }
    bool may_wrap = in->kind != K_SHELL && instr_next_arg(in, program_of(in)) == NULL;
    if (!may_wrap || shell_at(f->model, found->step) != SHELL_POSIX) return;
    Out out = out_on(f->arena);
    out_str(&out, STR("\"/bin/sh\", \"-c\", "));
    out_json_quoted(&out, text);
    fix_offer(f, found, FIX_ASK, "Start it through `/bin/sh -c`");
    fix_replace(f, found, found->span, out_done(&out));
}

RULE(exec_form_in_one_string) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .beats = WORDS("exec-form-unexpanded tool-missing healthcheck-tool-missing"),
    .on = ON(RUN) | ON(CMD) | ON(ENTRYPOINT) | ON(HEALTHCHECK) | ON(SHELL),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
