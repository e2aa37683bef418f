// Edits give the tree of the edited text. The input is a row of edits of a document that starts empty:
//
//     start (2 bytes)  length to delete (1 byte)  length to insert (1 byte)  bytes to insert
#include "fuzz.h"
#include "trees.h"

typedef struct Script {
    const uint8_t *data;
    size_t size, at;
} Script;

static uint32_t next_byte(Script *s)
{
    return s->at < s->size ? s->data[s->at++] : 0;
}

static void edit(Items *items, Script *s)
{
    uint32_t high = next_byte(s), low = next_byte(s);
    uint32_t start = (high << 8 | low) % (items->total.at + 1);
    uint32_t removed = next_byte(s), added = next_byte(s);
    if (s->size - s->at < added) added = (uint32_t)(s->size - s->at);
    Str with = fuzz_text(s->data + s->at, added);
    s->at += added;
    items_edit(items, (Span){start, start + removed}, with);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena a = {0};
    Items items = {0}, fresh = {0};
    Script script = {data, size, 0};
    items_init(&items, STR(""));
    while (script.at < size) edit(&items, &script);
    Str text = items_text(&items, &a);
    HOLDS(!trees_fault(&a, &items, text));
    items_init(&fresh, text);
    HOLDS(!trees_differ(&items, &fresh));
    items_clear(&items);
    items_clear(&fresh);
    arena_clear(&a);
    return 0;
}
