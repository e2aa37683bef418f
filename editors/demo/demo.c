// What an editor shows of a Dockerfile: findings, a hover, code actions, and the file before and after fix-all.
//
//     demo SERVER FILE
#include "base/vec.h"
#include "demo_client.h"
#include "server/diff.h"
#include <stdio.h>

#define URI "file:///demo/Dockerfile"

typedef struct Demo {
    Client client;
    Arena arena;
    Str text;
} Demo;

// ---- Positions: the server is asked to count bytes, as we do ----

static Str line_at(Str text, uint32_t number)
{
    Str line = STR("");
    for (uint32_t i = 0; i <= number; i++) str_next_part(&text, '\n', &line);
    return line;
}

static uint32_t find_line(Str text, Str start)
{
    Str line;
    for (uint32_t i = 0; str_next_part(&text, '\n', &line); i++)
        if (str_starts(line, start)) return i;
    return 0;
}

static uint32_t number_of(const json_t *object, const char *name)
{
    return (uint32_t)json_integer_value(json_object_get(object, name));
}

static uint32_t offset_of(Str text, const json_t *position)
{
    Str line = line_at(text, number_of(position, "line"));
    uint32_t at = number_of(position, "character");
    return (uint32_t)(line.ptr - text.ptr) + (at < line.len ? at : line.len);
}

static json_t *position(uint32_t line, uint32_t character)
{
    return json_pack("{s:i, s:i}", "line", (int)line, "character", (int)character);
}

static json_t *document(void)
{
    return json_pack("{s:s}", "uri", URI);
}

// ---- Talking ----

static void open_document(Demo *d)
{
    json_t *can = json_loads(
        "{\"general\": {\"positionEncodings\": [\"utf-8\"]},"
        " \"textDocument\": {\"publishDiagnostics\": {},"
        " \"hover\": {\"contentFormat\": [\"plaintext\"]},"
        " \"codeAction\": {\"isPreferredSupport\": true, \"codeActionLiteralSupport\":"
        " {\"codeActionKind\": {\"valueSet\": [\"quickfix\", \"refactor\", \"source\"]}}}}}",
        0, NULL);
    json_t *init = json_pack("{s:n, s:n, s:o}", "processId", "rootUri", "capabilities", can);
    json_decref(client_request(&d->client, "initialize", init));
    client_notify(&d->client, "initialized", json_object());
    json_t *item = json_pack("{s:s, s:s, s:i, s:s%}", "uri", URI, "languageId", "dockerfile",
                             "version", 1, "text", d->text.ptr, (size_t)d->text.len);
    client_notify(&d->client, "textDocument/didOpen", json_pack("{s:o}", "textDocument", item));
}

// The code actions at a line; `only` may be NULL.
static json_t *ask_actions(Demo *d, uint32_t line, const char *only)
{
    json_t *context = json_pack("{s:[]}", "diagnostics");
    if (only) json_object_set_new(context, "only", json_pack("[s]", only));
    json_t *range = json_pack("{s:o, s:o}", "start", position(line, 0), "end",
                              position(line, line_at(d->text, line).len));
    return client_request(&d->client, "textDocument/codeAction",
                          json_pack("{s:o, s:o, s:o}", "textDocument", document(), "range", range,
                                    "context", context));
}

// ---- Showing ----

static void show_heading(const char *text)
{
    printf("\n== %s ==\n\n", text);
}

static void show_finding(const Demo *d, const json_t *finding)
{
    static const char *const severities[] = {"", "error", "warning", "info", "hint"};
    const json_t *range = json_object_get(finding, "range"),
                 *start = json_object_get(range, "start");
    const json_t *end = json_object_get(range, "end");
    uint32_t number = number_of(start, "line"), from = number_of(start, "character");
    uint32_t severity = number_of(finding, "severity");
    Str line = line_at(d->text, number);
    uint32_t to = number_of(end, "line") == number ? number_of(end, "character") : line.len;
    printf("%4u | %.*s\n     | %*s", number + 1, STR_ARG(line), (int)from, "");
    for (uint32_t i = from; i < to || i == from; i++) putchar('^');
    printf(" %s: %s", severity < ARRAY_LEN(severities) ? severities[severity] : "",
           json_string_value(json_object_get(finding, "message")));
    const char *code = json_string_value(json_object_get(finding, "code"));
    printf(" [%s]\n", code ? code : "");
}

