// What several rules want to know of a RUN and of what stands around it.
#include "lint/run_facts.h"
#include "lint/shell_scan.h"
#include "lint/users.h"
#include "model/command_shell.h"
#include "syntax/walk.h"
#include "values/file_kinds.h"

// hadolint sees no commands in a text that it cannot parse.
const Commands *run_commands(const At *c)
{
    static const Commands NONE = {.is_broken = true};
    const Commands *commands = commands_of(c->model, c->step, c->in);
    return commands->is_broken && fires_broadly(c) ? &NONE : commands;
}

bool command_is_named(const At *c, const Command *command)
{
    return !c->named || cmd_has_bit(command, c->named);
}

// The word at the start of the text, without its quotes.
static Str target_at(Str text)
{
    char quote = str_at(text, 0);
    if (quote == '"' || quote == '\'') {
        uint32_t end = str_find_char(str_skip(text, 1), quote);
        return end == STR_NONE ? STR("") : str_cut(text, 1, 1 + end);
    }
    uint32_t end = 0;
    while (end < text.len && !str_has_char(STR(" \t<>&|\"'\n"), text.ptr[end])) end++;
    return str_cut(text, 0, end);
}

Str command_prints_to(const Instr *in, const Command *c)
{
    if (!c->has_redirect_out || !c->word_count) return STR("");
    Str text = instr_slice(in, (Span){c->word[c->word_count - 1].span.end, c->span.end});
    for (uint32_t at = 0, next; (next = str_find_char(str_skip(text, at), '>')) != STR_NONE;) {
        at += next;
        bool is_of_errors = at && text.ptr[at - 1] == '2';
        while (at < text.len && str_has_char(STR(">| \t"), text.ptr[at])) at++;
        if (!is_of_errors && str_at(text, at) != '&') return target_at(str_skip(text, at));
    }
    return STR("");
}

enum { NEAR_MAX = 100 };

uint32_t commands_near(const Commands *commands, uint32_t from)
{
    return commands->count - from < NEAR_MAX ? commands->count : from + NEAR_MAX;
}

bool run_is_shipped(const At *c)
{
    return fires_broadly(c) || step_is_shipped(c->model, c->step);
}

bool text_holds(Str word, Str text)
{
    return str_find(word, text) != STR_NONE;
}

bool step_is_beside(const Model *m, uint32_t step, uint32_t other)
{
    return step_exists(m, step) && steps_share_stage(m, step, other);
}

bool step_follows(const Model *m, uint32_t step, uint32_t later)
{
    const Stage *a = stage_of(m, step), *b = stage_of(m, later);
    if (later <= step) return false;
    if (a == b) return true;
    return a && b && stage_is_base(m, a, b);
}

bool run_has_mount(const At *c, Str folder)
{
    return mounts_cover(mounts_at(c->model, c->step, c->in), folder);
}

bool run_sees_variable(const At *c, Str name)
{
    return var_declared(c->model, c->step, var_limit(c->model, c->step), name) != NULL;
}

const char *cmd_sudo(const Model *m, uint32_t step, const Command *c)
{
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    for (uint32_t i = 0; c->place & VIA_SUDO && i < commands->count; i++) {
        const Command *outer = &commands->item[i];
        if (c->span.start < outer->span.start || outer->span.end < c->span.end) continue;
        for (uint32_t k = 0; k < outer->prefix_count; k++) {
            Str word = path_last(outer->prefix[k].text);
            if (str_is_z(word, "sudo")) return "sudo ";
            if (str_is_z(word, "doas")) return "doas ";
        }
    }
    return c->place & VIA_SUDO && !user_before(m, step).is_root ? NULL : "";
}

bool cmd_sets_errexit(const Command *c)
{
    if (!cmd_is(c, "set", NULL)) return false;
    for (uint32_t i = 1; i < c->word_count; i++)
        if (!c->word[i].is_literal || is_errexit(c->word[i].text)) return true;
    return false;
}

