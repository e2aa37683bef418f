// Write the protocol of EXPOSE in lower case.
//
// The builder reads it in any case and stores `80/tcp`, but warns: one spelling is easier to search for.
//
// ```dockerfile
// FROM alpine:3.20
// EXPOSE 80/TCP
//           ^^^ protocol `TCP` is not in lower case
// ```
//
// ```fixed
// FROM alpine:3.20
// EXPOSE 80/tcp
// ```
//
// ```dockerfile
// FROM alpine:3.20
// EXPOSE 80/tcp
// ```
#include "lint/rule.h"
#include "model/expanded.h"
#include "values/values.h"

// Where the protocol stands in the written word; the whole word when variables make it.
static Span place(const ExpandedText *t, Str protocol)
{
    if (!str_ends(t->text, protocol)) return t->span;
    return (Span){t->span.end - protocol.len, t->span.end};
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    ExpandedTexts texts = expanded_texts(c->arena, c->model, c->step);
    for (uint32_t i = 0; i < texts.count; i++) {
        Expansion e = expand_text(c->model, c->step, &texts.item[i]);
        for (uint32_t k = 0; e.is_ok && e.is_known && k < e.word_count; k++) {
            PortSpec p = port_spec(e.word[k]);
            if (p.error == PORT_BAD_PROTOCOL || !str_has_upper(p.protocol)) continue;
            Finding *f = report(c, place(&texts.item[i], p.protocol),
                                "protocol `%.*s` is not in lower case", STR_ARG(p.protocol));
            f->turn = TURN_CHECK;
            f->number = texts.item[i].is_written && str_ends(texts.item[i].text, p.protocol);
        }
    }
}

static void fix(Fix *f, const Finding *found)
{
    if (!found->number) return;
    fix_offer(f, found, FIX_SAFE, "Write it in lower case");
    fix_replace(f, found, found->span,
                str_lower(f->arena, instr_slice(finding_instr(f->model, found), found->span)));
}

RULE(expose_protocol_uppercase) = {
    .codes = WORDS("buildkit:ExposeProtoCasing"),
    .severity = FL_HINT,
    .since = "0.1",
    .on = ON(EXPOSE),
    .not_in_onbuild = true,
    .fixes = FIX_SAFE,
    .phase = PHASE_CONVERT,
    .check = check,
    .fix = fix,
};
