// Parses messages with jansson; writes envelopes as text.
#include "protocol/rpc.h"
#include "protocol/mend.h"
#include "protocol/repair.h"
#include "protocol/salvage.h"
#include "protocol/write.h"
#include <jansson.h>

static Str text_of(const json_t *value)
{
    if (!json_is_string(value)) return STR("");
    return str_of(json_string_value(value), (uint32_t)json_string_length(value));
}

static Message invalid(json_t *root, const json_t *id, RpcCode code)
{
    return (Message){.root = root, .id = id, .kind = MESSAGE_INVALID, .error = code};
}

enum { ID_MAX = 1 << 20 }; // a response with a longer id might exceed the limit

static bool is_id(const json_t *id)
{
    return (json_is_string(id) && json_string_length(id) <= ID_MAX) || json_is_number(id);
}

static Message read_call(json_t *root, const json_t *method)
{
    const json_t *id = json_object_get(root, "id");
    const json_t *params = json_object_get(root, "params");
    if (id && !is_id(id)) return invalid(root, NULL, RPC_INVALID_REQUEST);
    if (!json_is_string(method)) return invalid(root, id, RPC_INVALID_REQUEST);
    if (json_is_null(params)) params = NULL;
    if (params && !json_is_object(params) && !json_is_array(params)) {
        if (id) return invalid(root, id, RPC_INVALID_PARAMS);
        params = NULL;
    }
    MessageKind kind = id ? MESSAGE_REQUEST : MESSAGE_NOTIFICATION;
    return (Message){
        .root = root, .id = id, .params = params, .method = text_of(method), .kind = kind};
}

static json_t *load(Str text)
{
    return json_loadb(text.ptr, text.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
}

// ---- Unreadable messages ----

// The raw id in the text; empty when there is none that can be sent back.
static Str find_id(Arena *a, Str text)
{
    Str id = scan_member(text, STR("id"));
    bool is_string = str_at(id, 0) == '"' && (id.len == 2 || scan_text(a, id).len);
    bool is_whole = id.ptr + id.len < text.ptr + text.len; // else more digits may follow
    return id.len <= ID_MAX && is_whole && (is_string || scan_is_number(id)) ? id : STR("");
}

Message rpc_read_part(Arena *a, Str text, RpcCode error)
{
    Str document = scan_member(scan_member(text, STR("params")), STR("textDocument"));
    Message m = {
        .kind = MESSAGE_INVALID,
        .error = error,
        .id_text = find_id(a, text),
        .method = scan_text(a, scan_member(text, STR("method"))),
        .uri = scan_text(a, scan_member(document, STR("uri"))),
    };
    bool is_answer = scan_member(text, STR("result")).len || scan_member(text, STR("error")).len;
    if (m.method.len == 0 && is_answer) m.kind = MESSAGE_RESPONSE;
    if (m.method.len && m.id_text.len == 0) m.kind = MESSAGE_LOST;
    return m;
}

// ---- Reading ----

static Message read_object(json_t *root)
{
    const json_t *method = json_object_get(root, "method");
    if (!str_eq(text_of(json_object_get(root, "jsonrpc")), STR("2.0"))) {
        const json_t *id = json_object_get(root, "id");
        return invalid(root, is_id(id) ? id : NULL, RPC_INVALID_REQUEST);
    }
    if (!method && (json_object_get(root, "result") || json_object_get(root, "error")))
        return (Message){.root = root,
                         .id = json_object_get(root, "id"),
                         .params = json_object_get(root, "result"),
                         .kind = MESSAGE_RESPONSE};
    return read_call(root, method);
}

Message rpc_read(Arena *a, Str text)
{
    static const Str byte_order_mark = STR_INIT("\xEF\xBB\xBF");
    text = repair_json(a, text);
    if (str_starts(text, byte_order_mark)) text = str_skip(text, byte_order_mark.len);
    json_t *root = load(text);
    if (root) return read_object(root);
    root = load(mend_json(a, text));
    if (!root) return rpc_read_part(a, text, RPC_PARSE_ERROR);
    Message m = read_object(root);
    if (m.id) m.id_text = find_id(a, text);
    return m;
}

void rpc_clear(Message *m)
{
    json_decref(m->root);
    *m = (Message){0};
}

bool rpc_answered(const Message *m, uint32_t *id)
{
    json_int_t number = json_integer_value(m->id);
    if (!json_is_integer(m->id) || number <= 0 || UINT32_MAX < number) return false;
    *id = (uint32_t)number;
    return true;
}

static void mark(Message *message, uint32_t count, const json_t *id)
{
    for (uint32_t i = 0; i < count; i++) {
        bool is_request = message[i].kind == MESSAGE_REQUEST && message[i].id_text.len == 0;
        if (is_request && json_equal(message[i].id, id)) message[i].is_cancelled = true;
    }
}

void rpc_mark_cancelled(Message *message, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (message[i].kind != MESSAGE_NOTIFICATION) continue;
        if (!str_is_z(message[i].method, "$/cancelRequest")) continue;
        const json_t *id = json_object_get(message[i].params, "id");
        if (id) mark(message, i, id);
    }
}

