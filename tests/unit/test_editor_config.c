// What .editorconfig files say of a path.
#include "group.h"
#include "settings/editor_config.h"
#include "settings/editor_glob.h"
#include "test.h"

typedef struct Row {
    Str glob, fine, other; // paths, parted by `|`
} Row;

static const Row rows[] = {
    {STR_INIT("*"), STR_INIT("a|a/b|.x"), STR_INIT("")},
    {STR_INIT("Dockerfile*"), STR_INIT("Dockerfile|Dockerfile.web|a/b/Dockerfile"),
     STR_INIT("a.Dockerfile|Dockerfile/a")},
    {STR_INIT("/Dockerfile"), STR_INIT("Dockerfile"), STR_INIT("a/Dockerfile")},
    {STR_INIT("web/*.x"), STR_INIT("web/a.x"), STR_INIT("a.x|web/b/a.x|a/web/a.x")},
    {STR_INIT("web/**.x"), STR_INIT("web/a.x|web/b/a.x"), STR_INIT("a.x")},
    {STR_INIT("web/**/a"), STR_INIT("web/a|web/b/a|web/b/c/a"), STR_INIT("weba|web/ba")},
    {STR_INIT("a?c"), STR_INIT("abc|x/abc"), STR_INIT("ac|abbc|a/c")},
    {STR_INIT("[ab]x"), STR_INIT("ax|bx"), STR_INIT("cx|x|abx")},
    {STR_INIT("[!ab]x"), STR_INIT("cx|d/cx"), STR_INIT("ax|x")},
    {STR_INIT("[a-c]x"), STR_INIT("bx"), STR_INIT("dx|-x")},
    {STR_INIT("[ab"), STR_INIT("[ab"), STR_INIT("a")},
    {STR_INIT("{Dockerfile,*.{df,dockerfile}}"), STR_INIT("Dockerfile|a.df|b/c.dockerfile"),
     STR_INIT("a.Dockerfile|df|{Dockerfile")},
    {STR_INIT("a{,b}"), STR_INIT("a|ab"), STR_INIT("b|a,b")},
    {STR_INIT("{a}"), STR_INIT("{a}"), STR_INIT("a")},
    {STR_INIT("{a,b"), STR_INIT("{a,b"), STR_INIT("a|b")},
    {STR_INIT("v{8..12}"), STR_INIT("v8|v10|v12"), STR_INIT("v7|v13|v08|v|v8..12")},
    {STR_INIT("v{-2..+1}x"), STR_INIT("v-2x|v0x|v+1x"), STR_INIT("v-3x|v2x|v1y")},
    {STR_INIT("\\*\\{a"), STR_INIT("*{a"), STR_INIT("b{a|\\*{a")},
    {STR_INIT(""), STR_INIT(""), STR_INIT("a")},
};

static void globs(void **state)
{
    (void)state;
    Arena work = {0};
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++) {
        Str fine = rows[i].fine, other = rows[i].other, path;
        while (fine.len && str_next_part(&fine, '|', &path))
            if (!editor_glob_matches(&work, rows[i].glob, path))
                fail_msg("%.*s: %.*s", STR_ARG(rows[i].glob), STR_ARG(path));
        while (other.len && str_next_part(&other, '|', &path))
            if (editor_glob_matches(&work, rows[i].glob, path))
                fail_msg("%.*s: not %.*s", STR_ARG(rows[i].glob), STR_ARG(path));
    }
    arena_clear(&work);
}

// All ways through a glob with many stars are a few for each pair of places.
static void many_stars(void **state)
{
    (void)state;
    Arena work = {0}, a = {0};
    Out glob = out_on(&a), path = out_on(&a);
    for (uint32_t i = 0; i < 200; i++) out_str(&glob, STR("*{a,b}"));
    for (uint32_t i = 0; i < 2000; i++) out_char(&path, 'a');
    assert_false(
        editor_glob_matches(&work, str_join(&a, out_done(&glob), STR("c")), out_done(&path)));
    arena_clear(&work);
    arena_clear(&a);
}

static Str value_in(Arena *a, const char *text, const char *path, const char *name)
{
    EditorPairs pairs = {0};
    editor_config_read(a, str_of(text, (uint32_t)strlen(text)),
                       str_of(path, (uint32_t)strlen(path)), &pairs);
    return editor_config_value(&pairs, str_of(name, (uint32_t)strlen(name)));
}

static void pairs(void **state)
{
    (void)state;
    Arena a = {0};
    const char *text = "\xEF\xBB\xBF; first\nroot = true\r\n[*]\r\nIndent_Size = 4 ; four\r\n"
                       "end_of_line:lf\n  # no\nx=a#b\n[*.x] # those\nindent_size=2\nno pair\n=3\n";
    assert_str(value_in(&a, text, "a", "indent_size"), STR("4"));
    assert_str(value_in(&a, text, "b/a.x", "indent_size"), STR("2"));
    assert_str(value_in(&a, text, "a", "end_of_line"), STR("lf"));
    assert_str(value_in(&a, text, "a", "x"), STR("a#b"));
    assert_str(value_in(&a, text, "a", "root"), STR(""));
    assert_str(value_in(&a, "", "a", "x"), STR(""));
    arena_clear(&a);
}

static void roots(void **state)
{
    (void)state;
    assert_true(editor_config_is_root(STR("# a\nROOT = True\n[*]\n")));
    assert_true(editor_config_is_root(STR("\xEF\xBB\xBFroot=true")));
    assert_false(editor_config_is_root(STR("root = true\nroot = false\n")));
    assert_false(editor_config_is_root(STR("[*]\nroot = true\n")));
    assert_false(editor_config_is_root(STR("")));
}

int test_editor_config(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(globs),
        cmocka_unit_test(many_stars),
        cmocka_unit_test(pairs),
        cmocka_unit_test(roots),
    };
    return cmocka_run_group_tests_name("editor config", tests, NULL, NULL);
}
