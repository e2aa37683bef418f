// A tree of values, wherever it comes from: a YAML file, or the editor's settings.
#ifndef FL_SETTINGS_VALUE_H
#define FL_SETTINGS_VALUE_H

#include "analysis.h"

// A place in the source, from 1; columns count code points. 0 where the source has no places.
typedef struct ValuePlace {
    uint32_t line, column;
} ValuePlace;

typedef enum ValueKind { VALUE_NULL, VALUE_SCALAR, VALUE_LIST, VALUE_MAP } ValueKind;

// What Compose does with the value that an earlier file has: merge it, drop it (`!reset`), or put this one in its place.
typedef enum ValueChange { VALUE_MERGED, VALUE_RESET, VALUE_OVERRIDE } ValueChange;

// Lives as long as the arena it was made in. Two values may share their children.
typedef struct Value {
    ValueKind kind;
    Str text;      // of a scalar
    bool is_plain; // a scalar without quotes: `true` is a boolean then
    ValueChange change;
    ValuePlace place;
    Str key; // of a member of a map
    ValuePlace key_place;
    const struct Value *child;
    uint32_t count;
} Value;

// Something that is wrong with a source.
typedef struct Problem {
    ValuePlace place;
    Str message;    // starts lower case or with a quoted name
    bool is_remark; // the rest holds all the same, and this could be meant
} Problem;

typedef struct Problems {
    Arena *arena; // of the messages
    Problem *item;
    uint32_t count, room;
} Problems;

enum { PROBLEMS_MOST = 50 }; // of one source; those after them are not kept

void problems_add(Problems *p, ValuePlace place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void problems_remark(Problems *p, ValuePlace place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// The member of a map, or NULL.
const Value *value_member(const Value *map, Str key);

#endif
