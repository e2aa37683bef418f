// A document has at most FL_TEXT_MAX bytes, whichever way it would grow.
#include "analysis.h"
#include "group.h"
#include <string.h>

enum { PART = 30 << 20 };

static Str xs(Arena *a, uint32_t count)
{
    char *bytes = arena_alloc(a, count);
    memset(bytes, 'x', count);
    return str_of(bytes, count);
}

static void edits_stop_at_the_limit(void **state)
{
    (void)state;
    Arena a = {0};
    Str part = xs(&a, PART);
    FlDoc *doc = fl_open(STR("FROM a\n#"));
    assert_true(fl_edit(doc, (Span){8, 8}, part));
    assert_true(fl_edit(doc, (Span){8, 8}, part));
    assert_false(fl_edit(doc, (Span){8, 8}, part));
    assert_false(fl_edit(doc, (Span){UINT32_MAX, UINT32_MAX}, part));
    assert_false(fl_edit(doc, (Span){9, 8}, part));
    assert_int_equal(fl_length(doc), 8 + 2 * PART);
    assert_true(fl_edit(doc, (Span){8, 8 + PART}, part)); // in place of as much
    assert_true(fl_edit(doc, (Span){8, UINT32_MAX}, STR("")));
    assert_true(fl_edit(doc, (Span){8, 8}, part));
    assert_int_equal(fl_length(doc), 8 + PART);
    fl_close(doc);
    arena_clear(&a);
}

static void whole_texts_may_be_as_long_as_the_limit(void **state)
{
    (void)state;
    Arena a = {0};
    Str most = xs(&a, FL_TEXT_MAX + 1);
    FlDoc *doc = fl_open(STR("FROM a\n"));
    assert_false(fl_replace(doc, most));
    assert_int_equal(fl_length(doc), 7);
    most.len--;
    assert_true(fl_replace(doc, most));
    assert_int_equal(fl_length(doc), FL_TEXT_MAX);
    assert_false(fl_edit(doc, (Span){0, 0}, STR("y")));
    assert_true(fl_edit(doc, (Span){0, 1}, STR("y")));
    fl_close(doc);
    arena_clear(&a);
}

static void what_is_opened_is_cut(void **state)
{
    (void)state;
    Arena a = {0};
    FlDoc *doc = fl_open(xs(&a, FL_TEXT_MAX + 9));
    assert_int_equal(fl_length(doc), FL_TEXT_MAX);
    fl_close(doc);
    arena_clear(&a);
}

int test_length(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_stop_at_the_limit),
        cmocka_unit_test(whole_texts_may_be_as_long_as_the_limit),
        cmocka_unit_test(what_is_opened_is_cut),
    };
    return cmocka_run_group_tests_name("length", tests, NULL, NULL);
}
