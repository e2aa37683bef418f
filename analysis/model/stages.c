// Stages: their names, bases and uses, and which are needed (language.md 11).
#include "base/vec.h"
#include "model/build.h"
#include "model/command_shell.h"
#include "model/context.h"
#include "model/mounts.h"
#include <string.h>

const Stage *own_stage(const Model *m, uint32_t step)
{
    if (m->step_count <= step || m->step[step].stage == NO_STAGE) return NULL;
    return &m->stage[m->step[step].stage];
}

uint32_t number_of(const Model *m, const Stage *stage)
{
    return (uint32_t)(stage - m->stage);
}

const Stage *base_of(const Model *m, const Stage *stage)
{
    uint32_t base = m->part[number_of(m, stage)].base_stage;
    return base == NO_STAGE ? NULL : &m->stage[base];
}

const Stage *root_of(const Model *m, const Stage *stage)
{
    return &m->stage[m->part[number_of(m, stage)].root_stage];
}

const Stage *stage_of(const Model *m, uint32_t step)
{
    const Stage *s = own_stage(m, step);
    hear_stage_of(m, step);
    if (s) hear_told(m, s->from);
    return s;
}

const Stage *stage_below(const Model *m, const Stage *stage)
{
    const Stage *base = base_of(m, stage);
    if (base) hear_stage(m, number_of(m, base));
    return base;
}

const Stage *stage_root(const Model *m, const Stage *stage)
{
    const Stage *root = root_of(m, stage);
    hear_stage(m, number_of(m, root));
    return root;
}

uint32_t stage_number(const Model *m, const Stage *stage)
{
    hear(m, HEARD_ALL_STAGES);
    return number_of(m, stage);
}

Str stage_base(const Model *m, const Stage *stage)
{
    hear_base(m, number_of(m, stage));
    return m->part[number_of(m, stage)].base;
}

const ImageRef *stage_image(const Model *m, const Stage *stage)
{
    hear_base(m, number_of(m, stage));
    return &m->part[number_of(m, stage)].image->whole;
}

const ImageRef *stage_root_image(const Model *m, const Stage *stage)
{
    const Stage *root = root_of(m, stage);
    hear_root_of(m, number_of(m, stage));
    const ImageRef *kind = &m->part[number_of(m, root)].image->kind;
    return root->base_kind == BASE_IMAGE && kind->is_valid ? kind : NULL;
}

const void *root_note(const Model *m, const Stage *stage)
{
    hear_root_of(m, number_of(m, stage));
    return m->part[number_of(m, root_of(m, stage))].note;
}

const void *root_note_put(const Model *m, const Stage *stage, const void *value, size_t size)
{
    void *copy = arena_take(m->arena, size);
    memcpy(copy, value, size);
    return m->part[number_of(m, root_of(m, stage))].note = copy;
}

const void *base_note(const Model *m, const Stage *stage, BaseNote note)
{
    hear_base(m, number_of(m, stage));
    return m->part[number_of(m, stage)].image->note[note];
}

const void *base_note_put(const Model *m, const Stage *stage, BaseNote note, const void *value,
                          size_t size)
{
    void *copy = arena_take(m->arena, size);
    memcpy(copy, value, size);
    return m->part[number_of(m, stage)].image->note[note] = copy;
}

bool stage_is_of_windows(const Model *m, const Stage *stage)
{
    hear_root_of(m, number_of(m, stage));
    return m->part[number_of(m, root_of(m, stage))].image->is_windows;
}

uint32_t stage_start(const Model *m, uint32_t step)
{
    const Stage *s = own_stage(m, step);
    hear(m, hears_own(m, step) ? HEARD_FROM : HEARD_ALL_STAGES);
    if (s) hear_told(m, s->from);
    return s ? s->from : NO_STEP;
}

