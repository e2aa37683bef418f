// The types and options of RUN --mount (grammar 12, RUN).
#include "instructions/instruction.h"

enum {
    BIND = 1 << MOUNT_BIND,
    CACHE = 1 << MOUNT_CACHE,
    TMPFS = 1 << MOUNT_TMPFS,
    SECRET = 1 << MOUNT_SECRET,
    SSH = 1 << MOUNT_SSH,
};

static const MountTypeInfo types[MOUNT_KINDS] = {
    [MOUNT_BIND] =
        {
            .name = TEXT("bind"),
            .text = TEXT("Shows files of the build context, a stage or an image while the step "
                         "runs, without copying them. Read-only; with `rw` writes are possible "
                         "and thrown away."),
            .example = TEXT("RUN --mount=type=bind,source=go.mod,target=go.mod go mod download"),
            .anchor = TEXT("run---mounttypebind"),
        },
    [MOUNT_CACHE] =
        {
            .name = TEXT("cache"),
            .text = TEXT("A folder that the builder keeps from one build to the next, for package "
                         "managers and compilers. It may be empty at any time, and nothing in it "
                         "is part of the image."),
            .example = TEXT("RUN --mount=type=cache,target=/root/.cache/pip \\\n"
                            "    pip install -r requirements.txt"),
            .anchor = TEXT("run---mounttypecache"),
        },
    [MOUNT_TMPFS] =
        {
            .name = TEXT("tmpfs"),
            .text = TEXT("An empty folder in memory, gone after the step."),
            .example = TEXT("RUN --mount=type=tmpfs,target=/tmp make check"),
            .anchor = TEXT("run---mounttypetmpfs"),
        },
    [MOUNT_SECRET] =
        {
            .name = TEXT("secret"),
            .text = TEXT("A secret of the one who builds (`docker build --secret`), as a file or "
                         "variable of this step only. It leaves no trace in the image."),
            .example = TEXT("RUN --mount=type=secret,id=token,env=TOKEN ./fetch.sh"),
            .anchor = TEXT("run---mounttypesecret"),
        },
    [MOUNT_SSH] =
        {
            .name = TEXT("ssh"),
            .text = TEXT("The SSH agent of the one who builds (`docker build --ssh default`), so "
                         "that no key has to be copied into the image."),
            .example = TEXT("RUN --mount=type=ssh git clone git@example.com:team/app.git"),
            .anchor = TEXT("run---mounttypessh"),
        },
};

static const WordInfo sharing[] = {
    {TEXT("shared"), TEXT("Several builds use the cache at the same time.")},
    {TEXT("private"), TEXT("A build gets a new cache when another one uses this.")},
    {TEXT("locked"), TEXT("A build waits until the other is done, as apt needs it.")},
};

static const MountOptionInfo options[] = {
    {
        .name = TEXT("type"),
        .types = MOUNT_ANY,
        .hint = TEXT("bind|cache|tmpfs|secret|ssh"),
        .text = TEXT("The kind of mount, `bind` if not given. Write it first: other options are "
                     "judged by the type seen so far."),
    },
    {
        .name = TEXT("target"),
        .same = TEXT("dst destination"),
        .types = MOUNT_ANY,
        .hint = TEXT("PATH"),
        .text = TEXT("Where the mount appears, relative to the working directory. A secret goes "
                     "to `/run/secrets/ID` if not given."),
    },
    {
        .name = TEXT("source"),
        .same = TEXT("src"),
        .types = BIND | CACHE | SECRET,
        .hint = TEXT("PATH"),
        .text = TEXT("What to mount: a path in `from`, its root if not given. For a secret it is "
                     "another word for `id`."),
    },
    {
        .name = TEXT("from"),
        .types = BIND | CACHE,
        .hint = TEXT("STAGE or IMAGE"),
        .text = TEXT("The stage, image or named context that the files come from: the build "
                     "context if not given, for a cache what it starts with. No variables, no "
                     "stage numbers."),
    },
    {
        .name = TEXT("readonly"),
        .same = TEXT("ro"),
        .types = MOUNT_ANY,
        .hint = TEXT("true|false"),
        .may_be_bare = true,
        .text = TEXT("Forbids writing. The default for bind, secret and ssh."),
    },
    {
        .name = TEXT("readwrite"),
        .same = TEXT("rw"),
        .types = MOUNT_ANY,
        .hint = TEXT("true|false"),
        .may_be_bare = true,
        .text = TEXT("Allows writing. The default for cache and tmpfs; what is written to a bind "
                     "mount is thrown away."),
    },
    {
        .name = TEXT("id"),
        .types = CACHE | SECRET | SSH,
        .hint = TEXT("NAME"),
        .text = TEXT("Which cache, secret or agent: for a cache the target if not given, for a "
                     "secret the last part of the target, for ssh `default`."),
    },
    {
        .name = TEXT("sharing"),
        .types = CACHE,
        .hint = TEXT("shared|private|locked"),
        .text = TEXT("What happens when two builds use the cache at once; `shared` if not given."),
        .value = sharing,
        .value_count = ARRAY_LEN(sharing),
    },
    {
        .name = TEXT("size"),
        .types = TMPFS,
        .hint = TEXT("SIZE"),
        .text = TEXT("The most that it may hold, such as `64m`."),
    },
    {
        .name = TEXT("required"),
        .types = SECRET | SSH,
        .hint = TEXT("true|false"),
        .may_be_bare = true,
        .text = TEXT("Fails the step when the secret or agent is missing, instead of going on "
                     "without it."),
    },
    {
        .name = TEXT("mode"),
        .types = CACHE | SECRET | SSH,
        .hint = TEXT("OCTAL"),
        .text = TEXT("Permissions: `0755` for a cache, `0400` for a secret, `0600` for ssh if not "
                     "given."),
    },
    {
        .name = TEXT("uid"),
        .types = CACHE | SECRET | SSH,
        .hint = TEXT("NUMBER"),
        .text = TEXT("The user it belongs to, root if not given. Give it when the step runs behind "
                     "a USER."),
    },
    {
        .name = TEXT("gid"),
        .types = CACHE | SECRET | SSH,
        .hint = TEXT("NUMBER"),
        .text = TEXT("The group it belongs to, root if not given."),
    },
    {
        .name = TEXT("env"),
        .types = SECRET,
        .hint = TEXT("NAME"),
        .text = TEXT("Gives the secret in this environment variable; then there is no file unless "
                     "`target` is given too."),
        .since = TEXT("1.10"),
    },
};

const MountTypeInfo *mount_types(void)
{
    return types;
}

const MountOptionInfo *mount_options(uint32_t *count)
{
    *count = ARRAY_LEN(options);
    return options;
}

const MountTypeInfo *mount_type_info(Str name)
{
    for (uint32_t i = 0; i < MOUNT_KINDS; i++) {
        if (str_ieq(types[i].name, name)) return &types[i];
    }
    return NULL;
}

static bool has_word(Str words, Str word)
{
    for (Str next = str_next_word(&words); next.len; next = str_next_word(&words)) {
        if (str_ieq(next, word)) return true;
    }
    return false;
}

const MountOptionInfo *mount_option_info(Str name)
{
    for (uint32_t i = 0; i < ARRAY_LEN(options); i++) {
        if (str_ieq(options[i].name, name) || has_word(options[i].same, name)) return &options[i];
    }
    return NULL;
}
