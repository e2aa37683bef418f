// Package managers whose install needs only some files of the project: which files, which commands
// install, and what may prevent running the install before the sources are copied. Tables.
#ifndef FL_LINT_ECOSYSTEMS_H
#define FL_LINT_ECOSYSTEMS_H

#include "lint/rule.h"

typedef enum InstallStyle {
    INSTALL_MOVES,  // needs only the manifests: copy the sources after it
    INSTALL_SPLITS, // installs the project too: its dependencies can be installed before
    INSTALL_BUILDS, // compiles, and downloads dependencies: these can be downloaded before
} InstallStyle;

typedef struct Ecosystem {
    Str name; // name of the manager in messages
    // The command's name or family (cmd_in); its sub-commands or goals that install.
    const char *family, *words;
    InstallStyle style;
    bool is_listed; // the manifest is an option's value, as of `pip install -r`
    Str needed;     // at least one of these manifests must exist; `*.x` matches an ending
    Str also;       // copied too if they exist; a final slash marks a folder
    // SPLITS: the option that skips the project. BUILDS: the command that only downloads, with `%`
    // for the program.
    const char *how;
    const char *host; // folder that the install makes, which the host's must not overwrite
} Ecosystem;

// An install command found in a RUN.
typedef struct Install {
    const Ecosystem *of; // NULL: none was found
    const Command *command;
    uint32_t number; // its index among the commands
} Install;

// The manager whose project install the command is; NULL when it is none, or installs named
// packages.
const Ecosystem *ecosystem_of(const Command *c);

// Whether the command downloads what such an install needs.
bool ecosystem_is_fetched_by(const Ecosystem *of, const Command *c);

// The first install among the commands.
Install install_in(const Commands *commands);

// The reason why a file or folder with that name beside the manifests prevents it; empty when it
// does not.
Str ecosystem_neighbour(const Ecosystem *of, Str name);

// The reason, found in the text of a manifest, why the install cannot run before the sources are
// copied; empty when there is none.
Str ecosystem_hazard(Arena *a, const Install *install, Str name, Str text);

// Whether a .NET project refers to a project more than `depth` folders above its own.
bool ecosystem_leads_out(Str text, uint32_t depth);

#endif
