// Links, hints and stages in any document: they stand inside it, in order, and fit each other.
#include "fl_links.h"
#include "group.h"
#include "sample.h"

enum { DOCUMENTS = 300, PIECES = 12, STEP = 3, SALT = 23 };

static void links_are_urls(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= DOCUMENTS; seed++) {
        Sample s = sample_open(seed, SALT, PIECES);
        FlLinks links = fl_links(&s.arena, s.doc);
        for (uint32_t i = 0; i < links.count; i++) {
            const FlLink *link = &links.item[i];
            assert_true(link->span.start < link->span.end && link->span.end <= s.text.len);
            assert_true(str_istarts(link->target, STR("http")));
            for (uint32_t k = 0; k < link->target.len; k++)
                assert_true(' ' < link->target.ptr[k] && link->target.ptr[k] < 0x7f);
        }
        sample_close(&s);
    }
}

// In order, and of a part of the document those of all that stand there.
static void hints_of_a_part_are_those_of_the_whole(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= DOCUMENTS; seed++) {
        Sample s = sample_open(seed, SALT, PIECES);
        Span part = {s.text.len / 3, 2 * s.text.len / 3};
        FlHints all = fl_hints(&s.arena, s.doc, (Span){0, s.text.len});
        FlHints some = fl_hints(&s.arena, s.doc, part);
        uint32_t found = 0;
        for (uint32_t i = 0; i < all.count; i++) {
            const FlHint *hint = &all.item[i];
            assert_true(hint->at <= s.text.len && hint->label.len);
            assert_true(i == 0 || all.item[i - 1].at <= hint->at);
            if (hint->at < part.start || part.end < hint->at) continue;
            assert_true(found < some.count && some.item[found].at == hint->at);
            assert_true(str_eq(some.item[found++].label, hint->label));
        }
        assert_int_equal(found, some.count);
        sample_close(&s);
    }
}

static void linked_names_are_the_same_text(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= DOCUMENTS; seed++) {
        Sample s = sample_open(seed, SALT, PIECES);
        for (uint32_t at = 0; at <= s.text.len; at += STEP) {
            FlLinked linked = fl_linked(&s.arena, s.doc, at);
            bool is_here = !linked.count;
            for (uint32_t i = 0; i < linked.count; i++) {
                Span first = linked.item[0], span = linked.item[i];
                assert_true(span.start < span.end && span.end <= s.text.len);
                assert_true(str_eq(str_cut(s.text, first.start, first.end),
                                   str_cut(s.text, span.start, span.end)));
                is_here |= span.start <= at && at <= span.end;
            }
            assert_true(is_here);
        }
        sample_close(&s);
    }
}

// Each stage that is said to use another is said to be a user by that one, and at the same places.
static void users_and_sources_agree(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= DOCUMENTS; seed++) {
        Sample s = sample_open(seed, SALT, PIECES);
        FlStages stages = fl_stages(&s.arena, s.doc);
        uint32_t users = 0, sources = 0, places = 0, named = 0;
        for (uint32_t i = 0; i < stages.count; i++) {
            const FlStage *stage = &stages.item[i];
            FlStage same;
            assert_true(stage->span.start <= stage->name_span.start &&
                        stage->name_span.end <= stage->span.end && stage->span.end <= s.text.len);
            assert_true(fl_stage_at(&s.arena, s.doc, stage->name_span.start, &same));
            assert_int_equal(same.span.start, stage->span.start);
            FlCalls in = fl_stage_users(&s.arena, s.doc, stage->name_span.start);
            FlCalls out = fl_stage_sources(&s.arena, s.doc, stage->name_span.start);
            assert_int_equal(in.count, stage->user_count);
            users += in.count, sources += out.count, named += stage->place_count;
            for (uint32_t k = 0; k < in.count; k++) places += in.item[k].place_count;
        }
        assert_int_equal(users, sources);
        assert_int_equal(places, named);
        sample_close(&s);
    }
}

int test_links(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_are_urls),
        cmocka_unit_test(hints_of_a_part_are_those_of_the_whole),
        cmocka_unit_test(linked_names_are_the_same_text),
        cmocka_unit_test(users_and_sources_agree),
    };
    return cmocka_run_group_tests_name("links", tests, NULL, NULL);
}
