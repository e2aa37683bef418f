// Comma-separated values, and the mounts of a RUN (language.md 12 RUN, 13.7).
#include "base/out.h"
#include "group.h"
#include "model/mounts.h"
#include "syntax/parse.h"
#include "values/csv.h"

// A text and its fields in brackets, with the place where each starts; behind a `!` the list is broken.
// clang-format off
static const struct {
    Str text, want;
} lists[] = {
    {STR_INIT("a"), STR_INIT("[a]0")},
    {STR_INIT("a,b"), STR_INIT("[a]0[b]2")},
    {STR_INIT("a,"), STR_INIT("[a]0[]2")},
    {STR_INIT(","), STR_INIT("[]0[]1")},
    {STR_INIT(" a , b "), STR_INIT("[ a ]0[ b ]4")},
    {STR_INIT("a=b,c=d"), STR_INIT("[a=b]0[c=d]4")},
    {STR_INIT("\"a,b\",c"), STR_INIT("[a,b]1[c]6")},
    {STR_INIT("\"\""), STR_INIT("[]1")},
    {STR_INIT("\"a\"\"b\""), STR_INIT("[a\"b]1")},
    {STR_INIT("x,\"a\""), STR_INIT("[x]0[a]3")},
    {STR_INIT(""), STR_INIT("!")},
    {STR_INIT("\"a"), STR_INIT("!")},
    {STR_INIT("\""), STR_INIT("!")},
    {STR_INIT("\"a\"b"), STR_INIT("!")},
    {STR_INIT("\"a\" ,b"), STR_INIT("!")},
    {STR_INIT("a\"b"), STR_INIT("!")},
    {STR_INIT("a,b\""), STR_INIT("![a]0")},
    {STR_INIT("a,\"b"), STR_INIT("![a]0")},
};

// A RUN and its mounts: type, target and from in brackets, then each field as `key=value`, each with its own text in
// the line behind an `@`.
static const struct {
    Str text, want;
} runs[] = {
    {STR_INIT("RUN --mount=type=cache,target=/x make"),
     STR_INIT("[cache /x ] type=cache@type=cache@cache target=/x@target=/x@/x")},
    {STR_INIT("RUN --mount=from=a,ro x"), STR_INIT("[bind  a] from=a@from=a@a ro@ro@")},
    {STR_INIT("RUN --mount=TYPE=Cache,DST=/y,Target=/z x"),
     STR_INIT("[cache /z ] type=Cache@TYPE=Cache@Cache dst=/y@DST=/y@/y target=/z@Target=/z@/z")},
    {STR_INIT("RUN --mount='type=bind,source=a b' x"),
     STR_INIT("[bind  ] type=bind@type=bind@bind source=a b@source=a b@a b")},
    {STR_INIT("RUN --mount=type=bi\\nd,\"source\"=x y"),
     STR_INIT("[bind  ] type=bind@type=bi\\nd@bi\\nd source=x@source\"=x@x")},
    {STR_INIT("RUN --mount=\\\"source=a,b\\\",ro x"),
     STR_INIT("[bind  ] source=a,b@\"source=a,b\\\"@a,b ro@ro@")},
    {STR_INIT("RUN --mount=type= x"), STR_INIT("[  ] type=@type=@")},
    {STR_INIT("RUN --mount= x"), STR_INIT("[bind  ]!")},
    {STR_INIT("RUN --mount x"), STR_INIT("[bind  ]!")},
    {STR_INIT("RUN --mount=type=tmpfs --network=none --mount=type=ssh x"),
     STR_INIT("[tmpfs  ] type=tmpfs@type=tmpfs@tmpfs[ssh  ] type=ssh@type=ssh@ssh")},
    {STR_INIT("RUN make"), STR_INIT("")},
    {STR_INIT("RUN --mount=type=ca\\\nche,target=/x make"),
     STR_INIT("[cache /x ] type=cache@type=cache@cache target=/x@target=/x@/x")},
};
// clang-format on

static void fields_are_cut(void **state)
{
    (void)state;
    Arena a = {0};
    for (uint32_t i = 0; i < ARRAY_LEN(lists); i++) {
        CsvFields fields = csv_fields(&a, lists[i].text);
        Out out = out_on(&a);
        if (!fields.is_ok) out_char(&out, '!');
        for (uint32_t k = 0; k < fields.count; k++)
            out_fmt(&out, "[%.*s]%u", STR_ARG(fields.item[k].text), fields.item[k].at[0]);
        assert_str(out_done(&out), lists[i].want);
    }
    arena_clear(&a);
}

static void print_mount(Out *out, const Instr *run, const Mount *m)
{
    out_fmt(out, "[%.*s %.*s %.*s]", STR_ARG(m->type), STR_ARG(m->target), STR_ARG(m->from));
    if (!m->is_csv) out_char(out, '!');
    for (uint32_t i = 0; i < m->field_count; i++) {
        const MountField *f = &m->field[i];
        Str whole = instr_slice(run, f->span), value = instr_slice(run, f->value_span);
        out_fmt(out, " %.*s%s%.*s@%.*s@%.*s", STR_ARG(f->key), f->has_value ? "=" : "",
                STR_ARG(f->value), STR_ARG(whole), STR_ARG(value));
    }
}

static void mounts_are_read(void **state)
{
    (void)state;
    Arena a = {0};
    for (uint32_t i = 0; i < ARRAY_LEN(runs); i++) {
        Instr *run = parse_item(NULL, &a, runs[i].text, true, parse_start());
        Mounts mounts = mounts_of(&a, run);
        Out out = out_on(&a);
        for (uint32_t k = 0; k < mounts.count; k++) print_mount(&out, run, &mounts.item[k]);
        assert_str(out_done(&out), runs[i].want);
        instr_free(run);
    }
    arena_clear(&a);
}

static void folders_are_covered(void **state)
{
    (void)state;
    static const struct {
        Str folder;
        bool want;
    } rows[] = {
        {STR_INIT("/var/cache/apt"), true},
        {STR_INIT("/var/cache"), true},
        {STR_INIT("/var/cache/apt/archives"), true},
        {STR_INIT("/var/cachet"), false},
        {STR_INIT("/var/lib"), false},
        {STR_INIT("/tmp"), true},
        {STR_INIT("/bound"), false},
    };
    Arena a = {0};
    Instr *run = parse_item(NULL, &a,
                            STR("RUN --mount=type=cache,target=/var/cache/apt/ "
                                "--mount=type=tmpfs,target=/tmp --mount=target=/bound x"),
                            true, parse_start());
    Mounts mounts = mounts_of(&a, run);
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++)
        assert_int_equal(mounts_cover(&mounts, rows[i].folder), rows[i].want);
    instr_free(run);
    arena_clear(&a);
}

int test_mounts(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_cut),
        cmocka_unit_test(mounts_are_read),
        cmocka_unit_test(folders_are_covered),
    };
    return cmocka_run_group_tests_name("mounts", tests, NULL, NULL);
}
