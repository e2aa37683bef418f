#include "rules/parts/root_places.h"
#include "lint/chain.h"

static const Str SYSTEM = STR_INIT("bin boot dev etc home lib lib32 lib64 libx32 media mnt opt "
                                   "proc root run sbin srv sys tmp usr var");

static bool ends_path(char c)
{
    return !c || char_is_blank(c) || str_has_char(STR("\n\r/\"'`;&|<>(){}[],:="), c);
}

// Whether the path that begins at byte `at` leads from the root folder to a folder that no system has.
static bool is_own_path(Str text, uint32_t at)
{
    uint32_t end = at + 1;
    bool is_start = !at || ends_path(text.ptr[at - 1]);
    bool is_url = str_at(text, at + 1) == '/' || (at && text.ptr[at - 1] == '/');
    if (!is_start || is_url) return false;
    while (end < text.len && !ends_path(text.ptr[end])) end++;
    return !str_is_one_of(str_cut(text, at + 1, end), SYSTEM);
}

static bool names_own_path(const Instr *in)
{
    for (uint32_t at = 0; at < in->joined.len; at++)
        if (in->joined.ptr[at] == '/' && is_own_path(in->joined, at)) return true;
    return in->kind == K_WORKDIR && instr_arg_count(in) &&
           !str_starts_z(arg_text(in, instr_arg(in, 0)), "/");
}

// Programs that write where they are started.
static bool writes_in_place(const Model *m, uint32_t step, const Instr *in)
{
    const Commands *commands = in->kind == K_RUN ? commands_of(m, step, in) : NULL;
    for (uint32_t i = 0; commands && i < commands->count; i++)
        if (str_is_one_of(commands->item[i].name,
                          STR("mkdir touch git curl wget tar unzip cp mv ln cd make cmake npm yarn "
                              "pnpm bundle composer")) ||
            commands->item[i].has_redirect_out)
            return true;
    return false;
}

// COPY takes the paths of another stage from its root folder, whether they begin with a slash or not.
static bool takes_own_path(const At *c, const StageUse *use)
{
    const Instr *in = instr_innermost(instr_at(c->model, use->step));
    if (use->is_mount) return true;
    for (const Node *arg = NULL; (arg = instr_next_source(in, arg));) {
        Str path = arg_value(c->arena, in, arg), part;
        if (str_starts_z(path, "/")) path = str_skip(path, 1);
        if (!str_next_part(&path, '/', &part) || !str_is_one_of(part, SYSTEM)) return true;
    }
    return false;
}

bool root_is_counted_on(const At *c, const Stage *stage, uint32_t first)
{
    const Model *m = c->model;
    Chain chain = chain_before(m, first);
    while (chain_back(&chain))
        if (writes_in_place(m, chain.step, instr_at(m, chain.step))) return true;
    if (!chain.left) return true;
    for (uint32_t step = first; step < step_count(m); step++) {
        const Stage *other = stage_of(m, step);
        bool is_reached = other && stage_is_base(m, stage, other);
        if (is_reached && other->from != step && names_own_path(instr_at(m, step))) return true;
    }
    for (uint32_t i = 0; i < use_count(m); i++) {
        const StageUse *use = use_at(m, i);
        bool is_of_it = use->stage != NO_STAGE && stage_is_base(m, stage, stage_at(m, use->stage));
        if (is_of_it && takes_own_path(c, use)) return true;
    }
    return false;
}
