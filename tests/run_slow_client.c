// A client that asks without reading the answers: the server stops taking requests, and goes on when the client reads.
#include "base/out.h"
#include "peer.h"
#include "protocol/frame.h"
#include "test.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
    REQUESTS = 4000,
    NAME_LEN = 8000, // of a stage, which stands in each answer
    BLOCKED_MS = 1000,
    WAIT_MS = 60000,
    FIRST_ID = 2,
};

static void add_frame(Out *o, Str body)
{
    out_fmt(o, "Content-Length: %u\r\n\r\n%.*s", body.len, STR_ARG(body));
}

#define DOCUMENT "\"textDocument\":{\"uri\":\"a:b\""

// Requests whose answers are longer than they are.
static Str requests(Arena *a)
{
    Out o = out_on(a);
    Arena one = {0};
    char name[NAME_LEN];
    memset(name, 'x', NAME_LEN);
    add_frame(&o, STR("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{"
                      "\"capabilities\":{}}}"));
    add_frame(
        &o,
        str_fmt(&one,
                "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{" DOCUMENT
                ",\"languageId\":\"dockerfile\",\"version\":1,\"text\":\"FROM a:1 AS %.*s\\n\"}}}",
                NAME_LEN, name));
    for (uint32_t i = 0; i < REQUESTS; i++) {
        add_frame(
            &o, str_fmt(&one,
                        "{\"jsonrpc\":\"2.0\",\"id\":%u,\"method\":\"textDocument/documentSymbol\","
                        "\"params\":{" DOCUMENT "}}}",
                        FIRST_ID + i));
        if (i % 100 == 0)
            add_frame(&o, str_fmt(&one,
                                  "{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\","
                                  "\"params\":{\"id\":%u}}",
                                  FIRST_ID + i));
        arena_reset(&one);
    }
    arena_clear(&one);
    return out_done(&o);
}

// Writes until nothing is taken for a while; what is left.
static Str write_until_blocked(Peer *p, Str bytes)
{
    while (bytes.len) {
        struct pollfd ready = {.fd = p->input, .events = POLLOUT};
        if (poll(&ready, 1, BLOCKED_MS) <= 0) break;
        ssize_t n = write(p->input, bytes.ptr, bytes.len < 4096 ? bytes.len : 4096);
        if (n < 0 && errno == EAGAIN) continue;
        if (n <= 0) break;
        bytes = str_skip(bytes, (uint32_t)n);
    }
    return bytes;
}

// The id of an answer, which stands near its start.
static uint32_t id_of(Str message)
{
    static const Str key = STR_INIT("\"id\":");
    uint32_t at = str_find(message, key), id = 0;
    if (at == STR_NONE) return 0;
    for (at += key.len; at < message.len && char_is_digit(message.ptr[at]); at++)
        id = id * 10 + (uint32_t)(message.ptr[at] - '0');
    return id;
}

// Reads answers, and writes what is left as there is room for it, until each request has one.
static void read_answers(Peer *p, Str rest, uint8_t *answers)
{
    static char bytes[64 << 10];
    Frame frame = {0};
    Str message;
    for (uint32_t count = 0; count < REQUESTS + 1;) {
        ssize_t written = rest.len ? write(p->input, rest.ptr, rest.len) : 0;
        if (0 < written) rest = str_skip(rest, (uint32_t)written);
        long n = peer_read(p, bytes, sizeof bytes, WAIT_MS);
        if (n <= 0) fail_msg("%u answers, and no more", count);
        frame_feed(&frame, bytes, (size_t)n);
        while (frame_next(&frame, &message) == FRAME_MESSAGE) {
            uint32_t id = id_of(message);
            if (id == 0) continue; // the findings of the document
            assert_in_range(id, 1, REQUESTS + 1);
            answers[id]++;
            count++;
        }
    }
    frame_clear(&frame);
}

static void requests_wait_and_are_answered_once(void **state)
{
    (void)state;
    static uint8_t answers[REQUESTS + 2];
    Arena a = {0};
    Peer peer = peer_start();
    Str all = requests(&a), errors;
    fcntl(peer.input, F_SETFL, O_NONBLOCK);
    Str rest = write_until_blocked(&peer, all);
    print_message("    %u of %u KiB taken unread\n", (all.len - rest.len) >> 10, all.len >> 10);
    assert_true(0 < rest.len);
    read_answers(&peer, rest, answers);
    for (uint32_t id = 1; id < ARRAY_LEN(answers); id++) assert_int_equal(answers[id], 1);
    peer_end_input(&peer);
    assert_int_equal(peer_wait(&peer, &a, &errors), 1);
    assert_str(errors, STR(""));
    arena_clear(&a);
}

static void a_server_that_waits_can_be_ended(void **state)
{
    (void)state;
    Arena a = {0};
    Peer peer = peer_start();
    Str errors;
    fcntl(peer.input, F_SETFL, O_NONBLOCK);
    assert_true(0 < write_until_blocked(&peer, requests(&a)).len);
    kill(peer.pid, SIGTERM);
    assert_int_equal(peer_wait(&peer, &a, &errors), 1);
    arena_clear(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(requests_wait_and_are_answered_once),
        cmocka_unit_test(a_server_that_waits_can_be_ended),
    };
    return cmocka_run_group_tests_name("slow client", tests, NULL, NULL) != 0;
}
