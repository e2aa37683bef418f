// Lists of findings that are too long for anybody: what is left out is told, and the text stays JSON.
#include "group.h"
#include "protocol/write.h"
#include <jansson.h>
#include <string.h>

enum {
    QUOTES = 1 << 16,
    MESSAGE_LEN = (2 << 20) - QUOTES,
    LONG_MAX_BYTES = 64 << 20,
};

static json_t *write_and_read(Arena *a, FlFindings findings)
{
    Client client = {.has_related = true};
    FlDoc *doc = fl_open(STR("FROM a\n"));
    View view = {.doc = doc, .uri = STR("file:///Dockerfile"), .version = 1, .client = &client};
    Out o = out_on(a);
    write_published(&o, &view, findings);
    fl_close(doc);
    assert_false(o.is_cut);
    json_t *read = json_loadb(o.ptr, o.len, 0, NULL);
    assert_non_null(read);
    return read;
}

static const char *text_at(const json_t *list, size_t i)
{
    return json_string_value(json_object_get(json_array_get(list, i), "message"));
}

static void places_of_a_finding_are_bounded(void **state)
{
    (void)state;
    Arena a = {0};
    FlRelated *related = arena_new(&a, FlRelated, 23);
    FlFinding finding = {.rule = fl_rule(STR("image-untagged")), .severity = FL_WARNING};
    finding.related = related;
    for (uint32_t i = 0; i < 23; i++) related[i].message = STR("here");
    for (finding.related_count = 20; finding.related_count <= 23; finding.related_count += 3) {
        json_t *read = write_and_read(&a, (FlFindings){&finding, 1, false});
        const json_t *one = json_array_get(json_object_get(read, "diagnostics"), 0);
        const json_t *places = json_object_get(one, "relatedInformation");
        assert_int_equal(json_array_size(places), finding.related_count == 20 ? 20 : 21);
        assert_string_equal(text_at(places, 19), "here");
        if (finding.related_count == 23)
            assert_string_equal(text_at(places, 20), "and 3 more from here on");
        json_decref(read);
    }
    arena_clear(&a);
}

static void a_list_too_long_says_how_much_is_left_out(void **state)
{
    (void)state;
    Arena a = {0};
    char *message = arena_alloc(&a, MESSAGE_LEN);
    memset(message, 'x', MESSAGE_LEN);
    memset(message, '"', QUOTES); // each becomes two bytes
    FlFinding *finding = arena_new(&a, FlFinding, 40);
    for (uint32_t i = 0; i < 40; i++)
        finding[i] = (FlFinding){.rule = fl_rule(STR("image-untagged")),
                                 .severity = FL_WARNING,
                                 .message = str_of(message, MESSAGE_LEN)};
    json_t *read = write_and_read(&a, (FlFindings){finding, 40, false});
    const json_t *list = json_object_get(read, "diagnostics");
    assert_int_equal(json_array_size(list), 30);
    assert_string_equal(text_at(list, 29), "11 more findings: too many to be shown");
    json_decref(read);
    arena_clear(&a);
}

static void one_finding_too_long_is_left_out(void **state)
{
    (void)state;
    Arena a = {0};
    char *message = arena_alloc(&a, LONG_MAX_BYTES);
    memset(message, 'x', LONG_MAX_BYTES);
    FlFinding finding = {.rule = fl_rule(STR("image-untagged")),
                         .message = str_of(message, LONG_MAX_BYTES)};
    json_t *read = write_and_read(&a, (FlFindings){&finding, 1, false});
    const json_t *list = json_object_get(read, "diagnostics");
    assert_int_equal(json_array_size(list), 1);
    assert_string_equal(text_at(list, 0), "1 more finding: too many to be shown");
    json_decref(read);
    arena_clear(&a);
}

int test_diagnostics(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_of_a_finding_are_bounded),
        cmocka_unit_test(a_list_too_long_says_how_much_is_left_out),
        cmocka_unit_test(one_finding_too_long_is_left_out),
    };
    return cmocka_run_group_tests_name("diagnostics", tests, NULL, NULL);
}
