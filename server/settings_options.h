// The options that several commands share: settings on the command line.
#ifndef FL_SERVER_SETTINGS_OPTIONS_H
#define FL_SERVER_SETTINGS_OPTIONS_H

#include "server/arguments.h"
#include "server/folder_names.h"
#include "server/project.h"

// These options come first in each of these commands.
enum {
    SET_PROFILE,
    SET_CONFIG,
    SET_RULE,
    SET_SELECT,
    SET_IGNORE,
    SET_ERROR,
    SET_WARNING,
    SET_INFO,
    SET_HINT,
    SET_BUILD_ARG,
    SET_TARGET,
    SET_CONTEXT,
    SET_NAMED_CONTEXT,
    SET_PLATFORM,
    SET_REGISTRY,
    SET_LABEL,
    SET_STRICT_LABELS,
    SET_NO_PRAGMAS,
    SET_SHELLCHECK,
    SET_ONLINE,
    SET_COUNT,
};

#define SETTINGS_OPTIONS                                                                           \
    [SET_PROFILE] = {"--profile", "default|strict|hadolint|buildkit",                              \
                     "which rules run; hadolint and buildkit report as that tool does"},           \
    [SET_CONFIG] = {"--config", "FILE", "the configuration file to read, and no other"},           \
    [SET_RULE] = {"--rule", "ID[=LEVEL]",                                                          \
                  "only this rule; with a level (off, hint, info, warning, error): give "          \
                  "it that level"},                                                                \
    [SET_SELECT] = {"--select", "ID,...",                                                          \
                    "only these rules, by id, code or pattern, and the builder's "                 \
                    "errors"},                                                                     \
    [SET_IGNORE] = {"--ignore", "ID,...", "not these rules"},                                      \
    [SET_ERROR] = {"--error", "ID,...", "these rules report errors"},                              \
    [SET_WARNING] = {"--warning", "ID,...", "these rules report warnings"},                        \
    [SET_INFO] = {"--info", "ID,...", "these rules report infos"},                                 \
    [SET_HINT] = {"--style", "ID,...", "these rules report hints"},                                \
    [SET_BUILD_ARG] = {"--build-arg", "NAME=VALUE",                                                \
                       "the value of an ARG; may be given several times"},                         \
    [SET_TARGET] = {"--target", "NAME", "the stage to build (the last one)"},                      \
    [SET_CONTEXT] = {"--context", "FOLDER", "the build context, where its .dockerignore lies"},    \
    [SET_NAMED_CONTEXT] = {"--build-context", "NAME=SOURCE",                                       \
                           "another build context with a name of its own"},                        \
    [SET_PLATFORM] = {"--platform", "PLATFORM", "the platform to build for (linux/amd64)"},        \
    [SET_REGISTRY] = {"--trusted-registry", "NAME", "a registry that images may come from"},       \
    [SET_LABEL] = {"--require-label", "NAME:TYPE", "a label that images have to have"},            \
    [SET_STRICT_LABELS] = {"--strict-labels", "", "no other labels than those"},                   \
    [SET_NO_PRAGMAS] = {"--disable-ignore-pragma", "",                                             \
                        "comments silence nothing, except `# check=`"},                            \
    [SET_SHELLCHECK] = {"--shellcheck", "auto|off|PATH",                                           \
                        "the program that reads the commands of RUN, or off"},                     \
    [SET_ONLINE] = {"--online", "",                                                                \
                    "ask registries, by curl, if the images exist that files name"}

// The options' values, and the configuration files. All zero: ready.
typedef struct Choices {
    Settings command;
    Project project;
    Str config; // --config; empty: files are searched for
    Str here;   // the working directory
} Choices;

// Takes one of these options. Returns false, with a message, when the value is invalid.
bool choices_take(Choices *c, const Command *command, uint32_t option, Str value);

// Call it after all options. Returns false, with a message, when a named file is broken.
bool choices_start(Choices *c);

// The settings of the folder of `path`; `*is_broken` when one of its configuration files is. Errors
// in a file are printed once. `names`: content of the folder, or NULL.
const FolderSettings *choices_folder(Choices *c, Str path, const FolderNames *names,
                                     bool *is_broken);

// Prints on stderr which files apply there.
void choices_tell_files(Choices *c, const FolderSettings *folder);

// Resolves the settings of one Dockerfile. Thread-safe after choices_folder.
void choices_resolve(const Choices *c, Arena *a, const FolderSettings *folder, Str path,
                     Effective *out);

// The same for a file that will be rewritten. False when it is excluded, or settings cannot be read
// (`*is_refused`).
bool choices_for(Choices *c, Arena *a, Str path, Effective *out, bool *is_refused);

// The path relative to the working directory, for messages.
Str choices_short(const Choices *c, Str path);

void choices_clear(Choices *c);

#endif