bool commands_end_in_group(const Commands *commands)
{
    const Command *last = &commands->item[commands->count - 1];
    return last->place & (IN_GROUP | IN_SUBSHELL | IN_CONDITION | IN_BODY | IN_EVAL);
}

bool run_stops(const Model *m, uint32_t step)
{
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    for (uint32_t i = 0; i < commands->count; i++)
        if (cmd_sets_errexit(&commands->item[i])) return true;
    return shell_stops(model_scratch(m), m, step);
}

bool run_takes_more(const Model *m, uint32_t step)
{
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    if (!commands->is_chain || !commands->count) return false;
    if (commands_end_in_group(commands) && run_stops(m, step)) return false;
    const Command *last = &commands->item[commands->count - 1];
    if (last->prefix_count && str_is_z(last->prefix[0].text, "exec")) return false;
    return !str_is_one_of(last->name, STR("exit return exec su"));
}

Str run_indent(const Instr *in)
{
    Str rest = str_skip(in->text, str_find_char(in->text, '\n')), line, found = STR("    ");
    rest = str_skip(rest, 1);
    for (bool is_first = true; str_next_part(&rest, '\n', &line); is_first = false) {
        uint32_t len = 0;
        while (char_is_blank(str_at(line, len))) len++;
        bool is_and = str_starts_z(str_skip(line, len), "&&");
        bool is_taken = is_and ? is_first || len < found.len : is_first && len;
        if (is_taken && len <= 8) found = str_cut(line, 0, len);
    }
    return found;
}

bool run_ends_lines_with_and(const Instr *in)
{
    for (uint32_t i = 0; i < in->cut_count; i++) {
        uint32_t at = before_blanks(in, in->cut[i].at);
        if (in->cut[i].kind == CUT_CONTINUATION && at && in->joined.ptr[at - 1] == '&') return true;
    }
    return false;
}

Str run_next_line(Fix *f, const Instr *in)
{
    bool is_end = run_ends_lines_with_and(in);
    return str_fmt(f->arena, " %s%c%.*s%.*s%s", is_end ? "&& " : "", model_escape(f->model),
                   STR_ARG(fix_newline(f)), STR_ARG(run_indent(in)), is_end ? "" : "&& ");
}

void fix_append(Fix *f, const Finding *found, const Commands *commands, Str command)
{
    const Instr *in = finding_instr(f->model, found);
    bool is_one_line = in->text.len == in->joined.len || !in->cut_count;
    Str joint = is_one_line ? STR(" && ") : run_next_line(f, in);
    fix_insert(f, found, commands->list.end, str_join(f->arena, joint, command));
}

Span cmd_head(const Command *c)
{
    const Word *sub = cmd_sub(c);
    return (Span){c->word[0].span.start, sub ? sub->span.end : c->word[0].span.end};
}

// Whether the span is a whole element of an exec form.
static bool is_element(const Instr *in, Span span)
{
    for (const Node *arg = instr_arg(in, 0); in->is_json && arg; arg = instr_next_arg(in, arg))
        if (arg->start == span.start) return arg->end == span.end;
    return false;
}

bool word_is_written(const Instr *in, const Word *word)
{
    Str raw = instr_slice(in, word->span);
    char quote = str_at(raw, 0);
    bool is_quoted =
        2 < raw.len && (quote == '"' || quote == '\'') && quote == raw.ptr[raw.len - 1];
    return str_eq(is_quoted ? str_cut(raw, 1, raw.len - 1) : raw, word->text);
}

static bool holds_text(const Word *outer, Span span, const Word *inner)
{
    const char *end = outer->text.ptr + outer->text.len;
    return outer->span.start == span.start && outer->span.end == span.end &&
           outer->text.ptr <= inner->text.ptr && inner->text.ptr + inner->text.len <= end;
}

