// Install the container toolkit of NVIDIA on the host.
//
// The toolkit belongs to the machine that starts containers. In an image it only takes up space.
//
// ```dockerfile
// FROM ubuntu:24.04
// RUN apt-get update && apt-get install -y --no-install-recommends nvidia-container-toolkit && rm -rf /var/lib/apt/lists/*
//                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^ `nvidia-container-toolkit` belongs on the host that starts containers; leave it out of the image
// ```
//
// An image that starts containers itself needs it:
//
// ```dockerfile
// FROM docker:27-dind
// RUN apk add --no-cache nvidia-container-toolkit
// FROM ubuntu:24.04
// RUN apt-get update && apt-get install -y --no-install-recommends docker-ce nvidia-container-toolkit && rm -rf /var/lib/apt/lists/*
// ```
#include "rules/parts/managers.h"

static bool is_of_host(Str package)
{
    uint32_t equals = str_find_char(package, '=');
    Str name = equals == STR_NONE ? package : str_cut(package, 0, equals);
    return str_is_one_of(name, STR("nvidia-container-toolkit nvidia-container-toolkit-base "
                                   "nvidia-container-runtime nvidia-docker nvidia-docker2 "
                                   "libnvidia-container1 libnvidia-container-tools"));
}

// Whether the image starts containers itself.
static bool is_a_host(const At *c)
{
    const Stage *stage = stage_of(c->model, c->step);
    Str base = stage ? stage_base(c->model, stage) : STR("docker");
    if (str_has_z(base, "docker") || str_has_z(base, "dind")) return true;
    return chain_mentions(c->model, c->step, STR("docker-ce")) ||
           chain_mentions(c->model, c->step, STR("docker.io")) ||
           chain_mentions(c->model, c->step, STR("containerd"));
}

static void check(Check *c, const Instr *in)
{
    if (!instr_may_hold(in, STR("nvidia"), 'v')) return;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        const Manager *manager = manager_of(command);
        if (!manager || !manager_installs(manager, command)) continue;
        for (uint32_t k = 1; k < command->word_count; k++) {
            Str text = command->word[k].text;
            if (!is_of_host(text) || is_a_host(&c->at)) continue;
            report(c, command->word[k].span,
                   "`%.*s` belongs on the host that starts containers; leave it out of the image",
                   STR_ARG(text));
            return;
        }
    }
}

RULE(gpu_runtime_in_image) = {
    .codes = WORDS("tally:gpu/no-container-runtime-in-image"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("apt apk dnf yum zypper"),
    .check = check,
};
