#include "rules/parts/sudo.h"
#include "values/file_kinds.h"

const Word *sudo_of(const Command *c, const Word **next)
{
    for (uint32_t i = 0; i < c->prefix_count; i++) {
        bool is_sudo = c->prefix[i].is_literal && str_is_z(path_last(c->prefix[i].text), "sudo");
        if (!is_sudo) continue;
        *next = i + 1 < c->prefix_count ? &c->prefix[i + 1] : &c->word[0];
        return &c->prefix[i];
    }
    *next = c->word_count < 2 ? NULL : &c->word[1];
    return cmd_is(c, "sudo", NULL) ? &c->word[0] : NULL;
}

static const Word *word_of(const Command *c, uint32_t i)
{
    if (i < c->prefix_count) return &c->prefix[i];
    return i - c->prefix_count < c->word_count ? &c->word[i - c->prefix_count] : NULL;
}

Str sudo_user(const Command *c)
{
    const Word *word, *next;
    for (uint32_t i = 0; (word = word_of(c, i)); i++) {
        Str text = word->text;
        if (str_is_one_of(text, STR("-u --user")) && (next = word_of(c, i + 1))) return next->text;
        if (str_starts_z(text, "--user=")) return str_skip(text, 7);
        if (str_starts_z(text, "-u")) return str_skip(text, 2);
        if (str_at(text, 0) != '-' && !str_is_z(path_last(text), "sudo")) break;
    }
    return STR("root");
}

// Whether a command is an install of the system that only root gets done.
static bool shows_root(const Command *c)
{
    bool is_install =
        str_is_one_of(cmd_family(c), STR("apt apk dnf yum")) && cmd_has_word(c, STR("install add"));
    return is_install && !c->place && c->after != JOIN_OR;
}

UserNow sudo_started_by(const Model *m, uint32_t step)
{
    UserNow user = user_before(m, step);
    Chain chain = chain_before(m, step);
    while (!user.is_known && user.step == NO_STEP && chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        const Commands *commands = in->kind == K_RUN ? commands_of(m, chain.step, in) : NULL;
        for (uint32_t i = 0; commands && i < commands->count; i++)
            user.is_known |= shows_root(&commands->item[i]);
        user.is_root = user.is_known;
    }
    return user;
}
