// Quoting as Go and as JSON do, on every kind of character.
#include "base/quote.h"
#include "base/unicode.h"
#include "group.h"

// Control characters, quotes, two bytes that are no UTF-8, letters, a no-break space, U+FFFD itself, an emoji, a zero-width
// space, a tag character.
#define KINDS                                                                                      \
    "\a\b\f\n\r\t\v\x01\x7f\"\\'\xff\xc3"                                                          \
    "A\xc3\xa9\xc2\xa0\xef\xbf\xbd\xf0\x9f\x98\x80\xe2\x80\x8b\xf3\xa0\x80\x81"

static void go_escapes_what_is_not_printable(void **state)
{
    (void)state;
    Arena a = {0};
    Out o = out_on(&a);
    out_go_quoted(&o, STR(KINDS));
    assert_str(out_done(&o),
               STR("\"\\a\\b\\f\\n\\r\\t\\v\\x01\\x7f\\\"\\\\'\\xff\\xc3A\xc3\xa9\\u00a0"
                   "\xef\xbf\xbd\xf0\x9f\x98\x80\\u200b\\U000e0001\""));
    arena_clear(&a);
}

static void json_escapes_what_it_must(void **state)
{
    (void)state;
    Arena a = {0};
    Out o = out_on(&a);
    out_json_quoted(&o, STR(KINDS));
    assert_str(out_done(&o),
               STR("\"\\u0007\\b\\f\\n\\r\\t\\u000b\\u0001\x7f\\\"\\\\'\xef\xbf\xbd\xef\xbf\xbd"
                   "A\xc3\xa9\xc2\xa0\xef\xbf\xbd\xf0\x9f\x98\x80\xe2\x80\x8b\xf3\xa0\x80\x81\""));
    arena_clear(&a);
}

static void letters_have_lower_case(void **state)
{
    (void)state;
    assert_int_equal(rune_lower('A'), 'a');
    assert_int_equal(rune_lower('a'), 'a');
    assert_int_equal(rune_lower(0xC4), 0xE4);
    assert_int_equal(rune_lower(0x178), 0xFF);  // far from its lower case
    assert_int_equal(rune_lower(0x100), 0x101); // every second one
    assert_int_equal(rune_lower(0x101), 0x101);
    assert_int_equal(rune_lower(0x130), 'i');
    assert_int_equal(rune_lower(0x10FFFF), 0x10FFFF);
}

int test_quote(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(go_escapes_what_is_not_printable),
        cmocka_unit_test(json_escapes_what_it_must),
        cmocka_unit_test(letters_have_lower_case),
    };
    return cmocka_run_group_tests_name("quote", tests, NULL, NULL);
}
