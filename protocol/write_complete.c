#include "protocol/write_complete.h"
#include <jansson.h>

// LSP 3.17, CompletionItemKind.
enum {
    ITEM_VARIABLE = 6,
    ITEM_CLASS = 7,
    ITEM_MODULE = 9,
    ITEM_PROPERTY = 10,
    ITEM_VALUE = 12,
    ITEM_KEYWORD = 14,
    ITEM_SNIPPET = 15,
    ITEM_FILE = 17,
    ITEM_REFERENCE = 18,
    ITEM_FOLDER = 19,
    ITEM_ENUM_MEMBER = 20,
    ITEM_CONSTANT = 21,
};

static const uint8_t item_kind[] = {
    [FL_COMPLETES_INSTRUCTION] = ITEM_KEYWORD, [FL_COMPLETES_FLAG] = ITEM_PROPERTY,
    [FL_COMPLETES_VALUE] = ITEM_VALUE,         [FL_COMPLETES_VARIABLE] = ITEM_VARIABLE,
    [FL_COMPLETES_STAGE] = ITEM_CLASS,         [FL_COMPLETES_IMAGE] = ITEM_MODULE,
    [FL_COMPLETES_USER] = ITEM_REFERENCE,      [FL_COMPLETES_RULE] = ITEM_ENUM_MEMBER,
    [FL_COMPLETES_DIRECTIVE] = ITEM_CONSTANT,  [FL_COMPLETES_LINES] = ITEM_SNIPPET,
    [FL_COMPLETES_FILE] = ITEM_FILE,           [FL_COMPLETES_FOLDER] = ITEM_FOLDER,
};

static void write_text(Out *o, bool is_markdown, Str markdown, Str plain)
{
    out_z(o, ",\"documentation\":{\"kind\":");
    out_str(o, is_markdown ? STR("\"markdown\"") : STR("\"plaintext\""));
    out_z(o, ",\"value\":");
    write_string(o, is_markdown ? markdown : plain);
    out_char(o, '}');
}

static void write_topic(Out *o, const Client *client, Str topic)
{
    Str markdown, plain;
    if (fl_completion_text(o->arena, topic, &markdown, &plain))
        write_text(o, client->has_completion_markdown, markdown, plain);
}

// ---- The list ----

// The end of `textEdit`; the range is the same for all items.
static Str edit_end(Arena *a, const View *v, const FlCompletions *found)
{
    Out o = out_on(a);
    out_str(&o, v->client->has_insert_replace ? STR(",\"insert\":") : STR(",\"range\":"));
    write_range(&o, v, v->client->has_insert_replace ? found->word_typed : found->word);
    if (v->client->has_insert_replace) {
        out_z(&o, ",\"replace\":");
        write_range(&o, v, found->word);
    }
    out_char(&o, '}');
    return out_done(&o);
}

static void write_deprecated(Out *o, const Client *client)
{
    enum { TAG_DEPRECATED = 1 }; // LSP 3.17, CompletionItemTag
    if (client->has_completion_tags)
        out_fmt(o, ",\"tags\":[%u]", TAG_DEPRECATED);
    else if (client->has_completion_deprecated)
        out_z(o, ",\"deprecated\":true");
}

static void write_commit(Out *o, Str characters)
{
    out_z(o, ",\"commitCharacters\":[");
    for (uint32_t i = 0; i < characters.len; i++) {
        if (i) out_char(o, ',');
        write_string(o, str_cut(characters, i, i + 1));
    }
    out_char(o, ']');
}

static void write_beside(Out *o, const View *v, FlEdits edits)
{
    out_z(o, ",\"additionalTextEdits\":");
    write_edits(o, v, edits);
}

// `number` is the index in the list; clients sort by sortText.
static void write_item(Out *o, const View *v, const FlCompletion *item, uint32_t number,
                       Str end_of_edit)
{
    const Client *client = v->client;
    bool is_snippet = client->has_snippets && item->snippet.len;
    out_z(o, "{\"label\":");
    write_string(o, item->label);
    out_z(o, ",\"kind\":");
    out_number(o, item_kind[item->kind]);
    if (item->detail.len) {
        out_z(o, ",\"detail\":");
        write_string(o, item->detail);
    }
    out_z(o, ",\"sortText\":\"");
    out_number(o, 10000 + number);
    out_str(o, is_snippet ? STR("\",\"insertTextFormat\":2") : STR("\""));
    out_z(o, ",\"textEdit\":{\"newText\":");
    write_string(o, is_snippet ? item->snippet : item->text);
    out_str(o, end_of_edit);
    if (item->beside.count) write_beside(o, v, item->beside);
    if (item->commit.len && client->has_commit_characters) write_commit(o, item->commit);
    if (item->is_deprecated) write_deprecated(o, client);
    if (item->topic.len && client->has_lazy_text) {
        out_z(o, ",\"data\":");
        write_string(o, item->topic);
    } else if (item->topic.len) {
        write_topic(o, client, item->topic);
    }
    out_char(o, '}');
}

