#include "rules/parts/pip_packages.h"
#include "rules/parts/hadolint_view.h"
#include "rules/parts/unpinned.h"

static bool has_operator(Str requirement)
{
    return holds_one_of(requirement, STR("== >= <= > < != ~="));
}

static bool is_vcs(Str requirement)
{
    static const Str SCHEMES[] = {STR_INIT("git://"), STR_INIT("git+"), STR_INIT("hg+"),
                                  STR_INIT("svn+"),   STR_INIT("bzr+"), STR_INIT("svn://"),
                                  STR_INIT("git@")};
    for (uint32_t i = 0; i < ARRAY_LEN(SCHEMES); i++)
        if (str_starts(requirement, SCHEMES[i])) return true;
    return false;
}

bool pip_has_list(const Command *c)
{
    for (uint32_t i = 1; i < c->word_count; i++)
        if (may_hold_options(&c->word[i])) return true;
    return has_option_of(c, STR("-r --requirement -c --constraint --require-hashes -e --editable "
                                "--group --help -h"));
}

// Tools that are best when they are new.
static bool is_tool(Str requirement)
{
    return str_is_one_of(requirement, STR("pip setuptools wheel virtualenv build poetry uv pipenv "
                                          "pdm hatch twine pip-tools setuptools_scm"));
}

bool pip_is_loose(Str requirement)
{
    if (str_eq(requirement, STR("install")) || is_tool(requirement)) return false;
    if (is_vcs(requirement)) {
        uint32_t start = str_find_char(requirement, '/');
        Str path = start == STR_NONE ? requirement : str_skip(requirement, start + 2);
        Str host = STR("");
        str_next_part(&path, '/', &host);
        return !str_has_char(path, '@');
    }
    bool is_file = str_has_char(requirement, '/') || str_at(requirement, 0) == '.' ||
                   ends_in_one_of(requirement, STR(".whl .tar.gz .zip .txt"));
    return !is_file && !has_operator(requirement) && !str_has_char(requirement, '@');
}

static bool is_loose_broadly(Str requirement)
{
    if (has_operator(requirement) || ends_in_one_of(requirement, STR(".whl .tar.gz"))) return false;
    if (is_vcs(requirement)) return !str_has_char(requirement, '@');
    return !str_has_char(requirement, '/');
}

static bool is_called_pip(const Command *c)
{
    Str name = seen_name(c);
    if (str_starts(name, STR("python"))) return str_eq(c->name, STR("pip"));
    return str_starts(name, STR("pip")) && !str_starts(name, STR("pipenv"));
}

const Word *pip_seen(const Check *c, const Commands *commands, const Command *command)
{
    (void)c, (void)commands;
    const Word *arg[64];
    if (!is_called_pip(command) || !seen_word(command, STR("install"))) return NULL;
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
        is_package |= str_eq(arg[i]->text, STR("install"));
    }
    return NULL;
}
