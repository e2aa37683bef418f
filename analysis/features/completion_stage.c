// Completion of what FROM, COPY --from and mounts name: stages of this file and images.
#include "features/completion.h"
#include "model/context.h"

enum { STAGES_SHOWN = 40 }; // of names; and of numbers

static Str shown_base(const Completer *c, const Stage *stage)
{
    const Instr *from = instr_at(c->h.model, stage->from);
    if (stage->base_is_known) return stage_base(c->h.model, stage);
    return stage->base_node ? node_str(from, stage->base_node) : STR("");
}

// Counts; false when the limit is reached.
static bool take(Completer *c, uint32_t *shown)
{
    if (*shown == STAGES_SHOWN) c->is_partial = true;
    if (*shown == STAGES_SHOWN) return false;
    ++*shown;
    return true;
}

// A stage without a name can only be named by its number.
static void add_number(Completer *c, const Stage *stage, uint32_t *shown)
{
    FlCompletion item = {.kind = FL_COMPLETES_STAGE};
    item.label = str_fmt(c->h.arena, "%u", stage_number(c->h.model, stage));
    if (!complete_fits(c, item.label) || !take(c, shown)) return;
    Str base = shown_base(c, stage), name = stage->name;
    item.detail = str_fmt(c->h.arena, "FROM %.*s%s%.*s", STR_ARG(base), name.len ? " AS " : "",
                          STR_ARG(name));
    complete_add(c, name.len ? RANK_LAST : RANK_FIRST, item);
}

// FROM finds a stage by its name in lower case.
static Str name_for(const Completer *c, const Stage *stage)
{
    if (c->h.in->kind == K_FROM) return stage->name;
    return node_str(instr_at(c->h.model, stage->from), stage->name_node);
}

static void add_name(Completer *c, const Stage *stage, uint32_t *shown)
{
    FlCompletion item = {.label = name_for(c, stage), .kind = FL_COMPLETES_STAGE};
    if (!take(c, shown)) return;
    item.detail = str_fmt(c->h.arena, "FROM %.*s, line %u", STR_ARG(shown_base(c, stage)),
                          hover_line(&c->h, stage->from, node_span(stage->name_node)));
    complete_add(c, RANK_FIRST, item);
}

// Named contexts of the settings and of build files.
static void complete_contexts(Completer *c)
{
    const FlBuildFile *builds = model_builds(c->h.model);
    const Facts *facts = model_facts(c->h.model);
    for (uint32_t i = 0; i < facts->context_count; i++) {
        FlCompletion item = {.label = facts->context_name[i], .kind = FL_COMPLETES_STAGE};
        item.detail = str_fmt(c->h.arena, "context %.*s", STR_ARG(facts->context_from[i]));
        complete_add(c, RANK_FIRST, item);
    }
    for (uint32_t i = 0; builds && i < builds->named_count; i++) {
        FlCompletion item = {.label = builds->named[i].name, .kind = FL_COMPLETES_STAGE};
        item.detail = str_fmt(c->h.arena, "context %.*s, %.*s", STR_ARG(builds->named[i].value),
                              STR_ARG(builds->path));
        complete_add(c, RANK_FIRST, item);
    }
}

// The nearest first, and prefix matches before others. A later stage hides an earlier one of the
// same name.
void complete_stages(Completer *c, bool with_numbers)
{
    complete_contexts(c);
    const Stage *own = complete_stage(c);
    uint32_t count = own ? stage_number(c->h.model, own) : 0, numbers = 0, names = 0,
             other_count = 0;
    const Stage **other = arena_new(c->h.arena, const Stage *, count);
    Names seen = {0};
    for (uint32_t i = count; i--;) {
        const Stage *stage = stage_at(c->h.model, i);
        if (with_numbers) add_number(c, stage, &numbers);
        if (!stage->name_node || names_put(&seen, c->h.arena, stage->name, i) != NAMES_NONE)
            continue;
        Str label = name_for(c, stage);
        if (str_istarts(label, c->typed))
            add_name(c, stage, &names);
        else if (complete_fits(c, label))
            other[other_count++] = stage;
    }
    for (uint32_t i = 0; i < other_count; i++) add_name(c, other[i], &names);
}

