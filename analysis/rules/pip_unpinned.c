// Install a certain version of a package with pip.
//
// Without a version each new build installs the newest one: a build that worked yesterday fails today, or the program behaves differently.
//
// ```dockerfile
// FROM python:3.12-slim
// RUN pip install --no-cache-dir flask requests==2.32.3 uvicorn[standard]
//                                ^^^^^ `flask` and 1 more have no version, so each new build may bring others; write `flask==VERSION` and the like
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// RUN pip install --no-cache-dir git+https://github.com/x/y
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^^ `git+https://github.com/x/y` has no version, so each new build may bring another one; write `git+https://github.com/x/y@REF`
// RUN pip install --no-cache-dir git+https://github.com/x/y#egg=y
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `git+https://github.com/x/y#egg=y` has no version, so each new build may bring another one; write `git+https://github.com/x/y@REF#egg=y`
// RUN uv pip install --no-cache flask
//                               ^^^^^ `flask` has no version, so each new build may bring another one; write `flask==VERSION`
// ```
//
// pipx, poetry and `uv tool` are no different:
//
// ```dockerfile
// FROM python:3.12-slim
// RUN pipx install --python 3.12 black ruff==0.8.0
//                                ^^^^^ `black` has no version, so each new build may bring another one; write `black==VERSION`
// RUN poetry add flask@3.1 django
//                          ^^^^^^ `django` has no version, so each new build may bring another one; write `django==VERSION`
// ```
//
// A list of requirements or constraints may hold the versions, and tools that install packages are best when they are new:
//
// ```dockerfile
// FROM python:3.12-slim
// RUN pip install --no-cache-dir -r requirements.txt && pip install --no-cache-dir -c constraints.txt flask
// RUN pip install --no-cache-dir --upgrade pip setuptools wheel && pip install --no-cache-dir --require-hashes flask
// ```
#include "rules/parts/pip_packages.h"
#include "rules/parts/unpinned.h"

static bool installs(const At *c, const Command *command)
{
    (void)c;
    const Word *arg[1];
    bool is_uv = cmd_is(command, "uv", "pip") || cmd_is(command, "uv", "tool");
    bool is_install = cmd_in(command, "pip", "install") || cmd_is(command, "pipx", "install") ||
                      cmd_is(command, "poetry", "add") ||
                      (is_uv && cmd_args(command, arg, 1) && str_is_z(arg[0]->text, "install"));
    return is_install && !pip_has_list(command) && !cmd_flag(command, NULL, "--spec");
}

static const Unpinned unpinned = {installs, pip_is_loose, "`%.*s==VERSION`", pip_seen};

static void check(Check *c, const Instr *in)
{
    (void)in;
    unpinned_check(c, &unpinned);
}

RULE(pip_unpinned) = {
    .codes = WORDS("hadolint:DL3013 kics:unpinned_pip"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("pip pipx uv poetry"),
    .is_folded = true,
    .check = check,
};
