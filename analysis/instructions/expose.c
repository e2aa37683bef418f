// EXPOSE: ports, for the record.
#include "instructions/instruction.h"

static const Str form[] = {
    STR_INIT("EXPOSE PORT[-PORT][/tcp|/udp|/sctp]..."),
};

static const WordInfo word[] = {
    {STR_INIT("tcp"), STR_INIT("The default: connections.")},
    {STR_INIT("udp"), STR_INIT("Single packets, such as those of DNS, and of HTTP/3.")},
    {STR_INIT("sctp"), STR_INIT("Streams of messages, in telephone networks.")},
};

const InstructionInfo instruction_expose = {
    .name = STR_INIT("EXPOSE"),
    .title = STR_INIT("Documents the ports that the program listens on; it publishes nothing."),
    .layer = STR_INIT("Only metadata: it makes no layer."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = STR_INIT("EXPOSE 8080 8443/tcp 53/udp"),
    .trap = STR_INIT("A port is reached from outside only when `docker run -p` publishes it (or "
                     "`-P`, which publishes all of these on random ports). EXPOSE opens and closes "
                     "nothing: containers on one network reach each other without it. A host port "
                     "or an address before the port is ignored."),
    .anchor = STR_INIT("expose"),
    .word = word,
    .word_count = ARRAY_LEN(word),
};
