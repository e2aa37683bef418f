// What the `sh` of a base image understands beyond POSIX.
#ifndef FL_RULES_PARTS_SH_FEATURES_H
#define FL_RULES_PARTS_SH_FEATURES_H

#include "lint/rule.h"
#include "lint/run_script.h"

// Whether a remark of ShellCheck says that POSIX has not what the `sh` of this base has: that of Alpine is BusyBox, that of the
// relatives of Red Hat and SUSE is bash.
bool sh_has_feature(const At *c, const RunScript *script, uint32_t code);

#endif
