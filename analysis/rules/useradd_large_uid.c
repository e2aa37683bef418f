// Add `--no-log-init` where a user gets a very large number.
//
// useradd writes to the log of last logins at a place that depends on the number of the user. The file is almost empty, but
// a layer stores it in full: about 300 bytes of zeros for each lower number, which can be gigabytes.
//
// ```dockerfile
// FROM debian:12
// RUN useradd -u 1234567 app
//     ^^^^^^^ `useradd` with this number fills the layer with empty log entries, 300 bytes for each lower number; add `--no-log-init`
// ```
//
// ```fixed
// FROM debian:12
// RUN useradd -u 1234567 --no-log-init app
// ```
//
// ```dockerfile
// FROM debian:12
// RUN groupadd app && useradd --uid=100000 -g app app
//                     ^^^^^^^ `useradd` with this number fills the layer with empty log entries, 300 bytes for each lower number; add `--no-log-init`
// ```
//
// ```dockerfile
// FROM debian:12
// ARG ID
// RUN useradd -u 1000 a && useradd -l -u 1234567 b && useradd --no-log-init -u 1234567 c
// RUN useradd -u $ID a
// RUN adduser -u 1234567 a
// ```
#include "lint/run_facts.h"
#include "rules/parts/hadolint_view.h"

static bool has_flag(const Word *word, char flag)
{
    bool is_cluster = str_at(word->text, 0) == '-' && str_at(word->text, 1) != '-';
    return is_cluster && str_has_char(word->text, flag);
}

// The length that hadolint counts: it reads `$ID` as `${ID}`.
static uint32_t seen_length(Str text)
{
    uint32_t length = text.len;
    for (uint32_t i = 0; i + 1 < text.len; i++)
        if (text.ptr[i] == '$' && char_is_word(text.ptr[i + 1])) length += 2;
    return length;
}

// By hadolint's own condition: what stands right after a short `u` is longer than five characters.
static bool has_long_word(const Command *c)
{
    if (!seen_as(c, STR("useradd")) || seen_flag(c, STR("l no-log-init"))) return false;
    for (uint32_t i = 1; i + 1 < c->word_count; i++)
        if (has_flag(&c->word[i], 'u') && 5 < seen_length(c->word[i + 1].text)) return true;
    return false;
}

static bool has_large_number(const Command *c)
{
    if (!cmd_is(c, "useradd", NULL) || cmd_flag(c, "-l", "--no-log-init")) return false;
    Str text = STR("");
    uint32_t number = 0;
    if (!cmd_value(c, "-u", "--uid", &text) || !str_number(text, &number)) return false;
    return 100000 <= number;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    bool is_broad = fires_broadly(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        bool is_long = has_long_word(command);
        if (is_broad ? !is_long : !has_large_number(command)) continue;
        Finding *f = report(c, command->word[0].span,
                            "`useradd` with this number fills the layer with empty log entries, "
                            "300 bytes for each lower number; add `--no-log-init`");
        f->number = i;
        if (!is_long) f->codes = STR("");
        if (is_broad) return;
    }
}

static void fix(Fix *f, const Finding *found)
{
    fix_add_option(f, found, FIX_SAFE, STR("--no-log-init"));
}

RULE(useradd_large_uid) = {
    .codes = WORDS("hadolint:DL3046"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("useradd adduser"),
    .fixes = FIX_SAFE,
    .check = check,
    .fix = fix,
};
