// What can be folded: the first and the last line, from 1.
#include "fl_editor.h"
#include "printers.h"

Str print_folds(const Fixture *f)
{
    static const char *const kind[] = {
        [FL_FOLD_CODE] = "", [FL_FOLD_COMMENT] = " comment", [FL_FOLD_REGION] = " region"};
    Out out = out_on(f->arena);
    FlFolds folds = fl_folds(f->arena, f->doc);
    for (uint32_t i = 0; i < folds.count; i++)
        out_fmt(&out, "%u-%u%s\n", fl_line(f->doc, folds.item[i].span.start),
                fl_line(f->doc, folds.item[i].span.end), kind[folds.item[i].kind]);
    return out_done(&out);
}
