// Offsets to positions and back, in all three encodings, against a count by hand.
#include "analysis.h"
#include "base/utf.h"
#include "group.h"
#include "random.h"

static uint32_t units(Str s, FlEncoding e)
{
    if (e == FL_UTF8) return s.len;
    return e == FL_UTF16 ? utf_count16(s) : utf_count32(s);
}

// The slow way: every line end of LSP before `at`.
static FlPosition position_by_hand(Str text, uint32_t at, FlEncoding e)
{
    FlPosition p = {0};
    uint32_t line = 0;
    for (uint32_t i = 0; i < at; i++) {
        bool is_pair = text.ptr[i] == '\r' && str_at(text, i + 1) == '\n';
        if (text.ptr[i] != '\n' && (text.ptr[i] != '\r' || is_pair)) continue;
        line = i + 1;
        p.line++;
    }
    p.character = units(str_cut(text, line, at), e);
    return p;
}

// The nearest place up to `at` that a position can point to: no middle of a code point, nor of CRLF.
static uint32_t boundary(Str text, uint32_t at)
{
    if (0 < at && text.ptr[at - 1] == '\r' && str_at(text, at) == '\n') return at - 1;
    uint32_t i = 0, next = 0;
    while (next <= at && i < text.len) i = next, next += utf_next(text, i).len;
    return next <= at ? text.len : i;
}

// Each place is asked for after the one before it, in the middle of a code point too, which must not be felt later.
static void check_text_in(Str text, FlEncoding e)
{
    FlDoc *doc = fl_open(text);
    for (uint32_t at = 0; at <= text.len; at++) {
        uint32_t nearest = boundary(text, at);
        FlPosition p = fl_position(doc, at, e), want = position_by_hand(text, nearest, e);
        assert_int_equal(p.line, want.line);
        assert_int_equal(p.character, want.character);
        assert_int_equal(fl_offset(doc, p, e), nearest);
        FlPlace place = fl_place(doc, at), whole = fl_place(doc, nearest);
        if (nearest + 1 == at && text.ptr[nearest] == '\r') continue;
        assert_int_equal(place.line, whole.line);
        assert_int_equal(place.column, whole.column);
    }
    fl_close(doc);
}

static void check_text(Str text)
{
    check_text_in(text, FL_UTF8);
    check_text_in(text, FL_UTF16);
    check_text_in(text, FL_UTF32);
}

static void positions_lead_back(void **state)
{
    (void)state;
    static const Str texts[] = {
        STR_INIT(""),
        STR_INIT("\n"),
        STR_INIT("\r\n\r\n"),
        STR_INIT("FROM a\rRUN b\r\n\n\rRUN c"),
        STR_INIT("RUN echo \xF0\x9F\x90\xB3 e\xCC\x81 \\\r\n  \xF0\x9F\x90\xB3\xF0\x9F\x90\xB3\n"),
        STR_INIT("\xEF\xBB\xBF"
                 "FROM a\n"),
        STR_INIT("RUN \xFF\xC3(\xE2\x82 \xED\xA0\x80\n\x80"),
    };
    for (uint32_t i = 0; i < ARRAY_LEN(texts); i++) check_text(texts[i]);
}

static void positions_lead_back_in_any_text(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 300; seed++) {
        Arena a = {0};
        Random r = random_start(seed, 0);
        check_text(random_text(&a, &r, 8));
        arena_clear(&a);
    }
}

static void positions_are_clamped(void **state)
{
    (void)state;
    FlDoc *doc = fl_open(STR("ab\r\nc\xF0\x9F\x90\xB3"
                             "d\n"));
    assert_int_equal(fl_offset(doc, (FlPosition){0, 2}, FL_UTF16), 2);
    assert_int_equal(fl_offset(doc, (FlPosition){0, 9}, FL_UTF16), 2); // before the line end
    assert_int_equal(fl_offset(doc, (FlPosition){1, 2}, FL_UTF16), 5); // inside of a pair
    assert_int_equal(fl_offset(doc, (FlPosition){1, 3}, FL_UTF16), 9);
    assert_int_equal(fl_offset(doc, (FlPosition){1, 2}, FL_UTF32), 9);
    assert_int_equal(fl_offset(doc, (FlPosition){1, UINT32_MAX}, FL_UTF8), 10);
    assert_int_equal(fl_offset(doc, (FlPosition){2, 0}, FL_UTF16), 11);
    assert_int_equal(fl_offset(doc, (FlPosition){3, 0}, FL_UTF16), 11);
    assert_int_equal(fl_offset(doc, (FlPosition){UINT32_MAX, UINT32_MAX}, FL_UTF16), 11);
    FlPosition end = fl_position(doc, UINT32_MAX, FL_UTF16);
    assert_int_equal(end.line, 2);
    assert_int_equal(end.character, 0);
    fl_close(doc);
}

static void lines_of_the_builder_end_at_line_feeds(void **state)
{
    (void)state;
    FlDoc *doc = fl_open(STR("FROM a\rRUN b\r\nRUN c \\\n  d\n"));
    assert_int_equal(fl_line(doc, 0), 1);
    assert_int_equal(fl_line(doc, 12), 1);
    assert_int_equal(fl_line(doc, 14), 2);
    assert_int_equal(fl_line(doc, 24), 3);
    Span line = fl_line_span(doc, 8);
    assert_int_equal(line.start, 0);
    assert_int_equal(line.end, 12);
    line = fl_line_span(doc, 25);
    assert_int_equal(line.start, 22);
    assert_int_equal(line.end, 25);
    fl_close(doc);
}

int test_position(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(positions_lead_back),
        cmocka_unit_test(positions_lead_back_in_any_text),
        cmocka_unit_test(positions_are_clamped),
        cmocka_unit_test(lines_of_the_builder_end_at_line_feeds),
    };
    return cmocka_run_group_tests_name("position", tests, NULL, NULL);
}
