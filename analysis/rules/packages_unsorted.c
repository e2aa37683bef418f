// Keep long lists of packages in order.
//
// In a sorted list a package that is there twice is easy to see, and two people who add a package seldom change the same
// line. This rule is off by default; `strict` switches it on.
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends \
//     git \
//     curl \
//     ^^^^ `curl` comes before `git`; sort the packages
//     zip \
//     && rm -rf /var/lib/apt/lists/*
// ```
//
// ```fixed
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends \
//     curl \
//     git \
//     zip \
//     && rm -rf /var/lib/apt/lists/*
// ```
//
// A list on one line, one with variables, and one with comments, which may divide it into groups, are fine:
//
// ```dockerfile
// FROM debian:12
// ARG TOOL
// RUN apt-get update && apt-get install -y git curl && rm -rf /var/lib/apt/lists/*
// RUN apk add --no-cache \
//     git \
//     $TOOL \
//     curl
// RUN apk add --no-cache \
//     # for the build
//     make \
//     # to download
//     curl
// RUN apk add --no-cache \
//     bash \
//     curl=8.11.0-r2 \
//     git
// ```
#include "lint/shell_scan.h"
#include "rules/parts/managers.h"

enum { PACKAGES_MAX = 256 };

typedef struct Packages {
    const Word *item[PACKAGES_MAX];
    uint32_t count;
} Packages;

static bool is_alone_on_line(const Instr *in, const Word *word, const Word *before)
{
    return line_end_at(in, before->span.start) != line_end_at(in, word->span.start);
}

// Whether comments stand between the joined offsets.
static bool has_comment(const Instr *in, uint32_t from, uint32_t to)
{
    for (uint32_t i = 0; i < in->cut_count; i++)
        if (in->cut[i].kind == CUT_COMMENT && from <= in->cut[i].at && in->cut[i].at <= to)
            return true;
    return false;
}

// The packages of an install, each of which begins a line; none when they cannot be sorted as they stand.
static Packages packages_of(const Instr *in, const Command *c)
{
    Packages p = {.count = 0};
    p.count = cmd_args(c, p.item, PACKAGES_MAX);
    if (p.count < 2 || p.count == PACKAGES_MAX) return (Packages){.count = 0};
    if (has_comment(in, c->word[0].span.start, p.item[p.count - 1]->span.start))
        return (Packages){.count = 0};
    for (uint32_t i = 0; i < p.count; i++) {
        const Word *word = p.item[i];
        bool is_next = i && !is_alone_on_line(in, word, p.item[i - 1]);
        if (!word->is_literal || word->is_quoted || is_next) return (Packages){.count = 0};
    }
    return p;
}

static void check(Check *c, const Instr *in)
{
    if (in->is_json || !in->cut_count) return;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        const Manager *m = manager_of(command);
        bool is_system = m && str_is_one_of(m->family, STR("apt apk dnf yum zypper"));
        if (!is_system || !manager_installs(m, command)) continue;
        Packages p = packages_of(in, command);
        for (uint32_t k = 1; k < p.count; k++) {
            Str one = p.item[k - 1]->text, two = p.item[k]->text;
            if (str_cmp(one, two) <= 0) continue;
            Finding *f = report(c, p.item[k]->span, "`%.*s` comes before `%.*s`; sort the packages",
                                STR_ARG(two), STR_ARG(one));
            f->number = i;
            break;
        }
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Packages p = packages_of(in, &commands_of(f->model, found->step, in)->item[found->number]);
    Packages sorted = p;
    for (uint32_t i = 1; i < sorted.count; i++) {
        const Word *word = sorted.item[i];
        uint32_t k = i;
        for (; k && str_cmp(word->text, sorted.item[k - 1]->text) < 0; k--)
            sorted.item[k] = sorted.item[k - 1];
        sorted.item[k] = word;
    }
    fix_offer(f, found, FIX_SAFE, "Sort the packages");
    for (uint32_t i = 0; i < p.count; i++)
        if (p.item[i] != sorted.item[i])
            fix_replace(f, found, p.item[i]->span, instr_slice(in, sorted.item[i]->span));
}

RULE(packages_unsorted) = {
    .codes = WORDS("tally:sort-packages sonar:S7018"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("apt apk dnf yum zypper"),
    .fixes = FIX_SAFE,
    .check = check,
    .fix = fix,
};
