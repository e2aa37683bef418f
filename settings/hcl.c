// A value ends at its line's end, a comma or a bracket; if more tokens stand before that, it is
// computed.
#include "settings/hcl.h"

// The value for a computed expression.
static const Str computed = STR_INIT("${}");

typedef enum HclKind { HCL_END, HCL_WORD, HCL_TEXT, HCL_SIGN } HclKind;

typedef struct Hcl {
    Arena *arena;
    Str text;
    uint32_t at, values;
    HclKind kind;
    bool is_on_new_line; // a line end stands before the token
    Str token;           // of a string: its content
} Hcl;

typedef struct Members {
    Value *item;
    uint32_t count, room;
} Members;

// ---- Tokens ----

static void skip_to(Hcl *h, Str rest, Str end)
{
    uint32_t at = str_find(rest, end);
    h->at += at == STR_NONE ? rest.len : at + end.len;
}

static void skip_spaces(Hcl *h)
{
    for (h->is_on_new_line = false;;) {
        Str rest = str_skip(h->text, h->at);
        char c = str_at(rest, 0);
        if (c == '#' || str_starts_z(rest, "//")) {
            skip_to(h, rest, STR("\n"));
            h->is_on_new_line = true;
        } else if (str_starts_z(rest, "/*")) {
            skip_to(h, str_skip(rest, 2), STR("*/"));
            h->at = h->at + 2 < h->text.len ? h->at + 2 : h->text.len;
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            h->is_on_new_line |= c == '\n';
            h->at++;
        } else {
            return;
        }
    }
}

static char unescaped(char c)
{
    return c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
}

// A quote inside of `${...}` does not end the string.
static void read_quoted(Hcl *h)
{
    Out o = out_on(h->arena);
    uint32_t depth = 0;
    for (h->at++; h->at < h->text.len; h->at++) {
        char c = h->text.ptr[h->at];
        if (!depth && (c == '"' || c == '\n')) break;
        if (c == '{' && (depth || str_at(h->text, h->at - 1) == '$')) depth++;
        if (c == '}' && depth) depth--;
        bool is_escaped = c == '\\' && !depth && h->at + 1 < h->text.len;
        out_char(&o, is_escaped ? unescaped(h->text.ptr[++h->at]) : c);
    }
    h->kind = HCL_TEXT;
    h->token = out_done(&o);
    h->at = h->at < h->text.len ? h->at + 1 : h->text.len;
}

// `<<EOT` or `<<-EOT`: the lines up to the delimiter.
static bool read_heredoc(Hcl *h)
{
    Str rest = str_skip(h->text, h->at);
    if (!str_starts_z(rest, "<<")) return false;
    uint32_t line = str_find_char(rest, '\n');
    if (line == STR_NONE) return false;
    Str word = str_trim(str_cut(rest, 2, line));
    if (str_at(word, 0) == '-') word = str_skip(word, 1);
    uint32_t start = line + 1, at = start;
    while (word.len && at < rest.len) {
        uint32_t end = str_find_char(str_skip(rest, at), '\n');
        end = end == STR_NONE ? rest.len : at + end;
        bool is_last = str_eq(str_trim(str_cut(rest, at, end)), word);
        if (is_last || end == rest.len) {
            h->token = str_cut(rest, start, is_last ? at : end);
            h->kind = HCL_TEXT;
            h->at += end;
            return true;
        }
        at = end + 1;
    }
    return false;
}

// The dot in `item.version` or `1.5`.
static bool is_inner_dot(const Hcl *h)
{
    return str_at(h->text, h->at) == '.' && char_is_word(str_at(h->text, h->at + 1));
}

static uint32_t word_end(const Hcl *h)
{
    Hcl at = *h;
    uint32_t start = h->at;
    for (;; at.at++) {
        char c = str_at(h->text, at.at);
        if (!char_is_word(c) && c != '-' && !(start < at.at && is_inner_dot(&at))) return at.at;
    }
}

static void next(Hcl *h)
{
    skip_spaces(h);
    h->kind = HCL_END;
    if (h->text.len <= h->at) return;
    if (h->text.ptr[h->at] == '"') {
        read_quoted(h);
        return;
    }
    if (read_heredoc(h)) return;
    uint32_t start = h->at;
    h->at = word_end(h);
    h->kind = start < h->at ? HCL_WORD : HCL_SIGN;
    if (start == h->at) h->at++;
    h->token = str_cut(h->text, start, h->at);
}

static bool is_sign(const Hcl *h, char c)
{
    return h->kind == HCL_SIGN && h->token.ptr[0] == c;
}

static bool is_opening(const Hcl *h)
{
    return is_sign(h, '{') || is_sign(h, '[') || is_sign(h, '(');
}

static bool is_closing(const Hcl *h)
{
    return is_sign(h, '}') || is_sign(h, ']') || is_sign(h, ')');
}

// ---- Values ----

// Whether the token ends a value.
static bool ends_value(const Hcl *h)
{
    return h->kind == HCL_END || h->is_on_new_line || is_sign(h, ',') || is_closing(h);
}

