// Let curl fail when the server reports an error.
//
// Without `-f` curl saves the page that says "404 Not Found" as if it were the file, and the build goes on with it.
//
// ```dockerfile
// FROM debian:12
// RUN curl -sSLo /x https://example.org/x
//     ^^^^ when the server reports an error, `curl` saves the error page as the file; add `-f`
// ```
//
// ```fixed
// FROM debian:12
// RUN curl -f -sSLo /x https://example.org/x
// ```
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSLO https://example.org/x && curl --fail-with-body -o y https://example.org/y && curl -sSI https://example.org/z > head
// RUN curl -sSL -w '%{http_code}' -o x https://example.org/x && curl $CURL_OPTS -O https://example.org/x && curl https://example.org/x
// ```
#include "rules/parts/downloads.h"

static bool may_fail_by_option(const Command *c)
{
    for (uint32_t i = 1; i < c->word_count; i++)
        if (may_hold_options(&c->word[i])) return true;
    return cmd_flag(c, "-f", "--fail") || has_option_of(c, STR("--fail-with-body --fail-early")) ||
           cmd_flag(c, "-w", "--write-out") || cmd_flag(c, "-I", "--head") ||
           cmd_flag(c, "-i", "--include") || cmd_flag(c, "-K", "--config");
}

static void check(Check *c, const Instr *in)
{
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *curl = &commands->item[i];
        const Word *url = cmd_is(curl, "curl", NULL) ? download_url(curl) : NULL;
        bool is_out = url && download_is_kept(curl) && !(curl->place & IN_SUBSTITUTION);
        if (!is_out || may_fail_by_option(curl) || host_is_private(url_host(url->text))) continue;
        const Command *reader = cmd_piped_to(commands, i);
        if (reader && cmd_is(reader, "gpg", NULL)) continue; // no error page is a key
        if (is_verified(c->model, c->step, in, i)) continue;
        if (chain_mentions(c->model, c->step, STR("curlrc"))) return;
        Finding *f = report(
            c, curl->word[0].span,
            "when the server reports an error, `curl` saves the error page as the file; add `-f`");
        if (reader)
            f->message = STR("when the server reports an error, `curl` hands the error page to the "
                             "next command; add `-f`");
        f->number = i;
    }
}

static void fix(Fix *f, const Finding *found)
{
    fix_add_option_at_name(f, found, FIX_ASK, STR("-f"));
}

RULE(curl_error_ignored) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("curl"),
    .is_folded = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
