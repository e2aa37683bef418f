// Whatever a message is: reading it ends, what was mended needs no more mending, and a refusal of it is one line of text.
#include "fuzz/fuzz.h"
#include "protocol/mend.h"
#include "protocol/repair.h"
#include "protocol/rpc.h"
#include "protocol/write.h"

static bool is_printable(Str text)
{
    for (uint32_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] < ' ') return false;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena a = {0};
    Str text = fuzz_text(data, size), mended = mend_json(&a, repair_json(&a, text));
    HOLDS(str_eq(mend_json(&a, mended), mended));
    Message whole = rpc_read(&a, text), part = rpc_read_part(&a, text, RPC_TOO_LONG);
    const Message *both[] = {&whole, &part};
    for (uint32_t i = 0; i < ARRAY_LEN(both); i++) {
        Out o = out_on(&a);
        rpc_write_error(&o, both[i], RPC_FAILED, both[i]->method);
        HOLDS(is_printable(out_done(&o)));
    }
    rpc_clear(&whole);
    rpc_clear(&part);
    arena_clear(&a);
    return 0;
}
