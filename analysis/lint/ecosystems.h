// Package managers whose install needs a few files only: which these are, how the install is told, and what may lie in the
// way of running it before the sources are there. Tables.
#ifndef FL_LINT_ECOSYSTEMS_H
#define FL_LINT_ECOSYSTEMS_H

#include "lint/rule.h"

typedef enum InstallStyle {
    INSTALL_MOVES,  // it needs the manifests only: the sources can be copied after it
    INSTALL_SPLITS, // it installs the project too: the dependencies can be installed before
    INSTALL_BUILDS, // it compiles, and fetches what it needs on the way: that can be fetched before
} InstallStyle;

typedef struct Ecosystem {
    Str name; // of the manager, for people
    // What runs it: commands of a family (cmd_in), and sub-commands or goals.
    const char *family, *words;
    InstallStyle style;
    bool is_listed; // its manifest is the value of an option, as that of -r of pip
    Str needed; // manifests without which there is nothing to install: names, `*.x` for any that ends so
    Str also; // copied where they exist; a slash at the end makes it a folder
    // SPLITS: the option that leaves the project out; BUILDS: the command that only fetches, `%` for the program.
    const char *how;
    const char *host; // folder that the install makes, which must not be copied over it
} Ecosystem;

// An install as a RUN has it.
typedef struct Install {
    const Ecosystem *of; // NULL: the command is none
    const Command *command;
    uint32_t number; // of the command
} Install;

// What a command installs for the project; nothing when it names packages of its own.
const Ecosystem *ecosystem_of(const Command *c);

// Whether a command fetches what such an install needs.
bool ecosystem_is_fetched_by(const Ecosystem *of, const Command *c);

// The first install among the commands.
Install install_in(const Commands *commands);

// Why a file or folder of that name beside the manifests does not let it; empty when it does.
Str ecosystem_neighbour(const Ecosystem *of, Str name);

// Why the text of a manifest does not let the install run before the sources are there; empty when nothing speaks
// against it.
Str ecosystem_hazard(Arena *a, const Install *install, Str name, Str text);

// Whether a project of dotnet names one that lies more than `depth` folders above it.
bool ecosystem_leads_out(Str text, uint32_t depth);

#endif
