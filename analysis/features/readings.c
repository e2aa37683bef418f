// Finds the variables that an instruction uses by `$NAME` and `${NAME}` (expanded by the builder or
// a shell), and those that its shell sets. In a shell, environment and shell variables are the
// same, so both must keep one name.
#include "base/vec.h"
#include "features/hover.h"
#include "features/named.h"
#include "lint/shell_scan.h"
#include "model/command_shell.h"
#include "model/expanded.h"
#include "model/mounts.h"
#include "model/shell_quotes.h"

typedef struct Reader {
    Arena *arena;
    Readings *out;
    Reading like; // template for all uses found
} Reader;

static void push(const Reader *r, Str name, Span span, bool is_set)
{
    Reading reading = r->like;
    reading.name = name;
    reading.span = span;
    reading.is_set = is_set;
    if (!reading.name.len || char_is_digit(reading.name.ptr[0])) return;
    VEC_PUSH(r->arena, r->out, reading);
}

static void push_in(const Reader *r, Str text, Span name, uint32_t offset)
{
    push(r, str_cut(text, name.start, name.end), span_shift(name, offset), false);
}

static uint32_t name_end(Str text, uint32_t at)
{
    while (char_is_word(str_at(text, at))) at++;
    return at;
}

// The name behind the `$` at `at`; empty if none.
static Span name_after(Str text, uint32_t at)
{
    uint32_t start = at + 1;
    bool is_braced = str_at(text, start) == '{';
    if (is_braced) start++;
    while (is_braced && str_has_char(STR("#!"), str_at(text, start))) start++; // ${#NAME}
    return (Span){start, name_end(text, start)};
}

// Whether `$$` stands at `at`, whose second `$` begins no variable.
static bool is_pair(Str text, uint32_t at)
{
    return text.ptr[at] == '$' && str_at(text, at + 1) == '$';
}

// ---- Text that a shell reads ----

typedef struct ShellText {
    const Reader *reader;
    Str text;
    uint32_t offset; // joined offset of the text
    const uint32_t
        *place; // joined offset of each byte, if the text is not written literally; else NULL
} ShellText;

static void push_name(const ShellText *s, Span name, bool is_set)
{
    if (name.start == name.end) return;
    Span span = name;
    if (s->place) span = (Span){s->place[name.start], s->place[name.end - 1] + 1};
    push(s->reader, str_cut(s->text, name.start, name.end), span_shift(span, s->offset), is_set);
}

static bool starts_word(Str text, uint32_t at)
{
    return !at || (uint8_t)text.ptr[at - 1] <= ' ' || str_has_char(STR(";&|("), text.ptr[at - 1]);
}

// `NAME=` at the start of a word.
static bool is_assignment(Str text, uint32_t at, Span *name)
{
    if (!starts_word(text, at) || char_is_digit(str_at(text, at))) return false;
    *name = (Span){at, name_end(text, at)};
    if (name->start == name->end) return false;
    uint32_t next = name->end + (str_at(text, name->end) == '+');
    return str_at(text, next) == '=';
}

static uint32_t skip_blanks(Str text, uint32_t at)
{
    while (char_is_blank(str_at(text, at))) at++;
    return at;
}

// Whether a command may begin here: behind an operator or a keyword.
static bool starts_command(Str text, uint32_t at)
{
    uint32_t end = at, start;
    while (end && char_is_blank(text.ptr[end - 1])) end--;
    if (!end || str_has_char(STR(";&|(\n`"), text.ptr[end - 1])) return true;
    for (start = end; start && char_is_word(text.ptr[start - 1]);) start--;
    if (start == end) return text.ptr[end - 1] == '{' || text.ptr[end - 1] == '!';
    return end < at && str_is_one_of(str_cut(text, start, end), STR("do then else"));
}

// `for NAME in`; the same with select.
static bool is_loop(Str text, uint32_t at, Span *name)
{
    if (!str_has_char(STR("fs"), text.ptr[at]) || !starts_word(text, at)) return false;
    Str rest = str_skip(text, at), word = str_next_word(&rest);
    if (!str_is_one_of(word, STR("for select")) || !starts_command(text, at)) return false;
    name->start = skip_blanks(text, at + word.len);
    name->end = name_end(text, name->start);
    rest = str_skip(text, name->end);
    return name->start < name->end && str_is_z(str_next_word(&rest), "in");
}

