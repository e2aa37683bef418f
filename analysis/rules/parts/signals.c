#include "rules/parts/signals.h"

// By number, as on Linux.
static const Str NAMES[] = {
    STR_INIT(""),     STR_INIT("HUP"),  STR_INIT("INT"),  STR_INIT("QUIT"),  STR_INIT("ILL"),
    STR_INIT("TRAP"), STR_INIT("ABRT"), STR_INIT("BUS"),  STR_INIT("FPE"),   STR_INIT("KILL"),
    STR_INIT("USR1"), STR_INIT("SEGV"), STR_INIT("USR2"), STR_INIT("PIPE"),  STR_INIT("ALRM"),
    STR_INIT("TERM"), STR_INIT(""),     STR_INIT("CHLD"), STR_INIT("CONT"),  STR_INIT("STOP"),
    STR_INIT("TSTP"), STR_INIT("TTIN"), STR_INIT("TTOU"), STR_INIT("URG"),   STR_INIT("XCPU"),
    STR_INIT("XFSZ"), STR_INIT(""),     STR_INIT("PROF"), STR_INIT("WINCH"),
};

// SIGRTMIN and those behind it.
enum { REALTIME_FIRST = 34, REALTIME_LAST = 49 };

static Str by_number(Arena *a, uint32_t number)
{
    if (number < ARRAY_LEN(NAMES)) return NAMES[number];
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
    return str_starts(name, STR("SIG")) ? str_skip(name, 3) : name;
}
