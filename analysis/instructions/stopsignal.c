// STOPSIGNAL: how docker stop asks.
#include "instructions/instruction.h"

static const Str form[] = {
    STR_INIT("STOPSIGNAL NAME"),
    STR_INIT("STOPSIGNAL NUMBER"),
};

const InstructionInfo instruction_stopsignal = {
    .name = STR_INIT("STOPSIGNAL"),
    .title = STR_INIT("Sets the signal that asks the container to stop; SIGTERM if not given."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = STR_INIT("STOPSIGNAL SIGQUIT"),
    .trap =
        STR_INIT("The signal reaches process 1 only. When that is a shell, because CMD or "
                 "ENTRYPOINT has no brackets, the program never hears of it and is killed after "
                 "the grace period."),
    .anchor = STR_INIT("stopsignal"),
    .drops_flags = true,
};
