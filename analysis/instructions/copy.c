// COPY: files of the context, of a stage or of an image.
#include "instructions/instruction.h"

static const Str form[] = {
    TEXT("COPY [flags] SOURCE... DESTINATION"),
    TEXT("COPY [flags] [\"SOURCE\", ... \"DESTINATION\"]"),
    TEXT("COPY [flags] <<NAME DESTINATION"),
};

static const FlagInfo flag[] = {
    {
        .name = TEXT("from"),
        .kind = FLAG_TEXT,
        .hint = TEXT("STAGE, number of a stage, or IMAGE"),
        .text = TEXT("Takes the files from an earlier stage, an image or a named context instead "
                     "of the build context. Variables are not allowed in it."),
        .anchor = TEXT("copy---from"),
    },
    {
        .name = TEXT("chown"),
        .kind = FLAG_TEXT,
        .hint = TEXT("USER[:GROUP]"),
        .text = TEXT("Gives the files to this user and group, by name or number. Without it they "
                     "belong to root, whatever USER says."),
        .anchor = TEXT("copy---chown---chmod"),
    },
    {
        .name = TEXT("chmod"),
        .kind = FLAG_TEXT,
        .hint = TEXT("MODE"),
        .text = TEXT("Sets the permissions: octal such as `755`, or symbolic such as `u=rwX,go=rX` "
                     "(since 1.14). Saves the RUN chmod that would store the files twice."),
        .since = TEXT("1.2"),
        .anchor = TEXT("copy---chown---chmod"),
    },
    {
        .name = TEXT("link"),
        .kind = FLAG_BOOL,
        .text = TEXT("Makes a layer of its own that does not depend on the ones before it, so it "
                     "is reused when these change. Symbolic links in the destination are not "
                     "followed."),
        .since = TEXT("1.4"),
        .anchor = TEXT("copy---link"),
    },
    {
        .name = TEXT("parents"),
        .kind = FLAG_BOOL,
        .text = TEXT("Keeps the folders of each source below the destination, from its `/./` on "
                     "if it has one, and lets `**` stand in sources."),
        .since = TEXT("1.20"),
        .since_labs = TEXT("1.7"),
        .anchor = TEXT("copy---parents"),
    },
    {
        .name = TEXT("exclude"),
        .kind = FLAG_LIST,
        .hint = TEXT("PATTERN"),
        .text = TEXT("Leaves out the files that match, by the rules of `.dockerignore`. May be "
                     "repeated. Variables in it are not expanded."),
        .since = TEXT("1.19"),
        .since_labs = TEXT("1.7"),
        .anchor = TEXT("copy---exclude"),
    },
};

const InstructionInfo instruction_copy = {
    .name = TEXT("COPY"),
    .title = TEXT("Copies files and folders from the build context, a stage or an image."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("COPY package.json package-lock.json ./\n"
                    "COPY --from=build /src/dist ./dist"),
    .trap = TEXT("Any change in what it copies rebuilds all that follows: copy the list of "
                 "dependencies, install, and only then copy the sources. `COPY . .` takes "
                 "everything that `.dockerignore` does not name, `.git`, `.env` and "
                 "`node_modules` too. A folder gives its content, not itself."),
    .anchor = TEXT("copy"),
    .flag = flag,
    .flag_count = ARRAY_LEN(flag),
};
