// Completes a simple command after its words were read: redirections, scripts passed to another
// shell, wrapped commands.
#include "base/out.h"
#include "base/vec.h"
#include "shell/shell.h"
#include "values/file_kinds.h"

// ---- Redirections ----

// Digits or {NAME} directly before the operator belong to it.
static uint32_t operator_at(const Reader *r)
{
    uint32_t at = r->at;
    while (char_is_digit(str_at(r->text, at))) at++;
    if (at == r->at && str_at(r->text, at) == '{') {
        at++;
        while (char_is_word(str_at(r->text, at))) at++;
        if (str_at(r->text, at) != '}') return r->at;
        at++;
    }
    char c = str_at(r->text, at);
    return c == '<' || c == '>' ? at : r->at;
}

bool shell_is_redirect(const Reader *r)
{
    uint32_t at = operator_at(r);
    char c = str_at(r->text, at), next = str_at(r->text, at + 1);
    if (c == '&') return next == '>';
    return (c == '<' || c == '>') && next != '(';
}

// The length of the redirection operator at `at`.
static uint32_t operator_length(Str text, uint32_t at)
{
    static const Str OPERATORS[] = {
        STR_INIT("<<<"), STR_INIT("<<-"), STR_INIT("&>>"), STR_INIT("<<"), STR_INIT(">>"),
        STR_INIT("<&"),  STR_INIT(">&"),  STR_INIT("<>"),  STR_INIT(">|"), STR_INIT("&>"),
    };
    for (uint32_t i = 0; i < ARRAY_LEN(OPERATORS); i++) {
        if (str_starts(str_skip(text, at), OPERATORS[i])) return OPERATORS[i].len;
    }
    return 1;
}

static bool is_file_target(Str operator_text, const Word *target)
{
    bool writes = str_has_char(operator_text, '>') && !str_is_z(operator_text, "<>");
    if (!writes || str_starts_z(target->text, "/dev/")) return false;
    bool is_copy = str_is_z(operator_text, ">&");
    return !is_copy || !(char_is_digit(str_at(target->text, 0)) || str_at(target->text, 0) == '-');
}

bool shell_redirect(Reader *r)
{
    uint32_t at = operator_at(r), len = operator_length(r->text, at);
    Str operator_text = str_cut(r->text, at, at + len);
    r->at = at + len;
    shell_skip_blanks(r);
    uint32_t start = r->at;
    Word target = reader_is_done(r) ? (Word){0} : shell_word(r);
    if (r->at == start) r->found->is_broken = true;
    if (!str_is_z(operator_text, "<<") && !str_is_z(operator_text, "<<-")) {
        return is_file_target(operator_text, &target);
    }
    Pending pending = {.delimiter = target.text,
                       .at = reader_span(r, at, at).start,
                       .command = NO_COMMAND,
                       .is_chomped = len == 3};
    VEC_PUSH(r->found->arena, &r->pending, pending);
    return false;
}

// ---- Here-documents ----

// Whether the command reads a script from standard input: a shell without a script argument.
static bool reads_script(const Command *command)
{
    if (!shell_is_shell(command->name)) return false;
    for (uint32_t i = 1; i < command->word_count; i++) {
        Str word = command->word[i].text;
        if (str_is_z(word, "-s") || str_is_z(word, "-")) return true;
        if (str_at(word, 0) != '-' && str_at(word, 0) != '+') return false;
        if (str_has_char(word, 'c') && str_at(word, 1) != '-') return false;
        if (option_takes_next(STR("-o +o -O +O --rcfile --init-file"), word)) i++;
    }
    return true;
}

static void feed(Reader *r, const Pending *pending, Str body, const Reader *where)
{
    if (pending->command == NO_COMMAND) return;
    const Command *command = &r->found->command.item[pending->command];
    if (!reads_script(command)) return;
    shell_script(r->found, body, where, command->place | IN_HEREDOC | IN_INPUT);
}

