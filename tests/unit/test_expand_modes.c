// Expansion into words, with parts kept as they are written, of heredoc bodies; and what it says beside the result
// (language.md 8.5, 9.5, 9.6).
#include "base/out.h"
#include "expand_rows.h"
#include "group.h"

// clang-format off
static const Row words[] = {
    // Blanks outside quotes part words; an empty quoted word disappears.
    {STR_INIT(""), STR_INIT(""), '\\'}, {STR_INIT("a"), STR_INIT("[a]"), '\\'},
    {STR_INIT("a b"), STR_INIT("[a] [b]"), '\\'}, {STR_INIT("  a   b "), STR_INIT("[a] [b]"), '\\'},
    {STR_INIT("a\tb"), STR_INIT("[a] [b]"), '\\'}, {STR_INIT("a\nb"), STR_INIT("[a] [b]"), '\\'},
    {STR_INIT("a\302\240b"), STR_INIT("[a] [b]"), '\\'}, {STR_INIT(" "), STR_INIT(""), '\\'},
    {STR_INIT("'a b'"), STR_INIT("[a b]"), '\\'}, {STR_INIT("\"a b\""), STR_INIT("[a b]"), '\\'},
    {STR_INIT("a\\ b"), STR_INIT("[a b]"), '\\'}, {STR_INIT("a' 'b"), STR_INIT("[a b]"), '\\'},
    {STR_INIT("''"), STR_INIT(""), '\\'}, {STR_INIT("\"\""), STR_INIT(""), '\\'},
    {STR_INIT("a '' b"), STR_INIT("[a] [b]"), '\\'}, {STR_INIT("a''b"), STR_INIT("[ab]"), '\\'},
    {STR_INIT("'' a"), STR_INIT("[a]"), '\\'}, {STR_INIT("' '"), STR_INIT("[ ]"), '\\'},
    {STR_INIT("\\ "), STR_INIT("[ ]"), '\\'}, {STR_INIT("a\\ "), STR_INIT("[a ]"), '\\'},
    // Unquoted variables are split, quoted ones are not.
    {STR_INIT("$S"), STR_INIT("[x] [y] [z]"), '\\'},
    {STR_INIT("\"$S\""), STR_INIT("[x  y z]"), '\\'},
    {STR_INIT("a$S"), STR_INIT("[ax] [y] [z]"), '\\'},
    {STR_INIT("${S}b"), STR_INIT("[x] [y] [zb]"), '\\'},
    {STR_INIT("a${S}b"), STR_INIT("[ax] [y] [zb]"), '\\'},
    {STR_INIT("$S$S"), STR_INIT("[x] [y] [zx] [y] [z]"), '\\'},
    {STR_INIT("$E"), STR_INIT(""), '\\'}, {STR_INIT("$U"), STR_INIT(""), '\\'},
    {STR_INIT("a $U b"), STR_INIT("[a] [b]"), '\\'}, {STR_INIT("a$U"), STR_INIT("[a]"), '\\'},
    {STR_INIT("\"$U\""), STR_INIT(""), '\\'}, {STR_INIT("\"$E\"a"), STR_INIT("[a]"), '\\'},
    {STR_INIT("${U:-a b}"), STR_INIT("[a] [b]"), '\\'},
    {STR_INIT("${U:-\"a b\"}"), STR_INIT("[a] [b]"), '\\'},
    {STR_INIT("\"${U:-a b}\""), STR_INIT("[a b]"), '\\'},
    {STR_INIT("${U:-a\\ b}"), STR_INIT("[a] [b]"), '\\'},
    {STR_INIT("${S// /,}"), STR_INIT("[x,,y,z]"), '\\'}, {STR_INIT("'$S'"), STR_INIT("[$S]"), '\\'},
    {STR_INIT("\\$S"), STR_INIT("[$S]"), '\\'}, {STR_INIT("$Q"), STR_INIT("[it's]"), '\\'},
    {STR_INIT("$N"), STR_INIT("[l1] [l2]"), '\\'},
    {STR_INIT("80 443/udp"), STR_INIT("[80] [443/udp]"), '\\'},
    {STR_INIT("it's"), STR_INIT("!no closing single quote"), '\\'},
    // `<<` takes the blanks behind it.
    {STR_INIT("<< EOF"), STR_INIT("[<< EOF]"), '\\'},
    {STR_INIT("<<  EOF"), STR_INIT("[<<  EOF]"), '\\'},
    {STR_INIT("<<\tEOF"), STR_INIT("[<<\tEOF]"), '\\'},
    {STR_INIT("a<< EOF"), STR_INIT("[a<< EOF]"), '\\'},
    {STR_INIT("<<- EOF"), STR_INIT("[<<-] [EOF]"), '\\'},
    {STR_INIT("< < EOF"), STR_INIT("[<] [<] [EOF]"), '\\'},
    {STR_INIT("<<< EOF"), STR_INIT("[<<<] [EOF]"), '\\'},
    {STR_INIT("<<<< EOF"), STR_INIT("[<<<< EOF]"), '\\'},
    {STR_INIT("\"<<\" EOF"), STR_INIT("[<<] [EOF]"), '\\'},
    {STR_INIT("\\<< EOF"), STR_INIT("[<<] [EOF]"), '\\'},
    {STR_INIT("<<EOF x"), STR_INIT("[<<EOF] [x]"), '\\'}, {STR_INIT("<<"), STR_INIT("[<<]"), '\\'},
};
// clang-format on

