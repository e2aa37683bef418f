// What says the same in another form is found the same: words in quotes and in JSON, variables in braces, keywords in lower case,
// tabs for blanks, CRLF, and comments between the lines of a command.
#include "analysis.h"
#include "base/bytes.h"
#include "base/out.h"
#include "group.h"
#include "sample_documents.h"
#include "syntax/doc.h"
#include "syntax/walk.h"
#include <string.h>

enum { LONGEST = 20000, RULES_MOST = 1024, TRIED_MIN = 100 };

typedef enum Form { IN_JSON, IN_QUOTES, IN_BRACES, IN_LOWER_CASE, WITH_TAB, WITH_CRLF, FORMS } Form;

static const char *const names[FORMS] = {"JSON", "quotes", "braces", "lower case", "a tab", "CRLF"};

// About the form itself.
static bool is_of_form(Str rule)
{
    return str_is_one_of(rule, STR("unformatted from-as-case-mixed keyword-case-mixed"));
}

// Neither in quotes nor what they would make a part of a word: an option, a keyword, what no editor shows.
static bool is_plain(Str word)
{
    for (uint32_t i = 0; i < word.len; i++)
        if ((word.ptr[i] & 0x80) || str_has_char(STR("\"'\\`<>|&;[]{}#"), word.ptr[i]))
            return false;
    return word.len && word.ptr[0] != '-' && keyword_kind(word) == K_UNKNOWN;
}

static bool has_plain_args(const Instr *in, uint32_t least)
{
    for (const Node *arg = NULL; (arg = instr_next_arg(in, arg));)
        if (arg->kind != N_WORD || !is_plain(node_str(in, arg))) return false;
    return least <= instr_arg_count(in);
}

static void put_words(Out *o, const Instr *in, Form form)
{
    const char *between = "";
    if (form == IN_JSON) out_char(o, '[');
    for (const Node *arg = NULL; (arg = instr_next_arg(in, arg));) {
        out_fmt(o, "%s\"%.*s\"", between, STR_ARG(node_str(in, arg)));
        between = form == IN_JSON ? ", " : " ";
    }
    if (form == IN_JSON) out_char(o, ']');
}

static bool put_args(Out *o, const Instr *in, Form form)
{
    bool is_copy = in->kind == K_COPY || in->kind == K_ADD;
    bool is_value = in->kind == K_USER || in->kind == K_WORKDIR || in->kind == K_STOPSIGNAL ||
                    in->kind == K_EXPOSE;
    if (in->is_json || in->heredoc_count || in->cut_count || in->problem_count) return false;
    if (!is_copy && (form == IN_JSON || !is_value)) return false;
    if (!has_plain_args(in, is_copy ? 2 : 1)) return false;
    Span args = instr_args_span(in);
    out_str(o, str_cut(in->text, 0, args.start));
    put_words(o, in, form);
    out_str(o, str_skip(in->text, args.end));
    return true;
}

static void put_braced(Out *o, Str text)
{
    for (uint32_t i = 0; i < text.len; i++) {
        char before = i ? text.ptr[i - 1] : ' ';
        uint32_t end = i + 1;
        while (end < text.len && char_is_word(text.ptr[end])) end++;
        bool is_name = text.ptr[i] == '$' && i + 1 < end && !char_is_digit(text.ptr[i + 1]) &&
                       !str_has_char(STR("\\`$"), before);
        out_fmt(o, is_name ? "${%.*s}" : "%.*s", (int)(is_name ? end - i - 1 : 1),
                text.ptr + i + is_name);
        if (is_name) i = end - 1;
    }
}

