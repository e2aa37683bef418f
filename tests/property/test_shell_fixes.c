// A fix of ShellCheck made in the document, and the script extracted again, is the script with the fix made in it: for scripts of
// all examples, and fixes by chance.
#include "apply_edits.h"
#include "base/vec.h"
#include "fl_shellcheck.h"
#include "group.h"
#include "sample_documents.h"

enum { TRIES = 3, MET_MIN = 200, SALT = 41 };

static const Str PIECES[] = {STR_INIT("\""), STR_INIT("x"), STR_INIT("$(a)"), STR_INIT("'é' "),
                             STR_INIT("")};

typedef struct Place {
    uint32_t line, column;
} Place;

// As ShellCheck counts: from 1, in code points.
static Place place_at(Str text, uint32_t at)
{
    Place p = {1, 1};
    for (uint32_t i = 0; i < at; i += utf_next(text, i).len) {
        bool is_feed = text.ptr[i] == '\n';
        p.line += is_feed;
        p.column = is_feed ? 1 : p.column + 1;
    }
    return p;
}

static uint32_t start_of_rune(Str text, uint32_t at)
{
    while (at && utf_is_tail(text, at)) at--;
    return at;
}

// Of one script by chance; the bytes that it changes are `*span`.
static FlShellEdit edit_by_chance(Random *r, Str text, Span *span)
{
    uint32_t start = start_of_rune(text, random_below(r, text.len + 1));
    uint32_t end = start_of_rune(text, start + random_below(r, 6));
    if (text.len < end) end = text.len;
    if (end < start || random_below(r, 2)) end = start;
    *span = (Span){start, end};
    Place from = place_at(text, start), to = place_at(text, end);
    return (FlShellEdit){from.line,
                         from.column,
                         to.line,
                         to.column,
                         random_below(r, 2) != 0,
                         PIECES[random_below(r, ARRAY_LEN(PIECES))]};
}

// Without the variables before it, of which there are others when others are mentioned.
static Str body_of(Str script)
{
    Str rest = script, line;
    while (str_next_part(&rest, '\n', &line) && rest.ptr) {
        if (!str_starts(line, STR("export ")) && !str_starts(line, STR("set -"))) break;
        script = rest;
    }
    return script;
}

// Whether there was a fix, which is then checked.
static bool try_fix(Arena *a, Random *r, Str text)
{
    FlDoc *doc = fl_open(text);
    FlShellScripts scripts = fl_shell_scripts(a, doc);
    if (!scripts.count) {
        fl_close(doc);
        return false;
    }
    Span span;
    uint32_t number = random_below(r, scripts.count);
    Str script = scripts.item[number].text;
    FlShellEdit edit = edit_by_chance(r, script, &span);
    FlShellRemark remark = {edit.line,       edit.column, edit.end_line,
                            edit.end_column, 2086,        FL_WARNING,
                            STR("A."),       &edit,       1};
    FlShellAnswer answer = {scripts.item[number].key, &remark, 1};
    FlShellAnswers answers = {&answer, 1, 1};
    fl_set_shell_answers(doc, &answers);
    FlFindings found = fl_lint(a, doc);
    bool is_met = false;
    for (uint32_t i = 0; i < found.count; i++) {
        if (!fl_is_of_shellcheck(&found.item[i])) continue;
        FlActions fixes = fl_fixes(a, doc, found.item[i].number);
        if (!fixes.count) continue;
        FlDoc *after = fl_open(edits_apply(a, text, fixes.item[0].edits));
        FlShellScripts now = fl_shell_scripts(a, after);
        FlEdit wanted = {span, edit.text};
        Str want = edits_apply(a, script, (FlEdits){&wanted, 1});
        is_met = !str_trim(body_of(want)).len;
        for (uint32_t k = 0; k < now.count; k++)
            is_met |= str_eq(body_of(now.item[k].text), body_of(want));
        if (!is_met)
            print_error("%.*s\n-- not\n%.*s\n-- %.*s %u\n%.*s", STR_ARG(text), STR_ARG(want),
                        STR_ARG(fixes.item[0].title), now.count, STR_ARG(fl_text(a, after)));
        assert_true(is_met);
        fl_close(after);
    }
    fl_close(doc);
    return is_met;
}

static void fixes_and_extracting_commute(void **state)
{
    (void)state;
    Arena a = {0}, scratch = {0};
    Documents all = documents_read(&a);
    Random r = random_start(documents_seed(), SALT);
    uint32_t met = 0;
    for (uint32_t i = 0; i < all.count; i++)
        for (uint32_t k = 0; k < TRIES && all.item[i].len < 4000; k++) {
            met += try_fix(&scratch, &r, all.item[i]);
            arena_reset(&scratch);
        }
    assert_true(MET_MIN < met);
    arena_clear(&scratch);
    arena_clear(&a);
}

int test_shell_fixes(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(fixes_and_extracting_commute)};
    return cmocka_run_group_tests_name("fixes of ShellCheck", tests, NULL, NULL);
}
