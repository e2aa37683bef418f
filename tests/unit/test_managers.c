// Each row of the table of package managers, by the findings on Dockerfiles that are made from the row.
#include "base/out.h"
#include "group.h"
#include "rules/parts/managers.h"

// The rules that read a row; empty where the manager has no such rule.
typedef struct Rules {
    ManagerId id;
    Str command, base, asking, alone, kept, lock, dev;
} Rules;

// clang-format off
static const Rules rules[] = {
    {MANAGER_APT, STR_INIT("apt-get"), STR_INIT("x.org/a:1"), STR_INIT(""), STR_INIT("apt-update-alone"), STR_INIT(""), STR_INIT(""), STR_INIT("")},
    {MANAGER_APK, STR_INIT("apk"), STR_INIT("x.org/a:1"), STR_INIT(""), STR_INIT("apk-update-alone"), STR_INIT("apk-cache-kept"), STR_INIT(""), STR_INIT("")},
    {MANAGER_YUM, STR_INIT("yum"), STR_INIT("x.org/a:1"), STR_INIT("yum-not-assume-yes"), STR_INIT("dnf-makecache-alone"), STR_INIT("yum-cache-kept"), STR_INIT(""), STR_INIT("")},
    {MANAGER_DNF, STR_INIT("dnf"), STR_INIT("x.org/a:1"), STR_INIT("dnf-not-assume-yes"), STR_INIT("dnf-makecache-alone"), STR_INIT("dnf-cache-kept"), STR_INIT(""), STR_INIT("")},
    {MANAGER_ZYPPER, STR_INIT("zypper"), STR_INIT("x.org/a:1"), STR_INIT("zypper-not-assume-yes"), STR_INIT("zypper-refresh-alone"), STR_INIT("zypper-cache-kept"), STR_INIT(""), STR_INIT("")},
    {MANAGER_CHOCO, STR_INIT("choco"), STR_INIT("x.org/a:1"), STR_INIT("choco-not-assume-yes"), STR_INIT(""), STR_INIT(""), STR_INIT(""), STR_INIT("")},
    {MANAGER_UV, STR_INIT("uv"), STR_INIT("x.org/a:1"), STR_INIT(""), STR_INIT(""), STR_INIT("uv-cache-kept"), STR_INIT("uv-lock-ignored"), STR_INIT("dev-dependencies-shipped")},
    {MANAGER_POETRY, STR_INIT("poetry"), STR_INIT("x.org/a:1"), STR_INIT(""), STR_INIT(""), STR_INIT("uv-cache-kept"), STR_INIT(""), STR_INIT("dev-dependencies-shipped")},
    {MANAGER_PIPENV, STR_INIT("pipenv"), STR_INIT("x.org/a:1"), STR_INIT(""), STR_INIT(""), STR_INIT("uv-cache-kept"), STR_INIT("poetry-lock-ignored"), STR_INIT("")},
    {MANAGER_PDM, STR_INIT("pdm"), STR_INIT("x.org/a:1"), STR_INIT(""), STR_INIT(""), STR_INIT(""), STR_INIT("poetry-lock-ignored"), STR_INIT("dev-dependencies-shipped")},
    {MANAGER_CONDA, STR_INIT("conda"), STR_INIT("x.org/a:1"), STR_INIT(""), STR_INIT(""), STR_INIT("conda-cache-kept"), STR_INIT(""), STR_INIT("")},
    {MANAGER_NPM, STR_INIT("npm"), STR_INIT("x.org/a:1"), STR_INIT(""), STR_INIT(""), STR_INIT("npm-cache-kept"), STR_INIT(""), STR_INIT("dev-dependencies-shipped")},
    {MANAGER_YARN, STR_INIT("yarn"), STR_INIT("x.org/a:1"), STR_INIT(""), STR_INIT(""), STR_INIT("yarn-cache-kept"), STR_INIT("yarn-lock-ignored"), STR_INIT("dev-dependencies-shipped")},
    {MANAGER_PNPM, STR_INIT("pnpm"), STR_INIT("x.org/a:1"), STR_INIT(""), STR_INIT(""), STR_INIT(""), STR_INIT("pnpm-lock-ignored"), STR_INIT("dev-dependencies-shipped")},
    {MANAGER_BUN, STR_INIT("bun"), STR_INIT("x.org/a:1"), STR_INIT(""), STR_INIT(""), STR_INIT(""), STR_INIT("bun-lock-ignored"), STR_INIT("dev-dependencies-shipped")},
    {MANAGER_BUNDLER, STR_INIT("bundle"), STR_INIT("ruby:3.3"), STR_INIT(""), STR_INIT(""), STR_INIT("bundler-cache-kept"), STR_INIT("bundler-lock-ignored"), STR_INIT("dev-dependencies-shipped")},
    {MANAGER_COMPOSER, STR_INIT("composer"), STR_INIT("x.org/a:1"), STR_INIT(""), STR_INIT(""), STR_INIT("composer-cache-kept"), STR_INIT(""), STR_INIT("dev-dependencies-shipped")},
    {MANAGER_CARGO, STR_INIT("cargo"), STR_INIT("x.org/a:1"), STR_INIT(""), STR_INIT(""), STR_INIT(""), STR_INIT("cargo-unlocked"), STR_INIT("")},
};
// clang-format on

