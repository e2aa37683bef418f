// Lists, pipes and compound commands of the shell.
#include "base/vec.h"
#include "shell/shell.h"

// The state of reading a list.
typedef struct List {
    uint32_t number;
    uint32_t last; // the simple command read last; NO_COMMAND: a compound one
    Join join;     // the operator behind it
    bool has_any;
    bool has_or;      // since the last ; or newline
    bool has_comment; // behind the element read last
} List;

typedef void (*Compound)(Reader *r, List *list);

static void read_element(Reader *r, List *list);
static void read_if(Reader *r, List *list);
static void read_loop(Reader *r, List *list);
static void read_for(Reader *r, List *list);
static void read_case(Reader *r, List *list);
static void read_group(Reader *r, List *list);
static void read_function(Reader *r, List *list);
static void read_test(Reader *r, List *list);
static void read_not(Reader *r, List *list);

static const struct {
    Str word;
    Compound read;
} COMPOUNDS[] = {
    {STR_INIT("if"), read_if},      {STR_INIT("while"), read_loop},
    {STR_INIT("until"), read_loop}, {STR_INIT("for"), read_for},
    {STR_INIT("select"), read_for}, {STR_INIT("case"), read_case},
    {STR_INIT("{"), read_group},    {STR_INIT("function"), read_function},
    {STR_INIT("[["), read_test},    {STR_INIT("!"), read_not},
};

static const struct {
    Str word;
    Stop stop;
} CLOSERS[] = {
    {STR_INIT("}"), STOP_BRACE},   {STR_INIT("then"), STOP_THEN}, {STR_INIT("elif"), STOP_ELIF},
    {STR_INIT("else"), STOP_ELSE}, {STR_INIT("fi"), STOP_FI},     {STR_INIT("do"), STOP_DO},
    {STR_INIT("done"), STOP_DONE}, {STR_INIT("esac"), STOP_ESAC},
};

static bool ends_word(char c)
{
    switch (c) {
    case '\0':
    case '\n':
    case ';':
    case '&':
    case '|':
    case '(':
    case ')':
    case '<':
    case '>': return true;
    default: return char_is_blank(c);
    }
}

// The characters of reserved words: a to z, { } ! and [.
static bool is_reserved(char c)
{
    return ('a' <= c && c <= '}' && c != '|') || c == '!' || c == '[';
}

// The unquoted word at the current place if it may be a reserved word; else empty.
static Str bare_word(const Reader *r)
{
    uint32_t end = r->at;
    while (end < r->text.len && is_reserved(r->text.ptr[end])) end++;
    return str_cut(r->text, r->at, ends_word(str_at(r->text, end)) ? end : r->at);
}

static Stop reserved_closer(const Reader *r, uint32_t *len)
{
    char c = str_at(r->text, r->at);
    if (c != '}' && c != 't' && c != 'e' && c != 'f' && c != 'd') return STOP_END;
    Str word = bare_word(r);
    *len = word.len;
    for (uint32_t i = 0; i < ARRAY_LEN(CLOSERS); i++) {
        if (str_eq(word, CLOSERS[i].word)) return CLOSERS[i].stop;
    }
    return STOP_END;
}

// The closing token at the current place, expected or not.
static Stop closer_at(const Reader *r, uint32_t *len)
{
    char c = str_at(r->text, r->at), next = str_at(r->text, r->at + 1);
    *len = 1;
    if (c == ')') return STOP_PAREN;
    if (c != ';') return reserved_closer(r, len);
    *len = next == ';' && str_at(r->text, r->at + 2) == '&' ? 3 : 2;
    return next == ';' || next == '&' ? STOP_CASE : STOP_END;
}

bool shell_enter(ShellFound *found)
{
    if (SHELL_DEPTH <= found->depth) {
        found->is_broken = true;
        return false;
    }
    found->depth++;
    return true;
}

void shell_leave(ShellFound *found)
{
    found->depth--;
}

