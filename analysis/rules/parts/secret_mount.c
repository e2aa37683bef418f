// Secrets that RUNs read from a mount instead of a variable (linting.md 5).
#include "rules/parts/secret_mount.h"
#include "lint/near_names.h"
#include "lint/run_facts.h"
#include "lint/shell_scan.h"
#include "rules/parts/mount_options.h"
#include "syntax/walk.h"

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

// Whether a RUN starts a program that looks for variables of its name, as `aws` does for `AWS_SECRET_ACCESS_KEY`.
static bool starts_reader(const Model *m, uint32_t step, const Instr *in, Str name)
{
    const Commands *commands = in->kind == K_RUN ? commands_of(m, step, in) : NULL;
    for (uint32_t i = 0; commands && i < commands->count; i++) {
        Str program = commands->item[i].name;
        if (program.len && str_at(name, program.len) == '_' &&
            str_ieq(str_cut(name, 0, program.len), program))
            return true;
    }
    return false;
}

// Commands that keep what they are given in a file.
static bool keeps_words(const Command *c)
{
    static const struct {
        const char *name, *words;
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
    };
    for (uint32_t i = 0; i < ARRAY_LEN(KEEPERS); i++)
        if (str_is_z(c->name, KEEPERS[i].name)) return cmd_has_word(c, str_of_z(KEEPERS[i].words));
    return str_is_one_of(c->name, STR("nuget tee sed perl dd chpasswd htpasswd passwd usermod "
                                      "useradd debconf-set-selections"));
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
    bool is_named = instr_at(m, step)->kind == K_ARG; // an ENV may be for the container
    if (step_exists(m, step + LOOKS_MAX + 1)) return 0;
    for (uint32_t i = step + 1; step_exists(m, i); i++) {
        const Instr *in = instr_at(m, i);
        if (!step_follows(m, step, i)) continue;
        bool is_read = reads(in->joined, name);
        if (!is_read && !starts_reader(m, i, in, name)) continue;
        is_named |= is_read;
        bool is_own = steps_share_stage(m, i, step);
        if (!is_own || in->kind != K_RUN || reads_in_flags(in, name) || may_keep(m, i, in))
            return 0;
        count++;
    }
    return is_named ? count : 0;
}

Str secret_id(Arena *a, Str name)
{
    Str id = str_lower(a, name);
    char *ptr = (char *)id.ptr; // ours: str_lower made it
    for (uint32_t i = 0; i < id.len; i++)
        if (!char_is_alpha(ptr[i]) && !char_is_digit(ptr[i]) && ptr[i] != '.') ptr[i] = '-';
    return id;
}

// The mount of a secret in the RUN that has this value of an option; NULL without one.
static const Mount *secret_with(const Model *m, uint32_t step, const Instr *run, Str option,
                                Str value)
{
    const Mounts *mounts = mounts_at(m, step, run);
    for (uint32_t i = 0; i < mounts->count; i++) {
        const Mount *mount = &mounts->item[i];
        const MountField *field = mount_option(mount, option);
        bool is_it = field && str_eq(field->value, value);
        if (is_it && str_is_z(mount->type, "secret")) return mount;
    }
    return NULL;
}

void fix_offer_secret_file(Fix *f, const Finding *found, Str id)
{
    const Instr *in = finding_instr(f->model, found);
    fix_offer(f, found, FIX_ASK,
              "Mount it as a secret; build with `docker build --secret id=%.*s,src=FILE .`",
              STR_ARG(id));
    const Mount *mount = secret_with(f->model, found->step, in, STR("id"), id);
    if (!mount || mount->target.len || mount_option(mount, STR("env")))
        fix_insert(f, found, instr_keyword(in)->end,
                   str_fmt(f->arena, " --mount=type=secret,id=%.*s", STR_ARG(id)));
}

// The one variable that the instruction sets; empty when there are more.
static Str only_name(const Instr *in, const Finding *found)
{
    const Node *arg = instr_arg(in, 0);
    if (!arg || found->in_onbuild || instr_arg(in, 1)) return STR("");
    Str name = pair_key(in, arg);
    return name_is_plain(name) ? name : STR("");
}

