// The lossless tree.
#include "printers.h"

Str print_tree(const Fixture *f)
{
    Str out;
    fl_dump(f->arena, f->doc, FL_DUMP_TREE, &out);
    return out;
}
