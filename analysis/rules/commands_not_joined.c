// Join the commands of a RUN with `&&`.
//
// Where the `&&` is forgotten, a command gets the next one as its arguments: `apt-get update apt-get install` fails, and
// `mkdir /app cd /app` makes two folders. Only words that cannot be arguments are reported.
//
// ```dockerfile
// FROM debian:12-slim
// RUN apt-get update \
//     apt-get install -y --no-install-recommends curl \
//     ^^^^^^^^^^^^^^^ `apt-get install` is read as arguments of `apt-get update`, not as a command: a `&&` is missing before it
//     && rm -rf /var/lib/apt/lists/*
// RUN mkdir -p /app && \
//     cd /app \
//     make
//     ^^^^ `make` is read as an argument of `cd`, not as a command: a `&&` is missing before it
// ```
//
// ```fixed
// FROM debian:12-slim
// RUN apt-get update \
//     && apt-get install -y --no-install-recommends curl \
//     && rm -rf /var/lib/apt/lists/*
// RUN mkdir -p /app && \
//     cd /app && \
//     make
// ```
//
// A script is no different, where what follows only removes something:
//
// ```dockerfile
// FROM debian:12-slim
// RUN cd lib && \
//     ./scripts/install.sh \
//     rm -rf /src/lib
//     ^^^^^^ `rm -rf` is read as arguments of `install.sh`, not as a command: a `&&` is missing before it
// RUN ./retry.sh \
//     make install
// ```
//
// ```fixed
// FROM debian:12-slim
// RUN cd lib && \
//     ./scripts/install.sh && \
//     rm -rf /src/lib
// RUN ./retry.sh \
//     make install
// ```
//
// Packages may be called like commands, and some commands start others:
//
// ```dockerfile
// FROM debian:12-slim
// RUN apt-get update && apt-get install -y --no-install-recommends \
//     git npm \
//     curl wget \
//     && rm -rf /var/lib/apt/lists/*
// RUN retry 3 \
//     npm install
// RUN echo \
//     apt-get install
// ```
#include "lint/shell_scan.h"
#include "rules/parts/managers.h"
#include "rules/parts/next_command.h"

static void check(Check *c, const Instr *in)
{
    const Commands *commands = in->is_json ? NULL : run_commands(&c->at);
    for (uint32_t i = 0; commands && i < commands->count; i++) {
        const Command *command = &commands->item[i];
        uint32_t at = next_command(in, command, 2);
        if (command->word_count <= at) continue;
        const Word *word = &command->word[at];
        bool is_one = command->word_count == at + 1 || word_begins_line(in, word + 1);
        Span place = {word->span.start, is_one ? word->span.end : word[1].span.end};
        Str head = is_one || !manager_of(command) ? command->name : cmd_words(c->arena, command);
        Finding *f = report(c, place,
                            "`%.*s` is read as %s of `%.*s`, not as a command: a `&&` is missing "
                            "before it",
                            STR_ARG(instr_slice(in, place)), is_one ? "an argument" : "arguments",
                            STR_ARG(head));
        f->number = i;
    }
}

// Whether the RUN ends its lines in `&&`, not begins them with it.
static bool ends_lines(const Instr *in)
{
    Str text = in->text;
    for (uint32_t i = 0; i < in->cut_count; i++) {
        Str before = str_trim(str_cut(text, 0, in->cut[i].start));
        if (str_ends_z(before, "&&")) return true;
    }
    return false;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Command *c = &commands_of(f->model, found->step, in)->item[found->number];
    bool is_refused = cmd_in(c, "apt", NULL) || cmd_in(c, "apk", NULL);
    bool is_at_end = ends_lines(in);
    fix_offer(f, found, is_refused ? FIX_SAFE : FIX_ASK, "Insert `&&`");
    for (uint32_t at = next_command(in, c, 2); at < c->word_count;
         at = next_command(in, c, at + 2)) {
        uint32_t end = c->word[at - 1].span.end, start = c->word[at].span.start;
        bool is_behind = is_at_end && word_begins_line(in, &c->word[at]) && end < start;
        fix_insert(f, found, is_behind ? end : start, is_behind ? STR(" &&") : STR("&& "));
    }
}

RULE(commands_not_joined) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .voids = VOIDS_ARGUMENTS,
    .on = ON(RUN),
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
