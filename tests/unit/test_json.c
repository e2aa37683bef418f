// JSON at the edges: what clients send that is not quite JSON, and strings that are written.
#include "group.h"
#include "protocol/repair.h"
#include "protocol/write.h"

static void expect_repair(Str text, Str want)
{
    Arena a = {0};
    Str got = repair_json(&a, text);
    assert_str(got, want);
    if (str_eq(text, want)) assert_ptr_equal(got.ptr, text.ptr);
    arena_clear(&a);
}

static void sound_text_is_not_copied(void **state)
{
    (void)state;
    expect_repair(STR(""), STR(""));
    expect_repair(STR("{\"a\":\"\\n\\\\u\\\"\\u00e9\"}"), STR("{\"a\":\"\\n\\\\u\\\"\\u00e9\"}"));
    expect_repair(STR("\"\xF0\x9F\x98\x80 \\uD83D\\ude00\""),
                  STR("\"\xF0\x9F\x98\x80 \\uD83D\\ude00\""));
    expect_repair(STR("\"\\\\ud83d\""), STR("\"\\\\ud83d\""));
}

static void halves_of_pairs_are_replaced(void **state)
{
    (void)state;
    expect_repair(STR("\"a\\ud83d\""), STR("\"a\\ufffd\""));
    expect_repair(STR("\"\\uDE00b\""), STR("\"\\ufffdb\""));
    expect_repair(STR("\\ud83d\\ud83d\\ude00"), STR("\\ufffd\\ud83d\\ude00"));
    expect_repair(STR("\\ud83d\\u0041"), STR("\\ufffd\\u0041"));
}

static void bytes_that_are_not_utf8_are_replaced(void **state)
{
    (void)state;
    expect_repair(STR("\"\xFF\""), STR("\"\\ufffd\""));
    expect_repair(STR("a\xC3"), STR("a\\ufffd"));
    expect_repair(STR("\xED\xA0\x80"), STR("\\ufffd\\ufffd\\ufffd"));
}

// What can only be an error stays one.
static void broken_escapes_are_left(void **state)
{
    (void)state;
    expect_repair(STR("\\"), STR("\\"));
    expect_repair(STR("\\u"), STR("\\u"));
    expect_repair(STR("\\ud8"), STR("\\ud8"));
}

static void expect_written(Str text, Str want)
{
    Arena a = {0};
    Out o = out_on(&a);
    write_string(&o, text);
    assert_str(out_done(&o), want);
    arena_clear(&a);
}

static void strings_are_escaped(void **state)
{
    (void)state;
    expect_written(STR(""), STR("\"\""));
    expect_written(STR("a \"b\" \\ /"), STR("\"a \\\"b\\\" \\\\ /\""));
    expect_written(STR("\n\r\t\b\x1f\x7f\0z"), STR("\"\\n\\r\\t\\u0008\\u001f\\u007f\\u0000z\""));
    expect_written(STR("\xC3\xA9\xF0\x9F\x98\x80"), STR("\"\xC3\xA9\xF0\x9F\x98\x80\""));
    expect_written(STR("a\xF0\x9F"), STR("\"a\xEF\xBF\xBD\xEF\xBF\xBD\""));
}

int test_json(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sound_text_is_not_copied),
        cmocka_unit_test(halves_of_pairs_are_replaced),
        cmocka_unit_test(bytes_that_are_not_utf8_are_replaced),
        cmocka_unit_test(broken_escapes_are_left),
        cmocka_unit_test(strings_are_escaped),
    };
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
