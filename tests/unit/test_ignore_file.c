// .dockerignore and wildcards over paths (language.md 13.8, 14.2 to 14.5).
#include "base/out.h"
#include "group.h"
#include "values/ignore_file.h"
#include "values/values.h"

static void paths_are_cleaned(void **state)
{
    (void)state;
    static const struct {
        Str path, want;
    } rows[] = {
        {STR_INIT(""), STR_INIT(".")},
        {STR_INIT("."), STR_INIT(".")},
        {STR_INIT("./"), STR_INIT(".")},
        {STR_INIT("a"), STR_INIT("a")},
        {STR_INIT("a/"), STR_INIT("a")},
        {STR_INIT("a//b"), STR_INIT("a/b")},
        {STR_INIT("./a"), STR_INIT("a")},
        {STR_INIT("a/./b"), STR_INIT("a/b")},
        {STR_INIT("a/../b"), STR_INIT("b")},
        {STR_INIT("a/.."), STR_INIT(".")},
        {STR_INIT("a/b/../.."), STR_INIT(".")},
        {STR_INIT("a/b/../c"), STR_INIT("a/c")},
        {STR_INIT(".."), STR_INIT("..")},
        {STR_INIT("../a"), STR_INIT("../a")},
        {STR_INIT("../../a"), STR_INIT("../../a")},
        {STR_INIT("a/../.."), STR_INIT("..")},
        {STR_INIT("../a/../b"), STR_INIT("../b")},
        {STR_INIT("/"), STR_INIT("/")},
        {STR_INIT("/.."), STR_INIT("/")},
        {STR_INIT("/a/../.."), STR_INIT("/")},
        {STR_INIT("//a"), STR_INIT("/a")},
        {STR_INIT("/a/"), STR_INIT("/a")},
        {STR_INIT("..."), STR_INIT("...")},
        {STR_INIT("!../a"), STR_INIT("!../a")},
    };
    Arena a = {0};
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++)
        assert_str(path_clean(&a, rows[i].path), rows[i].want);
    arena_clear(&a);
}

static void lines_are_read(void **state)
{
    (void)state;
    static const Str text = STR_INIT("\357\273\277# comment\n"
                                     "  # pattern\r\n"
                                     "\n"
                                     " \t\n"
                                     " a/../b/ \n"
                                     "/c\n"
                                     "! /d\n"
                                     "!\n"
                                     "/\n"
                                     "[\n"
                                     "e\\\n"
                                     "!/../\n"
                                     "!.");
    static const struct {
        Str text;
        uint32_t line;
        Span span;
        bool is_exception, is_bad;
    } want[] = {
        {STR_INIT("# pattern"), 2, {15, 24}, false, false},
        {STR_INIT("b"), 5, {31, 38}, false, false},
        {STR_INIT("c"), 6, {40, 42}, false, false},
        {STR_INIT("d"), 7, {43, 47}, true, false},
        {STR_INIT(""), 8, {48, 49}, true, true},
        {STR_INIT("/"), 9, {50, 51}, false, false},
        {STR_INIT("["), 10, {52, 53}, false, true},
        {STR_INIT("e\\"), 11, {54, 56}, false, true},
        {STR_INIT("/"), 12, {57, 62}, true, true},
        {STR_INIT("."), 13, {63, 65}, true, false},
    };
    Arena a = {0};
    IgnoreFile file = ignore_read(&a, text);
    assert_int_equal(file.count, ARRAY_LEN(want));
    assert_true(file.has_exceptions && file.has_bad);
    for (uint32_t i = 0; i < ARRAY_LEN(want); i++) {
        assert_str(file.item[i].text, want[i].text);
        assert_int_equal(file.item[i].line, want[i].line);
        assert_int_equal(file.item[i].span.start, want[i].span.start);
        assert_int_equal(file.item[i].span.end, want[i].span.end);
        assert_int_equal(file.item[i].is_exception, want[i].is_exception);
        assert_int_equal(file.item[i].is_bad, want[i].is_bad);
    }
    assert_int_equal(ignore_read(&a, STR("")).count, 0);
    arena_clear(&a);
}

