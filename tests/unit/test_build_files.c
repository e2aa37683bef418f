// Compose and Bake files: which builds they tell of.
#include "base/out.h"
#include "group.h"
#include "settings/build_files.h"

static void put_pairs(Out *o, const char *before, const BuildPairs *pairs)
{
    for (uint32_t i = 0; i < pairs->count; i++)
        out_fmt(o, "%s%.*s=%.*s", before, STR_ARG(pairs->item[i].name),
                STR_ARG(pairs->item[i].value));
}

static void expect(void (*read)(Arena *, Str, Builds *), Str text, Str want)
{
    Arena a = {0};
    Builds builds = {0};
    Out got = out_on(&a);
    read(&a, text, &builds);
    for (uint32_t i = 0; i < builds.count; i++) {
        const Build *b = &builds.item[i];
        out_fmt(&got, "%.*s|%.*s|%.*s", STR_ARG(b->context), STR_ARG(b->dockerfile),
                STR_ARG(b->target));
        put_pairs(&got, ", ", &b->args);
        put_pairs(&got, "; ", &b->contexts);
        out_char(&got, '\n');
    }
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

// What a service is built with.
static void compose_args(void **state)
{
    (void)state;
    expect(builds_of_compose,
           STR("x-args: &a {V: 20, W: old}\n"
               "services:\n  a:\n    build:\n      context: .\n      args:\n        <<: *a\n"
               "        W: ${W:-new}\n        X: ${X}\n        Y:\n        Z: 'a$$b'\n"
               "      additional_contexts: {base: 'docker-image://alpine:3.20', src: ../src}\n"),
           STR(".|Dockerfile|, V=20, W=new, Z=a$b; base=docker-image://alpine:3.20; src=../src\n"));
    expect(builds_of_compose,
           STR("services:\n  a:\n    build:\n      args: [V=20, E, 'X=1=2', \"Y=\", 'V=21']\n"
               "      additional_contexts: ['a=b', c]\n"),
           STR(".|Dockerfile|, V=21, X=1=2, Y=; a=b\n"));
    expect(builds_of_compose,
           STR("services:\n  a:\n    build: &b {context: a, args: {V: 1}, target: t}\n"
               "  b:\n    build: {<<: *b, target: u}\n  c: {extends: a}\n"
               "  d: {extends: {service: c}}\n  e: {extends: {service: a, file: x.yaml}}\n"
               "  f: {extends: f}\n"),
           STR("a|Dockerfile|t, V=1\na|Dockerfile|u, V=1\na|Dockerfile|t, V=1\n"
               "a|Dockerfile|t, V=1\n"));
    expect(builds_of_compose,
           STR("services:\n  a: {build: {dockerfile_inline: 'FROM x'}}\n"
               "  b: {build: {context: '${DIR:-b}', dockerfile: '${FILE-x.Dockerfile}'}}\n"
               "  c: {build: {context: '${DIR:?missing}'}}\n"),
           STR("b|x.Dockerfile|\n"));
    expect(builds_of_compose, STR("services: {a: {build: {args: {V: '${A:-${B:-${C:-1}}}'}}}}"),
           STR(".|Dockerfile|, V=1\n"));
}

static void bake_inherits(void **state)
{
    (void)state;
    Str hcl = STR(
        "variable \"V\" {\n  default = \"20\"\n  validation { condition = V != \"\" }\n}\n"
        "W = \"w-${V}\"\n"
        "target \"base\" {\n  context = \"x\"\n  args = {\n    A = V\n    B = \"1\"\n"
        "    C = upper(V)\n    \"D\" = null\n    E = \"a\" == \"b\" ? 1 : 2\n    F = 3\n  }\n}\n"
        "target \"a\" {\n  inherits = [\"base\"]\n  target = \"t\"\n"
        "  args = { B = W, G = \"$${x} $y \\\"\" }\n"
        "  contexts = {\n    src = \"../src\", other = \"target:base\"\n  }\n}\n"
        "target \"b\" { inherits = [\"a\", \"nope\"], dockerfile-inline = <<EOT\nFROM x\nEOT\n}\n"
        "target \"c\" { inherits = [\"c\"] }\n");
    expect(builds_of_bake, hcl,
           STR("x|Dockerfile|, A=20, B=1, F=3\n"
               "x|Dockerfile|t, A=20, B=w-20, F=3, G=${x} $y \"; src=../src; other=target:base\n"
               ".|Dockerfile|\n"));
    expect(builds_of_bake_json,
           STR("{\"variable\": {\"V\": {\"default\": \"20\"}}, \"target\": {"
               "\"base\": {\"args\": {\"A\": \"${V}\", \"B\": null, \"C\": 1}, \"context\": "
               "\"${NOPE}\"},"
               "\"a\": {\"inherits\": [\"base\"], \"context\": \"y\", \"args\": {\"A\": \"21\"},"
               "\"contexts\": {\"s\": \"t\"}}}}"),
           STR("y|Dockerfile|, A=21, C=1; s=t\n"));
}

// What is not HCL, or much of it, ends.
static void bake_odd(void **state)
{
    (void)state;
    static const char *const texts[] = {"target \"a\" { args = [\n=\n(\n] }",
                                        "target \"a\" { x = <<EOT\nfoo",
                                        "= = { { (",
                                        "}",
                                        "target { a = \"${\" }",
                                        "target \"a\" { args = { A = \"${V\" } }",
                                        "/*",
                                        "\"\\"};
    for (uint32_t i = 0; i < ARRAY_LEN(texts); i++) {
        Arena a = {0};
        Builds builds = {0};
        builds_of_bake(&a, str_of(texts[i], (uint32_t)strlen(texts[i])), &builds);
        assert_true(builds.count <= 1);
        arena_clear(&a);
    }
}

// Targets that inherit from each other in all ways take no time.
static void bake_inherits_itself(void **state)
{
    (void)state;
    Arena a = {0};
    Builds builds = {0};
    Out o = out_on(&a);
    for (int i = 0; i < 100; i++) {
        out_fmt(&o, "target \"t%d\" { inherits = [", i);
        for (int k = 0; k < 16; k++) out_fmt(&o, "\"t%d\",", (i + k) % 100);
        out_str(&o, STR("] }\n"));
    }
    builds_of_bake(&a, out_done(&o), &builds);
    assert_int_equal(builds.count, 100);
    arena_clear(&a);
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
            "target \"d\" { context = \"${U}\" }\n"),
        STR("x|D|\n.|Dockerfile|t, c=context\nx|D|\n"));
    expect(builds_of_bake, STR("target \"a\" { context = \"x\""), STR("x|Dockerfile|\n"));
    expect(builds_of_bake, STR("/* target \"a\" {} "), STR(""));
    expect(builds_of_bake, STR("target \"a"), STR(""));
    expect(builds_of_bake_json,
           STR("{\"target\": {\"a\": {\"context\": \"c\", \"target\": \"t\"}}}"),
           STR("c|Dockerfile|t\n"));
}

int test_build_files(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(compose),
                                       cmocka_unit_test(compose_args),
                                       cmocka_unit_test(bake),
                                       cmocka_unit_test(bake_inherits),
                                       cmocka_unit_test(bake_inherits_itself),
                                       cmocka_unit_test(bake_odd)};
    return cmocka_run_group_tests_name("build files", tests, NULL, NULL);
}
