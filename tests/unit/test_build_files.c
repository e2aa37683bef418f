// Compose and Bake files: which builds they tell of.
#include "base/out.h"
#include "group.h"
#include "settings/build_files.h"

static void expect(void (*read)(Arena *, Str, Builds *), Str text, Str want)
{
    Arena a = {0};
    Builds builds = {0};
    Out got = out_on(&a);
    read(&a, text, &builds);
    for (uint32_t i = 0; i < builds.count; i++)
        out_fmt(&got, "%.*s|%.*s|%.*s\n", STR_ARG(builds.item[i].context),
                STR_ARG(builds.item[i].dockerfile), STR_ARG(builds.item[i].target));
    assert_str(out_done(&got), want);
    arena_clear(&a);
}

static void compose(void **state)
{
    (void)state;
    expect(builds_of_compose,
           STR("services:\n  a:\n    build: ./a\n  b:\n    build:\n      context: b\n"
               "      dockerfile: x/y\n      target: prod\n  c:\n    image: d\n"),
           STR("./a|Dockerfile|\nb|x/y|prod\n"));
    expect(builds_of_compose, STR("x: &b {context: c}\nservices: {a: {build: *b}}\n"),
           STR("c|Dockerfile|\n"));
    expect(builds_of_compose,
           STR("services:\n  a: {build: '${X}'}\n  b: {build: 'https://x/y.git'}\n"), STR(""));
    expect(builds_of_compose, STR("services: [a, b]\n"), STR(""));
    expect(builds_of_compose, STR("services: {a: {build: {context: [1]}}}\n"),
           STR(".|Dockerfile|\n"));
    expect(builds_of_compose, STR("{{{"), STR(""));
}

static void bake(void **state)
{
    (void)state;
    expect(
        builds_of_bake,
        STR("variable \"T\" { default = \"1\" }\n"
            "target \"a\" { context = \"x\" // y\n dockerfile = \"D\" }\n"
            "target \"b\" { target = \"t\"\n tags = [\"u:${T}\"]\n args = { c = \"context\" } }\n"
            "target \"c\" { inherits = [\"a\"] }\n"
            "target \"d\" { context = \"${T}\" }\n"),
        STR("x|D|\n.|Dockerfile|t\n"));
    expect(builds_of_bake, STR("target \"a\" { context = \"x\""), STR("x|Dockerfile|\n"));
    expect(builds_of_bake, STR("/* target \"a\" {} "), STR(""));
    expect(builds_of_bake, STR("target \"a"), STR(""));
    expect(builds_of_bake_json,
           STR("{\"target\": {\"a\": {\"context\": \"c\", \"target\": \"t\"}}}"),
           STR("c|Dockerfile|t\n"));
}

int test_build_files(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(compose), cmocka_unit_test(bake)};
    return cmocka_run_group_tests_name("build files", tests, NULL, NULL);
}