// The number of the last stage that has a base, so that a FROM that is still being typed does not
// count; else of the last.
static uint32_t last_of(const Stage *stage, uint32_t count)
{
    for (uint32_t i = count; 0 < i; i--)
        if (stage[i - 1].base_node) return i - 1;
    return count - 1;
}

const Stage *stage_last(const Model *m)
{
    hear(m, HEARD_ALL_STAGES);
    return m->stage_count ? &m->stage[last_of(m->stage, m->stage_count)] : NULL;
}

// The nearest stage before number `before` with exactly that name. Names are stored in lower case.
static uint32_t named_before(const Model *m, Str name, uint32_t before)
{
    return chains_below(&m->stage_chains, names_get(&m->stage_last_of, name), before);
}

const Stage *stage_named(const Model *m, Str name, const Stage *before)
{
    hear(m, HEARD_STAGE_NAMES);
    if (name.len == 0) return NULL;
    uint32_t end = before ? number_of(m, before) : m->stage_count;
    uint32_t at = named_before(m, str_lower(m->scratch, name), end);
    if (at == NO_STAGE) return NULL;
    hear_stage(m, at);
    return &m->stage[at];
}

bool stage_is_there(const Model *m, Str target)
{
    uint32_t number;
    if (stage_named(m, target, NULL)) return true;
    return str_number(target, &number) && number < stage_count(m);
}

bool stage_is_base(const Model *m, const Stage *below, const Stage *above)
{
    const Hearing *h = m->hearing;
    uint32_t number = number_of(m, above);
    bool is_own = h->step != NO_STEP && h->is_on && m->step[h->step].stage == number;
    hear(m, is_own ? HEARD_CHAIN : HEARD_ALL_STAGES);
    return is_on_chain(m, number_of(m, below), number);
}

bool step_is_on_chain(const Model *m, uint32_t earlier, uint32_t step)
{
    uint32_t below = m->step[earlier].stage, above = m->step[step].stage;
    hear(m, HEARD_ALL_STAGES);
    return below != NO_STAGE && above != NO_STAGE && is_on_chain(m, below, above);
}

bool is_on_chain(const Model *m, uint32_t below, uint32_t above)
{
    return below <= above && chains_below(&m->base_chains, above, below + 1) == below;
}

uint32_t use_from(const Model *m, uint32_t step)
{
    return step < m->step_count ? m->step[step].first_use : m->use_count;
}

uint32_t use_first(const Model *m, uint32_t step)
{
    hear(m, hears_own(m, step) ? HEARD_USES : HEARD_ALL_USES);
    return use_from(m, step);
}

uint32_t use_end(const Model *m, uint32_t step)
{
    hear(m, hears_own(m, step) ? HEARD_USES : HEARD_ALL_USES);
    return use_from(m, step + 1);
}

bool stage_is_needed(const Model *m, const Stage *stage)
{
    uint32_t number = number_of(m, stage);
    hear_needed(m, number);
    return m->part[number].is_needed;
}

bool stage_is_for_people(const Stage *s)
{
    return s->is_shipped &&
           !(s->name.len && str_is_one_of(s->name, STR("dev development test testing ci debug")));
}

bool step_is_shipped(const Model *m, uint32_t step)
{
    hear(m, hears_own(m, step) ? HEARD_SHIPPED : HEARD_ALL_STAGES);
    const Stage *s = own_stage(m, step);
    return !s || stage_is_for_people(s);
}

Span stage_uses(const Model *m, const Stage *stage)
{
    hear(m, HEARD_ALL_USES | HEARD_ALL_STAGES);
    const StagePart *part = &m->part[number_of(m, stage)];
    return (Span){part->first_use, part->use_end};
}

// The parts of a tag that tell the kind of image: `slim` of `3.12-slim`.
static Str kind_of_tag(Arena *a, Str tag)
{
    Str rest = tag, part, kind = STR("");
    while (str_next_part(&rest, '-', &part)) {
        if (char_is_digit(str_at(part, 0))) continue;
        kind = kind.len ? str_fmt(a, "%.*s-%.*s", STR_ARG(kind), STR_ARG(part)) : part;
    }
    return kind;
}

