// The command line and the server go by the same .dockerignore: in each of these trees both find the same, and the server
// also after the file has changed.
#include "base/out.h"
#include "peer.h"
#include "protocol/frame.h"
#include "test.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES_MAX = 5, WAIT_MS = 10000 };

#define COPIES "FROM alpine:3.20\nCOPY app /app\nCOPY lib /lib\n"

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

typedef struct Place {
    Arena arena;
    char root[64];
    Peer peer;
    Frame frame;
} Place;

static const char *path_in(Place *p, const char *path)
{
    return str_fmt(&p->arena, "%s/%s%c", p->root, path, 0).ptr;
}

static void write_file(Place *p, const char *path, const char *text)
{
    const char *full = path_in(p, path);
    for (char *slash = strchr(full + strlen(p->root) + 1, '/'); slash;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(full, 0755);
        *slash = '/';
    }
    FILE *file = fopen(full, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

// ---- The two answers ----

static bool is_about_ignoring(const json_t *code)
{
    return strcmp(json_string_value(code), "copy-ignored") == 0;
}

static uint32_t count_checked(Place *p, const char *dockerfile)
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

static void send(Place *p, json_t *message)
{
    json_object_set_new(message, "jsonrpc", json_string("2.0"));
    char *text = json_dumps(message, JSON_COMPACT);
    Str body = str_of(text, (uint32_t)strlen(text));
    peer_write(&p->peer,
               str_fmt(&p->arena, "Content-Length: %u\r\n\r\n%.*s", body.len, STR_ARG(body)),
               PEER_WHOLE);
    free(text);
    json_decref(message);
}

// Waits for a message of that method; the caller frees it.
static json_t *receive(Place *p, const char *method)
{
    char bytes[4096];
    Str text;
    for (;;) {
        while (frame_next(&p->frame, &text) != FRAME_MESSAGE) {
            long n = peer_read(&p->peer, bytes, sizeof bytes, WAIT_MS);
            if (n <= 0) fail_msg("no %s", method);
            frame_feed(&p->frame, bytes, (size_t)n);
        }
        json_t *message = json_loadb(text.ptr, text.len, 0, NULL);
        const char *name = json_string_value(json_object_get(message, "method"));
        if (name && strcmp(name, method) == 0) return message;
        json_decref(message);
    }
}

static uint32_t count_published(Place *p)
{
    json_t *message = receive(p, "textDocument/publishDiagnostics");
    const json_t *list = json_object_get(json_object_get(message, "params"), "diagnostics");
    uint32_t count = 0;
    for (size_t i = 0; i < json_array_size(list); i++)
        count += is_about_ignoring(json_object_get(json_array_get(list, i), "code"));
    json_decref(message);
    return count;
}

static Str uri_of(Place *p, const char *path)
{
    Out o = out_on(&p->arena);
    out_fmt(&o, "file://%s/", p->root);
    for (; *path; path++) {
        bool is_plain = char_is_word(*path) || *path == '/' || *path == '.';
        if (is_plain)
            out_char(&o, *path);
        else
            out_fmt(&o, "%%%c%c", "0123456789ABCDEF"[(unsigned char)*path >> 4],
                    "0123456789ABCDEF"[*path & 15]);
    }
    out_char(&o, '\0');
    return out_done(&o);
}

static void start(Place *p, const char *end_of_root)
{
    p->peer = peer_start();
    send(p,
         json_pack("{s:i,s:s,s:{s:s,s:{s:{s:{s:b}}}}}", "id", 1, "method", "initialize", "params",
                   "rootUri", str_fmt(&p->arena, "file://%s%s%c", p->root, end_of_root, 0).ptr,
                   "capabilities", "workspace", "didChangeWatchedFiles", "dynamicRegistration", 1));
    send(p, json_pack("{s:s,s:{}}", "method", "initialized", "params"));
}

static void open(Place *p, const char *path, const char *text)
{
    send(p, json_pack("{s:s,s:{s:{s:s,s:s,s:i,s:s}}}", "method", "textDocument/didOpen", "params",
                      "textDocument", "uri", uri_of(p, path).ptr, "languageId", "dockerfile",
                      "version", 1, "text", text));
}

static void leave(Place *p)
{
    Str errors;
    peer_end_input(&p->peer);
    peer_wait(&p->peer, &p->arena, &errors);
    assert_str(errors, STR(""));
    frame_clear(&p->frame);
    Str command = str_fmt(&p->arena, "rm -r '%s'%c", p->root, 0);
    assert_int_equal(system(command.ptr), 0);
    arena_clear(&p->arena);
}

static void make(Place *p)
{
    *p = (Place){.root = "/tmp/fairlead-ignore-XXXXXX"};
    assert_non_null(mkdtemp(p->root));
}

// ---- The tests ----

static void both_go_by_it(void **state)
{
    const Tree *tree = *state;
    Place p;
    make(&p);
    for (uint32_t i = 0; i < FILES_MAX && tree->file[i].path; i++)
        write_file(&p, tree->file[i].path, tree->file[i].text);
    assert_int_equal(count_checked(&p, tree->dockerfile), tree->ignored);
    start(&p, tree->ignored % 2 ? "/" : "");
    open(&p, tree->dockerfile, COPIES);
    assert_int_equal(count_published(&p), tree->ignored);
    leave(&p);
}

static void a_change_of_it_is_seen(void **state)
{
    (void)state;
    Place p;
    make(&p);
    write_file(&p, "sub/Dockerfile", COPIES);
    start(&p, "");
    json_t *asked = receive(&p, "client/registerCapability");
    char *text = json_dumps(asked, JSON_COMPACT);
    assert_non_null(strstr(text, "**/.dockerignore"));
    assert_non_null(strstr(text, "**/*.dockerignore"));
    free(text);
    json_decref(asked);
    open(&p, "sub/Dockerfile", COPIES);
    assert_int_equal(count_published(&p), 0);
    write_file(&p, ".dockerignore", "app\nlib\n");
    send(&p, json_pack("{s:s,s:{s:[]}}", "method", "workspace/didChangeWatchedFiles", "params",
                       "changes"));
    assert_int_equal(count_published(&p), 2);
    write_file(&p, ".dockerignore", "app\n");
    send(&p, json_pack("{s:s,s:{s:{s:s}}}", "method", "textDocument/didSave", "params",
                       "textDocument", "uri", uri_of(&p, ".dockerignore").ptr));
    assert_int_equal(count_published(&p), 1);
    unlink(path_in(&p, ".dockerignore"));
    send(&p, json_pack("{s:s,s:{s:{s:s}}}", "method", "textDocument/didSave", "params",
                       "textDocument", "uri", uri_of(&p, "sub/Dockerfile").ptr));
    assert_int_equal(count_published(&p), 0);
    leave(&p);
}

int main(void)
{
    struct CMUnitTest tests[ARRAY_LEN(trees) + 1];
    for (uint32_t i = 0; i < ARRAY_LEN(trees); i++)
        tests[i] =
            (struct CMUnitTest){trees[i].title, both_go_by_it, NULL, NULL, (void *)&trees[i]};
    tests[ARRAY_LEN(trees)] = (struct CMUnitTest)cmocka_unit_test(a_change_of_it_is_seen);
    return _cmocka_run_group_tests(".dockerignore", tests, ARRAY_LEN(tests), NULL, NULL) != 0;
}
