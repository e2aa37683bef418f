#include "server/log.h"
#include "protocol/rpc.h"
#include "protocol/write.h"
#include "server/stdio.h"
#include <stdio.h>

void log_error(const char *what, const char *why)
{
    fprintf(stderr, "fairlead: %s: %s\n", what, why);
}

void log_client(Server *s, LogLevel level, Str message)
{
    Out o = out_on(&s->request);
    rpc_start_notification(&o, STR("window/logMessage"));
    out_fmt(&o, "{\"type\":%d,\"message\":", (int)level);
    write_string(&o, message);
    out_char(&o, '}');
    rpc_end(&o);
    stdio_send(s, out_done(&o));
}
