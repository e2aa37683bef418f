// Long texts, made of many documents: how a text is checked makes no difference to what is found in it. Nothing that is
// remembered of one instruction may be taken for another's.
#include "base/out.h"
#include "group.h"
#include "sample_documents.h"
#include <stdlib.h>
#include <string.h>

enum { TEXTS = 6, LINES = 3000 };

static Str joined(Arena *a, Random *r, const Documents *all)
{
    Out out = out_on(a);
    for (uint32_t lines = 0; lines < LINES;) {
        Str text = all->item[random_below(r, all->count)];
        if (str_has_char(text, '\0')) continue;
        out_str(&out, text);
        if (!str_ends(text, STR("\n"))) out_char(&out, '\n');
        for (uint32_t i = 0; i < text.len; i++) lines += text.ptr[i] == '\n';
        lines++;
    }
    return out_done(&out);
}

// One line a finding, in an order of their own: those of one place may come in any.
static int by_text(const void *one, const void *other)
{
    return str_cmp(*(const Str *)one, *(const Str *)other);
}

static Str found(Arena *a, Str text, const FlConfig *config)
{
    FlDoc *doc = fl_open(text);
    fl_configure(doc, config);
    FlFindings all = fl_lint(a, doc);
    Str *line = arena_new(a, Str, all.count + 1);
    for (uint32_t i = 0; i < all.count; i++) {
        const FlFinding *f = &all.item[i];
        line[i] = str_fmt(a, "%u-%u %.*s %.*s\n", f->span.start, f->span.end,
                          STR_ARG(fl_rule_id(f->rule)), STR_ARG(f->message));
    }
    qsort(line, all.count, sizeof *line, by_text);
    Out out = out_on(a);
    for (uint32_t i = 0; i < all.count; i++) out_str(&out, line[i]);
    fl_close(doc);
    return out_done(&out);
}

static void tell_first(Str one, Str other)
{
    Str a, b;
    while (str_next_part(&one, '\n', &a) && str_next_part(&other, '\n', &b))
        if (!str_eq(a, b)) fail_msg("once: %.*s\nelse: %.*s", STR_ARG(a), STR_ARG(b));
    fail_msg("one of them finds more");
}

// A document that is checked once asks in another order, and a debug build asks there the rules that are left out too.
static void once_or_for_an_editor(void **state)
{
    (void)state;
    Arena all_arena = {0};
    Documents all = documents_read(&all_arena);
    for (uint32_t i = 0; i < TEXTS; i++) {
        Arena a = {0};
        Random r = random_start(documents_seed() + i, 77);
        Str text = joined(&a, &r, &all);
        FlConfig config = {.profile = i % 4 ? FL_PROFILE_STRICT : FL_PROFILE_HADOLINT};
        Str usual = found(&a, text, &config);
        config.is_once = true;
        Str once = found(&a, text, &config);
        if (!str_eq(usual, once)) tell_first(once, usual);
        arena_clear(&a);
    }
    arena_clear(&all_arena);
}

int test_long_texts(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(once_or_for_an_editor)};
    return cmocka_run_group_tests_name("long texts", tests, NULL, NULL);
}
