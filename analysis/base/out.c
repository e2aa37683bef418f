// A text whose room doubles, and a small formatter for messages.
#include "base/out.h"
#include <string.h>

enum { OUT_MAX = 64 << 20, OUT_FIRST = 128 };

static bool make_room(Out *o, uint32_t more)
{
    if (more <= o->room - o->len) return true;
    if (OUT_MAX - o->len < more) o->is_cut = true;
    if (o->is_cut) return false;
    uint32_t room = o->room ? o->room : OUT_FIRST;
    while (room - o->len < more) room *= 2;
    o->ptr = arena_grow(o->arena, o->ptr, o->room, room);
    o->room = room;
    return true;
}

void out_more(Out *o, Str s)
{
    if (!make_room(o, s.len)) return;
    memcpy(o->ptr + o->len, s.ptr, s.len);
    o->len += s.len;
}

void out_z(Out *o, const char *z)
{
    out_str(o, str_of_z(z));
}

void out_number(Out *o, uint64_t n)
{
    uint32_t digits = 1;
    for (uint64_t rest = n; 9 < rest; rest /= 10) digits++;
    if (!make_room(o, digits)) return;
    o->len += digits;
    for (char *at = o->ptr + o->len; digits; digits--, n /= 10) *--at = (char)('0' + n % 10);
}

static void out_literal(Out *o, const char *s)
{
    const char *end = s;
    while (*end) end++;
    out_str(o, (Str){s, (uint32_t)(end - s)});
}

static void out_signed(Out *o, int n)
{
    if (n < 0) out_char(o, '-');
    out_number(o, n < 0 ? (uint64_t)(-(int64_t)n) : (uint64_t)n);
}

// Writes one conversion; `f` points behind the `%`. Returns the rest of the format.
static const char *out_conversion(Out *o, const char *f, va_list *args)
{
    switch (*f) {
    case 's': out_literal(o, va_arg(*args, const char *)); break;
    case 'u': out_number(o, va_arg(*args, unsigned)); break;
    case 'd': out_signed(o, va_arg(*args, int)); break;
    case 'c': out_char(o, (char)va_arg(*args, int)); break;
    case '.': {
        int len = va_arg(*args, int);
        const char *ptr = va_arg(*args, const char *);
        out_str(o, (Str){ptr, (uint32_t)len});
        return f + 3;
    }
    default: out_char(o, *f); break;
    }
    return f + 1;
}

void out_vfmt(Out *o, const char *format, va_list args)
{
    va_list rest;
    va_copy(rest, args);
    for (const char *f = format; *f;) {
        const char *start = f;
        while ('%' < *f || (*f && *f != '%')) f++; // fast path for letters
        out_str(o, (Str){start, (uint32_t)(f - start)});
        if (*f) f = out_conversion(o, f + 1, &rest);
    }
    va_end(rest);
}

void out_fmt(Out *o, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    out_vfmt(o, format, args);
    va_end(args);
}

Str out_done(const Out *o)
{
    return (Str){o->ptr ? o->ptr : "", o->len};
}

Str str_fmt(Arena *a, const char *format, ...)
{
    Out o = out_on(a);
    va_list args;
    va_start(args, format);
    out_vfmt(&o, format, args);
    va_end(args);
    return out_done(&o);
}
