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

// What a Compose file of the other name in the row is.
typedef struct Other {
    const char *path, *text;
} Other;

static bool read_other(void *host, Str path, Str *text)
{
    for (const Other *other = host; other && other->path; other++) {
        *text = str_of(other->text, (uint32_t)strlen(other->text));
        if (str_eq(path, str_of(other->path, (uint32_t)strlen(other->path)))) return true;
    }
    return false;
}

static void read(Arena *a, const BuildSource *source, Builds *builds)
{
    if (source->part[0].format == BUILD_COMPOSE)
        builds_of_compose(a, source, builds);
    else
        builds_of_bake(a, source, builds);
}

static void expect_all(const BuildSource *source, Str want)
{
    Arena a = {0};
    Builds builds = {0};
    Out got = out_on(&a);
    read(&a, source, &builds);
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

static void expect(BuildFormat format, Str text, Str want)
{
    BuildSource source = {.part = {{STR("x"), text, format}}, .count = 1};
    expect_all(&source, want);
}

// Two files of a kind.
static void expect_merged(BuildFormat format, Str one, Str two, Str want)
{
    BuildSource source = {.part = {{STR("x"), one, format}, {STR("y"), two, format}}, .count = 2};
    expect_all(&source, want);
}

static void compose(void **state)
{
    (void)state;
    expect(BUILD_COMPOSE,
           STR("services:\n  a:\n    build: ./a\n  b:\n    build:\n      context: b\n"
               "      dockerfile: x/y\n      target: prod\n  c:\n    image: d\n"),
           STR("./a|Dockerfile|\nb|x/y|prod\n"));
    expect(BUILD_COMPOSE, STR("x: &b {context: c}\nservices: {a: {build: *b}}\n"),
           STR("c|Dockerfile|\n"));
    expect(BUILD_COMPOSE, STR("services:\n  a: {build: '${X}'}\n  b: {build: 'https://x/y.git'}\n"),
           STR(""));
    expect(BUILD_COMPOSE, STR("services: [a, b]\n"), STR(""));
    expect(BUILD_COMPOSE, STR("services: {a: {build: {context: [1]}}}\n"), STR(".|Dockerfile|\n"));
    expect(BUILD_COMPOSE, STR("{{{"), STR(""));
}

// What a service is built with.
static void compose_args(void **state)
{
    (void)state;
    expect(BUILD_COMPOSE,
           STR("x-args: &a {V: 20, W: old}\n"
               "services:\n  a:\n    build:\n      context: .\n      args:\n        <<: *a\n"
               "        W: ${W:-new}\n        X: ${X}\n        Y:\n        Z: 'a$$b'\n"
               "      additional_contexts: {base: 'docker-image://alpine:3.20', src: ../src}\n"),
           STR(".|Dockerfile|, V=20, W=new, Z=a$b; base=docker-image://alpine:3.20; src=../src\n"));
    expect(BUILD_COMPOSE,
           STR("services:\n  a:\n    build:\n      args: [V=20, E, 'X=1=2', \"Y=\", 'V=21']\n"
               "      additional_contexts: ['a=b', c]\n"),
           STR(".|Dockerfile|, V=21, X=1=2, Y=; a=b\n"));
    expect(BUILD_COMPOSE,
           STR("services:\n  a:\n    build: &b {context: a, args: {V: 1}, target: t}\n"
               "  b:\n    build: {<<: *b, target: u}\n  c: {extends: a}\n"
               "  d: {extends: {service: c}}\n  e: {extends: {service: a, file: x.yaml}}\n"
               "  f: {extends: f}\n"),
           STR("a|Dockerfile|t, V=1\na|Dockerfile|u, V=1\na|Dockerfile|t, V=1\n"
               "a|Dockerfile|t, V=1\n"));
    expect(BUILD_COMPOSE,
           STR("services:\n  a: {build: {dockerfile_inline: 'FROM x'}}\n"
               "  b: {build: {context: '${DIR:-b}', dockerfile: '${FILE-x.Dockerfile}'}}\n"
               "  c: {build: {context: '${DIR:?missing}'}}\n"),
           STR("b|x.Dockerfile|\n"));
    expect(BUILD_COMPOSE, STR("services: {a: {build: {args: {V: '${A:-${B:-${C:-1}}}'}}}}"),
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
    expect(BUILD_BAKE, hcl,
           STR("x|Dockerfile|, A=20, B=1, F=3\n"
               "x|Dockerfile|t, A=20, B=w-20, F=3, G=${x} $y \"; src=../src; other=target:base\n"));
    expect(BUILD_BAKE_JSON,
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
        BuildSource source = {
            .part = {{.text = str_of(texts[i], (uint32_t)strlen(texts[i])), .format = BUILD_BAKE}},
            .count = 1};
        builds_of_bake(&a, &source, &builds);
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
    BuildSource source = {.part = {{.text = out_done(&o), .format = BUILD_BAKE}}, .count = 1};
    builds_of_bake(&a, &source, &builds);
    assert_int_equal(builds.count, 0);
    arena_clear(&a);
}

static void bake(void **state)
{
    (void)state;
    expect(
        BUILD_BAKE,
        STR("variable \"T\" { default = \"1\" }\n"
            "target \"a\" { context = \"x\" // y\n dockerfile = \"D\" }\n"
            "target \"b\" { target = \"t\"\n tags = [\"u:${T}\"]\n args = { c = \"context\" } }\n"
            "target \"c\" { inherits = [\"a\"] }\n"
            "target \"d\" { context = \"${U}\" }\n"),
        STR("x|D|\n.|Dockerfile|t, c=context\nx|D|\n"));
    expect(BUILD_BAKE, STR("target \"a\" { context = \"x\""), STR("x|Dockerfile|\n"));
    expect(BUILD_BAKE,
           STR("target \"a\" { context = \"cwd://x\"\n dockerfile = \"cwd://D\" }\n"
               "target \"b\" { context = \"https://example.com/x\" }"),
           STR("x|D|\n"));
    expect(BUILD_BAKE, STR("/* target \"a\" {} "), STR(""));
    expect(BUILD_BAKE, STR("target \"a"), STR(""));
    expect(BUILD_BAKE_JSON, STR("{\"target\": {\"a\": {\"context\": \"c\", \"target\": \"t\"}}}"),
           STR("c|Dockerfile|t\n"));
}

// An override file changes members, adds to lists, and may drop or replace what it finds.
static void compose_override(void **state)
{
    (void)state;
    Str base = STR("services:\n  a:\n    build:\n      context: src\n      args: {V: 1, W: 2}\n"
                   "      additional_contexts: {b: ../b}\n  b: {build: ./b}\n");
    expect_merged(BUILD_COMPOSE, base,
                  STR("services:\n  a:\n    build:\n      dockerfile: D\n      target: t\n"
                      "      args: [W=3, X=4, V]\n      additional_contexts: [c=../c]\n"
                      "  b: {build: {args: {V: 1}}}\n  c: {build: c}\n"),
                  STR("src|D|t, X=4, W=3; b=../b; c=../c\n./b|Dockerfile|, V=1\nc|Dockerfile|\n"));
    expect_merged(BUILD_COMPOSE, base, STR("services: {a: {build: other}, b: {build: null}}"),
                  STR("other|Dockerfile|, V=1, W=2; b=../b\n./b|Dockerfile|\n"));
    expect_merged(BUILD_COMPOSE, base,
                  STR("services:\n  a: {build: !override {context: x, args: {Z: 1}}}\n"
                      "  b: {build: !reset null}\n"),
                  STR("x|Dockerfile|, Z=1\n"));
    expect_merged(BUILD_COMPOSE, base,
                  STR("services:\n  a: {build: {context: !reset null, args: !override [X=1]}}\n"
                      "  b: !reset null\n"),
                  STR(".|Dockerfile|, X=1; b=../b\n"));
    expect_merged(BUILD_COMPOSE, base, STR("[{"),
                  STR("src|Dockerfile|, V=1, W=2; b=../b\n./b|Dockerfile|\n"));
    expect_merged(BUILD_COMPOSE, base, STR("services: {a: {build: {dockerfile_inline: FROM x}}}"),
                  STR("./b|Dockerfile|\n"));
}

// A service takes the build of the one that it extends and changes it.
static void compose_extends(void **state)
{
    (void)state;
    Other other[] = {{"d/base.yaml", "services:\n  x: {build: {context: y, args: {V: 1, W: 2}}}\n"
                                     "  z: {extends: {service: a, file: ../d/base.yaml}}\n"
                                     "  a: {extends: {service: z, file: base.yaml}, build: .}"},
                     {"inc/compose.yaml", "include: [more.yaml, ../d/base.yaml]\n"
                                          "services: {i: {build: app}}"},
                     {"inc/more.yaml", "include: [compose.yaml]\nservices: {m: {build: m}}"},
                     {NULL, NULL}};
    BuildSource source = {.count = 1, .read = read_other, .host = other};
    source.part[0].text = STR("services:\n  a: {build: {context: x, args: {A: 1, B: 2}}}\n"
                              "  b: {extends: a, build: {target: t, args: {B: 3}}}\n"
                              "  c: {extends: {service: x, file: d/base.yaml}, build: "
                              "{args: {W: 3}}}\n"
                              "  d: {extends: {service: z, file: d/base.yaml}}\n"
                              "  e: {extends: {service: x, file: none.yaml}, build: .}\n"
                              "  f: {extends: {service: x, file: 'https://x/y.yaml'}, build: .}\n");
    expect_all(&source, STR("x|Dockerfile|, A=1, B=2\nx|Dockerfile|t, A=1, B=3\n"
                            "d/y|Dockerfile|, V=1, W=3\n"));
    source.part[0].text = STR("include: [inc/compose.yaml, {path: none.yaml}, 'a: b', 3]\n"
                              "services: {a: {build: x}}\n");
    expect_all(&source, STR("x|Dockerfile|\ninc/app|Dockerfile|\ninc/m|Dockerfile|\n"
                            "d/y|Dockerfile|, V=1, W=2\n"));
}

// What is included has a folder and variables of its own; those of who includes it count more.
static void compose_include(void **state)
{
    (void)state;
    Other other[] = {
        {"inc/a.yml", "services: {a: {build: {context: x, args: ['A=${A:-no}', 'B=${B:-no}']}}}"},
        {"inc/b.yml", "services: {a: {build: {target: t}}, b: {build: y}}"},
        {"inc/c.yml", "include: [{path: d/d.yml, project_directory: d}]\n"
                      "services: {c: {extends: {service: a, file: inc/a.yml}}}"},
        {"d/d.yml", "services: {d: {build: {context: ., args: ['C=${C:-no}', 'D=${D:-no}']}}}"},
        {"e/d/d.yml", "services: {d: {build: {context: ., args: ['C=${C:-no}', 'D=${D:-no}']}}}"},
        {"inc/.env", "A=own\nB=own\n"},
        {"one.env", "A=one\nC=one\n"},
        {"env/two.env", "B=two\nC=${B}-two\n"},
        {NULL, NULL}};
    BuildPairs env = {.item = &(FlPair){STR("A"), STR("root")}, .count = 1};
    BuildSource source = {.count = 1, .read = read_other, .host = other};
    source.part[0].text = STR("include:\n  - path: [inc/a.yml, ./inc/b.yml]\n");
    expect_all(&source, STR("inc/x|Dockerfile|t, A=own, B=own\ninc/y|Dockerfile|\n"));
    source.env = env;
    expect_all(&source, STR("inc/x|Dockerfile|t, A=root, B=own\ninc/y|Dockerfile|\n"));
    source.part[0].text =
        STR("include: [{path: inc/a.yml, project_directory: ./, env_file: one.env}]\n");
    expect_all(&source, STR("x|Dockerfile|, A=root, B=no\n"));
    source.env = (BuildPairs){0};
    source.part[0].text = STR("include: [{path: inc/c.yml, project_directory: e, env_file: "
                              "[one.env, env/two.env]}]\n");
    expect_all(&source, STR("e/d|Dockerfile|, C=two-two, D=no\n"));
    source.part[0].text = STR("include: [{path: inc/c.yml, project_directory: .}, "
                              "{path: inc/a.yml, env_file: /dev/null}]\n");
    expect_all(&source, STR("inc/x|Dockerfile|, A=no, B=no\ninc/x|Dockerfile|, A=no, B=no\n"
                            "d|Dockerfile|, C=no, D=no\n"));
}

// Where variables may be set that nobody can read, their defaults do not count.
static void compose_include_unknown(void **state)
{
    (void)state;
    Other other[] = {{"a.yml", "services: {a: {build: {args: ['A=${A:-no}', 'B=${B+x}', 'C=1']}}}"},
                     {NULL, NULL}};
    BuildSource source = {.count = 1, .read = read_other, .host = other};
    source.part[0].text = STR("include: [{path: a.yml, env_file: secret.env}]\n");
    expect_all(&source, STR(".|Dockerfile|, C=1\n"));
    source.part[0].text = STR("include: [{path: a.yml, project_directory: '${X}'}]\n");
    expect_all(&source, STR(""));
    source.part[0].text = STR("include: [{path: []}, {path: {a: b}}, {}, [], null]\n");
    expect_all(&source, STR(""));
}

// `.env` sets what texts name.
static void compose_environment(void **state)
{
    (void)state;
    Arena a = {0};
    BuildSource source = {.count = 1};
    source.env = env_read(&a, STR("# comment\nA=1\nexport B = two # note\nC='a$b'\nD=\"x y\"\n"
                                  "E=\nF=${A}-${NONE:-d}\nG=${G}\nH=\"open\nI\n=3\nA=4\r\n"));
    source.part[0].text =
        STR("services: {a: {build: {context: '$D', args: [\"A=${A}\", 'B=${B:-no}', 'C=$C', "
            "'E=${E:-none}', 'F=${E-none}', 'G=$G', 'H=${H:-no}', 'I=${F}', 'J=${A:+set}', "
            "'K=${E:+set}', 'L=${A:?no}']}}}\n");
    expect_all(&source, STR("x y|Dockerfile|, A=4, B=two, C=a$b, E=none, F=, I=4-d, J=set, K=, "
                            "L=4\n"));
    arena_clear(&a);
}

static void bake_merged(void **state)
{
    (void)state;
    Str one = STR("variable \"V\" { default = \"1\" }\n"
                  "target \"p\" { context = \"p\" }\n"
                  "target \"a\" {\n  args = { V = V, W = \"w\" }\n  dockerfile = \"D\"\n}\n"
                  "target \"a\" { target = \"t\" }\n");
    expect_merged(BUILD_BAKE, one,
                  STR("variable \"V\" { default = \"2\" }\ntarget \"a\" {\n"
                      "  inherits = [\"p\"]\n  args = { W = null, X = \"x\" }\n}\n"),
                  STR("p|Dockerfile|\np|D|t, V=2, W=w, X=x\n"));
    BuildSource source = {
        .part = {{STR("x"), STR("{\"target\": {\"a\": {\"context\": \"j\"}}}"), BUILD_BAKE_JSON},
                 {STR("y"), one, BUILD_BAKE}},
        .count = 2};
    expect_all(&source, STR("j|D|t, V=1, W=w\np|Dockerfile|\n"));
}

static void bake_matrix(void **state)
{
    (void)state;
    expect(BUILD_BAKE,
           STR("target \"a\" {\n  name = \"a-${t}\"\n  matrix = {\n    t = [\"x\", \"y\"]\n"
               "    i = [{ v = \"1.0\", n = 2 }, { v = 1.5 }]\n  }\n  target = t\n"
               "  context = \"c-${t}\"\n  args = { V = i.v, N = \"${i.n}\" }\n}\n"),
           STR("c-x|Dockerfile|x, V=1.0, N=2\nc-y|Dockerfile|y, V=1.0, N=2\n"
               "c-x|Dockerfile|x, V=1.5\nc-y|Dockerfile|y, V=1.5\n"));
    expect(BUILD_BAKE_JSON,
           STR("{\"target\": {\"a\": {\"matrix\": {\"t\": [\"x\"]}, \"context\": \"${t}\"}, "
               "\"b\": {\"inherits\": [\"a\"], \"args\": {\"V\": \"${t}\"}}}}"),
           STR("x|Dockerfile|\n"));
    expect(BUILD_BAKE,
           STR("target \"p\" { args = { V = t } }\n"
               "target \"a\" {\n  matrix = { t = [\"x\"], u = split(\",\", V) }\n}\n"
               "target \"b\" {\n  matrix = { t = [] }\n}\n"
               "target \"c\" {\n  matrix = { t = [\"p\"] }\n  inherits = [t]\n}\n"),
           STR(".|Dockerfile|\n.|Dockerfile|\n"));
}

static void expect_bounded(BuildFormat format, Str text)
{
    Arena a = {0};
    Builds builds = {0};
    BuildSource source = {.part = {{.text = text, .format = format}}, .count = 1};
    read(&a, &source, &builds);
    assert_true(builds.count <= 200);
    arena_clear(&a);
}

// Small files that would make very much.
static void much(void **state)
{
    (void)state;
    Arena a = {0};
    Out o = out_on(&a);
    for (int i = 0; i < 10; i++) {
        out_fmt(&o, "variable \"V%d\" { default = \"", i);
        for (int k = 0; k < 400; k++) out_fmt(&o, "${V%d}", i + 1);
        out_str(&o, STR("\" }\n"));
    }
    out_str(&o, STR("variable \"V10\" { default = \"\" }\ntarget \"a\" { context = V0 }\n"));
    expect_bounded(BUILD_BAKE, out_done(&o));
    o = out_on(&a);
    out_str(&o, STR("target \"a\" { args = {\n"));
    for (int i = 0; i < 3000; i++) out_fmt(&o, "A%d = \"${m}\"\n", i);
    out_str(&o, STR("}\n matrix = {\n"));
    for (int i = 0; i < 3; i++) out_fmt(&o, "m%d = [1, 2, 3, 4]\n", i);
    out_str(&o, STR("}\n}\n"));
    expect_bounded(BUILD_BAKE, out_done(&o));
    o = out_on(&a);
    out_str(&o, STR("services:\n"));
    for (int i = 0; i < 1000; i++) out_fmt(&o, "  s%d: {extends: s%d}\n", i, i + 1);
    expect_bounded(BUILD_COMPOSE, out_done(&o));
    arena_clear(&a);
}

int test_build_files(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(compose),
                                       cmocka_unit_test(compose_args),
                                       cmocka_unit_test(compose_override),
                                       cmocka_unit_test(compose_extends),
                                       cmocka_unit_test(compose_include),
                                       cmocka_unit_test(compose_include_unknown),
                                       cmocka_unit_test(compose_environment),
                                       cmocka_unit_test(bake_merged),
                                       cmocka_unit_test(bake_matrix),
                                       cmocka_unit_test(much),
                                       cmocka_unit_test(bake),
                                       cmocka_unit_test(bake_inherits),
                                       cmocka_unit_test(bake_inherits_itself),
                                       cmocka_unit_test(bake_odd)};
    return cmocka_run_group_tests_name("build files", tests, NULL, NULL);
}