static void fail(Reader *r)
{
    r->found->is_broken = true;
}

static bool skip_comment(Reader *r)
{
    if (str_at(r->text, r->at) != '#') return false;
    uint32_t len = str_find_char(str_skip(r->text, r->at), '\n');
    r->at = len == STR_NONE ? r->text.len : r->at + len;
    return true;
}

// Skips blanks, newlines, comments and heredoc bodies. Returns whether there was a comment.
static bool skip_lines(Reader *r)
{
    bool has_comment = false;
    for (;;) {
        shell_skip_blanks(r);
        if (skip_comment(r)) {
            has_comment = true;
        } else if (str_at(r->text, r->at) == '\n' && r->at < r->text.len) {
            r->at++;
            shell_feed_heredocs(r);
        } else {
            return has_comment;
        }
    }
}

// Reads the operator behind an element; JOIN_NONE when there is none.
static Join take_join(Reader *r)
{
    char c = str_at(r->text, r->at), next = str_at(r->text, r->at + 1);
    if (c == '&' && next == '&') {
        r->at += 2;
        return JOIN_AND;
    }
    if (c == '|' && next == '|') {
        r->at += 2;
        return JOIN_OR;
    }
    if (c == '|') {
        r->at += next == '&' ? 2 : 1;
        return JOIN_PIPE;
    }
    if (c == '&' || c == ';') {
        r->at++;
        return c == '&' ? JOIN_BACKGROUND : JOIN_SEQUENCE;
    }
    return c == '\n' ? JOIN_SEQUENCE : JOIN_NONE;
}

static bool join_needs_more(Join join)
{
    return join == JOIN_AND || join == JOIN_OR || join == JOIN_PIPE;
}

// Stores the operator behind the element just read.
static void note_join(Reader *r, List *list)
{
    shell_skip_blanks(r);
    list->has_comment = skip_comment(r);
    uint32_t len;
    Stop closer = r->text.len <= r->at ? STOP_END : closer_at(r, &len);
    bool is_closed = r->text.len <= r->at || closer == STOP_PAREN || closer == STOP_CASE;
    list->has_any = true;
    list->join = is_closed ? JOIN_NONE : take_join(r);
    if (list->join == JOIN_OR) list->has_or = true;
    bool is_handed_on = r->place & (IN_SHELL_C | IN_EVAL | IN_INPUT);
    if (list->join == JOIN_PIPE && !is_handed_on) r->found->has_pipe = true;
    if (list->join == JOIN_BACKGROUND && list->last != NO_COMMAND) {
        r->found->command.item[list->last].after = JOIN_BACKGROUND;
    }
    if (list->join == JOIN_NONE && !is_closed) fail(r);
}

static void begin_element(Reader *r, List *list)
{
    bool starts_part = list->join == JOIN_SEQUENCE || list->join == JOIN_BACKGROUND;
    if (starts_part) list->has_or = false;
    if (list->has_any && list->join == JOIN_NONE) fail(r);
    if (list->last != NO_COMMAND) r->found->command.item[list->last].after = list->join;
    list->last = NO_COMMAND;
    list->has_comment = false;
}

static Stop end_list(Reader *r, const List *list, Stop stop)
{
    ShellFound *found = r->found;
    if (join_needs_more(list->join)) fail(r);
    if (list->number == 0) {
        found->is_chain = list->has_any && !list->has_or && !list->has_comment &&
                          list->join == JOIN_NONE && !found->is_broken;
    }
    return found->is_broken ? STOP_END : stop;
}

// Reads one of `stops` if it is here. Another closing token is an error.
static Stop take_closer(Reader *r, uint32_t stops)
{
    uint32_t len = 0;
    Stop stop = closer_at(r, &len);
    if (stop == STOP_END) return STOP_END;
    if (!(stop & stops)) {
        fail(r);
        return STOP_END;
    }
    r->at += len;
    return stop;
}

