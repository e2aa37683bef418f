#include "rules/parts/made_names.h"
#include "base/vec.h"
#include "lint/users.h"
#include "rules/parts/managers.h"
#include "values/file_kinds.h"
#include "values/values.h"

enum { LOOKS_MOST = 300 }; // instructions behind the one that is checked

bool is_account_name(Str name)
{
    uint32_t number;
    return name.len && !str_number(name, &number) && !str_any(name, STR("$ } \\"), str_has) &&
           !str_is_z(name, "root");
}

// Whether the copy may bring the files that hold the names.
static bool copies_names(const Instr *in)
{
    uint32_t count = instr_arg_count(in);
    if (count < 2) return false;
    Str to = arg_text(in, instr_arg(in, count - 1));
    bool is_root = str_is_one_of(to, STR("/ ./ .")) || str_has_char(to, '$'), is_tree = false;
    for (const Node *arg = instr_next_source(in, NULL); arg; arg = instr_next_source(in, arg)) {
        Str from = arg_text(in, arg);
        is_tree |= str_ends_z(from, "/") || str_any(from, STR("$ *"), str_has) ||
                   str_is_one_of(path_last(from), STR(". root rootfs out output install overlay"));
    }
    return text_holds(in->joined, STR("etc")) || (is_root && is_tree);
}

bool may_have_accounts(const Model *m, uint32_t step)
{
    Chain chain = chain_before(m, step);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        if (in->kind == K_RUN || in->kind == K_SHELL || in->kind == K_ADD) return true;
        if (in->kind == K_COPY && copies_names(in)) return true;
    }
    return !chain.left;
}

static Str made_by(const Command *c, Accounts kind)
{
    const Word *word = kind == GROUPS ? group_made_by(c) : NULL;
    if (!word) word = user_made_by(c); // with a group of its own, as a rule
    return word ? word->text : STR("");
}

static const Command *maker_in(const Model *m, uint32_t step, Str name, Accounts kind)
{
    const Instr *in = instr_at(m, step);
    const Commands *commands = in->kind == K_RUN ? commands_of(m, step, in) : NULL;
    for (uint32_t i = 0; commands && i < commands->count; i++)
        if (str_eq(made_by(&commands->item[i], kind), name)) return &commands->item[i];
    return NULL;
}

const Command *later_maker(const Model *m, uint32_t step, Str name, Accounts kind)
{
    const Stage *stage = stage_of(m, step);
    Chain chain = chain_before(m, step);
    while (chain_back(&chain))
        if (instr_at(m, chain.step)->kind == K_RUN &&
            text_holds(instr_at(m, chain.step)->joined, name))
            return NULL;
    const Command *found = NULL;
    if (!chain.left || !stage) return NULL;
    uint32_t end = stage_end(m, stage);
    if (step + LOOKS_MOST < end) end = step + LOOKS_MOST;
    for (uint32_t i = step + 1; i < end && !found; i++) found = maker_in(m, i, name, kind);
    return found;
}

// The group that is made with a user has the user's number, as a rule.
static bool has_number_of_user(const Command *maker)
{
    return !group_made_by(maker) &&
           !has_option_of(maker, STR("-g --gid -G --ingroup -N --no-user-group"));
}

Str number_made_later(const Model *m, uint32_t step, Str name, Accounts kind)
{
    const Command *maker = later_maker(m, step, name, kind);
    Str number = STR("");
    uint32_t value;
    if (!maker) return number;
    bool is_group = kind == GROUPS && !has_number_of_user(maker);
    if (is_group && !group_made_by(maker)) return number;
    cmd_value(maker, is_group ? "-g" : "-u", is_group ? "--gid" : "--uid", &number);
    return str_number(number, &value) ? number : STR("");
}

typedef struct NameList {
    Str *item;
    uint32_t count, room;
} NameList;

// Whether it may make users or groups whose names are not seen: a script, or a name in a variable.
static bool makes_unseen(const Command *c)
{
    bool makes = str_is_one_of(c->name, STR("useradd adduser groupadd addgroup"));
    bool is_named = user_made_by(c) || group_made_by(c);
    return (makes && !is_named) || str_ends_z(c->name, ".sh") ||
           str_is_one_of(c->name, STR("newusers usermod groupmod sh bash"));
}

// Adds what the RUN makes. False when it may make the name, or some that are not seen.
static bool add_made(Arena *a, NameList *list, const Commands *commands, Accounts kind)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        Str made = made_by(&commands->item[i], kind);
        if (made.len) VEC_PUSH(a, list, made);
        if (makes_unseen(&commands->item[i])) return false;
    }
    return commands->is_complete && !commands->has_unknown;
}

static const Str OF_SYSTEMS =
    STR_INIT("daemon bin sys adm tty disk lp mail news man games users nobody nogroup staff "
             "operator www-data wheel video audio input backup list proxy sync sudo shadow "
             "ubuntu postgres mysql redis nginx docker guest ftp ntp cron at sshd squid uucp irc "
             "dialout cdrom dip fax floppy tape voice src kmem utmp plugdev kvm render ping "
             "netdev _apt shutdown halt dbus tss");

bool is_made_nowhere(const Model *m, uint32_t step, Str name)
{
    return !str_has_digit(name) && !str_is_one_of(name, OF_SYSTEMS) && !may_have_accounts(m, step);
}

Str near_account(Arena *a, const Model *m, uint32_t step, Str name, Accounts kind)
{
    NameList list = {0};
    Chain chain = chain_before(m, step);
    if (str_has_digit(name) || str_is_one_of(name, OF_SYSTEMS)) return STR("");
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        bool brings = in->kind == K_ADD || (in->kind == K_COPY && copies_names(in));
        if (brings) return STR("");
        if (in->kind != K_RUN) continue;
        bool may_make = text_holds(in->joined, name) ||
                        !add_made(a, &list, commands_of(m, chain.step, in), kind);
        if (may_make) return STR("");
    }
    if (!chain.left) return STR("");
    Str near = suggest(name, list.item, list.count);
    return str_has_digit(near) || str_at(near, 0) != str_at(name, 0) ? STR("") : near;
}
