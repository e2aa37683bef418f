// Use only users that exist at that line.
//
// USER and `--chown` look names up in `/etc/passwd` and `/etc/group` of the image as it is at that line. On `scratch` there
// are none, and a user that is made further down is not there yet: the build stops. Numbers always work.
//
// ```dockerfile
// FROM scratch
// COPY --chown=app:app server /
//              ^^^^^^^ `app` is not known here: `scratch` has no `/etc/passwd`; write a number
// USER app
//      ^^^ `app` is not known here: `scratch` has no `/etc/passwd`; write a number
// CMD ["/server"]
// ```
//
// ```dockerfile
// FROM debian:12
// COPY --chown=app . /srv
//              ^^^ `app` is not known here: it is made on a later line; move that up, or write a number
// RUN useradd -u 10001 app
// USER app
// ```
//
// ```fixed
// FROM debian:12
// COPY --chown=10001 . /srv
// RUN useradd -u 10001 app
// USER app
// ```
//
// Numbers, root, a `passwd` that was copied, whole trees, users of the base, and bases of which nothing is known, are fine:
//
// ```dockerfile
// FROM debian:12 AS build
// RUN useradd app
// FROM scratch
// COPY --from=build /etc/passwd /etc/passwd
// COPY --chown=0:0 server /
// USER app
// FROM scratch
// COPY --from=build / /
// USER app
// FROM scratch
// USER 65534:65534
// FROM example.com/base:1
// USER app
// RUN useradd app
// ```
//
// ```dockerfile
// FROM node:22-slim
// COPY --chown=node . /srv
// USER node
// FROM gcr.io/distroless/static-debian12
// USER nonroot:nonroot
// ```
//
// Distroless images have few users, and no program that makes others:
//
// ```dockerfile
// FROM gcr.io/distroless/static-debian12
// USER app
//      ^^^ `app` is not known here: distroless images have `nonroot`; write that, or a number
// ```
#include "lint/base_image.h"
#include "lint/run_facts.h"
#include "lint/users.h"

enum { LOOKS_MOST = 300 }; // instructions behind the one that is checked

static bool is_plain_name(Str name)
{
    uint32_t number;
    return name.len && !str_number(name, &number) && !str_has_char(name, '$') &&
           !str_has_char(name, '\\') && !str_eq(name, STR("root"));
}

// Whether something before the step may bring a `passwd`, or make users that are not seen.
static bool may_have_users(const Model *m, uint32_t step)
{
    Chain chain = chain_before(m, step);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        uint32_t count = instr_arg_count(in);
        if (in->kind == K_RUN || in->kind == K_SHELL || in->kind == K_ADD) return true;
        if (in->kind != K_COPY || count < 2) continue;
        Str to = node_str(in, instr_arg(in, count - 1));
        bool is_root = str_is_one_of(to, STR("/ ./ .")), is_tree = false;
        for (const Node *arg = instr_next_source(in, NULL); arg; arg = instr_next_source(in, arg)) {
            Str from = node_str(in, arg);
            is_tree |= str_ends(from, STR("/")) || str_is_one_of(from, STR(". rootfs"));
        }
        if (text_holds(in->joined, STR("etc")) || (is_root && is_tree)) return true;
    }
    return !chain.left;
}

static const Command *maker_in(const Model *m, uint32_t step, Str name)
{
    const Instr *in = instr_at(m, step);
    const Commands *commands = in->kind == K_RUN ? commands_of(m, step, in) : NULL;
    for (uint32_t i = 0; commands && i < commands->count; i++) {
        const Word *made = user_made_by(&commands->item[i]);
        if (made && str_eq(made->text, name)) return &commands->item[i];
    }
    return NULL;
}

// The command behind the step, in its stage, that makes the user, where nothing before it does; NULL if there is none.
static const Command *later_maker(const Model *m, uint32_t step, Str name)
{
    const Stage *stage = stage_of(m, step);
    Chain chain = chain_before(m, step);
    while (chain_back(&chain))
        if (instr_at(m, chain.step)->kind == K_RUN &&
            text_holds(instr_at(m, chain.step)->joined, name))
            return NULL;
    const Command *found = NULL;
    if (!chain.left || !stage) return NULL;
    uint32_t end = stage_end(m, stage);
    if (step + LOOKS_MOST < end) end = step + LOOKS_MOST;
    for (uint32_t i = step + 1; i < end && !found; i++) found = maker_in(m, i, name);
    return found;
}

static void check_name(Check *c, Span span, Str text)
{
    Str name = STR("");
    const Stage *stage = stage_of(c->model, c->step);
    str_next_part(&text, ':', &name);
    if (!stage || !is_plain_name(name) || step_is_windows(c->model, c->step)) return;
    if (stage_root(c->model, stage)->base_kind == BASE_SCRATCH) {
        if (may_have_users(c->model, c->step)) return;
        report(c, span, "`%.*s` is not known here: `scratch` has no `/etc/passwd`; write a number",
               STR_ARG(name));
        return;
    }
    const ImageRef *image = stage_root_image(c->model, stage);
    if (image && image_is_distroless(image)) {
        if (str_is_one_of(name, STR("nonroot nobody")) || may_have_users(c->model, c->step)) return;
        report(
            c, span,
            "`%.*s` is not known here: distroless images have `nonroot`; write that, or a number",
            STR_ARG(name));
        return;
    }
    bool is_of_base = str_is_one_of(name, base_spare_user(c->model, stage));
    if (!base_facts(c->model, stage) || is_of_base) return;
    if (!later_maker(c->model, c->step, name)) return;
    report(c, span,
           "`%.*s` is not known here: it is made on a later line; move that up, or write a number",
           STR_ARG(name));
}

static void check(Check *c, const Instr *in)
{
    const Node *chown = in->kind == K_USER ? NULL : instr_flag(in, STR("chown"));
    if (in->kind == K_USER)
        check_name(c, instr_args_span(in), instr_slice(in, instr_args_span(in)));
    if (chown) check_name(c, flag_value_span(chown), flag_value(c->arena, in, chown));
}

static void fix(Fix *f, const Finding *found)
{
    Str text = instr_slice(finding_instr(f->model, found), found->span), number = STR("");
    const Command *maker = later_maker(f->model, found->step, text);
    uint32_t value;
    if (!maker || !cmd_value(maker, "-u", "--uid", &number) || !str_number(number, &value)) return;
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(number));
    fix_replace(f, found, found->span, number);
}

RULE(user_unknown) = {
    .codes = WORDS("tally:named-identity-in-passwdless-stage"),
    .severity = FL_WARNING,
    .since = "0.2",
    .misses = ON(RUN),
    .on = ON(USER) | ON(COPY) | ON(ADD),
    .not_in_onbuild = true,
    .beats = WORDS("user-by-name"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
