// The --mount flags of a RUN (language.md 12 RUN, 13.7).
#ifndef FL_MODEL_MOUNTS_H
#define FL_MODEL_MOUNTS_H

#include "base/arena.h"
#include "syntax/walk.h"

// One field of a mount: `key=value` or a bare word. Spans are joined offsets inside the flag's raw
// value.
typedef struct MountField {
    Str key, value;
    bool has_value;
    Span span, value_span;
} MountField;

typedef struct Mount {
    const Node *flag;
    const MountField *field;
    uint32_t field_count;
    bool is_csv;      // the comma-separated list is valid CSV
    Str type;         // lower case; "bind" when not given
    Str target, from; // empty when not given
} Mount;

typedef struct Mounts {
    const Mount *item;
    uint32_t count;
} Mounts;

// Parses the mounts of a RUN; they live in the arena and the instruction. mounts_at (model.h)
// caches them.
Mounts mounts_of(Arena *a, const Instr *run);

// Whether a cache or tmpfs mount covers `folder`, a parent or something below it. Also true when
// the target contains a variable.
bool mounts_cover(const Mounts *mounts, Str folder);

#endif
