#include "rules/parts/pip_packages.h"
#include "rules/parts/hadolint_env.h"
#include "rules/parts/hadolint_view.h"
#include "rules/parts/unpinned.h"
#include "syntax/walk.h"

static bool has_operator(Str requirement)
{
    return str_any(requirement, STR("== >= <= > < != ~="), text_holds);
}

static bool is_vcs(Str requirement)
{
    return str_any(requirement, STR("git:// git+ hg+ svn+ bzr+ svn:// git@"), str_starts);
}

bool pip_has_list(const Command *c)
{
    for (uint32_t i = 1; i < c->word_count; i++)
        if (may_hold_options(&c->word[i])) return true;
    return has_option_of(c, STR("-r --requirement -c --constraint --require-hashes -e --editable "
                                "--group --no-index --help -h"));
}

// Tools that are best when they are new.
static bool is_tool(Str requirement)
{
    return str_is_one_of(requirement, STR("pip setuptools wheel virtualenv build poetry uv pipenv "
                                          "pdm hatch twine pip-tools setuptools_scm setuptools-scm "
                                          "poetry-core hatchling flit-core"));
}

bool pip_is_loose(Str requirement)
{
    if (str_is_z(requirement, "install") || is_tool(requirement)) return false;
    if (is_vcs(requirement)) {
        uint32_t start = str_find_char(requirement, '/');
        Str path = start == STR_NONE ? requirement : str_skip(requirement, start + 2);
        Str host = STR("");
        str_next_part(&path, '/', &host);
        return !str_has_char(path, '@');
    }
    bool is_file = str_has_char(requirement, '/') || str_at(requirement, 0) == '.' ||
                   str_any(requirement, STR(".whl .tar.gz .zip .txt"), str_ends);
    return !is_file && !has_operator(requirement) && !str_has_char(requirement, '@');
}

static bool is_loose_broadly(Str requirement)
{
    if (has_operator(requirement) || str_any(requirement, STR(".whl .tar.gz"), str_ends))
        return false;
    if (is_vcs(requirement)) return !str_has_char(requirement, '@');
    return !str_has_char(requirement, '/');
}

// Whether hadolint takes the command for an install of pip: by its name, or as a module of python.
static bool pip_is_seen(const Command *c)
{
    Str name = seen_name(c);
    if (str_starts_z(name, "python")) return seen_row(c, STR("-m pip install"));
    bool is_pip = str_starts_z(name, "pip") && !str_starts_z(name, "pipenv");
    return is_pip && seen_word(c, STR("install"));
}

const Word *pip_seen(const At *c, const Commands *commands, const Command *command)
{
    (void)c, (void)commands;
    const Word *arg[64];
    if (!pip_is_seen(command)) return NULL;
    if (seen_flag(command, STR("c constraint"))) return NULL;
    if (seen_word(command, STR("-r --requirement ."))) return NULL;
    Str valued =
        STR("abi b build e editable extra-index-url f find-links i index-url implementation "
            "no-binary only-binary platform prefix progress-bar proxy python python-version root "
            "root-user-action src t target trusted-host upgrade-strategy");
    uint32_t count = seen_args(command, valued, arg, 64);
    bool is_package = false;
    for (uint32_t i = 0; i < count; i++) {
        if (is_package && is_loose_broadly(arg[i]->text)) return arg[i];
        is_package |= str_is_z(arg[i]->text, "install");
    }
    return NULL;
}

// ---- Its cache ----

static const Str YES = STR_INIT("1 true True TRUE on On ON yes Yes YES");

static bool is_yes_of(const At *c, const Instr *in, const Node *pair, Str name)
{
    (void)c;
    return in->kind == K_ENV && str_eq(pair_key(in, pair), name) &&
           str_is_one_of(without_quotes(pair_value(in, pair)), YES);
}

// Once an ENV has switched it off, no later one switches it on again.
static bool is_switched_off(const At *c)
{
    static const Str NAME = STR_INIT("PIP_NO_CACHE_DIR");
    if (c->in_onbuild) return seen_in_triggers(c, is_yes_of, NAME);
    for (uint32_t i = 0; i < var_count(c->model); i++) {
        const VarDef *def = var_def(c->model, i);
        if (c->step <= def->step) break;
        Str written = instr_slice(instr_at(c->model, def->step), def->value_span);
        bool is_yes = !def->is_arg && def->answer == ENV_SET && !str_has_char(written, '$') &&
                      str_is_one_of(def->value, YES);
        if (is_yes && str_eq(def->name, NAME) && step_follows(c->model, def->step, c->step))
            return true;
    }
    return false;
}

// The first word of the RUN that sets the variable, whatever it is a part of: only that one counts, without quotes.
static bool is_set_in_run(const Commands *commands)
{
    Str set = STR("PIP_NO_CACHE_DIR=");
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        for (uint32_t k = 0; k < c->prefix_count + c->word_count; k++) {
            bool is_before = k < c->prefix_count;
            const Word *word = is_before ? &c->prefix[k] : &c->word[k - c->prefix_count];
            if (str_starts(word->text, set))
                return !word->is_quoted && str_is_one_of(str_skip(word->text, set.len), YES);
        }
    }
    return false;
}

uint32_t pip_kept_seen(const At *c, const Commands *commands)
{
    if (!commands->is_complete || is_switched_off(c)) return commands->count;
    if (seen_mount(c, STR(".cache/pip")) || is_set_in_run(commands)) return commands->count;
    uint32_t i = 0;
    for (; i < commands->count; i++) {
        const Command *pip = &commands->item[i];
        bool is_install = pip_is_seen(pip) && !str_starts_z(pip->name, "pipx");
        if (is_install && !seen_word(pip, STR("--no-cache-dir"))) break;
    }
    return i;
}