// clang-format off
static const Row kept[] = {
    // Unset variables stay as they are written; quotes and escapes in them do not.
    {STR_INIT("$A"), STR_INIT("a"), '\\'}, {STR_INIT("$U"), STR_INIT("$U"), '\\'},
    {STR_INIT("${U}"), STR_INIT("${U}"), '\\'}, {STR_INIT("$1"), STR_INIT("$1"), '\\'},
    {STR_INIT("$$"), STR_INIT("$$"), '\\'}, {STR_INIT("$@x"), STR_INIT("$@x"), '\\'},
    {STR_INIT("${U-x}"), STR_INIT("${U-x}"), '\\'},
    {STR_INIT("${U:-x}"), STR_INIT("${U:-x}"), '\\'},
    {STR_INIT("${U+x}"), STR_INIT("${U+x}"), '\\'},
    {STR_INIT("${U:+x}"), STR_INIT("${U:+x}"), '\\'},
    {STR_INIT("${U?x}"), STR_INIT("${U?x}"), '\\'},
    {STR_INIT("${U:?x}"), STR_INIT("${U:?x}"), '\\'},
    {STR_INIT("${U:?}"), STR_INIT("${U:?}"), '\\'}, {STR_INIT("${U#x}"), STR_INIT("${U#x}"), '\\'},
    {STR_INIT("${U##x}"), STR_INIT("${U##x}"), '\\'},
    {STR_INIT("${U%x}"), STR_INIT("${U%x}"), '\\'},
    {STR_INIT("${U%%x}"), STR_INIT("${U%%x}"), '\\'},
    {STR_INIT("${U/x/y}"), STR_INIT("${U/x/y}"), '\\'},
    {STR_INIT("${U//x/y}"), STR_INIT("${U/x/y}"), '\\'},
    {STR_INIT("${U:=x}"), STR_INIT("${U:=x}"), '\\'},
    {STR_INIT("${U:0:3}"), STR_INIT("${U:0:3}"), '\\'},
    {STR_INIT("${U:0}"), STR_INIT("${U:0}"), '\\'},
    {STR_INIT("${U:/x/y}"), STR_INIT("${U:/x/y}"), '\\'},
    {STR_INIT("${U:}x}"), STR_INIT("${U:}x}"), '\\'},
    {STR_INIT("${U:$A}"), STR_INIT("${U:$A}"), '\\'},
    {STR_INIT("${U:-$A}"), STR_INIT("${U:-a}"), '\\'},
    {STR_INIT("${U:-$V}"), STR_INIT("${U:-$V}"), '\\'},
    {STR_INIT("${U:-${V:-x}}"), STR_INIT("${U:-${V:-x}}"), '\\'},
    {STR_INIT("${U:-\"x\"}"), STR_INIT("${U:-x}"), '\\'},
    {STR_INIT("${U:-'$A'}"), STR_INIT("${U:-$A}"), '\\'},
    {STR_INIT("${U:-\\}}"), STR_INIT("${U:-}}"), '\\'},
    {STR_INIT("${U#\\*}"), STR_INIT("${U#\\*}"), '\\'},
    {STR_INIT("${U#\\x}"), STR_INIT("${U#\\x}"), '\\'},
    {STR_INIT("${U/\\x/\\y}"), STR_INIT("${U/\\x/\\y}"), '\\'},
    {STR_INIT("\"$U\""), STR_INIT("$U"), '\\'}, {STR_INIT("\"${U}\""), STR_INIT("${U}"), '\\'},
    {STR_INIT("\"\\$U\""), STR_INIT("$U"), '\\'}, {STR_INIT("'$U'"), STR_INIT("$U"), '\\'},
    {STR_INIT("${A:-$U}"), STR_INIT("a"), '\\'}, {STR_INIT("${A+$U}"), STR_INIT("$U"), '\\'},
    {STR_INIT("${E:-$U}"), STR_INIT("$U"), '\\'},
    // What is not known at all fails as ever.
    {STR_INIT("${U^}"), STR_INIT("!unsupported modifier (^)"), '\\'},
    {STR_INIT("${U=x}"), STR_INIT("!unsupported modifier (=)"), '\\'},
    {STR_INIT("${U:#x}"), STR_INIT("!unsupported modifier (:#)"), '\\'},
    {STR_INIT("${#U}"), STR_INIT("!unsupported modifier (U)"), '\\'},
    {STR_INIT("${A:0:3}"), STR_INIT("!unsupported modifier (:0)"), '\\'},
    {STR_INIT("${A:=x}"), STR_INIT("!unsupported modifier (:=)"), '\\'},
    {STR_INIT("${E:?}"), STR_INIT("!E: is empty"), '\\'},
    {STR_INIT("${}"), STR_INIT("!bad substitution"), '\\'},
    {STR_INIT("${U:-${}"), STR_INIT("!bad substitution"), '\\'},
    {STR_INIT("${U"), STR_INIT("!no closing `}`"), '\\'},
};
// clang-format on

