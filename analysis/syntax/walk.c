// Asking the tree of one instruction.
#include "syntax/walk.h"
#include "base/out.h"
#include "base/utf.h"

static const Str keywords[KEYWORD_COUNT] = {
    STR_INIT("ADD"),         STR_INIT("ARG"),     STR_INIT("CMD"),        STR_INIT("COPY"),
    STR_INIT("ENTRYPOINT"),  STR_INIT("ENV"),     STR_INIT("EXPOSE"),     STR_INIT("FROM"),
    STR_INIT("HEALTHCHECK"), STR_INIT("LABEL"),   STR_INIT("MAINTAINER"), STR_INIT("ONBUILD"),
    STR_INIT("RUN"),         STR_INIT("SHELL"),   STR_INIT("STOPSIGNAL"), STR_INIT("USER"),
    STR_INIT("VOLUME"),      STR_INIT("WORKDIR"),
};

Str keyword_name(InstrKind kind)
{
    return kind < K_UNKNOWN ? keywords[kind] : STR("");
}

static bool is_keyword(Str word, Str keyword)
{
    enum { CASE = 0x20 }; // the bit by which a letter differs from its other case
    if (word.len != keyword.len) return false;
    for (uint32_t i = 0; i < word.len; i++)
        if ((word.ptr[i] & ~CASE) != keyword.ptr[i]) return false;
    return true;
}

InstrKind keyword_kind(Str word)
{
    for (uint32_t i = 0; i < KEYWORD_COUNT; i++)
        if (is_keyword(word, keywords[i])) return (InstrKind)i;
    return K_UNKNOWN;
}

const Node *node_first(const Node *n)
{
    return 1 < n->size ? n + 1 : NULL;
}

const Node *node_next(const Node *parent, const Node *n)
{
    n += n->size;
    return n < node_end(parent) ? n : NULL;
}

const Node *node_child(const Node *n, NodeKind kind)
{
    for (const Node *c = node_first(n); c; c = node_next(n, c))
        if (c->kind == kind) return c;
    return NULL;
}

const Node *instr_keyword(const Instr *in)
{
    const Node *n = node_child(in->node, N_KEYWORD);
    return n ? n : in->node;
}

uint32_t instr_flag_count(const Instr *in)
{
    return in->flag_count;
}

const Node *instr_next_flag(const Instr *in, const Node *flag)
{
    if (in->flag_count == 0) return NULL;
    const Node *n = flag ? node_next(in->node, flag) : node_first(in->node);
    while (n && n->kind != N_FLAG) n = node_next(in->node, n);
    return n;
}

// The number of a flag is stored in `flags` of two nodes: its low half in the flag, its high half
// in the first node below.
static uint32_t flag_number(const Node *flag)
{
    return (uint32_t)flag[1].flags << 16 | flag->flags;
}

// Flags of a trigger are numbered after those of its ONBUILD.
static Str flag_text(const Instr *in, const Node *flag)
{
    const Node *first = instr_next_flag(in, NULL);
    uint32_t i = first ? flag_number(flag) - flag_number(first) : in->flag_count;
    return i < in->flag_count ? in->flag[i] : STR("--");
}

Str flag_name(const Instr *in, const Node *flag)
{
    Str text = str_skip(flag_text(in, flag), 2);
    return str_cut(text, 0, str_find_char(text, '='));
}

const Node *instr_flag(const Instr *in, Str name)
{
    for (const Node *n = instr_next_flag(in, NULL); n; n = instr_next_flag(in, n))
        if (str_eq(flag_name(in, n), name)) return n;
    return NULL;
}

bool flag_has_value(const Node *flag)
{
    return node_child(flag, N_EQUALS) != NULL;
}

Str flag_value(Arena *a, const Instr *in, const Node *flag)
{
    (void)a;
    Str text = flag_text(in, flag);
    uint32_t equals = str_find_char(text, '=');
    return equals == STR_NONE ? STR("") : str_skip(text, equals + 1);
}

Span flag_value_span(const Node *flag)
{
    const Node *value = node_child(flag, N_FLAG_VALUE);
    return value ? node_span(value) : (Span){flag->end, flag->end};
}

static bool is_arg(const Node *n)
{
    enum { ARGS = 1 << N_WORD | 1 << N_TEXT | 1 << N_STRING | 1 << N_PAIR | 1 << N_TYPE };
    return ARGS >> n->kind & 1;
}

void instr_count_args(Instr *in)
{
    in->arg = NULL;
    in->arg_count = 0;
    for (const Node *n = in->node + 1; n < node_end(in->node);
         n += n->kind == N_JSON ? 1 : n->size) {
        if (!is_arg(n)) continue;
        if (!in->arg) in->arg = n;
        in->arg_count++;
    }
}

