// Packages that are installed without a version.
#ifndef FL_RULES_PARTS_UNPINNED_H
#define FL_RULES_PARTS_UNPINNED_H

#include "rules/parts/managers.h"

typedef struct Unpinned {
    bool (*installs)(const At *c, const Command *command); // packages that it names
    bool (*is_loose)(Str package);                         // the name asks for no version
    const char *advice; // how to write a version, with the name as its `%.*s`
    // The first package that hadolint reports, NULL if there is none; for the profile of its name.
    const Word *(*seen)(const At *c, const Commands *commands, const Command *command);
} Unpinned;

// Reports each command with such packages, at the first of them.
void unpinned_check(Check *c, const Unpinned *u);

// For `seen`: the first argument that is loose, but for the words in `subs` and the values of the options in `valued`.
const Word *seen_loose(const Command *c, Str valued, Str subs, bool (*is_loose)(Str package));

// name-version-release of rpm: a part after the first dash begins with a digit.
bool rpm_has_version(Str package);

// hadolint's conditions for yum and dnf: `names` of the commands.
const Word *rpm_seen(const At *c, const Command *command, Str names);

#endif
