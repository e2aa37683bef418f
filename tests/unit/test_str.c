// Slices: cutting, comparing, searching, splitting, numbers, distance.
#include "base/out.h"
#include "group.h"

static void cuts_are_clamped(void **state)
{
    (void)state;
    assert_str(str_cut(STR("abcdef"), 2, 4), STR("cd"));
    assert_str(str_cut(STR("abc"), 2, 9), STR("c"));
    assert_str(str_cut(STR("abc"), 5, 9), STR(""));
    assert_str(str_cut(STR("abc"), 2, 1), STR(""));
    assert_str(str_skip(STR("abc"), 1), STR("bc"));
    assert_int_equal(str_at(STR("abc"), 2), 'c');
    assert_int_equal(str_at(STR("abc"), 3), 0);
}

static void texts_compare_by_bytes(void **state)
{
    (void)state;
    assert_true(str_eq(STR(""), (Str){NULL, 0}));
    assert_false(str_eq(STR("a"), STR("A")));
    assert_true(str_ieq(STR("From"), STR("fROM")));
    assert_false(str_ieq(STR("From"), STR("Fro")));
    assert_int_equal(str_cmp(STR("a"), STR("b")), -1);
    assert_int_equal(str_cmp(STR("b"), STR("a")), 1);
    assert_int_equal(str_cmp(STR("a"), STR("ab")), -1);
    assert_int_equal(str_cmp(STR("ab"), STR("ab")), 0);
    assert_int_equal(str_cmp(STR("\x80"), STR("a")), 1);
    assert_true(str_starts(STR("--from"), STR("--")));
    assert_false(str_starts(STR("-"), STR("--")));
    assert_true(str_istarts(STR("sha256:"), STR("SHA")));
    assert_true(str_ends(STR("a.git"), STR(".git")));
    assert_false(str_ends(STR("git"), STR(".git")));
}

static void searches_find_the_first(void **state)
{
    (void)state;
    assert_int_equal(str_find(STR("aab"), STR("ab")), 1);
    assert_int_equal(str_find(STR("ab"), STR("abc")), STR_NONE);
    assert_int_equal(str_find(STR("ab"), STR("")), 0);
    assert_int_equal(str_find(STR(""), STR("a")), STR_NONE);
    assert_int_equal(str_find_char(STR("a=b=c"), '='), 1);
    assert_int_equal(str_find_char((Str){NULL, 0}, '='), STR_NONE);
    assert_true(str_has_char(STR("a\0b"), '\0'));
}

static void blanks_are_trimmed(void **state)
{
    (void)state;
    assert_str(str_trim(STR(" \t\r\n\v\fa b\r\n")), STR("a b"));
    assert_str(str_trim(STR(" \n ")), STR(""));
    assert_str(str_trim(STR("\xC2\xA0x")), STR("\xC2\xA0x"));
}

static void words_are_taken_one_by_one(void **state)
{
    (void)state;
    Str rest = STR("  FROM\talpine \n");
    assert_str(str_next_word(&rest), STR("FROM"));
    assert_str(str_next_word(&rest), STR("alpine"));
    assert_str(str_next_word(&rest), STR(""));
    assert_str(str_next_word(&rest), STR(""));
}

static void parts_keep_what_is_empty(void **state)
{
    (void)state;
    Str rest = STR("a,,b,"), part;
    assert_true(str_next_part(&rest, ',', &part));
    assert_str(part, STR("a"));
    assert_true(str_next_part(&rest, ',', &part));
    assert_str(part, STR(""));
    assert_true(str_next_part(&rest, ',', &part));
    assert_str(part, STR("b"));
    assert_true(str_next_part(&rest, ',', &part));
    assert_str(part, STR(""));
    assert_false(str_next_part(&rest, ',', &part));
}

