// Framing: a stream of bytes in any pieces becomes messages. (LSP 3.17, Base Protocol)
//
//     Content-Length: 52\r\n
//     \r\n
//     {"jsonrpc":"2.0", ...}Content-Length: 38\r\n ...
#ifndef FL_PROTOCOL_FRAME_H
#define FL_PROTOCOL_FRAME_H

#include "analysis.h"

enum {
    FRAME_MAX = 64 << 20,       // bytes of one message
    FRAME_KEPT = 64 << 10,      // of a longer one, which is not read
    FRAME_HEADER_MAX = 8 << 10, // bytes of all its headers
};

typedef enum FrameState {
    FRAME_MORE,
    FRAME_MESSAGE,
    FRAME_TOO_LONG, // a message of which only the first FRAME_KEPT bytes are there
    FRAME_BROKEN,
} FrameState;

// A zeroed Frame is valid and empty.
typedef struct Frame {
    char *ptr;
    size_t len, room; // bytes received, bytes allocated
    size_t at;        // where the first message that was not taken starts
    size_t line;      // where its first header line that was not read starts
    uint32_t body;    // length of the body, when has_body
    uint32_t dropped; // bytes of a body that is too long, which were thrown away
    bool has_body, is_in_body;
    const char *error; // why the stream is broken
} Frame;

// Appends what arrived. Messages taken before are no longer valid.
void frame_feed(Frame *f, const char *bytes, size_t count);

// The next whole message, which lives until the next frame_feed. A broken stream stays broken: where the next message
// starts cannot be known.
FrameState frame_next(Frame *f, Str *message);

// Whether the stream may end here: nothing of a message has arrived.
bool frame_is_between(const Frame *f);

void frame_clear(Frame *f);

#endif
