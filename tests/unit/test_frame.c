// Frames: sizes, and what an editor in a hurry sends. How they are cut is the fuzz target's matter.
#include "group.h"
#include "protocol/frame.h"
#include <string.h>

static void feed(Frame *f, Str bytes)
{
    frame_feed(f, bytes.ptr, bytes.len);
}

static void messages_come_out_one_by_one(void **state)
{
    (void)state;
    Frame f = {0};
    Str message;
    assert_int_equal(frame_next(&f, &message), FRAME_MORE);
    feed(&f, STR("Content-Length: 2\r\n\r\nabcontent-length:0\r\n\r\nContent-Le"));
    assert_int_equal(frame_next(&f, &message), FRAME_MESSAGE);
    assert_str(message, STR("ab"));
    assert_int_equal(frame_next(&f, &message), FRAME_MESSAGE);
    assert_str(message, STR(""));
    assert_int_equal(frame_next(&f, &message), FRAME_MORE);
    assert_false(frame_is_between(&f));
    feed(&f, STR("ngth:   3 \r\n\r\nxyz"));
    assert_int_equal(frame_next(&f, &message), FRAME_MESSAGE);
    assert_str(message, STR("xyz"));
    assert_true(frame_is_between(&f));
    frame_clear(&f);
}

static void lines_may_end_at_a_line_feed(void **state)
{
    (void)state;
    Frame f = {0};
    Str message;
    feed(&f, STR("X: y\nContent-Length: 1\n\n1"));
    assert_int_equal(frame_next(&f, &message), FRAME_MESSAGE);
    assert_str(message, STR("1"));
    frame_clear(&f);
}

static void expect_broken(Str bytes, Str why)
{
    Frame f = {0};
    Str message;
    feed(&f, bytes);
    assert_int_equal(frame_next(&f, &message), FRAME_BROKEN);
    assert_non_null(strstr(f.error, why.ptr));
    feed(&f, STR("Content-Length: 1\r\n\r\n1"));
    assert_int_equal(frame_next(&f, &message), FRAME_BROKEN);
    frame_clear(&f);
}

static void a_broken_stream_stays_broken(void **state)
{
    (void)state;
    expect_broken(STR("{"), STR("not a header"));
    expect_broken(STR("\r\r"), STR("not a header"));
    expect_broken(STR(": x\r\n"), STR("not a header"));
    expect_broken(STR("Content-Length 2\r\n"), STR("not a header"));
    expect_broken(STR("Content-Length: 2x\r\n"), STR("not a number"));
    expect_broken(STR("Content-Length:\r\n"), STR("not a number"));
    expect_broken(STR("Content-Length: 4294967298\r\n"), STR("not a number"));
    expect_broken(STR("Content-Length: 1\r\nContent-Length: 2\r\n"), STR("twice"));
    expect_broken(STR("\r\n"), STR("no Content-Length"));
}

static void headers_have_a_limit(void **state)
{
    (void)state;
    Arena a = {0};
    Out o = out_on(&a);
    for (uint32_t i = 0; i <= FRAME_HEADER_MAX / 8; i++) out_str(&o, STR("X: abc\r\n"));
    expect_broken(out_done(&o), STR("over 8 KiB"));
    arena_clear(&a);
}

// Nothing large is kept once it was read.
static void the_largest_message_passes(void **state)
{
    (void)state;
    Arena a = {0};
    Frame f = {0};
    Str message;
    char *body = arena_alloc(&a, FRAME_MAX);
    feed(&f, STR("Content-Length: 67108864\r\n\r\n"));
    for (uint32_t at = 0; at < FRAME_MAX; at += 1 << 20) {
        assert_int_equal(frame_next(&f, &message), FRAME_MORE);
        frame_feed(&f, body, 1 << 20);
    }
    assert_int_equal(frame_next(&f, &message), FRAME_MESSAGE);
    assert_int_equal(message.len, FRAME_MAX);
    feed(&f, STR("C"));
    assert_true(f.room < FRAME_MAX);
    frame_clear(&f);
    arena_clear(&a);
}

// Its beginning tells what it was; the next message is read as ever, and no more than the beginning was kept.
static void a_longer_message_is_skipped(void **state)
{
    (void)state;
    enum { PART = 1 << 20 };
    Arena a = {0};
    Frame f = {0};
    Str message;
    char *body = arena_alloc(&a, PART);
    feed(&f, STR("Content-Length: 67108865\r\n\r\n{\"id\":1"));
    for (uint32_t at = 7; at + PART <= FRAME_MAX; at += PART) {
        assert_int_equal(frame_next(&f, &message), FRAME_MORE);
        frame_feed(&f, body, PART);
    }
    assert_true(f.room < 4 * PART);
    assert_int_equal(frame_next(&f, &message), FRAME_MORE);
    frame_feed(&f, body, (FRAME_MAX + 1 - 7) % PART);
    feed(&f, STR("Content-Length: 1\r\n\r\n1"));
    assert_int_equal(frame_next(&f, &message), FRAME_TOO_LONG);
    assert_true(str_starts(message, STR("{\"id\":1")));
    assert_int_equal(frame_next(&f, &message), FRAME_MESSAGE);
    assert_str(message, STR("1"));
    frame_clear(&f);
    arena_clear(&a);
}

int test_frame(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_come_out_one_by_one),
        cmocka_unit_test(lines_may_end_at_a_line_feed),
        cmocka_unit_test(a_broken_stream_stays_broken),
        cmocka_unit_test(headers_have_a_limit),
        cmocka_unit_test(the_largest_message_passes),
        cmocka_unit_test(a_longer_message_is_skipped),
    };
    return cmocka_run_group_tests_name("frame", tests, NULL, NULL);
}
