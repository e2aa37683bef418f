#include "lint/tools.h"
#include "lint/archives.h"
#include "lint/run_facts.h"
#include "model/command_shell.h"
#include "values/file_kinds.h"

// Commands that may install anything: scripts, installs from unknown lists, archives.
static bool may_bring_anything(const Command *c)
{
    if (!c->name.len || str_ends_z(c->name, ".sh") || str_starts_z(c->word[0].text, "./"))
        return true;
    return str_is_one_of(c->name, STR("tar unzip ln cp mv install make curl wget sh bash source . "
                                      "eval conda mamba nix-env brew install-packages "
                                      "install-php-extensions php corepack"));
}

bool tool_is_of_shadow(Str name)
{
    return str_is_one_of(name, STR("useradd usermod userdel groupadd groupmod groupdel"));
}

static bool is_of_node(Str name)
{
    return str_is_one_of(name, STR("npm npx corepack"));
}

// Installed by npm: no or only recent packages exist.
static bool is_of_npm(Str name)
{
    return str_is_one_of(name, STR("yarn pnpm bun"));
}

// The package name without version or path.
static Str package_name(Str word)
{
    uint32_t end = 0;
    while (char_is_word(str_at(word, end)) ||
           (end < word.len && !str_has_char(STR("=<>~:@/"), word.ptr[end])))
        end++;
    return str_cut(word, 0, end);
}

static bool is_in_package(Str word, Str name)
{
    Str package = package_name(word);
    if (str_starts(package, name) || str_is_z(package, "alpine-sdk")) return true;
    if (str_is_z(name, "node")) return str_is_one_of(package, STR("npm yarn yarnpkg pnpm"));
    if (str_is_z(name, "nc")) return text_holds(package, STR("netcat"));
    if (tool_is_of_shadow(name)) return str_starts_z(package, "shadow");
    if (str_is_z(name, "add-apt-repository"))
        return text_holds(package, STR("software-properties"));
    if (str_is_z(name, "locale-gen"))
        return text_holds(package, STR("locale")) || text_holds(package, STR("language-pack"));
    if (str_is_z(name, "mvn")) return text_holds(package, STR("maven"));
    if (str_is_z(name, "crontab")) return text_holds(package, STR("cron"));
    if (is_of_node(name)) return str_starts_z(package, "node");
    if (str_is_z(name, "ps")) return text_holds(package, STR("procps"));
    if (str_is_z(name, "wget"))
        return str_is_one_of(package, STR("openssh-server ssh google-chrome-stable debootstrap"));
    return str_starts_z(name, "python") && str_starts_z(package, "py");
}

// Programs that many packages bring as dependencies.
static bool comes_with_many(Str name)
{
    return str_is_one_of(name, STR("make gcc g++ cc pip pip3 python python3 locale-gen"));
}

// Packages that do not depend on any of these.
static bool is_plain_package(const Word *word)
{
    static const Str NAMES =
        STR_INIT("curl wget git ca-certificates gnupg gnupg2 unzip zip jq tzdata locales procps "
                 "nano vim less file "
                 "rsync xz-utils xz bzip2 tar gzip openssh-client sudo bash tini dumb-init gosu "
                 "su-exec cron shadow "
                 "net-tools iproute2 iputils-ping netcat-openbsd apt-transport-https");
    return word->is_literal && str_is_one_of(word->text, NAMES);
}

static bool installs_plain_packages(const Command *c)
{
    enum { ROOM = 64 };
    const Word *arg[ROOM];
    bool is_install = cmd_in(c, "apt", "install") || cmd_in(c, "apk", "add") ||
                      cmd_in(c, "dnf", "install") || cmd_in(c, "yum", "install");
    uint32_t count = is_install ? cmd_args(c, arg, ROOM) : 0;
    for (uint32_t i = 0; i < count; i++)
        if (!is_plain_package(arg[i])) return false;
    return is_install && count < ROOM;
}

// Whether the command certainly installs none of these programs.
static bool brings_none_of_many(const Command *c)
{
    static const char *const SUBS[] = {"update", "clean", "upgrade"};
    if (str_has_char(c->word[0].text, '/')) return false;
    if (command_is_idle(c) || installs_plain_packages(c)) return true;
    for (uint32_t i = 0; i < ARRAY_LEN(SUBS); i++)
        if (cmd_in(c, "apt", SUBS[i]) || cmd_in(c, "apk", SUBS[i])) return true;
    return false;
}

static bool cannot_come_by(const Command *c)
{
    bool is_idle = str_is_one_of(c->name, STR("rm rmdir mkdir cd chmod chown touch set "
                                              "true : sleep echo printf umask"));
    return c->word_count && is_idle && !c->has_redirect_out && c->after != JOIN_PIPE;
}

// The packages of a group are unknown: `dnf install @development-tools`.
static bool installs_group(const Command *c)
{
    bool is_group = false;
    if (!cmd_in(c, "dnf", NULL) && !cmd_in(c, "yum", NULL)) return false;
    for (uint32_t i = 1; i < c->word_count; i++)
        is_group |= str_at(c->word[i].text, 0) == '@' || str_starts_z(c->word[i].text, "group");
    return is_group;
}

static bool may_come_by(const Command *c, Str name)
{
    if (c->place & VIA_XARGS || installs_group(c)) return true;
    return comes_with_many(name) && !str_eq(c->name, name) && !brings_none_of_many(c);
}

