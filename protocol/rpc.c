// One message in, one envelope out. jansson reads; replies are written as text.
#include "protocol/rpc.h"
#include "protocol/repair.h"
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

static bool is_id(const json_t *id)
{
    return json_is_string(id) || json_is_number(id);
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

Message rpc_read(Arena *a, Str text)
{
    text = repair_json(a, text);
    json_t *root = json_loadb(text.ptr, text.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    if (!root) return invalid(NULL, NULL, RPC_PARSE_ERROR);
    const json_t *method = json_object_get(root, "method");
    if (!str_eq(text_of(json_object_get(root, "jsonrpc")), STR("2.0"))) {
        const json_t *id = json_object_get(root, "id");
        return invalid(root, is_id(id) ? id : NULL, RPC_INVALID_REQUEST);
    }
    if (!method && (json_object_get(root, "result") || json_object_get(root, "error")))
        return (Message){.root = root, .kind = MESSAGE_RESPONSE};
    return read_call(root, method);
}

void rpc_clear(Message *m)
{
    json_decref(m->root);
    *m = (Message){0};
}

static void mark(Message *message, uint32_t count, const json_t *id)
{
    for (uint32_t i = 0; i < count; i++) {
        bool is_request = message[i].kind == MESSAGE_REQUEST;
        if (is_request && json_equal(message[i].id, id)) message[i].is_cancelled = true;
    }
}

void rpc_mark_cancelled(Message *message, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (message[i].kind != MESSAGE_NOTIFICATION) continue;
        if (!str_eq(message[i].method, STR("$/cancelRequest"))) continue;
        const json_t *id = json_object_get(message[i].params, "id");
        if (id) mark(message, i, id);
    }
}

static void write_id(Out *o, const json_t *id)
{
    if (json_is_string(id)) {
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

void rpc_start_result(Out *o, const json_t *id)
{
    out_str(o, STR("{\"jsonrpc\":\"2.0\",\"id\":"));
    write_id(o, id);
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
    case RPC_METHOD_NOT_FOUND: return STR("the method is not known");
    case RPC_INVALID_PARAMS: return STR("the parameters are not those of the method");
    case RPC_NOT_INITIALIZED: return STR("the server waits for `initialize`");
    case RPC_CANCELLED: return STR("the request was cancelled");
    case RPC_CONTENT_MODIFIED: return STR("the document has changed meanwhile");
    case RPC_FAILED: return STR("the request failed");
    case RPC_OK: break;
    }
    return STR("");
}

void rpc_write_error(Out *o, const json_t *id, RpcCode code, Str message)
{
    out_str(o, STR("{\"jsonrpc\":\"2.0\",\"id\":"));
    write_id(o, id);
    out_fmt(o, ",\"error\":{\"code\":%d,\"message\":", (int)code);
    write_string(o, message);
    out_str(o, STR("}}"));
}