void write_completions(Out *o, const View *v, FlCompletions found)
{
    Str end = edit_end(o->arena, v, &found);
    out_z(o, "{\"isIncomplete\":");
    out_str(o, v->is_partial || found.is_partial ? STR("true") : STR("false"));
    out_z(o, ",\"items\":[");
    for (uint32_t i = 0; i < found.count; i++) {
        if (i) out_char(o, ',');
        write_item(o, v, &found.item[i], i, end);
    }
    out_z(o, "]}");
}

// ---- Resolve ----

static int write_piece(const char *piece, size_t len, void *o)
{
    out_str(o, str_of(piece, (uint32_t)len));
    return 0;
}

bool write_resolved(Out *o, const Client *client, const json_t *item, const char *must)
{
    const json_t *topic = json_object_get(item, "data");
    if (!json_object_get(item, must)) return false;
    Out whole = out_on(o->arena);
    json_dump_callback(item, write_piece, &whole, JSON_COMPACT);
    Str text = out_done(&whole);
    out_str(o, str_cut(text, 0, text.len - 1));
    if (json_is_string(topic) && !json_object_get(item, "documentation"))
        write_topic(o, client,
                    str_of(json_string_value(topic), (uint32_t)json_string_length(topic)));
    out_char(o, '}');
    return true;
}

// ---- Signatures ----

// Labels from tables are ASCII, so byte offsets are valid in every encoding.
static Str plain_text(Out *o, Str text)
{
    Out plain = out_on(o->arena);
    for (uint32_t i = 0; i < text.len; i++)
        if (text.ptr[i] != '`') out_char(&plain, text.ptr[i]);
    return out_done(&plain);
}

static void write_parameter(Out *o, const View *v, const FlSignature *s, const FlParameter *p)
{
    Str label = str_cut(s->label, p->label.start, p->label.end);
    out_z(o, "{\"label\":");
    if (v->client->has_label_offsets)
        out_fmt(o, "[%u,%u]", p->label.start, p->label.end);
    else
        write_string(o, label);
    if (p->text.len)
        write_text(o, v->client->has_signature_markdown, p->text, plain_text(o, p->text));
    out_char(o, '}');
}

// When no parameter is active: an index behind the last, which clients treat as the first, or null
// if supported.
static void write_active(Out *o, const View *v, const FlSignature *s)
{
    bool is_none = s->parameter_count <= s->active && v->client->has_no_active_parameter;
    out_z(o, ",\"activeParameter\":");
    if (is_none)
        out_z(o, "null");
    else
        out_fmt(o, "%u", s->active);
}

static void write_signature(Out *o, const View *v, const FlSignature *s)
{
    out_z(o, "{\"label\":");
    write_string(o, s->label);
    if (s->text.len)
        write_text(o, v->client->has_signature_markdown, s->text, plain_text(o, s->text));
    out_z(o, ",\"parameters\":[");
    for (uint32_t i = 0; i < s->parameter_count; i++) {
        if (i) out_char(o, ',');
        write_parameter(o, v, s, &s->parameter[i]);
    }
    out_char(o, ']');
    if (v->client->has_active_parameter) write_active(o, v, s);
    out_char(o, '}');
}

void write_signatures(Out *o, const View *v, FlSignatures found)
{
    if (!found.count) {
        out_z(o, "null");
        return;
    }
    out_z(o, "{\"signatures\":[");
    for (uint32_t i = 0; i < found.count; i++) {
        if (i) out_char(o, ',');
        write_signature(o, v, &found.item[i]);
    }
    out_fmt(o, "],\"activeSignature\":%u", found.active);
    write_active(o, v, &found.item[found.active]);
    out_char(o, '}');
}