// clang-format off
static const Row body[] = {
    // Quotes are plain, every backslash is consumed.
    {STR_INIT("it's"), STR_INIT("it's"), '\\'}, {STR_INIT("\"a\""), STR_INIT("\"a\""), '\\'},
    {STR_INIT("'$A'"), STR_INIT("'a'"), '\\'}, {STR_INIT("\"$A\""), STR_INIT("\"a\""), '\\'},
    {STR_INIT("\"a"), STR_INIT("\"a"), '\\'}, {STR_INIT("\\n"), STR_INIT("n"), '\\'},
    {STR_INIT("\\\\"), STR_INIT("\\"), '\\'}, {STR_INIT("\\$A"), STR_INIT("$A"), '\\'},
    {STR_INIT("a\\"), STR_INIT("a"), '\\'}, {STR_INIT("${U:-\"x\"}"), STR_INIT("\"x\""), '\\'},
    {STR_INIT("${U:-'}"), STR_INIT("'"), '\\'}, {STR_INIT("${U:-\\}}"), STR_INIT("}"), '\\'},
    {STR_INIT("$U"), STR_INIT(""), '\\'}, {STR_INIT("${A}"), STR_INIT("a"), '\\'},
    {STR_INIT("${A^}"), STR_INIT("!unsupported modifier (^)"), '\\'},
    {STR_INIT("${U?gone}"), STR_INIT("!U: gone"), '\\'},
    {STR_INIT("a\n$A\n"), STR_INIT("a\na\n"), '\\'},
    {STR_INIT("C:\\dir\\new"), STR_INIT("C:dirnew"), '\\'},
    {STR_INIT("<< x"), STR_INIT("<< x"), '\\'},
};
// clang-format on

