// Hover on what FROM, COPY --from and mounts name: stages of this file, images, scratch.
#include "base/vec.h"
#include "features/hover.h"
#include "features/named.h"
#include "instructions/images.h"
#include "model/context.h"

enum { USES_SHOWN = 8 };

// ---- Stages ----

static const Instr *from_of(const Hover *h, const Stage *stage)
{
    return instr_at(h->model, stage->from);
}

static void put_stage_head(Hover *h, const Stage *stage)
{
    page_text(&h->page, STR("**Stage** "));
    if (stage->name.len) {
        page_code(&h->page, stage->name);
    } else {
        page_say(&h->page, "number %u", stage_number(h->model, stage));
    }
    const Instr *from = from_of(h, stage);
    if (stage->base_node) {
        page_text(&h->page, STR(" from "));
        page_code(&h->page, stage->base_is_known ? stage_base(h->model, stage)
                                                 : node_str(from, stage->base_node));
    }
    page_say(&h->page, ", line %u.", hover_line(h, stage->from, node_span(instr_keyword(from))));
}

// The uses of a stage by one instruction: `FROM on line 3`, `COPY --from on lines 5, 6`.
typedef struct UsePlaces {
    uint32_t count; // total number of uses
    const char *what;
} UsePlaces;

// Adds a use to the list; beyond a few they are only counted.
static void put_place(Hover *h, UsePlaces *places, const char *what, Span more, uint32_t line)
{
    bool is_new = places->what != what;
    if (!places->count) {
        page_gap(&h->page);
        page_text(&h->page, STR("Used by "));
    }
    if (places->count < USES_SHOWN) {
        if (places->count) page_text(&h->page, STR(", "));
        if (is_new) page_say(&h->page, "%s on line%s ", what, more.start < more.end ? "s" : "");
        page_say(&h->page, "%u", line);
    }
    places->what = what;
    places->count++;
}

static bool is_from(const Hover *h, uint32_t user, const Stage *stage)
{
    return stage_below(h->model, stage_at(h->model, user)) == stage;
}

static void put_froms(Hover *h, const Stage *stage, UsePlaces *places)
{
    uint32_t count = stage_count(h->model), seen = 0, all = 0;
    uint32_t next = stage_number(h->model, stage) + 1;
    for (uint32_t i = next; i < count; i++) all += is_from(h, i, stage);
    for (uint32_t i = next; i < count; i++) {
        if (!is_from(h, i, stage)) continue;
        const Stage *user = stage_at(h->model, i);
        uint32_t line = hover_line(h, user->from, node_span(user->base_node));
        put_place(h, places, "FROM", (Span){++seen, all}, line);
    }
}

static bool is_use(const Hover *h, uint32_t use, const Stage *stage, bool is_mount)
{
    const StageUse *u = use_at(h->model, use);
    return u->stage == stage_number(h->model, stage) && u->is_mount == is_mount;
}

static void put_copies(Hover *h, const Stage *stage, UsePlaces *places, bool is_mount)
{
    uint32_t count = use_count(h->model), seen = 0, all = 0;
    const char *what = is_mount ? "RUN --mount" : "COPY --from";
    for (uint32_t i = 0; i < count; i++) all += is_use(h, i, stage, is_mount);
    for (uint32_t i = 0; i < count; i++) {
        if (!is_use(h, i, stage, is_mount)) continue;
        const StageUse *use = use_at(h->model, i);
        put_place(h, places, what, (Span){++seen, all}, hover_line(h, use->step, use->value));
    }
}

// The stages used by triggers that run in this file.
static TriggerUses all_triggers(const Hover *h)
{
    TriggerUses all = {0};
    for (uint32_t i = 0; i < stage_count(h->model); i++) {
        TriggerUses uses = trigger_uses(h->arena, h->model, stage_at(h->model, i));
        for (uint32_t k = 0; k < uses.count; k++) VEC_PUSH(h->arena, &all, uses.item[k]);
    }
    return all;
}

