// What .editorconfig files say of a file, as the specification and libeditorconfig have it.
#include "base/out.h"
#include "group.h"
#include "random.h"
#include "settings/editorconfig.h"

typedef struct Row {
    Str section, yes, no; // paths that it is about, and that it is not, blank-separated
} Row;

static const Row rows[] = {
    {STR_INIT("*"), STR_INIT("a .a a/b/c"), STR_INIT("")},
    {STR_INIT("a"), STR_INIT("a b/a"), STR_INIT("ab a/b")},
    {STR_INIT("*.c"), STR_INIT("a.c b/a.c .c"), STR_INIT("a.d a.c/b")},
    {STR_INIT("/*.c"), STR_INIT("a.c"), STR_INIT("b/a.c")},
    {STR_INIT("a/*"), STR_INIT("a/b"), STR_INIT("b a/b/c x/a/b")},
    {STR_INIT("a/**"), STR_INIT("a/b a/b/c"), STR_INIT("a b/a/b")},
    {STR_INIT("a/**/b"), STR_INIT("a/b a/x/b a/x/y/b"), STR_INIT("ab a/xb b")},
    {STR_INIT("a**b"), STR_INIT("ab axb ax/yb x/ab"), STR_INIT("ba")},
    {STR_INIT("a?c"), STR_INIT("abc"), STR_INIT("ac a/c abbc")},
    {STR_INIT("[ab].c"), STR_INIT("a.c b.c"), STR_INIT("c.c ab.c")},
    {STR_INIT("[!ab].c"), STR_INIT("c.c"), STR_INIT("a.c b.c .c")},
    {STR_INIT("[d-g]"), STR_INIT("d f g"), STR_INIT("c h -")},
    {STR_INIT("[-a]"), STR_INIT("- a"), STR_INIT("b")},
    {STR_INIT("[]a]"), STR_INIT("] a"), STR_INIT("[")},
    {STR_INIT("[\\]a]"), STR_INIT("] a"), STR_INIT("\\")},
    {STR_INIT("[ab]]"), STR_INIT("a] b]"), STR_INIT("a ]")},
    {STR_INIT("ab[e/]cd"), STR_INIT("ab[e/]cd"), STR_INIT("abecd ab/cd")},
    {STR_INIT("ab[/c"), STR_INIT("ab[/c"), STR_INIT("ab/c")},
    {STR_INIT("ab["), STR_INIT("ab["), STR_INIT("ab")},
    {STR_INIT("*.{c,h}"), STR_INIT("a.c a.h"), STR_INIT("a.ch a. a.{c,h}")},
    {STR_INIT("a{,b,c}"), STR_INIT("a ab ac"), STR_INIT("abc")},
    {STR_INIT("{a,b/c}"), STR_INIT("a b/c"), STR_INIT("c x/a")},
    {STR_INIT("{a,{b,c}d,{e}}"), STR_INIT("a bd cd {e}"), STR_INIT("b d e")},
    {STR_INIT("{{a,b},c}"), STR_INIT("a b c"), STR_INIT("{a {a,b}")},
    {STR_INIT("{a}"), STR_INIT("{a}"), STR_INIT("a")},
    {STR_INIT("{}"), STR_INIT("{}"), STR_INIT("a")},
    {STR_INIT("{a,b"), STR_INIT("{a,b"), STR_INIT("a b")},
    {STR_INIT("a}{b,c"), STR_INIT("a}{b,c"), STR_INIT("ab")},
    {STR_INIT("{[}],a}"), STR_INIT("{},a}"), STR_INIT("a")},
    {STR_INIT("{[}]"), STR_INIT(""), STR_INIT("{} {[}] }")},
    {STR_INIT("{a\\,b,c}"), STR_INIT("a,b c"), STR_INIT("a b")},
    {STR_INIT("a,b"), STR_INIT("a,b"), STR_INIT("a b")},
    {STR_INIT("{3..120}"), STR_INIT("3 60 120"), STR_INIT("2 121 060 5a {3..120} 99999999999")},
    {STR_INIT("{-2..+1}x"), STR_INIT("-2x 0x 1x +1x"), STR_INIT("-3x 2x -x x")},
    {STR_INIT("{1..a}"), STR_INIT("{1..a}"), STR_INIT("1")},
    {STR_INIT("\\*\\{a,b\\}"), STR_INIT("*{a,b}"), STR_INIT("xa *a")},
    {STR_INIT("a\\"), STR_INIT("a\\"), STR_INIT("a")},
    {STR_INIT("A"), STR_INIT("A"), STR_INIT("a")},
    {STR_INIT(""), STR_INIT(""), STR_INIT("a")},
};

