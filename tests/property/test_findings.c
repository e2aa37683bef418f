// What is found after edits is what is found in a fresh document of the same text, and fixes make nothing worse.
#include "analysis.h"
#include "apply_edits.h"
#include "group.h"
#include "random.h"
#include <string.h>

enum { DOCUMENTS = 500, EDITS = 6, PIECES = 16 };

static void show(const FlFindings *findings)
{
    for (uint32_t i = 0; i < findings->count; i++) {
        const FlFinding *f = &findings->item[i];
        print_error("    %u-%u %.*s %.*s\n", f->span.start, f->span.end,
                    STR_ARG(fl_rule_id(f->rule)), STR_ARG(f->message));
    }
}

static bool finding_eq(const FlFinding *a, const FlFinding *b)
{
    return a->rule == b->rule && a->span.start == b->span.start && a->span.end == b->span.end &&
           str_eq(a->message, b->message) && a->severity == b->severity && a->line == b->line &&
           str_eq(a->codes, b->codes) && a->related_count == b->related_count;
}

static void check_equal(FlDoc *doc, FlDoc *fresh, uint64_t seed)
{
    Arena a = {0};
    FlFindings got = fl_lint(&a, doc), want = fl_lint(&a, fresh);
    bool is_equal = got.count == want.count;
    for (uint32_t i = 0; i < got.count && is_equal; i++)
        is_equal = finding_eq(&got.item[i], &want.item[i]);
    if (!is_equal) {
        Str text = fl_text(&a, doc);
        print_error("seed %llu:\n%.*s|\nedited:\n", (unsigned long long)seed, STR_ARG(text));
        show(&got);
        print_error("fresh:\n");
        show(&want);
        fail();
    }
    arena_clear(&a);
}

static void check_fresh(FlDoc *doc, uint64_t seed)
{
    Arena a = {0};
    FlDoc *fresh = fl_open(fl_text(&a, doc));
    check_equal(doc, fresh, seed);
    fl_close(fresh);
    arena_clear(&a);
}

static void edits_give_the_findings_of_the_text(void **state)
{
    (void)state;
    uint32_t before = host_blocks();
    for (uint32_t seed = 1; seed <= DOCUMENTS; seed++) {
        Arena a = {0};
        Random r = random_start(seed, 3);
        FlDoc *doc = fl_open(random_text(&a, &r, random_below(&r, PIECES)));
        for (uint32_t i = 0; i < EDITS; i++) {
            fl_edit(doc, random_span(&r, fl_length(doc)), random_text(&a, &r, random_below(&r, 3)));
            check_fresh(doc, seed);
        }
        fl_close(doc);
        arena_clear(&a);
    }
    assert_int_equal(host_blocks(), before);
}

// One edit that changes what another instruction is told, and nothing else of it.
static const struct Told {
    const char *text, *before, *put; // `put` is written before `before`
    FlProfile profile;
    uint32_t gone; // bytes that it replaces
} TOLD[] = {
    {"FROM fedora:41\nRG VER\nRUN dnf install -y b-${VER}\n", "RG VER", "A", FL_PROFILE_HADOLINT,
     0},
    {"FROM fedora:41 AS a\nRG VER\nFROM fedora:41\nRUN dnf install -y b-${VER}\n", "RG VER", "A",
     FL_PROFILE_HADOLINT, 0},
    {"FROM golang:1.24 AS build\nFROM debian:12\nCOPY --from=0 /a /a\n", "FROM deb", "sudo ",
     FL_PROFILE_DEFAULT, 0},
    {"FROM node:22\nUSER node\nRUN npm i -g x\nSHELL [\"bash\", \"-c\"]\nRUN a | b\n", "SHELL", "#",
     FL_PROFILE_DEFAULT, 0},
    {"ARG V=1\nFROM node:$V\nRUN apk add curl\n", "=1", "X", FL_PROFILE_DEFAULT, 0},
    {"FROM alpine:3.20\n# hadolint ignore=DL3019\nRUN apk add curl\n\n", "RUN",
     "\nRUN apk add curl\n", FL_PROFILE_DEFAULT, 18},
    {"FROM alpine:3.20\n# fairlead ignore=nothing\nRUN true\n", "FROM", "\n", FL_PROFILE_DEFAULT,
     0},
    {"FROM alpine\nFROM debian\nCMD a\n", "FROM debian", "RUN b\n", FL_PROFILE_DEFAULT, 0},
    {"FROM node AS a\nENTRYPOINT [\"a\"]\nFROM b\nCMD [\"b\"]\n", "b\nCMD", "a", FL_PROFILE_STRICT,
     1},
    {"CMD [\"x\", \"$FROM alpine:3.20 AS crossbase\nRUN a\nFROM cross${X:-y}base AS b\n", "CMD", "",
     FL_PROFILE_DEFAULT, 12},
};