// Reads a heredoc body from the script's own text, including the line that ends it.
static void take_body(Reader *r, const Pending *pending)
{
    Reader where = *r;
    uint32_t start = r->at;
    while (r->at < r->text.len) {
        uint32_t line = r->at;
        uint32_t len = str_find_char(str_skip(r->text, line), '\n');
        uint32_t end = len == STR_NONE ? r->text.len : line + len;
        r->at = end < r->text.len ? end + 1 : end;
        Str text = str_cut(r->text, line, end);
        if (str_ends_z(text, "\r")) text.len--;
        while (pending->is_chomped && str_at(text, 0) == '\t') text = str_skip(text, 1);
        if (!str_eq(text, pending->delimiter)) continue;
        feed(r, pending, str_cut(r->text, start, line), &where);
        return;
    }
    r->found->is_partial = true;
}

// The instruction's heredoc for the operator's word. Both are in text order: `*next` is the first
// candidate.
static const Heredoc *heredoc_at(const Instr *in, uint32_t at, uint32_t *next)
{
    while (*next < in->heredoc_count && in->heredoc[*next].word.end <= at) ++*next;
    if (in->heredoc_count <= *next || at < in->heredoc[*next].word.start) return NULL;
    return &in->heredoc[*next];
}

void shell_feed_heredocs(Reader *r)
{
    uint32_t count = r->pending.count, next = 0;
    r->pending.count = 0;
    for (uint32_t i = 0; i < count; i++) {
        Pending pending = r->pending.item[i];
        const Heredoc *h = r->is_opaque ? NULL : heredoc_at(r->found->in, pending.at, &next);
        if (!h) {
            take_body(r, &pending);
            continue;
        }
        Reader where = {.base = h->body.start};
        Str body = str_cut(r->found->in->joined, h->body.start, h->body.end);
        feed(r, &pending, body, &where);
    }
}

// ---- Text for another shell ----

bool shell_is_shell(Str name)
{
    return str_ends_z(name, "sh") && str_is_one_of(name, STR("sh bash dash ash zsh ksh mksh"));
}

// A word that contains a substitution is not parsed as a script: the substitution's commands were
// found already.
static bool is_readable(const Word *word)
{
    if (word->is_literal) return true;
    Str text = word->text;
    for (uint32_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '`') return false;
        if (text.ptr[i] == '(' && i && str_has_char(STR("$<>"), text.ptr[i - 1])) return false;
    }
    return true;
}

// Parses a word as the text of another shell. Spans are exact if the word is a slice of the
// document.
static void read_word_as_text(Reader *r, const Word *word, uint32_t place)
{
    if (!is_readable(word)) {
        r->found->has_unknown = true;
        return;
    }
    Reader where = {.is_opaque = true, .whole = word->span};
    const char *text = r->text.ptr;
    bool is_inside = text && text <= word->text.ptr && word->text.ptr < text + r->text.len;
    if (is_inside && !r->is_opaque) {
        where.is_opaque = false;
        where.base = r->base + (uint32_t)(word->text.ptr - text);
    }
    shell_script(r->found, word->text, &where, place);
}

const Word *cmd_script(const Command *c)
{
    if (!shell_is_shell(c->name)) return NULL;
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str word = c->word[i].text;
        char sign = str_at(word, 0);
        if (sign != '-' && sign != '+') return NULL;
        bool is_long = str_starts_z(word, "--");
        if (str_is_z(word, "--command")) return i + 1 < c->word_count ? &c->word[i + 1] : NULL;
        if (!is_long && sign == '-' && str_has_char(word, 'c')) {
            uint32_t next = i + 1;
            // `sh -c -e 'text'`: options may follow.
            while (next < c->word_count && str_at(c->word[next].text, 0) == '-') next++;
            return next < c->word_count ? &c->word[next] : NULL;
        }
        if (option_takes_next(STR("-o +o -O +O --rcfile --init-file"), word)) i++;
    }
    return NULL;
}