Stop shell_list(Reader *r, uint32_t stops, uint32_t place)
{
    uint32_t outer = r->place;
    List list = {.number = r->found->lists++, .last = NO_COMMAND};
    Stop stop = STOP_END;
    r->place = place;
    for (;;) {
        if (skip_lines(r)) list.has_comment = true;
        if (reader_is_done(r)) break;
        stop = take_closer(r, stops);
        if (stop || r->found->is_broken) break;
        begin_element(r, &list);
        read_element(r, &list);
        if (r->found->is_broken) break;
        note_join(r, &list);
    }
    r->place = outer;
    return end_list(r, &list, stop);
}

void shell_script(ShellFound *found, Str text, const Reader *where, uint32_t place)
{
    bool was_broken = found->is_broken;
    if (!shell_enter(found)) return;
    Reader r = {.found = found,
                .text = text,
                .base = where->base + where->at,
                .is_opaque = where->is_opaque,
                .whole = where->whole};
    shell_list(&r, 0, place);
    if (found->is_broken) found->is_partial = true;
    found->is_broken = was_broken;
    shell_leave(found);
}

// ---- Simple commands ----

typedef struct Simple {
    Words words;
    uint32_t assignments;
    uint32_t first_pending;
    Command command;
} Simple;

// NAME=(a b c): the words in the parentheses are its value.
static void read_array(Reader *r)
{
    r->at++;
    for (;;) {
        skip_lines(r);
        if (reader_is_done(r)) break;
        char c = r->text.ptr[r->at];
        if (c == ')') {
            r->at++;
            return;
        }
        uint32_t at = r->at;
        shell_word(r);
        if (r->at == at) break;
    }
    fail(r);
}

static void add_word(Reader *r, Simple *s)
{
    uint32_t start = r->at;
    bool is_first = s->assignments == s->words.count;
    Word word = shell_word(r);
    Str raw = str_cut(r->text, start, r->at);
    bool may_be_array = str_at(r->text, r->at) == '(';
    uint32_t assigned = is_first || may_be_array ? shell_assignment(raw) : 0;
    if (may_be_array && assigned && assigned == raw.len) {
        read_array(r);
        word.is_literal = false;
        word.span = reader_span(r, start, r->at);
    }
    if (r->at == start) fail(r);
    if (is_first && assigned) s->assignments++;
    VEC_PUSH(r->found->arena, &s->words, word);
}

// Whether a simple command ends here.
static bool at_end_of_simple(const Reader *r)
{
    if (reader_is_done(r)) return true;
    char c = r->text.ptr[r->at];
    if (c == '&') return str_at(r->text, r->at + 1) != '>';
    return c == '\n' || c == ';' || c == '|' || c == ')' || c == '#';
}

static void read_function_body(Reader *r, List *list)
{
    uint32_t place = r->place;
    r->place |= IN_BODY;
    skip_lines(r);
    if (reader_is_done(r)) fail(r);
    if (!r->found->is_broken && shell_enter(r->found)) {
        read_element(r, list);
        shell_leave(r->found);
    }
    list->last = NO_COMMAND;
    r->place = place;
}

// NAME () body, with the reader at the parenthesis.
static void read_definition(Reader *r, List *list)
{
    r->at++;
    shell_skip_blanks(r);
    if (str_at(r->text, r->at) != ')') {
        fail(r);
        return;
    }
    r->at++;
    read_function_body(r, list);
}

static void put_down(Reader *r, List *list, Simple *s, uint32_t start, uint32_t end)
{
    s->command.span = reader_span(r, start, end);
    s->command.before = list->join;
    s->command.list = list->number;
    s->command.place = r->place;
    list->last = shell_emit(r, &s->words, s->assignments, s->command);
    for (uint32_t i = s->first_pending; i < r->pending.count; i++) {
        if (r->pending.item[i].command == NO_COMMAND) r->pending.item[i].command = list->last;
    }
}

// Whether a word begins here: a quick test.
static bool begins_word(const Reader *r)
{
    char c = str_at(r->text, r->at);
    return (char_is_alpha(c) || c == '-') && !r->found->is_broken;
}