// Names without `$` in `$((` or `((`; returns the end.
static uint32_t read_arithmetic(const ShellText *s, uint32_t at)
{
    uint32_t depth = 0;
    for (; at < s->text.len; at++) {
        char c = s->text.ptr[at];
        if (c == '(') depth++;
        if (c == ')' && --depth == 0) return at;
        Span name = c == '$' ? name_after(s->text, at) : (Span){at, name_end(s->text, at)};
        if (is_pair(s->text, at)) at++;
        if (name.start == name.end) continue;
        push_name(s, name, false);
        at = name.end - 1;
    }
    return at;
}

static bool starts_arithmetic(Str text, uint32_t at, bool is_double)
{
    if (text.len <= at) return false;
    Str rest = str_skip(text, at);
    if (str_starts_z(rest, "$((")) return true;
    return !is_double && str_starts_z(rest, "((") && starts_word(text, at);
}

// Words behind which `NAME=VALUE` still sets a variable.
static const Str LET_ASSIGN =
    STR_INIT("export local declare typeset readonly env sudo doas exec time nohup command if elif "
             "while until");

// Whether `NAME=` sets a variable in the word at `at`, or in the next one if that is none: not in
// `make NAME=x`.
static bool takes_assignment(Str text, uint32_t at, bool is_taken_before)
{
    Span name;
    if (!is_taken_before && !starts_command(text, at)) return false;
    if (text.ptr[at] == '-' || is_assignment(text, at, &name)) return true;
    return str_is_one_of(str_cut(text, at, name_end(text, at)), LET_ASSIGN);
}

static void push_set(const ShellText *s, uint32_t at, bool takes)
{
    Span name;
    if ((takes && is_assignment(s->text, at, &name)) || is_loop(s->text, at, &name))
        push_name(s, name, true);
}

// Reads the text of a POSIX shell.
static void read_shell(const ShellText *s)
{
    ShellQuotes q = {.text = s->text};
    bool is_double = false;
    uint32_t at, takes = 0; // per depth: whether assignments are possible
    for (;;) {
        if (starts_arithmetic(s->text, q.at, q.level[q.depth].is_double)) {
            q.at = read_arithmetic(s, q.at) + 1;
            continue;
        }
        uint32_t depth = q.depth, bit = 1u << depth;
        if (!shell_next_char(&q, &at, &is_double)) return;
        char c = s->text.ptr[at];
        bool is_word = !is_double && ' ' < c && starts_word(s->text, at);
        if (is_word && !takes_assignment(s->text, at, takes & bit))
            takes &= ~bit;
        else if (is_word || (c == ')' && q.depth == depth)) // behind a label of `case` too
            takes |= bit;
        if (c == '$')
            push_name(s, name_after(s->text, at), false);
        else if (is_word)
            push_set(s, at, takes & bit);
    }
}

// Heredoc lines that the shell expands: quotes mean nothing in them.
static void read_lines(const ShellText *s)
{
    for (uint32_t at = 0; at < s->text.len; at++) {
        if (s->text.ptr[at] == '\\' || is_pair(s->text, at))
            at++;
        else if (s->text.ptr[at] == '$')
            push_name(s, name_after(s->text, at), false);
    }
}

// The end of the quoted text or comment that starts at `at`; `at` for an unclosed quote.
static uint32_t plain_end(Str text, uint32_t at)
{
    bool is_comment = text.ptr[at] == '#';
    uint32_t length = str_find_char(str_skip(text, at + 1), is_comment ? '\n' : '\'');
    if (length != STR_NONE) return at + 1 + length;
    return is_comment ? text.len : at;
}

