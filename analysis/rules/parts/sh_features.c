#include "rules/parts/sh_features.h"
#include "lint/base_image.h"

// `$'...'`, `[[`, `==`, `-nt`, `&>`, options of `echo`, `set -o pipefail`, `local`, options of `read`, `source`, `${a:1:2}`, `${a/b/c}`.
static bool busybox_has(uint32_t code)
{
    static const uint16_t codes[] = {3003, 3010, 3013, 3014, 3020, 3037, 3040,
                                     3043, 3045, 3046, 3051, 3057, 3060};
    for (uint32_t i = 0; i < ARRAY_LEN(codes); i++)
        if (codes[i] == code) return true;
    return false;
}

bool sh_has_feature(const At *c, const RunScript *script, uint32_t code)
{
    BaseSystem system;
    const Stage *stage = stage_of(c->model, c->step);
    bool is_of_posix = 3000 <= code && code < 4000 && str_is_z(script->told.dialect, "sh");
    if (!is_of_posix || !stage || model_facts(c->model)->is_hadolint) return false;
    if (!base_system(c->model, stage, &system)) return false;
    if (system == SYSTEM_APK) return busybox_has(code);
    return system == SYSTEM_DNF || system == SYSTEM_MICRODNF || system == SYSTEM_ZYPPER;
}
