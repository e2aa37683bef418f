// Hashes eight bytes at a time.
#include "base/digest.h"
#include <string.h>

uint64_t digest_text(uint64_t digest, Str text)
{
    uint64_t part;
    digest = digest_number(digest, text.len);
    for (; sizeof part <= text.len; text = str_skip(text, sizeof part)) {
        memcpy(&part, text.ptr, sizeof part);
        digest = digest_number(digest, part);
    }
    part = 0;
    if (text.len) memcpy(&part, text.ptr, text.len);
    return digest_number(digest, part);
}
