#include "model/command_shell.h"
#include "model/inside.h"

static const Str POSIX_SHELL[] = {STR_INIT("/bin/sh"), STR_INIT("-c")};
static const Str WINDOWS_SHELL[] = {STR_INIT("cmd"), STR_INIT("/S"), STR_INIT("/C")};

CommandShell command_shell_default(void)
{
    return (CommandShell){.kind = SHELL_POSIX,
                          .is_usual = true,
                          .word = POSIX_SHELL,
                          .count = ARRAY_LEN(POSIX_SHELL)};
}

// ---- Images without a shell ----

// A repository (or prefix) whose images contain no shell if the tag contains `with` and does not
// contain `without`.
typedef struct Shellless {
    const char *domain, *path;  // the path may be a prefix
    const char *with, *without; // texts in the tag; "" occurs in each
} Shellless;

static const Shellless SHELLLESS[] = {
    {"gcr.io", "distroless/", "", "debug"},
    {"cgr.dev", "chainguard/static", "", "dev"},
    {"cgr.dev", "chainguard/glibc-dynamic", "", "dev"},
    {"mcr.microsoft.com", "dotnet/", "chiseled", "debug"},
    {"mcr.microsoft.com", "dotnet/", "distroless", "debug"},
    {"mcr.microsoft.com", "azurelinux/distroless/", "", "debug"},
    {"mcr.microsoft.com", "cbl-mariner/distroless/", "", "debug"},
};

bool image_is_shellless(const ImageRef *image)
{
    for (uint32_t i = 0; i < ARRAY_LEN(SHELLLESS); i++) {
        const Shellless *row = &SHELLLESS[i];
        if (!str_is_z(image->domain, row->domain) || !str_starts(image->path, str_of_z(row->path)))
            continue;
        if (str_has(image->tag, str_of_z(row->with)) &&
            !str_has(image->tag, str_of_z(row->without)))
            return true;
    }
    return false;
}

bool stage_is_shellless(const Model *m, const Stage *root)
{
    if (root->base_kind == BASE_SCRATCH) return true;
    return root->base_kind == BASE_IMAGE && m->part[number_of(m, root)].image->is_shellless;
}

// ---- What a COPY or ADD may bring ----

static Str last_part(Str path)
{
    while (path.len && path.ptr[path.len - 1] == '/') path.len--;
    return str_skip(path, str_behind_last(path, '/'));
}

static bool is_shell_name(Str name)
{
    return str_has_z(name, "busybox") || str_has_z(name, "rootfs") ||
           str_is_one_of(name, STR("sh ash bash dash zsh toybox bin sbin usr"));
}

// Folders in which programs are searched for, and their parents.
static bool is_root_folder(Str path)
{
    return str_is_one_of(path, STR("/ . ./ /bin /bin/ /usr /usr/ /usr/bin /usr/bin/"));
}

Str stage_starts(Arena *a, const Model *m, const Stage *s)
{
    const InstrKind kinds[] = {K_ENTRYPOINT, K_CMD};
    Str names = STR("");
    for (uint32_t i = 0; i < ARRAY_LEN(kinds); i++) {
        uint32_t step = stage_latest(m, s, kinds[i]);
        const Commands *c = step == NO_STEP ? NULL : commands_of(m, step, instr_at(m, step));
        if (c && c->count)
            names = str_fmt(a, "%.*s %.*s", STR_ARG(names), STR_ARG(c->item[0].name));
    }
    return names;
}

// Whether the source may be a folder, an archive or a shell: not one of the named programs, and no
// name with an extension.
static bool may_hold_shell(Str source, Str programs, bool is_add)
{
    Str name = last_part(source);
    if (is_add && (str_has_z(name, ".t") || str_has_z(source, "://"))) return true;
    if (!name.len || str_has_char(name, '$') || str_has_char(name, '*')) return true;
    if (is_shell_name(name)) return true;
    if (str_is_z(name, ".")) return true;
    return !str_has_char(name, '.') && !str_is_one_of(name, programs);
}

// Whether `.` is a folder of the application, such as `/app`.
static bool is_in_own_folder(Arena *a, const Model *m, uint32_t step)
{
    uint32_t workdir = last_before(m, step, K_WORKDIR);
    if (workdir == NO_STEP) return false;
    const Instr *in = instr_at(m, workdir);
    Str path = instr_arg_count(in) ? arg_value(a, in, instr_arg(in, 0)) : STR("");
    return str_at(path, 0) == '/' && !str_has_char(path, '$') && !is_root_folder(path);
}

static bool may_bring_shell(Arena *a, const Model *m, uint32_t step, Str programs)
{
    const Instr *in = instr_at(m, step);
    uint32_t count = instr_arg_count(in);
    if (count < 2) return true;
    Str target = arg_value(a, in, instr_arg(in, count - 1));
    if (is_shell_name(last_part(target)) || str_has_char(target, '$')) return true;
    bool is_here = str_is_one_of(target, STR(". ./"));
    bool is_root = is_here ? !is_in_own_folder(a, m, step) : is_root_folder(target);
    const Node *source = NULL;
    for (uint32_t i = 0; i + 1 < count; i++) {
        source = instr_next_arg(in, source);
        Str path = arg_value(a, in, source);
        if (is_shell_name(last_part(path))) return true;
        if (is_root && may_hold_shell(path, programs, in->kind == K_ADD)) return true;
    }
    return false;
}

