// An array of strings behind CMD: written as strings again, its elements are the same array.
#include "base/quote.h"
#include "fuzz.h"
#include "syntax/doc.h"
#include "syntax/walk.h"

static Str write_array(Arena *a, const Instr *in)
{
    Out out = out_on(a);
    out_str(&out, STR("CMD ["));
    for (uint32_t i = 0; i < instr_arg_count(in); i++) {
        if (0 < i) out_char(&out, ',');
        out_json_quoted(&out, arg_value(a, in, instr_arg(in, i)));
    }
    out_char(&out, ']');
    return out_done(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena a = {0};
    Items items = {0}, again = {0};
    items_init(&items, str_join(&a, STR("CMD "), fuzz_text(data, size)));
    const Instr *in = items_at(&items, 0);
    if (in->is_json && in->problem_count == 0) {
        items_init(&again, write_array(&a, in));
        const Instr *copy = items_at(&again, 0);
        HOLDS(copy->is_json && instr_arg_count(copy) == instr_arg_count(in));
        for (uint32_t i = 0; i < instr_arg_count(in); i++)
            HOLDS(str_eq(arg_value(&a, copy, instr_arg(copy, i)),
                         arg_value(&a, in, instr_arg(in, i))));
    }
    items_clear(&items);
    items_clear(&again);
    arena_clear(&a);
    return 0;
}
