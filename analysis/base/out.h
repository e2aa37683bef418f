// A text that grows: the only way in which analysis/ produces text.
#ifndef FL_BASE_OUT_H
#define FL_BASE_OUT_H

#include "base/arena.h"
#include "base/str.h"
#include <stdarg.h>
#include <string.h>

// It lives in an arena and is limited to 64 MiB; what goes beyond is dropped, and `is_cut` is set.
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

void out_more(Out *o, Str s); // the slow path of out_str

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

// The same for a NUL-terminated text. Takes less code at the call than out_str(STR(...)), but more
// time.
void out_z(Out *o, const char *z);

static inline void out_char(Out *o, char c)
{
    out_str(o, (Str){&c, 1});
}

void out_number(Out *o, uint64_t n);

// Supports %s (literals), %.*s (STR_ARG), %u, %d, %c and %%, nothing else.
void out_fmt(Out *o, const char *format, ...) __attribute__((format(printf, 2, 3)));
void out_vfmt(Out *o, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

// The text written so far; valid until the next write, and as long as the arena.
Str out_done(const Out *o);

// A formatted text in the arena.
Str str_fmt(Arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
