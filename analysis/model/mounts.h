// The --mount flags of a RUN (language.md 12 RUN, 13.7).
#ifndef FL_MODEL_MOUNTS_H
#define FL_MODEL_MOUNTS_H

#include "base/arena.h"
#include "syntax/walk.h"

// One field of a mount, `key=value` or a bare word. Spans are joined and lie in the flag's raw value.
typedef struct MountField {
    Str key, value;
    bool has_value;
    Span span, value_span;
} MountField;

typedef struct Mount {
    const Node *flag;
    const MountField *field;
    uint32_t field_count;
    bool is_csv;      // the comma-separated list could be read
    Str type;         // lower case; "bind" when not given
    Str target, from; // empty when not given
} Mount;

typedef struct Mounts {
    const Mount *item;
    uint32_t count;
} Mounts;

// All of them, read anew: mounts_at (model.h) remembers them. They live in the arena and the instruction.
Mounts mounts_of(Arena *a, const Instr *run);

// Whether a cache or tmpfs mount covers `folder` or something above or below it, or may, as a variable says where it is.
bool mounts_cover(const Mounts *mounts, Str folder);

#endif
