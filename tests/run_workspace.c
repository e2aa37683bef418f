// The findings of the whole workspace, and what is shown while that takes long.
#include "base/out.h"
#include "test.h"
#include "workspace.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define PULLS  "\"textDocument\":{\"diagnostic\":{}}"
#define SHOWS  "\"window\":{\"workDoneProgress\":true}"
#define FAULTY "FROM alpine:3.20\nMAINTAINER me\n"

static int next_id = 100;

static json_t *result_of(Workspace *p, int id)
{
    json_t *message = workspace_answer(p, id);
    json_t *result = json_incref(json_object_get(message, "result"));
    json_decref(message);
    return result;
}

static int ask(Workspace *p, json_t *known, const char *token, const char *value)
{
    json_t *params = json_pack("{s:o}", "previousResultIds", known);
    if (token) json_object_set_new(params, token, json_string(value));
    workspace_send(p, json_pack("{s:i,s:s,s:o}", "id", ++next_id, "method", "workspace/diagnostic",
                                "params", params));
    return next_id;
}

// The items of the answer when the client has those results already.
static json_t *pull(Workspace *p, json_t *known)
{
    json_t *result = result_of(p, ask(p, known, NULL, NULL));
    json_t *items = json_incref(json_object_get(result, "items"));
    json_decref(result);
    return items;
}

static const json_t *item_of(Workspace *p, const json_t *items, const char *path)
{
    const char *uri = workspace_uri(p, path).ptr;
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        if (strcmp(json_string_value(json_object_get(item, "uri")), uri) == 0) return item;
    }
    fail_msg("nothing is said of %s", path);
    return NULL;
}

static const char *text_of(const json_t *item, const char *member)
{
    return json_string_value(json_object_get(item, member));
}

static size_t found_in(const json_t *item)
{
    return json_array_size(json_object_get(item, "items"));
}

// What the client says that it has after these items.
static json_t *known_from(const json_t *items)
{
    json_t *known = json_array();
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        json_array_append_new(known, json_pack("{s:s,s:s}", "uri", text_of(item, "uri"), "value",
                                               text_of(item, "resultId")));
    }
    return known;
}

static void start(Workspace *p, const char *capabilities)
{
    workspace_make(p);
    workspace_write(p, "Dockerfile", FAULTY);
    workspace_write(p, "web/b c.dockerfile", "FROM alpine:3.20\n");
    workspace_write(p, ".dockerignore", "!x\n");
    workspace_write(p, "node_modules/Dockerfile", FAULTY);
    workspace_write(p, "readme.txt", FAULTY);
    workspace_start(p, "", capabilities);
}

static void files_and_ignore_files(void **state)
{
    (void)state;
    Workspace p;
    start(&p, "{" PULLS "}");
    json_t *items = pull(&p, json_array());
    assert_int_equal(json_array_size(items), 3);
    const json_t *item = item_of(&p, items, "Dockerfile");
    assert_string_equal(text_of(item, "kind"), "full");
    assert_true(json_is_null(json_object_get(item, "version")));
    assert_int_equal(found_in(item), 1);
    assert_int_equal(found_in(item_of(&p, items, "web/b c.dockerfile")), 0);
    assert_int_equal(found_in(item_of(&p, items, ".dockerignore")), 1);
    json_decref(items);
    workspace_leave(&p);
}

static void only_what_is_new(void **state)
{
    (void)state;
    Workspace p;
    start(&p, "{" PULLS "}");
    json_t *first = pull(&p, json_array());
    json_t *items = pull(&p, known_from(first));
    assert_int_equal(json_array_size(items), 3);
    for (size_t i = 0; i < json_array_size(items); i++)
        assert_string_equal(text_of(json_array_get(items, i), "kind"), "unchanged");
    json_decref(items);
    workspace_write(&p, "web/b c.dockerfile", FAULTY);
    workspace_write(&p, "new/Dockerfile", FAULTY);
    assert_int_equal(remove(workspace_path(&p, "Dockerfile")), 0);
    items = pull(&p, known_from(first));
    assert_int_equal(json_array_size(items), 4);
    assert_int_equal(found_in(item_of(&p, items, "web/b c.dockerfile")), 1);
    assert_int_equal(found_in(item_of(&p, items, "new/Dockerfile")), 1);
    assert_string_equal(text_of(item_of(&p, items, ".dockerignore"), "kind"), "unchanged");
    const json_t *gone = item_of(&p, items, "Dockerfile");
    assert_string_equal(text_of(gone, "kind"), "full");
    assert_int_equal(found_in(gone), 0);
    json_decref(items);
    json_decref(first);
    workspace_leave(&p);
}

