// The --exclude and --parents options of an instruction.
#include "lint/context_sources.h"
#include "base/vec.h"
#include "model/notes.h"

static SelectHow how_of(Arena *a, const Instr *in)
{
    struct {
        Str *item;
        uint32_t count, room;
    } list = {0};
    SelectHow how = {0};
    for (const Node *flag = NULL; (flag = instr_next_flag(in, flag));) {
        Str name = flag_name(in, flag), value = flag_value(a, in, flag);
        if (str_is_z(name, "exclude")) VEC_PUSH(a, &list, value);
        if (str_is_z(name, "parents")) how.is_deep = !str_is_z(value, "false");
    }
    how.exclude = list.item;
    how.exclude_count = list.count;
    return how;
}

static void add_copied(const At *c, const Instr *in, ContextSources *to)
{
    if (instr_flag(in, STR("from"))) return;
    Sources s = sources_of(c, in);
    to->how = how_of(c->arena, in);
    for (uint32_t i = 0; i < s.count; i++) {
        const Source *from = &s.item[i];
        if (from->kind != SOURCE_LOCAL && from->kind != SOURCE_UNKNOWN) continue;
        ContextSource made = {.span = from->span, .text = from->text};
        made.is_known = from->kind == SOURCE_LOCAL;
        made.is_written = from->is_written;
        made.path = context_path(c->arena, from->text);
        VEC_PUSH(c->arena, to, made);
    }
}

static void add_mounted(const At *c, const Instr *in, ContextSources *to)
{
    Mounts mounts = *mounts_at(c->model, c->step, in);
    for (uint32_t i = 0; i < mounts.count; i++) {
        const Mount *mount = &mounts.item[i];
        if (!str_is_z(mount->type, "bind") || mount->from.len) continue;
        ContextSource made = {.span = node_span(mount->flag), .text = STR("."), .is_known = true};
        for (uint32_t k = 0; k < mount->field_count; k++) {
            const MountField *f = &mount->field[k];
            if (!str_is_one_of(f->key, STR("source src"))) continue;
            Expansion e = expand_at(c->model, c->step, f->value, expand_mode(c->model));
            made.span = f->value_span;
            made.text = e.result;
            made.is_known = e.is_ok && e.is_known;
            made.is_written = made.is_known && str_eq(e.result, f->value);
        }
        made.path = context_path(c->arena, made.text);
        VEC_PUSH(c->arena, to, made);
    }
}

static ContextSources read_sources(const At *c, const Instr *in)
{
    ContextSources s = {0};
    if (in->kind == K_COPY || in->kind == K_ADD) add_copied(c, in, &s);
    if (in->kind == K_RUN && instr_flag(in, STR("mount"))) add_mounted(c, in, &s);
    return s;
}

// Cached for all rules.
ContextSources context_sources_of(const At *c, const Instr *in)
{
    if (c->arena != model_scratch(c->model)) return read_sources(c, in);
    const ContextSources *noted = note_get(c->model, c->step, in, NOTE_CONTEXT_SOURCES);
    if (noted) return *noted;
    struct Noted *note = note_start(c->model);
    ContextSources out = read_sources(c, in);
    note_put(c->model, c->step, in, NOTE_CONTEXT_SOURCES, note, &out, sizeof out);
    return out;
}

ContextSources context_sources_at(Arena *a, const Model *m, uint32_t step)
{
    At at = at_step(a, m, step);
    return context_sources_of(&at, at.in);
}
