// One row a setting.
#include "settings/keys.h"
#include "fl_texts.h"

#define TEXTS keys

#define AT(field) offsetof(Settings, field)

const Key keys[] = {
    {"profile", KEY_CHOICE, IN_FILE, AT(profile), 0,
     TEXT("which rules run: `strict` also has those that are off, `hadolint` and `buildkit` "
          "report as that tool does"),
     PROFILE_CHOICES, "default"},
    {"rules", KEY_RULES, IN_FILE | IN_OVERRIDE, AT(rules), 0,
     TEXT("the level of rules, by id, by a code of another tool, by a pattern such as "
          "`apt-*` or `buildkit:*`, or `all`"),
     LEVEL_CHOICES, ""},
    {"overrides", KEY_OVERRIDES, IN_FILE, AT(overrides), 0,
     TEXT("other settings for some files or stages; where two match, the later one wins"), "", ""},
    {"files", KEY_TEXTS, IN_OVERRIDE, AT(files), 0,
     TEXT("the files that an override is for: patterns as in .gitignore"), "", ""},
    {"stages", KEY_TEXTS, IN_OVERRIDE, AT(stages), 0,
     TEXT("the stages that the rules of an override are for"), "", ""},
    {"exclude", KEY_TEXTS, IN_FILE, AT(exclude), 0,
     TEXT("files that are not checked: patterns as in .gitignore"), "", ""},
    {"context", KEY_TEXT, IN_FILE | IN_OVERRIDE, AT(context), 0,
     TEXT("the folder of the build context, where its .dockerignore lies"), "", ""},
    {"target", KEY_TEXT, IN_FILE | IN_OVERRIDE, AT(target), 0, TEXT("the stage that is built"), "",
     "the last stage"},
    {"build-args", KEY_PAIRS, IN_FILE | IN_OVERRIDE, AT(build_args), 0,
     TEXT("values of build arguments"), "", ""},
    {"named-contexts", KEY_PAIRS, IN_FILE | IN_OVERRIDE, AT(contexts), 0,
     TEXT("other build contexts by their names: a folder, or `docker-image://...`"), "", ""},
    {"platform", KEY_PLATFORM, IN_FILE | IN_OVERRIDE, AT(platform), 0,
     TEXT("the platform to build for"), "", "linux/amd64"},
    {"registries", KEY_TEXTS, IN_FILE, AT(registries), AT(has_registries),
     TEXT("registries that images may come from; `*` stands for any text"), "", ""},
    {"labels", KEY_PAIRS, IN_FILE, AT(labels), AT(has_labels),
     TEXT("labels that every image must have, with the form of their value"),
     "text|url|semver|hash|rfc3339|spdx|email", ""},
    {"strict-labels", KEY_SWITCH, IN_FILE | IN_HADOLINT, AT(strict_labels), 0,
     TEXT("whether other labels are findings"), "", "false"},
    {"secrets", KEY_PAIRS, IN_FILE, AT(secrets), AT(has_secrets),
     TEXT("commands such as `npm ci` that need a secret mount: its id, or its options"), "", ""},
    {"lookup", KEY_LOOKUP, IN_FILE, AT(lookup), 0,
     TEXT("whether registries are asked, by `curl`, if images exist: `off` never, `on-request` "
          "about the "
          "image for which you choose that in an editor, `on` always; `on` only in settings of "
          "the user"),
     LOOKUP_CHOICES, "on-request"},
    {"fail-on", KEY_CHOICE, IN_FILE, AT(fail_on), 0,
     TEXT("the lowest level at which `fairlead check` exits with 1"), FAIL_CHOICES, "warning"},
    {"pragmas", KEY_PRAGMAS, IN_FILE, AT(pragmas), 0,
     TEXT("whether comments may silence findings; `require-reason: true` asks for a reason in "
          "each"),
     "", "true"},
    {"value-hints", KEY_SWITCH, IN_FILE, AT(value_hints), 0,
     TEXT("whether an editor shows what variables come to"), "", "true"},
    {"stage-hints", KEY_SWITCH, IN_FILE, AT(stage_hints), 0,
     TEXT("whether an editor shows which stage a number means"), "", "true"},
    {"user-hints", KEY_SWITCH, IN_FILE, AT(user_hints), 0,
     TEXT("whether an editor shows which user the container runs as"), "", "true"},
    {"cache-hints", KEY_SWITCH, IN_FILE, AT(cache_hints), 0,
     TEXT("whether an editor shows after each instruction what makes it run again"), "", "false"},
    {"shellcheck", KEY_PROGRAM, IN_FILE, AT(shellcheck), 0,
     TEXT("whether ShellCheck reads the commands of RUN: `auto` where it is found on the PATH, "
          "`off` never; in settings of the user also the absolute path of the program"),
     "auto|off", "auto"},
    // hadolint's
    {"ignored", KEY_IGNORED, IN_HADOLINT, AT(rules), 0, {0}, "", ""},
    {"override", KEY_LISTS, IN_HADOLINT, AT(rules), 0, {0}, "style|info|warning|error", ""},
    {"trustedRegistries", KEY_TEXTS, IN_HADOLINT, AT(registries), AT(has_registries), {0}, "", ""},
    {"label-schema",
     KEY_PAIRS,
     IN_HADOLINT,
     AT(labels),
     AT(has_labels),
     {0},
     "text|url|semver|hash|rfc3339|spdx|email",
     ""},
    {"disable-ignore-pragma", KEY_SWITCH, IN_HADOLINT, AT(pragmas), 0, {0}, "void", ""},
    {"failure-threshold",
     KEY_CHOICE,
     IN_HADOLINT,
     AT(fail_on),
     0,
     {0},
     "never|style|info|warning|error",
     ""},
    {"no-fail", KEY_SWITCH, IN_HADOLINT, AT(no_fail), 0, {0}, "", ""},
    {"no-color", KEY_SWITCH, IN_HADOLINT, AT(no_color), 0, {0}, "", ""},
    {"verbose", KEY_SWITCH, IN_HADOLINT, AT(verbose), 0, {0}, "", ""},
    {"format", KEY_TEXTS, IN_HADOLINT, AT(formats), 0, {0}, "", ""},
    {"formats", KEY_TEXTS, IN_HADOLINT, AT(formats), 0, {0}, "", ""},
};

const uint32_t key_count = ARRAY_LEN(keys);

Str key_name(const Key *key)
{
    return str_of_z(key->name);
}

Str key_choices(const Key *key)
{
    return str_of_z(key->choices);
}

const Key *key_find(Str name, uint8_t where)
{
    for (uint32_t i = 0; i < key_count; i++)
        if ((keys[i].where & where) && str_eq(key_name(&keys[i]), name)) return &keys[i];
    return NULL;
}

Str key_suggest(Str name, uint8_t where)
{
    Str best = STR("");
    uint32_t distance = 4;
    for (uint32_t i = 0; i < key_count; i++) {
        if (!(keys[i].where & where)) continue;
        Str key = key_name(&keys[i]);
        uint32_t d = str_distance(key, name, distance);
        if (d < distance) best = key, distance = d;
    }
    return best;
}
