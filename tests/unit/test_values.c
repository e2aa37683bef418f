// The small grammars of single values (language.md 12, 13).
#include "base/out.h"
#include "group.h"
#include "values/path_pattern.h"
#include "values/values.h"

// A text, and whether it is one of its kind.
typedef struct Row {
    Str text;
    bool is_valid;
} Row;

#define YES(text)                                                                                  \
    {                                                                                              \
        STR_INIT(text), true                                                                       \
    }
#define NO(text)                                                                                   \
    {                                                                                              \
        STR_INIT(text), false                                                                      \
    }

static void check_row(Str text, bool got, bool want)
{
    if (got != want) print_message("row: %.*s\n", STR_ARG(text));
    assert_int_equal(got, want);
}

// clang-format off
static const Row sizes[] = {
    YES("0"), YES("1"), YES("1b"), YES("1B"), YES("1k"), YES("1K"), YES("1kb"), YES("1KiB"), YES("64m"), YES("1.5g"),
    YES("1 GiB"), YES("1 g"), YES(".5t"), YES("1.p"), YES("1e3"), YES("1e+3k"), YES("1E-3"), YES("+1"), YES("5 "),
    NO(""), NO("k"), NO("-1"), NO("1x"), NO("1kk"), NO("1kib2"), NO("1ki"), NO("1bb"), NO("1  g"), NO("1e"), NO("e3"),
    NO("."), NO(" 1"), NO("1kibs"), NO("1e400"), NO("one"), NO("1,5g"),
};

static const Row modes[] = {
    YES("0"), YES("755"), YES("0755"), YES("00755"), YES("4755"), YES("7777"), YES("07777"), YES("+x"), YES("u+x"),
    YES("u=rwX,go+r"), YES("a-w"), YES("ug+rw,o="), YES("u=g"), YES("+"), YES("u+x-w"), YES("o+t"), YES("u+s"),
    NO(""), NO("8"), NO("0788"), NO("10000"), NO("0o755"), NO("755x"), NO("u"), NO("u+x,"), NO(",u+x"), NO("x+u"),
    NO("u+q"), NO("rwx"), NO("u~x"), NO("u+x g+w"), NO("0x1ff"), NO("-1"),
};

static const Row signals[] = {
    YES("SIGTERM"), YES("TERM"), YES("term"), YES("sigTerm"), YES("SIGRTMIN"), YES("RTMIN+1"), YES("SIGRTMIN+15"),
    YES("RTMAX-14"), YES("rtmax-1"), YES("SIGRTMAX"), YES("9"), YES("-1"), YES("+9"), YES("99"), YES("SIGCLD"),
    YES("POLL"), YES("STKFLT"),
    NO(""), NO("0"), NO("+0"), NO("SIG"), NO("SIGSIGTERM"), NO("RTMIN+0"), NO("RTMIN+16"), NO("RTMAX-15"),
    NO("RTMIN+01"), NO("RTMIN-1"), NO("RTMAX+1"), NO("SIGINT # x"), NO("9x"), NO("SIGFOO"), NO(" SIGINT"), NO("SIGUNUSED"),
};

static const Row platforms[] = {
    YES("linux"), YES("LINUX"), YES("windows"), YES("macos"), YES("amd64"), YES("x86_64"), YES("aarch64"), YES("armhf"),
    YES("linux/amd64"), YES("linux/arm/v7"), YES("foo/bar"), YES("foo/bar/baz"), YES("windows(10.0.17763)/amd64"),
    YES("windows(10.0+win32k)"), YES("linux/arm64.1"), YES("my-os/x"), YES("my_os/x"), YES("windows()/amd64"),
    NO(""), NO("/"), NO("linux/"), NO("/amd64"), NO("linux/amd64/"), NO("linux/arm/v7/x"), NO("linux/*"), NO("*"),
    NO("foo"), NO("linux/amd 64"), NO("li.nux/x"), NO("linux(1/amd64"), NO("linux)/amd64"), NO("linux//v7"), NO("$X/y"),
};

static const Row globs[] = {
    YES(""), YES("a"), YES("*"), YES("?"), YES("[a]"), YES("[a-z]"), YES("[^a]"), YES("[ab-d]"), YES("[\\]]"),
    YES("\\["), YES("a]"), YES("[a\\-z]"), YES("**"), YES("[*]"), YES("[^^]"),
    NO("["), NO("[a"), NO("[]"), NO("[]a]"), NO("[^]"), NO("[-a]"), NO("[a-]"), NO("\\"), NO("a\\"), NO("[a\\"),
    NO("[\\"), NO("*["), NO("[a-"),
};
// clang-format on

