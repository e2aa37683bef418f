// Formatting changes neither what the builder reads nor, the second time, anything: over real Dockerfiles, where the
// machine has some, and over documents by chance.
#include "apply_edits.h"
#include "fl_format.h"
#include "group.h"
#include "sample_documents.h"
#include <stdio.h>

enum { USUAL_TEXTS = 9000 };

static const FlFormat ways[] = {
    {0},
    {.lays_out_commands = true, .operators = FL_OPERATORS_TRAILING, .max_width = 20},
    {.lays_out_commands = true, .operators = FL_OPERATORS_KEPT, .max_width = 1},
    {.width = 2, .line_end = FL_LINE_END_CRLF},
    {.has_tabs = true,
     .keeps_trailing_blanks = true,
     .keeps_blank_end = true,
     .keeps_open_end = true},
    {.lays_out_commands = true},
};

static Str formatted(Arena *a, Str text, const FlFormat *way)
{
    FlDoc *doc = fl_open(text);
    Str after = edits_apply(a, text, fl_format(a, doc, way, (Span){0, text.len}));
    fl_close(doc);
    return after;
}

static Str dumped(Arena *a, Str text)
{
    FlDoc *doc = fl_open(text);
    Str out;
    fl_dump(a, doc, FL_DUMP_BUILDKIT, &out);
    fl_close(doc);
    return out;
}

// Without what may change with `lays_out_commands`: case, blanks, and tabs as they are quoted.
static Str squeezed(Arena *a, Str text)
{
    Out out = out_on(a);
    for (uint32_t i = 0; i < text.len; i++) {
        bool is_escape = text.ptr[i] == '\\';
        if (is_escape && str_at(text, i + 1) != 't') out_char(&out, text.ptr[i++]);
        if (is_escape && str_at(text, i + 1) == 't')
            i++;
        else if (!char_is_blank(str_at(text, i)))
            out_char(&out, char_lower(str_at(text, i)));
    }
    return out_done(&out);
}

// Documents by chance may be refused by the builder; then there is a line number in the reason.
static bool reads_the_same(Arena *a, Str one, Str two, const FlFormat *way)
{
    Str before = dumped(a, one), after = dumped(a, two);
    if (str_starts(before, STR("line ")) && str_starts(after, STR("line "))) return true;
    if (!way->lays_out_commands) return str_eq(before, after);
    return str_eq(squeezed(a, before), squeezed(a, after));
}

static bool is_bad(void *what, Str text)
{
    const FlFormat *way = what;
    Arena a = {0};
    Str once = formatted(&a, text, way);
    bool bad = !str_eq(formatted(&a, once, way), once) || !reads_the_same(&a, text, once, way);
    arena_clear(&a);
    return bad;
}

static void check(Arena *a, Str text)
{
    for (uint32_t i = 0; i < ARRAY_LEN(ways); i++) {
        if (!is_bad((void *)&ways[i], text)) continue;
        Str small = documents_reduce(a, text, is_bad, (void *)&ways[i]);
        Str once = formatted(a, small, &ways[i]);
        Str twice = formatted(a, once, &ways[i]);
        fail_msg("way %u\n%.*s\n---- once:\n%.*s\n---- twice:\n%.*s\n", i, STR_ARG(small),
                 STR_ARG(once), STR_ARG(twice));
    }
}

static void all_documents(void **state)
{
    (void)state;
    Arena a = {0};
    Documents all = documents_read(&a);
    for (uint32_t i = 0; i < all.count; i++) check(&a, all.item[i]);
    print_message("    %u documents\n", all.count);
    arena_clear(&a);
}

static void documents_by_chance(void **state)
{
    (void)state;
    Arena all_arena = {0}, a = {0};
    Documents all = documents_read(&all_arena);
    Random r = {documents_seed() * 0x9E3779B97F4A7C15u};
    Chances chances = documents_chances(USUAL_TEXTS);
    uint32_t count = 0;
    for (; chances_go_on(&chances); count++) {
        Str text = documents_text(&a, &r, &all);
        for (uint32_t i = 0; i < 4; i++)
            text = documents_edited(&a, text, documents_edit(&a, &r, &all, text));
        check(&a, text);
        arena_reset(&a);
    }
    print_message("    %u documents\n", count);
    arena_clear(&a);
    arena_clear(&all_arena);
}

int test_format(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_documents),
        cmocka_unit_test(documents_by_chance),
    };
    return cmocka_run_group_tests_name("format", tests, NULL, NULL);
}
