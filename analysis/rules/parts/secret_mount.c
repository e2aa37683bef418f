// Secrets that RUNs read from a mount instead of a variable (linting.md 5).
#include "rules/parts/secret_mount.h"
#include "lint/near_names.h"
#include "lint/run_facts.h"

// Whether the text holds `$NAME` or `${NAME`.
static bool reads(Str text, Str name)
{
    for (uint32_t dollar; (dollar = str_find_char(text, '$')) != STR_NONE;) {
        text = str_skip(text, dollar + 1);
        Str rest = str_skip(text, str_at(text, 0) == '{');
        if (str_starts(rest, name) && !char_is_word(str_at(rest, name.len))) return true;
    }
    return false;
}

// Commands that keep what they are given in a file.
static bool keeps_words(const Command *c)
{
    static const struct {
        const char *name, *word; // empty: whatever it is asked to do
    } KEEPERS[] = {
        {"npm", "config set login adduser"},
        {"yarn", "config login"},
        {"pnpm", "config set login"},
        {"pip", "config"},
        {"pip3", "config"},
        {"git", "config clone remote submodule credential"},
        {"poetry", "config source"},
        {"composer", "config"},
        {"bundle", "config"},
        {"conda", "config"},
        {"go", "env"},
        {"aws", "configure"},
        {"gcloud", "config auth"},
        {"gh", "auth config"},
        {"docker", "login"},
        {"helm", "login repo"},
        {"dotnet", "nuget"},
        {"nuget", ""},
        {"tee", ""},
        {"sed", ""},
        {"perl", ""},
        {"dd", ""},
        {"chpasswd", ""},
        {"htpasswd", ""},
        {"passwd", ""},
        {"usermod", ""},
        {"useradd", ""},
        {"debconf-set-selections", ""},
    };
    for (uint32_t i = 0; i < ARRAY_LEN(KEEPERS); i++) {
        if (!str_eq(c->name, str_of_z(KEEPERS[i].name))) continue;
        if (!*KEEPERS[i].word) return true;
        for (uint32_t k = 1; k < c->word_count; k++)
            if (str_is_one_of(c->word[k].text, str_of_z(KEEPERS[i].word))) return true;
    }
    return false;
}

// Whether the RUN may write what it reads into a file, so that a mount would only seem to keep the secret out.
static bool may_keep(const Model *m, uint32_t step, const Instr *in)
{
    const Commands *commands = commands_of(m, step, in);
    if (!commands->is_complete || commands->has_unknown) return true;
    for (uint32_t i = 0; i < commands->count; i++)
        if (commands->item[i].has_redirect_out || keeps_words(&commands->item[i])) return true;
    return false;
}

// The builder puts variables into flags before the RUN has its mounts.
static bool reads_in_flags(const Instr *in, Str name)
{
    for (const Node *flag = instr_next_flag(in, NULL); flag; flag = instr_next_flag(in, flag))
        if (reads(node_str(in, flag), name)) return true;
    return false;
}

enum { LOOKS_MAX = 300 }; // instructions behind it

// How many RUNs of the stage behind `step` read the name and keep nothing of it; 0 when another instruction reads it, or
// one of a stage on top, or one too far away may.
static uint32_t count_readers(const Model *m, uint32_t step, Str name)
{
    uint32_t count = 0;
    if (step_exists(m, step + LOOKS_MAX + 1)) return 0;
    for (uint32_t i = step + 1; step_exists(m, i); i++) {
        const Instr *in = instr_at(m, i);
        if (!step_follows(m, step, i) || !reads(in->joined, name)) continue;
        bool is_own = steps_share_stage(m, i, step);
        if (!is_own || in->kind != K_RUN || reads_in_flags(in, name) || may_keep(m, i, in))
            return 0;
        count++;
    }
    return count;
}

static Str kebab(Arena *a, Str name)
{
    Str lower = str_lower(a, name);
    char *ptr = (char *)lower.ptr; // ours: str_lower made it
    for (uint32_t i = 0; i < lower.len; i++)
        if (ptr[i] == '_') ptr[i] = '-';
    return lower;
}

void fix_by_secret_mount(Fix *f, const Finding *found)
{
    const Model *m = f->model;
    const Instr *in = finding_instr(m, found);
    const Stage *s = stage_of(m, found->step);
    Str name = instr_slice(in, found->span);
    bool is_possible =
        s && !found->in_onbuild && instr_arg(in, 0) && !instr_arg(in, 1) && name_is_plain(name);
    if (!is_possible || !count_readers(m, found->step, name)) return;
    Str source =
        str_fmt(f->arena, "id=%.*s,env=%.*s", STR_ARG(kebab(f->arena, name)), STR_ARG(name));
    fix_offer(f, found, FIX_ASK, "%s; build with `docker build --secret %.*s .`",
              in->kind == K_ENV
                  ? "Mount it as a secret where RUNs read it: the container no longer has it"
                  : "Mount it as a secret where RUNs read it",
              STR_ARG(source));
    fix_delete_step(f, found->step);
    Str mount = str_fmt(f->arena, " --mount=type=secret,%.*s", STR_ARG(source));
    Str own = str_fmt(f->arena, "env=%.*s", STR_ARG(name));
    for (uint32_t i = found->step + 1; i < stage_end(m, s); i++) {
        const Instr *run = instr_at(m, i);
        uint32_t at = instr_keyword(run)->end;
        if (run->kind == K_RUN && reads(run->joined, name) && !text_holds(run->joined, own))
            fix_replace_at(f, i, (Span){at, at}, mount);
    }
}