static void texts_are_judged(void **state)
{
    (void)state;
    Arena a = {0};
    for (uint32_t i = 0; i < ARRAY_LEN(sizes); i++)
        check_row(sizes[i].text, size_is_valid(sizes[i].text), sizes[i].is_valid);
    for (uint32_t i = 0; i < ARRAY_LEN(modes); i++)
        check_row(modes[i].text, mode_is_valid(modes[i].text), modes[i].is_valid);
    for (uint32_t i = 0; i < ARRAY_LEN(signals); i++)
        check_row(signals[i].text, signal_is_valid(signals[i].text), signals[i].is_valid);
    for (uint32_t i = 0; i < ARRAY_LEN(platforms); i++)
        check_row(platforms[i].text, platform_parse(&a, platforms[i].text).is_valid,
                  platforms[i].is_valid);
    for (uint32_t i = 0; i < ARRAY_LEN(globs); i++)
        check_row(globs[i].text, path_pattern_is_valid(globs[i].text), globs[i].is_valid);
    arena_clear(&a);
}

static void platforms_get_usual_names(void **state)
{
    (void)state;
    static const struct {
        Str text, want;
    } rows[] = {
        {STR_INIT("Linux/AMD64"), STR_INIT("linux amd64 ")},
        {STR_INIT("macos/aarch64"), STR_INIT("darwin arm64 ")},
        {STR_INIT("linux/armhf"), STR_INIT("linux arm v7")},
        {STR_INIT("linux/armel"), STR_INIT("linux arm v6")},
        {STR_INIT("linux/x86-64"), STR_INIT("linux amd64 ")},
        {STR_INIT("i386"), STR_INIT(" 386 ")},
        {STR_INIT("windows(10.0)/amd64"), STR_INIT("windows amd64 ")},
        {STR_INIT("linux/arm64/v8"), STR_INIT("linux arm64 v8")},
    };
    Arena a = {0};
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++) {
        Platform p = platform_parse(&a, rows[i].text);
        Str got = str_fmt(&a, "%.*s %.*s %.*s", STR_ARG(p.os), STR_ARG(p.arch), STR_ARG(p.variant));
        assert_str(got, rows[i].want);
    }
    arena_clear(&a);
}

static void durations_are_read(void **state)
{
    (void)state;
    static const struct {
        Str text;
        int64_t want;
    } good[] = {
        {STR_INIT("0"), 0},
        {STR_INIT("-0"), 0},
        {STR_INIT("1ns"), 1},
        {STR_INIT("1us"), 1000},
        {STR_INIT("1\302\265s"), 1000},
        {STR_INIT("1\316\274s"), 1000},
        {STR_INIT("1ms"), 1000000},
        {STR_INIT("30s"), 30000000000},
        {STR_INIT("1m30s"), 90000000000},
        {STR_INIT("1h"), 3600000000000},
        {STR_INIT(".5s"), 500000000},
        {STR_INIT("1.s"), 1000000000},
        {STR_INIT("1.5h"), 5400000000000},
        {STR_INIT("-1s"), -1000000000},
        {STR_INIT("+1s"), 1000000000},
        {STR_INIT("0s"), 0},
        {STR_INIT("2562047h47m16.854775807s"), INT64_MAX},
        {STR_INIT("-9223372036854775808ns"), INT64_MIN},
        {STR_INIT("0.000000000000000000000001h"), 0},
    };
    static const Str bad[] = {
        STR_INIT(""),         STR_INIT("-"),
        STR_INIT("1"),        STR_INIT("s"),
        STR_INIT("1 s"),      STR_INIT("1S"),
        STR_INIT("."),        STR_INIT(".s"),
        STR_INIT("1d"),       STR_INIT("1s1"),
        STR_INIT("--1s"),     STR_INIT("1sm"),
        STR_INIT("00"),       STR_INIT("1e3s"),
        STR_INIT(" 1s"),      STR_INIT("9223372036854775808ns"),
        STR_INIT("3000000h"), STR_INIT("99999999999999999999s"),
    };
    int64_t got;
    for (uint32_t i = 0; i < ARRAY_LEN(good); i++) {
        check_row(good[i].text, duration_parse(good[i].text, &got), true);
        assert_true(got == good[i].want);
    }
    for (uint32_t i = 0; i < ARRAY_LEN(bad); i++)
        check_row(bad[i], duration_parse(bad[i], &got), false);
}

