// Inputs that break parsers. Each is opened, edited and linted within a limit of processor time that is some ten times
// what it took when it was written; sanitizers get more. A time that is missed on a busy machine is taken again.
#include "analysis.h"
#include "group.h"
#include <time.h>

#if defined(__SANITIZE_ADDRESS__)
enum { SLOWER = 20 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
enum { SLOWER = 20 };
#else
enum { SLOWER = 1 };
#endif
#else
enum { SLOWER = 1 };
#endif

enum { TRIES = 3 };

// A text that is written by repeating things.
typedef struct Text {
    Arena arena;
    Out out;
} Text;

static void text_init(Text *t)
{
    t->arena = (Arena){0};
    t->out = out_on(&t->arena);
}

static void repeat(Text *t, Str s, uint32_t times)
{
    for (uint32_t i = 0; i < times; i++) out_str(&t->out, s);
}

static double processor_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

// Opens the text, lints it, types a key in its middle, lints it again, and asks what an editor asks. Milliseconds.
static double run_once(Str text)
{
    Arena a = {0};
    Str out;
    double start = processor_seconds();
    FlDoc *doc = fl_open(text);
    fl_lint(&a, doc);
    uint32_t middle = fl_length(doc) / 2;
    fl_edit(doc, (Span){middle, middle}, STR("x"));
    fl_lint(&a, doc);
    fl_hover(&a, doc, middle);
    fl_dump(&a, doc, FL_DUMP_BUILDKIT, &out);
    fl_close(doc);
    double took = (processor_seconds() - start) * 1000;
    arena_clear(&a);
    return took;
}

static void run_text(Text *t, uint32_t milliseconds)
{
    Str text = out_done(&t->out);
    bool is_fine = false;
    for (int i = 0; i < TRIES && !is_fine; i++) {
        double took = run_once(text);
        print_message("    %.1f ms of %u\n", took, milliseconds * SLOWER);
        is_fine = took < milliseconds * SLOWER;
    }
    arena_clear(&t->arena);
    assert_true(is_fine);
}

static void a_megabyte_of_backslashes(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a\nRUN x"));
    repeat(&t, STR("\\"), 1 << 20);
    run_text(&t, 1000);
}

static void a_megabyte_of_lines_of_backslashes(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a\n"));
    repeat(&t, STR("\\\n"), 1 << 19);
    run_text(&t, 1000);
}

static void blank_continuation_lines(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a\nRUN b \\\n"));
    repeat(&t, STR("\n"), 100000);
    run_text(&t, 1000);
}

static void many_swallowed_instructions(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a\nRUN b \\\n"));
    repeat(&t, STR("USER c # d \\\nWORKDIR C:\\\n"), 20000);
    run_text(&t, 2000);
}

static void many_lost_lines(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a\nRUN b\n"));
    repeat(&t, STR("    c\n    env d &&\n"), 20000);
    repeat(&t, STR("RUN e &&\nf\ng &&\n"), 10000);
    run_text(&t, 4000);
}

static void many_heredocs_on_a_line(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a\nRUN b"));
    for (uint32_t i = 0; i < 9000; i++) out_fmt(&t.out, " <<E%u", i);
    out_char(&t.out, '\n');
    for (uint32_t i = 0; i < 9000; i++) out_fmt(&t.out, "b\nE%u\n", i);
    run_text(&t, 2000);
}

static void many_open_heredocs(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a\n"));
    for (uint32_t i = 0; i < 10000; i++) out_fmt(&t.out, "RUN <<E%u\n", i);
    run_text(&t, 2000);
}

static void many_heredocs_of_one_line_without_end(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a\nRUN b"));
    for (uint32_t i = 0; i < 10000; i++) out_fmt(&t.out, " <<E%u", i);
    repeat(&t, STR("\nb"), 10000);
    run_text(&t, 2000);
}

static void deep_defaults(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a\nENV A="));
    repeat(&t, STR("${a:-"), 10000);
    repeat(&t, STR("}"), 10000);
    out_str(&t.out, STR("\nWORKDIR /"));
    repeat(&t, STR("${a:-"), 10000);
    run_text(&t, 1000);
}

static void values_that_double(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a\nENV A0=xxxxxxxxxxxxxxxx\n"));
    for (uint32_t i = 1; i < 64; i++) out_fmt(&t.out, "ENV A%u=$A%u$A%u\n", i, i - 1, i - 1);
    out_str(&t.out, STR("WORKDIR $A63\n"));
    run_text(&t, 2000);
}

static void many_stages(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    for (uint32_t i = 0; i < 50000; i++) out_fmt(&t.out, "FROM a AS s%u\n", i);
    out_str(&t.out, STR("COPY --from=s0 /a /b\n"));
    run_text(&t, 5000);
}

static void a_chain_of_stages(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a AS s0\nENV A=1\nUSER b\n"));
    for (uint32_t i = 1; i < 20000; i++)
        out_fmt(&t.out, "FROM s%u AS s%u\nRUN $A\nWORKDIR $B\n", i - 1, i);
    run_text(&t, 5000);
}

static void many_definitions_of_one_name(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    for (uint32_t i = 0; i < 20000; i++)
        out_fmt(&t.out, "FROM a AS s%u\nARG V=%u\nENV W=$V\nRUN echo $V\n", i, i);
    run_text(&t, 5000);
}

static void a_line_of_ten_megabytes(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a\nRUN "));
    repeat(&t, STR("echo abc && "), 10 << 20 >> 4);
    out_str(&t.out, STR("true\n"));
    run_text(&t, 10000);
}

static void a_word_of_megabytes(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a\nENV A="));
    repeat(&t, STR("x\"y\"$z"), (2 << 20) / 8);
    run_text(&t, 10000);
}

static void deep_substitutions(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a\nRUN "));
    repeat(&t, STR("$("), 10000);
    repeat(&t, STR(")"), 10000);
    out_str(&t.out, STR("\nRUN "));
    repeat(&t, STR("( "), 10000);
    out_str(&t.out, STR("\nRUN "));
    repeat(&t, STR("\"$("), 10000);
    out_str(&t.out, STR("\nRUN "));
    repeat(&t, STR("{ if "), 10000);
    run_text(&t, 1000);
}

static void deep_shells(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a\nRUN "));
    repeat(&t, STR("sh -c "), 10000);
    out_str(&t.out, STR("\nRUN "));
    repeat(&t, STR("sudo env A=1 "), 10000);
    run_text(&t, 1000);
}

static void deep_triggers(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a\n"));
    repeat(&t, STR("ONBUILD "), 10000);
    out_str(&t.out, STR("RUN a\n"));
    run_text(&t, 2000);
}

static void deep_arrays(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a\nCMD "));
    repeat(&t, STR("["), 100000);
    repeat(&t, STR("]"), 100000);
    out_str(&t.out, STR("\nCMD "));
    repeat(&t, STR("[{\"a\":"), 100000);
    run_text(&t, 1000);
}

static void a_long_name(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a AS "));
    repeat(&t, STR("n"), 10000);
    out_str(&t.out, STR("\nFROM "));
    repeat(&t, STR("n"), 10000);
    out_str(&t.out, STR("\nCOPY --from="));
    repeat(&t, STR("n"), 10000);
    out_str(&t.out, STR("m /a /b\n"));
    run_text(&t, 500);
}

static void names_of_other_languages(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out,
            STR("FROM a AS constructor\nFROM constructor AS __proto__\nFROM __proto__ AS toString\n"
                "COPY --from=constructor /a /b\nARG constructor=hasOwnProperty\nENV "
                "valueOf=$constructor\n"));
    run_text(&t, 500);
}

