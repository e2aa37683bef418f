// Facts that do not come from the instructions: told by the host, or by comments.
#ifndef FL_MODEL_TOLD_H
#define FL_MODEL_TOLD_H

#include "shell/commands.h"

#define NOT_TOLD UINT32_MAX // no comment

// A shell that a comment tells: `# fairlead shell=bash`, `# hadolint shell=bash` (linting.md 4.1).
typedef struct ToldShell {
    uint32_t item; // item of the comment; it holds from there to the end of the stage
    ShellKind kind;
    bool is_for_all;  // it holds for all stages
    bool is_for_next; // right before a FROM: it holds for the stage that this FROM opens
} ToldShell;

// What the host tells beside the text. All optional; lives as long as the model.
typedef struct Facts {
    const Str *arg_name, *arg_value; // build arguments (--build-arg)
    uint32_t arg_count;
    Str target;                             // stage to build; empty: the last
    Str platform;                           // platform to build for; empty: linux/amd64
    const Str *context_name, *context_from; // named contexts (--build-context)
    uint32_t context_count;
    const ToldShell *shell; // told by comments, in file order
    uint32_t shell_count;
    Str check;  // options that replace the `check` directive
    Str ignore; // text of the .dockerignore that applies
    bool has_check, has_ignore;
    const struct FlContext *context; // the build context; NULL: nothing is known
    struct Selections *selections;   // cache of what sources selected in it; NULL: no cache
    const struct FlShellAnswers *shell_answers; // what ShellCheck answered; NULL: not run
    const struct FlImageAnswers *image_answers; // what registries answered; NULL: not asked
    const Str *registry; // registries that images may come from, with `*` as wildcard; none: all
    uint32_t registry_count;
    const Str *label_name, *label_type; // labels that images must have
    uint32_t label_count;
    bool has_strict_labels;        // other labels are reported
    const struct FlOption *option; // options of rules
    uint32_t option_count;
    const Str *secret_command, *secret_mount; // `npm ci`; the id or options of its secret mount
    uint32_t secret_count;
    const struct FlFormat *format; // the wanted layout; NULL: the default
    bool is_builder; // what is not told is unset, as in a build without arguments; else unknown
    bool is_like_hadolint; // rules with a code of hadolint report wherever hadolint does
    bool is_hadolint;      // the hadolint profile: ShellCheck gets what hadolint would give it
    bool is_all_bash;      // each RUN is read as bash, as hadolint does, whatever shell runs it
} Facts;

#endif
