// Arenas: memory that is freed all at once. Nothing here fails: running out of memory is the host's
// business.
#ifndef FL_BASE_ARENA_H
#define FL_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

// The two hooks that the host implements. fl_host_alloc resizes `old` (allocates when it is NULL)
// to `size` bytes; it frees it when `size` is 0, and never returns NULL otherwise. fl_host_panic
// does not return.
void *fl_host_alloc(void *old, size_t size);
_Noreturn void fl_host_panic(const char *why);

typedef struct ArenaBlock ArenaBlock;

// A zeroed Arena is valid and empty.
typedef struct Arena {
    ArenaBlock *block;
    char *at, *end;
} Arena;

// `size` zeroed bytes, aligned for any type, valid until the arena is reset or cleared.
void *arena_alloc(Arena *a, size_t size);

// The same, not zeroed.
void *arena_take(Arena *a, size_t size);

// Grows the array at `old` from `old_size` to `size` bytes; in place if it was the latest
// allocation. New bytes are not zeroed.
void *arena_grow(Arena *a, void *old, size_t old_size, size_t size);

// Invalidates all allocations and keeps one block for reuse.
void arena_reset(Arena *a);

// Frees all memory; the arena is empty and valid.
void arena_clear(Arena *a);

#define arena_new(a, T, n) ((T *)arena_alloc((a), sizeof(T) * (size_t)(n)))

#endif