void fix_by_secret_mount(Fix *f, const Finding *found)
{
    const Model *m = f->model;
    const Instr *in = finding_instr(m, found);
    const Stage *s = stage_of(m, found->step);
    Str name = only_name(in, found);
    if (!s || !name.len || !count_readers(m, found->step, name)) return;
    Str source =
        str_fmt(f->arena, "id=%.*s,env=%.*s", STR_ARG(secret_id(f->arena, name)), STR_ARG(name));
    fix_offer(f, found, FIX_ASK, "%s; build with `docker build --secret %.*s .`",
              in->kind == K_ENV
                  ? "Mount it as a secret where RUNs read it: the container no longer has it"
                  : "Mount it as a secret where RUNs read it",
              STR_ARG(source));
    fix_delete_step(f, found->step);
    Str mount = str_fmt(f->arena, " --mount=type=secret,%.*s", STR_ARG(source));
    for (uint32_t i = found->step + 1; i < stage_end(m, s); i++) {
        const Instr *run = instr_at(m, i);
        uint32_t at = instr_keyword(run)->end;
        if (run->kind != K_RUN) continue;
        if (!reads(run->joined, name) && !starts_reader(m, i, run, name)) continue;
        if (!secret_with(m, i, run, STR("env"), name)) fix_replace_at(f, i, (Span){at, at}, mount);
    }
}

// ---- In the container ----

// Whether an instruction of the build may read what the ENV sets.
static bool build_may_read(const Model *m, uint32_t step, Str name)
{
    for (uint32_t i = step + 1; step_exists(m, i); i++) {
        const Instr *in = instr_at(m, i);
        if (step + LOOKS_MAX < i) return true;
        if (!step_follows(m, step, i) || kind_is_of_container(in->kind)) continue;
        if (in->kind == K_RUN || in->kind == K_ONBUILD || reads(in->joined, name)) return true;
    }
    return false;
}

void fix_by_run_option(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str name = only_name(in, found);
    bool is_possible = in->kind == K_ENV && name.len && !in->cut_count &&
                       step_is_shipped(f->model, found->step) &&
                       !build_may_read(f->model, found->step, name);
    if (!is_possible) return;
    Str option = str_fmt(f->arena, "docker run -e %.*s", STR_ARG(name));
    fix_offer(f, found, FIX_ASK, "Set it when the container starts: `%.*s`", STR_ARG(option));
    fix_replace(f, found, (Span){instr_keyword(in)->start, instr_args_span(in).end},
                str_fmt(f->arena, "# Set when the container starts: %.*s", STR_ARG(option)));
}

// ---- In a word ----

// The quote that is open at a place of a word: `'`, `"`, 0 for none; `$` where that is harder to tell.
static char quote_at(Str word, uint32_t place)
{
    char quote = 0;
    for (uint32_t i = 0; i < place; i++) {
        char c = word.ptr[i];
        if (c == '`' || c == '\\' || (c == '$' && !char_is_word(str_at(word, i + 1)))) return '$';
        if (quote ? c == quote : c == '\'' || c == '"') quote = quote ? 0 : c;
    }
    return quote;
}

// Commands that an address is told to be read from, and that keep none.
static bool only_reads(const Command *c)
{
    return str_is_one_of(c->name, STR("curl wget aria2c export")) || cmd_in(c, "pip", NULL);
}

static bool holds(const Word *word, Span part)
{
    return word->span.start <= part.start && part.end <= word->span.end;
}

// The word around the part; NULL when it is in none, or in one that is kept or read as a script.
static const Word *word_around(const Commands *commands, Span part, bool is_address)
{
    const Word *found = NULL;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (part.start < c->span.start || c->span.end < part.end) continue;
        if (c->place & (IN_SHELL_C | IN_INPUT | IN_EVAL | IN_SUBSTITUTION)) return NULL;
        for (uint32_t k = 0; k < c->prefix_count; k++)
            if (holds(&c->prefix[k], part)) found = &c->prefix[k];
        for (uint32_t k = 1; k < c->word_count && (!is_address || only_reads(c)); k++)
            if (holds(&c->word[k], part)) found = &c->word[k];
    }
    return found;
}

void fix_by_secret_file(Fix *f, const Finding *found, Span secret, Str id, bool is_address)
{
    const Instr *in = finding_instr(f->model, found);
    if (found->in_onbuild || in->is_json || step_is_windows(f->model, found->step)) return;
    const Commands *commands = commands_of(f->model, found->step, in);
    const Word *word = word_around(commands, secret, is_address);
    if (!word || may_keep(f->model, found->step, in)) return;
    char quote = quote_at(instr_slice(in, word->span), secret.start - word->span.start);
    if (quote == '$') return;
    const char *open = quote == '"' ? ""
                       : quote      ? "'\""
                                    : "\"",
               *close = quote == '"' ? ""
                        : quote      ? "\"'"
                                     : "\"";
    fix_offer_secret_file(f, found, id);
    fix_replace(f, found, secret,
                str_fmt(f->arena, "%s$(cat /run/secrets/%.*s)%s", open, STR_ARG(id), close));
}
