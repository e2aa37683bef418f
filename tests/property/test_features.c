// Hovers and actions anywhere in any document: places fit, edits apply, nothing gets worse.
#include "analysis.h"
#include "apply_edits.h"
#include "fl_complete.h"
#include "fl_editor.h"
#include "group.h"
#include "sample.h"

enum { DOCUMENTS = 300, PIECES = 12, STEP = 3, SALT = 11 };

static void show(const Sample *s, const char *what, Str title, Str after)
{
    print_error("%s: %.*s\n%.*s|\nafter:\n%.*s|\n", what, STR_ARG(title), STR_ARG(s->text),
                STR_ARG(after));
    fail();
}

static void hovers_lie_around_the_cursor(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= DOCUMENTS; seed++) {
        Sample s = sample_open(seed, SALT, PIECES);
        for (uint32_t at = 0; at <= s.text.len; at += STEP) {
            FlHover hover = fl_hover(&s.arena, s.doc, at);
            if (!hover.is_found) continue;
            assert_true(hover.span.start <= at && at <= hover.span.end);
            assert_true(hover.span.end <= s.text.len);
            assert_true(0 < hover.markdown.len && hover.markdown.ptr[0] != '\n');
            assert_true(str_find(hover.plain, STR("```")) == STR_NONE);
        }
        sample_close(&s);
    }
}

// Findings of one rule, or of all when it is NULL, that are at least as severe as `level`.
static uint32_t count_findings(Arena *a, Str text, const FlRule *rule, FlSeverity level)
{
    FlDoc *doc = fl_open(text);
    FlFindings findings = fl_lint(a, doc);
    uint32_t n = 0;
    for (uint32_t i = 0; i < findings.count; i++) {
        const FlFinding *f = &findings.item[i];
        n += level <= f->severity && (!rule || f->rule == rule);
    }
    fl_close(doc);
    return n;
}

static void check_action(Sample *s, const FlAction *action)
{
    assert_true(0 < action->title.len && 0 < action->edits.count);
    Str after = edits_apply(&s->arena, s->text, action->edits);
    if (str_eq(after, s->text)) show(s, "changes nothing", action->title, after);
    bool is_ignore = str_starts(action->title, STR("Ignore "));
    if (action->kind != FL_REFACTOR && !is_ignore) return;
    uint32_t errors = count_findings(&s->arena, s->text, NULL, FL_ERROR);
    const FlRule *rule = action->finding.rule;
    // A comment does not reach over an open heredoc and the like.
    if (is_ignore && !errors &&
        count_findings(&s->arena, s->text, rule, FL_HINT) <=
            count_findings(&s->arena, after, rule, FL_HINT))
        show(s, "silences nothing", action->title, after);
    if (errors < count_findings(&s->arena, after, NULL, FL_ERROR))
        show(s, "brings errors", action->title, after);
}

static void actions_apply(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= DOCUMENTS; seed++) {
        Sample s = sample_open(seed, SALT, PIECES);
        for (uint32_t at = 0; at <= s.text.len; at += 5 * STEP) {
            FlActions actions = fl_actions(&s.arena, s.doc, (Span){at, at}, UINT32_MAX);
            for (uint32_t i = 0; i < actions.count; i++) check_action(&s, &actions.item[i]);
        }
        sample_close(&s);
    }
}

// In order, within one line, without overlaps, and the same for a part of the document as for all of it.
static void tokens_follow_each_other(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= DOCUMENTS; seed++) {
        Sample s = sample_open(seed, SALT, PIECES);
        FlTokens all = fl_tokens(&s.arena, s.doc, (Span){0, s.text.len});
        for (uint32_t i = 0, end = 0; i < all.count; end = all.item[i++].span.end) {
            Span span = all.item[i].span;
            assert_true(end <= span.start && span.start < span.end && span.end <= s.text.len);
            assert_int_equal(str_find_char(str_cut(s.text, span.start, span.end), '\n'), STR_NONE);
        }
        uint32_t middle = s.text.len / 2;
        FlTokens part = fl_tokens(&s.arena, s.doc, (Span){middle, middle});
        uint32_t first = 0;
        while (part.count && first < all.count &&
               all.item[first].span.start != part.item[0].span.start)
            first++;
        for (uint32_t i = 0; i < part.count; i++)
            assert_int_equal(part.item[i].span.end, all.item[first + i].span.end);
        sample_close(&s);
    }
}