static void read_simple(Reader *r, List *list)
{
    Simple s = {.first_pending = r->pending.count};
    uint32_t start = r->at, end = r->at;
    for (bool is_word; (is_word = begins_word(r)) || !at_end_of_simple(r);) {
        if (is_word) {
            add_word(r, &s);
        } else if (shell_is_redirect(r)) {
            if (shell_redirect(r)) s.command.has_redirect_out = true;
        } else if (r->text.ptr[r->at] == '(' && s.words.count == 1 && !s.assignments) {
            read_definition(r, list);
            return;
        } else {
            add_word(r, &s);
        }
        end = r->at;
        if (end == start) fail(r);
        reader_next_word(r);
    }
    if (end == start) fail(r);
    if (r->found->is_broken && !s.words.count) return;
    put_down(r, list, &s, start, end);
}

// ---- Compound commands ----

static void read_redirects(Reader *r)
{
    for (;;) {
        shell_skip_blanks(r);
        if (reader_is_done(r) || !shell_is_redirect(r)) return;
        shell_redirect(r);
    }
}

static void need(Reader *r, Stop got, Stop wanted)
{
    if (got != wanted) fail(r);
}

static void read_if(Reader *r, List *list)
{
    (void)list;
    uint32_t place = r->place;
    Stop stop = STOP_ELIF;
    while (stop == STOP_ELIF) {
        need(r, shell_list(r, STOP_THEN, place | IN_CONDITION), STOP_THEN);
        if (r->found->is_broken) return;
        stop = shell_list(r, STOP_ELIF | STOP_ELSE | STOP_FI, place | IN_BODY);
    }
    if (stop == STOP_ELSE) stop = shell_list(r, STOP_FI, place | IN_BODY);
    need(r, stop, STOP_FI);
}

static void read_do(Reader *r)
{
    need(r, shell_list(r, STOP_DONE, r->place | IN_BODY), STOP_DONE);
}

static void read_loop(Reader *r, List *list)
{
    (void)list;
    need(r, shell_list(r, STOP_DO, r->place | IN_CONDITION), STOP_DO);
    if (!r->found->is_broken) read_do(r);
}

// for NAME [in WORDS] ; do, for ((...)) ; do
static void read_for(Reader *r, List *list)
{
    (void)list;
    shell_skip_blanks(r);
    if (str_at(r->text, r->at) == '(' && !shell_arithmetic(r)) fail(r);
    while (!at_end_of_simple(r) && str_at(r->text, r->at) != '(') {
        if (str_is_z(bare_word(r), "do")) break;
        uint32_t at = r->at;
        shell_word(r);
        if (r->at == at) fail(r);
        shell_skip_blanks(r);
    }
    if (str_at(r->text, r->at) == ';') r->at++;
    skip_lines(r);
    if (!str_is_z(bare_word(r), "do")) fail(r);
    if (r->found->is_broken) return;
    r->at += 2;
    read_do(r);
}

// [(] PATTERN | PATTERN ) up to the parenthesis. False at esac.
static bool read_patterns(Reader *r)
{
    skip_lines(r);
    if (str_is_z(bare_word(r), "esac")) {
        r->at += 4;
        return false;
    }
    if (str_at(r->text, r->at) == '(') r->at++;
    while (!reader_is_done(r) && r->text.ptr[r->at] != ')') {
        uint32_t at = r->at;
        shell_skip_blanks(r);
        if (str_at(r->text, r->at) == '|') r->at++;
        shell_skip_blanks(r);
        if (str_at(r->text, r->at) != ')' && !reader_is_done(r)) shell_word(r);
        if (r->at == at) fail(r);
    }
    if (reader_is_done(r)) fail(r);
    r->at++;
    return !r->found->is_broken;
}

