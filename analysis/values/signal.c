// The signals of Linux (language.md 12, STOPSIGNAL).
#include "values/values.h"

static const Str names[] = {
    STR_INIT("SIGABRT"), STR_INIT("SIGALRM"), STR_INIT("SIGBUS"),    STR_INIT("SIGCHLD"),
    STR_INIT("SIGCLD"),  STR_INIT("SIGCONT"), STR_INIT("SIGFPE"),    STR_INIT("SIGHUP"),
    STR_INIT("SIGILL"),  STR_INIT("SIGINT"),  STR_INIT("SIGIO"),     STR_INIT("SIGIOT"),
    STR_INIT("SIGKILL"), STR_INIT("SIGPIPE"), STR_INIT("SIGPOLL"),   STR_INIT("SIGPROF"),
    STR_INIT("SIGPWR"),  STR_INIT("SIGQUIT"), STR_INIT("SIGSEGV"),   STR_INIT("SIGSTKFLT"),
    STR_INIT("SIGSTOP"), STR_INIT("SIGSYS"),  STR_INIT("SIGTERM"),   STR_INIT("SIGTRAP"),
    STR_INIT("SIGTSTP"), STR_INIT("SIGTTIN"), STR_INIT("SIGTTOU"),   STR_INIT("SIGURG"),
    STR_INIT("SIGUSR1"), STR_INIT("SIGUSR2"), STR_INIT("SIGVTALRM"), STR_INIT("SIGWINCH"),
    STR_INIT("SIGXCPU"), STR_INIT("SIGXFSZ"), STR_INIT("SIGRTMIN"),  STR_INIT("SIGRTMAX"),
};

// RTMIN+1 to RTMIN+15, RTMAX-14 to RTMAX-1: one or two digits without a leading zero.
static bool is_real_time(Str name)
{
    static const struct {
        Str start;
        uint64_t most;
    } ranges[] = {{STR_INIT("RTMIN+"), 15}, {STR_INIT("RTMAX-"), 14}};
    for (uint32_t i = 0; i < ARRAY_LEN(ranges); i++) {
        uint64_t n;
        if (!str_istarts(name, ranges[i].start)) continue;
        Str digits = str_skip(name, ranges[i].start.len);
        if (str_at(digits, 0) == '0' || !uint_parse(digits, 10, 32, &n)) return false;
        return n <= ranges[i].most;
    }
    return false;
}

bool signal_is_valid(Str text)
{
    int64_t n;
    if (int_parse(text, 64, &n)) return n != 0;
    if (str_istarts(text, STR("SIG"))) text = str_skip(text, 3);
    for (uint32_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_ieq(text, str_skip(names[i], 3))) return true;
    return is_real_time(text);
}

const Str *signal_names(uint32_t *count)
{
    *count = ARRAY_LEN(names);
    return names;
}
