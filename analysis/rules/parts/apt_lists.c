#include "rules/parts/apt_lists.h"
#include "lint/chain.h"
#include "rules/parts/hadolint_view.h"
#include "syntax/walk.h"

enum { LOOKS_MAX = 300 }; // instructions behind it; what comes behind those may need the lists

typedef enum AptNeed { APT_SILENT, APT_NEEDS, APT_UPDATES } AptNeed;

// Whether it fetches a part of the lists, or none.
static bool is_partial(const Command *update)
{
    for (uint32_t i = 1; i < update->word_count; i++) {
        Str text = update->word[i].text;
        if (text_holds(text, STR("Dir::")) || str_starts_z(text, "--print")) return true;
    }
    return false;
}

// Whether it runs whenever the RUN goes on: it is behind no test whose outcome is forgiven.
static bool runs_surely(const Commands *commands, const Command *update)
{
    bool is_first = update->before == JOIN_NONE || update->before == JOIN_SEQUENCE;
    bool is_sure = !(update->place & (IN_BODY | IN_CONDITION));
    for (uint32_t i = 0; i < commands->count && (!is_first || update->place); i++) {
        Join before = commands->item[i].before;
        is_sure &= before != JOIN_OR && before != JOIN_SEQUENCE;
    }
    return is_sure;
}

// What a RUN does first: uses the lists that are there, or fetches others for itself and all after it. What follows an
// update that may not run stands and falls with it.
static AptNeed need_of(const Commands *commands)
{
    const Command *unsure = NULL;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_update = apt_updates(c) && !is_partial(c);
        if (is_update && runs_surely(commands, c)) return APT_UPDATES;
        if (is_update) unsure = c;
        bool is_covered = is_update || (unsure && unsure->list == c->list);
        if (apt_may_use_lists(c) && !is_covered) return APT_NEEDS;
    }
    return APT_SILENT;
}

// What a later instruction says of the lists.
static AptUse use_of(const Commands *commands, AptNeed need)
{
    if (!commands->is_complete || commands->has_unknown) return APT_LISTS_MAY_BE_USED;
    for (uint32_t i = 0; i < commands->count && need == APT_NEEDS; i++)
        if (apt_uses_lists(&commands->item[i])) return APT_LISTS_ARE_USED;
    return need == APT_NEEDS ? APT_LISTS_MAY_BE_USED : APT_LISTS_ARE_FREE;
}

enum { USES = 4 };

static uint8_t read_need_and_use(const Commands *commands)
{
    AptNeed need = need_of(commands);
    return (uint8_t)(need * USES + use_of(commands, need));
}

AptUse apt_lists_use(const Model *m, uint32_t step)
{
    AptUse use = APT_LISTS_ARE_FREE;
    for (uint32_t later = step + 1; step_exists(m, later); later++) {
        if (step + LOOKS_MAX < later) return APT_LISTS_MAY_BE_USED;
        const Instr *in = instr_at(m, later);
        if (in->kind == K_ONBUILD && in->trigger) in = in->trigger;
        if (in->kind != K_RUN || !step_follows(m, step, later)) continue;
        uint8_t told = commands_trait(m, later, in, TRAIT_APT_NEED, read_need_and_use);
        AptUse here = told % USES;
        if (use < here) use = here;
        if (use == APT_LISTS_ARE_USED) return use;
        bool is_anew = told / USES == APT_UPDATES;
        if (is_anew && steps_share_stage(m, later, step)) return use;
    }
    return use;
}

// The update that the finding is about, or NULL.
const Command *apt_last_update(const Commands *commands)
{
    for (uint32_t i = commands->count; 0 < i; i--)
        if (apt_updates(&commands->item[i - 1])) return &commands->item[i - 1];
    return NULL;
}

// The last command that needs the lists, of those that run one after the other from the update on: what is put after it
// with `&&` runs whatever follows, `|| true`, `&` or a comment. NULL where the lists may be needed elsewhere.
const Command *apt_last_use(const Commands *commands, const Command *update)
{
    const Command *last = update, *end = commands->item + commands->count;
    bool is_row = true;
    for (const Command *c = update + 1; c < end; c++) {
        if (c->list == update->list)
            is_row = is_row && (c->before == JOIN_AND || c->before == JOIN_SEQUENCE);
        if (!apt_uses_lists(c)) continue;
        if (!is_row || c->list != update->list) return NULL;
        last = c;
    }
    return last->after == JOIN_PIPE ? NULL : last;
}

// hadolint takes any `rm -rf` for the removal, wherever it stands.
const Command *apt_update_seen(const At *c, const Commands *commands)
{
    uint32_t none = commands->count;
    uint32_t update = seen_first(commands, 0, STR("apt apt-get aptitude"), STR("update"));
    bool is_removed = seen_first(commands, 0, STR("rm"), STR("-rf /var/lib/apt/lists/*")) < none;
    bool is_mounted = seen_mount(c, STR("/var/lib/apt/lists")) ||
                      (seen_mount(c, STR("/var/lib/apt")) && seen_mount(c, STR("/var/cache/apt")));
    if (update == none || is_removed || is_mounted || !seen_in_end(c)) return NULL;
    return &commands->item[update];
}

// ---- Gone ----

bool apt_removes_lists(const Command *c)
{
    static const Str PATHS =
        STR_INIT("/var/lib/apt/lists /var/lib/apt/lists/ /var/lib/apt/lists/* /var/lib/apt");
    if (cmd_in(c, "apt", "distclean") || cmd_in(c, "apt", "dist-clean")) return true;
    return cmd_is(c, "rm", NULL) && cmd_flag(c, "-r", "--recursive") && cmd_has_word(c, PATHS);
}

bool apt_lists_are_removed(const Commands *commands)
{
    bool are_removed = false;
    if (!commands->is_complete || commands->has_unknown) return false;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_sure = !(c->place & ~(uint32_t)(VIA_SUDO | IN_HEREDOC)) && c->before != JOIN_OR &&
                       c->after != JOIN_OR;
        if (is_sure && apt_removes_lists(c))
            are_removed = true;
        else if (are_removed && !command_is_idle(c) && !cmd_in(c, "apt", "clean") &&
                 !cmd_in(c, "apt", "autoremove") && !cmd_in(c, "apt", "purge"))
            return false;
    }
    return are_removed;
}

// What other packages have often brought: apt is content with a package that is there.
static const Str OFTEN_THERE =
    STR_INIT("locales tzdata ca-certificates openssl perl python3 make gcc "
             "g++ binutils file xz-utils gnupg dirmngr");

bool apt_installs_rare(const Command *c)
{
    const Word *word[64];
    uint32_t count = cmd_args(c, word, 64);
    for (uint32_t i = 0; i < count; i++)
        if (!str_is_one_of(word[i]->text, OFTEN_THERE)) return true;
    return false;
}

// ---- Settings ----

bool apt_may_be_told(const At *c, Str setting)
{
    return chain_mentions(c->model, c->step, setting) ||
           chain_copies_to(c->model, c->step, STR("/etc/apt/apt.conf"));
}
