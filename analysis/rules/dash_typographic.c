// Write options with the plain dash of the keyboard.
//
// Word processors and web pages turn `-` and `--` into longer dashes. A command does not know these: it reads the option as the
// name of a file or package, and fails or does something else.
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk add —no-cache curl
//             ^^^^^^^^^ this is not the dash that begins an option, so `apk` reads a name; type `-` or `--` instead
// CMD ["top", "−b"]
//              ^^ this is not the dash that begins an option, so `top` reads a name; type `-` or `--` instead
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN apk add --no-cache curl
// CMD ["top", "-b"]
// ```
//
// `–` before a longer word may have been one dash or two, so there is no fix:
//
// ```dockerfile
// FROM debian:12
// RUN find / –name core && ls –l /
//            ^^^^^ this is not the dash that begins an option, so `find` reads a name; type `-` or `--` instead
//                             ^^ this is not the dash that begins an option, so `ls` reads a name; type `-` or `--` instead
// ```
//
// In quotes, between words and in what is printed it is text:
//
// ```dockerfile
// FROM debian:12
// RUN echo –done && grep "–x" /a || ls /a–b /
// ```
#include "lint/rule.h"
#include "lint/run_facts.h"
#include "values/long_dash.h"

static bool is_meant(const Command *c, const Word *word)
{
    uint32_t dash = long_dash(word->text);
    bool is_exact = word->is_literal && (!word->is_quoted || c->place & IN_EXEC_FORM);
    return dash && is_exact && char_is_alpha(str_at(word->text, dash));
}

static bool prints(const Command *c)
{
    return str_is_z(c->name, "echo") || str_is_z(c->name, "printf");
}

static void check_command(Check *c, const Command *command, const Instr *in)
{
    for (uint32_t i = 1; i < command->word_count; i++) {
        const Word *word = &command->word[i];
        if (!is_meant(command, word) || !word_is_written(in, word)) continue;
        Str name = command->name.len ? command->name : STR("the command");
        Finding *found =
            report(c, word_text_span(in, word),
                   "this is not the dash that begins an option, so `%.*s` reads a name; "
                   "type `-` or `--` instead",
                   STR_ARG(name));
        found->extra = command->span;
        return;
    }
}

static void check(Check *c, const Instr *in)
{
    const Commands *commands = commands_of(c->model, c->step, in);
    for (uint32_t i = 0; i < commands->count; i++)
        if (!prints(&commands->item[i])) check_command(c, &commands->item[i], in);
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str word = instr_slice(in, found->span), plain = long_dash_plain(word);
    if (!plain.len) return;
    uint32_t end = found->span.start + long_dash(word);
    fix_offer(f, found, FIX_ASK, "Write it with `%.*s`", STR_ARG(plain));
    fix_replace(f, found, (Span){found->span.start, end}, plain);
}

RULE(dash_typographic) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .voids = VOIDS_EXTRA,
    .on = ON(RUN) | ON(CMD) | ON(ENTRYPOINT) | ON(HEALTHCHECK),
    .signs = SIGN_BEYOND_ASCII,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
