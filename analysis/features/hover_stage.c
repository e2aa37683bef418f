// Hover on what a FROM, a COPY --from or a mount takes from: stages of this file, images, nothing.
#include "features/hover.h"

enum { USES_SHOWN = 8 };

// Something to know about an image because of a part of its tag or name.
typedef struct Trait {
    Str part; // a part of the tag starts with it
    Str text;
} Trait;

static const Trait traits[] = {
    {STR_INIT("alpine"),
     STR_INIT("Alpine Linux: small, with musl in place of glibc. Programs and packages built for "
              "glibc do not start there: Python wheels and Node add-ons are often compiled anew or "
              "fail, and names are looked up in another way. The shell is that of BusyBox, there "
              "is no bash, and packages come from `apk`. Where that bites, an image of Debian "
              "(`-slim`) is the way out.")},
    {STR_INIT("slim"),
     STR_INIT("The Debian variant with the least that the program needs: no compiler, `curl` or "
              "`git`. It has glibc, so ready-made packages work.")},
    {STR_INIT("latest"),
     STR_INIT("`latest` is only a name that is moved with every release: the same file gives "
              "another image next month.")},
};

static const Str distroless =
    STR_INIT("Distroless: no shell and no package manager. RUN does not work, and CMD, ENTRYPOINT "
             "and HEALTHCHECK need the exec form.");
static const Str scratch =
    STR_INIT("**scratch**: the empty image, without shell, C library, certificates or users");

// ---- Images ----

// Whether a part of the tag between dashes starts with `word`.
static bool has_part(Str tag, Str word)
{
    Str part;
    while (str_next_part(&tag, '-', &part)) {
        if (str_istarts(part, word)) return true;
    }
    return false;
}

static void put_traits(Hover *h, const ImageRef *image)
{
    Str official = image_official(image);
    for (uint32_t i = 0; i < ARRAY_LEN(traits); i++) {
        if (!has_part(image->tag, traits[i].part) && !str_eq(official, traits[i].part)) continue;
        page_gap(&h->page);
        page_text(&h->page, traits[i].text);
    }
    if (str_starts(image->path, STR("distroless/"))) {
        page_gap(&h->page);
        page_text(&h->page, distroless);
    }
    if (!image->digest.len) return;
    page_gap(&h->page);
    page_text(&h->page, STR("The digest holds it fast: it is always exactly this image"));
    page_text(&h->page, image->tag.len ? STR(", wherever the tag goes.") : STR("."));
}

void hover_image(Hover *h, Str text)
{
    ImageRef image = image_ref(text);
    page_text(&h->page, STR("**Image** "));
    page_code(&h->page, image.name.len ? image.name : text);
    if (!image.is_valid) {
        page_text(&h->page, STR(" is not a valid image reference"));
        return;
    }
    if (image.tag.len) {
        page_text(&h->page, STR(", tag "));
        page_code(&h->page, image.tag);
    }
    if (image.digest.len) {
        page_text(&h->page, STR(", digest "));
        page_code(&h->page, image.digest);
    }
    if (!image.tag.len && !image.digest.len) {
        page_text(&h->page, STR(" without a tag, so `latest` is taken"));
    }
    put_traits(h, &image);
    Str official = image_official(&image);
    if (official.len) {
        page_link(&h->page, "Docker Hub", STR("https://hub.docker.com/_/"), official);
    }
}

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
        page_say(&h->page, "number %u", stage->index);
    }
    const Instr *from = from_of(h, stage);
    if (stage->base_node) {
        page_text(&h->page, STR(" from "));
        page_code(&h->page, stage->base_is_known ? stage->base : node_str(from, stage->base_node));
    }
    page_say(&h->page, ", line %u", hover_line(h, stage->from, node_span(instr_keyword(from))));
}

// Adds one place to the list of uses; those beyond a handful are only counted.
static uint32_t put_place(Hover *h, uint32_t count, const char *what, uint32_t line)
{
    if (!count) {
        page_gap(&h->page);
        page_text(&h->page, STR("Used by "));
    }
    if (count < USES_SHOWN) page_say(&h->page, "%s%s on line %u", count ? ", " : "", what, line);
    return count + 1;
}

static uint32_t put_uses(Hover *h, const Stage *stage)
{
    const Model *m = h->model;
    uint32_t count = 0;
    for (uint32_t i = stage->index + 1; i < stage_count(m); i++) {
        if (stage_at(m, i)->base_kind != BASE_STAGE || stage_at(m, i)->base_stage != stage->index)
            continue;
        Span base = node_span(stage_at(m, i)->base_node);
        count = put_place(h, count, "FROM", hover_line(h, stage_at(m, i)->from, base));
    }
    for (uint32_t i = 0; i < use_count(m); i++) {
        const StageUse *use = use_at(m, i);
        if (use->stage != stage->index) continue;
        const char *what = use->is_mount ? "RUN --mount" : "COPY --from";
        count = put_place(h, count, what, hover_line(h, use->step, use->value));
    }
    if (USES_SHOWN < count) page_say(&h->page, " and %u more", count - USES_SHOWN);
    if (count) page_text(&h->page, STR("."));
    return count;
}

static void put_stage(Hover *h, const Stage *stage)
{
    put_stage_head(h, stage);
    hover_description(h, stage->from, stage->name);
    bool is_last = stage->index + 1 == stage_count(h->model);
    uint32_t count = put_uses(h, stage);
    if (is_last) {
        page_gap(&h->page);
        page_text(&h->page, STR("The last stage: this is what a build makes."));
    } else if (!count) {
        page_gap(&h->page);
        page_text(&h->page, STR("Nothing in this file uses it, so a build leaves it out."));
    }
    if (is_last || !stage->name.len) return;
    page_gap(&h->page);
    page_text(&h->page, STR("Alone: "));
    page_code(&h->page, str_fmt(h->arena, "docker build --target %.*s .", STR_ARG(stage->name)));
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

static bool hover_base(Hover *h, const Stage *stage)
{
    hover_at(h, node_span(stage->base_node));
    switch (stage->base_kind) {
    case BASE_UNKNOWN:
        page_text(&h->page, STR("**Image** "));
        page_code(&h->page, node_str(h->in, stage->base_node));
        page_text(&h->page, STR(": which one is not known here, it depends on a build argument"));
        break;
    case BASE_SCRATCH: page_text(&h->page, scratch); break;
    case BASE_STAGE: put_stage(h, stage_at(h->model, stage->base_stage)); break;
    case BASE_IMAGE: hover_image(h, stage->base); break;
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
        page_say(&h->page, "**Stage** number %.*s does not exist; there are %u, counted from 0",
                 STR_ARG(str_cut(use->text, 0, 20)), stage_count(h->model));
    } else if (use->stage != NO_STAGE) {
        put_stage(h, stage_at(h->model, use->stage));
    } else if (str_eq(use->text, STR("scratch"))) {
        page_text(&h->page, scratch);
    } else {
        hover_image(h, use->text);
    }
    return true;
}

bool hover_stage(Hover *h)
{
    if (h->in_onbuild || h->step == NO_STEP) return false;
    if (h->in->kind == K_FROM) return hover_from(h);
    for (uint32_t i = 0; i < use_count(h->model); i++) {
        const StageUse *use = use_at(h->model, i);
        if (use->step == h->step && span_has(use->value, h->at)) return hover_use(h, use);
    }
    return false;
}
