// The parser directives at the top of a file (grammar 3).
#include "instructions/instruction.h"

static const DirectiveInfo table[] = {
    {
        .name = TEXT("syntax"),
        .title = TEXT("Picks the frontend image that reads this file."),
        .form = TEXT("# syntax=IMAGE"),
        .example = TEXT("# syntax=docker/dockerfile:1"),
        .trap = TEXT("`docker/dockerfile:1` is the newest stable one, `docker/dockerfile:1-labs` "
                     "has what is not stable yet. Without the directive the one inside the builder "
                     "is used. It must stand on the first lines, without a blank before the `#`."),
        .anchor = TEXT("syntax"),
    },
    {
        .name = TEXT("escape"),
        .title = TEXT("Sets the escape and continuation character: backslash or back-quote."),
        .form = TEXT("# escape=CHARACTER"),
        .example = TEXT("# escape=\\"),
        .trap = TEXT("Made for Windows paths, in which the backslash is a separator. It must stand "
                     "before all else but other directives: behind a comment or an empty line it "
                     "is only a comment."),
        .anchor = TEXT("escape"),
    },
    {
        .name = TEXT("check"),
        .title = TEXT("Tells the builder which of its checks to skip, and whether a warning fails "
                      "the build."),
        .form = TEXT("# check=skip=RULE,...|all[;error=true|false]"),
        .example = TEXT("# check=skip=JSONArgsRecommended;error=true"),
        .trap = TEXT("Everything behind the first blank of the value is lost: write `skip=A,B`, "
                     "not `skip=A, B`. As a comment above an instruction it holds for that one "
                     "(since 1.21)."),
        .since = TEXT("1.8"),
        .anchor = TEXT("check"),
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
