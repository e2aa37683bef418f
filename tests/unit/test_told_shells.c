// Comments that tell the shell, as they are typed and taken away again: nothing that was found for another shell stays.
#include "analysis.h"
#include "base/out.h"
#include "group.h"

static const FlConfig config = {.is_editor = true};

static Str found_in(Arena *a, FlDoc *doc)
{
    Out out = out_on(a);
    FlFindings found = fl_lint(a, doc);
    for (uint32_t i = 0; i < found.count; i++)
        out_fmt(&out, "%u-%u %.*s\n", found.item[i].span.start, found.item[i].span.end,
                STR_ARG(found.item[i].code));
    return out_done(&out);
}

static void assert_fresh(Arena *a, FlDoc *doc)
{
    FlDoc *fresh = fl_open(fl_text(a, doc));
    fl_configure(fresh, &config);
    assert_str(found_in(a, doc), found_in(a, fresh));
    fl_close(fresh);
}

static void type_and_delete(Arena *a, Str text, uint32_t at, Str comment)
{
    FlDoc *doc = fl_open(text);
    fl_configure(doc, &config);
    fl_lint(a, doc);
    fl_edit(doc, (Span){at, at}, comment);
    assert_fresh(a, doc);
    fl_edit(doc, (Span){at, at + 1}, STR("")); // no comment any more
    assert_fresh(a, doc);
    fl_edit(doc, (Span){at, at}, STR("#"));
    assert_fresh(a, doc);
    fl_edit(doc, (Span){at, at + comment.len}, STR(""));
    assert_fresh(a, doc);
    fl_close(doc);
}

static void shells_are_told_afresh(void **state)
{
    (void)state;
    static const Str comments[] = {STR_INIT("# tally shell=pwsh\n"),
                                   STR_INIT("# hadolint shell=pwsh\n")};
    Str text =
        STR("FROM a:1 AS a\nRUN cd /x && a\nRUN cd /y && a\nFROM debian:12 AS b\nRUN cd /x && a\n"
            "RUN cd /y && a\nSHELL [\"sh\", \"-c\"]\nRUN cd /z && a\nFROM a\nRUN cd /x && a\n");
    Arena a = {0};
    for (uint32_t at = 0; at <= text.len; at++) {
        if (at && text.ptr[at - 1] != '\n') continue;
        for (uint32_t i = 0; i < ARRAY_LEN(comments); i++)
            type_and_delete(&a, text, at, comments[i]);
    }
    arena_clear(&a);
}

int test_told_shells(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(shells_are_told_afresh)};
    return cmocka_run_group_tests_name("shells that comments tell", tests, NULL, NULL);
}
