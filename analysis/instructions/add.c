// ADD: files, archives, URLs and git repositories into the image.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS add

static const Str form[] = {
    STR_INIT("ADD [flags] SOURCE... DESTINATION"),
    STR_INIT("ADD [flags] [\"SOURCE\", ... \"DESTINATION\"]"),
    STR_INIT("ADD [flags] <<NAME DESTINATION"),
};

static const WordInfo modes[] = {
    {"755", TEXT("Programs and folders: everyone may read and start them, the owner may write.")},
    {"644", TEXT("Files: everyone may read them, the owner may write.")},
    {"600", TEXT("Only the owner may read and write.")},
    {"u=rwX,go=rX", TEXT("Everyone may read, the owner may write; only what is a "
                         "folder or could be started stays so.")},
};

static const WordInfo hashes[] = {
    {"sha256:", TEXT("The SHA-256 hash of the download, as 64 hexadecimal digits.")},
};

static const FlagInfo flag[] = {
    {
        .name = STR_INIT("keep-git-dir"),
        .kind = FLAG_BOOL,
        .text = TEXT("Keeps the `.git` folder of a git source."),
        .since = "1.6",
        .since_labs = "1.5",
        .anchor = "add---keep-git-dir",
    },
    {
        .name = STR_INIT("checksum"),
        .kind = FLAG_TEXT,
        .hint = "sha256:HEX|COMMIT",
        .text = TEXT("Fails the build when the download does not have this hash, or the git "
                     "source is not at this commit. For one remote source only."),
        .since = "1.6",
        .since_labs = "1.5",
        .anchor = "add---checksum",
        .usual = hashes,
        .usual_count = ARRAY_LEN(hashes),
    },
    {
        .name = STR_INIT("chown"),
        .kind = FLAG_TEXT,
        .hint = "USER[:GROUP]",
        .text = TEXT("Gives the files to this user and group, by name or number. Without it they "
                     "belong to root, whatever USER says."),
        .anchor = "add---chown---chmod",
    },
    {
        .name = STR_INIT("chmod"),
        .kind = FLAG_TEXT,
        .hint = "MODE",
        .text = TEXT("Sets the permissions: octal such as `755`, or symbolic such as `u=rwX,go=rX` "
                     "(since 1.14)."),
        .since = "1.2",
        .anchor = "add---chown---chmod",
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
        .anchor = "add---link",
    },
    {
        .name = STR_INIT("exclude"),
        .kind = FLAG_LIST,
        .hint = "PATTERN",
        .text = TEXT("Leaves out the files that match, by the rules of `.dockerignore`. May be "
                     "repeated. Variables in it are not expanded."),
        .since = "1.19",
        .since_labs = "1.7",
        .anchor = "add---exclude",
    },
    {
        .name = STR_INIT("unpack"),
        .kind = FLAG_BOOL,
        .text = TEXT("Says whether archives are unpacked. Without it local archives are and "
                     "downloaded ones are not."),
        .since = "1.17",
        .anchor = "add---unpack",
    },
};

const InstructionInfo instruction_add = {
    .name = STR_INIT("ADD"),
    .title = TEXT("Puts files, unpacked archives, downloads or git repositories into the image."),
    .layer = TEXT("Makes a layer."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("ADD rootfs.tar.gz /\n"
                    "ADD --checksum=sha256:24454f830c... https://example.com/tool.tgz /opt/"),
    .trap =
        TEXT("It unpacks local archives and downloads URLs without being asked. Use COPY for plain "
             "files. For downloads give `--checksum`, or download and clean up in one RUN."),
    .anchor = "add",
    .flag = flag,
    .flag_count = ARRAY_LEN(flag),
};
