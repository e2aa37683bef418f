#include "rules/parts/pipes.h"
#include "lint/run_facts.h"
#include "model/command_shell.h"

enum { LOOKS_MAX = 64 }; // commands of one pipe

static const Str GREPS = STR_INIT("grep egrep fgrep zgrep");

// Programs that fetch, unpack, install or build, and the sub-commands that do so; empty: whatever follows.
typedef struct Maker {
    const char *names, *subs;
} Maker;

static const Maker MAKERS[] = {
    {"curl wget svn hg make cmake ninja gcc g++ clang unzip gunzip zcat xz xzcat bzip2 "
     "bzcat bunzip2 zstd zstdcat mvn gradle",
     ""},
    {"git", "clone fetch pull archive submodule"},
    {"aws", "s3 s3api ecr"},
    {"gsutil", "cp cat rsync"},
    {"apt-get apt aptitude",
     "update install upgrade dist-upgrade full-upgrade build-dep source download"},
    {"apk", "add update upgrade fetch"},
    {"yum dnf microdnf tdnf zypper",
     "install in update upgrade up groupinstall localinstall refresh"},
    {"pip pip3 npm yarn pnpm bun gem", "install i ci add download run build"},
    {"go cargo", "build install get run test mod fetch"},
    {"composer", "install update require create-project"},
    {"dotnet", "build publish restore test pack"},
};

static bool only_tells(const Command *c)
{
    return cmd_flag(c, NULL, "--version") || cmd_flag(c, NULL, "--help") ||
           (cmd_is(c, "curl", NULL) && cmd_flag(c, "-V", NULL));
}

// gpg that fetches or changes keys; tar that unpacks.
static bool makes_by_option(const Command *c)
{
    if (str_is_z(c->name, "gpg"))
        return !cmd_flag(c, NULL, "--list-keys") && !cmd_flag(c, NULL, "--fingerprint");
    if (!str_is_z(c->name, "tar") || c->word_count < 2) return false;
    Str first = c->word[1].text;
    return cmd_flag(c, "-x", "--extract") || (str_at(first, 0) != '-' && str_has_char(first, 'x'));
}

static bool makes_something(const Command *c)
{
    if (c->word_count < 2) return c->word_count == 1 && cmd_is(c, "make", NULL);
    for (uint32_t i = 0; i < ARRAY_LEN(MAKERS); i++) {
        if (!str_is_one_of(c->name, str_of_z(MAKERS[i].names))) continue;
        const Word *sub = cmd_sub(c);
        bool makes =
            !MAKERS[i].subs[0] || (sub && str_is_one_of(sub->text, str_of_z(MAKERS[i].subs)));
        return makes && !only_tells(c);
    }
    return makes_by_option(c) && !only_tells(c);
}

// Programs that fail when nothing comes in.
static bool fails_on_nothing(const Command *c)
{
    static const Str NAMES =
        STR_INIT("tar bsdtar gunzip unzip bunzip2 unxz xz zcat bzcat xzcat zstd unzstd gzip bzip2 "
                 "gpg gpg2 apt-key cpio rpm2cpio funzip jq patch pigz lzma pixz");
    static const Str CHECKERS = STR_INIT("sha1sum sha224sum sha256sum sha384sum sha512sum md5sum "
                                         "shasum b2sum");
    if (str_is_one_of(c->name, NAMES)) return true;
    return str_is_one_of(c->name, CHECKERS) && (cmd_flag(c, "-c", "--check"));
}

// Whether the command, or one behind it in the group that it begins, fails when nothing comes in: `| (cd /opt && tar xz)`.
static bool reader_fails_on_nothing(const Commands *commands, const Command *from,
                                    const Command *to)
{
    const Command *end = commands->item + commands->count;
    if (fails_on_nothing(to)) return true;
    if (to->list <= from->list) return false;
    for (const Command *c = to + 1; c < end && c < to + LOOKS_MAX && c->list >= to->list; c++)
        if (fails_on_nothing(c)) return true;
    return false;
}

// The last command of the pipe that item `i` or a group around it writes into.
static const Command *pipe_end(const Commands *commands, uint32_t i, bool *is_safe)
{
    const Command *end = NULL, *from = &commands->item[i];
    const Command *next = cmd_piped_to(commands, i);
    for (uint32_t n = 0; next && n < LOOKS_MAX && !*is_safe; n++) {
        *is_safe |= reader_fails_on_nothing(commands, from, next);
        end = from = next;
        next = cmd_piped_to(commands, (uint32_t)(next - commands->item));
    }
    return end;
}

bool pipe_hides(const Commands *commands, uint32_t i)
{
    const Command *left = &commands->item[i];
    bool is_safe = false;
    // In a group, a failure counts only up to its end: in `(make; true) | tee log` the option does not help.
    bool ends_group = left->list && (left->after == JOIN_NONE || left->after == JOIN_AND);
    if ((left->after != JOIN_PIPE && !ends_group) || !makes_something(left)) return false;
    if (left->place & (IN_SUBSTITUTION | IN_CONDITION)) return false;
    const Command *end = pipe_end(commands, i, &is_safe);
    if (!end || is_safe) return false;
    return !str_is_one_of(end->name, GREPS) && end->after != JOIN_OR; // without a line to find
}

