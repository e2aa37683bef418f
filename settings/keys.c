// One row a setting.
#include "settings/keys.h"
#include "fl_texts.h"

#define TEXTS keys

#define AT(field) offsetof(Settings, field)

const Key keys[] = {
    {STR_INIT("profile"), KEY_CHOICE, AT(profile), 0, IN_FILE, PROFILE_CHOICES, STR_INIT("default"),
     TEXT("which rules run: `strict` also has those that are off, `hadolint` and `buildkit` "
          "report as that tool does")},
    {STR_INIT("rules"), KEY_RULES, AT(rules), 0, IN_FILE | IN_OVERRIDE, LEVEL_CHOICES, STR_INIT(""),
     TEXT("the level of rules, by id, by a code of another tool, by a pattern such as "
          "`apt-*` or `buildkit:*`, or `all`")},
    {STR_INIT("overrides"), KEY_OVERRIDES, AT(overrides), 0, IN_FILE, STR_INIT(""), STR_INIT(""),
     TEXT("other settings for some files or stages; where two match, the later one wins")},
    {STR_INIT("files"), KEY_TEXTS, AT(files), 0, IN_OVERRIDE, STR_INIT(""), STR_INIT(""),
     TEXT("the files that an override is for: patterns as in .gitignore")},
    {STR_INIT("stages"), KEY_TEXTS, AT(stages), 0, IN_OVERRIDE, STR_INIT(""), STR_INIT(""),
     TEXT("the stages that the rules of an override are for")},
    {STR_INIT("exclude"), KEY_TEXTS, AT(exclude), 0, IN_FILE, STR_INIT(""), STR_INIT(""),
     TEXT("files that are not checked: patterns as in .gitignore")},
    {STR_INIT("context"), KEY_TEXT, AT(context), 0, IN_FILE | IN_OVERRIDE, STR_INIT(""),
     STR_INIT(""), TEXT("the folder of the build context, where its .dockerignore lies")},
    {STR_INIT("target"), KEY_TEXT, AT(target), 0, IN_FILE | IN_OVERRIDE, STR_INIT(""),
     STR_INIT("the last stage"), TEXT("the stage that is built")},
    {STR_INIT("build-args"), KEY_PAIRS, AT(build_args), 0, IN_FILE | IN_OVERRIDE, STR_INIT(""),
     STR_INIT(""), TEXT("values of build arguments")},
    {STR_INIT("named-contexts"), KEY_PAIRS, AT(contexts), 0, IN_FILE | IN_OVERRIDE, STR_INIT(""),
     STR_INIT(""), TEXT("other build contexts by their names: a folder, or `docker-image://...`")},
    {STR_INIT("platform"), KEY_PLATFORM, AT(platform), 0, IN_FILE | IN_OVERRIDE, STR_INIT(""),
     STR_INIT("linux/amd64"), TEXT("the platform to build for")},
    {STR_INIT("registries"), KEY_TEXTS, AT(registries), AT(has_registries), IN_FILE, STR_INIT(""),
     STR_INIT(""), TEXT("registries that images may come from; `*` stands for any text")},
    {STR_INIT("labels"), KEY_PAIRS, AT(labels), AT(has_labels), IN_FILE,
     STR_INIT("text|url|semver|hash|rfc3339|spdx|email"), STR_INIT(""),
     TEXT("labels that every image must have, with the form of their value")},
    {STR_INIT("strict-labels"), KEY_SWITCH, AT(strict_labels), 0, IN_FILE | IN_HADOLINT,
     STR_INIT(""), STR_INIT("false"), TEXT("whether other labels are findings")},
    {STR_INIT("secrets"), KEY_PAIRS, AT(secrets), AT(has_secrets), IN_FILE, STR_INIT(""),
     STR_INIT(""),
     TEXT("commands such as `npm ci` that need a secret mount: its id, or its options")},
    {STR_INIT("lookup"), KEY_LOOKUP, AT(lookup), 0, IN_FILE, LOOKUP_CHOICES, STR_INIT("on-request"),
     TEXT("whether registries are asked, by `curl`, if images exist: `off` never, `on-request` "
          "about the "
          "image for which you choose that in an editor, `on` always; `on` only in settings of "
          "the user")},
    {STR_INIT("fail-on"), KEY_CHOICE, AT(fail_on), 0, IN_FILE, FAIL_CHOICES, STR_INIT("warning"),
     TEXT("the lowest level at which `fairlead check` exits with 1")},
    {STR_INIT("pragmas"), KEY_PRAGMAS, AT(pragmas), 0, IN_FILE, STR_INIT(""), STR_INIT("true"),
     TEXT("whether comments may silence findings; `require-reason: true` asks for a reason in "
          "each")},
    {STR_INIT("value-hints"), KEY_SWITCH, AT(value_hints), 0, IN_FILE, STR_INIT(""),
     STR_INIT("true"), TEXT("whether an editor shows what variables come to")},
    {STR_INIT("stage-hints"), KEY_SWITCH, AT(stage_hints), 0, IN_FILE, STR_INIT(""),
     STR_INIT("true"), TEXT("whether an editor shows which stage a number means")},
    {STR_INIT("user-hints"), KEY_SWITCH, AT(user_hints), 0, IN_FILE, STR_INIT(""), STR_INIT("true"),
     TEXT("whether an editor shows which user the container runs as")},
    {STR_INIT("cache-hints"), KEY_SWITCH, AT(cache_hints), 0, IN_FILE, STR_INIT(""),
     STR_INIT("false"),
     TEXT("whether an editor shows after each instruction what makes it run again")},
    {STR_INIT("shellcheck"), KEY_PROGRAM, AT(shellcheck), 0, IN_FILE, STR_INIT("auto|off"),
     STR_INIT("auto"),
     TEXT("whether ShellCheck reads the commands of RUN: `auto` where it is found on the PATH, "
          "`off` never; in settings of the user also the absolute path of the program")},
    // hadolint's
    {STR_INIT("ignored"), KEY_IGNORED, AT(rules), 0, IN_HADOLINT, STR_INIT(""), STR_INIT(""), {0}},
    {STR_INIT("override"),
     KEY_LISTS,
     AT(rules),
     0,
     IN_HADOLINT,
     STR_INIT("style|info|warning|error"),
     STR_INIT(""),
     {0}},
    {STR_INIT("trustedRegistries"),
     KEY_TEXTS,
     AT(registries),
     AT(has_registries),
     IN_HADOLINT,
     STR_INIT(""),
     STR_INIT(""),
     {0}},
    {STR_INIT("label-schema"),
     KEY_PAIRS,
     AT(labels),
     AT(has_labels),
     IN_HADOLINT,
     STR_INIT("text|url|semver|hash|rfc3339|spdx|email"),
     STR_INIT(""),
     {0}},
    {STR_INIT("disable-ignore-pragma"),
     KEY_SWITCH,
     AT(pragmas),
     0,
     IN_HADOLINT,
     STR_INIT("void"),
     STR_INIT(""),
     {0}},
    {STR_INIT("failure-threshold"),
     KEY_CHOICE,
     AT(fail_on),
     0,
     IN_HADOLINT,
     STR_INIT("never|style|info|warning|error"),
     STR_INIT(""),
     {0}},
    {STR_INIT("no-fail"), KEY_SWITCH, AT(no_fail), 0, IN_HADOLINT, STR_INIT(""), STR_INIT(""), {0}},
    {STR_INIT("no-color"),
     KEY_SWITCH,
     AT(no_color),
     0,
     IN_HADOLINT,
     STR_INIT(""),
     STR_INIT(""),
     {0}},
    {STR_INIT("verbose"), KEY_SWITCH, AT(verbose), 0, IN_HADOLINT, STR_INIT(""), STR_INIT(""), {0}},
    {STR_INIT("format"), KEY_TEXTS, AT(formats), 0, IN_HADOLINT, STR_INIT(""), STR_INIT(""), {0}},
    {STR_INIT("formats"), KEY_TEXTS, AT(formats), 0, IN_HADOLINT, STR_INIT(""), STR_INIT(""), {0}},
};

const uint32_t key_count = ARRAY_LEN(keys);

const Key *key_find(Str name, uint8_t where)
{
    for (uint32_t i = 0; i < key_count; i++)
        if ((keys[i].where & where) && str_eq(keys[i].name, name)) return &keys[i];
    return NULL;
}

Str key_suggest(Str name, uint8_t where)
{
    Str best = STR("");
    uint32_t distance = 4;
    for (uint32_t i = 0; i < key_count; i++) {
        if (!(keys[i].where & where)) continue;
        uint32_t d = str_distance(keys[i].name, name, distance);
        if (d < distance) best = keys[i].name, distance = d;
    }
    return best;
}