static void expect(Str section, Str paths, bool is_match)
{
    for (Str path = str_next_word(&paths); path.len; path = str_next_word(&paths)) {
        if (editorconfig_matches(section, path) == is_match) continue;
        print_error("[%.*s] and %.*s\n", STR_ARG(section), STR_ARG(path));
        fail();
    }
}

static void sections_are_about_paths(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++) {
        expect(rows[i].section, rows[i].yes, true);
        expect(rows[i].section, rows[i].no, false);
    }
}

// Whatever a path is, escaped it is about itself; and a row of signs by chance is read at all.
static void any_signs_can_be_read(void **state)
{
    (void)state;
    static const char signs[] = "ab/*?[]!-{},\\1.";
    Random r = random_start(11, 0);
    for (uint32_t i = 0; i < 3000; i++) {
        Arena a = {0};
        Out signs_out = out_on(&a), escaped = out_on(&a);
        out_char(&escaped, '/');
        for (uint32_t n = 1 + random_below(&r, 12); n; n--) {
            char c = signs[random_below(&r, sizeof signs - 1)];
            out_char(&signs_out, c);
            out_char(&escaped, '\\');
            out_char(&escaped, c);
        }
        Str path = out_done(&signs_out);
        editorconfig_matches(path, path);
        assert_true(editorconfig_matches(out_done(&escaped), path));
        arena_clear(&a);
    }
}

// Many stars are no more work than few, and what is longer than any name is about nothing.
static void long_sections_end(void **state)
{
    (void)state;
    char stars[5000];
    for (uint32_t i = 0; i < sizeof stars; i++) stars[i] = i % 2 ? 'a' : '*';
    Str path = str_of(stars, 1000);
    assert_true(editorconfig_matches(str_of(stars, 800), path));
    assert_false(editorconfig_matches(str_of(stars, 800), str_cut(path, 0, 300)));
    assert_false(editorconfig_matches(str_of(stars, sizeof stars), path));
}

static Str value_in(const char *text, const char *path)
{
    EditorConfig said = {0};
    editorconfig_take(str_of_z(text), str_of_z(path), &said);
    Str value = said.value[EDITOR_INDENT_SIZE];
    return value.ptr ? value : STR("none");
}

static void values_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        Str want;
    } texts[] = {
        {"[*]\nindent_size = 3\n", STR_INIT("3")},
        {"\xEF\xBB\xBF[*]\r\nIndent_Size:3\r\n", STR_INIT("3")},
        {"[*]\nindent_size = 3\n[a]\nindent_size = 4\n[b]\nindent_size = 5\n", STR_INIT("4")},
        {"[a]\nindent_size = 3\n[*]\nindent_size = 4", STR_INIT("4")},
        {"[*]\n indent_size=3 # tabs\n", STR_INIT("3")},
        {"[*]\nindent_size=3#4 ;x\n", STR_INIT("3#4")},
        {"[*] ; all of [them]\n;indent_size=2\n # indent_size=1\nindent_size=3", STR_INIT("3")},
        {"[*]\nnothing\nindent_size=\n", STR_INIT("")},
        {"[*]\nindent_size=3\n[a\nindent_size=4\n", STR_INIT("3")},
        {"indent_size = 3\n", STR_INIT("none")},
        {"[b]\nindent_size = 3\n", STR_INIT("none")},
        {"", STR_INIT("none")},
    };
    for (uint32_t i = 0; i < ARRAY_LEN(texts); i++)
        assert_str(value_in(texts[i].text, "a"), texts[i].want);
}

static void nearer_files_hold(void **state)
{
    (void)state;
    EditorConfig said = {0};
    assert_false(editorconfig_take(STR("[*]\nroot=true\nindent_size=3\n"), STR("a"), &said));
    assert_true(editorconfig_take(STR("ROOT = True\n[*]\nindent_size=4\nindent_style=tab\n"),
                                  STR("x/a"), &said));
    assert_str(said.value[EDITOR_INDENT_SIZE], STR("3"));
    assert_str(said.value[EDITOR_INDENT_STYLE], STR("tab"));
}

int test_editorconfig(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_are_about_paths), cmocka_unit_test(any_signs_can_be_read),
        cmocka_unit_test(long_sections_end), cmocka_unit_test(values_are_read),
        cmocka_unit_test(nearer_files_hold)};
    return cmocka_run_group_tests_name("editorconfig", tests, NULL, NULL);
}
