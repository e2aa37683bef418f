// The state of fl_layers while it walks over the instructions.
#ifndef FL_FEATURES_LAYERS_H
#define FL_FEATURES_LAYERS_H

#include "features/layer_keys.h"
#include "fl_explain.h"
#include "lint/context_sources.h"

// Whether the steps up to a place of a stage run again, and the line that caused it.
typedef struct Running {
    FlRerun rerun;
    uint32_t line;
} Running;

typedef struct Layers {
    Arena *arena;
    FlDoc *doc;
    const Model *m;
    const FlPaths *changed;
    bool is_unplaced;        // see FlChanges
    FlPaths switched;        // paths that are ignored before or now, but not both
    const StepKey *key;      // of each step; NULL: the Dockerfile is unchanged
    const LayerKeys *before; // of the old Dockerfile
    Running *stage;          // of each stage, up to the current step
    Running before_all;      // before the first FROM
} Layers;

#endif
