// Install with pip without keeping its cache.
//
// pip keeps every archive that it downloads in `~/.cache/pip`. In an image nothing reads it again.
//
// ```dockerfile
// FROM python:3.12-slim
// RUN pip install -r requirements.txt
//     ^^^^^^^^^^^ `pip install` leaves its downloads in the image; add `--no-cache-dir`
// ```
//
// ```fixed
// FROM python:3.12-slim
// RUN pip install --no-cache-dir -r requirements.txt
// ```
//
// ```dockerfile
// FROM nvidia/cuda:12.4.1-base-ubuntu22.04
// RUN pip3 install --user numpy==2.1.0
//     ^^^^^^^^^^^^ `pip3 install` leaves its downloads in the image; add `--no-cache-dir`
// ```
//
// ```fixed
// FROM nvidia/cuda:12.4.1-base-ubuntu22.04
// RUN pip3 install --no-cache-dir --user numpy==2.1.0
// ```
//
// The variable, a cache mount or a clean-up in the same RUN is enough, and an image that is not known may have the variable:
//
// ```dockerfile
// FROM example.com/python:3
// RUN pip install flask
// FROM python:3.12-slim
// RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt
// RUN pip install flask && rm -rf ~/.cache
// ENV PIP_NO_CACHE_DIR=1
// RUN python3 -m pip install flask
// ```
#include "lint/run_facts.h"
#include "rules/parts/pip_packages.h"
#include "rules/parts/removals.h"

// Whether PIP_NO_CACHE_DIR is, or may be, set for this RUN.
static bool variable_is_set(const At *c)
{
    Str value = STR("");
    EnvAnswer answer = var_at(c->model, c->step, STR("PIP_NO_CACHE_DIR"), &value, NULL);
    return answer == ENV_UNKNOWN || (answer == ENV_SET && value.len);
}

// Whether a command of the RUN takes the cache away again or switches it off.
static bool is_cleaned(const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (cmd_in(c, "pip", "cache")) return true;
        bool is_removal = cmd_is(c, "rm", NULL) || cmd_is(c, "find", NULL);
        for (uint32_t k = 1; k < c->word_count && is_removal; k++) {
            Str text = c->word[k].text;
            if (text_holds(text, STR(".cache")) || str_is_z(text, "/root")) return true;
            if (str_starts_z(text, "/root/*") || str_starts_z(text, "/root/.")) return true;
        }
    }
    return false;
}

static bool has_cache_mount(const At *c)
{
    Mounts mounts = *mounts_at(c->model, c->step, c->in);
    Str folder = STR("/root/.cache/pip"), own = folder;
    if (var_at(c->model, c->step, STR("PIP_CACHE_DIR"), &own, NULL) == ENV_SET) folder = own;
    for (uint32_t i = 0; i < mounts.count; i++) {
        const Mount *m = &mounts.item[i];
        bool is_scratch = str_is_z(m->type, "cache") || str_is_z(m->type, "tmpfs");
        bool is_cache = text_holds(m->target, STR("cache")) || text_holds(m->target, STR("pip")) ||
                        str_has_char(m->target, '$');
        if (is_scratch && (is_cache || mounts_cover(&mounts, folder))) return true;
    }
    return false;
}

// Whether the command may say itself that no cache is to be kept.
static bool may_have_option(const Command *c)
{
    for (uint32_t i = 0; i < c->prefix_count; i++) {
        if (str_starts_z(c->prefix[i].text, "PIP_")) return true;
    }
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str text = c->word[i].text;
        bool is_option_variable = !c->word[i].is_literal && str_at(text, 0) == '$' &&
                                  (text_holds(text, STR("OPT")) || text_holds(text, STR("ARG")) ||
                                   text_holds(text, STR("FLAG")));
        if (is_option_variable || str_starts_z(text, "--cache-dir")) return true;
    }
    return cmd_flag(c, NULL, "--no-cache-dir") || cmd_flag(c, "-h", "--help") ||
           cmd_flag(c, NULL, "--no-cache") || cmd_flag(c, NULL, "--dry-run");
}

// Whether the downloads of this RUN stay in the image, whatever installs them.
static bool is_kept(const At *c, const Commands *commands)
{
    static const Str settings[] = {STR_INIT("PIP_NO_CACHE"), STR_INIT("no-cache-dir ="),
                                   STR_INIT("global.no-cache-dir")};
    if (!run_is_shipped(c) || variable_is_set(c) || is_cleaned(commands) || has_cache_mount(c))
        return false;
    for (uint32_t i = 0; i < ARRAY_LEN(settings); i++)
        if (chain_mentions(c->model, c->step, settings[i])) return false;
    return true;
}

static void report_kept(Check *c, const Command *pip, uint32_t number)
{
    Finding *f = report(c, cmd_head(pip),
                        "`%.*s install` leaves its downloads in the image; add `--no-cache-dir`",
                        STR_ARG(pip->name));
    f->number = number;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    if (fires_broadly(&c->at)) {
        uint32_t found = pip_kept_seen(&c->at, commands);
        if (found < commands->count) report_kept(c, &commands->item[found], found);
        return;
    }
    bool is_asked = false;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *pip = &commands->item[i];
        if (!cmd_in(pip, "pip", "install") || may_have_option(pip)) continue;
        // The answer is the same for all commands of a RUN, and is looked for in all of them.
        if (!is_asked && !is_kept(&c->at, commands)) return;
        is_asked = true;
        report_kept(c, pip, i);
    }
}

static void fix(Fix *f, const Finding *found)
{
    // Who chooses the folder may use it under that name.
    bool is_named = run_sees_variable(&f->at, STR("PIP_CACHE_DIR"));
    if (!leftovers_are_needed(f->model, found->step, STR(".cache")))
        fix_add_option(f, found, is_named ? FIX_ASK : FIX_SAFE, STR("--no-cache-dir"));
}

RULE(pip_cache_kept) = {
    .codes = WORDS("hadolint:DL3042 kics:pip_install_keeping_cached"),
    .severity = FL_INFO,
    .since = "0.1",
    .on = ON(RUN),
    .commands = WORDS("pip"),
    .is_folded = true,
    .beats = WORDS("cache-mount-missing"),
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
