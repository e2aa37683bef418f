#include "lint/users.h"
#include "lint/base_image.h"
#include "lint/run_facts.h"

const Word *user_made_by(const Command *c)
{
    bool is_made = cmd_is(c, "useradd", NULL) || cmd_is(c, "adduser", NULL);
    if (!is_made) return NULL;
    // useradd [options] NAME; adduser [options] NAME [GROUP]: the first word that is no option or
    // value of one.
    const Word *last = NULL;
    for (uint32_t i = 1; i < c->word_count; i++) {
        const Word *word = &c->word[i];
        if (str_at(word->text, 0) == '-') continue;
        const Word *before = &c->word[i - 1];
        bool is_value =
            i > 1 && str_at(before->text, 0) == '-' &&
            str_is_one_of(before->text, STR("-u -g -G -d -s -c -k -e -f -K -b -h -p --uid "
                                            "--gid --groups --home --home-dir --shell --comment "
                                            "--ingroup --gecos --base-dir --password"));
        if (is_value) continue;
        if (cmd_is(c, "adduser", NULL)) return word->is_literal ? word : NULL;
        last = word;
    }
    return last && last->is_literal ? last : NULL;
}

// groupadd [options] NAME; addgroup [options] NAME: the last word.
const Word *group_made_by(const Command *c)
{
    const Word *last = c->word_count < 2 ? NULL : &c->word[c->word_count - 1];
    bool is_made = cmd_is(c, "groupadd", NULL) || cmd_is(c, "addgroup", NULL);
    bool is_plain = last && last->is_literal && str_at(last->text, 0) != '-';
    return is_made && is_plain ? last : NULL;
}

// ---- The user in effect ----

static UserNow user_set_by(const Model *m, const Stage *stage, uint32_t step)
{
    UserNow now = {.step = step};
    if (step == NO_STEP) {
        now.is_known = stage && base_user(m, stage, &now.name);
    } else {
        const Instr *in = instr_at(m, step);
        if (!instr_arg_count(in)) return now;
        Expansion e = expand_at(m, step, node_str(in, instr_arg(in, 0)), expand_mode(m));
        now.is_known = e.is_ok && e.is_known;
        now.group = e.result;
        str_next_part(&now.group, ':', &now.name);
    }
    now.is_root = now.is_known && (str_eq(now.name, STR("root")) || str_eq(now.name, STR("0")));
    return now;
}

UserNow user_before(const Model *m, uint32_t step)
{
    return user_set_by(m, stage_of(m, step), last_before(m, step, K_USER));
}

UserNow user_of_stage(const Model *m, const Stage *stage)
{
    return user_set_by(m, stage, stage_latest(m, stage, K_USER));
}

// ---- Programs that change the user ----

static const Str DROPPERS = STR_INIT("gosu su-exec setpriv runuser chpst s6-setuidgid suexec "
                                     "setuidgid");

// Whether the program changes the user, or may: a script, or an unknown program.
static bool may_drop(const Command *c)
{
    if (!c->name.len || str_ends_z(c->name, ".sh") || text_holds(c->name, STR("entrypoint"))) {
        return true;
    }
    if (c->place & VIA_SUDO || str_is_one_of(c->name, DROPPERS)) return true;
    if (str_is_one_of(c->name, STR("s6-svscan init supervisord docker-entrypoint su sudo")))
        return true;
    for (uint32_t i = 0; i < c->prefix_count; i++) {
        if (str_is_one_of(c->prefix[i].text, DROPPERS)) return true;
    }
    for (uint32_t i = 1; i < c->word_count; i++) {
        if (str_ends_z(c->word[i].text, ".sh")) return true;
    }
    return false;
}

static bool step_may_drop(const Model *m, uint32_t step)
{
    if (step == NO_STEP) return false;
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    if (!commands->is_complete) return true;
    for (uint32_t i = 0; i < commands->count; i++) {
        if (may_drop(&commands->item[i])) return true;
    }
    return false;
}

bool file_has_dropper(const Model *m)
{
    Str rest = DROPPERS;
    for (Str name; (name = str_next_word(&rest)).len;) {
        if (file_mentions(m, name)) return true;
    }
    return false;
}

bool process_may_drop_root(const Model *m, const Stage *stage)
{
    Process process = process_of(m, stage);
    return step_may_drop(m, process.entrypoint) || step_may_drop(m, process.cmd);
}