static void who_is_told_something_else_is_asked_again(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < sizeof TOLD / sizeof TOLD[0]; i++) {
        Arena a = {0};
        Str text = str_of(TOLD[i].text, (uint32_t)strlen(TOLD[i].text));
        FlConfig config = {.is_editor = true, .profile = TOLD[i].profile};
        FlDoc *doc = fl_open(text), *fresh = fl_open(STR(""));
        fl_configure(doc, &config);
        fl_configure(fresh, &config);
        fl_lint(&a, doc);
        uint32_t at = str_find(text, str_of(TOLD[i].before, (uint32_t)strlen(TOLD[i].before)));
        fl_edit(doc, (Span){at, at + TOLD[i].gone},
                str_of(TOLD[i].put, (uint32_t)strlen(TOLD[i].put)));
        fl_replace(fresh, fl_text(&a, doc));
        check_equal(doc, fresh, i);
        fl_close(doc);
        fl_close(fresh);
        arena_clear(&a);
    }
}

static void findings_lie_in_the_text(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= DOCUMENTS; seed++) {
        Arena a = {0};
        Random r = random_start(seed, 5);
        FlDoc *doc = fl_open(random_text(&a, &r, PIECES));
        FlFindings findings = fl_lint(&a, doc);
        for (uint32_t i = 0; i < findings.count; i++) {
            const FlFinding *f = &findings.item[i];
            assert_true(f->span.start <= f->span.end && f->span.end <= fl_length(doc));
            assert_true(0 < f->message.len && FL_OFF < f->severity && 0 < f->line);
            assert_true(i == 0 || f[-1].span.start <= f->span.start);
        }
        fl_close(doc);
        arena_clear(&a);
    }
}

static uint32_t count_errors(FlDoc *doc)
{
    Arena a = {0};
    FlFindings findings = fl_lint(&a, doc);
    uint32_t n = 0;
    for (uint32_t i = 0; i < findings.count; i++) n += findings.item[i].severity == FL_ERROR;
    arena_clear(&a);
    return n;
}

// All safe fixes add no error, and there is nothing left to fix behind them.
static void fixes_converge(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= DOCUMENTS; seed++) {
        Arena a = {0};
        Random r = random_start(seed, 9);
        Str text = random_text(&a, &r, PIECES);
        FlDoc *doc = fl_open(text);
        uint32_t errors = count_errors(doc);
        Str fixed = edits_apply(&a, text, fl_fix_all(&a, doc));
        fl_replace(doc, fixed);
        if (errors < count_errors(doc) || fl_fix_all(&a, doc).count) {
            Str again = edits_apply(&a, fixed, fl_fix_all(&a, doc));
            print_error("seed %u:\n%.*s|\nfixed:\n%.*s|\nagain:\n%.*s|\n", seed, STR_ARG(text),
                        STR_ARG(fixed), STR_ARG(again));
            fail();
        }
        fl_close(doc);
        arena_clear(&a);
    }
}

int test_findings(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_give_the_findings_of_the_text),
        cmocka_unit_test(who_is_told_something_else_is_asked_again),
        cmocka_unit_test(findings_lie_in_the_text),
        cmocka_unit_test(fixes_converge),
    };
    return cmocka_run_group_tests_name("findings", tests, NULL, NULL);
}