// Ubuntu releases that differ in kind from all later ones.
static Str old_ubuntu(const ImageRef *image)
{
    bool is_old = str_starts_z(image->tag, "12.") || str_starts_z(image->tag, "14.");
    if (!is_old || !str_is_z(image_official(image), "ubuntu")) return STR("");
    return str_starts_z(image->tag, "12.") ? STR("precise") : STR("trusty");
}

static ImageRef kind_of(Arena *a, const ImageRef *image)
{
    ImageRef kind = *image;
    kind.digest = STR("");
    if (!str_is_z(image->domain, "mcr.microsoft.com")) kind.tag = kind_of_tag(a, image->tag);
    if (old_ubuntu(image).len) kind.tag = old_ubuntu(image);
    return kind;
}

static BaseImage *image_of(Arena *a, BaseText *text)
{
    if (text->image) return text->image;
    BaseImage *image = text->image = arena_new(a, BaseImage, 1);
    image->whole = image_ref(text->expanded.result);
    image->kind = kind_of(a, &image->whole);
    image->is_windows = image_is_windows(&image->whole);
    image->is_shellless = image_is_shellless(&image->whole);
    return image;
}

// Resolves the expanded base: an earlier stage (case counts), scratch, or an image.
static void resolve_base(ModelBuild *b, Stage *s, StagePart *part, BaseText *text)
{
    Str what;
    if (!s->base_is_known || !part->base.len) return;
    uint32_t stage = names_get(&b->m->stage_last_of, part->base);
    if (stage != NAMES_NONE) {
        s->base_kind = BASE_STAGE;
        part->base_stage = stage;
    } else if (str_is_z(part->base, "scratch")) {
        s->base_kind = BASE_SCRATCH;
    } else if (told_context(b->m, part->base, &what)) {
        s->is_context = true;
        s->base_is_known = false;
        part->base = STR("");
    } else {
        s->base_kind = BASE_IMAGE;
        part->image = image_of(b->a, text);
    }
}

void inherit_latest(uint32_t *latest, const StagePart *parts, uint32_t base)
{
    if (base == NO_STAGE)
        memset(latest, 0xFF, sizeof *latest * KEYWORD_COUNT); // NO_STEP
    else
        memcpy(latest, parts[base].latest, sizeof *latest * KEYWORD_COUNT);
}

void part_inherit(StagePart *part, const StagePart *parts)
{
    inherit_latest(part->latest, parts, part->base_stage);
    part->triggers = part->base_stage == NO_STAGE ? 0 : parts[part->base_stage].triggers;
}

void part_take(StagePart *part, const Step *step, uint32_t number)
{
    if (step->instr_kind < K_UNKNOWN) part->latest[step->instr_kind] = number;
    if (step->trigger < K_UNKNOWN) part->triggers |= 1u << step->trigger;
}

bool stage_has_triggers(const Model *m, const Stage *stage, uint32_t kinds)
{
    const Stage *base = base_of(m, stage);
    // Called for the dependency that it records.
    if (!base || stage_latest(m, base, K_ONBUILD) == NO_STEP) return false;
    return m->part[number_of(m, base)].triggers & kinds;
}

static void inherit(ModelBuild *b, StagePart *part)
{
    const StagePart *base = part->base_stage == NO_STAGE ? NULL : &b->parts.item[part->base_stage];
    part_inherit(part, b->parts.item);
    part->root_stage = base ? base->root_stage : b->stages.count;
}

static BaseText *base_text(ModelBuild *b, uint32_t step, Str written)
{
    Model *m = b->m;
    uint32_t known = names_get(&m->base_written, written);
    if (known != NAMES_NONE) return m->base_texts.item[known];
    Str own = str_copy(b->a, written); // a copy, as the instruction may be parsed again
    BaseText *text = arena_new(b->a, BaseText, 1);
    text->expanded = expand_base(m, step, own);
    names_put(&m->base_written, b->a, own, m->base_texts.count);
    VEC_PUSH(b->a, &m->base_texts, text);
    return text;
}

