// After any edits a document is what a fresh one of the same text would be, and undoing them gives back the first.
#include "base/out.h"
#include "group.h"
#include "random.h"
#include "syntax/doc.h"
#include "trees.h"

enum { DOCUMENTS = 3000, EDITS = 8, PIECES = 14 };

static Str replace(Arena *a, Str text, Span span, Str with)
{
    Out out = out_on(a);
    out_str(&out, str_cut(text, 0, span.start));
    out_str(&out, with);
    out_str(&out, str_skip(text, span.end));
    return out_done(&out);
}

static void show(const char *what, uint64_t seed, Str text)
{
    print_error("%s, seed %llu:\n", what, (unsigned long long)seed);
    for (uint32_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        bool is_plain = c == '\n' || (0x20 <= c && c < 0x7F);
        if (is_plain)
            print_error("%c", c);
        else
            print_error("<%02X>", c);
    }
    print_error("|\n");
    fail();
}

static void check_same(Arena *a, const Items *items, Str text, uint64_t seed)
{
    const char *fault = trees_fault(a, items, text);
    if (fault) show(fault, seed, text);
    Items fresh = {0};
    items_init(&fresh, text);
    const char *what = trees_differ(items, &fresh);
    items_clear(&fresh);
    if (what) show(what, seed, text);
}

// One document through some edits and back.
static void edit_and_undo(uint64_t seed)
{
    Arena a = {0};
    Random r = random_start(seed, 1);
    Str text[EDITS + 1] = {random_text(&a, &r, random_below(&r, PIECES))};
    Items items = {0};
    items_init(&items, text[0]);
    check_same(&a, &items, text[0], seed);
    for (uint32_t i = 0; i < EDITS; i++) {
        Span span = random_span(&r, text[i].len);
        Str with = random_below(&r, 3) ? random_text(&a, &r, 1 + random_below(&r, 2)) : STR("");
        text[i + 1] = replace(&a, text[i], span, with);
        items_edit(&items, span, with);
        check_same(&a, &items, text[i + 1], seed);
    }
    for (uint32_t i = EDITS; i-- > 0;) {
        items_replace(&items, text[i]);
        check_same(&a, &items, text[i], seed);
    }
    items_clear(&items);
    arena_clear(&a);
}

static void edits_give_the_tree_of_the_text(void **state)
{
    (void)state;
    uint32_t before = host_blocks();
    for (uint32_t seed = 1; seed <= DOCUMENTS; seed++) edit_and_undo(seed);
    assert_int_equal(host_blocks(), before);
}

// Typing a file from its first to its last byte, and deleting it from the front.
static void typing_gives_the_tree_of_the_text(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 60; seed++) {
        Arena a = {0};
        Random r = random_start(seed, 7);
        Str text = random_text(&a, &r, 6);
        Items items = {0};
        items_init(&items, STR(""));
        for (uint32_t at = 0; at < text.len; at++) {
            items_edit(&items, (Span){at, at}, str_cut(text, at, at + 1));
            check_same(&a, &items, str_cut(text, 0, at + 1), seed);
        }
        for (uint32_t at = 1; at <= text.len; at++) {
            items_edit(&items, (Span){0, 1}, STR(""));
            check_same(&a, &items, str_skip(text, at), seed);
        }
        assert_int_equal(items.count, 0);
        items_clear(&items);
        arena_clear(&a);
    }
}

static void offsets_are_clamped(void **state)
{
    (void)state;
    Arena a = {0};
    Items items = {0};
    items_init(&items, STR("FROM a\n"));
    items_edit(&items, (Span){900, 1000}, STR("RUN b\n"));
    check_same(&a, &items, STR("FROM a\nRUN b\n"), 0);
    items_edit(&items, (Span){7, 3}, STR(""));
    Str text = items_text(&items, &a);
    check_same(&a, &items, text, 0);
    items_clear(&items);
    arena_clear(&a);
}

int test_edit(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_give_the_tree_of_the_text),
        cmocka_unit_test(typing_gives_the_tree_of_the_text),
        cmocka_unit_test(offsets_are_clamped),
    };
    return cmocka_run_group_tests_name("edit", tests, NULL, NULL);
}
