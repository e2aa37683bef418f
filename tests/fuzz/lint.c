// Whatever the text, every question about it has an answer that lies within it.
#include "fuzz.h"

static void ask_everywhere(Arena *a, FlDoc *doc)
{
    uint32_t len = fl_length(doc);
    for (uint32_t at = 0; at <= len; at += 1 + len / 16) {
        FlHover hover = fl_hover(a, doc, at);
        HOLDS(!hover.is_found || hover.span.end <= len);
        FlActions actions = fl_actions(a, doc, (Span){at, at}, UINT32_MAX);
        for (uint32_t i = 0; i < actions.count; i++) {
            FlEdits edits = actions.item[i].edits;
            for (uint32_t k = 0; k < edits.count; k++) HOLDS(edits.item[k].span.end <= len);
        }
    }
}

static void lint_as(Arena *a, FlDoc *doc, FlProfile profile)
{
    FlConfig config = {.profile = profile};
    fl_configure(doc, &config);
    FlFindings findings = fl_lint(a, doc);
    for (uint32_t i = 0; i < findings.count; i++) {
        Span span = findings.item[i].span;
        HOLDS(span.start <= span.end && span.end <= fl_length(doc));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena a = {0};
    FlDoc *doc = fl_open(fuzz_text(data, size));
    Str out;
    lint_as(&a, doc, FL_PROFILE_BUILDKIT);
    lint_as(&a, doc, FL_PROFILE_STRICT);
    lint_as(&a, doc, FL_PROFILE_DEFAULT);
    ask_everywhere(&a, doc);
    fl_dump(&a, doc, FL_DUMP_TREE, &out);
    fl_dump(&a, doc, FL_DUMP_BUILDKIT, &out);
    fl_dump(&a, doc, FL_DUMP_BUILDKIT_JSON, &out);
    fl_close(doc);
    arena_clear(&a);
    return 0;
}