const Node *instr_next_arg(const Instr *in, const Node *n)
{
    if (!n) return in->arg;
    for (n += n->size; n < node_end(in->node); n += n->kind == N_JSON ? 1 : n->size)
        if (is_arg(n)) return n;
    return NULL;
}

uint32_t instr_arg_count(const Instr *in)
{
    return in->arg_count;
}

const Node *instr_arg(const Instr *in, uint32_t i)
{
    const Node *n = i < in->arg_count ? in->arg : NULL;
    while (n && i--) n = instr_next_arg(in, n);
    return n;
}

const Node *instr_last_arg(const Instr *in)
{
    return instr_arg(in, in->arg_count - 1);
}

const Node *instr_next_source(const Instr *in, const Node *arg)
{
    const Node *next = instr_next_arg(in, arg);
    return next && instr_next_arg(in, next) ? next : NULL;
}

Span instr_args_span(const Instr *in)
{
    Span span = {instr_keyword(in)->end, instr_keyword(in)->end};
    bool is_found = false;
    for (const Node *c = node_first(in->node); c; c = node_next(in->node, c)) {
        if (c->kind != N_JSON && !is_arg(c)) continue;
        if (!is_found) span.start = c->start;
        span.end = c->end;
        is_found = true;
    }
    return span;
}

