// The command line and the server go by the same .dockerignore: in each of these trees both find the same, and the server
// also after the file has changed.
#include "base/out.h"
#include "test.h"
#include "workspace.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILES_MAX = 5 };

#define COPIES "FROM alpine:3.20\nCOPY app /app\nCOPY lib /lib\n"

#define WATCHES "{\"workspace\":{\"didChangeWatchedFiles\":{\"dynamicRegistration\":true}}}"

typedef struct Tree {
    const char *title;
    const char *dockerfile; // which of the files is opened
    struct {
        const char *path, *text;
    } file[FILES_MAX];
    uint32_t ignored; // COPY instructions whose source is kept out
} Tree;

static const Tree trees[] = {
    {"no .dockerignore", "Dockerfile", {{"Dockerfile", COPIES}}, 0},
    {"beside the Dockerfile",
     "Dockerfile",
     {{"Dockerfile", COPIES}, {".dockerignore", "app\n"}},
     1},
    {"the Dockerfile's own wins",
     "Dockerfile",
     {{"Dockerfile", COPIES},
      {".dockerignore", "app\n"},
      {"Dockerfile.dockerignore", "app\nlib\n"}},
     2},
    {"an own one that is empty wins",
     "Dockerfile",
     {{"Dockerfile", COPIES}, {".dockerignore", "app\n"}, {"Dockerfile.dockerignore", ""}},
     0},
    {"another's own one is nothing to it",
     "web.Dockerfile",
     {{"web.Dockerfile", COPIES}, {"Dockerfile.dockerignore", "app\n"}},
     0},
    {"above, in the folder that is open",
     "docker/web/Dockerfile",
     {{"docker/web/Dockerfile", COPIES}, {".dockerignore", "lib\n"}},
     1},
    {"the nearest one wins",
     "docker/web/Dockerfile",
     {{"docker/web/Dockerfile", COPIES},
      {"docker/.dockerignore", "app\nlib\n"},
      {".dockerignore", ""}},
     2},
    {"names that a URI has to escape",
     "a b%20/D\xC3\xB6.x.Dockerfile",
     {{"a b%20/D\xC3\xB6.x.Dockerfile", COPIES}, {"a b%20/.dockerignore", "app\n"}},
     1},
};

// ---- The two answers ----

static bool is_about_ignoring(const json_t *code)
{
    return strcmp(json_string_value(code), "copy-ignored") == 0;
}

static uint32_t count_checked(Workspace *p, const char *dockerfile)
{
    Str command = str_fmt(&p->arena, "cd '%s' && %s check --format json '%s'%c", p->root,
                          FAIRLEAD_BINARY, dockerfile, 0);
    FILE *output = popen(command.ptr, "r");
    json_t *list = json_loadf(output, 0, NULL);
    pclose(output);
    uint32_t count = 0;
    for (size_t i = 0; i < json_array_size(list); i++)
        count += is_about_ignoring(json_object_get(json_array_get(list, i), "code"));
    json_decref(list);
    return count;
}

// What is told next of that document.
static uint32_t count_published(Workspace *p, const char *dockerfile)
{
    json_t *message = workspace_receive(p, "textDocument/publishDiagnostics");
    const json_t *params = json_object_get(message, "params");
    const json_t *list = json_object_get(params, "diagnostics");
    if (strcmp(json_string_value(json_object_get(params, "uri")),
               workspace_uri(p, dockerfile).ptr) != 0) {
        json_decref(message);
        return count_published(p, dockerfile);
    }
    uint32_t count = 0;
    for (size_t i = 0; i < json_array_size(list); i++)
        count += is_about_ignoring(json_object_get(json_array_get(list, i), "code"));
    json_decref(message);
    return count;
}

static void wait_for_count(Workspace *p, const char *dockerfile, uint32_t wanted)
{
    while (count_published(p, dockerfile) != wanted) {
    }
}

// ---- The tests ----

