#include "rules/parts/root_home.h"
#include "lint/run_facts.h"
#include "lint/users.h"
#include "lint/workdirs.h"
#include "rules/parts/removals.h"

static bool is_in_root(Str path)
{
    return str_is_z(path, "/root") || str_starts_z(path, "/root/");
}

// ---- Where to look ----

static bool place_at(RootPlace *out, uint32_t step, Span span, Str path)
{
    *out = (RootPlace){.step = step, .span = span, .path = path};
    return true;
}

static bool in_process(const Model *m, uint32_t step, RootPlace *out)
{
    if (step == NO_STEP) return false;
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    for (uint32_t i = 0; i < commands->count; i++) {
        const Word *word = commands->item[i].word;
        if (commands->item[i].word_count && word->is_literal && is_in_root(word->text))
            return place_at(out, step, word->span, word->text);
    }
    return false;
}

// The folder of a PATH that lies there.
static bool in_path(const Instr *in, const Node *pair, uint32_t step, RootPlace *out)
{
    if (pair->kind != N_PAIR || !str_is_z(pair_key(in, pair), "PATH")) return false;
    Span value = pair_value_span(pair);
    for (uint32_t at = value.start; at < value.end; at++) {
        Str rest = str_cut(in->joined, at, value.end);
        bool is_start = at == value.start || str_has_char(STR(":\"'="), in->joined.ptr[at - 1]);
        if (!is_start || !str_starts_z(rest, "/root/")) continue;
        uint32_t len = 0;
        while (len < rest.len && !str_has_char(STR(":\"'$ "), rest.ptr[len])) len++;
        place_at(out, step, (Span){at, at + len}, str_cut(rest, 0, len));
        out->is_on_path = true;
        return true;
    }
    return false;
}

static bool in_env(const Instr *in, uint32_t step, RootPlace *out)
{
    for (const Node *arg = instr_next_arg(in, NULL); arg; arg = instr_next_arg(in, arg))
        if (in_path(in, arg, step, out)) return true;
    return false;
}

static bool in_copy(const Instr *in, uint32_t step, RootPlace *out)
{
    uint32_t count = instr_arg_count(in);
    if (count < 2 || !instr_flag(in, STR("from"))) return false;
    Str to = arg_text(in, instr_arg(in, count - 1));
    uint32_t start = (uint32_t)(to.ptr - in->joined.ptr);
    return is_in_root(to) && place_at(out, step, (Span){start, start + to.len}, to);
}

// Installs below the home folder, where the program looks for them.
static const struct {
    const char *words[2]; // that the command has
    const char *path;
    const char *movers; // variables that take it elsewhere
    bool is_run_by_it;  // it matters where the program is started by the first of the words
} INSTALLS[] = {
    {{"pip", "--user"}, "/root/.local", "", false},
    {{"playwright", "install"}, "/root/.cache/ms-playwright", "PLAYWRIGHT_BROWSERS_PATH", false},
    {{"-m", "nltk.downloader"}, "/root/nltk_data", "NLTK_DATA", false},
    {{"pipenv", "install"},
     "/root/.local/share/virtualenvs",
     "PIPENV_VENV_IN_PROJECT WORKON_HOME VIRTUAL_ENV",
     true},
    {{"pipenv", "sync"},
     "/root/.local/share/virtualenvs",
     "PIPENV_VENV_IN_PROJECT WORKON_HOME VIRTUAL_ENV",
     true},
    {{"poetry", "install"},
     "/root/.cache/pypoetry/virtualenvs",
     "POETRY_VIRTUALENVS_CREATE POETRY_VIRTUALENVS_IN_PROJECT POETRY_VIRTUALENVS_PATH "
     "POETRY_CACHE_DIR VIRTUAL_ENV",
     true},
    {{"mix", "local.hex"}, "/root/.mix", "MIX_HOME", true},
};

static bool is_moved(const Model *m, uint32_t step, const Command *c, Str movers)
{
    bool is_elsewhere = c->prefix_count || cmd_has_word(c, STR("--system -d")) ||
                        chain_mentions(m, step, STR("virtualenvs."));
    for (Str name, value; !is_elsewhere && (name = str_next_word(&movers)).len;)
        is_elsewhere = var_at(m, step, name, &value, NULL) != ENV_UNSET;
    return is_elsewhere;
}

static bool is_started_by(const Model *m, const Stage *stage, Str name)
{
    Process process = process_of(m, stage);
    uint32_t step = process.entrypoint != NO_STEP ? process.entrypoint : process.cmd;
    if (step == NO_STEP) return false;
    const Instr *in = instr_at(m, step);
    return str_has(instr_slice(in, instr_args_span(in)), name);
}

// `npx playwright@1.40` too.
static bool has_start(const Command *c, Str name)
{
    if (!str_is_one_of(c->name, STR("npx python python3"))) return str_eq(c->name, name);
    for (uint32_t i = 1; i < c->word_count; i++)
        if (str_starts(c->word[i].text, name)) return true;
    return false;
}

static bool installs(const Command *c, uint32_t row)
{
    if (!cmd_has_word(c, str_of_z(INSTALLS[row].words[1])) || c->place & VIA_SUDO) return false;
    return row ? has_start(c, str_of_z(INSTALLS[row].words[0])) : cmd_in(c, "pip", "install");
}

static uint8_t any_installs(const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool may = c->family || str_is_one_of(c->name, STR("playwright npx python python3 pipenv "
                                                           "poetry mix"));
        for (uint32_t k = 0; may && k < ARRAY_LEN(INSTALLS); k++)
            if (installs(c, k)) return true;
    }
    return false;
}

