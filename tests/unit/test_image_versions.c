// Which tags may name the version that a loose tag stands for.
#include "base/out.h"
#include "group.h"
#include "test.h"
#include "values/image_versions.h"

// What is found among blank-separated tags, blank-separated.
static Str versions(Arena *a, const char *tag, const char *tags)
{
    Str all[64], out[IMAGE_VERSIONS_MAX], rest = str_of_z(tags), word;
    uint32_t count = 0;
    while ((word = str_next_word(&rest)).len) all[count++] = word;
    uint32_t found = image_versions(str_of_z(tag), all, count, out);
    Out o = out_on(a);
    for (uint32_t i = 0; i < found; i++) out_fmt(&o, "%s%.*s", i ? " " : "", STR_ARG(out[i]));
    return out_done(&o);
}

static void newest_first_one_of_each(void **state)
{
    static const struct {
        const char *tag, *tags, *want;
    } rows[] = {
        {"", "1.9 1.10 1 2.0.1 2.0 2 latest", "2.0.1 1.10"},
        {"latest", "1.9 1.10 1 2.0.1 2.0 2 latest", "2.0.1 1.10"},
        {"1", "1.9 1.9.3 1.10 1 2.0.1", "1.10 1.9.3"},
        {"1.9", "1.9 1.9.3 1.9.10 1.10 1.90.1", "1.9.10 1.9.3"},
        {"lts-slim", "24.1.0-slim 25.0.0-slim 25.0.0 24.0.9-slim lts-slim",
         "25.0.0-slim 24.1.0-slim"},
        {"slim", "24.1.0-slim 25.0.0-slim 25.0.0", "25.0.0-slim 24.1.0-slim"},
        {"20-slim", "20.1.0-slim 20.10.0-slim 20.10.0 21.0.0-slim", "20.10.0-slim 20.1.0-slim"},
        {"stable", "13.1 12.5 13 trixie", "13.1 12.5"},
        {"", "9 8 7 6 5 4 3 2 1", "9 8 7 6 5 4"},
        {"", "20240801 v1.2 1.2rc1 nightly sha-ab 3.", ""},
        {"3", "3", ""},
        {"", "", ""},
    };
    Arena a = {0};
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++)
        assert_str(versions(&a, rows[i].tag, rows[i].tags), str_of_z(rows[i].want));
    arena_clear(&a);
}

static void a_tag_is_open_until_three_numbers(void **state)
{
    (void)state;
    assert_true(image_tag_is_open(STR("")) && image_tag_is_open(STR("lts-slim")));
    assert_true(image_tag_is_open(STR("20")) && image_tag_is_open(STR("20.1-alpine")));
    assert_false(image_tag_is_open(STR("20.1.0")) || image_tag_is_open(STR("20.1.0-alpine3.20")));
}

int test_image_versions(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(newest_first_one_of_each),
                                       cmocka_unit_test(a_tag_is_open_until_three_numbers)};
    return cmocka_run_group_tests_name("image versions", tests, NULL, NULL);
}
