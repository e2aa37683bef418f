// Conditions that cannot be, checked where it is cheap.
#ifndef FL_BASE_NEVER_H
#define FL_BASE_NEVER_H

#include "base/arena.h"

// `if (NEVER(i < 0)) return fallback;` panics in debug, test and fuzz builds, and falls back in release.
#ifdef NDEBUG
#define NEVER(condition) (condition)
#else
#define NEVER(condition) ((condition) ? (fl_host_panic("never: " #condition), 1) : 0)
#endif

#endif