// ---- Images ----

static void add_tag(Completer *c, Str name, Str tag, Str variant, Rank rank)
{
    FlCompletion item = {.kind = FL_COMPLETES_IMAGE};
    item.label =
        str_fmt(c->h.arena, "%.*s:%.*s%.*s", STR_ARG(name), STR_ARG(tag), STR_ARG(variant));
    item.topic = str_fmt(c->h.arena, "image %.*s", STR_ARG(item.label));
    complete_add(c, rank, item);
}

// Of an image that is called so where it is written.
static void add_tags(Completer *c, const BaseInfo *base, Str name)
{
    Str tags = str_of_z(base->tags);
    for (Str tag = str_next_word(&tags); tag.len; tag = str_next_word(&tags)) {
        Str variants = str_of_z(base->variants);
        add_tag(c, name, tag, STR(""), RANK_USUAL);
        for (Str v = str_next_word(&variants); v.len; v = str_next_word(&variants))
            add_tag(c, name, tag, v, RANK_USUAL);
    }
}

static void add_scratch(Completer *c)
{
    FlCompletion item = {.label = STR("scratch"), .kind = FL_COMPLETES_IMAGE};
    item.topic = STR("image scratch");
    complete_add(c, RANK_LATER, item);
}

// The tags of what is written before the colon.
static void add_tags_of(Completer *c, Str name)
{
    ImageRef image = image_ref(name);
    Str official = image_official(&image);
    const BaseInfo *found = base_info(official.len ? official : name);
    if (found) add_tags(c, found, name);
}

// An existing tag is kept.
static void add_names(Completer *c)
{
    uint32_t count;
    const BaseInfo *base = base_infos(&count);
    uint32_t start = c->h.at - c->typed.len;
    complete_from(c, start, STR(":@\","));
    uint32_t end = c->h.byte + c->at_word.end - c->at_typed.end;
    bool has_tag = str_has_char(STR(":@"), str_at(c->h.in->text, end));
    for (uint32_t i = 0; i < count; i++) {
        Str name = str_of_z(base[i].repository);
        FlCompletion item = {.label = name, .kind = FL_COMPLETES_IMAGE};
        if (!complete_fits(c, item.label)) continue;
        item.detail = str_of_z(base[i].text);
        item.text = str_join(c->h.arena, name, has_tag ? STR("") : STR(":"));
        item.topic = str_fmt(c->h.arena, "image %.*s", STR_ARG(name));
        complete_add(c, RANK_USUAL, item);
    }
}

void complete_images(Completer *c)
{
    uint32_t colon = c->typed.len;
    while (0 < colon && c->typed.ptr[colon - 1] != ':' && c->typed.ptr[colon - 1] != '/') colon--;
    bool has_tag = colon && c->typed.ptr[colon - 1] == ':';
    if (str_has_char(c->typed, '@')) return;
    if (has_tag)
        add_tags_of(c, str_cut(c->typed, 0, colon - 1));
    else
        add_names(c);
}

void complete_from_line(Completer *c)
{
    const InstructionInfo *info = instruction_info(K_FROM);
    if (c->word == 0) {
        complete_stages(c, false);
        complete_images(c);
        add_scratch(c);
    }
    if (c->word != 1) return;
    bool is_lower = keyword_case(node_str(c->h.in, instr_keyword(c->h.in))) == WORDS_LOWER;
    FlCompletion item = {.label = is_lower ? STR("as") : STR("AS"), .kind = FL_COMPLETES_VALUE};
    uint32_t end = c->h.byte + c->at_word.end - c->at_typed.end;
    bool is_apart = char_is_blank(str_at(c->h.in->text, end));
    item.text = is_apart ? item.label : str_join(c->h.arena, item.label, STR(" "));
    item.topic = STR("word FROM AS");
    if (info->word_count) complete_add(c, RANK_USUAL, item);
}
