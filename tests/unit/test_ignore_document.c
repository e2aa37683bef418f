// What the hover on a pattern of an ignore file tells of the build context, and what completion makes of one.
#include "base/out.h"
#include "fl_complete.h"
#include "fl_ignore.h"
#include "group.h"

static const FlEntry entries[] = {
    {STR_INIT("a.log"), 3000, FL_ENTRY_FILE},
    {STR_INIT("keep.log"), 1, FL_ENTRY_FILE},
    {STR_INIT("node_modules"), 0, FL_ENTRY_FOLDER},
    {STR_INIT("node_modules/x.js"), 9, FL_ENTRY_FILE},
    {STR_INIT("src"), 0, FL_ENTRY_FOLDER},
    {STR_INIT("src/a.log"), 5, FL_ENTRY_FILE},
};

// The last paragraph of the hover on a line.
static void expect_work(Str text, uint32_t line, Str want)
{
    Arena a = {0};
    FlListing listing = {.knowledge = FL_CONTEXT_KNOWN, .entry = entries, .is_whole = true};
    listing.count = ARRAY_LEN(entries);
    const FlContext *context = fl_context(&a, &listing);
    uint32_t at = 0;
    for (uint32_t i = 1; i < line; i++) at += str_find_char(str_skip(text, at), '\n') + 1;
    FlHover hover = fl_ignore_hover(&a, text, context, at);
    uint32_t gap = str_find(hover.plain, STR("\n\n"));
    assert_true(hover.is_found);
    assert_str(str_skip(hover.plain, gap == STR_NONE ? 0 : gap + 2), want);
    arena_clear(&a);
}

static void a_pattern_tells_what_it_keeps_out(void **state)
{
    (void)state;
    Str text = STR("*.log\n!keep.log\nnode_modules\n**/x.js\nnothing\na.*\n");
    expect_work(STR("*.log\n!keep.log\n"), 1, STR("It keeps out 1 file, 3.0 kB: a.log."));
    expect_work(STR("*.log\n!keep.log\n"), 2, STR("It takes back 1 file, 1 B: keep.log."));
    expect_work(text, 1, STR("It keeps out 1 file, 3.0 kB: a.log."));
    expect_work(text, 3, STR("It keeps out 1 file, 9 B: node_modules/."));
    expect_work(text, 4, STR("Other lines decide about all that it matches: node_modules/x.js."));
    expect_work(text, 5, STR("Nothing there matches it now."));
    expect_work(text, 6, STR("Other lines decide about all that it matches: a.log."));
}

// A pattern that keeps out what is copied is told, unless a later line brings it back.
static void a_pattern_hides_what_is_copied(void **state)
{
    (void)state;
    static const Str copied[] = {STR_INIT("src"), STR_INIT("a.log"), STR_INIT("gone")};
    static const struct {
        Str text, want;
    } rows[] = {
        {STR_INIT("node_modules\nsrc\n"), STR_INIT("2 `src`\n")},
        {STR_INIT("*\n!src/a.log\n!gone"), STR_INIT("1 `a.log`\n")},
        {STR_INIT("*.log\ngone\n!a.log\n"), STR_INIT("2 `gone`\n")},
        {STR_INIT("src\n[\n"), STR_INIT("")},
    };
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++) {
        Arena a = {0};
        Out o = out_on(&a);
        FlListing listing = {.knowledge = FL_CONTEXT_KNOWN, .entry = entries, .is_whole = true};
        listing.count = ARRAY_LEN(entries);
        listing.copied = (FlPaths){copied, ARRAY_LEN(copied)};
        listing.copied_by = STR("Dockerfile");
        FlFindings found = fl_ignore_lint(&a, rows[i].text, fl_context(&a, &listing));
        for (uint32_t k = 0; k < found.count; k++) {
            Str message = found.item[k].message, start = STR("this keeps out "), name;
            if (!str_eq(found.item[k].code, STR("copy-ignored"))) continue;
            message = str_skip(message, start.len);
            assert_true(str_next_part(&message, ',', &name));
            out_fmt(&o, "%u %.*s\n", found.item[k].line, STR_ARG(name));
        }
        assert_str(out_done(&o), rows[i].want);
        arena_clear(&a);
    }
}

// The text with the first item accepted at the `|`.
static void a_name_is_completed(void **state)
{
    (void)state;
    static const struct {
        Str text, want;
    } rows[] = {
        {STR_INIT("sr|"), STR_INIT("src")},
        {STR_INIT("s|rc/a.log\n"), STR_INIT("src/a.log\n")},
        {STR_INIT("!src/a|.l\r\nb"), STR_INIT("!src/a.log\r\nb")},
        {STR_INIT("src/|\n"), STR_INIT("src/a.log\n")},
        {STR_INIT("|x.js"), STR_INIT("a.logx.js")}, // nothing is typed of a name
        {STR_INIT("# s|"), STR_INIT("")},
    };
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++) {
        Arena a = {0};
        FlListing listing = {.knowledge = FL_CONTEXT_KNOWN, .entry = entries, .is_whole = true};
        listing.count = ARRAY_LEN(entries);
        uint32_t at = str_find_char(rows[i].text, '|');
        Str text = str_join(&a, str_cut(rows[i].text, 0, at), str_skip(rows[i].text, at + 1));
        FlCompletions found = fl_ignore_complete(&a, text, fl_context(&a, &listing), at);
        Str got = STR("");
        if (found.count)
            got = str_join(&a, str_join(&a, str_cut(text, 0, found.word.start), found.item[0].text),
                           str_skip(text, found.word.end));
        assert_str(got, rows[i].want);
        arena_clear(&a);
    }
}

int test_ignore_document(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_pattern_tells_what_it_keeps_out),
                                       cmocka_unit_test(a_pattern_hides_what_is_copied),
                                       cmocka_unit_test(a_name_is_completed)};
    return cmocka_run_group_tests_name("ignore document", tests, NULL, NULL);
}
