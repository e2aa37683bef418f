// What the RUN of an install tells of whether it can stand before the sources are copied.
#include "rules/parts/install_run.h"
#include "lint/run_facts.h"
#include "model/variables.h"

bool install_may_follow(const Command *c)
{
    static const Str names[] = {
        STR_INIT("apt-get apt apk dnf microdnf yum zypper corepack echo mkdir true set"),
        STR_INIT(
            "addgroup adduser groupadd useradd curl wget export apt-mark update-ca-certificates")};
    for (uint32_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_is_one_of(c->name, names[i])) return true;
    if (str_is_z(c->name, "rm"))
        for (uint32_t i = 1; i < c->word_count; i++)
            if (str_starts_z(c->word[i].text, "/var/")) return true;
    bool is_tool = cmd_is(c, "npm", NULL) && cmd_flag(c, "-g", "--global");
    static const char *const configured[] = {"npm", "yarn", "pnpm", "poetry", "bundle", "pip"};
    for (uint32_t i = 0; i < ARRAY_LEN(configured); i++)
        if (cmd_is(c, configured[i], "config")) return true;
    return is_tool || cmd_is(c, "gem", "install") ||
           (cmd_in(c, "pip", "install") && !cmd_flag(c, "-r", "--requirement") &&
            !cmd_flag(c, "-e", "--editable"));
}

// What only removes what the install has downloaded belongs to it.
static bool cleans(const ManifestFirst *m, const Command *c)
{
    if (str_is_z(c->name, "rm")) return true;
    for (uint32_t i = 1; i < c->word_count; i++)
        if (str_has_z(c->word[i].text, "cache") && str_eq(c->name, m->install.command->name))
            return true;
    return false;
}

// Where the command after the install and its cleaning begins; 0 when there is none.
static uint32_t rest_of(const Commands *commands, const ManifestFirst *m)
{
    for (uint32_t i = m->install.number + 1; i < commands->count; i++)
        if (!cleans(m, &commands->item[i])) return commands->item[i].span.start;
    return 0;
}

// `--dir` or `--dir=x`.
static bool is_option(Str word, Str option)
{
    char after = str_at(word, option.len);
    return str_starts(word, option) && (word.len == option.len || after == '=');
}

static const Str folder_options =
    STR_INIT("--prefix --cwd --dir -C --working-dir --directory --project -d -P");

// What such an option means to one program only.
static bool is_other_option(const Command *c, Str option)
{
    if (str_is_z(option, "-d")) return !str_is_z(c->name, "composer");
    return str_is_z(option, "-P") && !str_is_z(c->name, "poetry");
}

// The folder that an option names: empty when there is none.
Str install_folder(const Command *c)
{
    for (uint32_t i = 1; i < c->word_count; i++)
        for (Str rest = folder_options, option; (option = str_next_word(&rest)).len;) {
            Str word = c->word[i].text;
            if (is_other_option(c, option) || !is_option(word, option)) continue;
            if (option.len < word.len) return str_skip(word, option.len + 1);
            return i + 1 < c->word_count ? c->word[i + 1].text : word;
        }
    return STR("");
}

static bool finds_links(const Command *c)
{
    for (uint32_t i = 1; i < c->word_count; i++)
        if (is_option(c->word[i].text, STR("-f")) ||
            is_option(c->word[i].text, STR("--find-links")))
            return true;
    return false;
}

// Whether a build is told of other files, so that the command which only fetches would not find the same.
static bool is_told_more(const Ecosystem *of, const Command *c)
{
    static const struct {
        const char *manager, *options;
    } rows[] = {
        {"maven", "-f --file -s --settings -gs --global-settings -o --offline -pl --projects"},
        {"gradle", "-p --project-dir -c --settings-file -b --build-file "
                   "--include-build -I --init-script --offline"},
        {"go", "-C -modfile -mod"},
        {"cargo", "--manifest-path --offline --frozen --config -C"},
        {"dotnet", "--configfile -s --source --project"},
    };
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str word = c->word[i].text;
        uint32_t equals = str_find_char(word, '=');
        Str name = str_cut(word, 0, equals == STR_NONE ? word.len : equals);
        for (uint32_t k = 0; k < ARRAY_LEN(rows); k++)
            if (str_is_z(of->name, rows[k].manager) &&
                str_is_one_of(name, str_of_z(rows[k].options)))
                return true;
    }
    return false;
}

// Variables that the build is given, but those that only say what it makes.
static bool is_given_variables(const Command *c)
{
    static const Str harmless = STR_INIT("CGO_ENABLED GOOS GOARCH GOARM GOAMD64 CI");
    for (uint32_t i = 0; i < c->prefix_count; i++) {
        uint32_t equals = str_find_char(c->prefix[i].text, '=');
        Str name = str_cut(c->prefix[i].text, 0, equals == STR_NONE ? 0 : equals);
        if (!str_is_one_of(name, harmless)) return true;
    }
    return false;
}

// Variables by which a manager goes to other files.
static const struct {
    const char *manager, *names;
} steering[] = {
    {"pip", "PIP_CONSTRAINT PIP_BUILD_CONSTRAINT PIP_REQUIREMENT PIP_FIND_LINKS "
            "PIP_CONFIG_FILE UV_CONSTRAINT UV_OVERRIDE UV_FIND_LINKS "
            "UV_CONFIG_FILE"},
    {"uv", "UV_PROJECT UV_WORKING_DIRECTORY UV_CONFIG_FILE UV_FIND_LINKS"},
    {"pipenv", "PIPENV_PIPFILE"},
    {"bundler", "BUNDLE_GEMFILE"},
    {"composer", "COMPOSER"},
    {"go", "GOFLAGS GOWORK"},
    {"yarn", "YARN_RC_FILENAME YARN_YARN_PATH"},
    {"maven", "MAVEN_ARGS"},
};

