// What is in effect at a step: user, working directory and shell.
#include "model/build.h"

// The last step of that kind in [from, before); NO_STEP if there is none.
static uint32_t last_in(const Model *m, InstrKind kind, uint32_t from, uint32_t before)
{
    uint32_t low = 0, high = m->kind_count[kind];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (m->kind_step[kind][middle] < before)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0 || m->kind_step[kind][low - 1] < from) return NO_STEP;
    return m->kind_step[kind][low - 1];
}

uint32_t latest_before(const Model *m, uint32_t step, InstrKind kind)
{
    if (!m->kind_count[kind]) return NO_STEP;
    const Stage *s = own_stage(m, step);
    if (!s) return last_in(m, kind, 0, step);
    uint32_t own = last_in(m, kind, s->from, step);
    const Stage *base = own == NO_STEP ? base_of(m, s) : NULL;
    return base ? m->part[number_of(m, base)].latest[kind] : own;
}

uint32_t last_before(const Model *m, uint32_t step, InstrKind kind)
{
    uint32_t latest = latest_before(m, step, kind);
    if (m->hearing->is_on) hear_latest(m, step, kind);
    hear_told(m, latest);
    return latest;
}

bool has_shell(const Model *m, uint32_t step)
{
    return last_before(m, step, K_SHELL) != NO_STEP;
}

static Str base_name(Str path)
{
    for (uint32_t i = path.len; 0 < i; i--)
        if (path.ptr[i - 1] == '/' || path.ptr[i - 1] == '\\') return str_skip(path, i);
    return path;
}

ShellKind shell_kind_named(Str program)
{
    static const struct {
        Str name;
        ShellKind kind;
    } shells[] = {
        {STR_INIT("sh"), SHELL_POSIX},
        {STR_INIT("ash"), SHELL_POSIX},
        {STR_INIT("dash"), SHELL_POSIX},
        {STR_INIT("bash"), SHELL_BASH},
        {STR_INIT("zsh"), SHELL_BASH},
        {STR_INIT("ksh"), SHELL_BASH},
        {STR_INIT("cmd"), SHELL_CMD},
        {STR_INIT("cmd.exe"), SHELL_CMD},
        {STR_INIT("powershell"), SHELL_POWERSHELL},
        {STR_INIT("powershell.exe"), SHELL_POWERSHELL},
        {STR_INIT("pwsh"), SHELL_POWERSHELL},
        {STR_INIT("pwsh.exe"), SHELL_POWERSHELL},
    };
    Str name = base_name(program);
    for (uint32_t i = 0; i < ARRAY_LEN(shells); i++)
        if (str_ieq(shells[i].name, name)) return shells[i].kind;
    return SHELL_OTHER;
}

static bool is_windows_base(const Model *m, uint32_t step)
{
    const Stage *s = own_stage(m, step);
    const Stage *root = s ? root_of(m, s) : NULL;
    return root && root->base_kind == BASE_IMAGE && m->part[number_of(m, root)].image->is_windows;
}

static bool has_windows_platform(const Model *m, uint32_t step)
{
    const Stage *s = own_stage(m, step);
    const Instr *from = s ? m->step[root_of(m, s)->from].instr : NULL;
    const Node *flag = from ? instr_flag(from, STR("platform")) : NULL;
    Str platform = flag ? flag_value(m->scratch, from, flag) : m->facts.platform;
    return from && str_istarts(platform, STR("windows"));
}

// Whether the escape character is a backquote, as Windows Dockerfiles have it, and the base may be
// a Windows image.
static bool may_be_windows(const Model *m, const Stage *root, const StagePart *part)
{
    return m->escape == '`' && root->base_kind != BASE_SCRATCH &&
           !image_official(&part->image->kind).len;
}

void build_root(Model *m, const Stage *s)
{
    StagePart *part = &m->part[number_of(m, s)];
    part->is_windows = is_windows_base(m, s->from) || has_windows_platform(m, s->from);
    part->may_be_windows = may_be_windows(m, s, part);
}

