// Servers and where they listen, by their command lines.
#ifndef FL_RULES_PARTS_SERVERS_H
#define FL_RULES_PARTS_SERVERS_H

#include "shell/commands.h"

typedef struct Server {
    const char *program, *word; // word: one of these has to follow; empty: nothing
    const char *options;        // that set the address, or where it stands
    const char *variables;      // that do
    const char *
        add; // empty: it listens on all addresses, or a file may tell where; no option where a plain word does
} Server;

typedef struct FoundServer {
    const Server *server;
    const Word *word; // after which an option may stand
} FoundServer;

// The one that the command starts, maybe through another program; NULL in `server` when it is none of the table.
FoundServer server_in(const Command *c);

// Whether the words say where to listen; `at` becomes the one whose address only the container itself reaches.
bool server_says_where(const Command *c, const Server *s, const Word **at);

// The word that is a port alone, of a server that takes its address as a plain word; NULL where there is none.
const Word *server_port(const Command *c, const Server *s);

// Whether the address is one of the container itself.
bool address_is_loopback(Str address);

#endif
