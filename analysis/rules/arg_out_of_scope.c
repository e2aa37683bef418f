// Declare an ARG from above the first FROM again in each stage that uses it.
//
// An ARG before the first FROM holds in FROM lines only. In a stage the variable is empty, without an error, until the stage
// declares it: `ARG NAME`, without a value, takes over the value from above. The same holds for the variables that come with
// every build, such as TARGETARCH.
//
// ```dockerfile
// ARG VERSION=1.2
// FROM alpine:3.20
// RUN wget https://example.com/app-$VERSION.tgz
//                                  ^^^^^^^^ `VERSION` is known to FROM lines only and is empty here; declare `ARG VERSION` in this stage
// ```
//
// ```fixed
// ARG VERSION=1.2
// FROM alpine:3.20
// ARG VERSION
// RUN wget https://example.com/app-$VERSION.tgz
// ```
//
// A RUN that sets the variable itself, reads it from a file, or has a default for it, is fine, and so is a stage built on
// one that declares it:
//
// ```dockerfile
// ARG VERSION=1.2
// FROM alpine:3.20 AS base
// RUN VERSION=$(cat /version) && echo "$VERSION"
// RUN . /etc/os-release && echo "$VERSION"
// RUN echo "${VERSION:-none}" '$VERSION' \$VERSION
// ARG VERSION
// FROM base
// RUN echo "$VERSION"
// ```
//
// An ARG would not keep a secret:
//
// ```dockerfile
// ARG NPM_TOKEN
// FROM node:22.12-slim
// RUN echo "//registry.npmjs.org/:_authToken=$NPM_TOKEN" > .npmrc
//                                            ^^^^^^^^^^ `NPM_TOKEN` is known to FROM lines only and is empty here; use a secret mount
// ```
#include "lint/rule.h"
#include "lint/scope.h"
#include "lint/secret_names.h"
#include "model/expanded.h"
#include "model/shell_quotes.h"
#include "syntax/walk.h"

static void report_use(Check *c, Span span, Str name)
{
    Str advice = str_fmt(c->arena, "declare `ARG %.*s` in this stage", STR_ARG(name));
    if (secret_name(name, STR("")).is_secret) advice = STR("use a secret mount");
    report(c, span, "`%.*s` is known to FROM lines only and is empty here; %.*s", STR_ARG(name),
           STR_ARG(advice));
}

static void check_texts(Check *c)
{
    ExpandedTexts texts = expanded_texts(c->arena, c->model, c->step);
    for (uint32_t i = 0; i < texts.count; i++) {
        const ExpandedText *t = &texts.item[i];
        if (!str_has_char(t->text, '$')) continue;
        Expansion e = expand_text(c->model, c->step, t);
        for (uint32_t k = 0; k < e.lookup_count; k++) {
            const Lookup *l = &e.lookup[k];
            if (l->answer != ENV_SET && name_is_out_of_scope(c->model, c->step, t->limit, l->name))
                report_use(c, expanded_place(t, l->span), l->name);
        }
    }
}

static void check(Check *c, const Instr *in)
{
    if (!step_is_in_stage(c->model, c->step)) return;
    check_texts(c);
    if (in->kind != K_RUN) return;
    ScopeUses uses = uses_out_of_scope(c->arena, c->model, c->step);
    for (uint32_t i = 0; i < uses.count; i++) report_use(c, uses.item[i].span, uses.item[i].name);
}

static void fix(Fix *f, const Finding *found)
{
    const Stage *stage = stage_of(f->model, found->step);
    Str text = instr_slice(finding_instr(f->model, found), found->span);
    ShellQuotes q = {.text = text};
    ShellVariable used;
    if (!stage || !shell_next_variable(&q, &used)) return;
    if (secret_name(used.name, STR("")).is_secret) return;
    fix_offer(f, found, FIX_ASK, "Declare `ARG %.*s` in this stage", STR_ARG(used.name));
    fix_line_before(f, stage->from + 1, str_fmt(f->arena, "ARG %.*s", STR_ARG(used.name)));
}

RULE(arg_out_of_scope) = {
    .codes = WORDS("sonar:S6579"),
    .severity = FL_WARNING,
    .since = "0.2",
    .misses = ON(ARG),
    .on = ON(ENV) | ON(LABEL) | ON(ADD) | ON(COPY) | ON(WORKDIR) | ON(USER) | ON(STOPSIGNAL) |
          ON(VOLUME) | ON(RUN) | ON(ARG) | ON(EXPOSE),
    .signs = SIGN_DOLLAR,
    .not_in_onbuild = true,
    .beats_at_place = WORDS("variable-undefined"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