bool step_is_windows(const Model *m, uint32_t step)
{
    hear_windows(m, step);
    const Stage *s = own_stage(m, step);
    return s && m->part[number_of(m, root_of(m, s))].is_windows;
}

ShellKind shell_kind_of(Arena *a, const Instr *shell)
{
    const Node *program = instr_arg(shell, 0);
    if (!shell->is_json || !program) return SHELL_OTHER;
    return shell_kind_named(arg_value(a, shell, program));
}

// Index of the last comment that tells a shell before `item` and behind item `from`, where the
// stage begins; NOT_TOLD if none.
static uint32_t told_in(const Model *m, uint32_t from, uint32_t item)
{
    uint32_t low = 0, high = m->facts.shell_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (m->facts.shell[middle].item < item)
            low = middle + 1;
        else
            high = middle;
    }
    return low && from <= m->facts.shell[low - 1].item ? low - 1 : NOT_TOLD;
}

uint32_t told_before(const Model *m, const Stage *s, uint32_t item)
{
    if (!m->facts.shell_count) return NOT_TOLD;
    uint32_t own = told_in(m, s ? m->step[s->from].item : 0, item);
    const Stage *base = own == NOT_TOLD && s ? base_of(m, s) : NULL;
    return base ? m->part[number_of(m, base)].told : own;
}

// The comment that tells the shell at `item`, given the latest SHELL step before it. NULL when the
// SHELL comes later, or when there is no comment.
static const ToldShell *told_at(const Model *m, const Stage *s, uint32_t item, uint32_t shell)
{
    const ToldShell *told = m->facts.shell;
    uint32_t number = told_before(m, s, item);
    bool is_later =
        shell == NO_STEP || number == NOT_TOLD || m->step[shell].item < told[number].item;
    if (number != NOT_TOLD && is_later) return &told[number];
    if (shell != NO_STEP || !m->facts.shell_count || !told[0].is_for_all) return NULL;
    number = 0;
    while (number + 1 < m->facts.shell_count && told[number + 1].is_for_all) number++;
    return &told[number];
}

static const ToldShell *told_for(const Model *m, uint32_t step, uint32_t shell)
{
    if (!m->facts.shell_count || m->step_count <= step) return NULL;
    return told_at(m, own_stage(m, step), m->step[step].item, shell);
}

bool shell_is_told(const Model *m, uint32_t step)
{
    shell_at(m, step);
    return told_for(m, step, latest_before(m, step, K_SHELL)) != NULL;
}

uint64_t told_shell_digest(const Model *m, const Stage *s, uint32_t item, uint32_t shell)
{
    const ToldShell *told = m->facts.shell_count ? told_at(m, s, item, shell) : NULL;
    return told ? 1 + (uint64_t)told->kind : 0;
}

ShellKind shell_by(const Model *m, uint32_t step, uint32_t shell)
{
    const ToldShell *told = told_for(m, step, shell);
    if (told) return told->kind;
    if (shell != NO_STEP) return shell_kind_of(m->scratch, m->step[shell].instr);
    const Stage *s = own_stage(m, step);
    const StagePart *root = s ? &m->part[number_of(m, root_of(m, s))] : NULL;
    if (root && root->is_windows) return SHELL_CMD;
    return root && root->may_be_windows ? SHELL_OTHER : SHELL_POSIX;
}

ShellKind shell_of(const Model *m, uint32_t step)
{
    if (is_walked(m, step)) return (ShellKind)m->step[step].shell;
    return shell_by(m, step, latest_before(m, step, K_SHELL));
}

ShellKind shell_at(const Model *m, uint32_t step)
{
    if (m->hearing->is_on) hear_latest(m, step, K_SHELL);
    hear_windows(m, step);
    return shell_of(m, step);
}
