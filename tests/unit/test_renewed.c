// Variables that are read again after an edit, in memory that does not last.
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

int test_renewed(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(presets_outlast_a_check)};
    return cmocka_run_group_tests_name("variables that are read again", tests, NULL, NULL);
}
