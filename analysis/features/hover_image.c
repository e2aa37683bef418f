// Hover on images: their tag read aloud, what the variant lacks, how large it is.
#include "features/hover.h"
#include "features/image_page.h"
#include "instructions/image_tag.h"
#include "instructions/images.h"
#include "lint/image_answers.h"

// ---- The tag in words ----

static void put_version(Hover *h, const ImageFacts *facts, const ImageTag *tag, bool is_pinned)
{
    if (tag->version.len && is_pinned) {
        page_say(&h->page, "%s %.*s.", facts->software, STR_ARG(tag->version));
    } else if (!tag->version.len && tag_names_release(tag, facts)) {
        page_say(&h->page, "`%.*s` is %.*s: the tag moves on with every release of it.",
                 STR_ARG(tag->suite->name), STR_ARG(tag->suite->text));
        return;
    } else if (!tag->version.len) {
        page_say(&h->page,
                 "The tag names no version of %s: it points to a new image after every release.",
                 facts->software);
    } else if (tag->parts < facts->parts) {
        page_say(&h->page,
                 "%s %.*s, the newest %.*s.x when the image is pulled: the tag moves on with "
                 "every release.",
                 facts->software, STR_ARG(tag->version), STR_ARG(tag->version));
    } else {
        page_say(&h->page,
                 "%s %.*s. The tag names one release, but is built again when its base gets "
                 "fixes.",
                 facts->software, STR_ARG(tag->version));
    }
    if (tag->suite) {
        page_say(&h->page, " `%.*s` is %.*s.", STR_ARG(tag->suite->name),
                 STR_ARG(tag->suite->text));
    }
}

static void put_size(Hover *h, const char *size)
{
    if (*size) page_say(&h->page, " About %s unpacked.", size);
}

// The smaller variants of the image; empty when there are none.
static void put_smaller(Hover *h, const ImageFacts *facts)
{
    bool has_both = *facts->slim && *facts->alpine;
    if (!*facts->slim && !*facts->alpine) return;
    page_text(&h->page, STR(" Smaller: "));
    if (*facts->slim) page_say(&h->page, "`-slim` (about %s)", facts->slim);
    if (has_both) page_text(&h->page, STR(" and "));
    if (*facts->alpine) page_say(&h->page, "`-alpine` (about %s)", facts->alpine);
    page_text(&h->page, STR("."));
}

static void put_full(Hover *h, const ImageFacts *facts)
{
    if (facts->has_compilers) {
        page_gap(&h->page);
        page_text(&h->page, STR("The full variant: Debian with compilers and development files, "
                                "good for building, large for running."));
        put_size(h, facts->full);
    } else {
        bool is_system = str_is_one_of(facts->repository, STR("debian ubuntu"));
        if (is_system) page_text(&h->page, STR(" It has no compilers, `curl` or `git`."));
        put_size(h, facts->full);
    }
    put_smaller(h, facts);
}

static bool is_windows_tag(Str tag)
{
    return tag_has_part(tag, STR("windowsservercore")) || tag_has_part(tag, STR("nanoserver"));
}

static void put_official(Hover *h, const ImageRef *image, Str official)
{
    const ImageFacts *facts = image_facts(official);
    if (!facts || !image->tag.len || str_is_z(image->tag, "latest")) return;
    ImageTag tag = image_tag(image->tag);
    page_gap(&h->page);
    put_version(h, facts, &tag, image->digest.len != 0);
    if (is_windows_tag(image->tag)) return;
    if (tag.is_alpine)
        put_size(h, facts->alpine);
    else if (tag.is_slim)
        put_size(h, facts->slim);
    else
        put_full(h, facts);
}

// ---- What the variant means ----

static void put_variants(Hover *h, const ImageRef *image, Str official)
{
    uint32_t count;
    const WordInfo *variant = image_variants(&count);
    for (uint32_t i = 0; i < count; i++) {
        if (!tag_has_part(image->tag, str_of_z(variant[i].name)) &&
            !str_is_z(official, variant[i].name))
            continue;
        page_gap(&h->page);
        page_text(&h->page, packed_text(h->arena, variant[i].text));
    }
}

static void put_distroless(Hover *h, const ImageRef *image)
{
    if (!image_is_distroless(image)) return;
    bool has_shell = tag_has_part(image->tag, STR("debug"));
    page_gap(&h->page);
    page_text(&h->page,
              packed_text(h->arena, has_shell ? image_distroless_debug : image_distroless));
    const ImageFamily *family = image_family(image->path);
    if (!family) return;
    page_text(&h->page, STR(" "));
    page_text(&h->page, packed_text(h->arena, family->text));
}

static void put_windows(Hover *h, const ImageRef *image)
{
    if (!image_is_windows(image)) return;
    page_gap(&h->page);
    page_text(&h->page, packed_text(h->arena, image_windows));
}

static void put_digest(Hover *h, const ImageRef *image)
{
    if (!image->digest.len) return;
    page_gap(&h->page);
    page_text(&h->page, STR("The digest names exactly this image, now and later"));
    page_text(&h->page,
              image->tag.len ? STR("; the tag before it is only for the reader.") : STR("."));
}

static void put_name(Hover *h, const ImageRef *image, Str text)
{
    page_text(&h->page, STR("**Image** "));
    page_code(&h->page, image->name.len ? image->name : text);
    if (!image->is_valid) {
        page_text(&h->page, STR(" is not a valid image reference."));
        return;
    }
    if (image->tag.len) {
        page_text(&h->page, STR(", tag "));
        page_code(&h->page, image->tag);
    }
    if (image->digest.len) {
        page_text(&h->page, STR(", digest "));
        page_code(&h->page, image->digest);
    }
    bool has_none = !image->tag.len && !image->digest.len;
    page_text(&h->page, has_none ? STR(" without a tag, so `latest` is used.") : STR("."));
}

// The registry's answer, if there is one.
static void put_answer(Hover *h, const ImageRef *image)
{
    enum { LISTED_MAX = 12 };
    if (!h->model) return; // of a word that is proposed
    At at = at_step(h->arena, h->model, h->step);
    const FlImageAnswer *answer = image_answer(&at, image);
    if (!answer || answer->state != FL_IMAGE_THERE) return;
    page_gap(&h->page);
    page_text(&h->page, STR("The registry has it"));
    if (answer->exact.len) {
        page_text(&h->page, STR(", today the same as "));
        page_code(&h->page, answer->exact);
    }
    for (uint32_t i = 0; i < answer->platform_count && i < LISTED_MAX; i++) {
        page_text(&h->page, i ? STR(", ") : STR(", for "));
        page_code(&h->page, answer->platform[i]);
    }
    if (LISTED_MAX < answer->platform_count) page_text(&h->page, STR(" and others"));
    if (!image->digest.len && answer->digest.len) {
        page_text(&h->page, STR("; its digest is "));
        page_code(&h->page, answer->digest);
    }
    page_text(&h->page, STR("."));
}

void hover_image(Hover *h, Str text)
{
    ImageRef image = image_ref(text);
    put_name(h, &image, text);
    if (!image.is_valid) return;
    Str official = image_official(&image);
    put_official(h, &image, official);
    put_variants(h, &image, official);
    put_distroless(h, &image);
    put_windows(h, &image);
    put_digest(h, &image);
    put_answer(h, &image);
    Str page = image_page(h->arena, &image);
    if (page.len)
        page_link(&h->page, image.domain.len ? "Page of the image" : "Docker Hub", page, "");
}
