#include "server/log.h"
#include "protocol/rpc.h"
#include "protocol/write.h"
#include "server/stdio.h"
#include <stdio.h>

void log_error(const char *what, const char *why)
{
    fprintf(stderr, "fairlead: %s: %s\n", what, why);
}

static void tell(Server *s, Str method, LogLevel level, Str message)
{
    Out o = out_on(&s->request);
    rpc_start_notification(&o, method);
    out_fmt(&o, "{\"type\":%d,\"message\":", (int)level);
    write_string(&o, message);
    out_char(&o, '}');
    rpc_end(&o);
    stdio_send(s, &o);
}

void log_client(Server *s, LogLevel level, Str message)
{
    tell(s, STR("window/logMessage"), level, message);
}

void show_client(Server *s, LogLevel level, Str message)
{
    tell(s, STR("window/showMessage"), level, message);
}
