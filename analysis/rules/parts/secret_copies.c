#include "rules/parts/secret_copies.h"
#include "lint/workdirs.h"
#include "rules/parts/mount_options.h"
#include "values/file_kinds.h"
#include "values/values.h"

Str secret_path(const At *c, const Mount *mount)
{
    const MountField *id = mount_option(mount, STR("id"));
    if (mount_is_variable(mount)) return STR("");
    if (str_at(mount->target, 0) == '/') return mount->target;
    if (mount->target.len) return str_fmt(c->arena, "/run/secrets/%.*s", STR_ARG(mount->target));
    if (!id || mount_option(mount, STR("env"))) return STR("");
    return str_fmt(c->arena, "/run/secrets/%.*s", STR_ARG(id->value));
}

// A path that is written out, also from the home on.
static bool is_one_place(const Word *word)
{
    bool is_home = str_starts_z(word->text, "~/") && !word->is_quoted;
    return word->is_literal || (is_home && !glob_has_wildcard(word->text) &&
                                !str_has_char(word->text, '$') && !str_has_char(word->text, '`'));
}

Str secret_copied_to(const Instr *in, const Command *c, Str path)
{
    bool has_path = false;
    for (uint32_t i = 1; i < c->word_count; i++)
        has_path = has_path || (c->word[i].is_literal && str_eq(c->word[i].text, path));
    const Word *last = &c->word[c->word_count ? c->word_count - 1 : 0];
    if (!has_path || (c->place & IN_SUBSTITUTION)) return STR("");
    if (str_is_one_of(c->name, STR("cp install")))
        return is_one_place(last) && !str_eq(last->text, path) ? last->text : STR("");
    if (!str_is_one_of(c->name, STR("cat base64"))) return STR("");
    Str target = command_prints_to(in, c);
    return str_at(target, 0) == '/' || str_starts_z(target, "~/") ? target : STR("");
}

// ---- As a part of a text ----

// `$NAME` and `${NAME`.
static bool uses_variable(Str text, Str name)
{
    for (uint32_t at = 0; name.len && at < text.len; at++) {
        if (text.ptr[at] != '$') continue;
        uint32_t start = at + 1 + (str_at(text, at + 1) == '{');
        bool is_name = str_starts(str_skip(text, start), name);
        if (is_name && !char_is_word(str_at(text, start + name.len))) return true;
    }
    return false;
}

static bool holds_secret(const Word *word, Str path, Str env)
{
    if (word->is_literal) return false;
    return (path.len && text_holds(word->text, path)) || uses_variable(word->text, env);
}

// The variable that an assignment before the command fills with the secret: `TOKEN=$(cat /run/secrets/token)`.
static Str filled_variable(const Commands *commands, uint32_t before, Str path)
{
    for (uint32_t i = 0; path.len && i < before; i++) {
        const Command *c = &commands->item[i];
        bool is_export = str_is_z(c->name, "export");
        uint32_t count = is_export ? c->word_count : c->word_count ? 0 : c->prefix_count;
        const Word *word = is_export ? c->word : c->prefix;
        for (uint32_t k = 0; k < count; k++) {
            uint32_t equals = str_find_char(word[k].text, '=');
            if (equals != STR_NONE && holds_secret(&word[k], path, STR("")))
                return str_cut(word[k].text, 0, equals);
        }
    }
    return STR("");
}

// Commands that keep what they are told in a file of their settings.
typedef struct Row {
    const char *name, *sub;
    const char *file;
    const char *only; // with one of these words
} Row;

static const Row rows[] = {
    {"npm", "config", "~/.npmrc", "set"},
    {"npm", "set", "~/.npmrc", ""},
    {"pnpm", "config", "~/.npmrc", "set"},
    {"yarn", "config", "~/.yarnrc.yml", "set"},
    {"git", "config", "~/.gitconfig", "--global --system"},
    {"pip", "config", "~/.config/pip/pip.conf", "set"},
    {"composer", "config", "auth.json", ""},
    {"bundle", "config", "~/.bundle/config", ""},
    {"poetry", "config", "~/.config/pypoetry/auth.toml", ""},
    {"aws", "configure", "~/.aws/credentials", "set"},
};

