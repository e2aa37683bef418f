// Let curl follow redirects.
//
// Download servers often answer that the file is somewhere else now. Without `-L` curl saves that answer instead of the
// file.
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSo /x https://example.org/x
//     ^^^^ `curl` does not follow the redirect when the file has moved; add `-L`
// ```
//
// ```fixed
// FROM debian:12
// RUN curl -L -fsSo /x https://example.org/x
// ```
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSLO https://example.org/x && curl -f --location -o y https://example.org/y && curl -fX POST -o z https://example.org/z
// RUN curl -fo x http://192.0.2.1/x && curl -fo x http://localhost/x && curl -f $CURL_OPTS -O https://example.org/x && curl -fd a -o y https://example.org
// ```
#include "rules/parts/downloads.h"

static bool is_other_request(const Command *c)
{
    for (uint32_t i = 1; i < c->word_count; i++)
        if (may_hold_options(&c->word[i]) || str_starts_z(c->word[i].text, "--data")) return true;
    return cmd_flag(c, "-X", "--request") || cmd_flag(c, "-d", NULL) ||
           cmd_flag(c, "-F", "--form") || cmd_flag(c, "-T", "--upload-file") ||
           cmd_flag(c, "-I", "--head") || cmd_flag(c, "-w", "--write-out") ||
           cmd_flag(c, "-K", "--config");
}

static bool follows(const Command *c)
{
    return cmd_flag(c, "-L", "--location") || cmd_flag(c, NULL, "--location-trusted");
}

static bool is_address(Str host)
{
    return char_is_digit(str_at(host, host.len - 1));
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *curl = &commands->item[i];
        const Word *url = cmd_is(curl, "curl", NULL) ? download_url(curl) : NULL;
        if (!url || !download_is_kept(curl) || follows(curl) || is_other_request(curl)) continue;
        Str host = url_host(url->text);
        if (host_is_private(host) || is_address(host)) continue;
        if (chain_mentions(c->model, c->step, STR("curlrc"))) return;
        Finding *f =
            report(c, curl->word[0].span,
                   "`curl` does not follow the redirect when the file has moved; add `-L`");
        f->number = i;
    }
}

static void fix(Fix *f, const Finding *found)
{
    fix_add_option_at_name(f, found, FIX_ASK, STR("-L"));
}

RULE(curl_redirect_ignored) = {
    .codes = WORDS("tally:curl-should-follow-redirects"),
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("curl"),
    .is_folded = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
