// HEALTHCHECK: how to tell whether the program works.
#include "instructions/instruction.h"

static const Str form[] = {
    TEXT("HEALTHCHECK [flags] CMD [\"PROGRAM\", \"ARGUMENT\", ...]"),
    TEXT("HEALTHCHECK [flags] CMD COMMAND LINE"),
    TEXT("HEALTHCHECK NONE"),
};

static const FlagInfo flag[] = {
    {
        .name = TEXT("interval"),
        .kind = FLAG_TEXT,
        .hint = TEXT("DURATION"),
        .text = TEXT("Time between two checks. Default `30s`."),
        .anchor = TEXT("healthcheck"),
    },
    {
        .name = TEXT("timeout"),
        .kind = FLAG_TEXT,
        .hint = TEXT("DURATION"),
        .text = TEXT("A check that takes longer than this has failed. Default `30s`."),
        .anchor = TEXT("healthcheck"),
    },
    {
        .name = TEXT("start-period"),
        .kind = FLAG_TEXT,
        .hint = TEXT("DURATION"),
        .text = TEXT("Time to start up, in which failures do not count. Default `0s`."),
        .anchor = TEXT("healthcheck"),
    },
    {
        .name = TEXT("start-interval"),
        .kind = FLAG_TEXT,
        .hint = TEXT("DURATION"),
        .text = TEXT("Time between two checks during the start period. Default `5s`."),
        .since = TEXT("1.6"),
        .anchor = TEXT("healthcheck"),
    },
    {
        .name = TEXT("retries"),
        .kind = FLAG_TEXT,
        .hint = TEXT("NUMBER"),
        .text = TEXT("So many failures in a row make the container unhealthy. Default `3`."),
        .anchor = TEXT("healthcheck"),
    },
};

const InstructionInfo instruction_healthcheck = {
    .name = TEXT("HEALTHCHECK"),
    .title = TEXT("Tells how to test that the program in the container still works."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \\\n"
                    "    CMD wget -q --spider http://localhost:8080/health || exit 1"),
    .trap = TEXT("Without one a container counts as fine as long as its process exists, even when "
                 "it hangs. The command runs inside the container: the image must have the tool, "
                 "and slim images often have no `curl`. Kubernetes ignores it and has probes of "
                 "its own. Only the last one of a stage counts."),
    .anchor = TEXT("healthcheck"),
    .flag = flag,
    .flag_count = ARRAY_LEN(flag),
};
