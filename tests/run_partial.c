// Completion from what takes time to read: what is known is answered at once, and said to be a part of it.
#include "test.h"
#include "workspace.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ASKED = 7 };

static json_t *completion(Workspace *p, int id)
{
    return json_pack("{s:s,s:i,s:s,s:{s:{s:s},s:{s:i,s:i}}}", "jsonrpc", "2.0", "id", id, "method",
                     "textDocument/completion", "params", "textDocument", "uri",
                     workspace_uri(p, "Dockerfile").ptr, "position", "line", 1, "character", 5);
}

static Str framed(Workspace *p, json_t *message)
{
    char *text = json_dumps(message, JSON_COMPACT);
    Str body = str_of(text, (uint32_t)strlen(text));
    Str frame = str_fmt(&p->arena, "Content-Length: %u\r\n\r\n%.*s", body.len, STR_ARG(body));
    free(text);
    json_decref(message);
    return frame;
}

static bool is_partial(Workspace *p, int id)
{
    json_t *message = workspace_answer(p, id);
    json_t *partial = json_object_get(json_object_get(message, "result"), "isIncomplete");
    assert_true(json_is_boolean(partial));
    bool is = json_is_true(partial);
    json_decref(message);
    return is;
}

static json_t *opened(Workspace *p, const char *text)
{
    return json_pack("{s:s,s:s,s:{s:{s:s,s:s,s:i,s:s}}}", "jsonrpc", "2.0", "method",
                     "textDocument/didOpen", "params", "textDocument", "uri",
                     workspace_uri(p, "Dockerfile").ptr, "languageId", "dockerfile", "version", 1,
                     "text", text);
}

static void files_that_are_still_listed(void **state)
{
    (void)state;
    Workspace p;
    workspace_make(&p);
    workspace_write(&p, "Dockerfile", "FROM alpine:3.20\nCOPY . .\n");
    workspace_write(&p, ".git/HEAD", "x");
    workspace_write(&p, "a.txt", "1");
    workspace_start(&p, "", "{}");
    Str open = framed(&p, opened(&p, "FROM alpine:3.20\nCOPY . .\n"));
    peer_write(&p.peer, str_join(&p.arena, open, framed(&p, completion(&p, ASKED))), PEER_WHOLE);
    assert_true(is_partial(&p, ASKED));
    workspace_wait_for_rule(&p, "dockerignore-missing"); // the files are known
    workspace_send(&p, completion(&p, ASKED + 1));
    assert_false(is_partial(&p, ASKED + 1));
    workspace_leave(&p);
}

// The next key asks again, and takes back what was asked before it.
static void a_request_that_the_next_key_takes_back(void **state)
{
    (void)state;
    Workspace p;
    workspace_make(&p);
    workspace_write(&p, "Dockerfile", "FROM alpine:3.20\nCOPY . .\n");
    workspace_start(&p, "", "{}");
    workspace_open(&p, "Dockerfile", "FROM alpine:3.20\nCOPY . .\n");
    json_t *cancel = json_pack("{s:s,s:s,s:{s:i}}", "jsonrpc", "2.0", "method", "$/cancelRequest",
                               "params", "id", ASKED);
    Str batch = str_join(&p.arena, framed(&p, completion(&p, ASKED)), framed(&p, cancel));
    batch = str_join(&p.arena, batch, framed(&p, completion(&p, ASKED + 1)));
    peer_write(&p.peer, batch, PEER_WHOLE);
    json_t *answer = workspace_answer(&p, ASKED);
    assert_non_null(json_object_get(answer, "error"));
    json_decref(answer);
    answer = workspace_answer(&p, ASKED + 1);
    assert_non_null(json_object_get(answer, "result"));
    json_decref(answer);
    workspace_leave(&p);
}

// Nobody knows the context of a file that copies only what is not there, as long as a name is half written.
static void a_half_written_source_is_completed(void **state)
{
    (void)state;
    static const char *texts[] = {"FROM a\nCOPY pack /app/\n", "FROM a\nADD [\"pack\", \"/x/\"]\n",
                                  "FROM a\nRUN --mount=source=pack,target=/x b\n"};
    static const struct timespec moment = {.tv_nsec = 20000000};
    for (uint32_t i = 0; i < ARRAY_LEN(texts); i++) {
        Workspace p;
        Str proposed = STR("");
        workspace_make(&p);
        workspace_write(&p, "package.json", "{}");
        workspace_start(&p, "", "{}");
        workspace_open(&p, "Dockerfile", "FROM a\n");
        workspace_change(&p, "Dockerfile", texts[i]);
        const char *uri = workspace_uri(&p, "Dockerfile").ptr;
        int column = (int)(strstr(texts[i], "pack") - strchr(texts[i], '\n')) + 3;
        for (int k = 0; k < 500 && !str_has(proposed, STR("\"package.json\"")); k++) {
            nanosleep(&moment, NULL);
            proposed = workspace_ask(&p, "textDocument/completion", uri, 1, column);
        }
        assert_true(str_has(proposed, STR("\"package.json\"")));
        workspace_leave(&p);
    }
}

// Who is offered COPY may write a source next: its name is there at the first question, if the context could be listed meanwhile.
static bool is_first_source_proposed(int wait_ms)
{
    const struct timespec wait = {.tv_sec = wait_ms / 1000, .tv_nsec = wait_ms % 1000 * 1000000L};
    Workspace p;
    workspace_make(&p);
    workspace_write(&p, "package.json", "{}");
    workspace_start(&p, "", "{}");
    workspace_open(&p, "Dockerfile", "FROM a\nC");
    const char *uri = workspace_uri(&p, "Dockerfile").ptr;
    assert_non_null(
        strstr(workspace_ask(&p, "textDocument/completion", uri, 1, 1).ptr, "\"COPY\""));
    nanosleep(&wait, NULL);
    workspace_change(&p, "Dockerfile", "FROM a\nCOPY ");
    Str proposed = workspace_ask(&p, "textDocument/completion", uri, 1, 5);
    bool is_there = str_has(proposed, STR("\"package.json\""));
    workspace_leave(&p);
    return is_there;
}

static void the_first_source_is_completed(void **state)
{
    (void)state;
    assert_true(is_first_source_proposed(50) || is_first_source_proposed(500) ||
                is_first_source_proposed(5000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_that_are_still_listed),
        cmocka_unit_test(a_request_that_the_next_key_takes_back),
        cmocka_unit_test(a_half_written_source_is_completed),
        cmocka_unit_test(the_first_source_is_completed),
    };
    return cmocka_run_group_tests_name("partial", tests, NULL, NULL);
}
