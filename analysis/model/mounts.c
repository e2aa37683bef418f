// Parses the --mount flags of a RUN. Quotes and escapes are removed first; for each byte its
// original offset is kept.
#include "model/mounts.h"
#include "base/utf.h"
#include "base/vec.h"
#include "instructions/instruction.h"
#include "values/csv.h"

// The text of a flag without quotes and escapes, with the joined offset of each byte.
typedef struct FlagText {
    Str text;
    uint32_t *at;
} FlagText;

static FlagText unquoted(Arena *a, const Instr *in, const Node *flag)
{
    uint32_t room = (flag->end - flag->start) * 2 + 1;
    FlagText f = {.at = arena_new(a, uint32_t, room)};
    char *out = arena_alloc(a, room);
    uint32_t len = 0;
    char quote = 0;
    for (uint32_t i = flag->start; i < flag->end; i++) {
        char c = in->joined.ptr[i];
        if (quote ? c == quote : c == '\'' || c == '"') {
            quote = quote ? 0 : c;
            continue;
        }
        if (c == in->before.escape && ++i == flag->end) break;
        uint32_t start = len;
        len += utf_encode((unsigned char)in->joined.ptr[i], out + len);
        while (start < len) f.at[start++] = i;
    }
    f.at[len] = flag->end;
    f.text = str_of(out, len);
    return f;
}

// The joined offsets of bytes [start, end) of the flag's text.
static Span place_of(const FlagText *f, uint32_t start, uint32_t end)
{
    if (end <= start) return (Span){f->at[start], f->at[start]};
    return (Span){f->at[start], f->at[end - 1] + 1};
}

static MountField read_field(Arena *a, const FlagText *f, uint32_t value_at, const CsvField *csv)
{
    MountField field = {0};
    uint32_t equals = str_find_char(csv->text, '=');
    field.key = str_lower(a, str_cut(csv->text, 0, equals));
    field.has_value = equals != STR_NONE;
    field.span = place_of(f, value_at + csv->span.start, value_at + csv->span.end);
    uint32_t end = value_at + csv->at[csv->text.len];
    field.value_span = place_of(f, end, end);
    if (!field.has_value) return field;
    field.value = str_skip(csv->text, equals + 1);
    field.value_span = place_of(f, value_at + csv->at[equals + 1], end);
    return field;
}

// Takes over a field that describes the mount as a whole. The last one wins.
static void note_field(Arena *a, Mount *m, const MountField *field)
{
    const MountOptionInfo *option = field->has_value ? mount_option_info(field->key) : NULL;
    if (!option) return;
    switch ((MountOption)(option - mount_options())) {
    case MOUNT_TYPE: m->type = str_lower(a, field->value); break;
    case MOUNT_TARGET: m->target = field->value; break;
    case MOUNT_FROM: m->from = field->value; break;
    default: break;
    }
}

static Mount read_mount(Arena *a, const Instr *run, const Node *flag)
{
    Mount m = {.flag = flag, .type = STR("bind")};
    FlagText f = unquoted(a, run, flag);
    uint32_t equals = str_find_char(f.text, '=');
    uint32_t value_at = equals == STR_NONE ? f.text.len : equals + 1;
    CsvFields csv = csv_fields(a, str_skip(f.text, value_at));
    MountField *field = arena_new(a, MountField, csv.count);
    for (uint32_t i = 0; i < csv.count; i++) {
        field[i] = read_field(a, &f, value_at, &csv.item[i]);
        note_field(a, &m, &field[i]);
    }
    m.field = field;
    m.field_count = csv.count;
    m.is_csv = csv.is_ok;
    return m;
}

Mounts mounts_of(Arena *a, const Instr *run)
{
    struct {
        Mount *item;
        uint32_t count, room;
    } found = {0};
    for (const Node *flag = NULL; (flag = instr_next_flag(run, flag));) {
        if (str_is_z(flag_name(run, flag), "mount")) VEC_PUSH(a, &found, read_mount(a, run, flag));
    }
    return (Mounts){found.item, found.count};
}

// Whether the path `inner` is `outer` or lies below it.
static bool is_within(Str inner, Str outer)
{
    while (outer.len && outer.ptr[outer.len - 1] == '/') outer.len--;
    if (!str_starts(inner, outer)) return false;
    return inner.len == outer.len || inner.ptr[outer.len] == '/';
}

bool mounts_cover(const Mounts *mounts, Str folder)
{
    for (uint32_t i = 0; i < mounts->count; i++) {
        const Mount *m = &mounts->item[i];
        if (!str_is_z(m->type, "cache") && !str_is_z(m->type, "tmpfs")) continue;
        if (m->target.len == 0) continue;
        if (is_within(folder, m->target) || is_within(m->target, folder)) return true;
        if (str_has_char(m->target, '$')) return true; // a variable may name any folder
    }
    return false;
}