static Arena arena;

static uint32_t count_findings(Str text, Str rule)
{
    FlDoc *doc = fl_open(text);
    FlFindings all = fl_lint(&arena, doc);
    uint32_t count = 0;
    for (uint32_t i = 0; i < all.count; i++) count += str_eq(fl_rule_id(all.item[i].rule), rule);
    fl_close(doc);
    return count;
}

static void expect(const Rules *r, Str rule, bool is_found, Str before, Str run)
{
    Str text = str_fmt(&arena, "FROM %.*s\n%.*sRUN %.*s\n", STR_ARG(r->base), STR_ARG(before),
                       STR_ARG(run));
    bool is_there = count_findings(text, rule) != 0;
    if (is_there != is_found)
        print_message("%.*s: %s, but:\n%.*s", STR_ARG(rule), is_found ? "expected" : "not expected",
                      STR_ARG(text));
    assert_int_equal(is_there, is_found);
}

// `yum install x`; nothing for the word that stands for no sub-command.
static Str command(const Rules *r, Str sub, const char *rest)
{
    if (str_eq(sub, STR("-"))) return str_fmt(&arena, "%.*s %s", STR_ARG(r->command), rest);
    return str_fmt(&arena, "%.*s %.*s %s", STR_ARG(r->command), STR_ARG(sub), rest);
}

static Str command_with(const Rules *r, Str sub, Str option)
{
    return str_fmt(&arena, "%.*s %.*s", STR_ARG(command(r, sub, "")), STR_ARG(option));
}

static Str first_of(Str words)
{
    return str_next_word(&words);
}

static void questions_have_answers(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(rules); i++) {
        const Rules *r = &rules[i];
        const Manager *m = manager_at(r->id);
        Str subs = manager_text(m->asks);
        for (Str sub = str_next_word(&subs); sub.len && r->asking.len; sub = str_next_word(&subs)) {
            const char *rest = str_is_one_of(sub, STR("group module")) ? "install a" : "a";
            expect(r, r->asking, true, STR(""), command(r, sub, rest));
            expect(r, r->asking, false, STR(""),
                   str_fmt(&arena, "yes | %.*s", STR_ARG(command(r, sub, rest))));
            Str answers = manager_text(m->yes);
            for (Str yes = str_next_word(&answers); yes.len; yes = str_next_word(&answers))
                expect(r, r->asking, false, STR(""),
                       str_fmt(&arena, "%.*s %.*s", STR_ARG(command(r, sub, rest)), STR_ARG(yes)));
        }
    }
}

static void updates_stand_with_an_install(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(rules); i++) {
        const Rules *r = &rules[i];
        const Manager *m = manager_at(r->id);
        Str subs = manager_text(m->update);
        for (Str sub = str_next_word(&subs); sub.len && r->alone.len; sub = str_next_word(&subs)) {
            Str update = command(r, sub, ""),
                install = command(r, first_of(manager_text(m->install)), "a");
            expect(r, r->alone, true, STR(""), update);
            expect(r, r->alone, false, STR(""),
                   str_fmt(&arena, "%.*s && %.*s", STR_ARG(update), STR_ARG(install)));
            expect(r, r->alone, false, STR(""),
                   str_fmt(&arena, "--mount=type=cache,target=%.*s %.*s",
                           STR_ARG(manager_text(m->lists)), STR_ARG(update)));
        }
    }
}

