// HEALTHCHECK: how to tell whether the program works.
#include "instructions/instruction.h"

static const Str form[] = {
    STR_INIT("HEALTHCHECK [flags] CMD [\"PROGRAM\", \"ARGUMENT\", ...]"),
    STR_INIT("HEALTHCHECK [flags] CMD COMMAND LINE"),
    STR_INIT("HEALTHCHECK NONE"),
};

static const WordInfo times[] = {
    {STR_INIT("5s"), STR_INIT("Five seconds.")},
    {STR_INIT("10s"), STR_INIT("Ten seconds.")},
    {STR_INIT("30s"), STR_INIT("Half a minute.")},
    {STR_INIT("1m"), STR_INIT("One minute.")},
    {STR_INIT("1m30s"), STR_INIT("One and a half minutes.")},
};

static const WordInfo tries[] = {
    {STR_INIT("3"), STR_INIT("The default.")},
    {STR_INIT("5"), STR_INIT("Five failures in a row.")},
};

static const FlagInfo flag[] = {
    {
        .name = STR_INIT("interval"),
        .kind = FLAG_TEXT,
        .hint = STR_INIT("DURATION"),
        .text = STR_INIT("Time between two checks. Default `30s`."),
        .anchor = STR_INIT("healthcheck"),
        .usual = times,
        .usual_count = ARRAY_LEN(times),
    },
    {
        .name = STR_INIT("timeout"),
        .kind = FLAG_TEXT,
        .hint = STR_INIT("DURATION"),
        .text = STR_INIT("A check that takes longer than this has failed. Default `30s`."),
        .anchor = STR_INIT("healthcheck"),
        .usual = times,
        .usual_count = ARRAY_LEN(times),
    },
    {
        .name = STR_INIT("start-period"),
        .kind = FLAG_TEXT,
        .hint = STR_INIT("DURATION"),
        .text = STR_INIT("Time to start up, in which failures do not count. Default `0s`."),
        .anchor = STR_INIT("healthcheck"),
        .usual = times,
        .usual_count = ARRAY_LEN(times),
    },
    {
        .name = STR_INIT("start-interval"),
        .kind = FLAG_TEXT,
        .hint = STR_INIT("DURATION"),
        .text = STR_INIT("Time between two checks during the start period. Default `5s`."),
        .since = STR_INIT("1.6"),
        .anchor = STR_INIT("healthcheck"),
        .usual = times,
        .usual_count = ARRAY_LEN(times),
    },
    {
        .name = STR_INIT("retries"),
        .kind = FLAG_TEXT,
        .hint = STR_INIT("NUMBER"),
        .text = STR_INIT("This many failures in a row make the container unhealthy. Default `3`."),
        .anchor = STR_INIT("healthcheck"),
        .usual = tries,
        .usual_count = ARRAY_LEN(tries),
    },
};

static const WordInfo word[] = {
    {STR_INIT("CMD"),
     STR_INIT(
         "The command that follows tests the container: status 0 means healthy, 1 unhealthy.")},
    {STR_INIT("NONE"), STR_INIT("Switches off the health check that comes with the base image.")},
};

const InstructionInfo instruction_healthcheck = {
    .name = STR_INIT("HEALTHCHECK"),
    .title = STR_INIT("Tells how to test that the program in the container still works."),
    .layer = STR_INIT("Only metadata: it makes no layer."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = STR_INIT("HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \\\n"
                        "    CMD wget -q --spider http://localhost:8080/health || exit 1"),
    .trap = STR_INIT("Without it a container counts as fine as long as its process exists, even "
                     "when it hangs. The command runs inside the container, so the image must have "
                     "the tool: slim images often have no `curl`. Kubernetes ignores it and has "
                     "its own probes. Only the last one of a stage counts."),
    .anchor = STR_INIT("healthcheck"),
    .word = word,
    .word_count = ARRAY_LEN(word),
    .flag = flag,
    .flag_count = ARRAY_LEN(flag),
};
