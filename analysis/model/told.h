// What is told beside the instructions: by the host, and by comments.
#ifndef FL_MODEL_TOLD_H
#define FL_MODEL_TOLD_H

#include "shell/commands.h"

#define NOT_TOLD UINT32_MAX // no comment

// The shell that a comment tells.
typedef struct ToldShell {
    uint32_t item; // from there on, up to the end of the stage that it lies in
    ShellKind kind;
    bool is_for_all;  // of all stages
    bool is_for_next; // a FROM right after it begins the stage that it is about
} ToldShell;

// What the host tells beside the text. All optional; lives as long as the model.
typedef struct Facts {
    const Str *arg_name, *arg_value; // build arguments
    uint32_t arg_count;
    Str target;                             // stage to build; empty: the last
    Str platform;                           // to build for; empty: linux/amd64
    const Str *context_name, *context_from; // contexts with names of their own
    uint32_t context_count;
    const ToldShell *shell; // by comments, in the order of the file
    uint32_t shell_count;
    Str check;  // options that stand for the `check` directive
    Str ignore; // text of the .dockerignore that applies
    bool has_check, has_ignore;
    const struct FlContext *context; // what is known of the files to copy; NULL: nothing
    struct Selections *selections;   // what was selected there so far; NULL: it is not remembered
    const struct FlShellAnswers *shell_answers; // what ShellCheck says; NULL: it is not asked
    const struct FlImageAnswers *image_answers; // what registries say; NULL: they are not asked
    const Str *registry; // that images may come from, `*` for any text; none: all
    uint32_t registry_count;
    const Str *label_name, *label_type; // that images have to have
    uint32_t label_count;
    bool has_strict_labels;        // other labels are findings
    const struct FlOption *option; // of rules
    uint32_t option_count;
    const Str *secret_command, *secret_mount; // `npm ci`, and what its mount is: an id, or options
    uint32_t secret_count;
    const struct FlFormat *format; // how the file is to be laid out; NULL: the default
    bool
        is_builder; // what is not told is not set, as in a build without arguments; else it is unknown
    bool is_like_hadolint; // rules with a code of hadolint fire wherever it does
    bool is_hadolint;      // its profile: ShellCheck is given what hadolint gives it
    bool is_all_bash;      // each RUN is read as bash, as hadolint does, whatever shell runs it
} Facts;

#endif
