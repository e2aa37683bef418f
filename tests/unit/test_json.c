// JSON at the edges: what clients send that is not quite JSON, and strings that are written.
#include "group.h"
#include "protocol/mend.h"
#include "protocol/repair.h"
#include "protocol/rpc.h"
#include "protocol/salvage.h"
#include "protocol/write.h"

static void expect_repair(Str text, Str want)
{
    Arena a = {0};
    Str got = repair_json(&a, text);
    assert_str(got, want);
    if (str_eq(text, want)) assert_ptr_equal(got.ptr, text.ptr);
    arena_clear(&a);
}

static void sound_text_is_not_copied(void **state)
{
    (void)state;
    expect_repair(STR(""), STR(""));
    expect_repair(STR("{\"a\":\"\\n\\\\u\\\"\\u00e9\"}"), STR("{\"a\":\"\\n\\\\u\\\"\\u00e9\"}"));
    expect_repair(STR("\"\xF0\x9F\x98\x80 \\uD83D\\ude00\""),
                  STR("\"\xF0\x9F\x98\x80 \\uD83D\\ude00\""));
    expect_repair(STR("\"\\\\ud83d\""), STR("\"\\\\ud83d\""));
}

static void halves_of_pairs_are_replaced(void **state)
{
    (void)state;
    expect_repair(STR("\"a\\ud83d\""), STR("\"a\\ufffd\""));
    expect_repair(STR("\"\\uDE00b\""), STR("\"\\ufffdb\""));
    expect_repair(STR("\\ud83d\\ud83d\\ude00"), STR("\\ufffd\\ud83d\\ude00"));
    expect_repair(STR("\\ud83d\\u0041"), STR("\\ufffd\\u0041"));
}

static void bytes_that_are_not_utf8_are_replaced(void **state)
{
    (void)state;
    expect_repair(STR("\"\xFF\""), STR("\"\\ufffd\""));
    expect_repair(STR("a\xC3"), STR("a\\ufffd"));
    expect_repair(STR("\xED\xA0\x80"), STR("\\ufffd\\ufffd\\ufffd"));
}

// What can only be an error stays one.
static void broken_escapes_are_left(void **state)
{
    (void)state;
    expect_repair(STR("\\"), STR("\\"));
    expect_repair(STR("\\u"), STR("\\u"));
    expect_repair(STR("\\ud8"), STR("\\ud8"));
}

static void expect_mended(Str text, Str want)
{
    Arena a = {0};
    assert_str(mend_json(&a, text), want);
    arena_clear(&a);
}

static void what_jansson_refuses_is_mended(void **state)
{
    (void)state;
    expect_mended(STR("[9223372036854775807,-9223372036854775807,1.5e3,01,1-1]"),
                  STR("[9223372036854775807,-9223372036854775807,1.5e3,01,1-1]"));
    expect_mended(STR("[9223372036854775808,-99999999999999999999,1e309,-1e309,1e-999]"),
                  STR("[9223372036854775807,-9223372036854775807,9223372036854775807,"
                      "-9223372036854775807,1e-999]"));
    expect_mended(STR("{\"a\\u0000b\" : \"a\\u0000b\", \"\\\\u0000\":1}"),
                  STR("{\"a\\ufffdb\" : \"a\\u0000b\", \"\\\\u0000\":1}"));
    expect_mended(STR("[\"a\n\tb\0\"]\n"), STR("[\"a\\u000a\\u0009b\\u0000\"]\n"));
    expect_mended(STR("{\"a\0\n\":1}"), STR("{\"a\\ufffd\\u000a\":1}"));
    expect_mended(STR("\"1e999 [ {"), STR("\"1e999 [ {"));
    expect_mended(STR("]}x\\\""), STR("]}x\\\""));
}

static void what_is_nested_too_deeply_is_null(void **state)
{
    (void)state;
    enum { DEPTH = 5000, KEPT = 1000 };
    Arena a = {0};
    Out deep = out_on(&a), want = out_on(&a);
    for (uint32_t i = 0; i < DEPTH; i++) out_str(&deep, i % 2 ? STR("{\"]\":") : STR("["));
    for (uint32_t i = DEPTH; 0 < i; i--) out_char(&deep, (i - 1) % 2 ? '}' : ']');
    for (uint32_t i = 0; i < KEPT; i++) out_str(&want, i % 2 ? STR("{\"]\":") : STR("["));
    out_str(&want, STR("null"));
    for (uint32_t i = KEPT; 0 < i; i--) out_char(&want, (i - 1) % 2 ? '}' : ']');
    assert_str(mend_json(&a, out_done(&deep)), out_done(&want));
    arena_clear(&a);
}

