// Documents and messages that are too long for the server: each is told once, and everything else goes on.
#include "base/out.h"
#include "peer.h"
#include "protocol/frame.h"
#include "test.h"
#include <string.h>

enum { PART = 40 << 20, WAIT_MS = 60000 };

#define INITIALIZE                                                                                 \
    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}"
#define OPEN(text)                                                                                 \
    "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{"      \
    "\"uri\":\"file:///a/"                                                                         \
    "Dockerfile\",\"languageId\":\"dockerfile\",\"version\":1,\"text\":\"" text
#define CHANGE                                                                                     \
    "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{"    \
    "\"uri\":\"file:///a/Dockerfile\",\"version\":2},\"contentChanges\":[{\"range\":{\"start\":{"  \
    "\"line\":0,\"character\":0},\"end\":{\"line\":0,\"character\":0}},\"text\":\"#"
#define HOVER                                                                                      \
    "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"textDocument/hover\",\"params\":{"                 \
    "\"textDocument\":{\"uri\":\"file:///a/Dockerfile\"},\"position\":{\"line\":0,"                \
    "\"character\":0}}}"
#define SHOWN "`Dockerfile` until you close it and open it again: it is larger than 64 MiB"

typedef struct Session {
    Arena arena;
    Peer peer;
    Frame frame;
    Str filler;
} Session;

static int start(void **state)
{
    static Session session;
    session = (Session){.peer = peer_start()};
    char *bytes = arena_alloc(&session.arena, PART);
    memset(bytes, 'x', PART);
    session.filler = str_of(bytes, PART);
    *state = &session;
    return 0;
}

static int end(void **state)
{
    Session *s = *state;
    Str errors;
    peer_end_input(&s->peer);
    int status = peer_wait(&s->peer, &s->arena, &errors);
    frame_clear(&s->frame);
    arena_clear(&s->arena);
    return status != 1;
}

// A message of `start`, `count` times the filler, and `end`.
static void send(Session *s, Str start_text, uint32_t count, Str end_text)
{
    uint32_t length = start_text.len + count * s->filler.len + end_text.len;
    peer_write(&s->peer, str_fmt(&s->arena, "Content-Length: %u\r\n\r\n", length), PEER_WHOLE);
    peer_write(&s->peer, start_text, PEER_WHOLE);
    for (uint32_t i = 0; i < count; i++) peer_write(&s->peer, s->filler, PEER_WHOLE);
    peer_write(&s->peer, end_text, PEER_WHOLE);
}

// `part` stands in the next message.
static void expect(Session *s, const char *part)
{
    static char bytes[64 << 10];
    Str message;
    while (frame_next(&s->frame, &message) != FRAME_MESSAGE) {
        long n = peer_read(&s->peer, bytes, sizeof bytes, WAIT_MS);
        if (n <= 0) fail_msg("nothing, and not %s", part);
        frame_feed(&s->frame, bytes, (size_t)n);
    }
    if (str_find(message, str_of(part, (uint32_t)strlen(part))) == STR_NONE)
        fail_msg("no %s in %.*s", part, STR_ARG(message));
}

static void a_document_that_grows_too_long(void **state)
{
    Session *s = *state;
    send(s, STR(INITIALIZE), 0, STR(""));
    expect(s, "\"id\":1,");
    send(s, STR(OPEN("FROM a\\n")), 0, STR("\"}}}"));
    expect(s, "image-untagged");
    send(s, STR(CHANGE), 1, STR("\\n\"}]}}"));
    expect(s, "image-untagged");
    send(s, STR(CHANGE), 1, STR("\\n\"}]}}"));
    expect(s, "\"diagnostics\":[]");
    expect(s, SHOWN);
    send(s, STR(CHANGE), 1, STR("\\n\"}]}}"));
    send(s, STR(HOVER), 0, STR(""));
    expect(s, "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":null}");
    send(s, STR(OPEN("FROM a\\n")), 0, STR("\"}}}"));
    expect(s, "image-untagged");
}

static void a_document_that_is_opened_too_long(void **state)
{
    Session *s = *state;
    send(s, STR(INITIALIZE), 0, STR(""));
    expect(s, "\"id\":1,");
    send(s, STR(OPEN("#")), 2, STR("\"}}}"));
    expect(s, "textDocument/didOpen: the message is longer than 64 MiB");
    expect(s, "\"diagnostics\":[]");
    expect(s, SHOWN);
    send(s, STR(CHANGE), 0, STR("\\n\"}]}}"));
    send(s, STR(HOVER), 0, STR(""));
    expect(s, "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":null}");
    send(s, STR(OPEN("FROM a\\n")), 0, STR("\"}}}"));
    expect(s, "image-untagged");
}

static void a_request_that_is_too_long(void **state)
{
    Session *s = *state;
    send(s, STR(INITIALIZE), 0, STR(""));
    expect(s, "\"id\":1,");
    send(s, STR("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"no/such\",\"params\":{\"x\":\""), 2,
         STR("\"}}"));
    expect(s, "\"id\":\"a\",\"error\":{\"code\":-32010,");
    send(s, STR(HOVER), 0, STR(""));
    expect(s, "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":null}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_document_that_grows_too_long, start, end),
        cmocka_unit_test_setup_teardown(a_document_that_is_opened_too_long, start, end),
        cmocka_unit_test_setup_teardown(a_request_that_is_too_long, start, end),
    };
    return cmocka_run_group_tests_name("large", tests, NULL, NULL) != 0;
}
