// The print-outs of a document.
#include "features/dump.h"
#include "lint/open_document.h"

bool fl_dump(Arena *a, FlDoc *doc, FlDumpFormat format, Str *out)
{
    if (format != FL_DUMP_TREE && !dump_is_accepted(a, &doc->items, out)) return false;
    Out o = out_on(a);
    switch (format) {
    case FL_DUMP_TREE: dump_tree(&o, &doc->items); break;
    case FL_DUMP_BUILDKIT: dump_buildkit(&o, &doc->items); break;
    case FL_DUMP_BUILDKIT_JSON: dump_json(&o, &doc->items); break;
    }
    *out = o.is_cut ? STR("the print-out is over 64 MiB") : out_done(&o);
    return !o.is_cut;
}
