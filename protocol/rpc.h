// JSON-RPC 2.0: parses messages and writes the envelopes of responses.
#ifndef FL_PROTOCOL_RPC_H
#define FL_PROTOCOL_RPC_H

#include "analysis.h"
#include "protocol/codes.h"

typedef struct json_t json_t;

typedef enum MessageKind {
    MESSAGE_REQUEST,
    MESSAGE_NOTIFICATION,
    MESSAGE_RESPONSE,
    MESSAGE_INVALID, // must be answered with `error`
    MESSAGE_LOST, // an unreadable notification; `method` and `uri` are set if they could be found
} MessageKind;

// A parsed message. Valid until rpc_clear, and as long as the arena of rpc_read.
typedef struct Message {
    json_t *root;
    const json_t *id;     // of requests and responses; NULL stands for null
    Str id_text;          // the id as received, if the message had to be mended; else empty
    const json_t *params; // an object, an array or NULL; of a response its result
    Str method;
    Str uri; // of MESSAGE_LOST: the document
    MessageKind kind;
    RpcCode error;
    bool is_cancelled;
} Message;

// Parses a message. Invalid UTF-8 and lone surrogates become U+FFFD, and JSON beyond jansson's
// limits is mended, so that no edit is lost. If the text is still no JSON, the id and the method
// are searched for in it.
Message rpc_read(Arena *a, Str text);

// Parses what is there of an incomplete message; its kind is determined as far as possible.
Message rpc_read_part(Arena *a, Str text, RpcCode error);
void rpc_clear(Message *m);

// Gets the id of our own request that the response belongs to. False when it is none of ours.
bool rpc_answered(const Message *m, uint32_t *id);

// Whether it is a response without an error.
bool rpc_succeeded(const Message *m);

// A copy of what is needed to answer the request later; the id lives in the arena.
Message rpc_keep(Arena *a, const Message *request);

// Whether the `params` of `$/cancelRequest` name that kept request.
bool rpc_cancels(Arena *a, const json_t *params, const Message *kept);

// Sets is_cancelled of the requests that a later `$/cancelRequest` in the same batch names.
void rpc_mark_cancelled(Message *message, uint32_t count);

// Write envelopes. rpc_end closes what rpc_start_result, rpc_start_notification or
// rpc_start_request opened.
void rpc_start_result(Out *o, const Message *request);
void rpc_start_notification(Out *o, Str method);
void rpc_start_request(Out *o, uint32_t id, Str method);
void rpc_end(Out *o);
void rpc_write_error(Out *o, const Message *request, RpcCode code, Str message);

// The default message of an error code.
Str rpc_error_text(RpcCode code);

#endif
