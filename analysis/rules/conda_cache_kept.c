// End a RUN that installs with conda with `conda clean -afy`.
//
// conda and mamba keep each package twice: as an archive and unpacked. In an image nothing reads the archives again, and they are often
// half of its size.
//
// ```dockerfile
// FROM continuumio/miniconda3:24.9.2-0
// RUN conda install -y numpy=2.1
//     ^^^^^^^^^^^^^ `conda install` leaves its downloads in the image; end the RUN with `conda clean -afy`
// ```
//
// ```fixed
// FROM continuumio/miniconda3:24.9.2-0
// RUN conda install -y numpy=2.1 && conda clean -afy
// ```
//
// ```dockerfile
// FROM continuumio/miniconda3:24.9.2-0
// RUN mamba env create -f environment.yml && mamba clean --all --yes && conda env list && conda config --set x y
// RUN --mount=type=cache,target=/opt/conda/pkgs conda install -y numpy=2.1
// ```
#include "rules/parts/caches.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    cache_check(c, manager_at(MANAGER_CONDA), NULL);
}

static void fix(Fix *f, const Finding *found)
{
    cache_fix(f, found, FIX_SAFE, manager_at(MANAGER_CONDA));
}

RULE(conda_cache_kept) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("conda"),
    .is_folded = true,
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
