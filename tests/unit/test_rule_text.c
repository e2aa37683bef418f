// The texts of rules, which the program holds packed, are the comments that their files start with.
#include "analysis.h"
#include "base/out.h"
#include "group.h"

static Str leading_comment(Arena *a, Str source)
{
    Out o = out_on(a);
    Str line;
    while (str_next_part(&source, '\n', &line) && str_starts(line, STR("//"))) {
        out_str(&o, str_skip(line, str_starts(line, STR("// ")) ? 3 : 2));
        out_char(&o, '\n');
    }
    return out_done(&o);
}

// The whole source file of a rule: its name is the id.
static Str source_of(Arena *a, Str id)
{
    Out o = out_on(a);
    out_fmt(&o, "%s/../analysis/rules/", TESTS_DIR);
    for (uint32_t i = 0; i < id.len; i++) out_char(&o, id.ptr[i] == '-' ? '_' : id.ptr[i]);
    out_fmt(&o, ".c%c", '\0');
    return read_file(a, out_done(&o).ptr);
}

static void texts_are_comments(void **state)
{
    (void)state;
    Arena arena = {0};
    uint32_t count;
    const FlRule *rule = fl_rules(&count);
    for (uint32_t i = 0; i < count; i++) {
        Str comment = leading_comment(&arena, source_of(&arena, fl_rule_id(&rule[i])));
        Str text = fl_rule_text(&arena, &rule[i]);
        assert_str(text, comment);
        Str first;
        str_next_part(&text, '\n', &first);
        assert_str(fl_rule_title(&arena, &rule[i]), first);
        arena_reset(&arena);
    }
    assert_true(count);
    arena_clear(&arena);
}

int test_rule_text(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(texts_are_comments)};
    return cmocka_run_group_tests_name("texts of rules", tests, NULL, NULL);
}
