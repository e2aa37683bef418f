// stdin and stdout in the event loop: pipes, sockets, terminals or files. The only place that
// writes to stdout.
#ifndef FL_SERVER_STDIO_H
#define FL_SERVER_STDIO_H

#include "server/state.h"

// Whether both are open and usable; prints an error on stderr otherwise. Call it before the loop is
// made, which would reuse the descriptor of a closed one.
bool stdio_is_usable(void);

// Opens both and starts reading. False, with a message on stderr, when one is unusable.
bool stdio_open(Server *s);

// Sends a message with its header; `message` may be freed afterwards. Returns false for a message
// that was cut off at its size limit: it is not sent.
bool stdio_send(Server *s, const Out *message);

// Whether output is pending.
bool stdio_is_busy(const Server *s);

// Whether so much output is pending that no more should be produced.
bool stdio_is_full(const Server *s);

// Pauses or resumes reading.
void stdio_pause(Server *s, bool is_paused);

// Closes the input.
void stdio_stop_reading(Server *s);

// Closes the output; pending output is lost.
void stdio_close_output(Server *s);

#endif
