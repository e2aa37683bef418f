// The heredocs that a line opens are words of that line.
#include "fuzz.h"
#include "syntax/expand.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena a = {0};
    Str line = fuzz_text(data, size);
    HeredocWords words = heredoc_words(&a, line);
    for (uint32_t i = 0; i < words.count; i++) {
        Span span = words.span[i];
        HOLDS(span.start < span.end && span.end <= line.len && words.item[i].name.len);
        // Words that come out of one `${...}` have its place in common.
        HOLDS(i == 0 || words.span[i - 1].start <= span.start);
        HOLDS(str_find(str_cut(line, span.start, span.end), STR("<<")) != STR_NONE);
    }
    HeredocWord word;
    heredoc_word(&a, line, &word);
    arena_clear(&a);
    return 0;
}
