// EXPOSE: ports, for the record.
#include "instructions/instruction.h"

static const Str form[] = {
    TEXT("EXPOSE PORT[-PORT][/tcp|/udp|/sctp]..."),
};

const InstructionInfo instruction_expose = {
    .name = TEXT("EXPOSE"),
    .title = TEXT("Documents the ports that the program listens on; it publishes nothing."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("EXPOSE 8080 8443/tcp 53/udp"),
    .trap = TEXT("A port is reached from outside only when `docker run -p` publishes it (or `-P` "
                 "all of those named here, on random ports). It opens nothing and closes nothing: "
                 "containers on one network reach each other without it. A host port or an "
                 "address before the port is ignored."),
    .anchor = TEXT("expose"),
};