// Where the word ends in the decoded text of the exec form's element that contains it. STR_NONE
// when unknown.
static uint32_t end_in_element(const Commands *commands, const Word *word)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        for (uint32_t k = 1; k < c->word_count; k++)
            if (holds_text(&c->word[k], word->span, word))
                return (uint32_t)(word->text.ptr - c->word[k].text.ptr) + word->text.len;
    }
    return STR_NONE;
}

// The joined offset of byte `offset` of a JSON string; STR_NONE behind an escape longer than two
// bytes.
static uint32_t place_in_string(const Instr *in, Span string, uint32_t offset)
{
    uint32_t at = string.start + 1;
    for (; offset && at < string.end; offset--) {
        bool is_escape = in->joined.ptr[at] == '\\';
        if (is_escape && str_at(in->joined, at + 1) == 'u') return STR_NONE;
        at += is_escape ? 2 : 1;
    }
    return at;
}

// The word's end in a string with escapes, whose words all have the string's span.
static uint32_t end_of_decoded(const Instr *in, const Commands *commands, const Word *word)
{
    uint32_t offset = is_element(in, word->span) ? end_in_element(commands, word) : STR_NONE;
    uint32_t end = offset == STR_NONE ? STR_NONE : place_in_string(in, word->span, offset);
    bool is_there = end != STR_NONE && word->text.len <= end &&
                    str_eq(str_cut(in->joined, end - word->text.len, end), word->text);
    return is_there ? end : STR_NONE;
}

// Adds the option behind `sub`, a word of `c`.
static void add_after(Fix *f, const Finding *found, int safety, Str option, const Word *sub,
                      bool has_place)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    bool is_string = has_place && is_element(in, sub->span);
    bool is_dense = is_string && str_at(in->joined, sub->span.start - 1) == ',';
    const char *format = is_dense ? ",\"%.*s\"" : is_string ? ", \"%.*s\"" : " %.*s";
    uint32_t at = sub->span.end;
    if (!has_place) at = sub->is_quoted ? STR_NONE : end_of_decoded(in, commands, sub);
    if (at == STR_NONE || (has_place && !is_string && !word_is_written(in, sub))) return;
    fix_offer(f, found, safety, "Add %.*s", STR_ARG(option));
    fix_insert(f, found, at, message_on(f->arena, format, option));
}

static const Command *command_found(const Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    return found->number < commands->count ? &commands->item[found->number] : NULL;
}

void fix_add_option(Fix *f, const Finding *found, int safety, Str option)
{
    const Command *c = command_found(f, found);
    const Word *sub = c ? cmd_sub(c) : NULL;
    if (sub) add_after(f, found, safety, option, sub, c->word[0].span.end <= sub->span.start);
}

void fix_add_option_after(Fix *f, const Finding *found, int safety, Str option, const Word *word)
{
    const Command *c = command_found(f, found);
    if (c) add_after(f, found, safety, option, word, c->word[0].span.end <= word->span.start);
}

void fix_add_option_at_name(Fix *f, const Finding *found, int safety, Str option)
{
    const Command *c = command_found(f, found);
    if (!c || !c->word_count) return;
    const Instr *in = finding_instr(f->model, found);
    bool has_place = c->word_count < 2 ? word_is_written(in, &c->word[0])
                                       : c->word[0].span.end <= c->word[1].span.start;
    add_after(f, found, safety, option, &c->word[0], has_place);
}

Span word_text_span(const Instr *in, const Word *word)
{
    Str text = instr_slice(in, word->span);
    char first = str_at(text, 0);
    bool is_quoted =
        1 < text.len && (first == '"' || first == '\'') && str_at(text, text.len - 1) == first;
    return is_quoted ? (Span){word->span.start + 1, word->span.end - 1} : word->span;
}

static bool sub_is_listed(const Command *c, Str list)
{
    const Word *sub = cmd_sub(c);
    return sub && sub->is_literal && str_is_one_of(sub->text, list);
}

bool apt_updates(const Command *c)
{
    return cmd_in(c, "apt", "update");
}

