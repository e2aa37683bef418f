// Use only users that exist at that line.
//
// USER and `--chown` look names up in `/etc/passwd` and `/etc/group` of the image as it is at that line. On `scratch` there
// are none, and a user that is made further down is not there yet: the build stops. Numbers always work.
//
// ```dockerfile
// FROM scratch
// COPY --chown=app:app server /
//              ^^^ `app` is not known here: `scratch` has no `/etc/passwd`; write a number
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
// ```dockerfile
// FROM debian:12
// COPY --chown=app:app . /srv
//              ^^^ `app` is not known here: it is made on a later line; move that up, or write a number
// RUN useradd -u 10001 app
// USER app
// ```
//
// ```fixed
// FROM debian:12
// COPY --chown=10001:10001 . /srv
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
// COPY --from=build /rootfs /
// USER app
// FROM scratch
// ARG FILES
// COPY $FILES /
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
// A name that nothing can have made stops the build:
//
// ```dockerfile
// FROM python:3.13-slim AS build
// RUN useradd -u 999 app && make
// FROM python:3.13-slim
// COPY --from=build --chown=app:app /app /app
//                           ^^^ `app` is not known here: nothing makes it; do so in a RUN before, or write a number
// RUN chown -R www-data /app && touch /x
// USER app
// ```
//
// Variables count by their values, where these are known:
//
// ```dockerfile
// FROM debian:12
// ARG NAME=app
// ARG GIVEN
// USER ${GIVEN:-app}:${GIVEN:-app}
// USER "root":"${NAME}"
//      ^^^^^^^^^^^^^^^^ `app` is not known here: nothing makes it; do so in a RUN before, or write a number
// USER ${NAME:x}
// USER ${OTHER:-root}
// ```
//
// Distroless images have few users, and no program that makes others:
//
// ```dockerfile
// FROM gcr.io/distroless/static-debian12
// USER app
//      ^^^ `app` is not known here: distroless images have `nonroot`; write that, or a number
// ```
//
// The same goes for the group behind the colon. A name that nothing makes, beside one that is nearly the same, is a slip:
//
// ```dockerfile
// FROM debian:12
// RUN groupadd -g 900 web && useradd -g web appuser
// COPY --chown=appuser:wbe . /srv
//                      ^^^ `wbe` is not known here; did you mean `web`?
// COPY --chown=appuser:ebb . /srv
// USER appusr
//      ^^^^^^ `appusr` is not known here; did you mean `appuser`?
// ```
//
// ```fixed
// FROM debian:12
// RUN groupadd -g 900 web && useradd -g web appuser
// COPY --chown=appuser:web . /srv
// COPY --chown=appuser:ebb . /srv
// USER appuser
// ```
#include "lint/base_image.h"
#include "rules/parts/made_names.h"

static void report_unknown(Check *c, Span span, Str name, const char *why)
{
    report(c, span, "`%.*s` is not known here: %s", STR_ARG(name), why);
}

// Whether the base image may have the name, or nothing is known of it.
static bool base_may_have(const Model *m, const Stage *stage, Str name)
{
    return !base_facts(m, stage) || str_is_one_of(name, base_spare_user(m, stage));
}

// Images of languages and systems make no users but those that are known.
static bool base_has_no_other(const Model *m, const Stage *stage)
{
    const ImageFacts *facts = base_facts(m, stage);
    return facts && !facts->user && (!facts->entrypoint || facts->passes_on);
}

static bool check_made(Check *c, const Stage *stage, Span span, Str name, Accounts kind)
{
    const Model *m = c->model;
    if (base_may_have(m, stage, name)) return false;
    bool is_later = later_maker(m, c->step, name, kind);
    Str near = is_later ? STR("") : near_account(c->arena, m, c->step, name, kind);
    bool is_nowhere = base_has_no_other(m, stage) && is_made_nowhere(m, c->step, name);
    if (near.len)
        report(c, span, "`%.*s` is not known here; did you mean `%.*s`?", STR_ARG(name),
               STR_ARG(near));
    else if (is_later || is_nowhere)
        report_unknown(c, span, name,
                       is_later ? "it is made on a later line; move that up, or write a number"
                                : "nothing makes it; do so in a RUN before, or write a number");
    return near.len || is_later || is_nowhere;
}

static bool check_name(Check *c, Span span, Str name, Accounts kind)
{
    const Stage *stage = stage_of(c->model, c->step);
    if (!stage || !is_account_name(name) || step_is_windows(c->model, c->step)) return false;
    const ImageRef *image = stage_root_image(c->model, stage);
    bool is_distroless = image && image_is_distroless(image);
    bool is_scratch = stage_root(c->model, stage)->base_kind == BASE_SCRATCH;
    if (!is_scratch && !is_distroless) return check_made(c, stage, span, name, kind);
    bool is_there = is_distroless && str_is_one_of(name, STR("nonroot nobody tty staff"));
    if (is_there || may_have_accounts(c->model, c->step)) return false;
    report_unknown(c, span, name,
                   is_distroless    ? "distroless images have `nonroot`; write that, or a number"
                   : kind == GROUPS ? "`scratch` has no `/etc/group`; write a number"
                                    : "`scratch` has no `/etc/passwd`; write a number");
    return true;
}

// The names in `USER[:GROUP]`. Where both are unknown, the first says enough.
static void check_names(Check *c, const Instr *in, Span span, Str text)
{
    Expansion e = expand_at(c->model, c->step, text, expand_mode(c->model));
    if (!e.is_ok) return;
    Str group = e.is_known ? e.result : text, user = STR("");
    bool is_written = str_eq(instr_slice(in, span), group);
    str_next_part(&group, ':', &user);
    Span first = {span.start, span.start + user.len}, second = {span.end - group.len, span.end};
    if (!check_name(c, is_written ? first : span, user, USERS))
        check_name(c, is_written ? second : span, group, GROUPS);
}

static void check(Check *c, const Instr *in)
{
    const Node *chown = in->kind == K_USER ? NULL : instr_flag(in, STR("chown"));
    if (in->kind == K_USER)
        check_names(c, in, instr_args_span(in), instr_slice(in, instr_args_span(in)));
    if (chown) check_names(c, in, flag_value_span(chown), flag_value(c->arena, in, chown));
}

static void fix(Fix *f, const Finding *found)
{
    const Model *m = f->model;
    const Instr *in = finding_instr(m, found);
    Span span = found->span;
    Str text = without_quotes(instr_slice(in, span));
    bool is_group = span.start && str_at(in->joined, span.start - 1) == ':';
    Accounts kind = is_group ? GROUPS : USERS;
    bool is_made = later_maker(m, found->step, text, kind);
    Str near = is_made ? STR("") : near_account(f->arena, m, found->step, text, kind);
    if (near.len) {
        fix_offer(f, found, FIX_ASK, "Replace with `%.*s`", STR_ARG(near));
        fix_replace(f, found, span, near);
        return;
    }
    Str number = number_made_later(m, found->step, text, kind);
    // A group of that name would not be there either.
    if (number.len && !is_group && str_at(in->joined, span.end) == ':') {
        Str rest = str_skip(in->joined, span.end + 1);
        Str group = str_next_word(&rest);
        Str other = number_made_later(m, found->step, group, GROUPS);
        if (!other.len && later_maker(m, found->step, group, GROUPS)) return;
        if (other.len) {
            number = str_fmt(f->arena, "%.*s:%.*s", STR_ARG(number), STR_ARG(other));
            span.end += group.len + 1;
        }
    }
    if (!number.len) return;
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(number));
    fix_replace(f, found, span, number);
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
