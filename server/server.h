// The language server: serves one client on stdin and stdout.
#ifndef FL_SERVER_SERVER_H
#define FL_SERVER_SERVER_H

// Serves until `exit`, end of input, death of the client, or SIGTERM. Returns the exit status: 0
// after `shutdown`, else 1. (LSP 3.17, exit)
int serve(void);

#endif