// su [-] [USER] -c TEXT, in any order.
static const Word *text_of_su(const Command *c)
{
    for (uint32_t i = 1; i + 1 < c->word_count; i++) {
        Str word = c->word[i].text;
        bool is_cluster = str_at(word, 0) == '-' && str_at(word, 1) != '-' && str_ends_z(word, "c");
        if (is_cluster || str_is_z(word, "--command")) return &c->word[i + 1];
    }
    return NULL;
}

static void read_eval(Reader *r, const Command *c)
{
    if (c->word_count == 2) {
        read_word_as_text(r, &c->word[1], c->place | IN_EVAL);
        return;
    }
    Out out = out_on(r->found->arena);
    for (uint32_t i = 1; i < c->word_count; i++) {
        if (!c->word[i].is_literal) r->found->has_unknown = true;
        if (!c->word[i].is_literal) return;
        if (1 < i) out_char(&out, ' ');
        out_str(&out, c->word[i].text);
    }
    Reader where = {.is_opaque = true, .whole = c->span};
    shell_script(r->found, out_done(&out), &where, c->place | IN_EVAL);
}

// find ... -exec COMMAND {} ; adds that command too.
static void emit_exec(Reader *r, const Command *c)
{
    for (uint32_t i = 1; i < c->word_count; i++) {
        if (!str_is_one_of(c->word[i].text, STR("-exec -execdir -ok -okdir"))) continue;
        uint32_t start = ++i;
        while (i < c->word_count && !str_is_z(c->word[i].text, ";") &&
               !str_is_z(c->word[i].text, "+")) {
            i++;
        }
        if (i <= start || !shell_enter(r->found)) continue;
        Words words = {.item = (Word *)c->word + start, .count = i - start, .room = i - start};
        Command inner = {.span = {c->word[start].span.start, c->word[i - 1].span.end},
                         .list = r->found->lists++,
                         .place = c->place | VIA_XARGS};
        shell_emit(r, &words, 0, inner);
        shell_leave(r->found);
    }
}

static void read_handed_text(Reader *r, const Command *c)
{
    const Word *script = cmd_script(c);
    if (script) {
        read_word_as_text(r, script, c->place | IN_SHELL_C);
    } else if (str_is_z(c->name, "su") || str_is_z(c->name, "runuser")) {
        const Word *text = text_of_su(c);
        if (text) read_word_as_text(r, text, c->place | IN_SHELL_C | VIA_SUDO);
    } else if (str_is_z(c->name, "eval")) {
        read_eval(r, c);
    } else if (str_is_z(c->name, "find")) {
        emit_exec(r, c);
    }
}

uint32_t shell_emit(Reader *r, Words *words, uint32_t assignments, Command c)
{
    static const Word NOTHING = {.text = {"", 0}, .is_literal = true};
    ShellFound *found = r->found;
    uint32_t skip = shell_prefix(words->item, words->count, assignments, &c.place);
    c.prefix = words->count ? words->item : &NOTHING;
    c.prefix_count = skip;
    c.word = skip < words->count ? words->item + skip : &NOTHING;
    c.word_count = words->count - skip;
    if (c.word_count && c.word[0].is_literal) c.name = path_last(c.word[0].text);
    if (c.word_count && !c.word[0].is_literal) found->has_unknown = true;
    c.family = shell_family(c.name);
    c.name_bit = command_bit(c.name.ptr, c.name.len);
    c.family_bit = c.family ? shell_family_bit(c.family) : c.name_bit;
    for (uint32_t i = 0; i < skip; i++) c.has_assignment |= str_has_char(c.prefix[i].text, '=');
    if (c.family) shell_mark_options(words->item + skip, c.word_count, c.family);
    uint32_t number = found->command.count;
    VEC_PUSH(found->arena, &found->command, c);
    read_handed_text(r, &c);
    return number;
}
