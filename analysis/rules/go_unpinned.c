// Install a certain version of a Go program.
//
// Without a version, or with `@latest`, each new build installs the newest one: a build that worked yesterday fails today, or the program behaves differently.
//
// ```dockerfile
// FROM golang:1.23
// RUN go install github.com/x/tool@latest github.com/x/other@v1.2.3
//                ^^^^^^^^^^^^^^^^^^^^^^^^ `github.com/x/tool@latest` has no version, so each new build may bring another one; write `@VERSION` after the path
// ```
//
// Packages of the module itself, of Go, and those whose versions a `go.mod` holds are fine:
//
// ```dockerfile
// FROM golang:1.23
// RUN go install -ldflags "-s -w" std && go run -tags x github.com/x/tool@v1.0.0 --latest thing
// COPY . .
// RUN go install ./... && go run main.go && go install github.com/x/tool && go get -d
// ```
#include "lint/chain.h"
#include "rules/parts/hadolint_view.h"
#include "rules/parts/unpinned.h"

// Whether a file of the project may be there, which says what versions are taken.
static bool may_have_module(const At *c)
{
    Chain chain = chain_before(c->model, c->step);
    while (chain_back(&chain)) {
        InstrKind kind = instr_at(c->model, chain.step)->kind;
        if (kind == K_COPY || kind == K_ADD) return true;
    }
    const Commands *commands = run_commands(c);
    for (uint32_t i = 0; i < commands_near(commands, 0); i++)
        if (cmd_is(&commands->item[i], "git", "clone")) return true;
    return c->in_onbuild || mounts_at(c->model, c->step, c->in)->count;
}

// An own version of each argument: `go run` has one package, and then the words of the program.
static bool installs(const At *c, const Command *command)
{
    (void)c;
    return cmd_is(command, "go", "install") || cmd_is(command, "go", "get") ||
           cmd_is(command, "go", "run");
}

static bool has_tag(Str package)
{
    return str_any(package, STR("@latest @upgrade @patch"), str_ends);
}

// A path with a dot in its first part is that of a module elsewhere.
static bool is_elsewhere(Str package)
{
    Str first = STR("");
    str_next_part(&package, '/', &first);
    return package.len && str_has_char(first, '.') && str_at(first, 0) != '.';
}

static bool is_loose(Str package)
{
    return is_elsewhere(package) && (has_tag(package) || !str_has_char(package, '@'));
}

static bool is_loose_broadly(Str package)
{
    if (str_at(package, 0) == '.' || str_at(package, 0) == '/') return false;
    return !str_has_char(package, '@') || str_any(package, STR("@latest @none"), str_ends);
}

// hadolint looks at the first package of `go run`, and at `go install` and `go get` only in a RUN without that.
static bool has_go_run(const Commands *commands)
{
    for (uint32_t i = 0; i < commands_near(commands, 0); i++)
        if (seen_as(&commands->item[i], STR("go")) && seen_word(&commands->item[i], STR("run")))
            return true;
    return false;
}

static const Word *seen(const At *c, const Commands *commands, const Command *command)
{
    (void)c;
    const Word *arg[64];
    if (!seen_as(command, STR("go"))) return NULL;
    if (!has_go_run(commands)) {
        bool is_install = seen_word(command, STR("install get"));
        return is_install ? seen_loose(command, STR(""), STR("install get tool"), is_loose_broadly)
                          : NULL;
    }
    uint32_t count = seen_args(command, STR(""), arg, 64), at = 0;
    while (at < count && !str_is_z(arg[at]->text, "run")) at++;
    return at + 1 < count && is_loose_broadly(arg[at + 1]->text) ? arg[at + 1] : NULL;
}

// ---- The rule ----

static bool installs_without_module(const At *c, const Command *command)
{
    const Word *arg[64];
    if (!installs(c, command)) return false;
    uint32_t count = cmd_args(command, arg, 64);
    if (cmd_is(command, "go", "run") && 1 < count) count = 1;
    for (uint32_t i = 0; i < count; i++)
        if (has_tag(arg[i]->text)) return true;
    return !may_have_module(c);
}

static const Unpinned unpinned = {installs_without_module, is_loose, "`@VERSION` after the path",
                                  seen};

static void check(Check *c, const Instr *in)
{
    (void)in;
    unpinned_check(c, &unpinned);
}

RULE(go_unpinned) = {
    .codes = WORDS("hadolint:DL3062"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("go"),
    .is_folded = true,
    .check = check,
};