static const Row *row_of(const Command *c)
{
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++)
        if (cmd_is(c, rows[i].name, rows[i].sub))
            return !*rows[i].only || cmd_has_word(c, str_of_z(rows[i].only)) ? &rows[i] : NULL;
    return NULL;
}

static bool takes_back(const Commands *commands, uint32_t from, Str name)
{
    static const Str WORDS =
        STR_INIT("delete unset --unset --unset-all --remove-section remove rm");
    for (uint32_t i = from; i < commands->count; i++)
        if (str_eq(commands->item[i].name, name) && cmd_has_word(&commands->item[i], WORDS))
            return true;
    return false;
}

static Str piped_to(const Commands *commands, uint32_t number)
{
    const Command *next = cmd_piped_to(commands, number);
    const Word *arg[1];
    if (!next || !cmd_is(next, "tee", NULL) || !cmd_args(next, arg, 1) || !arg[0]->is_literal)
        return STR("");
    return arg[0]->text;
}

Str secret_written_to(const At *c, uint32_t number, Str path, Str env)
{
    const Commands *commands = run_commands(c);
    const Command *command = &commands->item[number];
    bool prints = str_is_one_of(command->name, STR("echo printf"));
    const Row *row = prints ? NULL : row_of(command);
    if ((!prints && !row) || (command->place & IN_SUBSTITUTION)) return STR("");
    Str filled = filled_variable(commands, number, path);
    bool is_held = false;
    for (uint32_t i = 1; i < command->word_count; i++)
        is_held |= holds_secret(&command->word[i], path, env) ||
                   holds_secret(&command->word[i], STR(""), filled);
    if (!is_held) return STR("");
    if (row) return takes_back(commands, number + 1, command->name) ? STR("") : str_of_z(row->file);
    return command->has_redirect_out ? command_prints_to(c->in, command)
                                     : piped_to(commands, number);
}

// ---- What stays ----

// A later rm of the file, or of any folder or pattern that may hold it.
static bool is_removed(const Commands *commands, uint32_t from, Str file)
{
    for (uint32_t i = from; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (!str_is_one_of(c->name, STR("rm shred unlink"))) continue;
        for (uint32_t k = 1; k < c->word_count; k++) {
            Str text = c->word[k].text;
            if (!c->word[k].is_literal || str_starts(file, text)) return true;
            if (str_eq(path_last(file), path_last(text))) return true;
        }
    }
    return false;
}

// The path as a mount names it; as it is where the working directory is not known.
static Str whole_path(const At *c, Str file)
{
    Str rest = STR("");
    if (workdir_is_home(file, &rest)) {
        Str home = workdir_home(c->model, c->step);
        return home.len ? str_join(c->arena, home, rest) : file;
    }
    Str path = workdir_join(c->arena, workdir_at(c->arena, c->model, c->step), file);
    return path.len ? path : file;
}

static bool is_outside(const At *c, Str file)
{
    file = whole_path(c, file);
    return str_starts_z(file, "/dev/") || str_starts_z(file, "/proc/") || str_has_char(file, '$') ||
           str_starts_z(file, "/run/secrets/") || run_has_mount(c, file);
}

bool secret_stays(const At *c, uint32_t number, Str to)
{
    return to.len && !is_outside(c, to) && !is_removed(run_commands(c), number + 1, to);
}

// `mkdir` without `-p`, and commands that change a file.
static bool wants_no_mount(const Command *c)
{
    if (cmd_is(c, "mkdir", NULL)) return !cmd_has_word(c, STR("-p -pv -vp --parents"));
    return str_is_one_of(c->name, STR("chmod chown sed"));
}

bool secret_is_handled(const Commands *commands, uint32_t number, Str path, Str to)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_strict = wants_no_mount(c);
        for (uint32_t k = 0; k < c->word_count; k++) {
            Str text = c->word[k].text;
            if (i != number && text_holds(text, path)) return true;
            if (is_strict && text.len && str_starts(to, text)) return true;
        }
    }
    return false;
}
