// Renaming: refused when the file would have another meaning afterwards.
#include "base/vec.h"
#include "features/named.h"
#include "instructions/instruction.h"
#include "lint/near_names.h"
#include "values/values.h"

typedef struct Renaming {
    Arena *arena;
    Places places;
    Named named;
    Str name; // the new one
    FlRename result;
} Renaming;

static bool refuse(Renaming *r, Str why)
{
    r->result.why = why;
    return false;
}

// The name as written at the cursor.
static Str written(const Renaming *r)
{
    const Instr *in = instr_at(r->places.model, r->named.step);
    while (in->trigger) in = in->trigger;
    return instr_slice(in, r->named.span);
}

// Whether a FROM refers, or may refer, to the stage by a text with a variable.
static bool is_base_by_variable(const Renaming *r)
{
    const Model *m = r->places.model;
    for (uint32_t i = r->named.stage + 1; i < stage_count(m); i++) {
        const Stage *s = stage_at(m, i);
        Str base = s->base_node ? node_str(instr_at(m, s->from), s->base_node) : STR("");
        bool is_based = stage_below(m, s) == stage_at(m, r->named.stage);
        if (str_has_char(base, '$') && (is_based || str_has(base, r->named.name))) return true;
    }
    return false;
}

// Whether a COPY or mount uses that name for something that is no stage.
static bool is_taken_from(const Renaming *r, Str name)
{
    const Model *m = r->places.model;
    for (uint32_t i = 0; i < use_count(m); i++)
        if (use_at(m, i)->stage == NO_STAGE && str_ieq(use_at(m, i)->text, name)) return true;
    for (uint32_t i = 0; i < stage_count(m); i++) {
        TriggerUses uses = trigger_uses(r->arena, m, stage_at(m, i));
        for (uint32_t k = 0; k < uses.count; k++)
            if (uses.item[k].stage == NO_STAGE && str_ieq(uses.item[k].text, name)) return true;
    }
    return false;
}

static bool may_rename_stage(Renaming *r)
{
    const Model *m = r->places.model;
    if (!stage_at(m, r->named.stage)->name_node)
        return refuse(r, STR("The stage has no name yet: write `AS NAME` after its image."));
    if (!stage_name_is_valid(r->name))
        return refuse(
            r,
            STR("A stage name begins with a letter and holds letters, digits, `-`, `_` and `.`."));
    if (!str_ieq(written(r), r->named.name))
        return refuse(r, STR("A number names the stage here: rename it where its name stands."));
    if (is_base_by_variable(r))
        return refuse(r, STR("A variable names the stage in a FROM: give that another value too."));
    Str lower = str_lower(r->arena, r->name);
    if (str_is_one_of(lower, STR("scratch context")))
        return refuse(r, str_fmt(r->arena, "`%.*s` is reserved.", STR_ARG(lower)));
    for (uint32_t i = 0; i < stage_count(m); i++) {
        const Stage *s = stage_at(m, i);
        // FROM finds an earlier stage by its name in lower case.
        bool is_base =
            r->named.stage < i && s->base_kind == BASE_IMAGE && str_eq(stage_base(m, s), lower);
        if ((i != r->named.stage && str_eq(s->name, lower)) || is_base)
            return refuse(r, str_fmt(r->arena, "`%.*s` is the name of another stage or image here.",
                                     STR_ARG(lower)));
    }
    if (is_taken_from(r, lower))
        return refuse(r, str_fmt(r->arena, "`%.*s` is the name of an image here.", STR_ARG(lower)));
    return true;
}

// Whether `step` is in a stage unrelated to the stages of the variable.
static bool is_apart(const Renaming *r, uint32_t step)
{
    const Model *m = r->places.model;
    const Stage *own = stage_of(m, var_def(m, r->named.scope)->step), *other = stage_of(m, step);
    bool is_known = own && other && instr_at(m, step)->kind != K_FROM;
    return is_known && stage_root(m, own) != stage_root(m, other);
}

// Whether the new name is used or set where the variable is visible: the two would become one.
static bool is_taken(Renaming *r)
{
    const Model *m = r->places.model;
    for (uint32_t i = 0; i < var_count(m); i++) {
        const VarDef *def = var_def(m, i);
        if (str_eq(def->name, r->name) && (def->step == NO_STEP || !is_apart(r, def->step)))
            return true;
    }
    for (uint32_t step = 0; step < step_count(m); step++) {
        const Instr *in = instr_at(m, step);
        if (!str_has(in->joined, r->name) || is_apart(r, step)) continue;
        while (in->trigger) in = in->trigger;
        Readings readings = readings_of(r->arena, m, step, in);
        for (uint32_t i = 0; i < readings.count; i++)
            if (str_eq(readings.item[i].name, r->name)) return true;
    }
    return false;
}