static void put_triggers(Hover *h, const Stage *stage, UsePlaces *places)
{
    TriggerUses uses = all_triggers(h);
    uint32_t seen = 0, all = 0, number = stage_number(h->model, stage);
    for (uint32_t i = 0; i < uses.count; i++) all += uses.item[i].stage == number;
    for (uint32_t i = 0; i < uses.count; i++) {
        const TriggerUse *use = &uses.item[i];
        if (use->stage != number) continue;
        put_place(h, places, "ONBUILD", (Span){++seen, all}, hover_line(h, use->step, use->value));
    }
}

static uint32_t put_uses(Hover *h, const Stage *stage)
{
    UsePlaces places = {0};
    put_froms(h, stage, &places);
    put_copies(h, stage, &places, false);
    put_copies(h, stage, &places, true);
    put_triggers(h, stage, &places);
    if (USES_SHOWN < places.count) {
        page_say(&h->page, " and %u more", places.count - USES_SHOWN);
    }
    if (places.count) page_text(&h->page, STR("."));
    return places.count;
}

// Whether a build file builds the stage.
static bool put_builder(Hover *h, const Stage *stage)
{
    const FlBuildFile *builds = model_builds(h->model);
    if (!builds || !stage->name.len || !str_is_one_of(stage->name, builds->targets)) return false;
    page_gap(&h->page);
    page_code(&h->page, builds->path);
    page_text(&h->page, STR(" has it built as an image of its own."));
    return true;
}

static bool is_last(const Hover *h, const Stage *stage)
{
    return stage_number(h->model, stage) + 1 == stage_count(h->model);
}

// Even a stage with uses may not be needed by the last one.
static void put_role(Hover *h, const Stage *stage, uint32_t uses)
{
    Str role = {0};
    if (put_builder(h, stage)) return;
    if (is_last(h, stage)) {
        role = STR("The last stage: this is what a build makes.");
    } else if (!uses) {
        role = STR("Nothing in this file uses it, so a build leaves it out.");
    } else if (!stage_is_needed(h->model, stage) && !all_triggers(h).count) {
        role = STR("The last stage does not need any of these, so a build leaves it out.");
    }
    if (!role.len) return;
    page_gap(&h->page);
    page_text(&h->page, role);
}

static void put_stage(Hover *h, const Stage *stage)
{
    put_stage_head(h, stage);
    hover_description(h, stage->from, stage->name);
    put_role(h, stage, put_uses(h, stage));
    if (is_last(h, stage) || !stage->name.len) return;
    page_gap(&h->page);
    page_code(&h->page, str_fmt(h->arena, "docker build --target %.*s .", STR_ARG(stage->name)));
    page_text(&h->page, STR(" builds it alone."));
}

// The root for paths of a COPY from the stage, which is not its working directory.
static void put_start(Hover *h, const Stage *stage)
{
    Str folder;
    uint32_t workdir = stage_latest(h->model, stage, K_WORKDIR);
    page_gap(&h->page);
    page_text(&h->page, STR("Sources are paths from `/` in that stage"));
    if (workdir != NO_STEP && hover_workdir(h, workdir, &folder) && 1 < folder.len) {
        page_text(&h->page, STR(", not from its WORKDIR "));
        page_code(&h->page, folder);
    }
    page_text(&h->page, STR("."));
}

// ---- At the cursor ----

const StageUse *hover_copy_from(const Hover *h)
{
    if (h->in->kind != K_COPY || h->step == NO_STEP) return NULL;
    for (uint32_t i = use_first(h->model, h->step); i < use_count(h->model); i++) {
        const StageUse *use = use_at(h->model, i);
        if (use->step != h->step) return NULL;
        if (!use->is_mount && use->is_literal && !use->is_bad_index) return use;
    }
    return NULL;
}