// Whether a word sets the variable, as in `A=1 command` or `export A=1`.
static bool sets(const Word *word, uint32_t count, Str name)
{
    for (uint32_t i = 0; i < count; i++)
        if (str_starts(word[i].text, name) && str_at(word[i].text, name.len) == '=') return true;
    return false;
}

static bool is_set_in_run(const Commands *commands, const ManifestFirst *m, Str name)
{
    const Command *install = m->install.command;
    for (uint32_t i = 0; i < m->install.number; i++) {
        const Command *before = &commands->item[i];
        if (str_is_z(before->name, "export") && sets(before->word, before->word_count, name))
            return true;
    }
    return sets(install->prefix, install->prefix_count, name);
}

static bool is_set_before(const At *c, Str name)
{
    Str value = STR("");
    const VarDef *def = NULL;
    EnvAnswer answer = var_at(c->model, c->step, name, &value, &def);
    if (answer != ENV_SET) return answer == ENV_UNKNOWN && def;
    bool is_harmless = !value.len || str_is_z(value, "off") ||
                       (str_is_z(name, "GOFLAGS") && !str_has_z(value, "-mod"));
    return !is_harmless;
}

// Why a variable may lead the install to other files.
static Str variable_refusal(const At *c, const ManifestFirst *m)
{
    for (uint32_t i = 0; i < ARRAY_LEN(steering); i++) {
        Str rest = str_of_z(steering[i].names), name;
        if (!str_is_z(m->install.of->name, steering[i].manager)) continue;
        while ((name = str_next_word(&rest)).len)
            if (is_set_in_run(run_commands(c), m, name) || is_set_before(c, name))
                return str_fmt(c->arena, "`%.*s` may name other files", STR_ARG(name));
    }
    return STR("");
}

static bool is_row(const Commands *commands)
{
    for (uint32_t i = 0; i + 1 < commands->count; i++)
        if (commands->item[i].after != JOIN_AND) return false;
    return commands->is_chain && commands->is_complete;
}

bool install_is_cd(const Command *c)
{
    return str_is_z(c->name, "cd") && c->word_count == 2 && c->word[1].is_literal;
}

static const Str elsewhere = STR_INIT("the install runs in another folder");

// Why the commands before the install cannot stay where they are.
static Str start_refusal(const Commands *commands, const ManifestFirst *m)
{
    for (uint32_t i = 0; i < m->install.number; i++) {
        const Command *before = &commands->item[i];
        bool is_first_cd = i == 0 && install_is_cd(before) && m->style == INSTALL_MOVES;
        if (install_is_cd(before) && !is_first_cd) return elsewhere;
        if (!is_first_cd && !install_may_follow(before))
            return STR("a command before the install may need the sources");
    }
    return STR("");
}

// Why the install itself does not tell enough.
static Str command_refusal(const ManifestFirst *m)
{
    const Command *command = m->install.command;
    bool is_builder = m->style == INSTALL_BUILDS;
    if (is_builder && (is_told_more(m->install.of, command) || is_given_variables(command)))
        return STR("the build is given options or variables that say where it finds things");
    if (!is_builder && install_folder(command).len) return elsewhere;
    if (str_is_one_of(m->install.of->name, STR("pip uv")) && finds_links(command))
        return STR("the install takes packages from a folder");
    if (str_is_z(m->install.of->name, "bundler") && cmd_flag(command, NULL, "--gemfile"))
        return STR("the install goes by another Gemfile");
    return STR("");
}

// What becomes a RUN of its own, after the install or before it; the reason when that cannot be.
static Str split(const Commands *commands, ManifestFirst *m)
{
    m->last_part = m->style == INSTALL_MOVES ? rest_of(commands, m) : 0;
    if (m->style != INSTALL_MOVES && m->install.number)
        m->first_part =
            (Span){commands->item[0].span.start, commands->item[m->install.number].span.start};
    bool is_split = m->last_part || m->first_part.start < m->first_part.end;
    for (uint32_t i = 0; is_split && i < m->install.number; i++)
        if (str_is_z(commands->item[i].name, "export"))
            return STR("variables are exported for the whole RUN");
    return STR("");
}

// Whether what follows installs in another folder, which needs manifests of its own.
static bool installs_elsewhere(const Commands *commands, const ManifestFirst *m)
{
    bool has_moved = false;
    for (uint32_t i = m->install.number + 1; i < commands->count; i++) {
        const Command *after = &commands->item[i];
        has_moved = has_moved || str_is_z(after->name, "cd");
        if (ecosystem_of(after) && (has_moved || install_folder(after).len)) return true;
    }
    return false;
}

Str install_refusal(const At *c, ManifestFirst *m)
{
    const Commands *commands = run_commands(c);
    if (step_is_windows(c->model, c->step)) return STR("the RUN is for Windows");
    if (c->in->is_json || c->in->heredoc_count || !is_row(commands))
        return STR("the RUN is more than a row of commands joined by `&&`");
    Str why = start_refusal(commands, m);
    if (!why.len) why = command_refusal(m);
    if (!why.len) why = variable_refusal(c, m);
    if (!why.len && installs_elsewhere(commands, m))
        why = STR("the RUN installs in several folders");
    return why.len ? why : split(commands, m);
}
