#include "rules/parts/exact_tag.h"
#include "lint/image_answers.h"
#include "values/image_versions.h"

void fix_exact_tag(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    ImageRef image = image_ref(instr_slice(in, found->span));
    if (!image.is_valid || image.digest.len) return;
    const FlImageAnswer *answer = image_answer(&f->at, &image);
    Str newest[IMAGE_VERSIONS_MAX];
    if (!answer) return;
    bool is_exact = answer->exact.len != 0;
    Str tag = answer->exact;
    if (!is_exact && !image.tag.len &&
        image_versions(STR(""), answer->tag, answer->tag_count, newest))
        tag = newest[0];
    if (!tag.len) return;
    uint32_t name_end = (uint32_t)(image.name.ptr - in->joined.ptr) + image.name.len;
    fix_offer(f, found, FIX_ASK,
              is_exact ? "Name the version that this is today, `%.*s`"
                       : "Name the newest version that the registry offers, `%.*s`",
              STR_ARG(tag));
    fix_replace(f, found, (Span){name_end, found->span.end},
                str_fmt(f->arena, ":%.*s", STR_ARG(tag)));
}
