// A rule is switched off in the text of a configuration file.
#include "base/out.h"
#include "group.h"
#include "settings/rule_off.h"

typedef struct Case {
    Str before, after; // empty: it is refused
} Case;

static const Case cases[] = {
    {STR_INIT(""), STR_INIT("rules:\n  add-of-url: off\n")},
    {STR_INIT("# ours\n"), STR_INIT("# ours\nrules:\n  add-of-url: off\n")},
    {STR_INIT("profile: strict"), STR_INIT("profile: strict\nrules:\n  add-of-url: off\n")},
    {STR_INIT("rules:\n  # we know\n  image-untagged: off # really\nprofile: strict\n"),
     STR_INIT("rules:\n  add-of-url: off\n  # we know\n  image-untagged: off # really\nprofile: "
              "strict\n")},
    {STR_INIT("rules: # all of them\n    image-untagged: {level: error}\n"),
     STR_INIT("rules: # all of them\n    add-of-url: off\n    image-untagged: {level: error}\n")},
    {STR_INIT("rules: {image-untagged: off} # x\n"),
     STR_INIT("rules: {add-of-url: off, image-untagged: off} # x\n")},
    {STR_INIT("rules: {\n  image-untagged: off\n}\n"),
     STR_INIT("rules: {\n  add-of-url: off, image-untagged: off\n}\n")},
    {STR_INIT("rules: {}\n"), STR_INIT("rules: {add-of-url: off}\n")},
    {STR_INIT("rules:\nprofile: strict\n"),
     STR_INIT("rules:\n  add-of-url: off\nprofile: strict\n")},
    {STR_INIT("rules:"), STR_INIT("rules:\n  add-of-url: off\n")},
    {STR_INIT("rules:\n  add-of-url: error # was it\n"),
     STR_INIT("rules:\n  add-of-url: off # was it\n")},
    {STR_INIT("profile: strict\r\n"),
     STR_INIT("profile: strict\r\nrules:\r\n  add-of-url: off\r\n")},
    {STR_INIT("\xEF\xBB\xBFprofile: strict\n"),
     STR_INIT("\xEF\xBB\xBFprofile: strict\nrules:\n  add-of-url: off\n")},
    {STR_INIT("overrides:\n  - files: [\"\xC3\xA4\"]\n    rules: {image-untagged: off}\n"),
     STR_INIT("overrides:\n  - files: [\"\xC3\xA4\"]\n    rules: {image-untagged: off}\nrules:\n  "
              "add-of-url: off\n")},
    {STR_INIT("{profile: strict}\n"), STR_INIT("")},
    {STR_INIT("rules: ["), STR_INIT("")},
    {STR_INIT("rules:\n  add-of-url:\n    level: error\n"), STR_INIT("")},
    {STR_INIT("rulez: 1\n"), STR_INIT("")},
};

static void each_layout(void **state)
{
    (void)state;
    Arena arena = {0};
    for (uint32_t i = 0; i < ARRAY_LEN(cases); i++) {
        TextChange change;
        Str before = cases[i].before;
        bool is_done = settings_rule_off(&arena, before, STR("add-of-url"), &change);
        assert_int_equal(is_done, cases[i].after.len != 0);
        if (!is_done) continue;
        Out o = out_on(&arena);
        out_str(&o, str_cut(before, 0, change.span.start));
        out_str(&o, change.text);
        out_str(&o, str_skip(before, change.span.end));
        assert_str(out_done(&o), cases[i].after);
    }
    arena_clear(&arena);
}

int test_rule_off(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_layout)};
    return cmocka_run_group_tests_name("a rule is switched off", tests, NULL, NULL);
}
