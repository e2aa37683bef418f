#include "rules/parts/secret_copies.h"
#include "rules/parts/mount_options.h"

Str secret_path(const At *c, const Mount *mount)
{
    const MountField *id = mount_option(mount, STR("id"));
    if (mount_is_variable(mount)) return STR("");
    if (str_at(mount->target, 0) == '/') return mount->target;
    if (mount->target.len) return str_fmt(c->arena, "/run/secrets/%.*s", STR_ARG(mount->target));
    if (!id || mount_option(mount, STR("env"))) return STR("");
    return str_fmt(c->arena, "/run/secrets/%.*s", STR_ARG(id->value));
}

Str secret_copied_to(const Instr *in, const Command *c, Str path)
{
    bool has_path = false;
    for (uint32_t i = 1; i < c->word_count; i++)
        has_path = has_path || (c->word[i].is_literal && str_eq(c->word[i].text, path));
    const Word *last = &c->word[c->word_count ? c->word_count - 1 : 0];
    if (!has_path || (c->place & IN_SUBSTITUTION)) return STR("");
    if (str_is_one_of(c->name, STR("cp install")))
        return last->is_literal && !str_eq(last->text, path) ? last->text : STR("");
    if (!str_is_one_of(c->name, STR("cat base64")) || !c->has_redirect_out) return STR("");
    Str rest = str_cut(in->joined, last->span.end, c->span.end), before = STR("");
    while (rest.len && str_next_part(&rest, '>', &before)) continue;
    Str target = str_trim(before);
    return str_at(target, 0) == '/' ? target : STR("");
}

// A later rm of the file, or of any folder or pattern that may hold it.
static bool is_removed(const Commands *commands, uint32_t from, Str file)
{
    for (uint32_t i = from; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (!str_is_one_of(c->name, STR("rm shred unlink"))) continue;
        for (uint32_t k = 1; k < c->word_count; k++)
            if (!c->word[k].is_literal || str_starts(file, c->word[k].text)) return true;
    }
    return false;
}

static bool is_outside(const At *c, Str file)
{
    return str_starts(file, STR("/dev/")) || str_has_char(file, '$') ||
           str_starts(file, STR("/run/secrets/")) || run_has_mount(c, file);
}

bool secret_stays(const At *c, uint32_t number, Str to)
{
    return to.len && !is_outside(c, to) && !is_removed(run_commands(c), number + 1, to);
}
