// The program under test, as an editor sees it: a process behind pipes.
#ifndef FL_TESTS_PEER_H
#define FL_TESTS_PEER_H

#include "base/arena.h"
#include "base/str.h"
#include <sys/types.h>

typedef struct Peer {
    pid_t pid;
    int input, output, errors; // ends of the pipes on our side
} Peer;

// Starts the program with `lsp`.
Peer peer_start(void);

typedef enum PeerCut { PEER_WHOLE, PEER_BYTES } PeerCut;

// Writes everything, in one write or byte by byte. What a dead peer does not take is lost.
void peer_write(Peer *p, Str bytes, PeerCut cut);

// Reads what is there, waiting for it at most `wait_ms`: the number of bytes, 0 at the end of the output, -1 when
// nothing came.
long peer_read(Peer *p, char *bytes, uint32_t room, int wait_ms);

void peer_end_input(Peer *p);

// Waits until the process ends, and cleans up: its exit status, or 128 and the number of the signal that killed it.
// What it wrote on stderr goes to `*errors`. A process that does not end is killed.
int peer_wait(Peer *p, Arena *a, Str *errors);

#endif
