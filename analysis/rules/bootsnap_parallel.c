// Let Bootsnap compile with one process in a build for several platforms.
//
// Where another processor is emulated, the processes that Bootsnap starts hang now and then.
//
// ```dockerfile
// FROM ruby:3.3
// RUN bundle exec bootsnap precompile app/ lib/
//                 ^^^^^^^^^^^^^^^^^^^ `bootsnap precompile` may hang where another processor is emulated; add `-j1`
// ```
//
// ```fixed
// FROM ruby:3.3
// RUN bundle exec bootsnap precompile -j1 app/ lib/
// ```
//
// ```dockerfile
// FROM ruby:3.3
// ARG TARGETPLATFORM BUILDPLATFORM
// RUN bundle exec bootsnap precompile -j 1 app/ && bootsnap precompile -j1 lib/ && bootsnap --version
// RUN if [ "$BUILDPLATFORM" = "$TARGETPLATFORM" ]; then bootsnap precompile app/; fi
// ```
#include "lint/run_facts.h"

// The word `precompile` behind `bootsnap`, which `bundle exec` may start; NULL if there is none.
static const Word *precompile_of(const Command *c, const Word **name)
{
    for (uint32_t i = 0; i + 1 < c->word_count; i++) {
        if (!text_holds(c->word[i].text, STR("bootsnap"))) continue;
        *name = &c->word[i];
        return str_is_z(c->word[i + 1].text, "precompile") ? &c->word[i + 1] : NULL;
    }
    return NULL;
}

static bool says_how_many(const Command *c)
{
    for (uint32_t i = 1; i < c->word_count; i++)
        if (str_starts_z(c->word[i].text, "-j") || str_starts_z(c->word[i].text, "--jobs"))
            return true;
    return false;
}

static bool asks_for_platform(const Commands *commands)
{
    for (uint32_t i = 0; i < commands_near(commands, 0); i++)
        for (uint32_t k = 0; k < commands->item[i].word_count; k++)
            if (text_holds(commands->item[i].word[k].text, STR("PLATFORM"))) return true;
    return false;
}

static void check(Check *c, const Instr *in)
{
    if (!instr_may_hold(in, STR("bootsnap"), 'b')) return;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Word *name = NULL, *word = precompile_of(&commands->item[i], &name);
        if (!word || says_how_many(&commands->item[i]) || asks_for_platform(commands)) continue;
        Finding *f =
            report(c, (Span){name->span.start, word->span.end},
                   "`bootsnap precompile` may hang where another processor is emulated; add `-j1`");
        f->number = i;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Word *name = NULL;
    const Word *word =
        precompile_of(&commands_of(f->model, found->step, in)->item[found->number], &name);
    if (word) fix_add_option_after(f, found, FIX_ASK, STR("-j1"), word);
}

RULE(bootsnap_parallel) = {
    .codes = WORDS("tally:ruby/bootsnap-precompile-without-j1"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