// A file, the paths that it leaves out, and paths that stay; all parted by blanks.
// clang-format off
static const struct {
    Str file, out, in;
} files[] = {
    {STR_INIT("a"), STR_INIT("a a/b a/b/c"), STR_INIT("b ab b/a")},
    {STR_INIT("/a/"), STR_INIT("a a/b"), STR_INIT("b/a")},
    {STR_INIT("a/b"), STR_INIT("a/b a/b/c"), STR_INIT("a a/c c/a/b")},
    {STR_INIT("*"), STR_INIT("a a/b .git"), STR_INIT("")},
    {STR_INIT("*.md"), STR_INIT("x.md .md x.md/y"), STR_INIT("a/x.md md xmd")},
    {STR_INIT("*/x"), STR_INIT("a/x a/x/y"), STR_INIT("x a/b/x")},
    {STR_INIT("*/*/x"), STR_INIT("a/b/x"), STR_INIT("a/x x")},
    {STR_INIT("a?"), STR_INIT("ab ab/c"), STR_INIT("a abc a/b")},
    {STR_INIT("[ab]c"), STR_INIT("ac bc"), STR_INIT("cc c")},
    {STR_INIT("[a-c]"), STR_INIT("a b c"), STR_INIT("d")},
    {STR_INIT("[^a]"), STR_INIT("b c"), STR_INIT("a bb")},
    {STR_INIT("\\*"), STR_INIT("*"), STR_INIT("a")},
    {STR_INIT("a.b"), STR_INIT("a.b"), STR_INIT("axb")},
    {STR_INIT("a+(b)|{c}$"), STR_INIT("a+(b)|{c}$"), STR_INIT("ab")},
    {STR_INIT("*+(b)"), STR_INIT("a+(b)"), STR_INIT("ab aab")},
    {STR_INIT("**/x"), STR_INIT("x a/x a/b/x a/x/y"), STR_INIT("ax a/bx")},
    {STR_INIT("**x"), STR_INIT("x ax a/x a/bx"), STR_INIT("xa")},
    {STR_INIT("**/*.md"), STR_INIT("x.md a/x.md a/b/x.md"), STR_INIT("md")},
    {STR_INIT("a/**"), STR_INIT("a/b a/b/c"), STR_INIT("a ab b/a/c")},
    {STR_INIT("a**"), STR_INIT("a ab a/b"), STR_INIT("b")},
    {STR_INIT("**"), STR_INIT("a a/b"), STR_INIT("")},
    {STR_INIT("a/**/b"), STR_INIT("a/b a/x/b a/x/y/b"), STR_INIT("a b ab a/xb")},
    {STR_INIT("**/a/**"), STR_INIT("a/b x/a/b"), STR_INIT("a b/xa/c")},
    {STR_INIT("**/[ab]"), STR_INIT("a x/b x/y/a"), STR_INIT("c x/ab")},
    {STR_INIT("a/*/**"), STR_INIT("a/b/c"), STR_INIT("a a/b")},
    {STR_INIT("*\n!a"), STR_INIT("b b/a"), STR_INIT("a a/b")},
    {STR_INIT("*\n!a\na/b"), STR_INIT("b a/b a/b/c"), STR_INIT("a a/c")},
    {STR_INIT("!a\n*"), STR_INIT("a b"), STR_INIT("")},
    {STR_INIT("a\n!a/b"), STR_INIT("a a/c"), STR_INIT("a/b a/b/c")},
    {STR_INIT("**/*.md\n!README.md"), STR_INIT("x.md a/README.md"), STR_INIT("README.md")},
    {STR_INIT("# a\n#b"), STR_INIT(""), STR_INIT("a b #b")},
    {STR_INIT("/"), STR_INIT(""), STR_INIT("a a/b")},
    {STR_INIT("\303\244?"), STR_INIT("\303\244\303\266"), STR_INIT("\303\244")},
    {STR_INIT(""), STR_INIT(""), STR_INIT("a")},
};
// clang-format on

static void check_paths(Str text, Str paths, bool want)
{
    Arena a = {0};
    IgnoreFile file = ignore_read(&a, text);
    for (Str path = str_next_word(&paths); path.len; path = str_next_word(&paths)) {
        bool got = ignore_excludes(&a, &file, path);
        if (got != want) print_message("row: %.*s: %.*s\n", STR_ARG(text), STR_ARG(path));
        assert_int_equal(got, want);
    }
    arena_clear(&a);
}

static void paths_are_left_out(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(files); i++) {
        check_paths(files[i].file, files[i].out, true);
        check_paths(files[i].file, files[i].in, false);
    }
}

static void the_deciding_line_is_known(void **state)
{
    (void)state;
    Arena a = {0};
    IgnoreFile file = ignore_read(&a, STR("*\na\n!a/b\n!a/b/c\na/b/d"));
    assert_int_equal(ignore_decides(&a, &file, STR("a")), 0);
    assert_int_equal(ignore_decides(&a, &file, STR("a/b")), 2);
    assert_int_equal(ignore_decides(&a, &file, STR("a/b/d")), 4);
    assert_int_equal(ignore_decides(&a, &(IgnoreFile){0}, STR("a")), STR_NONE);
    arena_clear(&a);
}

static void wildcards_stay_in_their_folder(void **state)
{
    (void)state;
    static const struct {
        Str pattern, path;
        bool want;
    } rows[] = {
        {STR_INIT("*"), STR_INIT("a"), true},         {STR_INIT("*"), STR_INIT("a/b"), false},
        {STR_INIT("**"), STR_INIT("a"), true},        {STR_INIT("**"), STR_INIT("a/b"), false},
        {STR_INIT("a*c"), STR_INIT("abbc"), true},    {STR_INIT("a*c"), STR_INIT("ab"), false},
        {STR_INIT("a/*.c"), STR_INIT("a/x.c"), true}, {STR_INIT("?"), STR_INIT("/"), false},
        {STR_INIT("[a-c]x"), STR_INIT("bx"), true},   {STR_INIT("[^a-c]x"), STR_INIT("bx"), false},
        {STR_INIT("\\[a]"), STR_INIT("[a]"), true},   {STR_INIT("[\\]]"), STR_INIT("]"), true},
        {STR_INIT("["), STR_INIT("["), false},        {STR_INIT(""), STR_INIT(""), true},
        {STR_INIT("*a*b*"), STR_INIT("xaybz"), true}, {STR_INIT("[a-]"), STR_INIT("a"), false},
    };
    Arena a = {0};
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++) {
        bool got = glob_match(&a, rows[i].pattern, rows[i].path);
        if (got != rows[i].want) print_message("row: %.*s\n", STR_ARG(rows[i].pattern));
        assert_int_equal(got, rows[i].want);
    }
    assert_true(glob_has_wildcard(STR("a[")));
    assert_false(glob_has_wildcard(STR("a\\*")));
    arena_clear(&a);
}

int test_ignore_file(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_are_cleaned),
        cmocka_unit_test(lines_are_read),
        cmocka_unit_test(paths_are_left_out),
        cmocka_unit_test(the_deciding_line_is_known),
        cmocka_unit_test(wildcards_stay_in_their_folder),
    };
    return cmocka_run_group_tests_name("ignore_file", tests, NULL, NULL);
}
