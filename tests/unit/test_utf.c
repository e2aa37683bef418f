// UTF-8 by RFC 3629, and counting in the units of editors.
#include "base/utf.h"
#include "group.h"

typedef struct Case {
    Str bytes;
    uint32_t value, len;
    bool is_valid;
} Case;

static const Case cases[] = {
    {STR_INIT("a"), 'a', 1, true},
    {STR_INIT("\0"), 0, 1, true},
    {STR_INIT("\x7F"), 0x7F, 1, true},
    {STR_INIT("\xC2\x80"), 0x80, 2, true},
    {STR_INIT("\xDF\xBF"), 0x7FF, 2, true},
    {STR_INIT("\xE0\xA0\x80"), 0x800, 3, true},
    {STR_INIT("\xED\x9F\xBF"), 0xD7FF, 3, true},
    {STR_INIT("\xEE\x80\x80"), 0xE000, 3, true},
    {STR_INIT("\xEF\xBB\xBF"), 0xFEFF, 3, true},
    {STR_INIT("\xEF\xBF\xBF"), 0xFFFF, 3, true},
    {STR_INIT("\xF0\x90\x80\x80"), 0x10000, 4, true},
    {STR_INIT("\xF0\x9F\x90\xB3"), 0x1F433, 4, true},
    {STR_INIT("\xF4\x8F\xBF\xBF"), 0x10FFFF, 4, true},
    {STR_INIT("\x80"), 0xFFFD, 1, false},     // a tail alone
    {STR_INIT("\xC0\x80"), 0xFFFD, 1, false}, // overlong
    {STR_INIT("\xC1\xBF"), 0xFFFD, 1, false},
    {STR_INIT("\xE0\x9F\xBF"), 0xFFFD, 1, false},
    {STR_INIT("\xF0\x8F\xBF\xBF"), 0xFFFD, 1, false},
    {STR_INIT("\xED\xA0\x80"), 0xFFFD, 1, false}, // a surrogate
    {STR_INIT("\xF4\x90\x80\x80"), 0xFFFD, 1, false},
    {STR_INIT("\xF5\x80\x80\x80"), 0xFFFD, 1, false},
    {STR_INIT("\xFF"), 0xFFFD, 1, false},
    {STR_INIT("\xE2\x82"), 0xFFFD, 1, false}, // cut off
    {STR_INIT("\xE2\x82x"), 0xFFFD, 1, false},
};

static void code_points_are_read_forward(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(cases); i++) {
        Rune r = utf_next(cases[i].bytes, 0);
        assert_int_equal(r.value, cases[i].value);
        assert_int_equal(r.len, cases[i].len);
        assert_int_equal(r.is_valid, cases[i].is_valid);
    }
    assert_int_equal(utf_next(STR("a"), 1).len, 0);
}

static void code_points_are_read_backward(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(cases); i++) {
        if (!cases[i].is_valid) continue;
        Rune r = utf_before(cases[i].bytes, cases[i].bytes.len);
        assert_int_equal(r.value, cases[i].value);
        assert_int_equal(r.len, cases[i].len);
    }
    assert_int_equal(utf_before(STR("a"), 0).len, 0);
    assert_int_equal(utf_before(STR("\x80\x80"), 2).len, 1);
    assert_int_equal(utf_before(STR("\xC3\xA4\x80"), 3).len, 1);
    assert_int_equal(utf_before(STR("\xE2\x82"), 2).len, 1);
}

static void code_points_are_written(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(cases); i++) {
        if (!cases[i].is_valid) continue;
        char bytes[4];
        assert_str(str_of(bytes, utf_encode(cases[i].value, bytes)), cases[i].bytes);
    }
}

// a, a-umlaut, whale, a bad byte, z: 1 + 1 + 2 + 1 + 1 UTF-16 units
static const Str MIXED = STR_INIT("a\xC3\xA4\xF0\x9F\x90\xB3\xFFz");

static void units_are_counted(void **state)
{
    (void)state;
    assert_int_equal(utf_count16(MIXED), 6);
    assert_int_equal(utf_count32(MIXED), 5);
    assert_int_equal(utf_count16(STR("")), 0);
    assert_int_equal(utf_count16(STR("e\xCC\x81")), 2); // a combining character counts
}

static void units_lead_back_to_bytes(void **state)
{
    (void)state;
    static const uint32_t at16[] = {0, 1, 3, 3, 7, 8, 9, 9}; // 3 is inside the pair of the whale
    static const uint32_t at32[] = {0, 1, 3, 7, 8, 9, 9};
    for (uint32_t i = 0; i < ARRAY_LEN(at16); i++)
        assert_int_equal(utf_offset16(MIXED, i), at16[i]);
    for (uint32_t i = 0; i < ARRAY_LEN(at32); i++)
        assert_int_equal(utf_offset32(MIXED, i), at32[i]);
}

static void spaces_are_those_of_go(void **state)
{
    (void)state;
    static const uint32_t spaces[] = {9,      10,     11,     12,     13,     32,
                                      0x85,   0xA0,   0x1680, 0x2000, 0x200A, 0x2028,
                                      0x2029, 0x202F, 0x205F, 0x3000};
    static const uint32_t others[] = {0,      8,      14,     31,     'a',   0x84,
                                      0x180E, 0x200B, 0x2060, 0xFEFF, 0xFFFD};
    for (uint32_t i = 0; i < ARRAY_LEN(spaces); i++) assert_true(rune_is_space(spaces[i]));
    for (uint32_t i = 0; i < ARRAY_LEN(others); i++) assert_false(rune_is_space(others[i]));
}

static void spaces_are_trimmed(void **state)
{
    (void)state;
    assert_str(utf_trim(STR("\xC2\xA0 \xE2\x80\x83 a b\xE3\x80\x80\n")), STR("a b"));
    assert_str(utf_trim(STR("\xEF\xBB\xBF"
                            "a")),
               STR("\xEF\xBB\xBF"
                   "a"));
    assert_str(utf_trim(STR("\xA0x\x85")), STR("\xA0x\x85")); // bytes, not the code points
    assert_str(utf_trim_left(STR(" \xC2\x85x ")), STR("x "));
    assert_str(utf_trim(STR(" \t")), STR(""));
}

int test_utf(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_points_are_read_forward),
        cmocka_unit_test(code_points_are_read_backward),
        cmocka_unit_test(code_points_are_written),
        cmocka_unit_test(units_are_counted),
        cmocka_unit_test(units_lead_back_to_bytes),
        cmocka_unit_test(spaces_are_those_of_go),
        cmocka_unit_test(spaces_are_trimmed),
    };
    return cmocka_run_group_tests_name("utf", tests, NULL, NULL);
}
