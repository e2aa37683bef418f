// The file after files of its context got other names: `FROM=TO ...` behind `moved`.
#include "apply_edits.h"
#include "fl_links.h"
#include "printers.h"
#include "test.h"

enum { MOVES_MAX = 8 };

Str print_moved(const Fixture *f)
{
    FlMove move[MOVES_MAX];
    uint32_t count = 0;
    Str words = f->asked->args;
    for (Str word; (word = str_next_word(&words)).len && count < MOVES_MAX; count++) {
        uint32_t equals = str_find_char(word, '=');
        move[count] = (FlMove){str_cut(word, 0, equals), str_skip(word, equals + 1)};
    }
    Str text = fl_text(f->arena, f->doc);
    return edits_apply(f->arena, text, fl_moved(f->arena, f->doc, move, count));
}
