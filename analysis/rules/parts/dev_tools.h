// Tools of Node projects that the list of dependencies names for developers only.
#ifndef FL_RULES_PARTS_DEV_TOOLS_H
#define FL_RULES_PARTS_DEV_TOOLS_H

#include "rules/parts/managers.h"

typedef struct DevTool {
    Str tool;                       // as the script or the command calls it; empty: none
    uint32_t install_step, install; // that left it out, and the number of its command
    Str how;                        // what made it do so: the option, or the variable
    bool is_option;
} DevTool;

// The tool that the command of the RUN that is checked needs and that an install before it has left out, as far as the manifest
// in the build context is known.
DevTool dev_tool_of(const At *c, uint32_t number);

// The text of package.json at the root of the context, where a COPY before the step brings it, whose step is `*copy`; else empty.
Str package_manifest(const At *c, uint32_t *copy);

// Whether a package.json that a COPY before the step brings lists nothing for developers, whom the manager of Node would serve.
bool dev_list_is_empty(const At *c, const Manager *m);

// The script of that name in the manifest; empty when there is none.
Str package_script(Str manifest, Str name);

// The option with which the install brings it along; empty when there is none.
Str dev_tool_option(const Command *install);

// Whether the command, which a container starts, runs what the manifest lists for developers, or loads it.
bool process_needs_dev(Str manifest, const Command *c);

#endif
