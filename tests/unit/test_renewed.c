// What is read again after an edit: variables, in memory that does not last, and places.
#include "analysis.h"
#include "group.h"

// What is said of the last instruction, after each key of some in the value of an ARG far above it.
static void presets_outlast_a_check(void **state)
{
    (void)state;
    Str text = STR("FROM a\nARG X=1\nARG TARGETPLATFORM\nSTOPSIGNAL $TARGETPLATFORM\n");
    FlConfig config = {
        .profile = FL_PROFILE_BUILDKIT, .platform = STR("linux/arm64"), .is_editor = true};
    FlDoc *doc = fl_open(text);
    Arena a = {0};
    fl_configure(doc, &config);
    for (int key = 0; key < 40; key++) {
        FlFindings found = fl_lint(&a, doc);
        assert_int_equal(found.count, 1);
        assert_str(str_cut(found.item[0].message, 0, 13), STR("`linux/arm64`"));
        fl_edit(doc, (Span){14, 14}, STR("y"));
    }
    fl_close(doc);
    arena_clear(&a);
}

// A line and character that was computed when more stood before does not count a byte-order mark that comes later.
static void find_behind(Str head)
{
    FlConfig config = {.is_editor = true};
    Arena a = {0};
    FlDoc *doc = fl_open(str_join(&a, head, STR("FROM debian\n")));
    fl_configure(doc, &config);
    for (uint32_t column = 5; column <= 6; column++) {
        FlFindings found = fl_lint(&a, doc);
        FlRange range = fl_finding_range(doc, &found.item[found.count - 1], FL_UTF16);
        assert_int_equal(range.start.character, column);
        fl_edit(doc, (Span){0, head.len}, STR(""));
        found = fl_lint(&a, doc);
        fl_edit(doc, (Span){0, 0}, STR("\xEF\xBB\xBF"));
        head = STR("");
    }
    fl_close(doc);
    arena_clear(&a);
}

static void a_mark_at_the_start_counts(void **state)
{
    (void)state;
    find_behind(STR("# a\n# b\n# c\n"));
    find_behind(STR("\n\n\n"));
    find_behind(STR("ARG A\nARG B\nARG C\n"));
    find_behind(STR("X a\nX b\nX c\n"));
}

int test_renewed(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(presets_outlast_a_check),
        cmocka_unit_test(a_mark_at_the_start_counts),
    };
    return cmocka_run_group_tests_name("what is read again", tests, NULL, NULL);
}
