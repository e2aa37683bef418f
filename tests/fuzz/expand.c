// Expansion of a word in every mode. The first byte picks the mode, the rest is the word.
#include "syntax/expand.h"
#include "fuzz.h"

// A and its like are set, E is empty, U cannot be known.
static EnvAnswer get(const void *context, Str name, Str *value)
{
    (void)context;
    char c = str_at(name, 0);
    if (c == 'U') return ENV_UNKNOWN;
    if (c == 'E') *value = STR("");
    if (c == 'A') *value = STR("a b*c\\d/a");
    return c == 'E' || c == 'A' ? ENV_SET : ENV_UNSET;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    Arena a = {0};
    Env env = {get, NULL};
    Str word = fuzz_text(data + 1, size - 1);
    ExpandMode mode = {.escape = data[0] & 1 ? '`' : '\\',
                       .raw_quotes = data[0] & 2,
                       .raw_escapes = data[0] & 4,
                       .skip_unset = data[0] & 8,
                       .skip_quotes = data[0] & 16,
                       .no_words = data[0] & 32};
    Expansion e = expand(&a, word, &env, mode);
    if (!e.is_ok) {
        HOLDS(e.error.len && e.error_span.start <= e.error_span.end);
        HOLDS(e.error_span.end <= word.len && e.result.len == 0);
    }
    for (uint32_t i = 0; i < e.lookup_count; i++) {
        const Lookup *l = &e.lookup[i];
        HOLDS(l->span.start <= l->name_span.start && l->name_span.end <= l->span.end);
        HOLDS(l->span.end <= word.len);
    }
    arena_clear(&a);
    return 0;
}
