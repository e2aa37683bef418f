// Messages on stderr (which editors log) and to the client.
#ifndef FL_SERVER_LOG_H
#define FL_SERVER_LOG_H

#include "protocol/codes.h"
#include "server/state.h"

// One line on stderr.
void log_error(const char *what, const char *why);

// window/showMessage: for messages that the user should act on.
void show_client(Server *s, LogLevel level, Str message);

// window/logMessage
void log_client(Server *s, LogLevel level, Str message);

#endif
