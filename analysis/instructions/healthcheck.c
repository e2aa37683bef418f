// HEALTHCHECK: how to tell whether the program works.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS healthcheck

static const Str form[] = {
    STR_INIT("HEALTHCHECK [flags] CMD [\"PROGRAM\", \"ARGUMENT\", ...]"),
    STR_INIT("HEALTHCHECK [flags] CMD COMMAND LINE"),
    STR_INIT("HEALTHCHECK NONE"),
};

static const WordInfo times[] = {
    {"5s", TEXT("Five seconds.")},
    {"10s", TEXT("Ten seconds.")},
    {"30s", TEXT("Half a minute.")},
    {"1m", TEXT("One minute.")},
    {"1m30s", TEXT("One and a half minutes.")},
};

static const WordInfo tries[] = {
    {"3", TEXT("The default.")},
    {"5", TEXT("Five failures in a row.")},
};

static const FlagInfo flag[] = {
    {
        .name = STR_INIT("interval"),
        .kind = FLAG_TEXT,
        .hint = "DURATION",
        .text = TEXT("Time between two checks. Default `30s`."),
        .anchor = "healthcheck",
        .usual = times,
        .usual_count = ARRAY_LEN(times),
    },
    {
        .name = STR_INIT("timeout"),
        .kind = FLAG_TEXT,
        .hint = "DURATION",
        .text = TEXT("A check that takes longer than this has failed. Default `30s`."),
        .anchor = "healthcheck",
        .usual = times,
        .usual_count = ARRAY_LEN(times),
    },
    {
        .name = STR_INIT("start-period"),
        .kind = FLAG_TEXT,
        .hint = "DURATION",
        .text = TEXT("Time to start up, in which failures do not count. Default `0s`."),
        .anchor = "healthcheck",
        .usual = times,
        .usual_count = ARRAY_LEN(times),
    },
    {
        .name = STR_INIT("start-interval"),
        .kind = FLAG_TEXT,
        .hint = "DURATION",
        .text = TEXT("Time between two checks during the start period. Default `5s`."),
        .since = "1.6",
        .anchor = "healthcheck",
        .usual = times,
        .usual_count = ARRAY_LEN(times),
    },
    {
        .name = STR_INIT("retries"),
        .kind = FLAG_TEXT,
        .hint = "NUMBER",
        .text = TEXT("This many failures in a row make the container unhealthy. Default `3`."),
        .anchor = "healthcheck",
        .usual = tries,
        .usual_count = ARRAY_LEN(tries),
    },
};

static const WordInfo word[] = {
    {"CMD",
     TEXT("The command that follows tests the container: status 0 means healthy, 1 unhealthy.")},
    {"NONE", TEXT("Switches off the health check that comes with the base image.")},
};

const InstructionInfo instruction_healthcheck = {
    .name = STR_INIT("HEALTHCHECK"),
    .title = TEXT("Tells how to test that the program in the container still works."),
    .layer = TEXT("Only metadata: it makes no layer."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \\\n"
                    "    CMD wget -q --spider http://localhost:8080/health || exit 1"),
    .trap = TEXT("Without it a container counts as fine as long as its process exists, even "
                 "when it hangs. The command runs inside the container, so the image must have "
                 "the tool: slim images often have no `curl`. Kubernetes ignores it and has "
                 "its own probes. Only the last one of a stage counts."),
    .anchor = "healthcheck",
    .word = word,
    .word_count = ARRAY_LEN(word),
    .flag = flag,
    .flag_count = ARRAY_LEN(flag),
};