static bool in_run(const Model *m, const Instr *in, uint32_t step, RootPlace *out)
{
    if (!commands_trait(m, step, in, TRAIT_HOME, any_installs)) return false;
    const Commands *commands = commands_of(m, step, in);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        for (uint32_t k = 0; k < ARRAY_LEN(INSTALLS); k++) {
            Str first = str_of_z(INSTALLS[k].words[0]);
            if (!installs(c, k)) continue;
            if (k && is_moved(m, step, c, str_of_z(INSTALLS[k].movers))) continue;
            if (INSTALLS[k].is_run_by_it && !is_started_by(m, stage_last(m), first)) continue;
            if (!user_before(m, step).is_root) return false;
            return place_at(out, step, cmd_head(c), str_of_z(INSTALLS[k].path));
        }
    }
    return false;
}

// ---- What opens it ----

static bool opens(const Model *m, const Instr *in, uint32_t step)
{
    const Commands *commands = commands_among(m, step, in, STR("chmod chown setfacl usermod"));
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (!cmd_is(c, "chmod", NULL) && !cmd_is(c, "chown", NULL) && !cmd_is(c, "setfacl", NULL) &&
            !cmd_is(c, "usermod", NULL))
            continue;
        for (uint32_t k = 1; k < c->word_count; k++)
            if (is_in_root(c->word[k].text)) return true;
    }
    return false;
}

static bool sets_home(const Instr *in)
{
    for (const Node *arg = instr_next_arg(in, NULL); arg; arg = instr_next_arg(in, arg))
        if (arg->kind == N_PAIR && str_is_z(pair_key(in, arg), "HOME")) return true;
    return false;
}

static bool is_open(const Model *m, const Stage *stage)
{
    Chain chain = chain_of(m, stage);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        if (in->kind == K_RUN && opens(m, in, chain.step)) return true;
        if (in->kind == K_ENV && sets_home(in)) return true;
    }
    return false;
}

// ---- All of it ----

static bool in_workdir(Arena *a, const Model *m, const Stage *stage, RootPlace *out)
{
    Str folder;
    uint32_t step = stage_latest(m, stage, K_WORKDIR);
    if (step == NO_STEP || !workdir_of(a, m, step, step, &folder)) return false;
    Span span = instr_args_span(instr_at(m, step));
    return is_in_root(folder) && place_at(out, step, span, folder);
}

// The weight of what was found: what comes first is what tells most.
static bool in_chain(const Model *m, const Stage *stage, RootPlace *out)
{
    RootPlace copied, installed;
    bool has_copied = false, has_installed = false;
    Chain chain = chain_of(m, stage);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        if (in->kind == K_ENV && in_env(in, chain.step, out)) return true;
        if (in->kind == K_COPY) has_copied |= in_copy(in, chain.step, &copied);
        if (in->kind == K_RUN) has_installed |= in_run(m, in, chain.step, &installed);
    }
    if (has_copied || has_installed) *out = has_copied ? copied : installed;
    return has_copied || has_installed;
}

bool root_place(Arena *a, const Model *m, const Stage *stage, RootPlace *out)
{
    Process process = process_of(m, stage);
    if (process.entrypoint == NO_STEP && process.cmd == NO_STEP) return false;
    bool is_found = in_process(m, process.entrypoint, out) || in_process(m, process.cmd, out) ||
                    in_workdir(a, m, stage, out) || in_chain(m, stage, out);
    return is_found && !is_open(m, stage);
}

// ---- Moving it ----

static void move_path(Fix *f, uint32_t step, Span path, Str home)
{
    Span root = {path.start, path.start + STR("/root").len};
    fix_replace_at(f, step, root, home);
}

static void move_copy(Fix *f, uint32_t step, Str home, Str chown)
{
    const Instr *in = instr_at(f->model, step);
    RootPlace place;
    if (!in_copy(in, step, &place)) return;
    uint32_t end = instr_keyword(in)->end;
    if (chown.len && !instr_flag(in, STR("chown")))
        fix_replace_at(f, step, (Span){end, end},
                       str_fmt(f->arena, " --chown=%.*s", STR_ARG(chown)));
    move_path(f, step, place.span, home);
}

// Whether COPY alone brings what lies in the folder: what a RUN has put there stays where it is.
static bool is_all_copied(const Model *m, const Stage *stage, uint32_t step)
{
    RootPlace place, path = {.path = STR("")};
    bool is_copied = !in_env(instr_at(m, step), step, &path);
    for (uint32_t at = stage->from + 1; at < stage_end(m, stage); at++) {
        const Instr *in = instr_at(m, at);
        if (in->kind == K_RUN && in_run(m, in, at, &place)) return false;
        if (in->kind == K_COPY && in_copy(in, at, &place))
            is_copied |= path_is_below(path.path, place.path);
    }
    return is_copied;
}

void root_place_move(Fix *f, const Finding *found, const Stage *stage, Str home, Str user,
                     uint32_t made)
{
    const InstrKind kind = finding_instr(f->model, found)->kind;
    if (kind != K_ENV && kind != K_COPY) return;
    if (!is_all_copied(f->model, stage, found->step)) return;
    fix_offer(f, found, FIX_ASK, "Move it to `%.*s`", STR_ARG(home));
    for (uint32_t step = stage->from + 1; step < stage_end(f->model, stage); step++) {
        const Instr *in = instr_at(f->model, step);
        RootPlace place;
        if (in->kind == K_COPY) move_copy(f, step, home, made < step ? user : STR(""));
        if (in->kind == K_ENV && in_env(in, step, &place)) move_path(f, step, place.span, home);
    }
}
