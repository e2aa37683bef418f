#include "lint/chain.h"

Chain chain_of(const Model *m, const Stage *stage)
{
    return (Chain){m, stage, stage_end(m, stage), UINT32_MAX};
}

enum { NEAR_MOST = 300 };

Chain chain_near(const Model *m, const Stage *stage)
{
    return (Chain){m, stage, stage_end(m, stage), NEAR_MOST};
}

Chain chain_before(const Model *m, uint32_t step)
{
    return (Chain){m, stage_of(m, step), step, NEAR_MOST};
}

bool chain_back(Chain *c)
{
    if (!c->left || !--c->left) return false;
    while (c->stage && c->step <= c->stage->from + 1) {
        c->stage = stage_below(c->m, c->stage);
        if (c->stage) c->step = stage_end(c->m, c->stage);
    }
    if (!c->stage) return false;
    c->step--;
    return true;
}

// Whether something copied to the path may be in the folder. Of an unknown path the part before the
// variable counts.
static bool reaches(const Model *m, uint32_t step, Str to, Str folder)
{
    Expansion e = expand_at(m, step, to, expand_mode(m));
    uint32_t dollar = str_find_char(to, '$');
    if (dollar != STR_NONE && !(e.is_ok && e.is_known)) {
        Str head = str_cut(to, 0, dollar);
        return str_starts(folder, head) || str_starts(head, folder);
    }
    if (dollar != STR_NONE) to = e.result;
    while (1 < to.len && to.ptr[to.len - 1] == '/') to.len--;
    bool is_above = str_starts(folder, to) && (to.len == 1 || str_at(folder, to.len) == '/');
    return is_above || str_starts(to, folder);
}

// Asks for all instructions of the kind, so that other instructions in between are no dependency.
static bool kind_copies_to(const Model *m, uint32_t step, InstrKind kind, Str folder)
{
    uint32_t left = NEAR_MOST;
    for (uint32_t i = kind_from(m, kind, step); 0 < i && left; left--) {
        uint32_t at = kind_step(m, kind, i - 1);
        if (!step_is_on_chain(m, at, step)) {
            uint32_t stage = stage_index(m, at);
            i = stage == NO_STAGE ? 0 : kind_from(m, kind, stage_at(m, stage)->from);
            continue;
        }
        const Instr *in = instr_at(m, at);
        const Node *last = instr_last_arg(in);
        if (last && reaches(m, at, arg_text(in, last), folder)) return true;
        i--;
    }
    return false;
}

bool chain_copies_to(const Model *m, uint32_t step, Str folder)
{
    return kind_copies_to(m, step, K_COPY, folder) || kind_copies_to(m, step, K_ADD, folder);
}

Process process_of(const Model *m, const Stage *stage)
{
    return (Process){stage_latest(m, stage, K_ENTRYPOINT), stage_latest(m, stage, K_CMD)};
}

static const Str INTERPRETERS = STR_INIT(
    "sh bash ash dash zsh fish pwsh node irb php jshell R julia iex deno ghci lua perl erl "
    "scala groovysh");

bool process_is_to_build_on(const Model *m, const Process *process)
{
    bool has_both = process->entrypoint != NO_STEP && process->cmd != NO_STEP;
    uint32_t step = process->entrypoint == NO_STEP ? process->cmd : process->entrypoint;
    if (has_both || step == NO_STEP) return false;
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    const Command *only = commands->count == 1 ? commands->item : NULL;
    if (!only || only->word_count != 1) return false;
    return str_starts_z(only->name, "python") || str_is_one_of(only->name, INTERPRETERS);
}

static const Str DAEMONS = STR_INIT(
    "nginx openresty httpd httpd-foreground apache2 apache2ctl apache2-foreground php-fpm "
    "haproxy sshd crond cron supervisord systemd init postfix master dockerd varnishd service "
    "rc-service");

static bool is_daemon(const Model *m, uint32_t step)
{
    if (step == NO_STEP) return false;
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    for (uint32_t i = 0; i < commands->count; i++) {
        Str name = commands->item[i].name;
        if (str_is_one_of(name, DAEMONS) || str_starts_z(name, "php-fpm")) return true;
    }
    return false;
}

bool process_is_daemon(const Model *m, const Process *process)
{
    return is_daemon(m, process->entrypoint) || is_daemon(m, process->cmd);
}

bool stage_is_bare(const Model *m, const Stage *stage)
{
    Chain chain = chain_near(m, stage);
    while (chain_back(&chain)) {
        InstrKind kind = instr_at(m, chain.step)->kind;
        if (kind == K_COPY || kind == K_ADD || kind == K_RUN || kind == K_WORKDIR) return false;
    }
    return true;
}
