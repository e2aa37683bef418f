// What is carried along while the instructions are explained one after the other.
#ifndef FL_FEATURES_LAYERS_H
#define FL_FEATURES_LAYERS_H

#include "features/layer_keys.h"
#include "fl_explain.h"
#include "lint/context_sources.h"

// What runs again up to some point of a stage, and the line that began it.
typedef struct Running {
    FlRerun rerun;
    uint32_t line;
} Running;

typedef struct Layers {
    Arena *arena;
    FlDoc *doc;
    const Model *m;
    const FlPaths *changed;
    bool is_unplaced; // FlChanges
    FlPaths
        switched; // paths that the ignore file hid before and does not hide now, or the other way round
    const StepKey *key;      // of each step; NULL: the file is as it was
    const LayerKeys *before; // of the file as it was
    Running *stage;          // of each stage, up to where the walk is
    Running before_all;      // of what stands before the first FROM
} Layers;

#endif