static void write_id(Out *o, const Message *request)
{
    const json_t *id = request->id;
    if (request->id_text.len) {
        out_str(o, request->id_text);
    } else if (json_is_string(id)) {
        write_string(o, text_of(id));
    } else if (json_is_integer(id) && 0 <= json_integer_value(id)) {
        out_number(o, (uint64_t)json_integer_value(id));
    } else if (id) {
        char text[64];
        size_t len = json_dumpb(id, text, sizeof text, JSON_ENCODE_ANY);
        out_str(o, str_of(text, (uint32_t)len));
    } else {
        out_str(o, STR("null"));
    }
}

bool rpc_succeeded(const Message *m)
{
    return m->params != NULL;
}

Message rpc_keep(Arena *a, const Message *request)
{
    Out id = out_on(a);
    write_id(&id, request);
    return (Message){.kind = MESSAGE_REQUEST, .id_text = out_done(&id)};
}

bool rpc_cancels(Arena *a, const json_t *params, const Message *kept)
{
    Message named = {.id = json_object_get(params, "id")};
    return named.id && str_eq(rpc_keep(a, &named).id_text, kept->id_text);
}

void rpc_start_result(Out *o, const Message *request)
{
    out_str(o, STR("{\"jsonrpc\":\"2.0\",\"id\":"));
    write_id(o, request);
    out_str(o, STR(",\"result\":"));
}

void rpc_start_notification(Out *o, Str method)
{
    out_str(o, STR("{\"jsonrpc\":\"2.0\",\"method\":"));
    write_string(o, method);
    out_str(o, STR(",\"params\":"));
}

void rpc_start_request(Out *o, uint32_t id, Str method)
{
    out_str(o, STR("{\"jsonrpc\":\"2.0\",\"id\":"));
    out_number(o, id);
    out_str(o, STR(",\"method\":"));
    write_string(o, method);
    out_str(o, STR(",\"params\":"));
}

void rpc_end(Out *o)
{
    out_char(o, '}');
}

Str rpc_error_text(RpcCode code)
{
    switch (code) {
    case RPC_PARSE_ERROR: return STR("the message is not JSON");
    case RPC_INVALID_REQUEST: return STR("the message is not a request that is valid now");
    case RPC_SHUT_DOWN: return STR("the server has been shut down");
    case RPC_TOO_LONG: return STR("the message is longer than 64 MiB");
    case RPC_METHOD_NOT_FOUND: return STR("the method is not known");
    case RPC_INVALID_PARAMS: return STR("the parameters are not those of the method");
    case RPC_NOT_INITIALIZED: return STR("the server waits for `initialize`");
    case RPC_CANCELLED: return STR("the request was cancelled");
    case RPC_CONTENT_MODIFIED: return STR("the document has changed meanwhile");
    case RPC_FAILED: return STR("the request failed");
    case RPC_LATER:
    case RPC_OK: break;
    }
    return STR("");
}

void rpc_write_error(Out *o, const Message *request, RpcCode code, Str message)
{
    out_str(o, STR("{\"jsonrpc\":\"2.0\",\"id\":"));
    write_id(o, request);
    out_fmt(o, ",\"error\":{\"code\":%d,\"message\":", (int)code);
    write_string(o, message);
    out_str(o, STR("}}"));
}