static void both_go_by_it(void **state)
{
    const Tree *tree = *state;
    Workspace p;
    workspace_make(&p);
    for (uint32_t i = 0; i < FILES_MAX && tree->file[i].path; i++)
        workspace_write(&p, tree->file[i].path, tree->file[i].text);
    assert_int_equal(count_checked(&p, tree->dockerfile), tree->ignored);
    workspace_start(&p, tree->ignored % 2 ? "/" : "", WATCHES);
    workspace_open(&p, tree->dockerfile, COPIES);
    assert_int_equal(count_published(&p, tree->dockerfile), tree->ignored);
    workspace_leave(&p);
}

static void a_change_of_it_is_seen(void **state)
{
    (void)state;
    Workspace p;
    workspace_make(&p);
    workspace_write(&p, "sub/Dockerfile", COPIES);
    workspace_start(&p, "", WATCHES);
    json_t *asked = workspace_receive(&p, "client/registerCapability");
    char *text = json_dumps(asked, JSON_COMPACT);
    assert_non_null(strstr(text, "**/.dockerignore"));
    assert_non_null(strstr(text, "**/*.dockerignore"));
    assert_non_null(strstr(text, "**/{go.mod,"));
    free(text);
    json_decref(asked);
    workspace_open(&p, "sub/Dockerfile", COPIES);
    assert_int_equal(count_published(&p, "sub/Dockerfile"), 0);
    workspace_write(&p, ".dockerignore", "app\nlib\n");
    workspace_send(&p, json_pack("{s:s,s:{s:[]}}", "method", "workspace/didChangeWatchedFiles",
                                 "params", "changes"));
    assert_int_equal(count_published(&p, "sub/Dockerfile"), 2);
    workspace_write(&p, ".dockerignore", "app\n");
    workspace_send(&p, json_pack("{s:s,s:{s:{s:s}}}", "method", "textDocument/didSave", "params",
                                 "textDocument", "uri", workspace_uri(&p, ".dockerignore").ptr));
    assert_int_equal(count_published(&p, "sub/Dockerfile"), 1);
    unlink(workspace_path(&p, ".dockerignore"));
    workspace_send(&p, json_pack("{s:s,s:{s:{s:s}}}", "method", "textDocument/didSave", "params",
                                 "textDocument", "uri", workspace_uri(&p, "sub/Dockerfile").ptr));
    assert_int_equal(count_published(&p, "sub/Dockerfile"), 0);
    workspace_leave(&p);
}

// Nobody knows the context while the only source is half written: what lies beside the file is listed to be proposed, and no more.
static void a_half_written_copy_is_completed(void **state)
{
    (void)state;
    Workspace p;
    workspace_make(&p);
    workspace_write(&p, "here.txt", "");
    workspace_start(&p, "", "{}");
    workspace_open(&p, "Dockerfile", "FROM a:1\nCOPY he /x/\n");
    workspace_change(&p, "Dockerfile", "FROM a:1\nCOPY here.txt *.gone /x/\n");
    workspace_wait_for_rule(&p, "copy-source-missing");
    workspace_leave(&p);
}

static void a_folder_goes_and_comes_back(void **state)
{
    (void)state;
    Workspace p;
    workspace_make(&p);
    workspace_write(&p, "sub/Dockerfile", COPIES);
    workspace_write(&p, "sub/app/a", "");
    workspace_write(&p, "sub/.dockerignore", "app\nlib\n");
    workspace_start(&p, "", WATCHES);
    workspace_open(&p, "sub/Dockerfile", COPIES);
    assert_int_equal(count_published(&p, "sub/Dockerfile"), 2);
    rename(workspace_path(&p, "sub"), workspace_path(&p, "gone"));
    workspace_tell_changed(&p, "sub", 3);
    wait_for_count(&p, "sub/Dockerfile", 0);
    workspace_write(&p, "sub", "a file");
    workspace_tell_changed(&p, "sub", 1);
    unlink(workspace_path(&p, "sub"));
    rename(workspace_path(&p, "gone"), workspace_path(&p, "sub"));
    workspace_tell_changed(&p, "sub", 1);
    wait_for_count(&p, "sub/Dockerfile", 2);
    workspace_leave(&p);
}