static void read_base(ModelBuild *b, uint32_t step, Str written, Stage *s, StagePart *part)
{
    BaseText *text = base_text(b, step, written);
    s->base_is_known = text->expanded.is_ok && text->expanded.is_known;
    part->text = &text->expanded;
    part->base = s->base_is_known ? text->expanded.result : STR("");
    resolve_base(b, s, part, text);
}

void build_stage(ModelBuild *b, uint32_t step)
{
    const Instr *in = b->m->step[step].instr;
    Stage s = {.from = step, .base_node = instr_arg(in, 0)};
    const Node *as = instr_arg(in, 1), *name = instr_arg(in, 2);
    if (name && str_ieq(node_str(in, as), STR("AS"))) {
        s.name_node = name;
        // `AS base# small`, an error for the builder, is read as `base`.
        Str text = node_str(in, name);
        bool has_tail = instr_arg(in, 3) && 1 < text.len && str_ends_z(text, "#");
        s.name = str_lower(b->a, str_cut(text, 0, text.len - has_tail));
    }
    uint32_t first_var = b->has_vars ? b->next_var : b->vars.count;
    StagePart part = {.base_stage = NO_STAGE,
                      .first_use = b->uses.count,
                      .first_var = first_var,
                      .known_vars = first_var,
                      .image = &b->m->no_image};
    if (s.base_node) read_base(b, step, node_str(in, s.base_node), &s, &part);
    inherit(b, &part);
    uint32_t earlier = NO_STAGE;
    if (s.name.len) earlier = names_put(&b->m->stage_last_of, b->a, s.name, b->stages.count);
    chains_add(b->a, &b->m->stage_chains, earlier);
    chains_add(b->a, &b->m->base_chains, part.base_stage);
    if (part.base_stage != NO_STAGE) b->stages.item[part.base_stage].is_base = true;
    VEC_PUSH(b->a, &b->parts, part);
    VEC_PUSH(b->a, &b->stages, s);
}

static void add_use(ModelBuild *b, uint32_t step, Span value, Str text, bool is_mount)
{
    StageUse u = {
        .step = step, .value = value, .text = text, .is_mount = is_mount, .stage = NO_STAGE};
    bool has_tail = str_ends_z(text, "$"); // the final `$` stays as it is
    u.is_literal = text_is_plain(str_cut(text, 0, text.len - has_tail), b->m->escape);
    VEC_PUSH(b->a, &b->uses, u);
}

static bool holds_from(Str flag)
{
    for (; flag.len; flag = str_skip(flag, 1))
        if (str_istarts(flag, STR("from"))) return true;
    return false;
}

// Whether a flag may name another stage or image, judged without parsing the flag.
static bool names_stages(const Instr *in)
{
    for (uint32_t i = 0; i < in->flag_count; i++)
        if (holds_from(in->flag[i])) return true;
    return false;
}

bool is_told(const Instr *in)
{
    switch (in->kind) {
    case K_FROM:
    case K_ARG:
    case K_ENV: return true;
    case K_COPY:
    case K_RUN: return names_stages(in);
    default: return false;
    }
}

void build_uses(ModelBuild *b, uint32_t step)
{
    const Instr *in = b->m->step[step].instr;
    if (in->kind == K_COPY) {
        const Node *from = instr_flag(in, STR("from"));
        Str value = from ? flag_value(b->a, in, from) : STR("");
        if (value.len) add_use(b, step, flag_value_span(from), value, false);
        return;
    }
    Mounts mounts = mounts_of(b->a, in);
    for (uint32_t i = 0; i < mounts.count; i++) {
        const Mount *m = &mounts.item[i];
        if (m->from.len == 0) continue;
        for (uint32_t k = 0; k < m->field_count; k++)
            if (str_ieq(m->field[k].key, STR("from")) && str_eq(m->field[k].value, m->from))
                add_use(b, step, m->field[k].value_span, m->from, true);
    }
}