// `$env:NAME` and `${env:NAME}`, except in single quotes, comments and behind a backtick.
static void read_powershell(const ShellText *s)
{
    bool is_double = false;
    for (uint32_t at = 0; at < s->text.len; at++) {
        char c = s->text.ptr[at];
        is_double ^= c == '"';
        if (!is_double && (c == '\'' || (c == '#' && starts_word(s->text, at))))
            at = plain_end(s->text, at);
        if (c == '`') at++;
        if (c != '$') continue;
        uint32_t start = at + 1 + (str_at(s->text, at + 1) == '{');
        if (!str_istarts(str_skip(s->text, start), STR("env:"))) continue;
        start += STR("env:").len;
        push_name(s, (Span){start, name_end(s->text, start)}, false);
    }
}

// `%NAME%`.
static void read_cmd(const ShellText *s)
{
    for (uint32_t at = 0; at < s->text.len; at++) {
        if (s->text.ptr[at] != '%') continue;
        Span name = {at + 1, name_end(s->text, at + 1)};
        if (str_at(s->text, name.end) != '%') continue;
        push_name(s, name, false);
        at = name.end;
    }
}

static void read_by(const ShellText *s, ShellKind kind)
{
    switch (kind) {
    case SHELL_POWERSHELL: read_powershell(s); break;
    case SHELL_CMD: read_cmd(s); break;
    default: read_shell(s); break;
    }
}

static ShellText part_of(const Reader *r, const Instr *in, Span part)
{
    return (ShellText){r, instr_slice(in, part), part.start, NULL};
}

// ---- Commands that take names ----

static bool is_name(Str text)
{
    return text.len && !char_is_digit(text.ptr[0]) && name_end(text, 0) == text.len;
}

// Whether the word is the NAME in `test -v NAME` or `printf -v NAME`.
static bool is_behind_v(const Command *c, uint32_t word)
{
    return 1 < word && str_is_z(c->word[word - 1].text, "-v") &&
           str_is_one_of(c->name, STR("test [ [[ printf"));
}

// `read NAME`, `unset NAME`, `export NAME` and the like, which set or declare it.
static void read_named(const Reader *r, const Instr *in, const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool takes_all =
            str_is_one_of(c->name, STR("read unset export local declare typeset readonly mapfile "
                                       "readarray"));
        bool is_set = takes_all || str_is_z(c->name, "printf");
        for (uint32_t k = 1; k < c->word_count; k++) {
            if (!takes_all && !is_behind_v(c, k)) continue;
            const Word *word = &c->word[k];
            bool is_plain = word->is_literal && !word->is_quoted && is_name(word->text);
            if (is_plain && str_eq(instr_slice(in, word->span), word->text))
                push(r, word->text, word->span, is_set);
        }
    }
}

// ---- An instruction ----

// The text of a JSON string with the offset of each byte. Escaped characters are part of no name.
static ShellText decoded(const Reader *r, const Instr *in, Span string)
{
    static const Str letters = STR_INIT("ntrbf"), meaning = STR_INIT("\n\t\r\b\f");
    Str raw = instr_slice(in, string);
    uint32_t *place = arena_new(r->arena, uint32_t, raw.len + 1), count = 0;
    char *text = arena_alloc(r->arena, raw.len + 1);
    for (uint32_t at = 1; at + 1 < raw.len; at++) {
        place[count] = at;
        char c = raw.ptr[at];
        if (c == '\\') c = raw.ptr[++at];
        uint32_t letter = str_find_char(letters, c);
        bool is_escape = place[count] < at;
        text[count++] = is_escape && letter != STR_NONE ? meaning.ptr[letter] : c;
    }
    return (ShellText){r, {text, count}, string.start, place};
}

// In an exec form, only scripts passed to a shell.
static void read_commands(const Reader *r, const Instr *in, const Commands *commands)
{
    uint32_t i = 0;
    while (i < commands->count && !(commands->item[i].place & IN_SHELL_C)) i++;
    if (i == commands->count) return;
    for (const Node *arg = NULL; (arg = instr_next_arg(in, arg));) {
        if (!span_has(node_span(arg), commands->item[i].span.start)) continue;
        ShellText text = decoded(r, in, node_span(arg));
        read_shell(&text);
        return;
    }
}

