// Codes in none of these lists are warnings.
#include "lint/passes/hadolint_levels.h"
#include "base/str.h"

static const struct {
    Str codes; // without `DL`
    FlSeverity severity;
} levels[] = {
    {STR_INIT("1000 3000 3004 3011 3012 3020 3021 3023 3024 3026 3043 3044 3061 4000 4004"),
     FL_ERROR},
    {STR_INIT("3001 3009 3010 3015 3019 3047 3049 3050 3059 3060 3066"), FL_INFO},
    {STR_INIT("3048"), FL_HINT},
    {STR_INIT("1001 3057"), FL_OFF},
};

static FlSeverity level_of(Str number)
{
    for (uint32_t i = 0; i < ARRAY_LEN(levels); i++) {
        Str codes = levels[i].codes;
        for (Str code = str_next_word(&codes); code.len; code = str_next_word(&codes))
            if (str_eq(code, number)) return levels[i].severity;
    }
    return FL_WARNING;
}

bool hadolint_level(Str codes, FlSeverity *level)
{
    if (str_starts_z(codes, "shellcheck:")) return true;
    Str prefix = STR("hadolint:DL");
    for (Str code = str_next_word(&codes); code.len; code = str_next_word(&codes)) {
        if (!str_starts(code, prefix)) continue;
        *level = level_of(str_skip(code, prefix.len));
        return true;
    }
    return false;
}

bool config_is_like_hadolint(const FlConfig *config)
{
    return config->profile == FL_PROFILE_HADOLINT || config->is_like_hadolint;
}
