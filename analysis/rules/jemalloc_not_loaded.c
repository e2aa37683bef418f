// Load jemalloc where you install it.
//
// Ruby uses the allocator of the C library unless `LD_PRELOAD` names another. When jemalloc is installed and not loaded, it
// only takes up space.
//
// ```dockerfile
// FROM ruby:3.3-slim
// RUN apt-get update && apt-get install -y --no-install-recommends libjemalloc2 && rm -rf /var/lib/apt/lists/*
//                       ^^^^^^^^^^^^^^^ jemalloc is installed, but nothing loads it; name it in `LD_PRELOAD`
// ```
//
// A variable or a start script may load it:
//
// ```dockerfile
// FROM ruby:3.3-slim
// RUN apt-get update && apt-get install -y --no-install-recommends libjemalloc2 && rm -rf /var/lib/apt/lists/*
// ENV LD_PRELOAD=libjemalloc.so.2
// ```
//
// ```dockerfile
// FROM ruby:3.3-slim
// RUN apt-get update && apt-get install -y --no-install-recommends libjemalloc2 && rm -rf /var/lib/apt/lists/*
// ENTRYPOINT ["/rails/bin/docker-entrypoint"]
// ```
#include "lint/base_image.h"
#include "lint/chain.h"
#include "rules/parts/managers.h"

static const Command *install_of(const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        const Manager *m = manager_of(c);
        for (uint32_t k = 1; m && manager_installs(m, c) && k < c->word_count; k++)
            if (text_holds(c->word[k].text, STR("jemalloc"))) return c;
    }
    return NULL;
}

// Whether the last stage has it set, or starts a program that may be a script.
static bool may_be_loaded(const At *c)
{
    const Stage *last = stage_last(c->model);
    Process process = process_of(c->model, last);
    if (process.entrypoint != NO_STEP) return true;
    return stage_defines(c->model, last, STR("LD_PRELOAD")) ||
           stage_defines(c->model, last, STR("MALLOC_CONF")) ||
           file_mentions(c->model, STR("LD_PRELOAD"));
}

static void check(Check *c, const Instr *in)
{
    if (!instr_may_hold(in, STR("jemalloc"), 'j')) return;
    const Command *install = install_of(run_commands(&c->at));
    const Stage *stage = install ? stage_of(c->model, c->step) : NULL;
    const ImageFacts *facts = stage ? base_facts(c->model, stage) : NULL;
    if (!facts || !str_is_z(facts->repository, "ruby") || !run_is_shipped(&c->at)) return;
    Span head = cmd_head(install);
    if (may_be_loaded(&c->at)) return;
    report(c, head, "jemalloc is installed, but nothing loads it; name it in `LD_PRELOAD`");
}

RULE(jemalloc_not_loaded) = {
    .codes = WORDS("tally:ruby/jemalloc-installed-but-not-preloaded"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .check = check,
};