// Quoted text that a shell reads again: `sh -c '...'`, `eval '...'`, `trap '...'`.
static void read_quoted(const Reader *r, const Instr *in, const Commands *commands)
{
    uint32_t end = 0;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_trap = str_is_z(c->name, "trap") && 1 < c->word_count;
        uint32_t start = is_trap ? c->word[1].span.start + 1 : c->span.start;
        if ((!is_trap && !(c->place & (IN_SHELL_C | IN_EVAL))) || start < end) continue;
        while (start && char_is_blank(in->joined.ptr[start - 1])) start--;
        if (!start || in->joined.ptr[start - 1] != '\'') continue;
        uint32_t length = str_find_char(str_skip(in->joined, start), '\'');
        end = length == STR_NONE ? in->joined.len : start + length;
        ShellText text = part_of(r, in, (Span){start, end});
        read_shell(&text);
    }
}

bool body_is_fed(const Commands *commands, const Heredoc *h)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if ((c->place & IN_HEREDOC) && span_has(h->body, c->span.start)) return true;
    }
    return false;
}

// Heredoc bodies that a shell reads as a script or expands.
static void read_bodies(const Reader *r, const Instr *in, const Commands *commands, ShellKind kind)
{
    for (uint32_t i = 0; i < in->heredoc_count; i++) {
        const Heredoc *h = &in->heredoc[i];
        ShellText text = part_of(r, in, h->body);
        bool is_script = hover_is_script(in, h);
        bool has_program = is_script && str_starts_z(text.text, "#!");
        if (!is_script && h->is_expanded)
            read_lines(&text);
        else if (is_script && !has_program)
            read_by(&text, kind);
        else if (body_is_fed(commands, h))
            read_shell(&text);
    }
}

// `--mount=type=secret,env=NAME` sets NAME for the commands.
static void read_mounts(const Reader *r, const Model *m, uint32_t step, const Instr *in)
{
    const Mounts *mounts = mounts_at(m, step, in);
    for (uint32_t i = 0; i < mounts->count; i++)
        for (uint32_t k = 0; k < mounts->item[i].field_count; k++) {
            const MountField *field = &mounts->item[i].field[k];
            bool is_it = mount_option_info(field->key) == &mount_options()[MOUNT_ENV];
            bool is_written = str_eq(instr_slice(in, field->value_span), field->value);
            if (is_it && is_written && is_name(field->value))
                push(r, field->value, field->value_span, true);
        }
}

static void read_by_shell(const Reader *r, const Model *m, uint32_t step, const Instr *in)
{
    const Commands *commands = commands_of(m, step, in);
    if (in->is_json) {
        read_commands(r, in, commands);
    } else {
        ShellKind kind = command_shell(r->arena, m, step, in).kind;
        ShellText text = part_of(r, in, instr_args_span(in));
        read_by(&text, kind);
        read_quoted(r, in, commands);
        if (in->kind == K_RUN) read_bodies(r, in, commands, kind);
    }
    read_named(r, in, commands);
    if (in->kind == K_RUN && in->flag_count) read_mounts(r, m, step, in);
}

// A JSON string with escapes.
static void read_string(const Reader *r, const Model *m, uint32_t step, const Instr *in,
                        const ExpandedText *string)
{
    ShellText text = decoded(r, in, string->span);
    ExpandedText plain = {.span = string->span, .text = text.text, .limit = string->limit};
    Expansion e = expand_text(m, step, &plain);
    for (uint32_t i = 0; i < e.lookup_count; i++) push_name(&text, e.lookup[i].name_span, false);
}

// A value of a flag, with quotes or escapes in it.
static void read_flag(const Reader *r, Str raw, uint32_t offset)
{
    for (uint32_t at = 0; at < raw.len; at++) {
        if (raw.ptr[at] == '$') push_in(r, raw, name_after(raw, at), offset);
        if (is_pair(raw, at)) at++;
    }
}

