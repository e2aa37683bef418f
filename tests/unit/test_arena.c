// Arenas: zeroed, aligned, growing, and with nothing left behind.
#include "base/vec.h"
#include "group.h"
#include <string.h>

static bool is_filled(const char *ptr, size_t size, char c)
{
    for (size_t i = 0; i < size; i++)
        if (ptr[i] != c) return false;
    return true;
}

static void memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    Arena a = {0};
    for (size_t size = 0; size < 9000; size = size * 2 + 1) {
        char *ptr = arena_alloc(&a, size);
        assert_int_equal((uintptr_t)ptr % 16, 0);
        assert_true(is_filled(ptr, size, 0));
        memset(ptr, 'x', size);
    }
    arena_clear(&a);
}

static void memory_is_zeroed_again_after_a_reset(void **state)
{
    (void)state;
    Arena a = {0};
    memset(arena_alloc(&a, 3000), 'x', 3000);
    arena_reset(&a);
    assert_true(is_filled(arena_alloc(&a, 3000), 3000, 0));
    arena_clear(&a);
}

static void the_latest_grows_in_place(void **state)
{
    (void)state;
    Arena a = {0};
    char *ptr = arena_alloc(&a, 10);
    memset(ptr, 'x', 10);
    char *grown = arena_grow(&a, ptr, 10, 100);
    assert_ptr_equal(grown, ptr);
    assert_true(is_filled(grown, 10, 'x'));
    arena_clear(&a);
}

static void others_are_copied(void **state)
{
    (void)state;
    Arena a = {0};
    char *ptr = arena_alloc(&a, 10);
    memset(ptr, 'x', 10);
    char *other = arena_alloc(&a, 1);
    char *grown = arena_grow(&a, ptr, 10, 10000);
    assert_ptr_not_equal(grown, ptr);
    assert_true(is_filled(grown, 10, 'x'));
    assert_int_equal(*other, 0);
    arena_clear(&a);
}

static void a_vector_keeps_its_items(void **state)
{
    (void)state;
    Arena a = {0};
    struct {
        uint32_t *item;
        uint32_t count, room;
    } v = {0};
    for (uint32_t i = 0; i < 10000; i++) {
        VEC_PUSH(&a, &v, i);
        if (i % 3 == 0) arena_alloc(&a, 8);
    }
    assert_int_equal(v.count, 10000);
    for (uint32_t i = 0; i < v.count; i++) assert_int_equal(v.item[i], i);
    arena_clear(&a);
}

static void all_blocks_are_freed(void **state)
{
    (void)state;
    uint32_t before = host_blocks();
    Arena a = {0};
    arena_reset(&a);
    assert_int_equal(host_blocks(), before);
    for (uint32_t i = 0; i < 1000; i++) arena_alloc(&a, 1000);
    arena_reset(&a);
    assert_int_equal(host_blocks(), before + 1);
    arena_clear(&a);
    arena_clear(&a);
    assert_int_equal(host_blocks(), before);
}

static void blocks_grow_with_the_need(void **state)
{
    (void)state;
    uint32_t before = host_blocks();
    Arena a = {0};
    for (uint32_t i = 0; i < 1 << 20; i++) arena_alloc(&a, 16);
    assert_true(host_blocks() - before < 40);
    arena_clear(&a);
}

int test_arena(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(memory_is_zeroed_again_after_a_reset),
        cmocka_unit_test(the_latest_grows_in_place),
        cmocka_unit_test(others_are_copied),
        cmocka_unit_test(a_vector_keeps_its_items),
        cmocka_unit_test(all_blocks_are_freed),
        cmocka_unit_test(blocks_grow_with_the_need),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