static bool command_brings(const Command *c, Str name)
{
    if (cannot_come_by(c)) return false;
    if (may_bring_anything(c) || may_come_by(c, name)) return true;
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str word = c->word[i].text;
        bool is_named = is_of_npm(name) && text_holds(word, name); // in `@pnpm/exe` too
        if (!c->word[i].is_literal || is_named || is_in_package(word, name)) return true;
    }
    return false;
}

static bool run_brings(const Model *m, uint32_t step, Str name)
{
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    if (!commands->is_complete || commands->has_unknown) return true;
    for (uint32_t i = 0; i < commands->count; i++)
        if (command_brings(&commands->item[i], name)) return true;
    return false;
}

// Whether a program copied there is found on the PATH. is_file: the source is no folder, as it has
// an ending or is what the container starts.
static bool is_for_path(Str to)
{
    while (1 < to.len && str_ends_z(to, "/")) to.len--;
    return str_is_one_of(path_last(to), STR("bin sbin usr local")) || str_is_z(to, "/");
}

static bool is_file(Str from, Str programs)
{
    return str_has_char(path_last(from), '.') || str_is_one_of(path_last(from), programs);
}

// A folder copied to a folder of programs (`COPY bin/ /usr/local/bin/`) may contain any program.
static bool copies_folder(const Instr *in, Str to, Str programs)
{
    bool is_sure = !str_is_z(to, "/") && !instr_flag(in, STR("from"));
    if (!is_for_path(to) && (is_sure || !str_has_char(to, '$'))) return false;
    for (const Node *arg = instr_next_source(in, NULL); arg; arg = instr_next_source(in, arg)) {
        Str from = arg_text(in, arg);
        bool is_many = str_ends_z(from, "/") || str_ends_z(from, "*") || str_ends_z(from, "bin") ||
                       str_is_z(from, ".");
        if (is_many || (!is_sure && !is_file(from, programs))) return true;
    }
    return false;
}

// Whether it is an ADD whose source may be an archive.
static bool may_unpack(Arena *a, const Instr *in)
{
    return in->kind == K_ADD && !(add_is_for_copy(a, in) && add_is_plain(a, in));
}

// Sources from other stages or images may bring any program; from the context only one with that
// name.
static bool copy_brings(Arena *a, const Instr *in, Str name, Str programs)
{
    uint32_t count = instr_arg_count(in);
    if (count < 2 || may_unpack(a, in)) return true;
    Str to = arg_text(in, instr_arg(in, count - 1));
    if (copies_folder(in, to, programs)) return true;
    if (!instr_flag(in, STR("from")))
        return (text_holds(to, STR("bin")) || is_for_path(to)) && text_holds(in->joined, name);
    return comes_with_many(name) || text_holds(in->joined, is_of_node(name)        ? STR("node")
                                                           : str_is_z(name, "mvn") ? STR("maven")
                                                                                   : name);
}

static ToolAnswer look(const Model *m, const Stage *stage, Chain chain, Str name)
{
    ToolAnswer base = base_tool(m, stage, name);
    if (base != TOOL_MISSING) return base;
    Arena *a = model_scratch(m);
    Str programs = stage_starts(a, m, stage);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        bool may_be =
            (in->kind == K_RUN && run_brings(m, chain.step, name)) ||
            ((in->kind == K_COPY || in->kind == K_ADD) && copy_brings(a, in, name, programs));
        if (may_be) return TOOL_UNKNOWN;
    }
    return TOOL_MISSING;
}

ToolAnswer tool_before(const Model *m, uint32_t step, Str name)
{
    const Stage *stage = stage_of(m, step);
    return stage ? look(m, stage, chain_before(m, step), name) : TOOL_UNKNOWN;
}

ToolAnswer tool_of_stage(const Model *m, const Stage *stage, Str name)
{
    return look(m, stage, chain_of(m, stage), name);
}

Str tool_package(Str tool, Str family)
{
    bool is_alpine = str_is_z(family, "apk");
    if (tool_is_of_shadow(tool)) return STR("shadow");
    if (str_is_one_of(tool, STR("pip pip3")))
        return is_alpine ? STR("py3-pip") : STR("python3-pip");
    if (str_is_z(tool, "add-apt-repository")) return STR("software-properties-common");
    if (str_is_z(tool, "locale-gen")) return STR("locales");
    if (str_is_z(tool, "mvn")) return STR("maven");
    if (str_is_z(tool, "python") || is_of_npm(tool)) return STR("");
    return str_is_z(tool, "cc") ? STR("gcc") : tool;
}

// Whether the word names the program, or a package that contains it.
static bool may_hold(const Word *word, Str name)
{
    return !word->is_literal || text_holds(word->text, name) || is_in_package(word->text, name);
}

bool tool_is_brought_before(const Commands *commands, uint32_t i, Str name)
{
    for (uint32_t k = 0; k < i; k++) {
        const Command *c = &commands->item[k];
        if (cannot_come_by(c)) continue;
        if (may_come_by(c, name)) return true;
        for (uint32_t n = 1; n < c->word_count; n++)
            if (may_hold(&c->word[n], name)) return true;
        bool may_bring =
            !c->name.len || str_is_one_of(c->name, STR("tar unzip ln cp mv install make sh "
                                                       "bash source . eval install-php-extensions "
                                                       "corepack"));
        if (may_bring || text_holds(c->word[0].text, STR("./"))) return true;
    }
    return !commands->is_complete || commands->has_unknown;
}
