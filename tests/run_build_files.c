// Several Compose or Bake files in a folder: what they say of a build is merged as those do who read them.
#include "test.h"
#include "workspace.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

// What the ARG in the first line of the Dockerfile is said to be, and which files say so.
typedef struct Merged {
    const char *title;
    const char *file[6][2];
    const char *value, *path;
} Merged;

static const Merged merged[] = {
    {"an override of Compose, with what .env sets",
     {{"compose.yaml", "services: {a: {build: app}, b: {image: x}}\n"},
      {"compose.yml", "services: {a: {build: {context: app, args: {V: '1'}}}}\n"},
      {"docker-compose.override.yml", "services: {a: {build: {args: ['V=${N:-2}']}}}\n"},
      {".env", "N=3.20\n"}},
     "3.20",
     "../compose.yaml + ../docker-compose.override.yml"},
    {"names without a value, which .env sets",
     {{"compose.yaml", "services: {a: {build: {context: app, args: [V, GONE]}}}\n"},
      {".env", "V=9\n"}},
     "9",
     "../compose.yaml"},
    {"a name without a value, in a map",
     {{"compose.yaml", "services: {a: {build: {context: app, args: {V: }}}}\n"}, {".env", "V=8\n"}},
     "8",
     "../compose.yaml"},
    {"a name that nothing sets",
     {{"compose.yaml", "services: {a: {build: {context: app, args: [V]}}}\n"}},
     "old",
     NULL},
    {"files that .env names",
     {{"compose.yaml", "services: {a: {build: {context: app, args: {V: '1'}}}}\n"},
      {"compose.ci.yaml", "services: {a: {build: {args: {V: '2'}}}}\n"},
      {"docker/base.yaml", "services: {a: {build: {context: ../app, args: {V: '3'}}}}\n"},
      {".env", "COMPOSE_FILE=docker/base.yaml:compose.ci.yaml\n"}},
     "2",
     "../docker/base.yaml + ../compose.ci.yaml"},
    {"an override that nobody reads",
     {{"compose.override.yaml", "services: {a: {build: {context: app, args: {V: '1'}}}}\n"}},
     "old",
     NULL},
    {"a service that extends one of another file, and is included",
     {{"compose.yaml", "include: [sub/compose.yaml, ../../../etc/x.yaml, /etc/passwd]\n"},
      {"sub/compose.yaml", "services: {a: {extends: {service: b, file: ../common/base.yaml}, "
                           "build: {target: dev}}}\n"},
      {"common/base.yaml", "services: {b: {build: {context: ../app, args: {V: '4'}}}}\n"}},
     "4",
     "../common/base.yaml + ../sub/compose.yaml"},
    {"files that are included together, seen from a folder that is told",
     {{"compose.yaml", "include:\n  - path: [ci/a.yaml, ci/b.yaml]\n    project_directory: .\n"
                       "    env_file: ci/vars\n"},
      {"ci/a.yaml", "services: {a: {build: {context: app, args: {V: '1'}}}}\n"},
      {"ci/b.yaml", "services: {a: {build: {args: {V: '${N}'}}}}\n"},
      {"ci/vars", "N=8\n"}},
     "8",
     "../ci/a.yaml + ../ci/b.yaml"},
    {"an override of Bake, and a matrix",
     {{"docker-bake.hcl", "target \"a\" {\n  matrix = { t = [\"dev\"] }\n  context = \"app\"\n"
                          "  target = t\n  args = { V = \"5-${t}\" }\n}\n"},
      {"docker-bake.override.json", "{\"target\": {\"a\": {\"args\": {\"V\": \"6-${t}\"}}}}"}},
     "6-dev",
     "../docker-bake.hcl + ../docker-bake.override.json"},
    {"a file of another name stands alone",
     {{"compose.yaml", "services: {a: {build: other}}\n"},
      {"docker-bake.ci.hcl", "target \"a\" {\n  context = \"app\"\n  args = { V = \"7\" }\n}\n"}},
     "7",
     "../docker-bake.ci.hcl"},
};

static Str hover(Workspace *p, const char *uri)
{
    workspace_send(p, json_pack("{s:i,s:s,s:{s:{s:s},s:{s:i,s:i}}}", "id", 7, "method",
                                "textDocument/hover", "params", "textDocument", "uri", uri,
                                "position", "line", 0, "character", 4));
    json_t *message = workspace_answer(p, 7);
    json_t *contents = json_object_get(json_object_get(message, "result"), "contents");
    Str text = str_fmt(&p->arena, "%s", json_string_value(json_object_get(contents, "value")));
    json_decref(message);
    return text;
}

static void files_are_merged(void **state)
{
    const Merged *m = *state;
    const char *text = "ARG V=old\nFROM alpine:${V} AS dev\nUSER 1000\n";
    Workspace p;
    workspace_make(&p);
    workspace_write(&p, "app/Dockerfile", text);
    for (int i = 0; i < 6 && m->file[i][0]; i++) workspace_write(&p, m->file[i][0], m->file[i][1]);
    workspace_start(&p, "", "{}");
    workspace_open(&p, "app/Dockerfile", text);
    Str got = hover(&p, workspace_uri(&p, "app/Dockerfile").ptr);
    Str head = str_fmt(&p.arena, "ARG V = %s", m->value);
    Str path = m->path ? str_fmt(&p.arena, "%s sets it.", m->path) : head;
    if (!str_has(got, head)) assert_str(got, head);
    if (!str_has(got, path)) assert_str(got, path);
    workspace_leave(&p);
}

int main(void)
{
    struct CMUnitTest tests[ARRAY_LEN(merged)];
    for (uint32_t i = 0; i < ARRAY_LEN(merged); i++)
        tests[i] =
            (struct CMUnitTest){merged[i].title, files_are_merged, NULL, NULL, (void *)&merged[i]};
    return _cmocka_run_group_tests("build files of a folder", tests, ARRAY_LEN(tests), NULL,
                                   NULL) != 0;
}
