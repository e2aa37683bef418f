#include "syntax/signs.h"

static const uint8_t SIGNS[128] = {
    ['$'] = SIGN_DOLLAR, ['`'] = SIGN_BACKQUOTE, ['\\'] = SIGN_BACKSLASH, ['"'] = SIGN_QUOTE,
    ['\''] = SIGN_QUOTE, ['#'] = SIGN_HASH,      ['<'] = SIGN_LESS,       ['~'] = SIGN_TILDE,
};

uint8_t text_signs(Str text)
{
    uint8_t signs = 0;
    for (uint32_t i = 0; i < text.len; i++) {
        uint8_t c = (uint8_t)text.ptr[i];
        signs |= c < 0x80 ? SIGNS[c] : SIGN_BEYOND_ASCII;
    }
    return signs;
}

uint16_t instr_signs(const Instr *in, uint8_t of_text)
{
    return (uint16_t)(of_text | (in->flag_count ? SIGN_FLAG : 0) | (in->cut_count ? SIGN_CUT : 0));
}