// Whether some definition has quotes, escapes or variables in the name.
static bool is_written_otherwise(const Renaming *r)
{
    const Model *m = r->places.model;
    for (uint32_t i = 0; i < var_count(m); i++) {
        const VarDef *def = var_def(m, i);
        if (def->step == NO_STEP || !str_eq(def->name, r->named.name)) continue;
        Span span = variable_name_span(m, def);
        if (span.end <= span.start) return true;
    }
    return false;
}

// Why a variable that no instruction sets cannot be renamed.
static Str why_not_set(const Renaming *r)
{
    if (instr_at(r->places.model, r->named.step)->trigger)
        return STR("A trigger runs in a later build, which may set this variable too.");
    if (r->named.is_own)
        return STR("A shell sets this variable, and programs that it starts may read it.");
    return r->named.env ? STR("The base image may set what is read here.")
                        : STR("The variable is not set in this file.");
}

// Names with a meaning for the builder or for programs.
static bool has_meaning(const Renaming *r, Str name)
{
    static const Str in_any_case = STR_INIT("path source_date_epoch http_proxy https_proxy "
                                            "ftp_proxy no_proxy all_proxy");
    static const Str known = STR_INIT(
        "HOME SHELL TZ TERM LANG LANGUAGE LD_LIBRARY_PATH LD_PRELOAD LD_RUN_PATH PKG_CONFIG_PATH "
        "DEBIAN_FRONTEND PYTHONPATH PYTHONHOME PYTHONUNBUFFERED PYTHONDONTWRITEBYTECODE NODE_ENV "
        "NODE_OPTIONS NODE_PATH JAVA_HOME JAVA_TOOL_OPTIONS CLASSPATH GOPATH GOROOT GOOS GOARCH "
        "GOPROXY GOFLAGS CGO_ENABLED RUSTFLAGS CARGO_HOME RUSTUP_HOME GEM_HOME RAILS_ENV "
        "NVIDIA_VISIBLE_DEVICES NVIDIA_DRIVER_CAPABILITIES");
    if (str_istarts(name, STR("NPM_CONFIG_"))) return true;
    if (str_any(name, STR("BUILDKIT_ LC_ PIP_ POETRY_ COMPOSER_ BUNDLE_ UV_"), str_starts))
        return true;
    return str_is_one_of(name, known) || str_is_one_of(str_lower(r->arena, name), in_any_case);
}

// Whether a FROM with a variable may expand to the stage's name.
static bool may_be_based_on(const Model *m, const Stage *s, const Stage *below)
{
    if (s->base_kind != BASE_UNKNOWN || !s->base_node || s->is_context || !below->name.len)
        return false;
    Str base = node_str(instr_at(m, s->from), s->base_node);
    uint32_t head = str_find_char(base, '$'), tail = base.len;
    while (tail &&
           (char_is_word(base.ptr[tail - 1]) || str_has_char(STR("-."), base.ptr[tail - 1])))
        tail--;
    bool is_braced = tail && base.ptr[tail - 1] == '}';
    if (head == STR_NONE) return false;
    return str_starts(below->name, str_cut(base, 0, head)) &&
           (!is_braced || str_ends(below->name, str_skip(base, tail)));
}

// Whether a stage that defines the variable may be the base of `s`, by a build argument.
static bool may_inherit(const Renaming *r, const Stage *s)
{
    const Model *m = r->places.model;
    for (uint32_t i = 0; i < var_count(m); i++) {
        const VarDef *def = var_def(m, i);
        const Stage *below = str_eq(def->name, r->named.name) ? stage_of(m, def->step) : NULL;
        if (below && below->from < s->from && may_be_based_on(m, s, below)) return true;
    }
    return false;
}

// Whether the variable may be used in a stage that a build argument bases on the one that sets it.
static bool is_read_above(const Renaming *r)
{
    const Model *m = r->places.model;
    for (uint32_t step = 0; step < step_count(m); step++) {
        const Instr *in = instr_at(m, step);
        const Stage *own = stage_of(m, step);
        if (!own || in->kind == K_FROM || !str_has(in->joined, r->named.name)) continue;
        if (!may_inherit(r, stage_root(m, own))) continue;
        while (in->trigger) in = in->trigger;
        Readings readings = readings_of(r->arena, m, step, in);
        for (uint32_t i = 0; i < readings.count; i++) {
            const Reading *reading = &readings.item[i];
            if (!str_eq(reading->name, r->named.name) || reading->is_own) continue;
            const VarDef *def = reading->is_of_container
                                    ? var_lasting(m, step, reading->limit, reading->name)
                                    : var_declared(m, step, reading->limit, reading->name);
            if (!def) return true;
        }
    }
    return false;
}

