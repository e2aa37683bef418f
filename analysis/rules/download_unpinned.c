// Download a certain version.
//
// The build cache keeps the layer as long as the line stays the same. So `latest` is whatever was the latest when this
// machine built it first, and another version on the next machine. Name a release or a commit.
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSLO https://github.com/x/y/releases/latest/download/y.tar.gz
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `https://github.com/x/y/releases/latest/download/y.tar.gz` changes over time, and the build cache keeps whatever came first; name a version
// RUN git clone https://github.com/x/y
//               ^^^^^^^^^^^^^^^^^^^^^^ `https://github.com/x/y` changes over time, and the build cache keeps whatever came first; name a version
// ```
//
// A branch moves on, too:
//
// ```dockerfile
// FROM buildpack-deps:bookworm
// RUN git clone --depth 1 --branch main https://github.com/x/y /src
//                                       ^^^^^^^^^^^^^^^^^^^^^^ `https://github.com/x/y` changes over time, and the build cache keeps whatever came first; name a version
// RUN curl -fsSLO https://raw.githubusercontent.com/x/y/master/install.sh
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `https://raw.githubusercontent.com/x/y/master/install.sh` changes over time, and the build cache keeps whatever came first; name a version
// RUN curl -fsSL https://github.com/x/y/tarball/main | tar xz
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `https://github.com/x/y/tarball/main` changes over time, and the build cache keeps whatever came first; name a version
// ```
//
// ```dockerfile
// FROM debian:12
// ARG REF=v1
// RUN curl -fsSLO https://github.com/x/y/releases/download/v1.0/y.tar.gz && git clone -b v1 https://github.com/x/y
// ```
#include "rules/parts/downloads.h"
#include "rules/parts/unpinned.h"

static bool is_moving(Str url)
{
    // Told without the rows: each of them has one of these.
    if (!text_holds(url, STR("latest")) && !text_holds(url, STR("ma")) &&
        !text_holds(url, STR("heads")) && !text_holds(url, STR("HEAD")))
        return false;
    return str_any(url,
                   STR("/latest/ /master.tar.gz /main.tar.gz /master.zip /main.zip "
                       "/archive/master /archive/main /tarball/master /tarball/main /refs/heads/ "
                       "/HEAD.tar.gz"),
                   text_holds) ||
           str_ends_z(url, "/latest") ||
           (str_any(url, STR("raw.githubusercontent.com/ /raw/"), text_holds) &&
            str_any(url, STR("/main/ /master/"), text_holds));
}

// A branch that moves on with every change.
static bool is_main_branch(const Command *clone)
{
    Str branch = STR("");
    return cmd_value(clone, "-b", "--branch", &branch) &&
           str_is_one_of(branch, STR("main master develop trunk"));
}

static bool is_other_git_ref(const Commands *commands, uint32_t i)
{
    static const Str SUBS = STR_INIT("checkout reset switch");
    const Command *clone = &commands->item[i];
    bool has_ref = has_option_of(clone, STR("-b --branch --revision --help"));
    if (has_ref && !is_main_branch(clone)) return true;
    for (uint32_t k = i + 1; k < commands_near(commands, i); k++) {
        const Word *sub =
            cmd_is(&commands->item[k], "git", NULL) ? cmd_sub(&commands->item[k]) : NULL;
        if (sub && str_is_one_of(sub->text, SUBS)) return true;
    }
    return commands->is_cut; // what was not read may do it
}

static const Word *moving_of(const Commands *commands, uint32_t i)
{
    const Command *c = &commands->item[i];
    const Word *url = download_url(c), *arg[1];
    if (url) return download_is_kept(c) && is_moving(url->text) ? url : NULL;
    if (!cmd_is(c, "git", "clone") || !cmd_args(c, arg, 1) || is_other_git_ref(commands, i))
        return NULL;
    return str_has_z(arg[0]->text, "://") && arg[0]->is_literal ? arg[0] : NULL;
}

static void check(Check *c, const Instr *in)
{
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        bool is_named = command_is_named(&c->at, &commands->item[i]);
        const Word *url = is_named ? moving_of(commands, i) : NULL;
        if (!url || is_verified(c->model, c->step, in, i)) continue;
        report(c, url->span,
               "`%.*s` changes over time, and the build cache keeps whatever came first; name a "
               "version",
               STR_ARG(url->text));
    }
}

RULE(download_unpinned) = {
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("curl wget git"),
    .is_folded = true,
    .check = check,
};
