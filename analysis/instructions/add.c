// ADD: files, archives, URLs and git repositories into the image.
#include "instructions/instruction.h"

static const Str form[] = {
    TEXT("ADD [flags] SOURCE... DESTINATION"),
    TEXT("ADD [flags] [\"SOURCE\", ... \"DESTINATION\"]"),
    TEXT("ADD [flags] <<NAME DESTINATION"),
};

static const FlagInfo flag[] = {
    {
        .name = TEXT("keep-git-dir"),
        .kind = FLAG_BOOL,
        .text = TEXT("Keeps the `.git` folder of a git source."),
        .since = TEXT("1.6"),
        .since_labs = TEXT("1.5"),
        .anchor = TEXT("add---keep-git-dir"),
    },
    {
        .name = TEXT("checksum"),
        .kind = FLAG_TEXT,
        .hint = TEXT("sha256:HEX, or the COMMIT of a git source"),
        .text = TEXT("Fails the build when what was fetched is not exactly this. Takes one remote "
                     "source only."),
        .since = TEXT("1.6"),
        .since_labs = TEXT("1.5"),
        .anchor = TEXT("add---checksum"),
    },
    {
        .name = TEXT("chown"),
        .kind = FLAG_TEXT,
        .hint = TEXT("USER[:GROUP]"),
        .text = TEXT("Gives the files to this user and group, by name or number. Without it they "
                     "belong to root, whatever USER says."),
        .anchor = TEXT("add---chown---chmod"),
    },
    {
        .name = TEXT("chmod"),
        .kind = FLAG_TEXT,
        .hint = TEXT("MODE"),
        .text = TEXT("Sets the permissions: octal such as `755`, or symbolic such as `u=rwX,go=rX` "
                     "(since 1.14)."),
        .since = TEXT("1.2"),
        .anchor = TEXT("add---chown---chmod"),
    },
    {
        .name = TEXT("link"),
        .kind = FLAG_BOOL,
        .text = TEXT("Makes a layer of its own that does not depend on the ones before it, so it "
                     "is reused when these change. Symbolic links in the destination are not "
                     "followed."),
        .since = TEXT("1.4"),
        .anchor = TEXT("add---link"),
    },
    {
        .name = TEXT("exclude"),
        .kind = FLAG_LIST,
        .hint = TEXT("PATTERN"),
        .text = TEXT("Leaves out the files that match, by the rules of `.dockerignore`. May be "
                     "repeated. Variables in it are not expanded."),
        .since = TEXT("1.19"),
        .since_labs = TEXT("1.7"),
        .anchor = TEXT("add---exclude"),
    },
    {
        .name = TEXT("unpack"),
        .kind = FLAG_BOOL,
        .text = TEXT("Says whether archives are unpacked. Without it local archives are and "
                     "downloaded ones are not."),
        .since = TEXT("1.17"),
        .anchor = TEXT("add---unpack"),
    },
};

const InstructionInfo instruction_add = {
    .name = TEXT("ADD"),
    .title = TEXT("Puts files, unpacked archives, downloads or git repositories into the image."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("ADD rootfs.tar.gz /\n"
                    "ADD --checksum=sha256:24454f830c... https://example.com/tool.tgz /opt/"),
    .trap = TEXT("It unpacks local archives and downloads URLs without being asked. For plain "
                 "files take COPY, which does neither; for downloads give `--checksum`, or fetch "
                 "and clean up in one RUN."),
    .anchor = TEXT("add"),
    .flag = flag,
    .flag_count = ARRAY_LEN(flag),
};
