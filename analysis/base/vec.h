// Growing arrays in an arena: three fields, one macro.
//
//     struct { Word *item; uint32_t count, room; } words = {0};
//     VEC_PUSH(arena, &words, word);
#ifndef FL_BASE_VEC_H
#define FL_BASE_VEC_H

#include "base/arena.h"
#include <stdint.h>

// Appends `value` to the vector `v`, whose array lives in arena `a`.
#define VEC_PUSH(a, v, value)                                                                      \
    do {                                                                                           \
        if ((v)->count == (v)->room) {                                                             \
            uint32_t vec_room_ = (v)->room ? (v)->room * 2 : 8;                                    \
            (v)->item = arena_grow((a), (v)->item, sizeof *(v)->item * (v)->room,                  \
                                   sizeof *(v)->item * vec_room_);                                 \
            (v)->room = vec_room_;                                                                 \
        }                                                                                          \
        (v)->item[(v)->count++] = (value);                                                         \
    } while (0)

// Reserves room for `most` elements in an empty vector.
#define VEC_ROOM(a, v, most)                                                                       \
    do {                                                                                           \
        (v)->room = (most);                                                                        \
        (v)->item = arena_take((a), sizeof *(v)->item * (v)->room);                                \
    } while (0)

#endif
