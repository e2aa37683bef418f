// Stop a server with the signal that lets it finish its work.
//
// `docker stop` sends TERM. nginx and httpd then drop their connections at once, PostgreSQL waits for its clients until it
// is killed, and systemd does not end at all. Each has another signal for an orderly end.
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y nginx
// CMD ["nginx", "-g", "daemon off;"]
//      ^^^^^^^ `nginx` finishes its work on SIGQUIT only; set `STOPSIGNAL SIGQUIT`
// ```
//
// ```fixed
// FROM debian:12
// RUN apt-get update && apt-get install -y nginx
// STOPSIGNAL SIGQUIT
// CMD ["nginx", "-g", "daemon off;"]
// ```
//
// ```dockerfile
// FROM debian:12
// STOPSIGNAL SIGTERM
//            ^^^^^^^ `systemd` finishes its work on SIGRTMIN+3 only
// CMD ["/lib/systemd/systemd"]
// ```
//
// ```fixed
// FROM debian:12
// STOPSIGNAL SIGRTMIN+3
// CMD ["/lib/systemd/systemd"]
// ```
//
// ```dockerfile
// FROM ubuntu:24.04
// CMD ["/usr/sbin/init"]
//      ^^^^^^^^^^^^^^^^ `init` finishes its work on SIGRTMIN+3 only; set `STOPSIGNAL SIGRTMIN+3`
// ```
//
// Bases that set the signal themselves, unknown bases, wrappers and the shell form are fine:
//
// ```dockerfile
// FROM nginx:1.27
// CMD ["nginx", "-g", "daemon off;"]
// ```
//
// ```dockerfile
// FROM debian:12
// STOPSIGNAL SIGQUIT
// CMD ["nginx", "-g", "daemon off;"]
// ```
//
// ```dockerfile
// FROM debian:12
// ENTRYPOINT ["tini", "--"]
// CMD ["nginx", "-g", "daemon off;"]
// ```
#include "lint/base_image.h"
#include "lint/chain.h"
#include "rules/parts/signals.h"

static const struct {
    Str programs, signal;
} SERVERS[] = {
    {STR_INIT("nginx openresty"), STR_INIT("QUIT")},
    {STR_INIT("systemd"), STR_INIT("RTMIN+3")},
    {STR_INIT("httpd apache2"), STR_INIT("WINCH")},
    {STR_INIT("postgres"), STR_INIT("INT")},
};

static Str signal_for(Str program)
{
    for (uint32_t i = 0; i < ARRAY_LEN(SERVERS); i++)
        if (str_is_one_of(program, SERVERS[i].programs)) return SERVERS[i].signal;
    return STR("");
}

// The init of a system is systemd; one that lies elsewhere is another.
static Str name_of(const Command *program)
{
    bool is_init = str_is_one_of(program->word[0].text, STR("/sbin/init /usr/sbin/init"));
    return is_init ? STR("systemd") : program->name;
}

// The program in exec form that becomes the first process; NULL when it is another, or not known.
static const Command *first_process(const Model *m, const Process *process, uint32_t *step)
{
    *step = process->entrypoint == NO_STEP ? process->cmd : process->entrypoint;
    if (*step == NO_STEP || !instr_at(m, *step)->is_json) return NULL;
    const Commands *commands = commands_of(m, *step, instr_at(m, *step));
    return commands->count == 1 && !commands->item->prefix_count ? commands->item : NULL;
}

// Whether the base image is known to leave the signal alone.
static bool base_sets_none(const Model *m, const Stage *stage)
{
    const ImageFacts *facts = base_facts(m, stage);
    return facts && !str_is_one_of(facts->repository, STR("nginx httpd postgres php"));
}

static void check_file(Check *c)
{
    const Model *m = c->model;
    const Stage *last = stage_last(m);
    uint32_t step;
    if (!last || !stage_is_for_people(last) || step_is_windows(m, last->from)) return;
    Process process = process_of(m, last);
    const Command *program = first_process(m, &process, &step);
    Str wanted = program ? signal_for(name_of(program)) : STR("");
    uint32_t set = stage_latest(m, last, K_STOPSIGNAL);
    if (!wanted.len) return;
    if (set == NO_STEP && base_sets_none(m, last)) {
        report_at(c, step, program->word[0].span,
                  "`%.*s` finishes its work on SIG%.*s only; set `STOPSIGNAL SIG%.*s`",
                  STR_ARG(program->name), STR_ARG(wanted), STR_ARG(wanted));
        return;
    }
    Str signal = set == NO_STEP ? STR("") : signal_of(m, set, instr_at(m, set));
    if (!signal.len || str_eq(signal, wanted)) return;
    report_at(c, set, instr_args_span(instr_at(m, set)), "`%.*s` finishes its work on SIG%.*s only",
              STR_ARG(program->name), STR_ARG(wanted));
}

static void fix(Fix *f, const Finding *found)
{
    Process process = process_of(f->model, stage_last(f->model));
    uint32_t step;
    const Command *program = first_process(f->model, &process, &step);
    if (!program) return;
    Str signal = str_join(f->arena, STR("SIG"), signal_for(name_of(program)));
    fix_offer(f, found, FIX_ASK, "Set it to `%.*s`", STR_ARG(signal));
    if (found->step == step)
        fix_line_before(f, step, str_join(f->arena, STR("STOPSIGNAL "), signal));
    else
        fix_replace(f, found, found->span, signal);
}

RULE(stopsignal_unsuited) = {
    .codes = WORDS("tally:prefer-nginx-sigquit tally:prefer-systemd-sigrtmin-plus-3"),
    .severity = FL_INFO,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
