// What the tags of NVIDIA's images tell.
#ifndef FL_RULES_PARTS_CUDA_H
#define FL_RULES_PARTS_CUDA_H

#include "lint/rule.h"

typedef enum CudaVariant { CUDA_BASE, CUDA_RUNTIME, CUDA_DEVEL } CudaVariant;

typedef struct CudaBase {
    uint32_t major, minor;
    CudaVariant variant;
    bool has_cudnn;
} CudaBase;

// Of the image at the end of the FROM chain; false when it is not one of nvidia/cuda with a version.
bool cuda_base(const At *c, CudaBase *out);
bool cuda_is_base(const At *c); // whatever its tag

// A version that a text names, and where in it.
typedef struct CudaVersion {
    Span span;
    uint32_t major, minor;
    bool has_minor;
    bool is_run_together; // `121` for 12.1
} CudaVersion;

// In a wheel or its index (`+cu121`, `whl/cu121`), a pin of conda (`pytorch-cuda=12.1`) or a package for a version
// (`cupy-cuda12x`).
bool cuda_version_in(Str text, CudaVersion *out);

// Whether a stage builds Python packages on CUDA: from sources, or those of which there is hardly anything else.
bool cuda_builds_python(const Model *m, const Stage *stage);

#endif
