// EXPOSE: ports, for the record.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS expose

static const Str form[] = {
    STR_INIT("EXPOSE PORT[-PORT][/tcp|/udp|/sctp]..."),
};

static const WordInfo word[] = {
    {"tcp", TEXT("The default: connections.")},
    {"udp", TEXT("Single packets, such as those of DNS, and of HTTP/3.")},
    {"sctp", TEXT("Streams of messages, in telephone networks.")},
};

const InstructionInfo instruction_expose = {
    .name = STR_INIT("EXPOSE"),
    .title = TEXT("Documents the ports that the program listens on; it publishes nothing."),
    .layer = TEXT("Only metadata: it makes no layer."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("EXPOSE 8080 8443/tcp 53/udp"),
    .trap = TEXT("A port is reached from outside only when `docker run -p` publishes it (or "
                 "`-P`, which publishes all of these on random ports). EXPOSE opens and closes "
                 "nothing: containers on one network reach each other without it. A host port "
                 "or an address before the port is ignored."),
    .anchor = "expose",
    .word = word,
    .word_count = ARRAY_LEN(word),
};
