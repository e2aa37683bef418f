// RUN: commands of the build.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS run

static const Str form[] = {
    STR_INIT("RUN [flags] COMMAND LINE"),
    STR_INIT("RUN [flags] [\"PROGRAM\", \"ARGUMENT\", ...]"),
    STR_INIT("RUN [flags] <<NAME"),
};

static const WordInfo network[] = {
    {"default", TEXT("The builder's usual network.")},
    {"none", TEXT("No network: proves that the step needs nothing from outside.")},
    {"host", TEXT("The host's network. The builder must allow `network.host`.")},
};

static const WordInfo security[] = {
    {"sandbox", TEXT("The usual sandbox.")},
    {"insecure", TEXT("All privileges of the host. The builder must allow `security.insecure`.")},
};

static const FlagInfo flag[] = {
    {
        .name = STR_INIT("mount"),
        .kind = FLAG_LIST,
        .hint = "type=TYPE[,OPTION=VALUE]...",
        .text = TEXT("Mounts something while this step runs; it does not become part of the "
                     "image. May be repeated. Types: `bind` (the default), `cache`, `tmpfs`, "
                     "`secret`, `ssh`."),
        .since = "1.2",
        .anchor = "run---mount",
    },
    {
        .name = STR_INIT("network"),
        .kind = FLAG_TEXT,
        .hint = "default|none|host",
        .text = TEXT("The network that the command can use."),
        .since = "1.3",
        .since_labs = "1.2",
        .anchor = "run---network",
        .value = network,
        .value_count = ARRAY_LEN(network),
    },
    {
        .name = STR_INIT("security"),
        .kind = FLAG_TEXT,
        .hint = "sandbox|insecure",
        .text = TEXT("The privileges of the command."),
        .since = "1.20",
        .since_labs = "1.2",
        .anchor = "run---security",
        .value = security,
        .value_count = ARRAY_LEN(security),
    },
    {
        .name = STR_INIT("device"),
        .kind = FLAG_LIST,
        .hint = "[name=]NAME[,required]",
        .text = TEXT("Gives the command a device of the builder, named as in the Container Device "
                     "Interface."),
        .since_labs = "1.14",
        .anchor = "run---device",
    },
};

const InstructionInfo instruction_run = {
    .name = STR_INIT("RUN"),
    .title = TEXT("Runs a command while the image is built."),
    .layer = TEXT("Makes a layer with the files that it changed."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("RUN apt-get update \\\n"
                    "    && apt-get install -y --no-install-recommends curl \\\n"
                    "    && rm -rf /var/lib/apt/lists/*"),
    .trap = TEXT("What a later RUN deletes still takes up space in the earlier layer: clean up in "
                 "the RUN that made the files. Keep `apt-get update` and the install in one RUN, "
                 "or a cached, old list is used. A `cd` or `export` ends with its RUN: use WORKDIR "
                 "and ENV. Commands that belong together can share one RUN, joined with `&&`."),
    .anchor = "run",
    .flag = flag,
    .flag_count = ARRAY_LEN(flag),
};
