// JSON-RPC 2.0: what a message is, and the envelopes of answers.
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
    MESSAGE_LOST, // a notification that could not be read; `method` and `uri` say which, if they could
} MessageKind;

// Everything in it lives until rpc_clear, and as long as the arena of rpc_read.
typedef struct Message {
    json_t *root;
    const json_t *id;     // of requests and answers; NULL stands for null
    Str id_text;          // the same as it came, when the message had to be mended; else empty
    const json_t *params; // an object, an array, or NULL; of an answer its result
    Str method;
    Str uri; // of MESSAGE_LOST: the document it was about
    MessageKind kind;
    RpcCode error;
    bool is_cancelled;
} Message;

// Reads one message. Bytes that are not UTF-8 and halves of surrogate pairs become U+FFFD, so that a document is never
// lost for one bad character; what jansson does not read is mended where that is certain. In what is no JSON even so, the
// id and the method are looked for.
Message rpc_read(Arena *a, Str text);

// A message of which only the beginning is there. What it was is known as far as that tells.
Message rpc_read_part(Arena *a, Str text, RpcCode error);
void rpc_clear(Message *m);

// Which request of our own an answer is for: its id. False when it is none of ours.
bool rpc_answered(const Message *m, uint32_t *id);

// Whether that was an answer, and no error.
bool rpc_succeeded(const Message *m);

// What is needed to answer the request later; the id lives in the arena.
Message rpc_keep(Arena *a, const Message *request);

// Whether `params` of `$/cancelRequest` name a request that was kept.
bool rpc_cancels(Arena *a, const json_t *params, const Message *kept);

// Marks the requests that a later `$/cancelRequest` of the same batch names.
void rpc_mark_cancelled(Message *message, uint32_t count);

// Envelopes. What rpc_start_result and rpc_start_notification begin, rpc_end ends.
void rpc_start_result(Out *o, const Message *request);
void rpc_start_notification(Out *o, Str method);
void rpc_start_request(Out *o, uint32_t id, Str method);
void rpc_end(Out *o);
void rpc_write_error(Out *o, const Message *request, RpcCode code, Str message);

// What an error is called when nothing better is known.
Str rpc_error_text(RpcCode code);

#endif
