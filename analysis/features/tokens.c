// Semantic tokens: each instruction is painted bytewise (paint.h), then read off in runs.
#include "base/vec.h"
#include "features/hover.h"
#include "features/named.h"
#include "features/paint.h"
#include "lint/shell_scan.h"
#include "lint/unset.h"
#include "syntax/expand.h"

enum { VARIABLE_DEPTH = 16 }; // maximum nesting of `${`

typedef struct Tokens {
    Arena *arena;
    const FlDoc *doc;
    const Model *model;
    uint32_t item;
    struct {
        FlToken *item;
        uint32_t count, room;
    } list;
} Tokens;

// ---- What the builder reads ----

// The offset behind the escaped character at `at`; `at` if there is none.
typedef uint32_t Escaped(const Paint *p, Str text, uint32_t at);

static uint32_t escaped_word(const Paint *p, Str text, uint32_t at)
{
    return text.ptr[at] == p->in->before.escape ? at + 2 : at;
}

static uint32_t escaped_body(const Paint *p, Str text, uint32_t at)
{
    (void)p;
    return text.ptr[at] == '\\' ? at + 2 : at;
}

// In a JSON string a backslash is written as two, and a quote behind one.
static uint32_t escaped_string(const Paint *p, Str text, uint32_t at)
{
    bool is_backslash = text.ptr[at] == '\\' && str_at(text, at + 1) == '\\';
    char own = is_backslash ? '\\' : text.ptr[at];
    uint32_t next = at + 1 + is_backslash;
    if (own == p->in->before.escape && (is_backslash || own != '\\'))
        return next + 1 + (str_at(text, next) == '\\');
    return text.ptr[at] == '\\' ? at + 2 : at;
}

static void paint_escaped(Paint *p, Span joined, Escaped *escaped)
{
    Str text = str_cut(p->in->joined, 0, joined.end);
    uint32_t open[VARIABLE_DEPTH], depth = 0; // offsets of the open `${`
    for (uint32_t at = joined.start; at < text.len;) {
        char c = text.ptr[at], next = str_at(text, at + 1);
        uint32_t end = at + 1;
        if (c == '$' && next == '{' && depth < VARIABLE_DEPTH) {
            open[depth++] = at;
            end++;
        } else if (c == '}' && depth) {
            paint(p, (Span){open[--depth], end}, FL_TOKEN_VARIABLE);
        } else if (c == '$') {
            end = variable_name_end(text, end);
            if (at + 1 < end) paint(p, (Span){at, end}, FL_TOKEN_VARIABLE);
        }
        uint32_t behind = escaped(p, text, at);
        at = behind != at ? behind : end;
    }
}

// `$NAME` and `${NAME...}` in a text that the builder expands.
static void paint_variables(Paint *p, Span joined)
{
    paint_escaped(p, joined, escaped_word);
}

// The offset behind a quote, which takes two bytes in JSON.
static bool is_double_quote(const Paint *p, uint32_t at, Escaped *escaped)
{
    Str text = p->in->joined;
    bool is_json = escaped == escaped_string;
    return is_json ? text.ptr[at] == '\\' && str_at(text, at + 1) == '"' : text.ptr[at] == '"';
}

// The variables of a text that the builder expands, but for those in single quotes.
static void paint_unquoted(Paint *p, Span joined, Escaped *escaped)
{
    Str text = str_cut(p->in->joined, 0, joined.end);
    bool is_double = false;
    uint32_t start = joined.start;
    for (uint32_t at = joined.start; at < text.len;) {
        uint32_t behind = escaped(p, text, at);
        bool is_quote = text.ptr[at] == '\'' && !is_double;
        if (is_double_quote(p, at, escaped)) is_double = !is_double;
        at = behind == at ? at + 1 : behind;
        if (!is_quote) continue;
        paint_escaped(p, (Span){start, at - 1}, escaped);
        while (at < text.len && text.ptr[at] != '\'') at++;
        start = at < text.len ? ++at : at;
    }
    if (start < text.len) paint_escaped(p, (Span){start, text.len}, escaped);
}

static void paint_text(Paint *p, Span joined, uint32_t type)
{
    paint(p, joined, type);
    paint_unquoted(p, joined, escaped_word);
}

// Whether the builder expands variables in the strings of an array.
static bool is_expanded(InstrKind kind)
{
    return kind == K_COPY || kind == K_ADD || kind == K_VOLUME;
}

// A string of an array; its own quotes are none for the builder.
static void paint_string(Paint *p, const Node *string)
{
    paint(p, node_span(string), FL_TOKEN_STRING);
    if (is_expanded(p->in->kind) && string->start + 1 < string->end)
        paint_unquoted(p, (Span){string->start + 1, string->end - 1}, escaped_string);
}