static void many_unknown_names(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a\n"));
    for (uint32_t i = 0; i < 3000; i++) out_fmt(&t.out, "ENV VARIABLE_%u=$VARIABEL_%u\n", i, i);
    run_text(&t, 10000);
}

static void many_flags_and_mounts(void **state)
{
    (void)state;
    Text t;
    text_init(&t);
    out_str(&t.out, STR("FROM a\nRUN "));
    repeat(&t, STR("--mount=type=cache,target=/x,from=$a --x "), 1500);
    out_str(&t.out, STR("\nENV "));
    repeat(&t, STR("A=$A "), 12000);
    out_str(&t.out, STR("\nEXPOSE "));
    repeat(&t, STR("80-x/tcp "), 7000);
    run_text(&t, 5000);
}

int test_pathological(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_megabyte_of_backslashes),
        cmocka_unit_test(a_megabyte_of_lines_of_backslashes),
        cmocka_unit_test(blank_continuation_lines),
        cmocka_unit_test(many_swallowed_instructions),
        cmocka_unit_test(many_lost_lines),
        cmocka_unit_test(many_heredocs_on_a_line),
        cmocka_unit_test(many_open_heredocs),
        cmocka_unit_test(many_heredocs_of_one_line_without_end),
        cmocka_unit_test(deep_defaults),
        cmocka_unit_test(values_that_double),
        cmocka_unit_test(many_stages),
        cmocka_unit_test(a_chain_of_stages),
        cmocka_unit_test(many_definitions_of_one_name),
        cmocka_unit_test(a_line_of_ten_megabytes),
        cmocka_unit_test(a_word_of_megabytes),
        cmocka_unit_test(deep_substitutions),
        cmocka_unit_test(deep_shells),
        cmocka_unit_test(deep_triggers),
        cmocka_unit_test(deep_arrays),
        cmocka_unit_test(a_long_name),
        cmocka_unit_test(names_of_other_languages),
        cmocka_unit_test(many_unknown_names),
        cmocka_unit_test(many_flags_and_mounts),
    };
    return cmocka_run_group_tests_name("pathological", tests, NULL, NULL);
}