// What the builder expands, also in nested defaults. If quotes or escapes make the text differ from
// the file, names are searched in the file's text.
static void read_by_builder(Reader *r, const Model *m, uint32_t step, const Instr *in)
{
    ExpandedTexts texts = expanded_texts_of(r->arena, m, step, in);
    uint32_t limit = r->like.limit;
    for (uint32_t i = 0; i < texts.count; i++) {
        const ExpandedText *t = &texts.item[i];
        if (!str_has_char(t->text, '$')) continue;
        if (!r->like.is_of_container) r->like.limit = t->limit;
        if (!t->is_written) {
            Str raw = instr_slice(in, t->span);
            if (str_at(raw, 0) == '"' && in->is_json)
                read_string(r, m, step, in, t);
            else
                read_flag(r, raw, t->span.start);
            continue;
        }
        Expansion e = expand_text(m, step, t);
        for (uint32_t k = 0; k < e.lookup_count; k++)
            push_in(r, t->text, e.lookup[k].name_span, t->span.start);
    }
    r->like.limit = limit;
}

// What a trigger sets is visible in later triggers of the same build.
static void read_pairs(const Reader *r, const Instr *in)
{
    for (const Node *n = node_first(in->node); n; n = node_next(in->node, n)) {
        const Node *key = n->kind == N_PAIR ? node_child(n, N_KEY) : NULL;
        if (key && is_name(node_str(in, key))) push(r, node_str(in, key), node_span(key), true);
    }
}

// What an instruction's shell sets is visible in that instruction only.
static void mark_own(Arena *a, Readings *all)
{
    Names set = {0};
    for (uint32_t i = 0; i < all->count; i++)
        if (all->item[i].is_set) names_put(&set, a, all->item[i].name, i);
    for (uint32_t i = 0; i < all->count; i++)
        all->item[i].is_own = names_get(&set, all->item[i].name) != NAMES_NONE;
}

static bool is_sorted(const Readings *all)
{
    for (uint32_t i = 1; i < all->count; i++)
        if (all->item[i].span.start < all->item[i - 1].span.start) return false;
    return true;
}

// Merges the sorted ranges [from, middle) and [middle, end).
static void merge(const Reading *in, Reading *out, uint32_t from, uint32_t middle, uint32_t end)
{
    uint32_t early = from, late = middle;
    for (uint32_t i = from; i < end; i++) {
        bool is_late =
            early == middle || (late < end && in[late].span.start < in[early].span.start);
        out[i] = in[is_late ? late++ : early++];
    }
}

static void sort(Arena *a, Readings *all)
{
    uint32_t count = all->count;
    if (is_sorted(all)) return;
    Reading *in = all->item, *out = arena_new(a, Reading, count);
    for (uint32_t width = 1; width < count; width *= 2) {
        for (uint32_t from = 0; from < count; from += 2 * width) {
            uint32_t middle = from + width < count ? from + width : count;
            merge(in, out, from, middle, middle + width < count ? middle + width : count);
        }
        Reading *sorted = out;
        out = in;
        in = sorted;
    }
    all->item = in;
    all->room = count;
}

// Nested quotes may have been read twice.
static void drop_twins(Readings *all)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < all->count; i++)
        if (!kept || all->item[kept - 1].span.start < all->item[i].span.start)
            all->item[kept++] = all->item[i];
    all->count = kept;
}

// Triggers and containers run on the finished stage, where ARGs are gone.
Readings readings_of(Arena *a, const Model *m, uint32_t step, const Instr *in)
{
    Readings out = {0};
    Reader r = {.arena = a, .out = &out};
    const Stage *stage = stage_of(m, step);
    bool is_trigger = in != instr_at(m, step);
    r.like.is_of_container = is_trigger || kind_is_of_container(in->kind);
    uint32_t end = stage ? var_end(m, stage) : var_globals(m);
    r.like.limit = r.like.is_of_container ? end : var_limit(m, step);
    read_by_builder(&r, m, step, in);
    if (is_trigger && (in->kind == K_ENV || in->kind == K_ARG)) read_pairs(&r, in);
    if (in->kind == K_RUN || kind_is_of_container(in->kind)) read_by_shell(&r, m, step, in);
    sort(a, &out);
    drop_twins(&out);
    if (!is_trigger) mark_own(a, &out);
    return out;
}