static bool told_by_settings(const Hover *h, Str name)
{
    const Facts *facts = model_facts(h->model);
    for (uint32_t i = 0; i < facts->context_count; i++)
        if (str_eq(facts->context_name[i], name)) return true;
    return !model_builds(h->model);
}

// A named context of a build file or the settings; false when there is none with that name.
static bool put_context(Hover *h, Str name)
{
    Str what;
    if (!told_context(h->model, name, &what)) return false;
    page_text(&h->page, STR("**Named context** "));
    page_code(&h->page, name);
    page_text(&h->page, STR(": "));
    page_code(&h->page, what);
    if (told_by_settings(h, name)) {
        page_text(&h->page,
                  STR(", as the settings say. It stands for the stage or image of that name."));
        return true;
    }
    page_text(&h->page, STR(", as "));
    page_code(&h->page, model_builds(h->model)->path);
    page_text(&h->page, STR(" says. It stands for the stage or image of that name."));
    return true;
}

static bool hover_base(Hover *h, const Stage *stage)
{
    hover_at(h, node_span(stage->base_node));
    switch (stage->base_kind) {
    case BASE_UNKNOWN:
        if (stage->is_context && put_context(h, node_str(h->in, stage->base_node))) break;
        page_text(&h->page, STR("**Image** "));
        page_code(&h->page, node_str(h->in, stage->base_node));
        page_text(&h->page, STR(": which one is not known here, it depends on a build argument."));
        break;
    case BASE_SCRATCH: page_text(&h->page, packed_text(h->arena, image_scratch)); break;
    case BASE_STAGE: put_stage(h, stage_below(h->model, stage)); break;
    case BASE_IMAGE: hover_image(h, stage_base(h->model, stage)); break;
    }
    return true;
}

static bool hover_from(Hover *h)
{
    const Stage *stage = stage_of(h->model, h->step);
    if (!stage || stage->from != h->step) return false;
    if (stage->base_node && span_has(node_span(stage->base_node), h->at)) {
        return hover_base(h, stage);
    }
    if (!stage->name_node || !span_has(node_span(stage->name_node), h->at)) return false;
    hover_at(h, node_span(stage->name_node));
    put_stage(h, stage);
    return true;
}

static bool hover_use(Hover *h, const StageUse *use)
{
    if (!use->is_literal) return false;
    hover_at(h, use->value);
    if (use->is_bad_index) {
        page_say(&h->page, "**Stage** number %.*s does not exist; there are %u, counted from 0.",
                 STR_ARG(str_cut(use->text, 0, 20)), stage_count(h->model));
    } else if (use->stage != NO_STAGE) {
        put_stage(h, stage_at(h->model, use->stage));
        put_start(h, stage_at(h->model, use->stage));
    } else if (use->is_context) {
        put_context(h, use->text);
    } else if (str_is_z(use->text, "scratch")) {
        page_text(&h->page, packed_text(h->arena, image_scratch));
    } else {
        hover_image(h, use->text);
    }
    return true;
}

static bool hover_trigger_use(Hover *h)
{
    TriggerUses uses = trigger_uses(h->arena, h->model, stage_of(h->model, h->step));
    for (uint32_t i = 0; i < uses.count; i++) {
        const TriggerUse *use = &uses.item[i];
        if (use->step != h->step || use->stage == NO_STAGE || !span_has(use->value, h->at))
            continue;
        hover_at(h, use->value);
        put_stage(h, stage_at(h->model, use->stage));
        return true;
    }
    return false;
}

bool hover_stage(Hover *h)
{
    if (h->step == NO_STEP) return false;
    if (h->in_onbuild) return hover_trigger_use(h);
    if (h->in->kind == K_FROM) return hover_from(h);
    for (uint32_t i = 0; i < use_count(h->model); i++) {
        const StageUse *use = use_at(h->model, i);
        if (use->step == h->step && span_has(use->value, h->at)) return hover_use(h, use);
    }
    return false;
}
