// A tree of values, from a YAML file or an editor.
#ifndef FL_SETTINGS_VALUE_H
#define FL_SETTINGS_VALUE_H

#include "analysis.h"

// A place in the source: line and column from 1, columns in code points. 0: unknown.
typedef struct ValuePlace {
    uint32_t line, column;
} ValuePlace;

typedef enum ValueKind { VALUE_NULL, VALUE_SCALAR, VALUE_LIST, VALUE_MAP } ValueKind;

// How Compose combines the value with that of an earlier file: merge, delete (`!reset`), or replace
// (`!override`).
typedef enum ValueChange { VALUE_MERGED, VALUE_RESET, VALUE_OVERRIDE } ValueChange;

// Lives as long as its arena. Two values may share children.
typedef struct Value {
    ValueKind kind;
    Str text;      // of a scalar
    bool is_plain; // unquoted scalar: `true` is a boolean then
    ValueChange change;
    ValuePlace place;
    Str key; // name, in a map
    ValuePlace key_place;
    const struct Value *child;
    uint32_t count;
} Value;

// An error in a source.
typedef struct Problem {
    ValuePlace place;
    Str message;    // starts lower case or with a quoted name
    bool is_remark; // a warning: everything else applies
} Problem;

typedef struct Problems {
    Arena *arena; // of the messages
    Problem *item;
    uint32_t count, room;
} Problems;

enum { PROBLEMS_MOST = 50 }; // per source; further ones are dropped

void problems_add(Problems *p, ValuePlace place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void problems_remark(Problems *p, ValuePlace place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// The member of a map, or NULL.
const Value *value_member(const Value *map, Str key);

#endif
