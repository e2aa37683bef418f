// RUNs that follow each other and could be one.
//
// A group is cut where the kind of work changes, so whether two RUNs belong together is asked of neighbours only.
#include "rules/parts/neighbours.h"
#include "base/out.h"
#include "base/utf.h"
#include "rules/parts/update_alone.h"
#include "syntax/walk.h"

enum { LINES_MAX = 10, GROUP_MAX = 1000 };

// What a RUN costs, by its dearest command. Different kinds stay apart, and so does what is not known.
typedef enum Work {
    WORK_UNKNOWN,
    WORK_FILES,     // folders, permissions, users, configuration
    WORK_FETCH,     // downloads and what is done with them
    WORK_PACKAGES,  // packages of the system
    WORK_LIBRARIES, // packages of a language
    WORK_BUILD,     // compilers and bundlers
} Work;

static const struct {
    Work work;
    Str names;
} WORKS[] = {
    {WORK_FILES,
     STR_INIT(
         "mkdir rmdir rm mv cp ln chmod chown chgrp touch echo printf cat sed awk tee groupadd "
         "useradd usermod addgroup adduser groupmod passwd chpasswd install set true false test [ "
         "[[ ls find xargs grep sort head tail id env date ldconfig update-ca-certificates "
         "locale-gen update-locale localedef cd export umask unset mkfifo setcap a2enmod a2dismod "
         "a2ensite "
         "a2dissite update-alternatives update-rc.d cut tr wc basename dirname which")},
    {WORK_FETCH,
     STR_INIT("curl wget tar unzip gunzip unxz gpg sha256sum sha1sum sha512sum md5sum git")},
    {WORK_PACKAGES,
     STR_INIT("apt-get apt aptitude apk yum dnf microdnf tdnf zypper pacman dpkg rpm "
              "apt-key add-apt-repository apt-mark")},
    {WORK_LIBRARIES,
     STR_INIT("pip pip2 pip3 pipx gem bundle composer conda mamba micromamba uv poetry "
              "pipenv")},
    {WORK_BUILD,
     STR_INIT("make cmake ninja gcc g++ cc c++ mvn gradle ./gradlew ./mvnw tsc webpack")},
};

static Work work_of(const Command *c)
{
    // What `bundle exec` starts is the work.
    if (cmd_is(c, "bundle", "exec")) return WORK_UNKNOWN;
    // No command of a family is for files.
    for (uint32_t i = c->family ? 1 : 0; i < ARRAY_LEN(WORKS); i++) {
        if (str_is_one_of(c->name, WORKS[i].names)) return WORKS[i].work;
    }
    // Of others only what installs: scripts of a project may be anything.
    const Manager *m = manager_of(c);
    bool installs = (m && manager_installs(m, c)) || cmd_in(c, "go", "install") ||
                    cmd_in(c, "cargo", "install");
    return installs ? WORK_LIBRARIES : WORK_UNKNOWN;
}

static uint8_t work_of_all(const Commands *commands)
{
    Work work = WORK_UNKNOWN;
    if (!commands->is_complete || commands->has_unknown) return WORK_UNKNOWN;
    for (uint32_t i = 0; i < commands->count; i++) {
        if (!commands->item[i].word_count) continue;
        Work other = work_of(&commands->item[i]);
        if (other == WORK_UNKNOWN) return WORK_UNKNOWN;
        if (work < other) work = other;
    }
    for (int i = MANAGER_APT; WORK_PACKAGES <= work && i <= MANAGER_ZYPPER; i++)
        if (updates_alone(commands, manager_at(i))) return WORK_UNKNOWN;
    return (uint8_t)work;
}

// The kind of work of a RUN that may stand in a group.
static Work run_work(const Model *m, uint32_t step)
{
    const Instr *in = instr_at(m, step);
    bool is_candidate = in->kind == K_RUN && !in->is_json && !in->heredoc_count &&
                        in->lines <= LINES_MAX && !instr_flag(in, STR("mount"));
    return is_candidate ? (Work)commands_trait(m, step, in, TRAIT_WORK, work_of_all) : WORK_UNKNOWN;
}

static bool has_same_flags(const Instr *a, const Instr *b)
{
    uint32_t count = instr_flag_count(a);
    if (count != instr_flag_count(b)) return false;
    const Node *x = NULL, *y = NULL;
    for (uint32_t i = 0; i < count; i++) {
        x = instr_next_flag(a, x);
        y = instr_next_flag(b, y);
        if (!str_eq(node_str(a, x), node_str(b, y))) return false;
    }
    return true;
}

static bool is_blank_between(const Model *m, uint32_t step)
{
    for (uint32_t item = item_of(m, step) + 1; item < item_of(m, step + 1); item++) {
        if (model_item(m, item)->kind != K_BLANK) return false;
    }
    return true;
}

