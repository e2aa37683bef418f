// What is wrong with the mounts of a RUN, as the builder reads them field by field (language.md 12, RUN).
#include "rules/parts/mount_faults.h"
#include "base/vec.h"
#include "instructions/instruction.h"
#include "lint/near_names.h"
#include "lint/workdirs.h"
#include "model/notes.h"
#include "values/ignore_file.h"
#include "values/values.h"

// One mount being read.
typedef struct Reading {
    const At *c;
    MountFaults *out;
    const MountField *field;
    Str value; // expanded
    bool is_known;
    int type; // MountKind so far; -1 while the type is not known
    Str target, source, id;
    const MountField *from, *sharing, *owner,
        *source_field; // the last of each; owner: mode, uid, gid
    bool has_target, has_unknown;
} Reading;

static void fault(Reading *r, MountFaultKind kind, Span span, Str message, Str nearest)
{
    MountFault f = {kind, span, message, nearest};
    VEC_PUSH(r->c->arena, r->out, f);
}

// The value, or the whole field where nothing stands after its `=`: an empty place cannot be underlined.
static Span value_place(const Reading *r)
{
    Span value = r->field->value_span;
    return value.start < value.end ? value : r->field->span;
}

static void fault_value(Reading *r, const char *what, Str nearest)
{
    Str message = str_fmt(r->c->arena, "`%.*s` is not %s", STR_ARG(r->value), what);
    message = did_you_mean(r->c->arena, message, nearest);
    if (!r->value.len)
        message =
            str_fmt(r->c->arena, "the value after `%.*s=` is missing", STR_ARG(r->field->key));
    fault(r, FAULT_VALUE, value_place(r), message, r->value.len ? nearest : STR(""));
}

static void fault_misplaced(Reading *r, const MountField *field, const char *why)
{
    fault(r, FAULT_MISPLACED, field->span,
          str_fmt(r->c->arena, "`%.*s` %s", STR_ARG(field->key), why), STR(""));
}

static void read_type(Reading *r)
{
    const MountTypeInfo *types = mount_types();
    Str names[MOUNT_KINDS];
    r->type = -1;
    for (int i = 0; i < MOUNT_KINDS; i++) {
        names[i] = types[i].name;
        if (r->is_known && str_ieq(types[i].name, r->value)) r->type = i;
    }
    if (!r->is_known || 0 <= r->type) return;
    Str near = suggest(r->value, names, MOUNT_KINDS);
    Str message = str_fmt(r->c->arena, "there is no mount type `%.*s`", STR_ARG(r->value));
    message = did_you_mean(r->c->arena, message, near);
    if (!r->value.len) message = STR("the type of the mount is missing after `type=`");
    fault(r, FAULT_TYPE, value_place(r), message, r->value.len ? near : STR(""));
}

static void read_boolean(Reading *r)
{
    bool value;
    if (r->field->has_value && r->is_known && !bool_parse(r->value, &value))
        fault_value(r, "a boolean", STR("true"));
}

static void read_required(Reading *r)
{
    if (r->type == MOUNT_SECRET || r->type == MOUNT_SSH)
        read_boolean(r);
    else if (0 <= r->type)
        fault_misplaced(r, r->field,
                        "is for mounts of type secret and ssh only, and must come after `type`");
}

static void read_size(Reading *r)
{
    if (r->type == MOUNT_TMPFS) {
        if (r->is_known && !size_is_valid(r->value)) fault_value(r, "a size", STR(""));
    } else if (0 <= r->type) {
        fault_misplaced(r, r->field,
                        "is for mounts of type tmpfs only, and must come after `type`");
    }
}

static void read_sharing(Reading *r)
{
    const MountOptionInfo *info = &mount_options()[MOUNT_SHARING];
    Str *names = arena_new(r->c->arena, Str, info->value_count);
    r->sharing = r->field;
    if (!r->is_known) return;
    for (uint32_t i = 0; i < info->value_count; i++) {
        names[i] = str_of_z(info->value[i].name);
        if (str_ieq(names[i], r->value)) return;
    }
    fault_value(r, "a sharing mode", suggest(r->value, names, info->value_count));
}