static uint32_t hex_value(Str s, uint32_t at)
{
    uint32_t value = 0;
    for (uint32_t i = 0; i < 4; i++) {
        char c = char_lower(str_at(s, at + i));
        value = value * 16 + (uint32_t)(char_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return value;
}

// `\uXXXX` at `at` (behind the `u`), with a second one when the two are a surrogate pair. Returns the bytes read.
static uint32_t decode_unicode(Str s, uint32_t at, Out *o)
{
    char bytes[4];
    uint32_t value = hex_value(s, at), used = 4;
    bool is_high = 0xD800 <= value && value < 0xDC00;
    uint32_t low =
        is_high && str_at(s, at + 4) == '\\' && str_at(s, at + 5) == 'u' ? hex_value(s, at + 6) : 0;
    if (0xDC00 <= low && low < 0xE000) {
        value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
        used = 10;
    } else if (0xD800 <= value && value < 0xE000) {
        value = 0xFFFD;
    }
    out_str(o, str_of(bytes, utf_encode(value, bytes)));
    return used;
}

static uint32_t decode_escape(Str s, uint32_t at, Out *o)
{
    static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
    char c = str_at(s, at);
    if (c == 'u') return 1 + decode_unicode(s, at + 1, o);
    for (uint32_t i = 0; i < sizeof from - 1; i++)
        if (c == from[i]) c = to[i];
    out_char(o, c);
    return 1;
}

// A JSON string with its quotes. Bytes that are not UTF-8 turn into U+FFFD, as in the builder's JSON reader.
uint32_t string_decode_next(Str s, uint32_t at, Out *o)
{
    Rune r = utf_next(s, at);
    if (s.ptr[at] == '\\') return 1 + decode_escape(s, at + 1, o);
    out_str(o, r.is_valid ? str_cut(s, at, at + r.len) : STR("\xEF\xBF\xBD"));
    return r.len;
}

// Whether the content of a JSON string needs no decoding: a quick test.
static bool is_decoded(Str s)
{
    for (uint32_t i = 0; i < s.len; i++)
        if (s.ptr[i] == '\\' || (uint8_t)s.ptr[i] >= 0x80) return false;
    return true;
}

static Str decode_string(Arena *a, Str s)
{
    s = str_cut(s, 1, s.len - 1);
    if (is_decoded(s)) return s;
    Out o = out_on(a);
    for (uint32_t at = 0; at < s.len;) at += string_decode_next(s, at, &o);
    return out_done(&o);
}

// Characters that a shell removes from a word.
static bool is_dropped(char c)
{
    return c == '"' || c == '\'' || c == '\\' || c == '\r' || c == '\n';
}

// Whether the text occurs at `at`, possibly with quotes and escapes in between.
static bool holds_at(Str s, uint32_t at, Str text)
{
    uint32_t done = 0;
    for (; at < s.len && done < text.len; at++) {
        if (s.ptr[at] == text.ptr[done])
            done++;
        else if (!is_dropped(s.ptr[at]))
            return false;
    }
    return done == text.len;
}

// The start of an occurrence of the text whose letter number `number` stands at `at`; `at` when the
// letters before it differ.
static uint32_t begin_of(Str s, uint32_t at, Str text, uint32_t number)
{
    uint32_t start = at;
    while (number && start) {
        char c = s.ptr[--start];
        if (c == text.ptr[number - 1])
            number--;
        else if (!is_dropped(c))
            return at;
    }
    return start;
}

bool instr_may_hold(const Instr *in, Str text, char rare)
{
    Str s = in->joined;
    uint32_t number = str_find_char(text, rare);
    if (in->is_json) return true;
    for (uint32_t at = 0, next; (next = str_find_char(str_skip(s, at), rare)) != STR_NONE; at++) {
        at += next;
        if (holds_at(s, begin_of(s, at, text, number), text)) return true;
    }
    return false;
}

Str without_quotes(Str text)
{
    char quote = str_at(text, 0);
    bool is_quoted =
        1 < text.len && (quote == '"' || quote == '\'') && text.ptr[text.len - 1] == quote;
    return is_quoted ? str_cut(text, 1, text.len - 1) : text;
}

Str arg_parsed(Arena *a, const Instr *in, const Node *arg)
{
    Str s = node_str(in, arg);
    bool is_string = arg && arg->kind == N_STRING && !(arg->flags & NODE_NOT_STRING);
    return is_string ? decode_string(a, s) : s;
}

Str arg_value(Arena *a, const Instr *in, const Node *arg)
{
    Str s = arg_parsed(a, in, arg), inner = without_quotes(s);
    bool is_path = in->kind == K_COPY || in->kind == K_ADD;
    if (!is_path || in->is_json || inner.len == s.len) return s;
    bool is_expanded = s.ptr[0] == '"';
    for (uint32_t i = 0; i < inner.len; i++) {
        char c = inner.ptr[i]; // and in quotes there is no heredoc
        if (c == '\\' || c == '`' || c == '"' || c == '\'' || c == '<') return s;
        if (c == '$' && !is_expanded) return s;
    }
    return inner;
}

Str arg_text(const Instr *in, const Node *arg)
{
    return without_quotes(node_str(in, arg));
}

Str pair_key(const Instr *in, const Node *pair)
{
    const Node *key = node_child(pair, N_KEY);
    return key ? node_str(in, key) : STR("");
}

Span pair_value_span(const Node *pair)
{
    const Node *value = node_child(pair, N_VALUE);
    return value ? node_span(value) : (Span){pair->end, pair->end};
}

Str pair_value(const Instr *in, const Node *pair)
{
    return instr_slice(in, pair_value_span(pair));
}

bool pair_has_value(const Node *pair)
{
    return node_child(pair, N_EQUALS) || node_child(pair, N_VALUE);
}

uint32_t instr_path(const Instr *in, uint32_t at, const Node **path, uint32_t room)
{
    uint32_t count = 0;
    const Node *n = in->node;
    while (n && count < room) {
        path[count++] = n;
        const Node *parent = n;
        for (n = node_first(parent); n; n = node_next(parent, n))
            if (n->start <= at && at < n->end) break;
    }
    return count;
}

// The number of cuts with a joined offset below `limit`.
static uint32_t cuts_before(const Instr *in, uint32_t limit)
{
    uint32_t low = 0, high = in->cut_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (in->cut[middle].at < limit)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t behind_cuts(const Instr *in, uint32_t n, uint32_t at)
{
    if (n == 0) return at;
    return in->cut[n - 1].end + (at - in->cut[n - 1].at);
}

uint32_t instr_start_byte(const Instr *in, uint32_t at)
{
    return behind_cuts(in, cuts_before(in, at + 1), at);
}

uint32_t instr_end_byte(const Instr *in, uint32_t at)
{
    return behind_cuts(in, cuts_before(in, at), at);
}

uint32_t instr_joined_at(const Instr *in, uint32_t byte)
{
    uint32_t low = 0, high = in->cut_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (in->cut[middle].start <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0) return byte;
    const Cut *c = &in->cut[low - 1];
    return byte < c->end ? c->at : c->at + (byte - c->end);
}

Span instr_span(const Instr *in, Span joined)
{
    uint32_t start = instr_start_byte(in, joined.start);
    if (joined.end <= joined.start) return (Span){start, start};
    return (Span){start, instr_end_byte(in, joined.end)};
}

Span heredoc_lines(const Instr *in, const Heredoc *h)
{
    Span lines = {h->body.start,
                  h->delimiter.start < h->delimiter.end ? h->delimiter.end : h->body.end};
    return str_before_line_end(in->joined, lines);
}

const Instr *instr_innermost(const Instr *in)
{
    while (in->trigger) in = in->trigger;
    return in;
}