static void expect_clean(const Rules *r, const Manager *m, Str install)
{
    Str settings = manager_text(m->setting);
    expect(r, r->kept, true, STR(""), install);
    expect(r, r->kept, false, STR(""),
           str_fmt(&arena, "--mount=type=cache,target=%.*s %.*s", STR_ARG(manager_text(m->folder)),
                   STR_ARG(install)));
    expect(
        r, r->kept, false, STR(""),
        str_fmt(&arena, "%.*s && rm -rf %.*s", STR_ARG(install), STR_ARG(manager_text(m->folder))));
    if (m->clean.words)
        expect(r, r->kept, false, STR(""),
               str_fmt(&arena, "%.*s && %.*s %.*s", STR_ARG(install), STR_ARG(r->command),
                       STR_ARG(manager_text(m->clean))));
    if (m->option.words)
        expect(r, r->kept, false, STR(""),
               str_fmt(&arena, "%.*s %.*s", STR_ARG(install), STR_ARG(manager_text(m->option))));
    for (Str name = str_next_word(&settings); name.len; name = str_next_word(&settings))
        expect(r, r->kept, false, str_fmt(&arena, "ENV %.*s=/x\n", STR_ARG(name)), install);
}

static void downloads_are_cleaned_up(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(rules); i++) {
        const Rules *r = &rules[i];
        const Manager *m = manager_at(r->id);
        Str subs = manager_text(m->install);
        for (Str sub = str_next_word(&subs); sub.len && r->kept.len; sub = str_next_word(&subs)) {
            const char *rest = str_is_one_of(sub, STR("pip tool env")) ? "install" : "";
            expect_clean(r, m, command(r, sub, rest));
        }
    }
}

static void expect_frozen(const Rules *r, const Manager *m, Str sub)
{
    Str locks = manager_text(m->lock), options = manager_text(m->frozen),
        settings = manager_text(m->frozen_setting), copy = STR("");
    for (Str lock = str_next_word(&locks); lock.len; lock = str_next_word(&locks)) {
        copy = str_fmt(&arena, "COPY a %.*s ./\n", STR_ARG(lock));
        expect(r, r->lock, true, copy, command(r, sub, ""));
    }
    expect(r, r->lock, false, STR("COPY a ./\n"), command(r, sub, ""));
    for (Str o = str_next_word(&options); o.len; o = str_next_word(&options))
        expect(r, r->lock, false, copy, command_with(r, sub, o));
    for (Str name = str_next_word(&settings); name.len; name = str_next_word(&settings))
        expect(r, r->lock, false, str_fmt(&arena, "%.*sENV %.*s=1\n", STR_ARG(copy), STR_ARG(name)),
               command(r, sub, ""));
}

static void lock_files_are_kept_to(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(rules); i++) {
        Str subs = manager_text(manager_at(rules[i].id)->sync);
        for (Str sub = str_next_word(&subs); sub.len && rules[i].lock.len;
             sub = str_next_word(&subs))
            expect_frozen(&rules[i], manager_at(rules[i].id), sub);
    }
}

static void expect_production(const Rules *r, const Manager *m, Str sub)
{
    Str options = manager_text(m->production), settings = manager_text(m->production_setting);
    expect(r, r->dev, true, STR(""), command(r, sub, ""));
    for (Str o = str_next_word(&options); o.len; o = str_next_word(&options))
        expect(r, r->dev, false, STR(""), command_with(r, sub, o));
    for (Str name = str_next_word(&settings); name.len; name = str_next_word(&settings))
        expect(r, r->dev, false, str_fmt(&arena, "ENV %.*s=production\n", STR_ARG(name)),
               command(r, sub, ""));
}

static void tools_of_developers_are_left_out(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(rules); i++) {
        Str subs = manager_text(manager_at(rules[i].id)->sync);
        for (Str sub = str_next_word(&subs); sub.len && rules[i].dev.len;
             sub = str_next_word(&subs))
            expect_production(&rules[i], manager_at(rules[i].id), sub);
    }
}

static int clear(void **state)
{
    (void)state;
    arena_clear(&arena);
    return 0;
}

int test_managers(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(questions_have_answers),
        cmocka_unit_test(updates_stand_with_an_install),
        cmocka_unit_test(downloads_are_cleaned_up),
        cmocka_unit_test(lock_files_are_kept_to),
        cmocka_unit_test(tools_of_developers_are_left_out),
    };
    return cmocka_run_group_tests_name("managers", tests, NULL, clear);
}
