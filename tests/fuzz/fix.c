// Safe fixes add no error, and behind them there is nothing left to fix.
#include "apply_edits.h"
#include "fuzz.h"

static uint32_t count_errors(Arena *a, FlDoc *doc)
{
    FlFindings findings = fl_lint(a, doc);
    uint32_t n = 0;
    for (uint32_t i = 0; i < findings.count; i++) n += findings.item[i].severity == FL_ERROR;
    return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena a = {0};
    Str text = fuzz_text(data, size);
    FlDoc *doc = fl_open(text);
    uint32_t errors = count_errors(&a, doc);
    fl_replace(doc, edits_apply(&a, text, fl_fix_all(&a, doc)));
    HOLDS(count_errors(&a, doc) <= errors);
    HOLDS(fl_fix_all(&a, doc).count == 0);
    fl_close(doc);
    arena_clear(&a);
    return 0;
}