// `path:tag@digest`, or a stage.
static void paint_image(Paint *p, Span joined)
{
    Str text = instr_slice(p->in, joined);
    uint32_t digest = str_find_char(text, '@'), colon = STR_NONE, slash = 0;
    uint32_t end = digest == STR_NONE ? text.len : digest;
    for (uint32_t i = 0; i < end; i++)
        if (text.ptr[i] == '/') slash = i;
    for (uint32_t i = slash, depth = 0; i < end; i++) { // not the one of `${NAME:-VALUE}`
        depth += text.ptr[i] == '{';
        depth -= depth && text.ptr[i] == '}';
        if (text.ptr[i] == ':' && !depth) colon = i;
    }
    paint(p, joined, FL_TOKEN_NAMESPACE);
    if (colon != STR_NONE) {
        uint32_t at = joined.start + colon;
        paint(p, (Span){at, at + 1}, FL_TOKEN_OPERATOR);
        paint(p, (Span){at + 1, joined.start + end}, FL_TOKEN_PROPERTY);
    }
    if (digest != STR_NONE) {
        uint32_t at = joined.start + digest;
        paint(p, (Span){at, at + 1}, FL_TOKEN_OPERATOR);
        paint(p, (Span){at + 1, joined.end}, FL_TOKEN_STRING);
    }
    paint_variables(p, joined);
}

// Whether the model has an image there that is no stage. In a trigger the name may be a stage of
// another file.
static bool is_image(const Paint *p, Span joined)
{
    static const Str of_images = STR_INIT(":/@");
    Str text = instr_slice(p->in, joined);
    for (uint32_t i = 0; i < text.len; i++)
        if (str_has_char(of_images, text.ptr[i])) return true;
    if (p->step == NO_STEP) return false;
    uint32_t end = use_end(p->model, p->step), low = use_first(p->model, p->step), high = end;
    while (low < high) { // uses are in text order
        uint32_t middle = low + (high - low) / 2;
        if (use_at(p->model, middle)->value.start < joined.start)
            low = middle + 1;
        else
            high = middle;
    }
    const StageUse *use = low < end ? use_at(p->model, low) : NULL;
    return use && use->value.start == joined.start && use_is_image(use);
}

static void paint_source(Paint *p, Span joined)
{
    if (is_image(p, joined))
        paint_image(p, joined);
    else
        paint_text(p, joined, FL_TOKEN_CLASS);
}

// `type=cache,target=/x`
static void paint_mount(Paint *p, Span value)
{
    Str text = instr_slice(p->in, value);
    for (uint32_t at = 0; at < text.len;) {
        uint32_t end = at, equals;
        while (end < text.len && text.ptr[end] != ',' && text.ptr[end] != '=') end++;
        equals = end;
        while (end < text.len && text.ptr[end] != ',') end++;
        Span key = {value.start + at, value.start + equals};
        Span rest = {key.end + 1, value.start + end};
        paint(p, key, FL_TOKEN_PROPERTY);
        if (equals < end) paint(p, (Span){key.end, key.end + 1}, FL_TOKEN_OPERATOR);
        if (str_is_z(instr_slice(p->in, key), "from") && rest.start < rest.end)
            paint_source(p, rest);
        if (end < text.len)
            paint(p, (Span){value.start + end, value.start + end + 1}, FL_TOKEN_OPERATOR);
        at = end + 1;
    }
    paint_variables(p, value);
}

// Also `1000:1000`.
static bool is_number(Str text)
{
    for (uint32_t i = 0; i < text.len; i++)
        if (!char_is_digit(text.ptr[i]) && (text.ptr[i] != ':' || !i)) return false;
    return text.len;
}

static void paint_flag(Paint *p, const Node *flag)
{
    const Node *name = node_child(flag, N_FLAG_NAME), *equals = node_child(flag, N_EQUALS);
    paint(p, (Span){flag->start, name ? name->end : flag->end}, FL_TOKEN_PARAMETER);
    if (equals) paint(p, node_span(equals), FL_TOKEN_OPERATOR);
    if (!flag_has_value(flag)) return;
    Span value = flag_value_span(flag);
    Str word = name ? node_str(p->in, name) : STR("");
    paint_text(p, value, is_number(instr_slice(p->in, value)) ? FL_TOKEN_NUMBER : FL_TOKEN_STRING);
    if (str_is_z(word, "from")) paint_source(p, value);
    if (str_is_z(word, "mount")) paint_mount(p, value);
}

static void paint_pair(Paint *p, const Node *pair)
{
    const Node *key = node_child(pair, N_KEY), *equals = node_child(pair, N_EQUALS);
    uint32_t type =
        p->in->kind == K_LABEL ? FL_TOKEN_PROPERTY : FL_TOKEN_VARIABLE | PAINT_DECLARATION;
    if (key) paint(p, node_span(key), type);
    if (key && p->in->kind != K_ARG) paint_variables(p, node_span(key));
    if (equals) paint(p, node_span(equals), FL_TOKEN_OPERATOR);
    paint_text(p, pair_value_span(pair), FL_TOKEN_STRING);
}

