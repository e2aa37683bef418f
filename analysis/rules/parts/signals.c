#include "rules/parts/signals.h"

// By number, as on Linux.
static const char *const NAMES[] = {
    "",     "HUP",  "INT",  "QUIT", "ILL",  "TRAP", "ABRT", "BUS",  "FPE",   "KILL",
    "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM", "",     "CHLD", "CONT",  "STOP",
    "TSTP", "TTIN", "TTOU", "URG",  "XCPU", "XFSZ", "",     "PROF", "WINCH",
};

// SIGRTMIN and those behind it.
enum { REALTIME_FIRST = 34, REALTIME_LAST = 49 };

static Str by_number(Arena *a, uint32_t number)
{
    if (number < ARRAY_LEN(NAMES)) return str_of_z(NAMES[number]);
    if (number < REALTIME_FIRST || REALTIME_LAST < number) return STR("");
    if (number == REALTIME_FIRST) return STR("RTMIN");
    return str_fmt(a, "RTMIN+%u", number - REALTIME_FIRST);
}

Str signal_of(const Model *m, uint32_t step, const Instr *in)
{
    Arena *a = model_scratch(m);
    uint32_t number;
    if (!instr_arg_count(in)) return STR("");
    Expansion e = expand_at(m, step, node_str(in, instr_arg(in, 0)), expand_mode(m));
    if (!e.is_ok || !e.is_known) return STR("");
    if (str_number(e.result, &number)) return by_number(a, number);
    Str name = str_upper(a, e.result);
    return str_starts_z(name, "SIG") ? str_skip(name, 3) : name;
}
