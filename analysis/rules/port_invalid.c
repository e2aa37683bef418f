// Expose ports that exist.
//
// A port is a number up to 65535, or a range of two, with `/tcp`, `/udp` or `/sctp` after it. The builder refuses everything
// else.
//
// ```dockerfile
// FROM alpine:3.20
// EXPOSE 80 70000/tcp
//           ^^^^^^^^^ `70000/tcp` is not a port; ports go from 0 to 65535
// EXPOSE 53/dns
//        ^^^^^^ protocol of `53/dns` is not tcp, udp or sctp
// ```
//
// ```dockerfile
// FROM alpine:3.20
// EXPOSE 80, 443
//        ^^^ `80,` is not a port; write nothing but spaces between ports
// ```
//
// ```fixed
// FROM alpine:3.20
// EXPOSE 80 443
// ```
//
// ```dockerfile
// FROM alpine:3.20
// EXPOSE 80 443/tcp 5000-5010/udp
// ```
#include "lint/rule.h"
#include "model/expanded.h"
#include "rules/parts/hadolint_from.h"
#include "values/values.h"

static const char *const reasons[] = {
    [PORT_OK] = "",
    [PORT_BAD_IP] = "address of `%.*s` is not an IP address",
    [PORT_MISSING] = "`%.*s` names no port",
    [PORT_BAD_CONTAINER] = "`%.*s` is not a port; ports go from 0 to 65535",
    [PORT_BAD_HOST] = "host part of `%.*s` is not a port; ports go from 0 to 65535",
    [PORT_BAD_RANGES] = "ranges of `%.*s` differ in length",
    [PORT_BAD_PROTOCOL] = "protocol of `%.*s` is not tcp, udp or sctp",
};

// A written number, or end of a range, that is too large: what hadolint sees.
static bool is_too_large(Str word)
{
    Str port = STR(""), first = STR(""), rest;
    uint32_t a = 0, b = 0;
    str_next_part(&word, '/', &port);
    rest = port;
    str_next_part(&rest, '-', &first);
    if (!str_number(first, &a) || (rest.len && !str_number(rest, &b))) return false;
    return 65535 < a || 65535 < b;
}

// The ports of a word in which commas, brackets or the like stand between them or around, with spaces instead; empty when it
// is another fault.
static Str ports_in(Arena *a, Str word)
{
    Out out = out_on(a);
    for (uint32_t i = 0; i < word.len; i++)
        out_char(&out, str_has_char(STR(",;[]\"'"), word.ptr[i]) ? ' ' : word.ptr[i]);
    Str rest = out_done(&out), ports = STR("");
    for (Str port; (port = str_next_word(&rest)).len;) {
        if (port_spec(port).error != PORT_OK) return STR("");
        ports = ports.len ? str_fmt(a, "%.*s %.*s", STR_ARG(ports), STR_ARG(port)) : port;
    }
    return ports;
}

static const char *reason_of(Arena *a, PortError error, Str word)
{
    bool is_list = ports_in(a, word).len;
    return is_list ? "`%.*s` is not a port; write nothing but spaces between ports"
                   : reasons[error];
}

static void check(Check *c, const Instr *in)
{
    ExpandedTexts texts = expanded_texts_of(c->arena, c->model, c->step, in);
    for (uint32_t i = 0; i < texts.count; i++) {
        Expansion e = expand_text(c->model, c->step, &texts.item[i]);
        if (!e.is_ok || !e.is_known) continue;
        for (uint32_t k = 0; k < e.word_count; k++) {
            PortError error = port_spec(e.word[k]).error;
            if (error == PORT_OK) continue;
            Finding *f = report(c, texts.item[i].span, "%s", "");
            f->message = message_on(c->arena, reason_of(c->arena, error, e.word[k]), e.word[k]);
            bool is_seen = is_too_large(e.word[k]) && !str_has_char(texts.item[i].text, '$');
            if (!is_seen) f->codes = codes_without_hadolint(c->arena, f->codes);
            if (is_seen && fires_broadly(&c->at)) return; // one of an instruction
            break;
        }
    }
}

static void fix(Fix *f, const Finding *found)
{
    Str ports = ports_in(f->arena, instr_slice(finding_instr(f->model, found), found->span));
    if (!ports.len) return;
    fix_offer(f, found, FIX_SAFE, "Write `%.*s`", STR_ARG(ports));
    fix_replace(f, found, found->span, ports);
}

RULE(port_invalid) = {
    .codes = WORDS("hadolint:DL3011 trivy:DS-0008 kics:unix_ports"),
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(EXPOSE),
    .not_in_onbuild = true,
    .phase = PHASE_CONVERT,
    .fixes = FIX_SAFE,
    .check = check,
    .fix = fix,
};
