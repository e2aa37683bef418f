// However a stream is cut into chunks, the same messages come out of it, and it breaks in the same place.
//
// The first byte of the input says how to cut: into chunks of that many bytes, or, from 128 on, of growing length.
#include "protocol/frame.h"
#include "fuzz/fuzz.h"

typedef struct Seen {
    Out messages; // each with its length before it
    FrameState state;
} Seen;

static void take_all(Frame *f, Seen *seen)
{
    Str message;
    while ((seen->state = frame_next(f, &message)) == FRAME_MESSAGE) {
        out_fmt(&seen->messages, "%u:", message.len);
        out_str(&seen->messages, message);
    }
}

static Seen read_in_chunks(Arena *a, Str stream, uint32_t size, uint32_t growth)
{
    Frame frame = {0};
    Seen seen = {.messages = out_on(a)};
    for (uint32_t at = 0; at < stream.len; at += size, size += growth) {
        Str chunk = str_cut(stream, at, at + size);
        frame_feed(&frame, chunk.ptr, chunk.len);
        take_all(&frame, &seen);
    }
    frame_clear(&frame);
    return seen;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2) return 0;
    Arena a = {0};
    Str stream = fuzz_text(data + 1, size - 1);
    Seen whole = read_in_chunks(&a, stream, stream.len, 0);
    Seen cut = read_in_chunks(&a, stream, data[0] % 128 + 1u, data[0] / 128);
    HOLDS(str_eq(out_done(&whole.messages), out_done(&cut.messages)));
    HOLDS(whole.state == cut.state);
    arena_clear(&a);
    return 0;
}
