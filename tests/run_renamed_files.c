// An editor asks before it renames files of a build context, and closes folders: what the server answers.
#include "base/out.h"
#include "test.h"
#include "workspace.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ASKS                                                                                       \
    "{\"workspace\":{\"fileOperations\":{\"willRename\":true},"                                    \
    "\"workspaceEdit\":{\"documentChanges\":true}}}"

#define TEXT "FROM alpine:3.20\nCOPY src/a.c lib /x/\nADD src /y\n"

static json_t *renamed(Workspace *p, const char *from, const char *to)
{
    return json_pack("{s:s,s:s}", "oldUri", workspace_uri(p, from).ptr, "newUri",
                     workspace_uri(p, to).ptr);
}

// The answer to the request, as one line of JSON; the caller frees it.
static char *answer(Workspace *p, json_t *files)
{
    static int id = 100;
    workspace_send(p, json_pack("{s:i,s:s,s:{s:o}}", "id", ++id, "method",
                                "workspace/willRenameFiles", "params", "files", files));
    json_t *message = workspace_answer(p, id);
    char *text = json_dumps(json_object_get(message, "result"), JSON_COMPACT | JSON_ENCODE_ANY);
    json_decref(message);
    return text;
}

// The context is listed on another thread; until then there is no answer.
static void wait_for_context(Workspace *p)
{
    static const struct timespec moment = {.tv_nsec = 20000000};
    for (int i = 0; i < 500; i++) {
        char *text = answer(p, json_pack("[o]", renamed(p, "src", "x")));
        bool is_there = strcmp(text, "null") != 0;
        free(text);
        if (is_there) return;
        nanosleep(&moment, NULL);
    }
    fail_msg("the context is not found");
}

static void start(Workspace *p)
{
    workspace_make(p);
    workspace_write(p, "Dockerfile", TEXT);
    workspace_write(p, "src/a.c", "");
    workspace_write(p, "lib/b", "");
    workspace_start(p, "", ASKS);
    workspace_open(p, "Dockerfile", TEXT);
    wait_for_context(p);
}

static void sources_follow_their_files(void **state)
{
    (void)state;
    Workspace p;
    start(&p);
    char *text =
        answer(&p, json_pack("[o,o]", renamed(&p, "src", "code/c"), renamed(&p, "lib", "lib2")));
    Str wanted = str_fmt(
        &p.arena,
        "{\"documentChanges\":[{\"textDocument\":{\"uri\":\"%s\",\"version\":1},\"edits\":["
        "{\"range\":{\"start\":{\"line\":1,\"character\":5},\"end\":{\"line\":1,\"character\":8}},"
        "\"newText\":\"code/c\"},"
        "{\"range\":{\"start\":{\"line\":1,\"character\":13},\"end\":{\"line\":1,\"character\":16}}"
        ","
        "\"newText\":\"lib2\"},"
        "{\"range\":{\"start\":{\"line\":2,\"character\":4},\"end\":{\"line\":2,\"character\":7}},"
        "\"newText\":\"code/c\"}]}]}%c",
        workspace_uri(&p, "Dockerfile").ptr, 0);
    assert_string_equal(text, wanted.ptr);
    free(text);
    workspace_leave(&p);
}

static void nothing_else_is_changed(void **state)
{
    (void)state;
    Workspace p;
    start(&p);
    char *text = answer(&p, json_pack("[o,o]", renamed(&p, "sr", "x"), renamed(&p, "other", "y")));
    assert_string_equal(text, "null");
    free(text);
    text = answer(&p, json_pack("[o]", renamed(&p, "src", "../src")));
    assert_string_equal(text, "null");
    free(text);
    text = answer(&p, json_pack("[{s:s,s:s}]", "oldUri", "file:///elsewhere/src", "newUri", "x:y"));
    assert_string_equal(text, "null");
    free(text);
    workspace_leave(&p);
}

static void wrong_parameters_are_refused(void **state)
{
    (void)state;
    Workspace p;
    start(&p);
    workspace_send(&p, json_pack("{s:i,s:s,s:{s:[{}]}}", "id", 8, "method",
                                 "workspace/willRenameFiles", "params", "files"));
    json_t *message = workspace_answer(&p, 8);
    assert_non_null(json_object_get(message, "error"));
    json_decref(message);
    workspace_leave(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sources_follow_their_files),
        cmocka_unit_test(nothing_else_is_changed),
        cmocka_unit_test(wrong_parameters_are_refused),
    };
    return cmocka_run_group_tests_name("renamed files", tests, NULL, NULL);
}
