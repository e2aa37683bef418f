// Install packages for the CUDA version of the base image.
//
// A package that was built for another major version of CUDA, or for a newer minor one, does not find its libraries in the image, or brings
// gigabytes of its own.
//
// ```dockerfile
// FROM nvidia/cuda:12.1.1-runtime-ubuntu22.04
// RUN pip install --no-cache-dir torch==2.4.0 --index-url https://download.pytorch.org/whl/cu118
//                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this is for CUDA 11.8, and the base image has 12.1; install what was made for 12.1
// ```
//
// ```fixed
// FROM nvidia/cuda:12.1.1-runtime-ubuntu22.04
// RUN pip install --no-cache-dir torch==2.4.0 --index-url https://download.pytorch.org/whl/cu121
// ```
//
// ```dockerfile
// FROM nvidia/cuda:11.7.1-devel-ubuntu22.04
// RUN conda install -y pytorch-cuda=11.8 -c pytorch -c nvidia && conda clean -afy
//                      ^^^^^^^^^^^^^^^^^ this is for CUDA 11.8, and the base image has 11.7; install what was made for 11.7
// ```
//
// The same version, an older minor one, and images without CUDA are fine:
//
// ```dockerfile
// FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
// RUN pip install --no-cache-dir torch==2.4.0 --index-url https://download.pytorch.org/whl/cu121
// RUN pip install --no-cache-dir cupy-cuda12x==13.3.0 torch==2.4.0+cu124
// ```
#include "rules/parts/cuda.h"
#include "rules/parts/managers.h"

static bool fits(const CudaBase *base, const CudaVersion *v)
{
    if (base->major != v->major) return false;
    return !v->has_minor || v->minor <= base->minor;
}

static bool installs(const Command *c)
{
    return cmd_in(c, "pip", "install") || cmd_in(c, "uv", "pip") || cmd_in(c, "uv", "add") ||
           cmd_in(c, "conda", "install") || cmd_in(c, "conda", "create");
}

static void check_command(Check *c, const CudaBase *base, const Command *command)
{
    CudaVersion v;
    for (uint32_t k = 1; k < command->word_count; k++) {
        const Word *word = &command->word[k];
        if (!word->is_literal || !cuda_version_in(word->text, &v) || fits(base, &v)) continue;
        Str minor = v.has_minor ? str_fmt(c->arena, ".%u", v.minor) : STR("");
        report(c, word->span,
               "this is for CUDA %u%.*s, and the base image has %u.%u; install what was made for "
               "%u.%u",
               v.major, STR_ARG(minor), base->major, base->minor, base->major, base->minor);
    }
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    CudaBase base;
    if (!cuda_base(&c->at, &base)) return;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++)
        if (installs(&commands->item[i])) check_command(c, &base, &commands->item[i]);
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str text = instr_slice(in, found->span);
    CudaBase base;
    CudaVersion v;
    if (!cuda_version_in(text, &v) || !v.has_minor || !cuda_base(&f->at, &base)) return;
    const char *between = v.is_run_together ? "" : ".";
    fix_offer(f, found, FIX_ASK, "Write CUDA %u.%u", base.major, base.minor);
    fix_replace(f, found, span_shift(v.span, found->span.start),
                str_fmt(f->arena, "%u%s%u", base.major, between, base.minor));
}

RULE(cuda_version_mismatched) = {
    .codes = WORDS("tally:gpu/cuda-version-mismatch"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("pip uv conda"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