// What the editor holds counts, and opening a file changes nothing of what is found.
static void open_files(void **state)
{
    (void)state;
    Workspace p;
    start(&p, "{" PULLS "}");
    json_t *first = pull(&p, json_array());
    workspace_open(&p, "Dockerfile", FAULTY);
    json_t *items = pull(&p, known_from(first));
    const json_t *item = item_of(&p, items, "Dockerfile");
    assert_string_equal(text_of(item, "kind"), "unchanged");
    assert_int_equal(json_integer_value(json_object_get(item, "version")), 1);
    json_decref(items);
    workspace_open(&p, "Dockerfile", "FROM alpine:3.20\n");
    items = pull(&p, known_from(first));
    assert_int_equal(json_array_size(items), 3);
    assert_int_equal(found_in(item_of(&p, items, "Dockerfile")), 0);
    json_t *again = pull(&p, known_from(items));
    assert_string_equal(text_of(item_of(&p, again, "Dockerfile"), "kind"), "unchanged");
    json_decref(items);
    workspace_open(&p, "Dockerfile", FAULTY);
    items = pull(&p, known_from(again));
    assert_int_equal(found_in(item_of(&p, items, "Dockerfile")), 1);
    json_decref(again);
    json_decref(items);
    json_decref(first);
    workspace_leave(&p);
}

static void settings_hold(void **state)
{
    (void)state;
    Workspace p;
    start(&p, "{" PULLS "}");
    workspace_write(&p, ".fairlead.yaml", "rules: {maintainer-used: off}\nexclude: [web/]\n");
    json_t *items = pull(&p, json_array());
    assert_int_equal(found_in(item_of(&p, items, "Dockerfile")), 0);
    json_decref(items);
    workspace_leave(&p);
}

static void partial_results(void **state)
{
    (void)state;
    Workspace p;
    start(&p, "{" PULLS "}");
    int id = ask(&p, json_array(), "partialResultToken", "part");
    json_t *progress = workspace_receive(&p, "$/progress");
    const json_t *params = json_object_get(progress, "params");
    assert_string_equal(text_of(params, "token"), "part");
    const json_t *items = json_object_get(json_object_get(params, "value"), "items");
    assert_int_equal(json_array_size(items), 3);
    json_t *result = result_of(&p, id);
    assert_int_equal(found_in(result), 0);
    json_decref(result);
    json_decref(progress);
    workspace_leave(&p);
}

static void expect_progress(Workspace *p, const char *token, const char *kind)
{
    json_t *message = workspace_receive(p, "$/progress");
    const json_t *params = json_object_get(message, "params");
    assert_string_equal(text_of(params, "token"), token);
    assert_string_equal(text_of(json_object_get(params, "value"), "kind"), kind);
    json_decref(message);
}

static void progress_of_a_request(void **state)
{
    (void)state;
    Workspace p;
    start(&p, "{" PULLS "," SHOWS "}");
    int id = ask(&p, json_array(), "workDoneToken", "mine");
    expect_progress(&p, "mine", "begin");
    expect_progress(&p, "mine", "end");
    json_decref(result_of(&p, id));
    workspace_leave(&p);
}

static void write_many(Workspace *p, int from, int to)
{
    Out text = out_on(&p->arena);
    out_str(&text, STR("FROM alpine:3.20\n"));
    for (int i = 0; i < 60; i++) out_fmt(&text, "RUN echo %d | sed s/a/b/ && apk add curl\n", i);
    out_char(&text, '\0');
    for (int i = from; i < to; i++)
        workspace_write(p, str_fmt(&p->arena, "s%d/Dockerfile%c", i, 0).ptr, out_done(&text).ptr);
}