static void numbers_must_fit(void **state)
{
    (void)state;
    int64_t n;
    uint64_t u;
    bool b;
    assert_true(int_parse(STR("-2147483648"), 32, &n) && n == INT32_MIN);
    assert_true(int_parse(STR("2147483647"), 32, &n) && n == INT32_MAX);
    assert_false(int_parse(STR("2147483648"), 32, &n));
    assert_true(int_parse(STR("+3"), 32, &n) && n == 3);
    assert_true(int_parse(STR("-9223372036854775808"), 64, &n) && n == INT64_MIN);
    assert_false(int_parse(STR("9223372036854775808"), 64, &n));
    assert_false(int_parse(STR("+-3"), 32, &n));
    assert_false(int_parse(STR(""), 32, &n));
    assert_false(int_parse(STR("3 "), 32, &n));
    assert_false(int_parse(STR("0x3"), 32, &n));
    assert_true(uint_parse(STR("0755"), 8, 32, &u) && u == 493);
    assert_false(uint_parse(STR("8"), 8, 32, &u));
    assert_true(uint_parse(STR("18446744073709551615"), 10, 64, &u) && u == UINT64_MAX);
    assert_false(uint_parse(STR("18446744073709551616"), 10, 64, &u));
    assert_false(uint_parse(STR("+1"), 10, 32, &u));
    assert_true(bool_parse(STR("True"), &b) && b);
    assert_true(bool_parse(STR("f"), &b) && !b);
    assert_false(bool_parse(STR("tRUE"), &b));
    assert_false(bool_parse(STR(""), &b));
    assert_false(bool_parse(STR("yes"), &b));
}

// clang-format off
static const struct {
    Str word;
    PortError error;
    uint32_t first, last;
    bool has_host;
} ports[] = {
    {STR_INIT("80"), PORT_OK, 80, 80, false},
    {STR_INIT("80/tcp"), PORT_OK, 80, 80, false},
    {STR_INIT("80/"), PORT_OK, 80, 80, false},
    {STR_INIT("80/UDP"), PORT_OK, 80, 80, false},
    {STR_INIT("80/sctp"), PORT_OK, 80, 80, false},
    {STR_INIT("+80"), PORT_OK, 80, 80, false},
    {STR_INIT("0"), PORT_OK, 0, 0, false},
    {STR_INIT("65535"), PORT_OK, 65535, 65535, false},
    {STR_INIT("080"), PORT_OK, 80, 80, false},
    {STR_INIT("8000-8003"), PORT_OK, 8000, 8003, false},
    {STR_INIT("80-80"), PORT_OK, 80, 80, false},
    {STR_INIT("8080:80"), PORT_OK, 80, 80, true},
    {STR_INIT(":80"), PORT_OK, 80, 80, false},
    {STR_INIT("127.0.0.1:8080:80"), PORT_OK, 80, 80, true},
    {STR_INIT("127.0.0.1::80"), PORT_OK, 80, 80, true},
    {STR_INIT("::80"), PORT_OK, 80, 80, false},
    {STR_INIT("::1:8080:80/udp"), PORT_OK, 80, 80, true},
    {STR_INIT("[::1]:8080:80"), PORT_OK, 80, 80, true},
    {STR_INIT("[1.2.3.4]:8080:80"), PORT_OK, 80, 80, true},
    {STR_INIT("2001:db8::1:8080:80"), PORT_OK, 80, 80, true},
    {STR_INIT("[2001:db8:1:2:3:4:5:6]:1:80"), PORT_OK, 80, 80, true},
    {STR_INIT("[::ffff:1.2.3.4]:1:80"), PORT_OK, 80, 80, true},
    {STR_INIT("8000-8001:80-81"), PORT_OK, 80, 81, true},
    {STR_INIT("8000-8009:80"), PORT_OK, 80, 80, true},
    {STR_INIT(""), PORT_MISSING, 0, 0, false},
    {STR_INIT("/tcp"), PORT_MISSING, 0, 0, false},
    {STR_INIT("80:"), PORT_MISSING, 0, 0, true},
    {STR_INIT("x"), PORT_BAD_CONTAINER, 0, 0, false},
    {STR_INIT("#"), PORT_BAD_CONTAINER, 0, 0, false},
    {STR_INIT("65536"), PORT_BAD_CONTAINER, 0, 0, false},
    {STR_INIT("-1"), PORT_BAD_CONTAINER, 0, 0, false},
    {STR_INIT("80-"), PORT_BAD_CONTAINER, 0, 0, false},
    {STR_INIT("82-80"), PORT_BAD_CONTAINER, 0, 0, false},
    {STR_INIT("80-82-84"), PORT_BAD_CONTAINER, 0, 0, false},
    {STR_INIT("80 "), PORT_BAD_CONTAINER, 0, 0, false},
    {STR_INIT("$PORT"), PORT_BAD_CONTAINER, 0, 0, false},
    {STR_INIT("x:80"), PORT_BAD_HOST, 0, 0, true},
    {STR_INIT("70000:80"), PORT_BAD_HOST, 0, 0, true},
    {STR_INIT("8000-8002:80-81"), PORT_BAD_RANGES, 0, 0, true},
    {STR_INIT("8000:80-81"), PORT_BAD_RANGES, 0, 0, true},
    {STR_INIT("80/http"), PORT_BAD_PROTOCOL, 0, 0, false},
    {STR_INIT("80/tcp/udp"), PORT_BAD_PROTOCOL, 0, 0, false},
    {STR_INIT("localhost:80:80"), PORT_BAD_IP, 0, 0, true},
    {STR_INIT("1.2.3:80:80"), PORT_BAD_IP, 0, 0, true},
    {STR_INIT("1.2.3.256:80:80"), PORT_BAD_IP, 0, 0, true},
    {STR_INIT("1.2.3.04:80:80"), PORT_BAD_IP, 0, 0, true},
    {STR_INIT("[::1:80:80"), PORT_BAD_IP, 0, 0, true},
    {STR_INIT("1::2::3:80:80"), PORT_BAD_IP, 0, 0, true},
    {STR_INIT("1:2:3:4:5:6:7:8:9:80:80"), PORT_BAD_IP, 0, 0, true},
    {STR_INIT("12345::1:80:80"), PORT_BAD_IP, 0, 0, true},
};
// clang-format on