static void change_folders(Workspace *p, const char *added, const char *removed)
{
    workspace_send(p, json_pack("{s:s,s:{s:{s:[{s:s,s:s}],s:[{s:s,s:s}]}}}", "method",
                                "workspace/didChangeWorkspaceFolders", "params", "event", "added",
                                "uri", workspace_uri(p, added).ptr, "name", "a", "removed", "uri",
                                workspace_uri(p, removed).ptr, "name", "b"));
}

static void folders_are_opened_and_closed(void **state)
{
    (void)state;
    Workspace p;
    workspace_make(&p);
    workspace_write(&p, "a/sub/Dockerfile", COPIES);
    workspace_write(&p, "a/.dockerignore", "app\n");
    workspace_start(&p, "/elsewhere", WATCHES);
    workspace_open(&p, "a/sub/Dockerfile", COPIES);
    assert_int_equal(count_published(&p, "a/sub/Dockerfile"), 0);
    change_folders(&p, "a", "elsewhere");
    wait_for_count(&p, "a/sub/Dockerfile", 1);
    change_folders(&p, "a/sub", "a");
    wait_for_count(&p, "a/sub/Dockerfile", 0);
    workspace_leave(&p);
}

static void an_unsaved_one_counts(void **state)
{
    (void)state;
    Workspace p;
    workspace_make(&p);
    workspace_write(&p, "sub/Dockerfile", COPIES);
    workspace_start(&p, "", WATCHES);
    workspace_open(&p, "sub/Dockerfile", COPIES);
    assert_int_equal(count_published(&p, "sub/Dockerfile"), 0);
    workspace_open(&p, ".dockerignore", "app\n");
    assert_int_equal(count_published(&p, "sub/Dockerfile"), 1);
    const char *uri = workspace_uri(&p, ".dockerignore").ptr;
    workspace_change(&p, ".dockerignore", "app\nlib\n");
    assert_int_equal(count_published(&p, "sub/Dockerfile"), 2);
    workspace_send(&p, json_pack("{s:s,s:{s:{s:s}}}", "method", "textDocument/didClose", "params",
                                 "textDocument", "uri", uri));
    assert_int_equal(count_published(&p, "sub/Dockerfile"), 0);
    workspace_leave(&p);
}

// Nobody can tell the context of a Dockerfile without a copy: it is looked for when one is written.
static void a_copy_that_is_typed_brings_its_context(void **state)
{
    (void)state;
    Workspace p;
    workspace_make(&p);
    workspace_write(&p, "package.json", "{}");
    workspace_write(&p, ".git/HEAD", "x");
    workspace_start(&p, "", "{}");
    workspace_open(&p, "Dockerfile", "FROM node:22.1\n");
    workspace_change(&p, "Dockerfile", "FROM node:22.1\nCOPY . /x\n");
    workspace_wait_for_rule(&p, "dockerignore-missing");
    workspace_leave(&p);
}

int main(void)
{
    struct CMUnitTest tests[ARRAY_LEN(trees) + 6];
    for (uint32_t i = 0; i < ARRAY_LEN(trees); i++)
        tests[i] =
            (struct CMUnitTest){trees[i].title, both_go_by_it, NULL, NULL, (void *)&trees[i]};
    tests[ARRAY_LEN(trees)] = (struct CMUnitTest)cmocka_unit_test(a_change_of_it_is_seen);
    tests[ARRAY_LEN(trees) + 1] = (struct CMUnitTest)cmocka_unit_test(an_unsaved_one_counts);
    tests[ARRAY_LEN(trees) + 2] = (struct CMUnitTest)cmocka_unit_test(a_folder_goes_and_comes_back);
    tests[ARRAY_LEN(trees) + 3] =
        (struct CMUnitTest)cmocka_unit_test(folders_are_opened_and_closed);
    tests[ARRAY_LEN(trees) + 4] =
        (struct CMUnitTest)cmocka_unit_test(a_copy_that_is_typed_brings_its_context);
    tests[ARRAY_LEN(trees) + 5] =
        (struct CMUnitTest)cmocka_unit_test(a_half_written_copy_is_completed);
    return _cmocka_run_group_tests(".dockerignore", tests, ARRAY_LEN(tests), NULL, NULL) != 0;
}
