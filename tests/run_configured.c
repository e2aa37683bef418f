// The server goes by configuration files: by the nearest one, also after it has changed, and says what is wrong in one.
#include "base/out.h"
#include "test.h"
#include "workspace.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define OLD     "FROM alpine\nMAINTAINER me\n"
#define WATCHES "{\"workspace\":{\"didChangeWatchedFiles\":{\"dynamicRegistration\":true}}}"

// What is published next, as `NAME: LEVEL CODE, ...`.
static Str published(Workspace *p)
{
    Out o = out_on(&p->arena);
    json_t *message = workspace_receive(p, "textDocument/publishDiagnostics");
    const json_t *params = json_object_get(message, "params");
    const json_t *list = json_object_get(params, "diagnostics");
    out_fmt(&o, "%s:", strrchr(json_string_value(json_object_get(params, "uri")), '/') + 1);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i), *code = json_object_get(item, "code");
        json_int_t level = json_integer_value(json_object_get(item, "severity"));
        const json_t *text = code ? code : json_object_get(item, "message");
        out_fmt(&o, "%s %d %s", i ? "," : "", (int)level, json_string_value(text));
    }
    json_decref(message);
    return out_done(&o);
}

#define EXPECT(p, text) assert_str(published(p), STR(text))

static void tell_changed(Workspace *p, const char *path)
{
    workspace_send(p,
                   json_pack("{s:s,s:{s:[{s:s,s:i}]}}", "method", "workspace/didChangeWatchedFiles",
                             "params", "changes", "uri", workspace_uri(p, path).ptr, "type", 2));
}

static void tell_saved(Workspace *p, const char *path)
{
    workspace_send(p, json_pack("{s:s,s:{s:{s:s}}}", "method", "textDocument/didSave", "params",
                                "textDocument", "uri", workspace_uri(p, path).ptr));
}

static void the_nearest_file_holds_and_is_read_anew(void **state)
{
    (void)state;
    Workspace p;
    workspace_make(&p);
    workspace_write(&p, ".fairlead.yaml", "rules: {image-untagged: off}\n");
    workspace_write(&p, "sub/.hadolint.yaml", "override: {info: [DL4000]}\n");
    workspace_start(&p, "", WATCHES);
    json_t *asked = workspace_receive(&p, "client/registerCapability");
    char *text = json_dumps(asked, JSON_COMPACT);
    assert_non_null(strstr(text, "yaml,yml")); // .fairlead.yaml is one of them
    free(text);
    json_decref(asked);
    workspace_open(&p, "sub/Dockerfile", OLD);
    EXPECT(&p, "Dockerfile: 3 maintainer-used");
    workspace_write(&p, ".fairlead.yaml", "rules: {maintainer-used: hint}\n");
    tell_changed(&p, ".fairlead.yaml");
    EXPECT(&p, "Dockerfile: 2 image-untagged, 4 maintainer-used");
    workspace_write(&p, "sub/.fairlead.yaml", "exclude: sub/\n");
    tell_changed(&p, "sub/.fairlead.yaml");
    EXPECT(&p, "Dockerfile: 2 image-untagged, 3 maintainer-used");
    workspace_write(&p, "sub/.fairlead.yaml", "exclude: Dockerfile\n");
    tell_changed(&p, "sub/.fairlead.yaml");
    EXPECT(&p, "Dockerfile:");
    workspace_leave(&p);
}

static void what_is_wrong_is_shown_until_it_is_mended(void **state)
{
    (void)state;
    Workspace p;
    workspace_make(&p);
    workspace_write(&p, ".fairlead.yaml", "rules: {image-untagged: off}\nprofil: strict\n");
    workspace_start(&p, "", "{}");
    workspace_open(&p, "Dockerfile", OLD);
    EXPECT(&p, ".fairlead.yaml: 1 there is no setting `profil`; did you mean `profile`?");
    json_t *said = workspace_receive(&p, "window/showMessage");
    const json_t *params = json_object_get(said, "params");
    assert_non_null(strstr(json_string_value(json_object_get(params, "message")),
                           ".fairlead.yaml:2:1: there is no setting `profil`"));
    json_decref(said);
    EXPECT(&p, "Dockerfile: 2 maintainer-used");
    workspace_write(&p, ".fairlead.yaml", "rules: {maintainer-used: off}\n");
    tell_saved(&p, "Dockerfile");
    EXPECT(&p, ".fairlead.yaml:");
    EXPECT(&p, "Dockerfile: 2 image-untagged");
    unlink(workspace_path(&p, ".fairlead.yaml"));
    tell_saved(&p, ".fairlead.yaml");
    EXPECT(&p, "Dockerfile: 2 image-untagged, 2 maintainer-used");
    workspace_leave(&p);
}

