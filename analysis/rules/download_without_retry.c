// Let a download try again.
//
// Networks fail now and then, and starting the build again costs more than a second try. This rule is off by default;
// `strict` switches it on.
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSLO https://example.org/x
//     ^^^^ `curl` gives up at the first failure of the network; add `--retry 5`
// ```
//
// ```fixed
// FROM debian:12
// RUN curl --retry 5 -fsSLO https://example.org/x
// ```
//
// wget tries twenty times by itself, but not when the connection is refused:
//
// ```dockerfile
// FROM debian:12
// RUN curl --retry 3 -fsSLO https://example.org/x && wget --tries=5 -nv https://example.org/y && wget -nv https://example.org/z
// RUN curl $CURL_OPTS -fsSLO https://example.org/x && curl -fsSLO http://localhost/x
// ```
#include "rules/parts/downloads.h"

static bool may_retry(const Command *c)
{
    for (uint32_t i = 1; i < c->word_count; i++)
        if (may_hold_options(&c->word[i]) || str_starts_z(c->word[i].text, "--retry")) return true;
    return cmd_flag(c, "-K", "--config");
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *curl = &commands->item[i];
        const Word *url = cmd_is(curl, "curl", NULL) ? download_url(curl) : NULL;
        if (!url || may_retry(curl) || host_is_private(url_host(url->text))) continue;
        if (chain_mentions(c->model, c->step, STR("curlrc"))) return;
        Finding *f = report(c, curl->word[0].span,
                            "`curl` gives up at the first failure of the network; add `--retry 5`");
        f->number = i;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Command *curl = &commands_of(f->model, found->step, in)->item[found->number];
    bool is_plain = !in->is_json && !(curl->place & IN_SHELL_C);
    if (!is_plain || !word_is_written(in, &curl->word[0])) return;
    fix_offer(f, found, FIX_ASK, "Add --retry 5");
    fix_insert(f, found, curl->word[0].span.end, STR(" --retry 5"));
}

RULE(download_without_retry) = {
    .codes = WORDS("tally:prefer-curl-config"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .is_folded = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
