// Do not install what NVIDIA's image has already.
//
// The images of `nvidia/cuda` come with the libraries of CUDA, those called `devel` with the compilers too. Installed again they make the
// image gigabytes larger, often in a second version.
//
// ```dockerfile
// FROM nvidia/cuda:12.4.1-devel-ubuntu22.04
// RUN apt-get update && apt-get install -y --no-install-recommends cuda-toolkit-12-4 && rm -rf /var/lib/apt/lists/*
//                                                                  ^^^^^^^^^^^^^^^^^ the base image has `cuda-toolkit-12-4` already; leave it out
// ```
//
// ```dockerfile
// FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
// RUN apt-get update && apt-get install -y --no-install-recommends cuda-nvcc-12-4 && rm -rf /var/lib/apt/lists/*
// RUN apt-get update && apt-get install -y --no-install-recommends libcudnn9-cuda-12 && rm -rf /var/lib/apt/lists/*
// FROM nvidia/cuda:12.4.1-devel-ubuntu22.04
// RUN apt-get update && apt-get install -y --no-install-recommends libnccl2=2.21.5-1+cuda12.4 && rm -rf /var/lib/apt/lists/*
// FROM ubuntu:22.04
// RUN apt-get update && apt-get install -y --no-install-recommends cuda-toolkit-12-4 && rm -rf /var/lib/apt/lists/*
// ```
#include "rules/parts/cuda.h"
#include "rules/parts/managers.h"

// Packages by the start of their names, and the variant from which on an image has them.
typedef struct Row {
    const char *name;
    CudaVariant variant;
    bool is_cudnn;
} Row;

static const Row rows[] = {
    {"cuda-cudart-dev-", CUDA_DEVEL, false},    {"cuda-cudart-", CUDA_BASE, false},
    {"cuda-compat-", CUDA_BASE, false},         {"cuda-libraries-dev-", CUDA_DEVEL, false},
    {"cuda-libraries-", CUDA_RUNTIME, false},   {"cuda-nvtx-", CUDA_RUNTIME, false},
    {"libcublas-dev-", CUDA_DEVEL, false},      {"libcublas-", CUDA_RUNTIME, false},
    {"libcusparse-dev-", CUDA_DEVEL, false},    {"libcusparse-", CUDA_RUNTIME, false},
    {"libnccl2", CUDA_RUNTIME, false},          {"libnccl-dev", CUDA_DEVEL, false},
    {"cuda-toolkit-", CUDA_DEVEL, false},       {"cuda-nvcc-", CUDA_DEVEL, false},
    {"cuda-minimal-build-", CUDA_DEVEL, false}, {"cuda-command-line-tools-", CUDA_DEVEL, false},
    {"nvidia-cuda-toolkit", CUDA_DEVEL, false}, {"libcudnn", CUDA_RUNTIME, true},
};

static bool is_there(const CudaBase *base, Str package)
{
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (!str_starts_z(package, rows[i].name)) continue;
        bool is_dev = rows[i].is_cudnn && str_has_z(package, "-dev");
        CudaVariant needed = is_dev ? CUDA_DEVEL : rows[i].variant;
        return needed <= base->variant && (!rows[i].is_cudnn || base->has_cudnn);
    }
    return false;
}

// Another version than that of the base is wanted.
static bool is_other(const CudaBase *base, const Command *command, const Word *word)
{
    bool is_chosen = str_has_char(word->text, '=') ||
                     cmd_flag(command, NULL, "--allow-change-held-packages") ||
                     cmd_flag(command, NULL, "--allow-downgrades");
    uint32_t at = word->text.len;
    while (at && (char_is_digit(word->text.ptr[at - 1]) || word->text.ptr[at - 1] == '-')) at--;
    Str version = str_skip(word->text, at), part;
    uint32_t number, n[2] = {base->major, base->minor}, count = 0;
    while (version.len && str_next_part(&version, '-', &part))
        if (str_number(part, &number) && count < 2 && number != n[count++]) return true;
    return is_chosen || !word->is_literal;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    CudaBase base;
    if (!cuda_base(&c->at, &base)) return;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (!cmd_in(command, "apt", "install")) continue;
        for (uint32_t k = 1; k < command->word_count; k++) {
            const Word *word = &command->word[k];
            if (!is_there(&base, word->text) || is_other(&base, command, word)) continue;
            report(c, word->span, "the base image has `%.*s` already; leave it out",
                   STR_ARG(word->text));
        }
    }
}

RULE(cuda_reinstalled) = {
    .codes = WORDS("tally:gpu/no-redundant-cuda-install"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("apt"),
    .not_in_onbuild = true,
    .check = check,
};
