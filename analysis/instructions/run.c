// RUN: commands of the build.
#include "instructions/instruction.h"

static const Str form[] = {
    TEXT("RUN [flags] COMMAND LINE"),
    TEXT("RUN [flags] [\"PROGRAM\", \"ARGUMENT\", ...]"),
    TEXT("RUN [flags] <<NAME"),
};

static const WordInfo network[] = {
    {TEXT("default"), TEXT("The builder's usual network.")},
    {TEXT("none"), TEXT("No network: proves that the step needs nothing from outside.")},
    {TEXT("host"), TEXT("The host's network. The builder must allow `network.host`.")},
};

static const WordInfo security[] = {
    {TEXT("sandbox"), TEXT("The usual sandbox.")},
    {TEXT("insecure"),
     TEXT("All privileges of the host. The builder must allow `security.insecure`.")},
};

static const FlagInfo flag[] = {
    {
        .name = TEXT("mount"),
        .kind = FLAG_LIST,
        .hint = TEXT("type=TYPE[,OPTION=VALUE]..."),
        .text = TEXT("Mounts something while this step runs; it does not become part of the "
                     "image. May be repeated. Types: `bind` (the default), `cache`, `tmpfs`, "
                     "`secret`, `ssh`."),
        .since = TEXT("1.2"),
        .anchor = TEXT("run---mount"),
    },
    {
        .name = TEXT("network"),
        .kind = FLAG_TEXT,
        .hint = TEXT("default|none|host"),
        .text = TEXT("The network that the command sees."),
        .since = TEXT("1.3"),
        .since_labs = TEXT("1.2"),
        .anchor = TEXT("run---network"),
        .value = network,
        .value_count = ARRAY_LEN(network),
    },
    {
        .name = TEXT("security"),
        .kind = FLAG_TEXT,
        .hint = TEXT("sandbox|insecure"),
        .text = TEXT("The privileges of the command."),
        .since = TEXT("1.20"),
        .since_labs = TEXT("1.2"),
        .anchor = TEXT("run---security"),
        .value = security,
        .value_count = ARRAY_LEN(security),
    },
    {
        .name = TEXT("device"),
        .kind = FLAG_LIST,
        .hint = TEXT("[name=]NAME[,required]"),
        .text = TEXT("Gives the command a device of the builder, named as in the Container Device "
                     "Interface."),
        .since_labs = TEXT("1.14"),
        .anchor = TEXT("run---device"),
    },
};

const InstructionInfo instruction_run = {
    .name = TEXT("RUN"),
    .title = TEXT("Runs a command while the image is built and keeps what it changed as a layer."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("RUN apt-get update \\\n"
                    "    && apt-get install -y --no-install-recommends curl \\\n"
                    "    && rm -rf /var/lib/apt/lists/*"),
    .trap = TEXT("What a later RUN deletes stays in the layer below: clean up in the RUN that made "
                 "the mess. Keep `apt-get update` with its install, or an old list from the cache "
                 "is used. A `cd` or `export` ends with its RUN: take WORKDIR and ENV."),
    .anchor = TEXT("run"),
    .flag = flag,
    .flag_count = ARRAY_LEN(flag),
};