// clang-format off
static const Row quoted[] = {
    // Quotes stay.
    {STR_INIT("'a'"), STR_INIT("'a'"), '\\'}, {STR_INIT("\"a b\""), STR_INIT("\"a b\""), '\\'},
    {STR_INIT("'a\"b'"), STR_INIT("'a\"b'"), '\\'},
    {STR_INIT("\"a'b\""), STR_INIT("\"a'b\""), '\\'}, {STR_INIT("''"), STR_INIT("''"), '\\'},
    {STR_INIT("\"$A\""), STR_INIT("\"a\""), '\\'}, {STR_INIT("'$A'"), STR_INIT("'$A'"), '\\'},
    {STR_INIT("\"\\\"\""), STR_INIT("\"\"\""), '\\'}, {STR_INIT("\\'"), STR_INIT("'"), '\\'},
    {STR_INIT("\\a"), STR_INIT("a"), '\\'}, {STR_INIT("a\\ b"), STR_INIT("a b"), '\\'},
    {STR_INIT("${U:-\"x\"}"), STR_INIT("\"x\""), '\\'},
    {STR_INIT("${A:-\"x\"}"), STR_INIT("a"), '\\'},
    {STR_INIT("it's"), STR_INIT("!no closing single quote"), '\\'},
};
// clang-format on

static void words_are_split(void **state)
{
    (void)state;
    rows_check(words, ARRAY_LEN(words), (ExpandMode){0});
}

static void unset_variables_stay(void **state)
{
    (void)state;
    rows_check(kept, ARRAY_LEN(kept), (ExpandMode){.no_words = true, .skip_unset = true});
}

static void bodies_of_heredocs_keep_quotes(void **state)
{
    (void)state;
    rows_check(body, ARRAY_LEN(body), (ExpandMode){.no_words = true, .skip_quotes = true});
}

static void raw_quotes_stay(void **state)
{
    (void)state;
    rows_check(quoted, ARRAY_LEN(quoted), (ExpandMode){.no_words = true, .raw_quotes = true});
}

static void look_ups_are_noted_with_their_places(void **state)
{
    (void)state;
    Arena a = {0};
    Env env = {row_variable, NULL};
    Str text = STR("$A${U:-${V}}x$$");
    Expansion e = expand(&a, text, &env, (ExpandMode){.escape = '\\', .no_words = true});
    static const struct {
        Str name;
        Span span, name_span;
        EnvAnswer answer;
    } want[] = {
        {STR_INIT("A"), {0, 2}, {1, 2}, ENV_SET},
        {STR_INIT("V"), {7, 11}, {9, 10}, ENV_UNSET},
        {STR_INIT("U"), {2, 12}, {4, 5}, ENV_UNSET},
        {STR_INIT("$"), {13, 15}, {14, 15}, ENV_UNSET},
    };
    assert_int_equal(e.lookup_count, ARRAY_LEN(want));
    for (uint32_t i = 0; i < ARRAY_LEN(want); i++) {
        assert_str(e.lookup[i].name, want[i].name);
        assert_memory_equal(&e.lookup[i].span, &want[i].span, sizeof(Span));
        assert_memory_equal(&e.lookup[i].name_span, &want[i].name_span, sizeof(Span));
        assert_int_equal(e.lookup[i].answer, want[i].answer);
    }
    arena_clear(&a);
}

