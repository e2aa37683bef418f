#include "server/shellcheck.h"
#include "server/paths.h"

bool shellcheck_find(Arena *a, Str told, Untrusted untrusted, Str *program)
{
    return child_find(a, "shellcheck", told, untrusted, program);
}

ChildTask shellcheck_task(Arena *a, Str program, const FlShellScript *script)
{
    enum { SECONDS_MAX = 5, PRINTED_MAX = 4 << 20 };
    Str dialect = str_fmt(a, "--shell=%.*s", STR_ARG(script->dialect));
    return (ChildTask){
        .program = program,
        .argument = {"shellcheck", "--norc", "--format=json1", "--exclude=" FL_SHELLCHECK_EXCLUDED,
                     path_z(a, dialect), "-"},
        .input = script->text,
        .seconds_max = SECONDS_MAX,
        .printed_max = PRINTED_MAX,
    };
}

const char *shellcheck_trouble(const ChildEnd *end)
{
    if (end->trouble) return end->trouble;
    return 1 < end->status ? "it could not do its work" : NULL;
}
