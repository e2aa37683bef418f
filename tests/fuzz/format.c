// Formatting keeps what the builder reads, and there is nothing left to format afterwards.
#include "apply_edits.h"
#include "fl_format.h"
#include "fuzz.h"

static Str dumped(Arena *a, FlDoc *doc, bool *is_taken)
{
    Str out;
    *is_taken = fl_dump(a, doc, FL_DUMP_BUILDKIT, &out);
    return out;
}

// The first two bytes say how.
static FlFormat format_of(const uint8_t *data, size_t size)
{
    if (size < 2) return (FlFormat){0};
    return (FlFormat){.width = data[1] % 20,
                      .has_tabs = data[0] & 1,
                      .line_end = (FlLineEnd)(data[0] / 2 % 3),
                      .keeps_trailing_blanks = data[0] & 8,
                      .keeps_blank_end = data[0] & 16,
                      .keeps_open_end = data[0] & 32,
                      .operators = (FlOperators)(data[1] / 20 % 3),
                      .lays_out_commands = data[0] & 64};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena a = {0};
    FlFormat format = format_of(data, size);
    Str text = size < 2 ? STR("") : fuzz_text(data + 2, size - 2);
    FlDoc *doc = fl_open(text);
    bool was_taken, is_taken;
    Str before = dumped(&a, doc, &was_taken);
    for (uint32_t at = 0; at <= text.len && at < 64; at++)
        edits_apply(&a, text, fl_format_line(&a, doc, &format, at));
    FlEdits edits = fl_format(&a, doc, &format, (Span){0, text.len});
    fl_replace(doc, edits_apply(&a, text, edits));
    Str after = dumped(&a, doc, &is_taken);
    HOLDS(was_taken == is_taken);
    HOLDS(!is_taken || format.lays_out_commands || str_eq(before, after));
    HOLDS(fl_format(&a, doc, &format, (Span){0, fl_length(doc)}).count == 0);
    fl_close(doc);
    arena_clear(&a);
    return 0;
}
