// Members of JSON objects, and texts that are not whole.
#include "group.h"
#include "test.h"
#include "values/json_text.h"

typedef struct Row {
    Str object, name, value; // a value of `-`: there is none
} Row;

static const Row rows[] = {
    {STR_INIT("{\"a\": \"b\"}"), STR_INIT("a"), STR_INIT("b")},
    {STR_INIT(" {\n \"a\" : {\"x\": [1, \"}\"]} , \"b\":2}"), STR_INIT("b"), STR_INIT("2")},
    {STR_INIT("{\"a\": {\"b\": 1}}"), STR_INIT("b"), STR_INIT("-")},
    {STR_INIT("{\"a\": \"\\\"b\\\": 1\", \"b\": true }"), STR_INIT("b"), STR_INIT("true")},
    {STR_INIT("{\"a\": {\"b\": 1} }"), STR_INIT("a"), STR_INIT("{\"b\": 1}")},
    {STR_INIT("{}"), STR_INIT("a"), STR_INIT("-")},
    {STR_INIT(""), STR_INIT("a"), STR_INIT("-")},
    {STR_INIT("[\"a\"]"), STR_INIT("a"), STR_INIT("-")},
    {STR_INIT("{\"a"), STR_INIT("a"), STR_INIT("-")},
    {STR_INIT("{\"a\""), STR_INIT("a"), STR_INIT("-")},
    {STR_INIT("{\"a\": "), STR_INIT("a"), STR_INIT("")},
    {STR_INIT("{\"a\": \"b\\"), STR_INIT("c"), STR_INIT("-")},
    {STR_INIT("{\"a\": \""), STR_INIT("a"), STR_INIT("")},
    {STR_INIT("{\"a\" 1, \"b\": 2}"), STR_INIT("b"), STR_INIT("-")},
};

static void members(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++) {
        Str value = STR("-");
        bool is_there = json_member(rows[i].object, rows[i].name, &value);
        if (!str_eq(value, rows[i].value)) fail_msg("%u: %.*s", i, STR_ARG(value));
        assert_int_equal(is_there, !str_eq(value, STR("-")));
    }
}

int test_json_member(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(members)};
    return cmocka_run_group_tests_name("members of JSON objects", tests, NULL, NULL);
}
