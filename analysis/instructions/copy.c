// COPY: files of the context, of a stage or of an image.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS copy

static const Str form[] = {
    STR_INIT("COPY [flags] SOURCE... DESTINATION"),
    STR_INIT("COPY [flags] [\"SOURCE\", ... \"DESTINATION\"]"),
    STR_INIT("COPY [flags] <<NAME DESTINATION"),
};

static const WordInfo modes[] = {
    {"755", TEXT("Programs and folders: everyone may read and start them, the owner may write.")},
    {"644", TEXT("Files: everyone may read them, the owner may write.")},
    {"600", TEXT("Only the owner may read and write.")},
    {"u=rwX,go=rX", TEXT("Everyone may read, the owner may write; only what is a "
                         "folder or could be started stays so.")},
};

static const FlagInfo flag[] = {
    {
        .name = STR_INIT("from"),
        .kind = FLAG_TEXT,
        .hint = "STAGE|NUMBER|IMAGE",
        .text = TEXT("Copies from an earlier stage, an image or a named context instead "
                     "of the build context. Variables are not allowed in it."),
        .anchor = "copy---from",
    },
    {
        .name = STR_INIT("chown"),
        .kind = FLAG_TEXT,
        .hint = "USER[:GROUP]",
        .text = TEXT("Gives the files to this user and group, by name or number. Without it they "
                     "belong to root, whatever USER says."),
        .anchor = "copy---chown---chmod",
    },
    {
        .name = STR_INIT("chmod"),
        .kind = FLAG_TEXT,
        .hint = "MODE",
        .text = TEXT("Sets the permissions: octal such as `755`, or symbolic such as `u=rwX,go=rX` "
                     "(since 1.14). Saves the RUN chmod that would store the files twice."),
        .since = "1.2",
        .anchor = "copy---chown---chmod",
        .usual = modes,
        .usual_count = ARRAY_LEN(modes),
    },
    {
        .name = STR_INIT("link"),
        .kind = FLAG_BOOL,
        .text = TEXT("Makes a layer of its own that does not depend on the ones before it, so it "
                     "is reused when these change. Symbolic links in the destination are not "
                     "followed."),
        .since = "1.4",
        .anchor = "copy---link",
    },
    {
        .name = STR_INIT("parents"),
        .kind = FLAG_BOOL,
        .text = TEXT("Keeps the folders of each source below the destination, from its `/./` on "
                     "if it has one, and lets `**` stand in sources."),
        .since = "1.20",
        .since_labs = "1.7",
        .anchor = "copy---parents",
    },
    {
        .name = STR_INIT("exclude"),
        .kind = FLAG_LIST,
        .hint = "PATTERN",
        .text = TEXT("Leaves out the files that match, by the rules of `.dockerignore`. May be "
                     "repeated. Variables in it are not expanded."),
        .since = "1.19",
        .since_labs = "1.7",
        .anchor = "copy---exclude",
    },
};

const InstructionInfo instruction_copy = {
    .name = STR_INIT("COPY"),
    .title = TEXT("Copies files and folders from the build context, a stage or an image."),
    .layer = TEXT("Makes a layer."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("COPY package.json package-lock.json ./\n"
                    "COPY --from=build /src/dist ./dist"),
    .trap = TEXT("Any change in the copied files rebuilds all that follows: copy the list of "
                 "dependencies, install, and only then copy the sources. `COPY . .` copies "
                 "everything that `.dockerignore` does not name, also `.git`, `.env` and "
                 "`node_modules`. Of a folder the content is copied, not the folder itself."),
    .anchor = "copy",
    .flag = flag,
    .flag_count = ARRAY_LEN(flag),
};
