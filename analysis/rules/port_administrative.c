// Do not open ports for remote logins.
//
// A container is entered with `docker exec`. A server for SSH, Telnet, RDP or VNC beside the program is one more way in, with
// passwords or keys of its own to guard.
//
// ```dockerfile
// FROM debian:12
// EXPOSE 22
//        ^^ port 22 is for remote logins (SSH), which a container does not need: use `docker exec`
// CMD ["app"]
// ```
//
// ```fixed
// FROM debian:12
// CMD ["app"]
// ```
//
// ```dockerfile
// FROM debian:12
// ARG PORT=22
// EXPOSE $PORT
//        ^^^^^ port 22 is for remote logins (SSH), which a container does not need: use `docker exec`
// EXPOSE 80 3389/tcp
//           ^^^^^^^^ port 3389 is for remote logins (RDP), which a container does not need: use `docker exec`
// ```
//
// A container that is made for remote logins, a build stage, and other ports are fine:
//
// ```dockerfile
// FROM debian:12 AS build
// EXPOSE 22
// FROM debian:12
// EXPOSE 22
// CMD ["/usr/sbin/sshd", "-D"]
// ```
//
// ```dockerfile
// FROM debian:12
// EXPOSE 2222 80-90 53/udp
// ```
#include "lint/base_image.h"
#include "lint/chain.h"
#include "lint/run_facts.h"
#include "values/values.h"

static const struct {
    uint32_t port;
    const char *what;
} PORTS[] = {{22, "SSH"}, {23, "Telnet"}, {3389, "RDP"}, {5800, "VNC"}, {5900, "VNC"}};

// Programs that are such servers, or that start some.
static bool may_serve(const Command *c)
{
    for (uint32_t i = 0; i < c->word_count; i++)
        if (str_any(c->word[i].text, STR("ssh vnc rdp tty supervis telnet"), text_holds))
            return true;
    return !c->name.len || str_ends_z(c->name, ".sh") || str_is_z(c->name, "init");
}

static bool step_may_serve(const Model *m, uint32_t step)
{
    if (step == NO_STEP) return false;
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    for (uint32_t i = 0; i < commands->count; i++)
        if (may_serve(&commands->item[i])) return true;
    return false;
}

static const char *purpose_of(const PortSpec *port)
{
    bool is_one = port->error == PORT_OK && port->first == port->last;
    if (!is_one || str_ieq(port->protocol, STR("udp"))) return NULL;
    for (uint32_t i = 0; i < ARRAY_LEN(PORTS); i++)
        if (PORTS[i].port == port->first) return PORTS[i].what;
    return NULL;
}

static void check(Check *c, const Instr *in)
{
    if (!step_is_in_stage(c->model, c->step) || !step_is_shipped(c->model, c->step)) return;
    for (const Node *arg = instr_next_arg(in, NULL); arg; arg = instr_next_arg(in, arg)) {
        Expansion e = expand_at(c->model, c->step, arg_text(in, arg), expand_mode(c->model));
        if (!e.is_ok || !e.is_known) continue;
        PortSpec port = port_spec(e.result);
        const char *purpose = purpose_of(&port);
        if (!purpose) continue;
        const Stage *last = stage_last(c->model);
        Process process = process_of(c->model, last);
        BaseSystem system;
        bool is_bases = process.entrypoint == NO_STEP && process.cmd == NO_STEP;
        if (is_bases && !base_system(c->model, last, &system)) return;
        if (step_may_serve(c->model, process.entrypoint)) return;
        if (step_may_serve(c->model, process.cmd)) return;
        report(c, node_span(arg),
               "port %u is for remote logins (%s), which a container does not need: use `docker "
               "exec`",
               port.first, purpose);
    }
}

static void fix(Fix *f, const Finding *found)
{
    if (instr_arg_count(finding_instr(f->model, found)) != 1) return;
    fix_offer(f, found, FIX_ASK, "Delete it");
    fix_delete_step(f, found->step);
}

RULE(port_administrative) = {
    .codes = WORDS("trivy:DS-0004 checkov:CKV_DOCKER_1 kics:exposing_port_22 sonar:S6473"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(EXPOSE),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
