// stdin and stdout on the loop, whether they are pipes, sockets, terminals or files. The only place that writes to
// stdout.
#ifndef FL_SERVER_STDIO_H
#define FL_SERVER_STDIO_H

#include "server/state.h"

// Whether both are open, and of a kind that can be used; says so on stderr when they are not. To be asked before the loop
// is made, which would take the number of one that is closed.
bool stdio_is_usable(void);

// Opens both and starts to read. False, with a line on stderr, when one cannot be used.
bool stdio_open(Server *s);

// Sends one message with its header; it is no longer needed afterwards. One that outgrew its limit is not sent: false.
bool stdio_send(Server *s, const Out *message);

// Whether something sent has not left yet.
bool stdio_is_busy(const Server *s);

// Whether so much of what was sent waits that no more should be made.
bool stdio_is_full(const Server *s);

// Stops reading for a while, or starts again.
void stdio_pause(Server *s, bool is_paused);

// Closes the input.
void stdio_stop_reading(Server *s);

// Closes the output; what has not left is lost.
void stdio_close_output(Server *s);

#endif
