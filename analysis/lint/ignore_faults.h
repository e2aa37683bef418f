// What is wrong with the patterns of an ignore file, by itself and against the files that are there.
#ifndef FL_LINT_IGNORE_FAULTS_H
#define FL_LINT_IGNORE_FAULTS_H

#include "analysis.h"
#include "model/context.h"

typedef struct IgnoreFault {
    Str rule; // its id
    uint32_t line;
    Span span; // bytes of the file
    Str message;
    Str title; // of what repairs it; empty: nothing does
    FlEdit edit;
    bool is_safe;
} IgnoreFault;

typedef struct IgnoreFaults {
    IgnoreFault *item;
    uint32_t count, room;
} IgnoreFaults;

// In the order of the file. `context` may be NULL.
IgnoreFaults ignore_faults(Arena *a, Str text, const FlContext *context);

#endif
