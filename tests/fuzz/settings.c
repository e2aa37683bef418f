// Whatever a configuration file holds, it is read within its limits, and what is wrong has a place in it.
#include "settings/settings.h"
#include "fuzz.h"
#include "settings/yaml.h"

static void read_as(SettingsKind kind, Str text)
{
    Arena a = {0};
    Settings settings = {0};
    Problems problems = {.arena = &a};
    bool is_fine = settings_read_yaml(&a, kind, text, &settings, &problems);
    for (uint32_t i = 0; i < problems.count; i++) {
        HOLDS(problems.item[i].place.line <= text.len + 1);
        HOLDS(problems.item[i].message.len);
        HOLDS(!is_fine || problems.item[i].is_remark);
    }
    settings.folder = STR("/a");
    SettingsStack stack = {0};
    Effective effective;
    settings_push(&stack, &settings);
    settings_resolve(&a, &stack, STR("/a/b/Dockerfile"), &effective);
    HOLDS(effective.config.level_count <= FL_LEVELS_MAX);
    arena_clear(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Str text = fuzz_text(data, size);
    read_as(SETTINGS_FILE, text);
    read_as(SETTINGS_HADOLINT_FILE, text);
    return 0;
}
