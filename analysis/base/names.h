// A hash map from texts to numbers, in an arena.
#ifndef FL_BASE_NAMES_H
#define FL_BASE_NAMES_H

#include "base/arena.h"
#include "base/str.h"

#define NAMES_NONE UINT32_MAX

// Keys are slices that must live as long as the map. A zeroed map is valid and empty.
typedef struct Names {
    Str *key;
    uint32_t *value;
    uint32_t count, room; // `room` is a power of two
} Names;

// Reserves room for `count` keys in an empty map.
void names_room(Names *n, Arena *a, uint32_t count);

// Removes all keys and keeps the room.
void names_clear(Names *n);

// The value of `key`, or NAMES_NONE.
uint32_t names_get(const Names *n, Str key);

// Sets the value of `key`; returns the one before, or NAMES_NONE.
uint32_t names_put(Names *n, Arena *a, Str key, uint32_t value);

#endif
