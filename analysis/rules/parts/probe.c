#include "rules/parts/probe.h"
#include "values/values.h"

static const struct {
    Str tool;
    const char *command; // with the address in it
} probes[] = {
    {STR_INIT("curl"), "[\"curl\", \"-fsS\", \"%.*s\"]"},
    {STR_INIT("wget"), "[\"wget\", \"-qO-\", \"%.*s\"]"},
    {STR_INIT("node"), "[\"node\", \"-e\", \"fetch('%.*s').then(r => "
                       "process.exit(r.ok ? 0 : 1), () => process.exit(1))\"]"},
    {STR_INIT("python"), "[\"python\", \"-c\", \"import urllib.request; "
                         "urllib.request.urlopen('%.*s')\"]"},
};

// The only port that is opened, 0 if it is not known.
static uint32_t port_of(const Model *m, const Stage *stage)
{
    uint32_t step = stage_latest(m, stage, K_EXPOSE);
    if (step == NO_STEP || instr_arg_count(instr_at(m, step)) != 1) return 0;
    const Instr *in = instr_at(m, step);
    PortSpec port = port_spec(arg_text(in, instr_arg(in, 0)));
    bool is_one = port.error == PORT_OK && port.first == port.last;
    return is_one && !str_ieq(port.protocol, STR("udp")) ? port.first : 0;
}

bool probe_of(Arena *a, const Model *m, const Stage *stage, Str address, Probe *out)
{
    uint32_t port = port_of(m, stage);
    if (!address.len && port) address = str_fmt(a, "http://localhost:%u/", port);
    for (uint32_t i = 0; address.len && i < ARRAY_LEN(probes); i++) {
        if (tool_of_stage(m, stage, probes[i].tool) != TOOL_THERE) continue;
        *out = (Probe){probes[i].tool, str_fmt(a, probes[i].command, STR_ARG(address))};
        return true;
    }
    return false;
}
