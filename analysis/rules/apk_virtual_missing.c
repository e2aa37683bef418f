// Give packages that are removed again a name.
//
// Without a name, `apk del` has to list every package a second time, and a package that is missing in one of the lists stays in the
// image. With `--virtual` one name stands for all of them.
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk add --no-cache gcc musl-dev && make && apk del gcc musl-dev
//     ^^^^^^^ some of these packages are removed again; give them one name with `--virtual .build-deps`
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN apk add --virtual=.build-deps --no-cache gcc musl-dev && make && apk del .build-deps
// ```
//
// Where the RUN has such a name already, the same one again would take the packages of the first away:
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk add --no-cache -t .build-deps gcc musl-dev && make && apk del .build-deps
// RUN apk add -t .build-deps gcc && apk add tzdata git && make && apk del tzdata git && apk del .build-deps
// RUN apk add --no-cache curl && apk del tzdata && apk add --no-cache git && apk del git
// ```
#include "lint/run_facts.h"
#include "rules/parts/managers.h"

enum { ARGS_MAX = 64 };

// How many of the packages that `add` names `del` names as well, and how many each of them has.
typedef struct Shared {
    uint32_t both, added, removed;
} Shared;

static Shared shared_by(const Command *add, const Command *del)
{
    const Word *a[ARGS_MAX], *d[ARGS_MAX];
    Shared s = {.added = cmd_args(add, a, ARGS_MAX), .removed = cmd_args(del, d, ARGS_MAX)};
    for (uint32_t i = 0; i < s.added; i++)
        for (uint32_t k = 0; k < s.removed; k++)
            s.both += a[i]->is_literal && str_eq(a[i]->text, d[k]->text);
    return s;
}

static const Command *removal_of(const Commands *commands, uint32_t i, Shared *s)
{
    for (uint32_t k = i + 1; k < commands_near(commands, i); k++) {
        if (!cmd_is(&commands->item[k], "apk", "del")) continue;
        *s = shared_by(&commands->item[i], &commands->item[k]);
        if (s->both) return &commands->item[k];
    }
    return NULL;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        Shared s;
        const Command *add = &commands->item[i];
        if (has_option_of(add, STR("-t --virtual"))) return;
        if (!cmd_is(add, "apk", "add") || !removal_of(commands, i, &s) || s.added < 2) continue;
        Finding *f = report(c, cmd_head(add),
                            "some of these packages are removed again; give them one name with "
                            "`--virtual .build-deps`");
        f->number = i;
        return;
    }
}

// Where all of them go, and nothing else.
static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    const Command *add = &commands->item[found->number];
    Shared s = {0};
    const Command *del = removal_of(commands, found->number, &s);
    if (!del || s.both != s.added || s.both != s.removed || in->is_json) return;
    const Word *d[ARGS_MAX];
    uint32_t count = cmd_args(del, d, ARGS_MAX);
    for (uint32_t i = 0; i < count; i++)
        if (!word_is_written(in, d[i]) || (i && d[i] != d[i - 1] + 1)) return;
    if (add->place || del->place) return;
    fix_add_option(f, found, FIX_ASK, STR("--virtual=.build-deps"));
    fix_replace(f, found, (Span){d[0]->span.start, d[count - 1]->span.end}, STR(".build-deps"));
}

RULE(apk_virtual_missing) = {
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("apk"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
