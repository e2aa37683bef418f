// The limits of YAML files: a small file stays small, and nothing is too deep.
#include "base/out.h"
#include "group.h"
#include "settings/yaml.h"
#include "test.h"

static void refused(Arena *a, Str text, Str why)
{
    Value value;
    Problems problems = {.arena = a};
    assert_false(yaml_read(a, text, &value, &problems));
    assert_int_equal(problems.count, 1);
    assert_str(problems.item[0].message, why);
}

static void aliases_do_not_multiply(void **state)
{
    (void)state;
    Arena a = {0};
    Out o = out_on(&a);
    out_str(&o, STR("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"));
    for (uint32_t i = 1; i < 9; i++) {
        out_fmt(&o, "a%u: &a%u [", i, i);
        for (uint32_t k = 0; k < 10; k++) out_fmt(&o, "%s*a%u", k ? "," : "", i - 1);
        out_str(&o, STR("]\n"));
    }
    refused(&a, out_done(&o), STR("there are too many values"));
    arena_clear(&a);
}

static void depth_is_limited(void **state)
{
    (void)state;
    Arena a = {0};
    Out o = out_on(&a);
    for (uint32_t i = 0; i < 100000; i++) out_char(&o, '[');
    refused(&a, out_done(&o), STR("the values are nested too deeply"));
    arena_clear(&a);
}

static void size_is_limited(void **state)
{
    (void)state;
    Arena a = {0};
    Out o = out_on(&a);
    for (uint32_t i = 0; i <= YAML_TEXT_MAX / 4; i++) out_str(&o, STR("# x\n"));
    refused(&a, out_done(&o), STR("the file is larger than 256 KiB"));
    Out many = out_on(&a);
    for (uint32_t i = 0; i < YAML_VALUES_MAX; i++) out_fmt(&many, "k%u: 1\n", i);
    refused(&a, out_done(&many), STR("there are too many values"));
    arena_clear(&a);
}

static void values_are_shared_by_aliases(void **state)
{
    (void)state;
    Arena a = {0};
    Value value;
    Problems problems = {.arena = &a};
    assert_true(yaml_read(&a, STR("a: &x {b: [1, '2']}\nc: *x\nd: ~\n"), &value, &problems));
    const Value *list = value_member(value_member(&value, STR("c")), STR("b"));
    assert_int_equal(list->count, 2);
    assert_true(list->child[0].is_plain && !list->child[1].is_plain);
    assert_int_equal(value_member(&value, STR("d"))->kind, VALUE_NULL);
    assert_int_equal(value_member(&value, STR("c"))->place.line, 2);
    arena_clear(&a);
}

int test_yaml(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aliases_do_not_multiply),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(size_is_limited),
        cmocka_unit_test(values_are_shared_by_aliases),
    };
    return cmocka_run_group_tests_name("YAML", tests, NULL, NULL);
}