static void numbers_fit_or_are_refused(void **state)
{
    (void)state;
    uint32_t n = 7;
    assert_true(str_number(STR("0"), &n));
    assert_int_equal(n, 0);
    assert_true(str_number(STR("4294967295"), &n));
    assert_int_equal(n, 4294967295u);
    assert_false(str_number(STR("4294967296"), &n));
    assert_false(str_number(STR("99999999999999999999999999"), &n));
    assert_false(str_number(STR(""), &n));
    assert_false(str_number(STR("-1"), &n));
    assert_false(str_number(STR("+1"), &n));
    assert_false(str_number(STR("1 "), &n));
}

static void distance_counts_code_points(void **state)
{
    (void)state;
    assert_int_equal(str_distance(STR("form"), STR("from"), 9), 2);
    assert_int_equal(str_distance(STR("ruun"), STR("run"), 9), 1);
    assert_int_equal(str_distance(STR(""), STR("abc"), 9), 3);
    assert_int_equal(str_distance(STR("abc"), STR("abc"), 9), 0);
    assert_int_equal(str_distance(STR("abc"), STR("xyz"), 3), 3);
    assert_int_equal(str_distance(STR("n\xC3\xA4he"), STR("nahe"), 9), 1);
}

// Lists of one word to thirty, short and long: each word is found wherever it stands, and no part of one nor two together.
static void words_are_found_in_lists(void **state)
{
    (void)state;
    Arena a = {0};
    for (uint32_t count = 1; count <= 30; count++) {
        Out list = out_on(&a);
        for (uint32_t i = 0; i < count; i++)
            out_fmt(&list, "%sword%u%s.", i ? " " : "", i, i % 3 ? "" : "-longer-than-others");
        Str words = out_done(&list), rest = words;
        for (Str word; (word = str_next_word(&rest)).len;) {
            assert_true(str_is_one_of(word, words));
            assert_false(str_is_one_of(str_skip(word, 1), words));
            assert_false(str_is_one_of(str_cut(word, 0, word.len - 1), words));
            assert_false(str_is_one_of(str_join(&a, word, STR(" ")), words));
            assert_false(str_is_one_of(str_join(&a, STR("x"), word), words));
        }
        assert_false(str_is_one_of(STR(""), words));
    }
    arena_clear(&a);
}

static void far_texts_are_never_near(void **state)
{
    (void)state;
    Arena a = {0};
    char *many = arena_alloc(&a, 10000);
    for (uint32_t i = 0; i < 10000; i++) many[i] = 'x';
    assert_int_equal(str_distance(str_of(many, 10000), STR("from"), 3), 3);
    assert_int_equal(str_distance(str_of(many, 70), str_of(many, 64), 3), 3);
    arena_clear(&a);
}

static void copies_live_in_the_arena(void **state)
{
    (void)state;
    Arena a = {0};
    char text[] = "Run \xC3\x84";
    Str copy = str_copy(&a, STR("Run"));
    assert_str(copy, STR("Run"));
    assert_int_equal(copy.ptr[3], 0);
    assert_str(str_lower(&a, str_of(text, 6)), STR("run \xC3\x84"));
    assert_str(str_upper(&a, str_of(text, 6)), STR("RUN \xC3\x84"));
    assert_str(str_join(&a, STR("ab"), STR("")), STR("ab"));
    assert_str(str_join(&a, (Str){NULL, 0}, STR("c")), STR("c"));
    arena_clear(&a);
}

int test_str(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_are_clamped),           cmocka_unit_test(texts_compare_by_bytes),
        cmocka_unit_test(searches_find_the_first),    cmocka_unit_test(blanks_are_trimmed),
        cmocka_unit_test(words_are_taken_one_by_one), cmocka_unit_test(parts_keep_what_is_empty),
        cmocka_unit_test(numbers_fit_or_are_refused), cmocka_unit_test(distance_counts_code_points),
        cmocka_unit_test(far_texts_are_never_near),   cmocka_unit_test(copies_live_in_the_arena),
        cmocka_unit_test(words_are_found_in_lists),
    };
    return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
