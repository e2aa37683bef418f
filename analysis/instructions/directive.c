// The parser directives at the top of a file (language.md 3).
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS directive

static const DirectiveInfo table[] = {
    {
        .name = STR_INIT("syntax"),
        .title = TEXT("Picks the frontend image that reads this file."),
        .form = STR_INIT("# syntax=IMAGE"),
        .example = TEXT("# syntax=docker/dockerfile:1"),
        .trap = TEXT("`docker/dockerfile:1` is the newest stable one, `docker/dockerfile:1-labs` "
                     "has what is not stable yet. Without the directive the one inside the builder "
                     "is used. It must be on the first lines, without a space before the `#`."),
        .anchor = "syntax",
    },
    {
        .name = STR_INIT("escape"),
        .title = TEXT("Sets the escape and continuation character: backslash or backtick."),
        .form = STR_INIT("# escape=CHARACTER"),
        .example = TEXT("# escape=`"),
        .trap = TEXT("Made for Windows paths, in which the backslash is a separator. It must "
                     "come before all else but other directives: after a comment or an empty "
                     "line it is only a comment."),
        .anchor = "escape",
    },
    {
        .name = STR_INIT("check"),
        .title = TEXT("Tells the builder which of its checks to skip, and whether a warning fails "
                      "the build."),
        .form = STR_INIT("# check=skip=RULE,...|all[;error=true|false]"),
        .example = TEXT("# check=skip=JSONArgsRecommended;error=true"),
        .trap = TEXT("Everything after the first space of the value is lost: write `skip=A,B`, "
                     "not `skip=A, B`. As a comment above an instruction it holds for that one "
                     "(since 1.21)."),
        .since = "1.8",
        .anchor = "check",
    },
};

const DirectiveInfo *directives(uint32_t *count)
{
    *count = ARRAY_LEN(table);
    return table;
}

const DirectiveInfo *directive_info(Str name)
{
    for (uint32_t i = 0; i < ARRAY_LEN(table); i++) {
        if (str_ieq(table[i].name, name)) return &table[i];
    }
    return NULL;
}