static void show_findings(Demo *d)
{
    show_heading("findings");
    const json_t *list = client_diagnostics(&d->client);
    size_t i;
    const json_t *finding;
    json_array_foreach(list, i, finding) show_finding(d, finding);
}

static void show_hover(Demo *d)
{
    show_heading("hover of FROM");
    json_t *hover = client_request(&d->client, "textDocument/hover",
                                   json_pack("{s:o, s:o}", "textDocument", document(), "position",
                                             position(find_line(d->text, STR("FROM")), 1)));
    const char *text =
        json_string_value(json_object_get(json_object_get(hover, "contents"), "value"));
    printf("%s\n", text ? text : "(nothing)");
    json_decref(hover);
}

static void show_actions(Demo *d)
{
    show_heading("code actions of the CMD line");
    json_t *list = ask_actions(d, find_line(d->text, STR("CMD")), NULL);
    size_t i;
    const json_t *action;
    json_array_foreach(list, i, action)
    {
        const char *title = json_string_value(json_object_get(action, "title"));
        const char *kind = json_string_value(json_object_get(action, "kind"));
        bool is_preferred = json_is_true(json_object_get(action, "isPreferred"));
        printf("  %s %s (%s)\n", is_preferred ? "*" : "-", title ? title : "", kind ? kind : "");
    }
    json_decref(list);
}

static FlEdits read_edits(Demo *d, const json_t *list)
{
    struct {
        FlEdit *item;
        uint32_t count, room;
    } edits = {0};
    size_t i;
    const json_t *edit;
    json_array_foreach(list, i, edit)
    {
        const json_t *range = json_object_get(edit, "range"),
                     *text = json_object_get(edit, "newText");
        FlEdit one = {{offset_of(d->text, json_object_get(range, "start")),
                       offset_of(d->text, json_object_get(range, "end"))},
                      str_of(json_string_value(text), (uint32_t)json_string_length(text))};
        VEC_PUSH(&d->arena, &edits, one);
    }
    return (FlEdits){edits.item, edits.count};
}

static void show_fix_all(Demo *d)
{
    show_heading("fix all");
    json_t *list = ask_actions(d, 0, "source.fixAll");
    const json_t *edit = json_object_get(json_array_get(list, 0), "edit");
    FlEdits edits = read_edits(d, json_object_get(json_object_get(edit, "changes"), URI));
    Out o = out_on(&d->arena);
    diff_print(&o, STR("editors/demo/Dockerfile"), d->text, edits);
    fwrite(o.ptr, 1, o.len, stdout);
    json_decref(list);
}

// ---- The run ----

static bool read_text(Demo *d, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        fprintf(stderr, "demo: %s cannot be read\n", path);
        return false;
    }
    Out o = out_on(&d->arena);
    for (int c = fgetc(file); c != EOF; c = fgetc(file)) out_char(&o, (char)c);
    fclose(file);
    d->text = out_done(&o);
    return true;
}

int main(int argc, char **argv)
{
    static Demo demo;
    if (argc != 3) {
        fprintf(stderr, "usage: demo SERVER FILE\n");
        return 2;
    }
    if (!read_text(&demo, argv[2]) || !client_start(&demo.client, argv[1])) return 2;
    open_document(&demo);
    printf("What an editor shows of %s:\n", argv[2]);
    show_findings(&demo);
    show_hover(&demo);
    show_actions(&demo);
    show_fix_all(&demo);
    int status = client_stop(&demo.client);
    arena_clear(&demo.arena);
    return status;
}
