// Faults in an ignore file: in its patterns themselves, and compared with the files of the context.
#ifndef FL_LINT_IGNORE_FAULTS_H
#define FL_LINT_IGNORE_FAULTS_H

#include "analysis.h"
#include "model/context.h"

typedef struct IgnoreFault {
    Str rule; // id of the rule
    uint32_t line;
    Span span; // bytes of the ignore file
    Str message;
    Str title; // title of the fix; empty: no fix
    FlEdit edit;
    bool is_safe;
} IgnoreFault;

typedef struct IgnoreFaults {
    IgnoreFault *item;
    uint32_t count, room;
} IgnoreFaults;

// All faults, in file order. `context` may be NULL.
IgnoreFaults ignore_faults(Arena *a, Str text, const FlContext *context);

#endif
