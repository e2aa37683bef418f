// `docker.languageserver`: the settings of Docker's language server. Weaker than all of ours.
#include "settings/settings.h"

static const struct {
    Str name, rule;
} diagnostics[] = {
    {STR_INIT("deprecatedMaintainer"), STR_INIT("maintainer-used")},
    {STR_INIT("emptyContinuationLine"), STR_INIT("continuation-empty-line")},
    {STR_INIT("instructionCasing"), STR_INIT("keyword-case-mixed")},
    {STR_INIT("instructionCmdMultiple"), STR_INIT("cmd-repeated")},
    {STR_INIT("instructionEntrypointMultiple"), STR_INIT("entrypoint-repeated")},
    {STR_INIT("instructionHealthcheckMultiple"), STR_INIT("healthcheck-repeated")},
    {STR_INIT("instructionJSONInSingleQuotes"), STR_INIT("json-malformed")},
    {STR_INIT("instructionWorkdirRelative"), STR_INIT("workdir-relative")},
};

static const Value *member(const Value *map, Str key)
{
    return map && map->kind == VALUE_MAP ? value_member(map, key) : NULL;
}

static void read_level(Arena *a, Settings *out, Str rule, const Value *level, Problems *problems)
{
    static const Str levels = STR_INIT("ignore|warning|error");
    static const FlSeverity severity[] = {FL_OFF, FL_WARNING, FL_ERROR};
    uint32_t row =
        level && level->kind == VALUE_SCALAR ? settings_choice(levels, level->text) : STR_NONE;
    if (row != STR_NONE) settings_add_level(a, out, rule, severity[row], (ValuePlace){0}, problems);
}

void settings_read_docker(Arena *a, const Value *root, Settings *out)
{
    Problems problems = {.arena = a};
    const Value *levels = member(root, STR("diagnostics")),
                *formatter = member(root, STR("formatter"));
    out->kind = SETTINGS_DOCKER;
    for (uint32_t i = 0; i < ARRAY_LEN(diagnostics); i++)
        read_level(a, out, diagnostics[i].rule, member(levels, diagnostics[i].name), &problems);
    const Value *keeps = member(formatter, STR("ignoreMultilineInstructions"));
    out->keeps_multiline = keeps && keeps->is_plain && str_is_z(keeps->text, "true") ? 2 : 0;
}
