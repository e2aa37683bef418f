// Give each user a number of its own.
//
// The system knows users by their numbers. Two names with one number are one user: each may read and kill what belongs to
// the other, and listings show the first name for both.
//
// ```dockerfile
// FROM debian:12
// RUN useradd -u 1001 app
// RUN useradd -u 1001 worker
//                ^^^^ number `1001` belongs to `app` already, so both are one user
// RUN useradd -o -u 0 admin
//                   ^ number `0` belongs to `root` already, so both are one user
// ```
//
// ```dockerfile
// FROM debian:12 AS build
// RUN useradd -u 1001 app
// FROM debian:12
// RUN useradd -u 1001 app && useradd -u 1002 worker && useradd other && useradd -o -u 1003 third
// ```
#include "lint/run_facts.h"
#include "lint/users.h"

// The word of the number that the command gives to its user; NULL if there is none.
static const Word *number_word(const Command *c)
{
    Str value;
    if (!cmd_value(c, "-u", "--uid", &value)) return NULL;
    for (uint32_t i = 1; i < c->word_count; i++)
        if (c->word[i].is_literal && str_eq(c->word[i].text, value)) return &c->word[i];
    return NULL;
}

static Str holder_in(const Commands *commands, uint32_t end, Str number)
{
    for (uint32_t i = 0; i < end; i++) {
        const Word *made = user_made_by(&commands->item[i]);
        const Word *word = made ? number_word(&commands->item[i]) : NULL;
        if (word && str_eq(word->text, number)) return made->text;
    }
    return STR("");
}

// The user that has the number before command `end` of the step; empty if none is seen.
static Str holder_of(Check *c, const Commands *own, uint32_t end, Str number)
{
    Str holder = holder_in(own, end, number);
    Chain chain = chain_before(c->model, c->step);
    while (!holder.len && chain_back(&chain)) {
        const Instr *in = instr_at(c->model, chain.step);
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_among(c->model, chain.step, in, STR("useradd adduser"));
        holder = holder_in(commands, commands->count, number);
    }
    return holder;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        const Word *made = user_made_by(command);
        if (!made) continue;
        const Word *number = number_word(command);
        if (!number) continue;
        Str holder =
            str_is_z(number->text, "0") ? STR("root") : holder_of(c, commands, i, number->text);
        if (!holder.len || str_eq(holder, made->text)) continue;
        report(c, number->span, "number `%.*s` belongs to `%.*s` already, so both are one user",
               STR_ARG(number->text), STR_ARG(holder));
    }
}

RULE(uid_duplicate) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("useradd adduser"),
    .not_in_onbuild = true,
    .check = check,
};