enum { LOOKS_MOST = 300 }; // instructions looked at; with more of them the image may have a shell

// Whether a COPY or ADD of the stage, or of one below it, may bring a shell, up to step `end`.
static bool may_have_shell(Arena *a, const Model *m, const Stage *s, uint32_t end, Str programs)
{
    uint32_t seen = 0;
    for (; s; s = stage_below(m, s)) {
        for (uint32_t step = s->from; step < stage_end(m, s) && step < end; step++) {
            const Instr *in = instr_at(m, step);
            if (LOOKS_MOST < ++seen) return true;
            bool is_copy = in->kind == K_COPY || in->kind == K_ADD;
            if (is_copy && may_bring_shell(a, m, step, programs)) return true;
        }
    }
    return false;
}

Str base_without_shell(Arena *a, const Model *m, uint32_t step, const Instr *in)
{
    const Stage *s = own_stage(m, step);
    hear_root(m, step);
    if (!s || !stage_is_shellless(m, root_of(m, s))) return STR("");
    const ImageRef *root = stage_root_image(m, s);
    if (stage_latest(m, s, K_SHELL) != NO_STEP) return STR("");
    const Commands *commands = commands_of(m, step, in);
    Str programs = stage_starts(a, m, s);
    if (commands->count)
        programs = str_fmt(a, "%.*s %.*s", STR_ARG(programs), STR_ARG(commands->item[0].name));
    uint32_t end = in->kind == K_RUN ? step : stage_end(m, s);
    if (may_have_shell(a, m, s, end, programs)) return STR("");
    return root ? root->name : STR("scratch");
}

// ---- The shell in effect ----

static bool is_usual_option(Str word)
{
    if (str_is_one_of(word, STR("pipefail errexit nounset xtrace /S /C"))) return true;
    if (str_at(word, 0) != '-' || word.len < 2) return false;
    for (uint32_t i = 1; i < word.len; i++)
        if (!str_has_char(STR("ceuxo"), word.ptr[i])) return false;
    return true;
}

static CommandShell shell_named(Arena *a, const Instr *shell)
{
    uint32_t count = shell->is_json ? instr_arg_count(shell) : 0, i = 0;
    Str *word = arena_new(a, Str, count + 1);
    CommandShell found = {
        .kind = shell_kind_of(a, shell), .is_usual = true, .word = word, .count = count};
    for (const Node *arg = NULL; i < count && (arg = instr_next_arg(shell, arg)); i++) {
        word[i] = arg_value(a, shell, arg);
        if (i && !is_usual_option(word[i])) found.is_usual = false;
    }
    return found;
}

bool is_errexit(Str option)
{
    if (str_is_z(option, "errexit")) return true;
    return str_at(option, 0) == '-' && str_at(option, 1) != '-' && str_has_char(option, 'e');
}

bool shell_stops(Arena *a, const Model *m, uint32_t step)
{
    uint32_t at = last_before(m, step, K_SHELL);
    const Instr *shell = at == NO_STEP ? NULL : instr_at(m, at);
    for (const Node *arg = NULL; shell && (arg = instr_next_arg(shell, arg));)
        if (is_errexit(arg_value(a, shell, arg))) return true;
    return false;
}

// A comment tells only the kind of shell: POSIX and bash are taken as the default shell, others
// have no known words.
static CommandShell shell_told(ShellKind kind)
{
    CommandShell found = command_shell_default();
    bool is_read = kind == SHELL_POSIX || kind == SHELL_BASH;
    if (!is_read) found.count = 0;
    found.kind = kind;
    return found;
}

CommandShell command_shell(Arena *a, const Model *m, uint32_t step, const Instr *in)
{
    const Stage *s = own_stage(m, step);
    bool is_of_image = s && in->kind == K_HEALTHCHECK;
    if (shell_is_told(m, step)) return shell_told(shell_at(m, step));
    uint32_t shell = is_of_image ? stage_latest(m, s, K_SHELL) : last_before(m, step, K_SHELL);
    if (shell != NO_STEP) return shell_named(a, instr_at(m, shell));
    CommandShell found = command_shell_default();
    ShellKind kind = shell_at(m, step);
    if (kind == SHELL_CMD)
        found = (CommandShell){.kind = SHELL_CMD,
                               .is_usual = true,
                               .word = WINDOWS_SHELL,
                               .count = ARRAY_LEN(WINDOWS_SHELL)};
    else if (kind == SHELL_OTHER)
        return (CommandShell){.kind = SHELL_OTHER};
    found.is_missing = base_without_shell(a, m, step, in).len != 0;
    return found;
}