// Asks for so many files that it takes more than half a second on this machine; returns the token of the server.
static json_t *ask_for_long(Workspace *p, int *id)
{
    enum { MANY = 400 };
    for (int count = 0;; count += MANY) {
        write_many(p, count, count + MANY);
        *id = ask(p, json_array(), NULL, NULL);
        for (;;) {
            json_t *message = workspace_next(p);
            const char *method = text_of(message, "method");
            if (method && strcmp(method, "window/workDoneProgress/create") == 0) return message;
            bool is_over = !method && json_integer_value(json_object_get(message, "id")) == *id;
            json_decref(message);
            if (is_over) break;
        }
    }
}

static void progress_of_the_server(void **state)
{
    (void)state;
    int id;
    Workspace p;
    start(&p, "{" PULLS "," SHOWS "}");
    json_t *create = ask_for_long(&p, &id);
    const char *token = text_of(json_object_get(create, "params"), "token");
    workspace_send(&p, json_pack("{s:O,s:n}", "id", json_object_get(create, "id"), "result"));
    expect_progress(&p, token, "begin");
    workspace_send(&p, json_pack("{s:s,s:{s:s}}", "method", "window/workDoneProgress/cancel",
                                 "params", "token", token));
    json_t *answer = workspace_answer(&p, id);
    json_int_t code = json_integer_value(json_object_get(json_object_get(answer, "error"), "code"));
    assert_int_equal(code, -32800);
    json_decref(answer);
    json_decref(create);
    workspace_leave(&p);
}

static void cancelled(void **state)
{
    (void)state;
    Workspace p;
    start(&p, "{" PULLS "}");
    write_many(&p, 0, 300);
    int id = ask(&p, json_array(), NULL, NULL);
    workspace_send(&p, json_pack("{s:i,s:s,s:{s:s}}", "id", ++next_id, "method", "no/such",
                                 "params", "so", "that they are two batches"));
    json_decref(workspace_answer(&p, next_id));
    workspace_send(&p, json_pack("{s:s,s:{s:i}}", "method", "$/cancelRequest", "params", "id", id));
    json_t *answer = workspace_answer(&p, id);
    json_int_t code = json_integer_value(json_object_get(json_object_get(answer, "error"), "code"));
    assert_int_equal(code, -32800);
    json_decref(answer);
    workspace_leave(&p);
}

static void asked_again_when_a_file_changes(void **state)
{
    (void)state;
    Workspace p;
    start(&p, "{" PULLS ",\"workspace\":{\"diagnostics\":{\"refreshSupport\":true},"
              "\"didChangeWatchedFiles\":{\"dynamicRegistration\":true}}}");
    json_t *first = pull(&p, json_array());
    json_t *items = pull(&p, known_from(first));
    assert_string_equal(text_of(item_of(&p, items, "Dockerfile"), "kind"), "unchanged");
    json_decref(items);
    workspace_write(&p, "Dockerfile", "FROM alpine:3.20\n");
    workspace_send(&p, json_pack("{s:s,s:{s:[{s:s,s:i}]}}", "method",
                                 "workspace/didChangeWatchedFiles", "params", "changes", "uri",
                                 workspace_uri(&p, "Dockerfile").ptr, "type", 2));
    json_decref(workspace_receive(&p, "workspace/diagnostic/refresh"));
    items = pull(&p, known_from(first));
    assert_string_equal(text_of(item_of(&p, items, "Dockerfile"), "kind"), "full");
    assert_int_equal(found_in(item_of(&p, items, "Dockerfile")), 0);
    json_decref(items);
    json_decref(first);
    workspace_leave(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_and_ignore_files),
        cmocka_unit_test(only_what_is_new),
        cmocka_unit_test(open_files),
        cmocka_unit_test(settings_hold),
        cmocka_unit_test(partial_results),
        cmocka_unit_test(progress_of_a_request),
        cmocka_unit_test(progress_of_the_server),
        cmocka_unit_test(cancelled),
        cmocka_unit_test(asked_again_when_a_file_changes),
    };
    return cmocka_run_group_tests_name("workspace", tests, NULL, NULL);
}
