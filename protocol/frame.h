// Message framing: splits a byte stream that arrives in arbitrary pieces into messages. (LSP 3.17,
// Base Protocol)
//
//     Content-Length: 52\r\n
//     \r\n
//     {"jsonrpc":"2.0", ...}Content-Length: 38\r\n ...
#ifndef FL_PROTOCOL_FRAME_H
#define FL_PROTOCOL_FRAME_H

#include "analysis.h"

enum {
    FRAME_MAX = 64 << 20,       // maximum message size in bytes
    FRAME_KEPT = 64 << 10,      // bytes kept of a longer message, which is skipped
    FRAME_HEADER_MAX = 8 << 10, // maximum size of all headers in bytes
};

typedef enum FrameState {
    FRAME_MORE,
    FRAME_MESSAGE,
    FRAME_TOO_LONG, // a skipped message, with its first FRAME_KEPT bytes
    FRAME_BROKEN,
} FrameState;

// A zeroed Frame is valid and empty.
typedef struct Frame {
    char *ptr;
    size_t len, room; // bytes received; bytes allocated
    size_t at;        // start of the first message not taken yet
    size_t line;      // start of its first header line not read yet
    uint32_t body;    // Content-Length, if has_body
    uint32_t dropped; // skipped bytes of a body that is too long
    bool has_body, is_in_body;
    const char *error; // the reason of FRAME_BROKEN
} Frame;

// Appends received bytes. Invalidates the messages taken before.
void frame_feed(Frame *f, const char *bytes, size_t count);

// Gets the next complete message, valid until the next frame_feed. A broken stream stays broken, as
// the start of the next message is unknown.
FrameState frame_next(Frame *f, Str *message);

// Whether the stream may end here: no part of a message is pending.
bool frame_is_between(const Frame *f);

void frame_clear(Frame *f);

#endif
