// What the `sh` of a base image understands beyond POSIX.
#ifndef FL_RULES_PARTS_SH_FEATURES_H
#define FL_RULES_PARTS_SH_FEATURES_H

#include "lint/base_image.h"
#include "lint/rule.h"
#include "lint/run_script.h"

// Whether a remark of ShellCheck says that POSIX has not what the `sh` of this base has: that of Alpine is BusyBox, that of the
// relatives of Red Hat and SUSE is bash.
bool sh_has_feature(const At *c, const RunScript *script, uint32_t code);

// Whether the shell of the RUN is `/bin/sh`, and that is dash (of `SYSTEM_APT`) or BusyBox (of `SYSTEM_APK`).
bool sh_is_small(const At *c, BaseSystem *system);

// Whether this shell itself looks for the command, and nothing is done when it is not found.
bool is_asked_of_sh(const Command *c);

#endif