static void put_item(Out *o, const Instr *in, Form form)
{
    const Node *keyword = in->kind < K_UNKNOWN ? instr_keyword(in) : NULL;
    bool is_whole = !keyword || (in->cut_count && in->cut[0].start <= keyword->end);
    switch (form) {
    case IN_JSON:
    case IN_QUOTES: is_whole = is_whole || !put_args(o, in, form); break;
    case IN_BRACES:
        if (!is_whole) put_braced(o, in->text);
        break;
    case IN_LOWER_CASE:
    case WITH_TAB:
        if (is_whole) break;
        out_str(o, str_cut(in->text, 0, keyword->start));
        for (uint32_t i = keyword->start; i < keyword->end; i++)
            out_char(o, form == IN_LOWER_CASE ? char_lower(in->text.ptr[i]) : in->text.ptr[i]);
        out_str(o, form == WITH_TAB ? STR("\t") : STR(""));
        out_str(o, str_skip(in->text, keyword->end));
        break;
    case WITH_CRLF:
        for (uint32_t i = 0; i < in->text.len; i++) {
            if (in->text.ptr[i] == '\n') out_char(o, '\r');
            out_char(o, in->text.ptr[i]);
        }
        return;
    default: break;
    }
    if (is_whole) out_str(o, in->text);
}

static Str in_form(Arena *a, Str text, Form form)
{
    Items items = {0};
    Out o = out_on(a);
    items_init(&items, text);
    for (uint32_t i = 0; i < items.count; i++) put_item(&o, items_at(&items, i), form);
    items_clear(&items);
    return out_done(&o);
}

typedef struct Counts {
    uint32_t of[RULES_MOST];
    bool has_error;
} Counts;

static Counts count(Arena *a, Str text)
{
    static const FlConfig config = {.profile = FL_PROFILE_STRICT};
    Counts counts = {0};
    FlDoc *doc = fl_open(text);
    fl_configure(doc, &config);
    FlFindings found = fl_lint(a, doc);
    uint32_t rules;
    const FlRule *first = fl_rules(&rules);
    assert_true(rules <= RULES_MOST);
    for (uint32_t i = 0; i < found.count; i++) {
        counts.has_error |= found.item[i].severity == FL_ERROR;
        Str rule = fl_rule_id(found.item[i].rule);
        if (!is_of_form(rule)) counts.of[found.item[i].rule - first]++;
    }
    fl_close(doc);
    return counts;
}

static bool has_lower_keyword(Str text)
{
    Items items = {0};
    items_init(&items, text);
    bool has = false;
    for (uint32_t i = 0; i < items.count; i++) {
        const Instr *in = items_at(&items, i);
        has |= in->kind < K_UNKNOWN && 'a' <= str_at(node_str(in, instr_keyword(in)), 0);
    }
    items_clear(&items);
    return has;
}

// A text that mixes both forms means something by it: in lower case it may be the shell that goes on, and `$A` and `${A}` are
// taken for different words.
static bool mixes(Str text, Form form)
{
    return (form == IN_BRACES && str_has(text, STR("${"))) ||
           (form == IN_LOWER_CASE && has_lower_keyword(text));
}

static bool check_form(Arena *a, Str text, const Counts *want, Form form)
{
    Str other = in_form(a, text, form);
    if (mixes(text, form) || str_eq(other, text)) return false;
    Counts got = count(a, other);
    uint32_t rules;
    const FlRule *rule = fl_rules(&rules);
    for (uint32_t i = 0; i < rules; i++)
        if (got.of[i] != want->of[i])
            fail_msg("%s: %.*s %u times, not %u:\n%.*s\n-- as\n%.*s\n", names[form],
                     STR_ARG(fl_rule_id(&rule[i])), got.of[i], want->of[i], STR_ARG(text),
                     STR_ARG(other));
    return true;
}

static void all_forms_are_found_the_same(void **state)
{
    (void)state;
    Arena all_arena = {0}, a = {0};
    Documents all = documents_read(&all_arena);
    uint32_t tried[FORMS] = {0};
    for (uint32_t i = 0; i < all.count; i++) {
        Str text = all.item[i];
        if (LONGEST < text.len || str_has_char(text, '\r')) continue;
        Counts found = count(&a, text);
        for (Form form = 0; form < FORMS && !found.has_error; form++)
            tried[form] += check_form(&a, text, &found, form);
        arena_reset(&a);
    }
    for (Form form = 0; form < FORMS; form++) assert_true(TRIED_MIN < tried[form]);
    arena_clear(&a);
    arena_clear(&all_arena);
}

int test_forms(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_forms_are_found_the_same)};
    return cmocka_run_group_tests_name("forms", tests, NULL, NULL);
}