static void ports_are_read(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(ports); i++) {
        PortSpec p = port_spec(ports[i].word);
        check_row(ports[i].word, p.has_host, ports[i].has_host);
        assert_int_equal(p.error, ports[i].error);
        if (p.error) continue;
        assert_int_equal(p.first, ports[i].first);
        assert_int_equal(p.last, ports[i].last);
    }
}

static void the_nearest_name_is_suggested(void **state)
{
    (void)state;
    static const Str names[] = {STR_INIT("from"), STR_INIT("copy"), STR_INIT("cmd")};
    uint32_t n = ARRAY_LEN(names);
    assert_str(suggest(STR("form"), names, n), STR("from"));
    assert_str(suggest(STR("cop"), names, n), STR("copy"));
    assert_str(suggest(STR("copi"), names, n), STR("copy"));
    assert_str(suggest(STR("copy"), names, n), STR(""));
    assert_str(suggest(STR("volume"), names, n), STR(""));
    assert_str(suggest(STR("FROM"), names, n), STR(""));
    assert_str(suggest_ignoring_case(STR("FORM"), names, n), STR("from"));
    assert_str(suggest_ignoring_case(STR("CMD"), names, n), STR(""));
    assert_str(suggest_ignoring_case(STR("CmdX"), names, n), STR("cmd"));
}

static void devices_are_read(void **state)
{
    (void)state;
    static const struct {
        Str value;
        DeviceError error;
        Str name;
        bool is_required;
    } rows[] = {
        {STR_INIT("a"), DEVICE_OK, STR_INIT("a"), false},
        {STR_INIT("name=a"), DEVICE_OK, STR_INIT("a"), false},
        {STR_INIT("NAME=a"), DEVICE_OK, STR_INIT("a"), false},
        {STR_INIT("v.com/c=x"), DEVICE_OK, STR_INIT("v.com/c=x"), false},
        {STR_INIT("a,required"), DEVICE_OK, STR_INIT("a"), true},
        {STR_INIT("a,required=true"), DEVICE_OK, STR_INIT("a"), true},
        {STR_INIT("a,required=0"), DEVICE_OK, STR_INIT("a"), false},
        {STR_INIT("required=1,name=a"), DEVICE_OK, STR_INIT("a"), true},
        {STR_INIT("required"), DEVICE_OK, STR_INIT("required"), false},
        {STR_INIT("\"a,b\""), DEVICE_OK, STR_INIT("a,b"), false},
        {STR_INIT(""), DEVICE_BAD_CSV, STR_INIT(""), false},
        {STR_INIT("\"a"), DEVICE_BAD_CSV, STR_INIT(""), false},
        {STR_INIT("a,name=b"), DEVICE_NAME_REPEATED, STR_INIT("a"), false},
        {STR_INIT("a,b"), DEVICE_BARE_FIELD, STR_INIT("a"), true},
        {STR_INIT("a,x=b"), DEVICE_UNKNOWN_KEY, STR_INIT("a"), false},
        {STR_INIT("a,required=x"), DEVICE_BAD_BOOLEAN, STR_INIT("a"), false},
    };
    Arena a = {0};
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++) {
        Device d = device_parse(&a, rows[i].value);
        assert_int_equal(d.error, rows[i].error);
        assert_str(d.name, rows[i].name);
        if (!d.error) check_row(rows[i].value, d.is_required, rows[i].is_required);
    }
    arena_clear(&a);
}

int test_values(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_judged),   cmocka_unit_test(platforms_get_usual_names),
        cmocka_unit_test(durations_are_read), cmocka_unit_test(numbers_must_fit),
        cmocka_unit_test(ports_are_read),     cmocka_unit_test(the_nearest_name_is_suggested),
        cmocka_unit_test(devices_are_read),
    };
    return cmocka_run_group_tests_name("values", tests, NULL, NULL);
}
