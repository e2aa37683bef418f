// STOPSIGNAL: how docker stop asks.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS stopsignal

static const Str form[] = {
    STR_INIT("STOPSIGNAL NAME"),
    STR_INIT("STOPSIGNAL NUMBER"),
};

static const WordInfo word[] = {
    {"SIGTERM",
     TEXT("The usual request to end, and the default. Most servers finish what they are doing.")},
    {"SIGINT", TEXT("What Ctrl+C sends. Many programs close down as for SIGTERM; "
                    "PostgreSQL ends its sessions at once, but safely.")},
    {"SIGQUIT",
     TEXT("nginx and PHP-FPM finish their requests and end (SIGTERM makes them drop these). "
          "Programs in Java and Go print their threads, and those in Go also end.")},
    {"SIGHUP", TEXT("Many servers read their settings again instead of ending.")},
    {"SIGUSR1", TEXT("Each program gives it a meaning of its own. One that does not "
                     "handle it ends, unless it is process 1.")},
    {"SIGUSR2", TEXT("Each program gives it a meaning of its own. One that does not "
                     "handle it ends, unless it is process 1.")},
    {"SIGWINCH",
     TEXT("Apache httpd finishes its requests and ends. Most other programs ignore it.")},
    {"SIGKILL", TEXT("Ends the program at once. It cannot save anything or finish a request.")},
    {"SIGRTMIN+3", TEXT("Asks systemd as process 1 to shut down.")},
};

const InstructionInfo instruction_stopsignal = {
    .name = STR_INIT("STOPSIGNAL"),
    .title = TEXT("Sets the signal that asks the container to stop; SIGTERM if not given."),
    .layer = TEXT("Only metadata: it makes no layer."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("STOPSIGNAL SIGQUIT"),
    .trap = TEXT("Only process 1 gets the signal. Where that is a shell, because CMD or ENTRYPOINT "
                 "has no brackets, the program is not told and is killed after 10 seconds."),
    .anchor = "stopsignal",
    .word = word,
    .word_count = ARRAY_LEN(word),
    .drops_flags = true,
};
