// The signals of Linux (language.md 12, STOPSIGNAL).
#include "values/values.h"

// Names without SIG.
static const Str names = STR_INIT(
    "ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT "
    "STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX");

// RTMIN+1 to RTMIN+15, RTMAX-14 to RTMAX-1: one or two digits without leading zero.
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
    return str_any(text, names, str_ieq) || is_real_time(text);
}

const Str *signal_names(Arena *a, uint32_t *count)
{
    Str *out = arena_new(a, Str, names.len), rest = names, name;
    for (*count = 0; (name = str_next_word(&rest)).len; ++*count)
        out[*count] = str_join(a, STR("SIG"), name);
    return out;
}
