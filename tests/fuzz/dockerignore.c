// Any bytes as the .dockerignore of a file that copies things.
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena a = {0};
    FlDoc *doc = fl_open(STR("FROM a\nCOPY . /x\nCOPY a/b c* ./d/../e /y/\nADD foo \"g h\" /z/\n"));
    FlConfig config = {.has_ignore = true, .ignore = fuzz_text(data, size)};
    fl_configure(doc, &config);
    FlFindings findings = fl_lint(&a, doc);
    for (uint32_t i = 0; i < findings.count; i++)
        HOLDS(findings.item[i].span.end <= fl_length(doc));
    fl_close(doc);
    arena_clear(&a);
    return 0;
}