static void paint_from(Paint *p)
{
    const Node *base = instr_arg(p->in, 0), *as = instr_arg(p->in, 1), *name = instr_arg(p->in, 2);
    const Stage *own = p->step == NO_STEP ? NULL : stage_of(p->model, p->step);
    if (base) paint_image(p, node_span(base));
    if (base && own && own->base_kind == BASE_STAGE && !str_has_char(node_str(p->in, base), '$'))
        paint(p, node_span(base), FL_TOKEN_CLASS);
    if (as && str_ieq(node_str(p->in, as), STR("AS"))) paint(p, node_span(as), FL_TOKEN_KEYWORD);
    if (name) paint(p, node_span(name), FL_TOKEN_CLASS | PAINT_DECLARATION);
}

static bool has_shell_text(const Instr *in)
{
    bool is_command = in->kind == K_RUN || in->kind == K_CMD || in->kind == K_ENTRYPOINT ||
                      in->kind == K_HEALTHCHECK;
    return is_command && !in->is_json;
}

static uint32_t argument_type(InstrKind kind, Str text)
{
    bool is_user = kind == K_USER;
    if (kind == K_EXPOSE || (is_user && is_number(text))) return FL_TOKEN_NUMBER;
    return kind == K_STOPSIGNAL ? FL_TOKEN_PROPERTY : FL_TOKEN_STRING;
}

static void paint_argument(Paint *p, const Node *n)
{
    if (n->kind == N_TYPE) paint(p, node_span(n), FL_TOKEN_KEYWORD);
    if (n->kind == N_PAIR) paint_pair(p, n);
    if (n->kind == N_STRING) paint_string(p, n);
    if (n->kind != N_WORD && n->kind != N_TEXT) return;
    if (has_shell_text(p->in))
        paint_shell(p, node_span(n));
    else if (p->in->kind != K_FROM)
        paint_text(p, node_span(n), argument_type(p->in->kind, node_str(p->in, n)));
}

static void paint_arguments(Paint *p)
{
    const Node *end = node_end(p->in->node);
    // The elements of an exec form are one level deeper.
    for (const Node *n = p->in->node + 1; n < end; n += n->kind == N_JSON ? 1 : n->size) {
        if (n->kind == N_KEYWORD) paint(p, node_span(n), FL_TOKEN_KEYWORD);
        if (n->kind == N_FLAG) paint_flag(p, n);
        if (n->kind != N_TRIGGER) paint_argument(p, n);
    }
    // All words of a command in shell form are one text.
    if (has_shell_text(p->in) && p->in->kind != K_HEALTHCHECK)
        paint_shell(p, instr_args_span(p->in));
    if (p->in->kind == K_FROM) paint_from(p);
}

static bool is_shell_body(const Paint *p, const Heredoc *h)
{
    if (hover_is_script(p->in, h)) return true;
    if (p->in->kind != K_RUN || p->step == NO_STEP) return false;
    return body_is_fed(commands_of(p->model, p->step, p->in), h);
}

static void paint_heredocs(Paint *p)
{
    for (uint32_t i = 0; i < p->in->heredoc_count; i++) {
        const Heredoc *h = &p->in->heredoc[i];
        paint(p, h->word, FL_TOKEN_MACRO);
        paint(p, h->delimiter, FL_TOKEN_MACRO);
        if (is_shell_body(p, h)) {
            paint_shell(p, h->body);
            continue;
        }
        paint(p, h->body, FL_TOKEN_STRING);
        if (h->is_expanded) paint_escaped(p, h->body, escaped_body);
    }
}

// ---- Variables in strings ----

// Paints `$NAME` and `${NAME...}` around a name that a shell reads.
static Span around_name(Str text, Span name)
{
    bool is_braced = name.start && text.ptr[name.start - 1] == '{';
    uint32_t start = name.start - is_braced;
    if (!start || text.ptr[start - 1] != '$') return name;
    return (Span){start - 1, is_braced ? brace_end(text, name.end) : name.end};
}

static bool has_dollar_in_string(const Paint *p)
{
    for (uint32_t i = 0; i < p->in->joined.len; i++)
        if (p->in->joined.ptr[i] == '$' && p->at[i] == FL_TOKEN_STRING) return true;
    return false;
}

// Strings that are shell scripts: `["sh", "-c", "echo $A"]`, `sh -c 'echo $A'`.
static void paint_scripts(Paint *p, uint32_t step)
{
    if (step == NO_STEP || !kind_runs_command(p->in->kind) || !has_dollar_in_string(p)) return;
    Readings readings = readings_of(p->arena, p->model, step, p->in);
    for (uint32_t i = 0; i < readings.count; i++) {
        const Reading *r = &readings.item[i];
        if (!r->is_set && p->at[r->span.start] == FL_TOKEN_STRING)
            paint(p, around_name(p->in->joined, r->span), FL_TOKEN_VARIABLE);
    }
}

