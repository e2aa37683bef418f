// A growing text: the one way in which analysis/ writes.
#ifndef FL_BASE_OUT_H
#define FL_BASE_OUT_H

#include "base/arena.h"
#include "base/str.h"
#include <stdarg.h>
#include <string.h>

// A text in an arena. It may not outgrow 64 MiB: what comes behind that is dropped, and `is_cut` tells so.
typedef struct Out {
    Arena *arena;
    char *ptr;
    uint32_t len, room;
    bool is_cut;
} Out;

static inline Out out_on(Arena *a)
{
    return (Out){.arena = a};
}

void out_more(Out *o, Str s); // out_str when there is no room

static inline void out_str(Out *o, Str s)
{
    if (s.len == 0) return;
    if (o->room - o->len < s.len) {
        out_more(o, s);
        return;
    }
    memcpy(o->ptr + o->len, s.ptr, s.len);
    o->len += s.len;
}

// The same for a text that ends in NUL. A call is half as long, which counts where it is made for one person and not for each finding.
void out_z(Out *o, const char *z);

static inline void out_char(Out *o, char c)
{
    out_str(o, (Str){&c, 1});
}

void out_number(Out *o, uint64_t n);

// Understands %s (literal), %.*s (STR_ARG), %u, %d, %c and %%, nothing else.
void out_fmt(Out *o, const char *format, ...) __attribute__((format(printf, 2, 3)));
void out_vfmt(Out *o, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

// What was written so far; it lives as long as the arena, and until the next write.
Str out_done(const Out *o);

// A formatted text in one call.
Str str_fmt(Arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