// Skips a token, or everything in brackets.
static void skip_one(Hcl *h)
{
    uint32_t depth = 0;
    do {
        if (is_opening(h)) depth++;
        if (is_closing(h) && depth) depth--;
        next(h);
    } while (depth && h->kind != HCL_END);
}

static void skip_value(Hcl *h)
{
    while (!ends_value(h)) skip_one(h);
}

static Value word_value(Hcl *h)
{
    Value v = {.kind = VALUE_SCALAR, .text = h->token, .is_plain = true};
    if (str_is_z(h->token, "null")) return (Value){.kind = VALUE_NULL};
    bool is_name = !char_is_digit(str_at(h->token, 0)) && str_at(h->token, 0) != '-' &&
                   !str_is_one_of(h->token, STR("true false"));
    if (is_name) v.text = str_fmt(h->arena, "${%.*s}", STR_ARG(h->token));
    return v;
}

static void push(Hcl *h, Members *members, Str key, Value value)
{
    if (HCL_VALUES_MAX <= h->values++) return;
    value.key = key;
    VEC_PUSH(h->arena, members, value);
}

static Value read_value(Hcl *h, uint32_t depth);

static Value read_list(Hcl *h, uint32_t depth)
{
    Members members = {0};
    for (next(h); h->kind != HCL_END && !is_sign(h, ']');) {
        if (is_sign(h, ',') || is_closing(h))
            next(h);
        else
            push(h, &members, STR(""), read_value(h, depth + 1));
    }
    next(h);
    return (Value){.kind = VALUE_LIST, .child = members.item, .count = members.count};
}

// Reads an object: `key = value` and `key: value`. Blocks in it are skipped.
static Value read_map(Hcl *h, uint32_t depth)
{
    Members members = {0};
    for (next(h); h->kind != HCL_END && !is_sign(h, '}');) {
        Str key = h->token;
        bool is_key = h->kind == HCL_WORD || h->kind == HCL_TEXT;
        if (is_key)
            next(h);
        else
            skip_one(h);
        if (!is_key || (!is_sign(h, '=') && !is_sign(h, ':'))) continue;
        next(h);
        push(h, &members, key, read_value(h, depth + 1));
    }
    next(h);
    return (Value){.kind = VALUE_MAP, .child = members.item, .count = members.count};
}

static Value read_value(Hcl *h, uint32_t depth)
{
    Value v = {.kind = VALUE_SCALAR, .text = computed, .is_plain = true};
    if (depth < HCL_DEPTH_MAX && is_sign(h, '[')) {
        v = read_list(h, depth);
    } else if (depth < HCL_DEPTH_MAX && is_sign(h, '{')) {
        v = read_map(h, depth);
    } else if (h->kind == HCL_WORD) {
        v = word_value(h);
        next(h);
    } else if (h->kind == HCL_TEXT) {
        v = (Value){.kind = VALUE_SCALAR, .text = h->token};
        next(h);
    } else if (!is_closing(h) && !is_sign(h, ',')) {
        skip_one(h);
    }
    if (ends_value(h)) return v;
    skip_value(h);
    return (Value){.kind = VALUE_SCALAR, .text = computed, .is_plain = true};
}

// ---- The file ----

// Blocks of a kind are collected in file order.
typedef struct Kinds {
    struct {
        Str name;
        Members members;
    } item[8];
    uint32_t count;
} Kinds;

static Members *members_of(Kinds *kinds, Str name)
{
    for (uint32_t i = 0; i < kinds->count; i++)
        if (str_eq(kinds->item[i].name, name)) return &kinds->item[i].members;
    if (kinds->count == ARRAY_LEN(kinds->item)) return NULL;
    kinds->item[kinds->count].name = name;
    return &kinds->item[kinds->count++].members;
}

// Reads `kind "label" {`, behind the kind.
static void read_block(Hcl *h, Kinds *kinds, Str kind)
{
    Str label = h->token;
    bool has_label = h->kind == HCL_TEXT;
    if (has_label) next(h);
    if (!is_sign(h, '{')) return;
    Value value = read_map(h, 1);
    Members *members = has_label ? members_of(kinds, kind) : NULL;
    if (members) push(h, members, label, value);
}

void hcl_read(Arena *a, Str text, Value *out)
{
    Hcl h = {.arena = a, .text = text};
    Kinds kinds = {0};
    Members root = {0};
    for (next(&h); h.kind != HCL_END;) {
        Str word = h.token;
        bool is_word = h.kind == HCL_WORD;
        if (is_word)
            next(&h);
        else
            skip_one(&h);
        if (is_word && is_sign(&h, '=')) {
            next(&h);
            push(&h, &root, word, read_value(&h, 1));
        } else if (is_word && (h.kind == HCL_TEXT || is_sign(&h, '{'))) {
            read_block(&h, &kinds, word);
        }
    }
    for (uint32_t i = 0; i < kinds.count; i++) {
        Members *m = &kinds.item[i].members;
        Value block = {.kind = VALUE_MAP, .child = m->item, .count = m->count};
        push(&h, &root, kinds.item[i].name, block);
    }
    *out = (Value){.kind = VALUE_MAP, .child = root.item, .count = root.count};
}
