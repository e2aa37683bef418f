#include "syntax/signs.h"
#include "base/bytes.h"

// A vector for each sign: nonzero once it was seen.
typedef struct Seen {
    Bytes dollar, backquote, backslash, quote, hash, less, tilde, bracket, beyond;
} Seen;

static inline void look(Seen *s, const char *p)
{
    Bytes b = bytes_at(p);
    s->dollar |= bytes_equal(b, '$');
    s->backquote |= bytes_equal(b, '`');
    s->backslash |= bytes_equal(b, '\\');
    s->quote |= bytes_equal(b, '"') | bytes_equal(b, '\'');
    s->hash |= bytes_equal(b, '#');
    s->less |= bytes_equal(b, '<');
    s->tilde |= bytes_equal(b, '~');
    s->bracket |= bytes_equal(b, '[');
    s->beyond |= b;
}

static uint16_t sign_if(uint64_t seen, uint16_t sign)
{
    return seen ? sign : 0;
}

uint16_t text_signs(Str text)
{
    Seen s = {0};
    char rest[BYTES] = {0};
    uint32_t at = 0;
    for (; at + BYTES <= text.len; at += BYTES) look(&s, text.ptr + at);
    // The last vector may overlap the one before.
    bool has_block = BYTES <= text.len;
    if (!has_block && text.len) memcpy(rest, text.ptr, text.len);
    if (!has_block || at < text.len) look(&s, has_block ? text.ptr + text.len - BYTES : rest);
    return sign_if(bytes_any(s.dollar), SIGN_DOLLAR) |
           sign_if(bytes_any(s.backquote), SIGN_BACKQUOTE) |
           sign_if(bytes_any(s.backslash), SIGN_BACKSLASH) |
           sign_if(bytes_any(s.quote), SIGN_QUOTE) | sign_if(bytes_any(s.hash), SIGN_HASH) |
           sign_if(bytes_any(s.less), SIGN_LESS) | sign_if(bytes_any(s.tilde), SIGN_TILDE) |
           sign_if(bytes_any(s.bracket), SIGN_BRACKET) |
           sign_if(bytes_any(s.beyond < 0), SIGN_BEYOND_ASCII);
}

uint16_t instr_signs(const Instr *in, uint16_t of_text)
{
    return of_text | sign_if(in->flag_count, SIGN_FLAG) | sign_if(in->cut_count, SIGN_CUT);
}