static void read_case(Reader *r, List *list)
{
    (void)list;
    shell_skip_blanks(r);
    if (reader_is_done(r)) {
        fail(r);
        return;
    }
    shell_word(r);
    skip_lines(r);
    if (!str_is_z(bare_word(r), "in")) fail(r);
    if (r->found->is_broken) return;
    r->at += 2;
    Stop stop = STOP_CASE;
    while (stop == STOP_CASE && read_patterns(r)) {
        stop = shell_list(r, STOP_CASE | STOP_ESAC, r->place | IN_BODY);
        if (stop == STOP_END) fail(r);
    }
}

static void read_group(Reader *r, List *list)
{
    (void)list;
    need(r, shell_list(r, STOP_BRACE, r->place | IN_GROUP), STOP_BRACE);
}

static void read_function(Reader *r, List *list)
{
    shell_skip_blanks(r);
    if (reader_is_done(r)) {
        fail(r);
        return;
    }
    shell_word(r);
    shell_skip_blanks(r);
    if (str_at(r->text, r->at) == '(') {
        read_definition(r, list);
        return;
    }
    read_function_body(r, list);
}

// [[ ... ]] is added as a command with that name.
static void read_test(Reader *r, List *list)
{
    uint32_t start = r->at - 2;
    Simple s = {.first_pending = r->pending.count};
    Word name = {.text = str_cut(r->text, start, r->at),
                 .span = reader_span(r, start, r->at),
                 .is_literal = true};
    VEC_PUSH(r->found->arena, &s.words, name);
    for (;;) {
        skip_lines(r);
        if (reader_is_done(r)) {
            fail(r);
            return;
        }
        uint32_t from = r->at;
        Word word = shell_word_to_blank(r);
        if (r->at == from) {
            fail(r);
            return;
        }
        // `]];` and `]])` also end it.
        if (str_starts_z(word.text, "]]") && !word.is_quoted) {
            r->at -= word.text.len - 2;
            break;
        }
        VEC_PUSH(r->found->arena, &s.words, word);
    }
    put_down(r, list, &s, start, r->at);
}

static void read_not(Reader *r, List *list)
{
    uint32_t place = r->place;
    shell_skip_blanks(r);
    r->place |= IN_CONDITION;
    if (reader_is_done(r)) fail(r);
    if (!r->found->is_broken && shell_enter(r->found)) {
        read_element(r, list);
        shell_leave(r->found);
    }
    r->place = place;
}

static void read_parentheses(Reader *r)
{
    if (str_at(r->text, r->at + 1) == '(' && shell_arithmetic(r)) return;
    r->at++;
    if (!shell_enter(r->found)) return;
    need(r, shell_list(r, STOP_PAREN, r->place | IN_SUBSHELL), STOP_PAREN);
    shell_leave(r->found);
}

// The first word of an element. `time` before a compound command is skipped; before a simple one it is a wrapper.
static Str first_word(Reader *r)
{
    Str word = bare_word(r);
    uint32_t at = r->at;
    if (!str_is_z(word, "time") && !str_is_z(word, "coproc")) return word;
    r->at += word.len;
    shell_skip_blanks(r);
    Str next = bare_word(r);
    if (str_at(r->text, r->at) == '(' || str_is_z(next, "{")) return next;
    r->at = at;
    return word;
}

// One command of a pipe, simple or compound.
static void read_element(Reader *r, List *list)
{
    Str word = begins_compound(str_at(r->text, r->at)) ? first_word(r) : STR("");
    if (str_at(r->text, r->at) == '(') {
        read_parentheses(r);
        read_redirects(r);
        return;
    }
    for (uint32_t i = 0; word.len && i < ARRAY_LEN(COMPOUNDS); i++) {
        if (!str_eq(word, COMPOUNDS[i].word)) continue;
        if (!shell_enter(r->found)) return;
        r->at += word.len;
        COMPOUNDS[i].read(r, list);
        shell_leave(r->found);
        if (!r->found->is_broken) read_redirects(r);
        return;
    }
    read_simple(r, list);
}