static void members_are_found_in_anything(void **state)
{
    (void)state;
    assert_str(scan_member(STR(" { \"a\" : 1 , \"b\":[2,{\"c\":3}] ,\"c\":4}"), STR("c")),
               STR("4"));
    assert_str(scan_member(STR("{\"x\":\"a\",\"a\":{\"b\":\"}\\\"\"}"), STR("a")),
               STR("{\"b\":\"}\\\"\"}"));
    assert_str(scan_member(STR("{\"x\":NaN,,\"a\":!"), STR("a")), STR("!"));
    assert_str(scan_member(STR("{\"x\":{\"a\":1}}"), STR("a")), STR(""));
    assert_str(scan_member(STR("{\"a\":"), STR("a")), STR(""));
    assert_str(scan_member(STR("{\"a"), STR("a")), STR(""));
    assert_str(scan_member(STR("[\"a\",1]"), STR("a")), STR(""));
}

static void expect_refusal(Str message, Str want)
{
    Arena a = {0};
    Out o = out_on(&a);
    Message m = rpc_read(&a, message);
    rpc_write_error(&o, &m, RPC_FAILED, STR("no"));
    assert_str(out_done(&o), str_fmt(&a,
                                     "{\"jsonrpc\":\"2.0\",\"id\":%.*s,\"error\":{\"code\":"
                                     "-32803,\"message\":\"no\"}}",
                                     STR_ARG(want)));
    rpc_clear(&m);
    arena_clear(&a);
}

static void ids_come_back_digit_by_digit(void **state)
{
    (void)state;
    expect_refusal(STR("{\"jsonrpc\":\"2.0\",\"method\":\"x\",\"id\":-123456789012345678901}"),
                   STR("-123456789012345678901"));
    expect_refusal(STR("{\"jsonrpc\":\"2.0\",\"method\":\"x\",\"id\":1E+400 }"), STR("1E+400"));
    expect_refusal(STR("{\"jsonrpc\":\"2.0\",\"method\":\"x\",\"id\":\"\\n\",\"x\":1e999}"),
                   STR("\"\\n\""));
    expect_refusal(STR("{\"method\":\"x\",\"id\":12"), STR("null"));
    expect_refusal(STR("{\"method\":\"x\",\"id\":\"a"), STR("null"));
}

static void expect_written(Str text, Str want)
{
    Arena a = {0};
    Out o = out_on(&a);
    write_string(&o, text);
    assert_str(out_done(&o), want);
    arena_clear(&a);
}

static void strings_are_escaped(void **state)
{
    (void)state;
    expect_written(STR(""), STR("\"\""));
    expect_written(STR("a \"b\" \\ /"), STR("\"a \\\"b\\\" \\\\ /\""));
    expect_written(STR("\n\r\t\b\x1f\x7f\0z"), STR("\"\\n\\r\\t\\u0008\\u001f\\u007f\\u0000z\""));
    expect_written(STR("\xC3\xA9\xF0\x9F\x98\x80"), STR("\"\xC3\xA9\xF0\x9F\x98\x80\""));
    expect_written(STR("a\xF0\x9F"), STR("\"a\xEF\xBF\xBD\xEF\xBF\xBD\""));
}

int test_json(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sound_text_is_not_copied),
        cmocka_unit_test(halves_of_pairs_are_replaced),
        cmocka_unit_test(bytes_that_are_not_utf8_are_replaced),
        cmocka_unit_test(broken_escapes_are_left),
        cmocka_unit_test(what_jansson_refuses_is_mended),
        cmocka_unit_test(what_is_nested_too_deeply_is_null),
        cmocka_unit_test(members_are_found_in_anything),
        cmocka_unit_test(ids_come_back_digit_by_digit),
        cmocka_unit_test(strings_are_escaped),
    };
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
