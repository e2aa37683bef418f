// What is wrong with the mounts of a RUN, as the builder reads them field by field (language.md 12, RUN).
#ifndef FL_RULES_PARTS_MOUNT_FAULTS_H
#define FL_RULES_PARTS_MOUNT_FAULTS_H

#include "lint/rule.h"

typedef enum MountFaultKind {
    FAULT_CSV,       // no comma-separated list
    FAULT_FIELD,     // a bare word that needs a value
    FAULT_TYPE,      // no such type
    FAULT_KEY,       // no such option
    FAULT_VALUE,     // no boolean, size, sharing mode or number
    FAULT_MISPLACED, // not for this type of mount, or before it is told
    FAULT_TARGET,    // the root folder
} MountFaultKind;

typedef struct MountFault {
    MountFaultKind kind;
    Span span; // joined: the field, or its value
    Str message;
    Str nearest; // FAULT_TYPE, FAULT_KEY, FAULT_VALUE: what may have been meant; empty for nothing
} MountFault;

typedef struct MountFaults {
    MountFault *item;
    uint32_t count, room;
} MountFaults;

// Reports those of one kind, and replaces by what is nearest.
void mount_faults_report(Check *c, const Instr *run, MountFaultKind kind);
void mount_faults_fix(Fix *f, const Finding *found);

#endif
