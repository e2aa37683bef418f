// Any bytes have a tree whose leaves and cuts print them back.
#include "fuzz.h"
#include "trees.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena a = {0};
    Items items = {0};
    items_init(&items, fuzz_text(data, size));
    HOLDS(!trees_fault(&a, &items, fuzz_text(data, size)));
    items_clear(&items);
    arena_clear(&a);
    return 0;
}
