// What ShellCheck is given of each RUN: the dialect, then the text with a mark before each line.
#include "fixture.h"
#include "fl_shellcheck.h"
#include "printers.h"

Str print_scripts(const Fixture *f)
{
    Out o = out_on(f->arena);
    FlShellScripts scripts = fl_shell_scripts(f->arena, f->doc);
    for (uint32_t i = 0; i < scripts.count; i++) {
        Str rest = scripts.item[i].text, line;
        out_fmt(&o, "%.*s\n", STR_ARG(scripts.item[i].dialect));
        while (rest.len && str_next_part(&rest, '\n', &line))
            out_fmt(&o, "| %.*s\n", STR_ARG(line));
    }
    return out_done(&o);
}