static void a_client_that_asks_is_told_to_ask_again(void **state)
{
    (void)state;
    Workspace p;
    workspace_make(&p);
    workspace_start(&p, "",
                    "{\"textDocument\":{\"diagnostic\":{}},\"workspace\":{\"diagnostics\":{"
                    "\"refreshSupport\":true}}}");
    workspace_open(&p, "Dockerfile", OLD);
    workspace_write(&p, ".fairlead.yaml", "rules: {maintainer-used: off}\n");
    tell_changed(&p, ".fairlead.yaml");
    json_decref(workspace_receive(&p, "workspace/diagnostic/refresh"));
    workspace_leave(&p);
}

#define TAKES_ACTIONS                                                                              \
    "\"textDocument\":{\"codeAction\":{\"codeActionLiteralSupport\":{}}},\"workspace\":{"          \
    "\"workspaceEdit\":{\"documentChanges\":true,\"resourceOperations\":[\"create\"]}}"

// The edit of the action with that title for the second line; the caller frees it.
static json_t *edit_of(Workspace *p, const char *title)
{
    json_t *params =
        json_pack("{s:{s:s},s:{s:{s:i,s:i},s:{s:i,s:i}},s:{s:[]}}", "textDocument", "uri",
                  workspace_uri(p, "Dockerfile").ptr, "range", "start", "line", 1, "character", 0,
                  "end", "line", 1, "character", 0, "context", "diagnostics");
    workspace_send(p, json_pack("{s:i,s:s,s:o}", "id", 7, "method", "textDocument/codeAction",
                                "params", params));
    json_t *answer = workspace_answer(p, 7), *edit = NULL;
    const json_t *actions = json_object_get(answer, "result");
    for (size_t i = 0; i < json_array_size(actions); i++) {
        const json_t *action = json_array_get(actions, i);
        if (strcmp(json_string_value(json_object_get(action, "title")), title) == 0)
            edit = json_incref(json_object_get(action, "edit"));
    }
    json_decref(answer);
    return edit;
}

static void a_rule_is_switched_off_in_the_file(void **state)
{
    (void)state;
    Workspace p;
    workspace_make(&p);
    workspace_write(&p, ".fairlead.yaml", "# ours\nrules:\n  image-untagged: off # yes\n");
    workspace_start(&p, "", "{" TAKES_ACTIONS "}");
    workspace_open(&p, "Dockerfile", OLD);
    json_t *edit = edit_of(&p, "Switch maintainer-used off in .fairlead.yaml"), *wanted;
    wanted =
        json_pack("{s:[{s:{s:s,s:n},s:[{s:{s:{s:i,s:i},s:{s:i,s:i}},s:s}]}]}", "documentChanges",
                  "textDocument", "uri", workspace_uri(&p, ".fairlead.yaml").ptr, "version",
                  "edits", "range", "start", "line", 2, "character", 0, "end", "line", 2,
                  "character", 0, "newText", "  maintainer-used: off\n");
    assert_true(json_equal(edit, wanted));
    json_decref(wanted);
    json_decref(edit);
    workspace_leave(&p);
}

static void a_file_is_made_where_there_is_none(void **state)
{
    (void)state;
    Workspace p;
    workspace_make(&p);
    workspace_start(&p, "", "{" TAKES_ACTIONS "}");
    workspace_open(&p, "Dockerfile", OLD);
    json_t *edit = edit_of(&p, "Switch maintainer-used off in .fairlead.yaml");
    const json_t *first = json_array_get(json_object_get(edit, "documentChanges"), 0);
    assert_string_equal(json_string_value(json_object_get(first, "kind")), "create");
    assert_string_equal(json_string_value(json_object_get(first, "uri")),
                        workspace_uri(&p, ".fairlead.yaml").ptr);
    json_decref(edit);
    workspace_write(&p, ".hadolint.yaml", "ignored: [DL3007]\n");
    tell_changed(&p, ".hadolint.yaml");
    assert_null(edit_of(&p, "Switch maintainer-used off in .fairlead.yaml"));
    workspace_leave(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_file_holds_and_is_read_anew),
        cmocka_unit_test(what_is_wrong_is_shown_until_it_is_mended),
        cmocka_unit_test(a_client_that_asks_is_told_to_ask_again),
        cmocka_unit_test(a_rule_is_switched_off_in_the_file),
        cmocka_unit_test(a_file_is_made_where_there_is_none),
    };
    return cmocka_run_group_tests_name("configuration files", tests, NULL, NULL) != 0;
}
