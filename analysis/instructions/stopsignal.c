// STOPSIGNAL: how docker stop asks.
#include "instructions/instruction.h"

static const Str form[] = {
    TEXT("STOPSIGNAL NAME"),
    TEXT("STOPSIGNAL NUMBER"),
};

const InstructionInfo instruction_stopsignal = {
    .name = TEXT("STOPSIGNAL"),
    .title = TEXT("Sets the signal that asks the container to stop; SIGTERM if not given."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("STOPSIGNAL SIGQUIT"),
    .trap = TEXT("The signal reaches process 1 only. When that is a shell, because CMD or "
                 "ENTRYPOINT has no brackets, the program never hears of it and is killed after "
                 "the grace period."),
    .anchor = TEXT("stopsignal"),
    .drops_flags = true,
};