// Whether `step` and the one behind it, which is there, are RUNs that belong together.
static bool belongs_to_next(const Model *m, uint32_t step)
{
    const Instr *in = instr_at(m, step);
    if (in->kind != K_RUN) return false;
    const Instr *next = instr_at(m, step + 1);
    if (next->kind != K_RUN || !has_same_flags(in, next)) return false;
    if (!is_blank_between(m, step)) return false;
    Work work = run_work(m, step);
    return work != WORK_UNKNOWN && work == run_work(m, step + 1);
}

bool neighbours_are_second(const Model *m, uint32_t step)
{
    if (!step_exists(m, step - 1) || !belongs_to_next(m, step - 1)) return false;
    return !step_exists(m, step - 2) || !belongs_to_next(m, step - 2);
}

uint32_t neighbours_end(const Model *m, uint32_t first)
{
    uint32_t end = first + 1;
    while (end - first < GROUP_MAX && step_exists(m, end) && belongs_to_next(m, end - 1)) end++;
    return end;
}

// Whether nothing but `&&` and pipes joins them.
static bool is_row(const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_joined = c->before == JOIN_NONE || c->before == JOIN_AND || c->before == JOIN_PIPE;
        if (!c->list && !is_joined) return false;
    }
    return true;
}

bool neighbours_join_safely(const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (str_is_one_of(
                c->name,
                STR("cd export set umask trap exec source . alias pushd popd unset eval shopt"))) {
            return false;
        }
        // The new `/bin/sh` would run the next RUN, but not what is joined to this one.
        if (cmd_has_word(c, STR("/bin/sh")) && str_is_one_of(c->name, STR("ln mv cp rm install "
                                                                          "update-alternatives")))
            return false;
        // The shell goes on starting the pip that it has found first, which may not fit the new one.
        if (cmd_in(c, "pip", "install") && cmd_has_word(c, STR("pip"))) return false;
        // `conda activate`
        if (c->word_count > 1 && str_is_one_of(c->word[1].text, STR("activate deactivate")))
            return false;
        if (c->after == JOIN_BACKGROUND || c->before == JOIN_BACKGROUND || !c->word_count)
            return false;
    }
    return is_row(commands);
}

bool joined_takes(Joined *j, const Model *m, uint32_t step)
{
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    if (instr_at(m, step)->kind != K_RUN || !run_takes_more(m, step) || j->is_closed) return false;
    bool sets = false, has_row = is_row(commands);
    bool is_plain = has_row && !commands_end_in_group(commands);
    for (uint32_t i = 0; i < commands->count; i++)
        sets = sets || cmd_sets_errexit(&commands->item[i]);
    // Its own failures would end it.
    if (j->has_errexit && !is_plain && !sets) return false;
    j->has_errexit = j->has_errexit || sets;
    // It gets braces, in which no failure would end it if more followed.
    j->is_closed = j->has_any && !has_row && (j->has_errexit || run_stops(m, step));
    j->has_any = true;
    return true;
}

static bool begins_lines_with_and(Str text)
{
    for (uint32_t i = 0; i < text.len; i++) {
        bool is_indented = text.ptr[i] == '\n' && char_is_blank(str_at(text, i + 1));
        if (is_indented && str_at(text, utf_skip_space(text, i)) == '&') return true;
    }
    return false;
}

// Its further lines lie deeper than the `&&` before the first one, but for those that may go on with a word or a text.
static Str indented(Arena *a, Str text)
{
    Out out = out_on(a);
    bool is_bare = !str_has_char(text, '"') && !str_has_char(text, '\'');
    for (uint32_t i = 0; i < text.len; i++) {
        out_char(&out, text.ptr[i]);
        char next = str_at(text, i + 1);
        if (text.ptr[i] == '\n' && is_bare && char_is_blank(next))
            out_str(&out, next == '\t' ? STR("\t") : STR("    "));
    }
    return out_done(&out);
}

Str neighbours_joined(Fix *f, const Instr *into, const Instr *in, const Commands *commands)
{
    Span bytes = instr_span(in, commands->list);
    bool in_braces = !is_row(commands);
    Str text = str_cut(in->text, bytes.start, bytes.end);
    bool begins = begins_lines_with_and(text);
    if (!into->cut_count && (begins || run_ends_lines_with_and(in))) into = in;
    if (!begins && !run_ends_lines_with_and(into)) text = indented(f->arena, text);
    return str_fmt(f->arena, "%.*s%s%.*s%s", STR_ARG(run_next_line(f, into)), in_braces ? "{ " : "",
                   STR_ARG(text), in_braces ? "; }" : "");
}