static bool may_rename_variable(Renaming *r)
{
    if (!name_is_plain(r->name))
        return refuse(
            r,
            STR("A variable name holds letters, digits and `_`, and does not begin with a digit."));
    if (preset_info(r->named.name) || preset_info(r->name))
        return refuse(r, STR("The builder sets this variable itself."));
    if (!r->named.def) return refuse(r, why_not_set(r));
    if (has_meaning(r, r->named.name) || has_meaning(r, r->name))
        return refuse(r, STR("The builder and programs look for this name."));
    if (is_written_otherwise(r))
        return refuse(r, STR("Quotes, escapes or variables stand in the name where it is set."));
    if (is_read_above(r))
        return refuse(
            r, STR("A variable names the base of a stage that reads it, which may be this stage."));
    if (is_taken(r))
        return refuse(r,
                      str_fmt(r->arena, "`%.*s` is used in this file already.", STR_ARG(r->name)));
    return true;
}

static const Heredoc *heredoc_of(const Renaming *r)
{
    return &instr_at(r->places.model, r->named.step)->heredoc[r->named.heredoc];
}

static bool has_end(const Renaming *r)
{
    return heredoc_of(r)->delimiter.start < heredoc_of(r)->delimiter.end;
}

// Whether a COPY or ADD writes the heredoc into a folder, to a file named like its word.
static bool names_file(const Renaming *r)
{
    const Instr *in = instr_at(r->places.model, r->named.step);
    uint32_t count = instr_arg_count(in);
    if (in->kind == K_RUN || count < 2) return false;
    Str target = node_str(in, instr_arg(in, count - 1));
    return 2 < count || str_has_char(target, '$') ||
           str_has_char(STR("/.\"'"), target.ptr[target.len - 1]);
}

static bool may_rename_heredoc(Renaming *r)
{
    const Instr *in = instr_at(r->places.model, r->named.step);
    const Heredoc *h = heredoc_of(r);
    if (names_file(r)) return refuse(r, STR("The file in the image has the name of this word."));
    if (!name_is_plain(r->name))
        return refuse(r, STR("The word of a heredoc holds letters, digits and `_` here."));
    for (uint32_t i = 0; i < in->heredoc_count; i++)
        if (str_eq(in->heredoc[i].name, r->name))
            return refuse(r, STR("Another heredoc of this instruction has that word."));
    Str body = instr_slice(in, h->body), line;
    while (body.len && str_next_part(&body, '\n', &line))
        if (str_eq(str_trim(line), r->name))
            return refuse(r, STR("A line of the heredoc would end it."));
    if (!has_end(r)) return refuse(r, STR("The heredoc has no end."));
    return true;
}

static bool may_rename(Renaming *r)
{
    if (str_eq(r->name, r->named.name)) return true;
    switch (r->named.kind) {
    case NAMED_STAGE: return may_rename_stage(r);
    case NAMED_VARIABLE: return may_rename_variable(r);
    case NAMED_HEREDOC: return may_rename_heredoc(r);
    case NAMED_USER:
    case NAMED_GROUP:
        return refuse(r, STR("Users are named in files of the image too; rename them by hand."));
    case NAMED_NOTHING: break;
    }
    return refuse(r, STR("There is no name here that could be changed."));
}

static Renaming start(Arena *a, FlDoc *doc, uint32_t at)
{
    Renaming r = {.arena = a, .places = {.arena = a, .doc = doc, .model = doc_model(doc)}};
    r.named = named_at(&r.places, at);
    return r;
}

bool fl_rename_place(Arena *a, FlDoc *doc, uint32_t at, Span *place, Str *name)
{
    Renaming r = start(a, doc, at);
    bool is_fixed = r.named.kind == NAMED_VARIABLE &&
                    (!r.named.def || preset_info(r.named.name) || has_meaning(&r, r.named.name) ||
                     is_written_otherwise(&r));
    if (r.named.kind == NAMED_HEREDOC) is_fixed = !has_end(&r) || names_file(&r);
    bool is_stage =
        r.named.kind == NAMED_STAGE && stage_at(r.places.model, r.named.stage)->name_node;
    if (!is_stage && r.named.kind != NAMED_HEREDOC && r.named.kind != NAMED_VARIABLE) return false;
    const Instr *in = instr_at(r.places.model, r.named.step);
    *place = doc_span(doc, item_of(r.places.model, r.named.step), in, r.named.span);
    *name = written(&r);
    // A use of a stage by its number stays unchanged.
    return !is_fixed && str_ieq(*name, r.named.name);
}

FlRename fl_rename(Arena *a, FlDoc *doc, uint32_t at, Str name)
{
    Renaming r = start(a, doc, at);
    r.name = name;
    struct {
        FlEdit *item;
        uint32_t count, room;
    } edits = {0};
    r.result.is_possible = may_rename(&r);
    if (!r.result.is_possible) return r.result;
    named_places(&r.places, &r.named);
    for (uint32_t i = 0; i < r.places.list.count; i++) {
        const FlName *place = &r.places.list.item[i];
        if (place->is_index || place->is_inherited) continue;
        FlEdit edit = {place->span, place->is_base ? str_lower(a, name) : str_copy(a, name)};
        VEC_PUSH(a, &edits, edit);
    }
    r.result.edits = (FlEdits){edits.item, edits.count};
    return r.result;
}
