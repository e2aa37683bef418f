// The types and options of RUN --mount (language.md 12, RUN).
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS mount

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
            .name = STR_INIT("bind"),
            .text = TEXT("Shows files of the build context, a stage or an image while the step "
                         "runs, without copying them. Read-only; with `rw` writes are possible "
                         "but are not kept."),
            .example = TEXT("RUN --mount=type=bind,source=go.mod,target=go.mod go mod download"),
            .anchor = "run---mounttypebind",
        },
    [MOUNT_CACHE] =
        {
            .name = STR_INIT("cache"),
            .text = TEXT("A folder that the builder keeps from one build to the next, for package "
                         "managers and compilers. It may be empty at any time, and nothing in it "
                         "is part of the image."),
            .example = TEXT("RUN --mount=type=cache,target=/root/.cache/pip \\\n"
                            "    pip install -r requirements.txt"),
            .anchor = "run---mounttypecache",
        },
    [MOUNT_TMPFS] =
        {
            .name = STR_INIT("tmpfs"),
            .text = TEXT("An empty folder in memory, gone after the step."),
            .example = TEXT("RUN --mount=type=tmpfs,target=/tmp make check"),
            .anchor = "run---mounttypetmpfs",
        },
    [MOUNT_SECRET] =
        {
            .name = STR_INIT("secret"),
            .text = TEXT("A secret of the person who builds (`docker build --secret`), as a "
                         "file or variable of this step only. It is not in the image, unless "
                         "the command itself writes it to a file."),
            .example = TEXT("RUN --mount=type=secret,id=token,env=TOKEN ./fetch.sh"),
            .anchor = "run---mounttypesecret",
        },
    [MOUNT_SSH] =
        {
            .name = STR_INIT("ssh"),
            .text =
                TEXT("The SSH agent of the person who builds (`docker build --ssh default`), so "
                     "that no key has to be copied into the image."),
            .example = TEXT("RUN --mount=type=ssh git clone git@example.com:team/app.git"),
            .anchor = "run---mounttypessh",
        },
};

static const WordInfo sharing[] = {
    {"shared", TEXT("Several builds use the cache at the same time.")},
    {"private", TEXT("A build gets a new cache when another build is using this one.")},
    {"locked", TEXT("A build waits until the other is done, as apt needs it.")},
};

static const WordInfo folders[] = {
    {"/var/cache/apt", TEXT("Packages of apt. Use it with `sharing=locked`, and remove "
                            "`/etc/apt/apt.conf.d/docker-clean` first, which deletes them.")},
    {"/var/lib/apt", TEXT("Lists of apt, for `sharing=locked`.")},
    {"/var/cache/apk", TEXT("Packages of apk.")},
    {"/var/cache/dnf", TEXT("Packages of dnf.")},
    {"/root/.cache/pip", TEXT("Downloads of pip, for root.")},
    {"/root/.npm", TEXT("Downloads of npm, for root.")},
    {"/root/.yarn", TEXT("Downloads of Yarn, for root.")},
    {"/root/.cache/go-build", TEXT("What the Go compiler has built, for root.")},
    {"/go/pkg/mod", TEXT("Modules of Go, in the image golang.")},
    {"/usr/local/cargo/registry", TEXT("Crates of cargo, in the image rust.")},
    {"/root/.m2/repository", TEXT("Artefacts of Maven, for root.")},
    {"/root/.gradle", TEXT("Downloads of Gradle, for root.")},
    {"/root/.nuget/packages", TEXT("Packages of NuGet, for root.")},
    {"/root/.composer/cache", TEXT("Downloads of Composer, for root.")},
};

static const WordInfo sizes[] = {
    {"64m", TEXT("64 mebibytes.")},
    {"1g", TEXT("One gibibyte.")},
};

static const WordInfo modes[] = {
    {"0755", TEXT("Everyone may read and enter, the owner may write.")},
    {"0400", TEXT("Only the owner may read.")},
    {"0600", TEXT("Only the owner may read and write.")},
};

static const WordInfo owners[] = {
    {"0", TEXT("root.")},
    {"1000", TEXT("The first ordinary user of most images.")},
};