static void errors_have_their_place(void **state)
{
    (void)state;
    static const struct {
        Str word;
        Span span;
    } rows[] = {
        {STR_INIT("a 'b"), {2, 3}},       {STR_INIT("ab\"c $A"), {2, 3}},
        {STR_INIT("a${A^}b"), {1, 6}},    {STR_INIT("a${A^^}b}"), {1, 7}},
        {STR_INIT("${U?no}x"), {0, 7}},   {STR_INIT("x${A"), {1, 4}},
        {STR_INIT("x${}y"), {1, 4}},      {STR_INIT("x${U:-${A^}}"), {6, 11}},
        {STR_INIT("${A#\\x} y"), {0, 7}}, {STR_INIT("${A:0:3} y"), {0, 8}},
    };
    Arena a = {0};
    Env env = {row_variable, NULL};
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++) {
        Expansion e = expand(&a, rows[i].word, &env, (ExpandMode){.escape = '\\'});
        assert_false(e.is_ok);
        assert_int_equal(e.result.len, 0);
        assert_int_equal(e.error_span.start, rows[i].span.start);
        assert_int_equal(e.error_span.end, rows[i].span.end);
    }
    arena_clear(&a);
}

static EnvAnswer unknown(const void *context, Str name, Str *value)
{
    return str_eq(name, STR("K")) ? ENV_UNKNOWN : row_variable(context, name, value);
}

static void unknown_values_make_the_result_unknown(void **state)
{
    (void)state;
    static const struct {
        Str word;
        bool is_known;
    } rows[] = {
        {STR_INIT("$A"), true},          {STR_INIT("$K"), false},
        {STR_INIT("a${K}b"), false},     {STR_INIT("${K:-x}"), false},
        {STR_INIT("${K:?x}"), false},    {STR_INIT("${A:-$K}"), true},
        {STR_INIT("${U:-$K}"), false},   {STR_INIT("${U:+$K}"), true},
        {STR_INIT("${A:+$K}"), false},   {STR_INIT("${A#$K}"), false},
        {STR_INIT("${A/$K/x}"), false},  {STR_INIT("${A/x/$K}"), false},
        {STR_INIT("${A:-$K}$K"), false}, {STR_INIT("$K${A:-$K}"), false},
        {STR_INIT("'$K'"), true},        {STR_INIT("${A:-${U:-$K}}"), true},
    };
    Arena a = {0};
    Env env = {unknown, NULL};
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++) {
        Expansion e = expand(&a, rows[i].word, &env, (ExpandMode){.escape = '\\'});
        assert_true(e.is_ok);
        assert_int_equal(e.is_known, rows[i].is_known);
    }
    arena_clear(&a);
}

// `count` times `part`, then `tail`.
static Str repeated(Arena *a, Str part, uint32_t count, Str tail)
{
    Out out = out_on(a);
    while (count--) out_str(&out, part);
    out_str(&out, tail);
    return out_done(&out);
}

static void depth_is_limited(void **state)
{
    (void)state;
    Arena a = {0};
    Env env = {row_variable, NULL};
    ExpandMode mode = {.escape = '\\'};
    Str closed = repeated(&a, STR("}"), 200, STR(""));
    Str good = str_join(&a, repeated(&a, STR("${U:-"), 200, STR("x")), closed);
    assert_str(expand(&a, good, &env, mode).result, STR("x"));
    Expansion e = expand(&a, repeated(&a, STR("${U:-"), 200000, STR("")), &env, mode);
    assert_false(e.is_ok);
    assert_str(e.error, STR("substitutions are nested too deep"));
    arena_clear(&a);
}

int test_expand_modes(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_split),
        cmocka_unit_test(unset_variables_stay),
        cmocka_unit_test(bodies_of_heredocs_keep_quotes),
        cmocka_unit_test(raw_quotes_stay),
        cmocka_unit_test(look_ups_are_noted_with_their_places),
        cmocka_unit_test(errors_have_their_place),
        cmocka_unit_test(unknown_values_make_the_result_unknown),
        cmocka_unit_test(depth_is_limited),
    };
    return cmocka_run_group_tests_name("expand_modes", tests, NULL, NULL);
}