static void read_number(Reading *r)
{
    uint64_t number;
    bool is_mode = str_ieq(r->field->key, STR("mode"));
    r->owner = r->field;
    if (r->is_known && !uint_parse(r->value, is_mode ? 8 : 10, 32, &number))
        fault_value(r, is_mode ? "an octal number" : "a number", STR(""));
}

static void read_target(Reading *r)
{
    r->has_target = true;
    r->target = r->value;
    r->has_unknown = r->has_unknown || !r->is_known;
}

static void read_source(Reading *r)
{
    r->source_field = r->field;
    r->source = r->value;
}

static void read_id(Reading *r)
{
    r->id = r->value;
}

static void read_from(Reading *r)
{
    r->from = r->field;
}

static void read_nothing(Reading *r)
{
    (void)r;
}

static void (*const readers[MOUNT_OPTIONS])(Reading *r) = {
    [MOUNT_TYPE] = read_type,
    [MOUNT_FROM] = read_from,
    [MOUNT_SOURCE] = read_source,
    [MOUNT_TARGET] = read_target,
    [MOUNT_READONLY] = read_boolean,
    [MOUNT_READWRITE] = read_boolean,
    [MOUNT_REQUIRED] = read_required,
    [MOUNT_SIZE] = read_size,
    [MOUNT_ID] = read_id,
    [MOUNT_SHARING] = read_sharing,
    [MOUNT_MODE] = read_number,
    [MOUNT_UID] = read_number,
    [MOUNT_GID] = read_number,
    [MOUNT_ENV] = read_nothing,
};

// The option whose name, or other name, was meant by what is none.
static Str nearest_option(const Reading *r)
{
    struct {
        Str *item;
        uint32_t count, room;
    } names = {0};
    for (uint32_t i = 0; i < MOUNT_OPTIONS; i++) {
        Str same = mount_options()[i].same;
        VEC_PUSH(r->c->arena, &names, mount_options()[i].name);
        for (Str word; (word = str_next_word(&same)).len;) VEC_PUSH(r->c->arena, &names, word);
    }
    return suggest(r->field->key, names.item, names.count);
}

static void fault_key(Reading *r)
{
    Str near = nearest_option(r);
    Str message = str_fmt(r->c->arena, "mounts have no option `%.*s`", STR_ARG(r->field->key));
    message = did_you_mean(r->c->arena, message, near);
    Span key = r->field->span;
    if (key.start + r->field->key.len < key.end) key.end = key.start + r->field->key.len;
    fault(r, FAULT_KEY, key, message, near);
}

static void read_field(Reading *r)
{
    const MountOptionInfo *option = mount_option_info(r->field->key);
    bool is_bare = !r->field->has_value;
    if (is_bare && (!option || !option->may_be_bare)) {
        Str message = r->field->span.start < r->field->span.end
                          ? str_fmt(r->c->arena, "`%.*s` is not KEY=VALUE", STR_ARG(r->field->key))
                          : STR("an option is missing beside this comma; no space may follow it");
        fault(r, FAULT_FIELD, r->field->span, message, STR(""));
        return;
    }
    if (!option) {
        fault_key(r);
        return;
    }
    Expansion e = expand_at(r->c->model, r->c->step, r->field->value, expand_mode(r->c->model));
    r->is_known = e.is_ok && e.is_known;
    r->value = e.result;
    if (!r->is_known) r->has_unknown = true;
    readers[option - mount_options()](r);
}

// What can only be told when all fields are read.
static void check_type(Reading *r)
{
    bool is_plain = r->type == MOUNT_BIND || r->type == MOUNT_TMPFS;
    if (r->sharing && 0 <= r->type && r->type != MOUNT_CACHE)
        fault_misplaced(r, r->sharing, "is for mounts of type cache");
    if (r->owner && is_plain)
        fault_misplaced(r, r->owner, "is for mounts of type cache, secret and ssh");
    if (r->from && r->type == MOUNT_SECRET)
        fault_misplaced(r, r->from, "is not for mounts of type secret");
    if (r->source_field && r->type == MOUNT_SSH)
        fault_misplaced(r, r->source_field, "is not for mounts of type ssh");
    if (r->type != MOUNT_SECRET || r->has_unknown) return;
    if (r->source.len && r->id.len)
        fault_misplaced(r, r->source_field, "and `id` name the secret twice");
}

