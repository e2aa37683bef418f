// The text writer: conversions, growth, the limit.
#include "base/out.h"
#include "group.h"

static void every_conversion_is_written(void **state)
{
    (void)state;
    Arena a = {0};
    Str s = str_fmt(&a, "%s|%.*s|%u|%d|%c|%%", "lit", STR_ARG(STR("a\0b")), 4294967295u,
                    -2147483647 - 1, 'x');
    assert_str(s, STR("lit|a\0b|4294967295|-2147483648|x|%"));
    assert_str(str_fmt(&a, "%s", ""), STR(""));
    assert_str(str_fmt(&a, "%u %d", 0u, 0), STR("0 0"));
    arena_clear(&a);
}

static void numbers_may_have_64_bits(void **state)
{
    (void)state;
    Arena a = {0};
    Out out = out_on(&a);
    out_number(&out, 0);
    out_char(&out, ' ');
    out_number(&out, UINT64_MAX);
    assert_str(out_done(&out), STR("0 18446744073709551615"));
    arena_clear(&a);
}

static void what_was_written_stays(void **state)
{
    (void)state;
    Arena a = {0};
    Out one = out_on(&a), two = out_on(&a);
    for (uint32_t i = 0; i < 1000; i++) {
        out_str(&one, STR("ab"));
        out_char(&two, 'x');
        out_str(&two, (Str){NULL, 0});
    }
    Str first = out_done(&one), second = out_done(&two);
    assert_int_equal(first.len, 2000);
    assert_int_equal(second.len, 1000);
    for (uint32_t i = 0; i < 1000; i++) {
        assert_str(str_cut(first, 2 * i, 2 * i + 2), STR("ab"));
        assert_int_equal(second.ptr[i], 'x');
    }
    arena_clear(&a);
}

static void nothing_is_a_text_too(void **state)
{
    (void)state;
    Arena a = {0};
    Out out = out_on(&a);
    assert_non_null(out_done(&out).ptr);
    assert_int_equal(out_done(&out).len, 0);
    arena_clear(&a);
}

static void what_is_too_much_is_dropped(void **state)
{
    (void)state;
    Arena a = {0};
    Out out = out_on(&a);
    Str mega = str_of(arena_alloc(&a, 1 << 20), 1 << 20);
    for (uint32_t i = 0; i < 65; i++) out_str(&out, mega);
    assert_int_equal(out_done(&out).len, 64 << 20);
    out_char(&out, 'x');
    assert_int_equal(out_done(&out).len, 64 << 20);
    arena_clear(&a);
}

int test_out(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_conversion_is_written), cmocka_unit_test(numbers_may_have_64_bits),
        cmocka_unit_test(what_was_written_stays),      cmocka_unit_test(nothing_is_a_text_too),
        cmocka_unit_test(what_is_too_much_is_dropped),
    };
    return cmocka_run_group_tests_name("out", tests, NULL, NULL);
}
