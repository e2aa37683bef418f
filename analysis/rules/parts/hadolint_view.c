#include "rules/parts/hadolint_view.h"
#include "base/digest.h"

// The words of the command as they are written: from the one that hadolint takes for its name, which may be a wrapper. A few
// words hand the name on.
typedef struct Written {
    const Word *word;
    uint32_t count;
} Written;

static Written written(const Command *c)
{
    static const Str PASSED = STR_INIT("command builtin busybox exec run");
    uint32_t count = c->prefix_count + c->word_count, first = 0;
    if (!count) return (Written){c->word, 0};
    while (first < c->prefix_count && shell_assignment(c->prefix[first].text)) first++;
    while (first + 1 < count && str_is_one_of(c->prefix[first].text, PASSED)) first++;
    return (Written){c->prefix + first, count - first};
}

// What `find -exec` starts is no command of the RUN; what xargs starts has that word before it.
static bool is_of_find(const Command *c)
{
    if (!(c->place & VIA_XARGS)) return false;
    for (uint32_t i = 0; i < c->prefix_count; i++)
        if (str_ends_z(c->prefix[i].text, "xargs")) return false;
    return true;
}

// The text of `sh -c` is a word to hadolint, what is fed to a shell is nothing. But it joins the strings of an exec form to one line: there the first command
// of the text is an argument of the shell, and what follows an operator is a command.
static bool is_in_text(const Command *c)
{
    if (c->place & IN_EXEC_FORM && c->place & IN_SHELL_C) return c->before == JOIN_NONE;
    return c->place & (IN_SHELL_C | IN_EVAL | IN_INPUT);
}

static bool is_hidden(const Command *c)
{
    return !c->word_count || is_of_find(c) || is_in_text(c);
}

Str seen_name(const Command *c)
{
    Written w = written(c);
    return !is_hidden(c) && w.word[0].is_literal ? w.word[0].text : STR("");
}

bool seen_as(const Command *c, Str names)
{
    Str name = seen_name(c);
    return name.len && str_is_one_of(name, names);
}

bool seen_word(const Command *c, Str words)
{
    Written w = written(c);
    for (uint32_t i = 1; i < w.count; i++)
        if (str_is_one_of(w.word[i].text, words)) return true;
    return false;
}

bool seen_row(const Command *c, Str words)
{
    Written w = written(c);
    Str rest = words;
    for (uint32_t i = 1; i < w.count; i++) {
        Str left = rest, word = str_next_word(&left);
        bool is_next = str_eq(w.word[i].text, word);
        rest = is_next ? left : words;
        if (is_next && !str_trim(left).len) return true;
    }
    return false;
}

static bool is_option(Str text)
{
    return str_at(text, 0) == '-' && !str_is_z(text, "-") && !str_is_z(text, "--");
}

// Whether the option has the name, as a whole or as one letter of a cluster.
static bool is_named(Str option, Str names)
{
    if (str_at(option, 1) == '-') {
        Str name = STR("");
        option = str_skip(option, 2);
        str_next_part(&option, '=', &name);
        return str_is_one_of(name, names);
    }
    for (uint32_t i = 1; i < option.len; i++)
        if (str_is_one_of(str_cut(option, i, i + 1), names)) return true;
    return false;
}

bool seen_flag(const Command *c, Str names)
{
    Written w = written(c);
    for (uint32_t i = 1; i < w.count; i++)
        if (is_option(w.word[i].text) && is_named(w.word[i].text, names)) return true;
    return false;
}

bool seen_option_with(const Command *c, char letter)
{
    Written w = written(c);
    for (uint32_t i = 1; i < w.count; i++)
        if (is_option(w.word[i].text) && str_has_char(w.word[i].text, letter)) return true;
    return false;
}

// The word after such an option is dropped, also when it looks like an option, which then drops the next one all the same.
uint32_t seen_args(const Command *c, Str valued, const Word **word, uint32_t room)
{
    Written w = written(c);
    uint32_t count = 0;
    bool is_value = false;
    for (uint32_t i = 1; i < w.count && count < room; i++) {
        Str text = w.word[i].text;
        bool is_plain = !is_option(text);
        if (is_plain && !is_value) word[count++] = &w.word[i];
        is_value = !is_plain && !str_has_char(text, '=') && is_named(text, valued);
    }
    return count;
}

bool seen_mount(const At *c, Str text)
{
    Mounts mounts = *mounts_at(c->model, c->step, c->in);
    for (uint32_t i = 0; i < mounts.count; i++) {
        const Mount *m = &mounts.item[i];
        bool is_scratch = str_is_z(m->type, "cache") || str_is_z(m->type, "tmpfs");
        if (is_scratch && str_has(m->target, text)) return true;
    }
    return false;
}

bool seen_in_end(const At *c)
{
    const Stage *stage = c->in_onbuild ? NULL : stage_of(c->model, c->step);
    if (!stage) return true;
    uint32_t next = stage_number(c->model, stage) + 1;
    for (uint32_t i = next; i < stage_count(c->model); i++)
        if (stage_below(c->model, stage_at(c->model, i)) == stage) return true;
    return next == stage_count(c->model);
}

uint32_t seen_first(const Commands *commands, uint32_t from, Str names, Str words)
{
    uint32_t i = from;
    while (i < commands->count &&
           !(seen_as(&commands->item[i], names) && seen_word(&commands->item[i], words)))
        i++;
    return i;
}

uint32_t seen_count(const Model *m, uint32_t step)
{
    const Instr *in = instr_at(m, step);
    const Commands *commands = commands_of(m, step, in);
    uint32_t count = 0;
    for (uint32_t i = 0; commands->is_complete && i < commands->count; i++) {
        Str name = seen_name(&commands->item[i]);
        count += name.len && !str_is_one_of(name, STR("[ [["));
        count += in->is_json && seen_word(&commands->item[i], STR("&& || ; | &"));
    }
    return count;
}

uint64_t seen_flags(const Model *m, uint32_t step)
{
    const Instr *in = instr_at(m, step);
    uint64_t all = 0;
    for (const Node *flag = NULL; (flag = instr_next_flag(in, flag));) {
        Str rest = node_str(in, flag), part;
        while (str_next_part(&rest, ',', &part))
            all += digest_text(0, str_skip(part, str_behind_last(part, '=')));
    }
    return all;
}
