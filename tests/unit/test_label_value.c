// The forms that values of labels may have to have.
#include "group.h"
#include "test.h"
#include "values/label_value.h"

typedef struct Row {
    bool (*is_fine)(Str);
    Str good, bad; // texts, parted by `|`
} Row;

static const Row rows[] = {
    {value_is_url, STR_INIT("https://a.b/c?d=e#f|mailto:a@b|urn:x:y|http://[::1]/|https://a/%20"),
     STR_INIT("a.b/c|//a/b|https://a b|1http:x|https://a/%2|")},
    {value_is_time,
     STR_INIT("2024-02-29T23:59:60Z|2024-05-17t10:00:00.123+02:00|2024-05-17T10:00:00z"),
     STR_INIT("2023-02-29T10:00:00Z|2024-05-17|2024-13-01T10:00:00Z|2024-05-17T24:00:00Z|"
              "2024-05-17T10:00:00|2024-05-17T10:00:00.Z|2024-05-17T10:00:00+2:00|")},
    {value_is_hash, STR_INIT("a1b2c3d|0123456789abcdef0123456789abcdef01234567"),
     STR_INIT("A1B2C3D|a1b2c3|a1b2c3de|g1b2c3d|")},
    {value_is_semver, STR_INIT("0.0.0|1.2.3-rc.1+build.01|10.20.30|1.0.0-alpha-1|1.0.0+a-b"),
     STR_INIT("v1.2.3|1.2|1.2.3.4|01.2.3|1.2.3-01|1.2.3-|1.2.3+|1.2.3-a..b|1.2.3.|1..2|")},
    {value_is_email, STR_INIT("a@b|a.b+c@d.example|\"a b\"@c|a@[127.0.0.1]"),
     STR_INIT("a|@b|a@|a..b@c|.a@b|a b@c|a@b..c|\"a@b|Me <a@b>|")},
    {value_is_license, STR_INIT("MIT|Apache-2.0|GPL-3.0-or-later|0BSD|Zlib"),
     STR_INIT("mit|MIT OR Apache-2.0|Apache2|MI|")},
};

static void forms(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++) {
        Str good = rows[i].good, bad = rows[i].bad, text;
        while (good.len && str_next_part(&good, '|', &text))
            if (!rows[i].is_fine(text)) fail_msg("%u: %.*s", i, STR_ARG(text));
        while (bad.len && str_next_part(&bad, '|', &text))
            if (rows[i].is_fine(text)) fail_msg("%u: %.*s", i, STR_ARG(text));
    }
}

// The program has their hashes.
static void each_identifier_is_a_license(void **state)
{
    (void)state;
    Arena arena = {0};
    Str text = read_file(&arena, TESTS_DIR "/../analysis/values/licenses.txt"), line;
    uint32_t count = 0;
    while (str_next_part(&text, '\n', &line)) {
        if (str_starts(line, STR("#"))) continue;
        for (Str id = str_next_word(&line); id.len; id = str_next_word(&line), count++)
            assert_true(value_is_license(id));
    }
    assert_true(count);
    arena_clear(&arena);
}

static void what_is_meant(void **state)
{
    (void)state;
    Arena arena = {0};
    static const struct {
        Str text;
        Str id;
    } CASES[] = {
        {STR_INIT("Apache 2|Apache License, Version 2.0|apache-2.0|Apache2"),
         STR_INIT("Apache-2.0")},
        {STR_INIT("mit|The MIT License (MIT)"), STR_INIT("MIT")},
        {STR_INIT("GPLv3|gpl-3.0|GNU GPL v3"), STR_INIT("GPL-3.0-only")},
        {STR_INIT("LGPL 2.1|LGPLv2.1"), STR_INIT("LGPL-2.1-only")},
        {STR_INIT("BSD 3-clause|BSD-3|BSD 3-Clause License"), STR_INIT("BSD-3-Clause")},
        {STR_INIT("MPL2"), STR_INIT("MPL-2.0")},
        {STR_INIT("GPL|Apache|BSD|LGPL 2.0.1|MIT or Apache-2.0|Proprietary|the|MPL "
                  "(2.0)|GPLv3+|GPLv2 or later|"),
         STR_INIT("")},
    };
    for (uint32_t i = 0; i < ARRAY_LEN(CASES); i++) {
        Str rest = CASES[i].text, text;
        while (rest.len && str_next_part(&rest, '|', &text))
            assert_str(license_near(&arena, text), CASES[i].id);
    }
    arena_clear(&arena);
}

int test_label_value(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(forms),
                                       cmocka_unit_test(each_identifier_is_a_license),
                                       cmocka_unit_test(what_is_meant)};
    return cmocka_run_group_tests_name("label values", tests, NULL, NULL);
}