static bool words_hold(const Word *word, uint32_t count, Str text)
{
    for (uint32_t i = 0; i < count; i++)
        if (str_has(word[i].text, text)) return true;
    return false;
}

bool pipe_fails_already(const At *c, const Instr *in, const Commands *commands)
{
    CommandShell shell = command_shell(c->arena, c->model, c->step, in);
    if (shell.kind == SHELL_CMD || shell.kind == SHELL_POWERSHELL) return true;
    for (uint32_t i = 0; i < shell.count; i++)
        if (str_has_z(shell.word[i], "pipefail")) return true;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (words_hold(command->word, command->word_count, STR("pipefail")) ||
            words_hold(command->prefix, command->prefix_count, STR("pipefail")))
            return true;
    }
    for (uint32_t i = 0; i < in->heredoc_count; i++) {
        Str body = str_cut(in->joined, in->heredoc[i].body.start, in->heredoc[i].body.end);
        if (str_has_z(body, "pipefail")) return true;
    }
    return shell.count == 0;
}

static bool has_word_with(const Command *c, Str text)
{
    return 1 < c->word_count && words_hold(c->word + 1, c->word_count - 1, text);
}

static bool stops_early(const Command *c)
{
    if (str_is_one_of(c->name, STR("head more less true : read"))) return true;
    if (str_is_one_of(c->name, GREPS))
        return cmd_flag(c, "-q", "--quiet") || cmd_flag(c, "-m", "--max-count");
    if (str_is_one_of(c->name, STR("awk gawk mawk"))) return has_word_with(c, STR("exit"));
    return str_is_z(c->name, "sed") && has_word_with(c, STR("q"));
}

bool pipes_mind_option(const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool fails = str_is_one_of(c->name, STR("yes grep egrep fgrep zgrep diff cmp test ["));
        if (c->after == JOIN_PIPE && fails) return true;
        if (c->before == JOIN_PIPE && stops_early(c)) return true;
    }
    return !commands->is_complete;
}

bool echoes_escape(const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++)
        if (str_is_z(commands->item[i].name, "echo") &&
            has_word_with(&commands->item[i], STR("\\")))
            return true;
    return false;
}

// ---- As hadolint sees it ----

// `bash -o pipefail -c`, whatever else there is; PowerShell and cmd have no such option.
static bool is_good_shell(Arena *a, const Instr *shell)
{
    const Node *arg = instr_arg(shell, 0);
    Str first = arg ? arg_value(a, shell, arg) : STR("");
    if (str_starts_z(first, "pwsh") || str_starts_z(first, "powershell") ||
        str_starts_z(first, "cmd"))
        return true;
    first = str_next_word(&first);
    uint32_t slash = first.len;
    while (slash && first.ptr[slash - 1] != '/') slash--;
    bool has_option = false, has_word = false;
    for (; arg; arg = instr_next_arg(shell, arg)) {
        Str rest = arg_value(a, shell, arg), word; // the strings are joined, and split at spaces
        while ((word = str_next_word(&rest)).len) {
            has_word |= str_is_z(word, "pipefail");
            has_option |= str_at(word, 0) == '-' && str_has_char(word, 'o');
        }
    }
    return has_word && has_option && str_is_one_of(str_skip(first, slash), STR("bash zsh ash"));
}

// hadolint joins the strings of an exec form to one line of a shell.
static bool has_pipe(const Commands *commands)
{
    bool has_pipe = commands->has_pipe;
    for (uint32_t i = 0; i < commands->count && !has_pipe; i++) {
        const Command *command = &commands->item[i];
        if (!(command->place & IN_EXEC_FORM)) return false;
        has_pipe = command->after == JOIN_PIPE;
        for (uint32_t k = 1; k < command->word_count && !has_pipe; k++)
            has_pipe = str_is_z(command->word[k].text, "|");
    }
    return has_pipe;
}

bool pipe_seen(const At *c, const Commands *commands, const Command **left)
{
    if (c->in_onbuild || !has_pipe(commands)) return false;
    uint32_t shell = last_before(c->model, c->step, K_SHELL);
    bool is_own = shell != NO_STEP && steps_share_stage(c->model, shell, c->step);
    if (is_own && is_good_shell(c->arena, instr_at(c->model, shell))) return false;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        bool is_handed_on =
            command->place & (IN_SHELL_C | IN_EVAL | IN_INPUT) && !(command->place & IN_EXEC_FORM);
        if (command->after != JOIN_PIPE || is_handed_on) continue;
        *left = command;
        return true;
    }
    *left = NULL;
    return true;
}