static const MountOptionInfo options[MOUNT_OPTIONS] = {
    [MOUNT_TYPE] =
        {
            .name = STR_INIT("type"),
            .types = MOUNT_ANY,
            .hint = "bind|cache|tmpfs|secret|ssh",
            .text =
                TEXT("The kind of mount, `bind` if not given. Write it first: other options are "
                     "judged by the type seen so far."),
        },
    [MOUNT_TARGET] =
        {
            .name = STR_INIT("target"),
            .same = STR_INIT("dst destination"),
            .types = MOUNT_ANY,
            .hint = "PATH",
            .text =
                TEXT("Where the mount appears, relative to the working directory. A secret goes "
                     "to `/run/secrets/ID` if not given."),
            .usual = folders,
            .usual_count = ARRAY_LEN(folders),
        },
    [MOUNT_SOURCE] =
        {
            .name = STR_INIT("source"),
            .same = STR_INIT("src"),
            .types = BIND | CACHE | SECRET,
            .hint = "PATH",
            .text =
                TEXT("What to mount: a path in `from`, its root if not given. For a secret it is "
                     "another name for `id`."),
        },
    [MOUNT_FROM] =
        {
            .name = STR_INIT("from"),
            .types = BIND | CACHE,
            .hint = "STAGE|IMAGE",
            .text = TEXT("The stage, image or named context that the files come from: the build "
                         "context if not given, for a cache what it starts with. Variables and "
                         "stage numbers are not allowed."),
        },
    [MOUNT_READONLY] =
        {
            .name = STR_INIT("readonly"),
            .same = STR_INIT("ro"),
            .types = MOUNT_ANY,
            .hint = "true|false",
            .may_be_bare = true,
            .text = TEXT("Forbids writing. The default for bind, secret and ssh."),
        },
    [MOUNT_READWRITE] =
        {
            .name = STR_INIT("readwrite"),
            .same = STR_INIT("rw"),
            .types = MOUNT_ANY,
            .hint = "true|false",
            .may_be_bare = true,
            .text =
                TEXT("Allows writing. The default for cache and tmpfs; what is written to a bind "
                     "mount is not kept."),
        },
    [MOUNT_ID] =
        {
            .name = STR_INIT("id"),
            .types = CACHE | SECRET | SSH,
            .hint = "NAME",
            .text = TEXT("Which cache, secret or agent: for a cache the target if not given, for a "
                         "secret the last part of the target, for ssh `default`."),
        },
    [MOUNT_SHARING] =
        {
            .name = STR_INIT("sharing"),
            .types = CACHE,
            .hint = "shared|private|locked",
            .text =
                TEXT("What happens when two builds use the cache at once; `shared` if not given."),
            .value = sharing,
            .value_count = ARRAY_LEN(sharing),
        },
    [MOUNT_SIZE] =
        {
            .name = STR_INIT("size"),
            .types = TMPFS,
            .hint = "SIZE",
            .text = TEXT("The most that it may hold, such as `64m`."),
            .usual = sizes,
            .usual_count = ARRAY_LEN(sizes),
        },
    [MOUNT_REQUIRED] =
        {
            .name = STR_INIT("required"),
            .types = SECRET | SSH,
            .hint = "true|false",
            .may_be_bare = true,
            .text = TEXT("Fails the step when the secret or agent is missing, instead of going on "
                         "without it."),
        },
    [MOUNT_MODE] =
        {
            .name = STR_INIT("mode"),
            .types = CACHE | SECRET | SSH,
            .hint = "OCTAL",
            .text =
                TEXT("Permissions: `0755` for a cache, `0400` for a secret, `0600` for ssh if not "
                     "given."),
            .usual = modes,
            .usual_count = ARRAY_LEN(modes),
        },
    [MOUNT_UID] =
        {
            .name = STR_INIT("uid"),
            .types = CACHE | SECRET | SSH,
            .hint = "NUMBER",
            .text =
                TEXT("The user it belongs to, root if not given. Set it when the step runs after "
                     "a USER."),
            .usual = owners,
            .usual_count = ARRAY_LEN(owners),
        },
    [MOUNT_GID] =
        {
            .name = STR_INIT("gid"),
            .types = CACHE | SECRET | SSH,
            .hint = "NUMBER",
            .text = TEXT("The group it belongs to, root if not given."),
            .usual = owners,
            .usual_count = ARRAY_LEN(owners),
        },
    [MOUNT_ENV] =
        {
            .name = STR_INIT("env"),
            .types = SECRET,
            .hint = "NAME",
            .text =
                TEXT("Gives the secret in this environment variable; then there is no file unless "
                     "`target` is given too."),
            .since = "1.10",
        },
};

const MountTypeInfo *mount_types(void)
{
    return types;
}

const MountOptionInfo *mount_options(void)
{
    return options;
}

const MountTypeInfo *mount_type_info(Str name)
{
    for (uint32_t i = 0; i < MOUNT_KINDS; i++) {
        if (str_ieq(types[i].name, name)) return &types[i];
    }
    return NULL;
}

const MountOptionInfo *mount_option_info(Str name)
{
    for (uint32_t i = 0; i < MOUNT_OPTIONS; i++) {
        if (str_ieq(options[i].name, name) || str_any(name, options[i].same, str_ieq))
            return &options[i];
    }
    return NULL;
}
