// The language server: answers one client on stdin and stdout until it leaves.
#ifndef FL_SERVER_SERVER_H
#define FL_SERVER_SERVER_H

// Serves until the client says `exit`, closes the input or dies, or SIGTERM arrives. Returns the exit status: 0 when
// the client had asked for `shutdown`, else 1. (LSP 3.17, exit)
int serve(void);

#endif
