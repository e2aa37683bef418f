// Flags: `--name=value` at the start of the arguments (language.md 6.2). BuildKit reads them
// bytewise.
#include "base/utf.h"
#include "base/vec.h"
#include "syntax/builder.h"

// A flag word: its end, and its text without quotes and escapes.
typedef struct FlagWord {
    uint32_t end;
    Str text;
    bool is_plain; // `text` is a slice of the input
} FlagWord;

// The end of the word at `at`: the next blank outside of quotes.
static uint32_t word_end(const Builder *b, uint32_t at, uint32_t end, bool *is_plain)
{
    char quote = 0;
    *is_plain = true;
    for (; at < end; at++) {
        char c = b->joined.ptr[at];
        if (!quote && byte_is_space(c)) break;
        if ((unsigned char)c < 0x80 && c != '\'' && c != '"' && c != b->escape) continue;
        *is_plain = false;
        if (c == b->escape)
            at++;
        else if (quote ? c == quote : c == '\'' || c == '"')
            quote = quote ? 0 : c;
    }
    return at < end ? at : end;
}

// The text of a word: quotes removed, escapes resolved, bytes above 0x7F encoded one by one (as the builder does).
static Str unquote(Builder *b, uint32_t at, uint32_t end)
{
    char *out = arena_alloc(b->scratch, (size_t)(end - at) * 2 + 1);
    uint32_t len = 0;
    char quote = 0;
    for (; at < end; at++) {
        char c = b->joined.ptr[at];
        if (quote ? c == quote : c == '\'' || c == '"') {
            quote = quote ? 0 : c;
            continue;
        }
        if (c == b->escape) {
            if (++at == end) break;
            c = b->joined.ptr[at];
        }
        len += utf_encode((unsigned char)c, out + len);
    }
    return str_of(out, len);
}

static FlagWord read_word(Builder *b, uint32_t at, uint32_t end)
{
    FlagWord w = {0};
    w.end = word_end(b, at, end, &w.is_plain);
    w.text = w.is_plain ? str_cut(b->joined, at, w.end) : unquote(b, at, w.end);
    return w;
}

static void add_flag(Builder *b, uint32_t at, const FlagWord *w)
{
    uint32_t flag = node_open(b, N_FLAG, at);
    b->nodes.item[flag].flags = (uint16_t)b->flags.count;
    node_leaf(b, N_PUNCT, at, at + 2)->flags = (uint16_t)(b->flags.count >> 16);
    uint32_t equals = str_find_char(str_cut(b->joined, at, w->end), '=');
    uint32_t name_end = equals == STR_NONE ? w->end : at + equals;
    node_leaf(b, N_FLAG_NAME, at + 2, name_end);
    if (equals != STR_NONE) {
        node_leaf(b, N_EQUALS, name_end, name_end + 1);
        node_parts(b, N_FLAG_VALUE, name_end + 1, w->end);
    }
    node_close(b, flag, w->end);
    VEC_PUSH(b->scratch, &b->flags, w->text);
}

uint32_t parse_flags(Builder *b, uint32_t at, uint32_t end)
{
    for (;;) {
        while (at < end && byte_is_space(b->joined.ptr[at])) at++;
        if (end < at + 2 || b->joined.ptr[at] != '-' || b->joined.ptr[at + 1] != '-') return at;
        FlagWord w = read_word(b, at, end);
        if (str_is_z(w.text, "--")) {
            node_leaf(b, N_FLAG_END, at, w.end);
            return w.end;
        }
        add_flag(b, at, &w);
        at = w.end;
    }
}