static bool is_root_folder(const Reading *r)
{
    Arena *a = r->c->arena;
    if (str_at(r->target, 0) == '/') return str_is_z(path_clean(a, r->target), "/");
    if (r->c->in_onbuild) return false; // the child says where it works
    const Model *m = r->c->model;
    const Stage *s = stage_of(m, r->c->step);
    Str folder = STR("/");
    if (last_before(m, r->c->step, K_WORKDIR) != NO_STEP)
        folder = workdir_at(a, m, r->c->step);
    else if (!s || (!model_facts(m)->is_builder && stage_root(m, s)->base_kind != BASE_SCRATCH))
        return false;
    return str_is_z(workdir_join(a, folder, r->target), "/");
}

static void check_target(Reading *r, const Mount *m)
{
    if (r->type == MOUNT_SSH || r->type < 0 || r->has_unknown) return;
    if (r->type == MOUNT_SECRET) {
        if (!r->source.len && !r->id.len && !r->has_target)
            fault(r, FAULT_TARGET, flag_value_span(m->flag),
                  STR("secret mount needs one of `id`, `source`, `target`"), STR(""));
        return;
    }
    if (is_root_folder(r))
        fault(r, FAULT_TARGET, flag_value_span(m->flag),
              STR("mount target is the root folder, and nothing can be mounted there; name a "
                  "folder below it"),
              STR(""));
}

static void read_mount(const At *c, const Mount *m, MountFaults *out)
{
    Reading r = {.c = c, .out = out, .type = MOUNT_BIND};
    if (!flag_has_value(m->flag)) return; // flag-value-missing tells
    if (!m->is_csv) {
        Span value = flag_value_span(m->flag);
        fault(&r, FAULT_CSV, value.start < value.end ? value : node_span(m->flag),
              STR("options of the mount are not a comma-separated list"), STR(""));
        return;
    }
    for (uint32_t i = 0; i < m->field_count; i++) {
        r.field = &m->field[i];
        read_field(&r);
    }
    check_type(&r);
    check_target(&r, m);
}

// Read once for the rules that ask.
static MountFaults mount_faults(const At *c, const Instr *run)
{
    if (!run->flag_count) return (MountFaults){0};
    const MountFaults *noted = note_get(c->model, c->step, run, NOTE_MOUNT_FAULTS);
    if (noted) return *noted;
    At own = *c;
    own.arena = model_scratch(c->model);
    MountFaults out = {0};
    struct Noted *note = note_start(c->model);
    const Mounts *mounts = mounts_at(c->model, c->step, run);
    for (uint32_t i = 0; i < mounts->count; i++) read_mount(&own, &mounts->item[i], &out);
    note_put(c->model, c->step, run, NOTE_MOUNT_FAULTS, note, &out, sizeof out);
    return out;
}

void mount_faults_report(Check *c, const Instr *run, MountFaultKind kind)
{
    MountFaults faults = mount_faults(&c->at, run);
    for (uint32_t i = 0; i < faults.count; i++) {
        if (faults.item[i].kind != kind) continue;
        Finding *f = report(c, faults.item[i].span, "%.*s", STR_ARG(faults.item[i].message));
        f->near = faults.item[i].nearest;
        if (kind == FAULT_CSV) f->phase = PHASE_INSTRUCTION; // the list is read before its fields
    }
}

void mount_faults_fix(Fix *f, const Finding *found)
{
    if (!found->near.len) return;
    fix_offer(f, found, FIX_ASK, "Replace with `%.*s`", STR_ARG(found->near));
    fix_replace(f, found, found->span, found->near);
}
