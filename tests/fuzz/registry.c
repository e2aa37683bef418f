// Whatever a registry sends: reading it ends, and what is taken from it can be shown and sent back.
#include "fuzz/fuzz.h"
#include "protocol/http.h"
#include "protocol/read_registry.h"

static void check_list(const Str *item, uint32_t count, uint32_t max)
{
    HOLDS(count <= max);
    for (uint32_t i = 0; i < count; i++) HOLDS(item[i].len && http_is_plain(item[i]));
}

static void check_json(Arena *a, Str json)
{
    FlImageAnswer answer = {0};
    Str config, best[FL_IMAGE_CANDIDATES_MAX];
    HOLDS(http_is_plain(read_registry_token(a, json)));
    if (read_registry_manifest(a, json, &answer, &config))
        HOLDS(!config.len || read_registry_is_digest(config));
    read_registry_config(a, json, &answer);
    read_registry_tags(a, json, &answer);
    read_registry_has_error(a, json, STR("NAME_UNKNOWN"));
    check_list(answer.platform, answer.platform_count, FL_IMAGE_PLATFORMS_MAX);
    check_list(answer.tag, answer.tag_count, FL_IMAGE_TAGS_MAX);
    check_list(best, fl_image_candidates(STR("1"), &answer, best), FL_IMAGE_CANDIDATES_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena a = {0};
    Str text = fuzz_text(data, size);
    HttpAnswer answer;
    HttpChallenge challenge;
    if (http_read(text, &answer)) {
        HOLDS(answer.body.len <= text.len && answer.head.len <= text.len);
        HOLDS(200 <= answer.status && answer.status <= 999);
        Str page = http_next_page(http_header(&answer, STR("link")));
        HOLDS(page.len <= answer.head.len);
        if (http_challenge(&a, http_header(&answer, STR("www-authenticate")), &challenge))
            HOLDS(challenge.realm.len);
        check_json(&a, answer.body);
    }
    check_json(&a, text);
    arena_clear(&a);
    return 0;
}
