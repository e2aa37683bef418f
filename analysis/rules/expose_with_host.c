// Expose the port of the container only.
//
// EXPOSE documents which ports the program listens on; addresses and host ports belong to `docker run -p`, and are ignored
// here.
//
// ```dockerfile
// FROM alpine:3.20
// EXPOSE 127.0.0.1:80:8080/tcp
//        ^^^^^^^^^^^^^^^^^^^^^ the address and host port in `127.0.0.1:80:8080/tcp` have no effect; write the port of the container only
// ```
//
// ```fixed
// FROM alpine:3.20
// EXPOSE 8080/tcp
// ```
//
// ```dockerfile
// FROM alpine:3.20
// EXPOSE 8080/tcp
// ```
#include "lint/rule.h"
#include "model/expanded.h"
#include "values/values.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    ExpandedTexts texts = expanded_texts(c->arena, c->model, c->step);
    for (uint32_t i = 0; i < texts.count; i++) {
        Expansion e = expand_text(c->model, c->step, &texts.item[i]);
        for (uint32_t k = 0; e.is_ok && e.is_known && k < e.word_count; k++) {
            PortSpec p = port_spec(e.word[k]);
            if (p.error == PORT_BAD_PROTOCOL || !p.has_host) continue;
            Finding *f = report(c, texts.item[i].span,
                                "the address and host port in `%.*s` have no effect; write the "
                                "port of the container only",
                                STR_ARG(e.word[k]));
            f->turn = TURN_CHECK;
            f->number = str_eq(texts.item[i].text, e.word[k]);
        }
    }
}

static void fix(Fix *f, const Finding *found)
{
    Str container = port_spec(instr_slice(finding_instr(f->model, found), found->span)).container;
    if (!found->number || !container.len) return;
    fix_offer(f, found, FIX_SAFE, "Keep `%.*s`", STR_ARG(container));
    fix_replace(f, found, found->span, container);
}

RULE(expose_with_host) = {
    .codes = WORDS("buildkit:ExposeInvalidFormat"),
    .severity = FL_WARNING,
    .since = "0.1",
    .on = ON(EXPOSE),
    .not_in_onbuild = true,
    .fixes = FIX_SAFE,
    .phase = PHASE_CONVERT,
    .check = check,
    .fix = fix,
};
