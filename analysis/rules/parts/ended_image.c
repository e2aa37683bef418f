#include "rules/parts/ended_image.h"
#include "instructions/image_tag.h"

// What lies below an image of whatever registry, told by a part of its name or tag.
static bool ended_below(const ImageRef *image, Ended *out)
{
    Str part, rest = image->tag;
    *out = (Ended){.kind = OF_BELOW, .next = STR("debian12")};
    if (image_is_distroless(image) && distroless_ended(image->name, &out->what)) return true;
    while (str_next_part(&rest, '-', &part)) {
        out->what = part;
        if (system_ended(part, &out->next)) return true;
    }
    return false;
}

bool image_ended(const ImageRef *image, Str named, Ended *out)
{
    if (!image || !image->is_valid) return false;
    Str tag = image->tag, official = image_official(image), rest = tag;
    bool is_digest = !tag.len && image->digest.len;
    Str repository = image_hub_path(image), version = STR(""), next;
    str_next_part(&rest, '-', &version);
    const EndedRelease *row = is_digest ? NULL : release_ended(repository, version);
    if (row) {
        bool is_whole = row->versions[0] == '*';
        *out = (Ended){is_whole ? repository : named, str_of_z(row->next), version,
                       is_whole ? OF_ALL : OF_TAG};
        return true;
    }
    ImageTag parts = {0};
    if (official.len) parts = image_tag(tag);
    if (!parts.suite || !suite_ended(parts.suite->name, &next)) return ended_below(image, out);
    *out = (Ended){parts.suite->name, next, parts.suite->name, OF_SUITE};
    return true;
}

bool image_is_made_anew(const ImageRef *image)
{
    bool is_build = str_count_char(image_tag(image->tag).version, '.') > 1;
    return releases_know(image_hub_path(image)) && !is_build;
}

// What stands behind the version has to be there in the next release too.
static bool is_lasting(Str rest)
{
    if (!rest.len || str_is_z(rest, "-slim") || str_is_z(rest, "-alpine")) return true;
    return str_is_one_of(rest, STR("-cli -fpm -apache -fpm-alpine -cli-alpine"));
}

uint32_t ended_place(Str tag, const Ended *ended)
{
    Str rest = tag, part;
    while (str_next_part(&rest, '-', &part)) {
        uint32_t at = (uint32_t)(part.ptr - tag.ptr);
        if (!str_eq(part, ended->part)) continue;
        return is_lasting(str_skip(tag, at + part.len)) ? at : STR_NONE;
    }
    return STR_NONE;
}