// Reads a decimal integer with optional sign, as Go's strconv.Atoi does. `*bad`: it is negative or
// too large.
static bool read_index(Str s, uint32_t *index, bool *bad)
{
    bool is_negative = str_at(s, 0) == '-';
    if (is_negative || str_at(s, 0) == '+') s = str_skip(s, 1);
    if (s.len == 0) return false;
    for (uint32_t i = 0; i < s.len; i++)
        if (!char_is_digit(s.ptr[i])) return false;
    *bad = !str_number(s, index) || (is_negative && *index != 0);
    return true;
}

static void resolve_use(ModelBuild *b, StageUse *u)
{
    uint32_t index = 0;
    bool is_bad = false;
    u->stage = NO_STAGE;
    if (!u->is_literal) return;
    if (!u->is_mount && read_index(u->text, &index, &is_bad)) {
        u->is_index = true;
        u->is_bad_index = is_bad || b->stages.count <= index;
        if (!u->is_bad_index) u->stage = index;
        return;
    }
    Str what;
    u->stage = names_get(&b->m->stage_last_of, str_lower(b->a, u->text));
    u->is_context = u->stage == NO_STAGE && told_context(b->m, u->text, &what);
}

// The stage that a build with this target makes: by name, else by number, else the last one.
static uint32_t target_stage(const ModelBuild *b, Str target)
{
    const Model *m = b->m;
    uint32_t index;
    if (target.len == 0) return last_of(b->stages.item, b->stages.count);
    uint32_t stage = names_get(&m->stage_last_of, str_lower(m->scratch, target));
    if (stage != NAMES_NONE) return stage;
    return str_number(target, &index) && index < b->stages.count
               ? index
               : last_of(b->stages.item, b->stages.count);
}

static void push_needed(ModelBuild *b, uint32_t *stack, uint32_t *count, uint32_t stage)
{
    if (stage == NO_STAGE || b->parts.item[stage].is_needed) return;
    b->parts.item[stage].is_needed = true;
    stack[(*count)++] = stage;
}

static void ship(ModelBuild *b, uint32_t stage)
{
    for (; stage != NO_STAGE && !b->stages.item[stage].is_shipped;
         stage = b->parts.item[stage].base_stage)
        b->stages.item[stage].is_shipped = true;
}

// Marks the stages that are built as needed and shipped. If the user names a target, only that one
// is needed; else also all targets of the build files. The last stage and all those targets count
// as shipped.
static void need_targets(ModelBuild *b, uint32_t *stack, uint32_t *count)
{
    Str asked = b->m->facts.target, word;
    const FlBuildFile *builds = model_builds(b->m);
    Str others = builds ? builds->targets : STR("");
    uint32_t target = target_stage(b, asked);
    ship(b, last_of(b->stages.item, b->stages.count));
    ship(b, target);
    push_needed(b, stack, count, target);
    while (!asked.len && (word = str_next_word(&others)).len) {
        ship(b, target_stage(b, word));
        push_needed(b, stack, count, target_stage(b, word));
    }
}

void build_needs(ModelBuild *b)
{
    for (uint32_t i = 0; i < b->uses.count; i++) resolve_use(b, &b->uses.item[i]);
    if (b->stages.count == 0) return;
    uint32_t *stack = arena_new(b->a, uint32_t, b->stages.count), count = 0;
    need_targets(b, stack, &count);
    while (count) {
        const StagePart *part = &b->parts.item[stack[--count]];
        push_needed(b, stack, &count, part->base_stage);
        for (uint32_t i = part->first_use; i < part->use_end; i++)
            push_needed(b, stack, &count, b->uses.item[i].stage);
    }
}
