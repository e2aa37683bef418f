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
    [SET_PROFILE] = {STR_INIT("--profile"), STR_INIT("default|strict|hadolint|buildkit"),          \
                     STR_INIT("which rules run; hadolint and buildkit report as that tool does")}, \
    [SET_CONFIG] = {STR_INIT("--config"), STR_INIT("FILE"),                                        \
                    STR_INIT("the configuration file to read, and no other")},                     \
    [SET_RULE] = {STR_INIT("--rule"), STR_INIT("ID[=LEVEL]"),                                      \
                  STR_INIT("only this rule; with a level (off, hint, info, warning, error): give " \
                           "it that level")},                                                      \
    [SET_SELECT] = {STR_INIT("--select"), STR_INIT("ID,..."),                                      \
                    STR_INIT("only these rules, by id, code or pattern, and the builder's "        \
                             "errors")},                                                           \
    [SET_IGNORE] = {STR_INIT("--ignore"), STR_INIT("ID,..."), STR_INIT("not these rules")},        \
    [SET_ERROR] = {STR_INIT("--error"), STR_INIT("ID,..."),                                        \
                   STR_INIT("these rules report errors")},                                         \
    [SET_WARNING] = {STR_INIT("--warning"), STR_INIT("ID,..."),                                    \
                     STR_INIT("these rules report warnings")},                                     \
    [SET_INFO] = {STR_INIT("--info"), STR_INIT("ID,..."), STR_INIT("these rules report infos")},   \
    [SET_HINT] = {STR_INIT("--style"), STR_INIT("ID,..."), STR_INIT("these rules report hints")},  \
    [SET_BUILD_ARG] = {STR_INIT("--build-arg"), STR_INIT("NAME=VALUE"),                            \
                       STR_INIT("the value of an ARG; may be given several times")},               \
    [SET_TARGET] = {STR_INIT("--target"), STR_INIT("NAME"),                                        \
                    STR_INIT("the stage to build (the last one)")},                                \
    [SET_CONTEXT] = {STR_INIT("--context"), STR_INIT("FOLDER"),                                    \
                     STR_INIT("the build context, where its .dockerignore lies")},                 \
    [SET_NAMED_CONTEXT] = {STR_INIT("--build-context"), STR_INIT("NAME=SOURCE"),                   \
                           STR_INIT("another build context with a name of its own")},              \
    [SET_PLATFORM] = {STR_INIT("--platform"), STR_INIT("PLATFORM"),                                \
                      STR_INIT("the platform to build for (linux/amd64)")},                        \
    [SET_REGISTRY] = {STR_INIT("--trusted-registry"), STR_INIT("NAME"),                            \
                      STR_INIT("a registry that images may come from")},                           \
    [SET_LABEL] = {STR_INIT("--require-label"), STR_INIT("NAME:TYPE"),                             \
                   STR_INIT("a label that images have to have")},                                  \
    [SET_STRICT_LABELS] = {STR_INIT("--strict-labels"), STR_INIT(""),                              \
                           STR_INIT("no other labels than those")},                                \
    [SET_NO_PRAGMAS] = {STR_INIT("--disable-ignore-pragma"), STR_INIT(""),                         \
                        STR_INIT("comments silence nothing, except `# check=`")},                  \
    [SET_SHELLCHECK] = {STR_INIT("--shellcheck"), STR_INIT("auto|off|PATH"),                       \
                        STR_INIT("the program that reads the commands of RUN, or off")},           \
    [SET_ONLINE] = {STR_INIT("--online"), STR_INIT(""),                                            \
                    STR_INIT("ask registries, by curl, if the images exist that files name")}

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

void choices_clear(Choices *c);

#endif
