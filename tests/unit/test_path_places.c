// Patterns that are followed piece by piece find what they find in whole paths.
#include "base/out.h"
#include "group.h"
#include "random.h"
#include "values/ignore_walk.h"
#include "values/path_pattern.h"

static const char *const patterns[] = {
    "*",      "**",        "a",      "a/b",     "a/*",      "*/b",    "**/b", "a/**",
    "a/**/b", "**/*.md",   "a*b",    "[ab]*",   "[^a]/?",   "\\*",    "a?c",  "**/a/*/b",
    "*.*",    "**a",       "a**",    "**/a/**", "**/[x-z]", "a/b/**", "*/*",  "\xC3\xA9*",
    "**/?",   "a/**/**/b", "[\\]]*", "b/a*b",   "?",        "**/b/c",
};
static const char *const pieces[] = {"a", "b",         "c", "ab", "abc",  "x.md",
                                     "*", "\xC3\xA9t", "]", ".",  "\xFF", "y"};

static Str text_of(const char *z)
{
    return str_of(z, (uint32_t)strlen(z));
}

static Str some_path(Random *r, Out *o)
{
    uint32_t count = 1 + random_below(r, 4);
    for (uint32_t i = 0; i < count; i++) {
        if (i) out_char(o, '/');
        out_str(o, text_of(pieces[random_below(r, ARRAY_LEN(pieces))]));
    }
    return out_done(o);
}

static bool by_pieces(const PathPattern *p, Str path)
{
    PathPlaces at = path_pattern_start(p);
    Str rest = path, piece;
    bool is_first = true;
    while (rest.len && str_next_part(&rest, '/', &piece)) {
        if (!is_first) at = path_pattern_move(p, at, STR("/"));
        at = path_pattern_move(p, at, piece);
        is_first = false;
    }
    return path_pattern_is_end(p, at);
}

static void pieces_find_the_same(void **state)
{
    (void)state;
    Random r = random_start(7, 0);
    Arena a = {0};
    for (uint32_t i = 0; i < ARRAY_LEN(patterns); i++)
        for (uint32_t kind = PATTERN_SHALLOW; kind <= PATTERN_DEEP; kind++) {
            PathPattern p;
            assert_true(path_pattern_read(&a, text_of(patterns[i]), kind, &p));
            for (int k = 0; k < 200; k++) {
                Out o = out_on(&a);
                Str path = some_path(&r, &o);
                assert_int_equal(by_pieces(&p, path),
                                 path_pattern_match(&a, text_of(patterns[i]), kind, path));
            }
        }
    arena_clear(&a);
}

// A walk over a tree tells of each path what is told of it alone.
static void a_walk_finds_the_same(void **state)
{
    (void)state;
    static const char *const paths[] = {"a",   "a/b",  "a/b/b", "a/b/c",     "a/c",    "a/c/b",
                                        "b",   "b/a",  "b/ab",  "b/x.md",    "c",      "c/x.md",
                                        "c/y", "x.md", "]a",    "\xC3\xA9t", "y/a/c/b"};
    Random r = random_start(8, 0);
    for (int i = 0; i < 300; i++) {
        Arena a = {0};
        Out o = out_on(&a);
        for (uint32_t k = 1 + random_below(&r, 5); k; k--)
            out_fmt(&o, "%s%s\n", random_below(&r, 3) ? "" : "!",
                    patterns[random_below(&r, ARRAY_LEN(patterns))]);
        IgnoreFile file = ignore_read(&a, out_done(&o));
        IgnoreWalk walk;
        ignore_walk_start(&walk, &a, &file);
        for (uint32_t k = 0; k < ARRAY_LEN(paths); k++) {
            Str path = text_of(paths[k]);
            assert_int_equal(ignore_walk_to(&walk, path), ignore_decides(&a, &file, path));
        }
        ignore_walk_end(&walk);
        arena_clear(&a);
    }
}

static void long_patterns_are_refused(void **state)
{
    (void)state;
    Arena a = {0};
    char text[100];
    PathPattern p;
    memset(text, '*', sizeof text);
    assert_false(path_pattern_read(&a, str_of(text, sizeof text), PATTERN_SHALLOW, &p));
    arena_clear(&a);
}

int test_path_places(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(pieces_find_the_same),
                                       cmocka_unit_test(a_walk_finds_the_same),
                                       cmocka_unit_test(long_patterns_are_refused)};
    return cmocka_run_group_tests_name("path places", tests, NULL, NULL);
}
