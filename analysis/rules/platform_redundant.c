// Leave out `--platform=$TARGETPLATFORM`.
//
// The flag names the default: a base is always pulled for the platform that the image is built for.
//
// ```dockerfile
// FROM --platform=$TARGETPLATFORM alpine:3.20
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^ `--platform` names the default; leave it out
// ```
//
// ```fixed
// FROM alpine:3.20
// ```
//
// A default changes nothing, as the builder always gives the variable a value:
//
// ```dockerfile
// FROM --platform=${TARGETPLATFORM:-linux/arm64} alpine:3.20
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `--platform` names the default; leave it out
// ```
//
// ```dockerfile
// FROM --platform=$BUILDPLATFORM alpine:3.20
// ```
#include "rules/parts/hadolint_from.h"

// Whether a modifier makes something else of the value. A default is not used, as there is always a value.
static bool is_changed(Str text)
{
    static const Str NAME = STR_INIT("${TARGETPLATFORM");
    if (str_has_char(text, '+') || str_has_char(text, '#') || str_has_char(text, '%')) return true;
    return str_starts(text, NAME) && str_at(text, NAME.len) == '/';
}

static void check(Check *c, const Instr *in)
{
    const Node *flag = instr_flag(in, STR("platform"));
    if (!flag || !flag_has_value(flag)) return;
    Str text = flag_value(c->arena, in, flag);
    Expansion e = expand_at(c->model, c->step, text, expand_mode(c->model));
    if (!e.is_ok || e.lookup_count != 1 || e.lookup[0].span.start ||
        e.lookup[0].span.end != text.len)
        return;
    if (!str_is_z(e.lookup[0].name, "TARGETPLATFORM")) return;
    if (is_changed(text)) return;
    Finding *f = report(c, node_span(flag), "`--platform` names the default; leave it out");
    f->turn = TURN_CHECK;
    Str written = instr_slice(in, flag_value_span(flag));
    bool is_seen = str_is_one_of(written, STR("$TARGETPLATFORM ${TARGETPLATFORM}"));
    if (!is_seen) f->codes = codes_without_hadolint(c->arena, f->codes);
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    uint32_t end = found->span.end;
    while (end < in->logical && char_is_blank(in->joined.ptr[end])) end++;
    // An ARG of this name may give it another value.
    bool is_declared = var_declared(f->model, found->step, var_limit(f->model, found->step),
                                    STR("TARGETPLATFORM"));
    fix_offer(f, found, is_declared ? FIX_ASK : FIX_SAFE, "Delete the flag");
    fix_delete(f, found, (Span){found->span.start, end});
}

RULE(platform_redundant) = {
    .codes = WORDS("hadolint:DL3065 buildkit:RedundantTargetPlatform"),
    .severity = FL_INFO,
    .since = "0.1",
    .on = ON(FROM),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .fixes = FIX_SAFE | FIX_ASK,
    .phase = PHASE_BASES,
    .check = check,
    .fix = fix,
};
