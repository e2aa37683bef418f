// Memory that is freed all at once. Nothing in here fails: out of memory is the host's decision.
#ifndef FL_BASE_ARENA_H
#define FL_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

// The two hooks that a host of the library gives (server, command line, fuzzer, page).
// fl_host_alloc resizes `old` (or allocates when it is NULL) to `size` bytes, frees it when `size`
// is 0, and never returns NULL otherwise. fl_host_panic does not return.
void *fl_host_alloc(void *old, size_t size);
_Noreturn void fl_host_panic(const char *why);

typedef struct ArenaBlock ArenaBlock;

// A zeroed Arena is valid and empty.
typedef struct Arena {
    ArenaBlock *block;
    char *at, *end;
} Arena;

// `size` zeroed bytes, aligned for any type; they live until the arena is reset or cleared.
void *arena_alloc(Arena *a, size_t size);

// The same, not zeroed: for what is written at once.
void *arena_take(Arena *a, size_t size);

// Grows the array at `old` from `old_size` to `size` bytes, in place when it was the latest. The new bytes are not zeroed.
void *arena_grow(Arena *a, void *old, size_t old_size, size_t size);

// Frees all but one block and starts anew.
void arena_reset(Arena *a);

// Frees everything; the arena is empty and valid.
void arena_clear(Arena *a);

#define arena_new(a, T, n) ((T *)arena_alloc((a), sizeof(T) * (size_t)(n)))

#endif