bool apt_uses_lists(const Command *c)
{
    return cmd_in(c, "apt", NULL) &&
           sub_is_listed(c, STR("install build-dep source download upgrade full-upgrade "
                                "dist-upgrade safe-upgrade dselect-upgrade reinstall satisfy"));
}

// A program outside of program folders, or a script for a shell: what it does is unknown.
static bool is_script(const Command *c)
{
    if (!c->word_count) return false;
    Str path = c->word[0].text;
    if (str_is_one_of(c->name, STR("configure autogen.sh gradlew mvnw"))) return false;
    bool is_program = !str_has_char(path, '/') || text_holds(path, STR("bin/"));
    if (!is_program || str_ends_z(path, ".sh")) return true;
    if (!str_is_one_of(c->name, STR("sh bash dash ash zsh ksh source ."))) return false;
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str word = c->word[i].text;
        if (str_at(word, 0) == '-' && str_ends_z(word, "c")) return false;
    }
    return true;
}

bool apt_may_use_lists(const Command *c)
{
    return apt_uses_lists(c) || is_script(c) ||
           (str_is_z(c->name, "make") &&
            cmd_has_word(c, STR("deps dependencies install-deps setup"))) ||
           str_is_one_of(c->name,
                         STR("apt-cache apt-file gdebi tasksel mk-build-deps playwright "
                             "npx install-php-extensions rosdep opam ubuntu-drivers apt-fast "
                             "nala ansible-playbook ansible-pull puppet salt-call chef-client "
                             "chef-solo just invoke"));
}

static bool may_be_lists(Str text, bool has_braces)
{
    if (str_has_char(text, '{') && str_has_char(text, ',')) return has_braces;
    if (text_holds(text, STR("lists"))) return true;
    if (str_at(text, 0) != '/') return str_at(text, 0) == '$' || text_holds(text, STR("/apt"));
    static const Str FOLDER = STR_INIT("/var/lib/apt");
    if (str_starts(text, FOLDER)) return true;
    uint32_t plain = 0; // `/var/*`, `/$dir/apt`
    while (plain < text.len && !str_has_char(STR("*?[$"), text.ptr[plain])) plain++;
    bool is_above = plain < text.len && str_starts(FOLDER, str_cut(text, 0, plain));
    return is_above && (str_starts_z(text, "/var/") || text_holds(text, STR("/apt")));
}

bool apt_may_remove_lists(const Command *c, bool has_braces)
{
    if (c->family) return cmd_in(c, "apt", "distclean") || cmd_in(c, "apt", "dist-clean");
    if (text_holds(c->name, STR("clean"))) return true;
    if (c->word_count && !c->name.len) return true;
    if (!cmd_is(c, "rm", NULL) && !cmd_is(c, "find", NULL)) return false;
    for (uint32_t i = 1; i < c->word_count; i++)
        if (may_be_lists(c->word[i].text, has_braces)) return true;
    return false;
}

bool command_is_idle(const Command *c)
{
    if (!c->word_count) return true;
    return str_is_one_of(
        c->name, STR("rm echo printf set true : sleep export cd mkdir sed cat ls touch test [ "
                     "[[ mv cp chmod chown wget curl gpg apt-key add-apt-repository tee ln "
                     "grep date env unset umask locale-gen useradd groupadd"));
}

Str cmd_words(Arena *a, const Command *c)
{
    const Word *sub = cmd_sub(c);
    if (!sub) return c->name;
    return str_fmt(a, "%.*s %.*s", STR_ARG(c->name), STR_ARG(sub->text));
}

void report_commands(Check *c, bool (*is_bad)(const At *c, const Command *command),
                     const char *format)
{
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (!command_is_named(&c->at, command) || !is_bad(&c->at, command)) continue;
        Finding *f = report(c, cmd_head(command), "%s", "");
        f->message = message_on(c->arena, format, cmd_words(c->arena, command));
        f->number = i;
    }
}
