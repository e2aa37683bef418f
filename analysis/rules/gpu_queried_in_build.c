// Do not ask for a GPU while the image is built.
//
// A build has no GPU, and the driver's tools are put into the container when it is started: `nvidia-smi` is not found, or fails. Ask when the container starts.
//
// ```dockerfile
// FROM nvidia/cuda:12.4.1-base-ubuntu22.04
// RUN nvidia-smi && ./install.sh
//     ^^^^^^^^^^ there is no GPU while an image is built, so `nvidia-smi` fails; run it when the container starts
// ```
//
// ```dockerfile
// FROM nvidia/cuda:12.4.1-base-ubuntu22.04
// RUN nvidia-smi || true
// RUN if nvidia-smi; then ./install.sh --gpu; fi
// RUN if [ -n "$GPU" ]; then nvidia-smi; fi
// CMD ["nvidia-smi"]
// ```
#include "lint/run_facts.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        bool is_guarded = command->after == JOIN_OR || command->before == JOIN_OR ||
                          (command->place & (IN_CONDITION | IN_BODY | IN_SUBSTITUTION));
        if (!cmd_is(command, "nvidia-smi", NULL) || is_guarded) continue;
        report(c, command->word[0].span,
               "there is no GPU while an image is built, so `nvidia-smi` fails; run it when the "
               "container starts");
        return;
    }
}

RULE(gpu_queried_in_build) = {
    .codes = WORDS("tally:gpu/no-buildtime-gpu-queries"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("nvidia-smi"),
    .check = check,
};