// Everything else that an editor asks stays inside the document, at any place.
static void answers_lie_in_the_document(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= DOCUMENTS; seed++) {
        Sample s = sample_open(seed, SALT, PIECES);
        FlSymbols symbols = fl_symbols(&s.arena, s.doc);
        for (uint32_t i = 0; i < symbols.count; i++)
            assert_true(symbols.item[i].span.start <= symbols.item[i].name_span.start &&
                        symbols.item[i].name_span.end <= symbols.item[i].span.end &&
                        symbols.item[i].span.end <= s.text.len);
        FlFolds folds = fl_folds(&s.arena, s.doc);
        for (uint32_t i = 0; i < folds.count; i++)
            assert_true(folds.item[i].span.start < folds.item[i].span.end &&
                        folds.item[i].span.end <= s.text.len);
        for (uint32_t at = 0; at <= s.text.len; at += STEP) {
            FlSpans spans = fl_selection(&s.arena, s.doc, at);
            for (uint32_t i = 1; i < spans.count; i++)
                assert_true(spans.item[i].start <= spans.item[i - 1].start &&
                            spans.item[i - 1].end <= spans.item[i].end);
            FlNames names = fl_names(&s.arena, s.doc, at);
            for (uint32_t i = 0; i < names.count; i++)
                assert_true(names.item[i].span.start <= names.item[i].span.end &&
                            names.item[i].span.end <= s.text.len);
        }
        sample_close(&s);
    }
}

static void check_item(Sample *s, const FlCompletion *item)
{
    Str markdown, plain;
    assert_true(0 < item->label.len && 0 < item->text.len);
    if (item->topic.len && !fl_completion_text(&s->arena, item->topic, &markdown, &plain))
        show(s, "unknown topic", item->topic, STR(""));
}

// What is replaced holds the cursor and lies on one line, and what is told of an item is there.
static void completions_hold_the_cursor(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= DOCUMENTS; seed++) {
        Sample s = sample_open(seed, SALT, PIECES);
        for (uint32_t at = 0; at <= s.text.len; at += STEP) {
            FlCompletions found = fl_complete(&s.arena, s.doc, at);
            Span word = found.word;
            for (uint32_t i = 0; i < found.count; i++) check_item(&s, &found.item[i]);
            if (!found.count) continue;
            assert_true(word.start <= at && at <= word.end && word.end <= s.text.len);
            assert_true(word.start == found.word_typed.start && found.word_typed.end == at);
            assert_true(!str_has_char(str_cut(s.text, word.start, word.end), '\n'));
        }
        sample_close(&s);
    }
}

static void signatures_have_their_parts(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= DOCUMENTS; seed++) {
        Sample s = sample_open(seed, SALT, PIECES);
        for (uint32_t at = 0; at <= s.text.len; at += STEP) {
            FlSignatures found = fl_signatures(&s.arena, s.doc, at, FL_SIGNATURES_ASKED);
            assert_true(found.active < found.count || !found.count);
            for (uint32_t i = 0; i < found.count; i++) {
                const FlSignature *one = &found.item[i];
                assert_true(one->active <= one->parameter_count);
                for (uint32_t k = 0; k < one->parameter_count; k++)
                    assert_true(one->parameter[k].label.start < one->parameter[k].label.end &&
                                one->parameter[k].label.end <= one->label.len);
            }
        }
        sample_close(&s);
    }
}

int test_features(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hovers_lie_around_the_cursor),
        cmocka_unit_test(actions_apply),
        cmocka_unit_test(tokens_follow_each_other),
        cmocka_unit_test(answers_lie_in_the_document),
        cmocka_unit_test(completions_hold_the_cursor),
        cmocka_unit_test(signatures_have_their_parts),
    };
    return cmocka_run_group_tests_name("features", tests, NULL, NULL);
}
