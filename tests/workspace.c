#include "workspace.h"
#include "base/out.h"
#include "test.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { WAIT_MS = 60000 };

const char *workspace_path(Workspace *p, const char *path)
{
    return str_fmt(&p->arena, "%s/%s%c", p->root, path, 0).ptr;
}

void workspace_write(Workspace *p, const char *path, const char *text)
{
    const char *full = workspace_path(p, path);
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

void workspace_send(Workspace *p, json_t *message)
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
static json_t *next_message(Workspace *p, const char *wanted)
{
    char bytes[4096];
    Str text;
    while (frame_next(&p->frame, &text) != FRAME_MESSAGE) {
        long n = peer_read(&p->peer, bytes, sizeof bytes, WAIT_MS);
        if (n <= 0) fail_msg("no %s", wanted);
        frame_feed(&p->frame, bytes, (size_t)n);
    }
    return json_loadb(text.ptr, text.len, 0, NULL);
}

json_t *workspace_next(Workspace *p)
{
    return next_message(p, "message");
}

json_t *workspace_receive(Workspace *p, const char *method)
{
    for (;;) {
        json_t *message = next_message(p, method);
        const char *name = json_string_value(json_object_get(message, "method"));
        if (name && strcmp(name, method) == 0) return message;
        json_decref(message);
    }
}

json_t *workspace_answer(Workspace *p, int id)
{
    for (;;) {
        json_t *message = next_message(p, "answer");
        bool is_it = !json_object_get(message, "method") &&
                     json_integer_value(json_object_get(message, "id")) == id;
        if (is_it) return message;
        json_decref(message);
    }
}

static bool has_rule(const json_t *list, const char *id)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *code = json_object_get(json_array_get(list, i), "code");
        if (strcmp(json_string_value(code), id) == 0) return true;
    }
    return false;
}

void workspace_wait_for_rule(Workspace *p, const char *id)
{
    for (bool is_found = false; !is_found;) {
        json_t *message = workspace_receive(p, "textDocument/publishDiagnostics");
        const json_t *params = json_object_get(message, "params");
        is_found = has_rule(json_object_get(params, "diagnostics"), id);
        json_decref(message);
    }
}

Str workspace_uri(Workspace *p, const char *path)
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

void workspace_start(Workspace *p, const char *end_of_root, const char *more)
{
    p->peer = peer_start();
    Str root = str_fmt(&p->arena, "file://%s%s%c", p->root, end_of_root, 0);
    json_t *capabilities = json_loads(more, 0, NULL);
    assert_non_null(capabilities);
    workspace_send(p, json_pack("{s:i,s:s,s:{s:s,s:o}}", "id", 1, "method", "initialize", "params",
                                "rootUri", root.ptr, "capabilities", capabilities));
    workspace_send(p, json_pack("{s:s,s:{}}", "method", "initialized", "params"));
}

void workspace_open(Workspace *p, const char *path, const char *text)
{
    workspace_send(p, json_pack("{s:s,s:{s:{s:s,s:s,s:i,s:s}}}", "method", "textDocument/didOpen",
                                "params", "textDocument", "uri", workspace_uri(p, path).ptr,
                                "languageId", "dockerfile", "version", 1, "text", text));
}

void workspace_change(Workspace *p, const char *path, const char *text)
{
    workspace_send(p,
                   json_pack("{s:s,s:{s:{s:s,s:i},s:[{s:s}]}}", "method", "textDocument/didChange",
                             "params", "textDocument", "uri", workspace_uri(p, path).ptr, "version",
                             2, "contentChanges", "text", text));
}

void workspace_tell_changed(Workspace *p, const char *path, int type)
{
    workspace_send(p,
                   json_pack("{s:s,s:{s:[{s:s,s:i}]}}", "method", "workspace/didChangeWatchedFiles",
                             "params", "changes", "uri", workspace_uri(p, path).ptr, "type", type));
}

Str workspace_ask(Workspace *p, const char *method, const char *uri, int line, int character)
{
    static int id = 1000;
    workspace_send(
        p, json_pack("{s:i,s:s,s:{s:{s:s},s:{s:i,s:i},s:{s:{s:i,s:i},s:{s:i,s:i}},s:{s:[]}}}", "id",
                     ++id, "method", method, "params", "textDocument", "uri", uri, "position",
                     "line", line, "character", character, "range", "start", "line", line,
                     "character", character, "end", "line", line, "character", character, "context",
                     "diagnostics"));
    json_t *message = workspace_answer(p, id);
    char *text = json_dumps(json_object_get(message, "result"),
                            JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY);
    Str answer = str_fmt(&p->arena, "%s%c", text, 0);
    free(text);
    json_decref(message);
    return answer;
}

void workspace_leave(Workspace *p)
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

void workspace_make(Workspace *p)
{
    *p = (Workspace){.root = "/tmp/fairlead-XXXXXX"};
    assert_non_null(mkdtemp(p->root));
}
