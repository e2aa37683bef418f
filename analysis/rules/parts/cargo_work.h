// What RUNs do for a program in Rust.
#ifndef FL_RULES_PARTS_CARGO_WORK_H
#define FL_RULES_PARTS_CARGO_WORK_H

#include "lint/run_facts.h"

// What a RUN does for the program: writes a placeholder, builds, or sees to it that cargo compiles again.
typedef struct CargoWork {
    bool writes_placeholder, refreshes;
    const Command *build;
    uint32_t number;
} CargoWork;

CargoWork cargo_work(const Model *m, uint32_t step);

#endif
