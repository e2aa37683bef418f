#include "base/utf.h"
#include "values/values.h"

bool stage_name_may_hold(char c, uint32_t at)
{
    if (char_is_alpha(c)) return true;
    return at && (char_is_digit(c) || c == '-' || c == '_' || c == '.');
}

bool stage_name_is_valid(Str name)
{
    for (uint32_t i = 0; i < name.len; i++)
        if (!stage_name_may_hold(name.ptr[i], i)) return false;
    return name.len;
}
