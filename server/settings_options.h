// The options that several commands have: what to go by, beside the configuration files.
#ifndef FL_SERVER_SETTINGS_OPTIONS_H
#define FL_SERVER_SETTINGS_OPTIONS_H

#include "server/arguments.h"
#include "server/folder_names.h"
#include "server/project.h"

// The first options of each of these commands.
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

// What the options say, and the files that hold beside them. A zeroed one is ready.
typedef struct Choices {
    Settings command;
    Project project;
    Str config; // empty: files are searched for
    Str here;   // where the program runs
} Choices;

// Takes one of the options above. False, and it was said why, when the value is wrong.
bool choices_take(Choices *c, const Command *command, uint32_t option, Str value);

// All options are read: finds the rest. False, and it was said why, when something told on the way is broken.
bool choices_start(Choices *c);

// The settings of the folder that holds `path`; `*is_broken` when a configuration file that holds there is. What is wrong
// with a file is said once, on stderr. `names`: what lies in the folder, or NULL.
const FolderSettings *choices_folder(Choices *c, Str path, const FolderNames *names,
                                     bool *is_broken);

// Says on stderr which files hold there.
void choices_tell_files(Choices *c, const FolderSettings *folder);

// What holds for one Dockerfile. May be called on any thread, after choices_folder.
void choices_resolve(const Choices *c, Arena *a, const FolderSettings *folder, Str path,
                     Effective *out);

// The same for a file that is to be rewritten. False where the settings leave it out, or cannot be read (`*is_refused`).
bool choices_for(Choices *c, Arena *a, Str path, Effective *out, bool *is_refused);

// The path as the user would call it from where they are.
Str choices_short(const Choices *c, Str path);

void choices_clear(Choices *c);

#endif