// ---- Reading it off ----

static void push(Tokens *t, const Instr *in, Span joined, uint8_t painted)
{
    Span trimmed = joined;
    while (trimmed.start < trimmed.end && (uint8_t)in->joined.ptr[trimmed.start] <= ' ')
        trimmed.start++;
    while (trimmed.start < trimmed.end && (uint8_t)in->joined.ptr[trimmed.end - 1] <= ' ')
        trimmed.end--;
    if (trimmed.start == trimmed.end) return;
    FlToken token = {.span = doc_span(t->doc, t->item, in, trimmed),
                     .type = painted & ~PAINT_DECLARATION,
                     .is_declaration = painted & PAINT_DECLARATION};
    VEC_PUSH(t->arena, &t->list, token);
}

// For an editor, a carriage return also ends a line.
static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static void push_comment_line(Tokens *t, const Instr *in, uint32_t start, uint32_t end)
{
    while (start < end && (uint8_t)in->text.ptr[start] <= ' ') start++;
    while (start < end && (uint8_t)in->text.ptr[end - 1] <= ' ') end--;
    FlToken token = {.span = span_shift((Span){start, end}, items_mark(&t->doc->items, t->item).at),
                     .type = FL_TOKEN_COMMENT};
    if (start < end) VEC_PUSH(t->arena, &t->list, token);
}

static void push_comment(Tokens *t, const Instr *in, const Cut *cut)
{
    for (uint32_t start = cut->start, end = start; start < cut->end; start = ++end) {
        while (end < cut->end && !is_line_end(in->text.ptr[end])) end++;
        push_comment_line(t, in, start, end);
    }
}

// Runs of one type end at line ends and cuts.
static bool ends_run(const Paint *p, uint32_t start, uint32_t at, uint32_t cut)
{
    const Instr *in = p->in;
    if (at == in->joined.len || is_line_end(in->joined.ptr[at]) || p->at[at] != p->at[start])
        return true;
    return cut < in->cut_count && in->cut[cut].at <= at;
}

static void read_off(Tokens *t, const Paint *p)
{
    const Instr *in = p->in;
    for (uint32_t at = 0, start = 0, cut = 0; at <= in->joined.len; at++) {
        if (!ends_run(p, start, at, cut)) continue;
        if (start < at && p->at[start]) push(t, in, (Span){start, at}, p->at[start]);
        for (; cut < in->cut_count && in->cut[cut].at <= at; cut++)
            if (in->cut[cut].kind == CUT_COMMENT) push_comment(t, in, &in->cut[cut]);
        if (is_line_end(str_at(in->joined, at))) p->at[at] = FL_TOKEN_NONE;
        start = at;
    }
}

static void add_directive(Tokens *t, Paint *p)
{
    const Node *key = node_child(p->in->node, N_KEY), *value = node_child(p->in->node, N_VALUE);
    if (key) paint(p, node_span(key), FL_TOKEN_MACRO);
    if (value) paint(p, node_span(value), FL_TOKEN_STRING);
    read_off(t, p);
}

static void add_item(Tokens *t)
{
    const Instr *in = items_at(&t->doc->items, t->item);
    Paint p = {t->arena, in, NULL, t->model, step_at_item(t->model, t->item)};
    if (in->kind == K_BLANK || in->kind == K_BOM) return;
    p.at = arena_new(t->arena, uint8_t, in->joined.len + 1);
    if (in->kind == K_DIRECTIVE) {
        add_directive(t, &p);
        return;
    }
    if (in->kind == K_COMMENT) {
        paint(&p, (Span){str_find_char(in->joined, '#'), in->joined.len}, FL_TOKEN_COMMENT);
        read_off(t, &p);
        return;
    }
    if (in->trigger) p.step = NO_STEP;
    for (p.in = in; p.in; p.in = p.in->trigger) paint_arguments(&p);
    p.in = in;
    while (p.in->trigger) p.in = p.in->trigger;
    paint_heredocs(&p);
    paint_scripts(&p, step_at_item(t->model, t->item));
    p.in = in;
    read_off(t, &p);
}

FlTokens fl_tokens(Arena *a, FlDoc *doc, Span range)
{
    Tokens t = {.arena = a, .doc = doc, .model = doc_model(doc)};
    if (!doc->items.count) return (FlTokens){0};
    uint32_t last = items_find(&doc->items, range.end);
    for (t.item = items_find(&doc->items, range.start); t.item <= last; t.item++) add_item(&t);
    return (FlTokens){t.list.item, t.list.count};
}
