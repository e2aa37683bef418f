// Symbols are found in the Dockerfiles of the workspace that are not open, too.
#include "base/out.h"
#include "test.h"
#include "workspace.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static json_t *found(Workspace *p, const char *typed)
{
    static int id = 100;
    workspace_send(p, json_pack("{s:i,s:s,s:{s:s}}", "id", ++id, "method", "workspace/symbol",
                                "params", "query", typed));
    json_t *message = workspace_answer(p, id);
    json_t *list = json_incref(json_object_get(message, "result"));
    json_decref(message);
    return list;
}

// The search goes on behind the first answers where the machine is slow.
static json_t *found_within(Workspace *p, const char *typed, size_t count, int times)
{
    static const struct timespec moment = {.tv_nsec = 20000000};
    for (int i = 0;; i++) {
        json_t *list = found(p, typed);
        if (json_array_size(list) == count || i == times) return list;
        json_decref(list);
        nanosleep(&moment, NULL);
    }
}

static json_t *found_all(Workspace *p, const char *typed, size_t count)
{
    return found_within(p, typed, count, 500);
}

static const char *uri_of(const json_t *list, size_t i)
{
    const json_t *place = json_object_get(json_array_get(list, i), "location");
    return json_string_value(json_object_get(place, "uri"));
}

static void open_and_listed_files(void **state)
{
    (void)state;
    Workspace p;
    workspace_make(&p);
    workspace_write(&p, "Dockerfile", "FROM a AS shop-old\n");
    workspace_write(&p, "web/Dockerfile", "FROM a AS shop-web\n");
    workspace_write(&p, "web/b c.dockerfile", "FROM a AS shop-c\n");
    workspace_write(&p, "node_modules/x/Dockerfile", "FROM a AS shop-x\n");
    workspace_write(&p, "readme.txt", "FROM a AS shop-y\n");
    workspace_start(&p, "", "{}");
    workspace_open(&p, "Dockerfile", "FROM a AS shop-new\n");
    json_t *list = found_all(&p, "shop", 3);
    assert_int_equal(json_array_size(list), 3);
    assert_string_equal(uri_of(list, 0), workspace_uri(&p, "Dockerfile").ptr);
    assert_string_equal(json_string_value(json_object_get(json_array_get(list, 0), "name")),
                        "shop-new");
    assert_string_equal(uri_of(list, 1), workspace_uri(&p, "web/Dockerfile").ptr);
    assert_string_equal(uri_of(list, 2), workspace_uri(&p, "web/b c.dockerfile").ptr);
    json_decref(list);
    list = found(&p, "nothing like it");
    assert_int_equal(json_array_size(list), 0);
    json_decref(list);
    workspace_leave(&p);
}

// An editor may write a URI in other ways than we do: the file is the same.
static void open_under_another_uri(void **state)
{
    (void)state;
    Workspace p;
    workspace_make(&p);
    workspace_write(&p, "a@b/Dockerfile", "FROM a AS shop-old\n");
    workspace_write(&p, "c/Dockerfile", "FROM a AS shop-c\n");
    workspace_start(&p, "", "{}");
    const char *uri = str_fmt(&p.arena, "file://%s/a@b/%%44ockerfile%c", p.root, 0).ptr;
    for (int i = 0; i < 3; i++) {
        bool is_closed = i == 1;
        workspace_send(&p, is_closed
                               ? json_pack("{s:s,s:{s:{s:s}}}", "method", "textDocument/didClose",
                                           "params", "textDocument", "uri", uri)
                               : json_pack("{s:s,s:{s:{s:s,s:s,s:i,s:s}}}", "method",
                                           "textDocument/didOpen", "params", "textDocument", "uri",
                                           uri, "languageId", "dockerfile", "version", 1, "text",
                                           "FROM a AS shop-new\n"));
        json_t *list = found_all(&p, "shop", 2);
        assert_int_equal(json_array_size(list), 2);
        assert_string_equal(uri_of(list, 0),
                            is_closed ? workspace_uri(&p, "a@b/Dockerfile").ptr : uri);
        json_decref(list);
    }
    workspace_leave(&p);
}

// At once, and not when what was found would be looked for again anyway.
static void a_folder_is_closed(void **state)
{
    (void)state;
    Workspace p;
    workspace_make(&p);
    workspace_write(&p, "Dockerfile", "FROM a AS shop\n");
    workspace_start(&p, "", "{}");
    json_decref(found_all(&p, "shop", 1));
    workspace_send(&p, json_pack("{s:s,s:{s:{s:[],s:[{s:s,s:s}]}}}", "method",
                                 "workspace/didChangeWorkspaceFolders", "params", "event", "added",
                                 "removed", "uri", workspace_uri(&p, "").ptr, "name", "a"));
    json_t *list = found_within(&p, "shop", 0, 100);
    assert_int_equal(json_array_size(list), 0);
    json_decref(list);
    workspace_leave(&p);
}

static void no_folder_is_open(void **state)
{
    (void)state;
    Workspace p;
    workspace_make(&p);
    workspace_start(&p, "/nowhere", "{}");
    json_t *list = found(&p, "a");
    assert_int_equal(json_array_size(list), 0);
    json_decref(list);
    workspace_leave(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(open_and_listed_files),
        cmocka_unit_test(open_under_another_uri),
        cmocka_unit_test(a_folder_is_closed),
        cmocka_unit_test(no_folder_is_open),
    };
    return cmocka_run_group_tests_name("listed files", tests, NULL, NULL);
}
