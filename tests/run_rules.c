// Every rule is tested by the examples in its own comment:
//
//     ```dockerfile   gives exactly the findings of the rule that are marked in it
//     ```fixed        what the first fix of each of them makes of it, which is free of errors
//     ```fixed-dockerignore   the ignore file after these fixes
//     ```config      settings of the examples after it, `registry NAME`, `label NAME TYPE`,
//                    `option ID VALUE`, `secret MOUNT COMMAND`
//     ```shellcheck  what ShellCheck prints of the examples after it
//     ```context, ```file and ```dockerignore tell what lies beside the examples after them (listing.h)
//
// An argument runs only the rules whose id contains it.
#include "apply_edits.h"
#include "base/vec.h"
#include "fixture.h"
#include "fl_options.h"
#include "image_answers.h"
#include "line_diff.h"
#include "listing.h"
#include "marks.h"
#include "shell_answers.h"
#include "test.h"
#include <string.h>

typedef struct Example {
    Arena *arena;
    const FlRule *rule;
    const FlConfig *config;
    const Block *input, *fixed, *ignore; // the last two: NULL when there is none
    Marked marked;
    FlDoc *doc;
} Example;

// What the examples of one rule have shown together.
typedef struct Shown {
    uint32_t bad, good, fixed, safe;
} Shown;

static FlFindings findings_of(const Example *e, FlDoc *doc)
{
    FlFindings all = fl_lint(e->arena, doc);
    FlFinding *kept = arena_new(e->arena, FlFinding, all.count);
    uint32_t n = 0;
    for (uint32_t i = 0; i < all.count; i++)
        if (all.item[i].rule == e->rule) kept[n++] = all.item[i];
    return (FlFindings){kept, n, false};
}

static uint32_t count_errors(Arena *a, FlDoc *doc)
{
    FlFindings all = fl_lint(a, doc);
    uint32_t n = 0;
    for (uint32_t i = 0; i < all.count; i++) n += all.item[i].severity == FL_ERROR;
    return n;
}

static void compare(const Example *e, const char *what, Str want, Str got)
{
    if (str_eq(want, got)) return;
    Str diff = diff_lines(e->arena, want, got);
    print_error("%.*s: %s\n%.*s", STR_ARG(fl_rule_id(e->rule)), what, STR_ARG(diff));
    fail();
}

static void check(const Example *e, int holds, const char *why)
{
    if (holds) return;
    print_error("%.*s: %s\n%.*s", STR_ARG(fl_rule_id(e->rule)), why,
                e->input ? (int)e->input->text.len : 0, e->input ? e->input->text.ptr : "");
    fail();
}

// Positions and messages, without what a byte-order mark moves.
static Str print_findings(const Example *e, FlDoc *doc)
{
    Out out = out_on(e->arena);
    FlFindings found = findings_of(e, doc);
    uint32_t bom = str_starts(fl_text(e->arena, doc), STR("\xEF\xBB\xBF")) ? 1 : 0;
    for (uint32_t i = 0; i < found.count; i++) {
        FlPosition start = fl_position(doc, found.item[i].span.start, FL_UTF32);
        FlPosition end = fl_position(doc, found.item[i].span.end, FL_UTF32);
        out_fmt(&out, "%u:%u-%u:%u %.*s\n", start.line, start.character - (start.line ? 0 : bom),
                end.line, end.character - (end.line ? 0 : bom), STR_ARG(found.item[i].message));
    }
    return out_done(&out);
}

static FlDoc *open_as(const Example *e, Str text)
{
    FlDoc *doc = fl_open(text);
    fl_configure(doc, e->config);
    return doc;
}

// The same bytes, one key at a time (a long text: in 4,000 steps), with all findings asked for after each.
static FlDoc *type(const Example *e, Str text)
{
    FlDoc *doc = open_as(e, STR(""));
    Arena scratch = {0};
    uint32_t step = text.len / 4000 + 1;
    for (uint32_t i = 0; i < text.len; i += step) {
        fl_edit(doc, (Span){i, i}, str_cut(text, i, i + step));
        fl_lint(&scratch, doc);
        arena_reset(&scratch);
    }
    arena_clear(&scratch);
    return doc;
}

// As the command line does it, where each rule is also asked whether it is silent without its commands.
static FlDoc *open_once(const Example *e, Str text)
{
    FlDoc *doc = fl_open(text);
    FlConfig config = *e->config;
    config.is_once = true;
    fl_configure(doc, &config);
    return doc;
}

static void compare_doc(const Example *e, const char *what, FlDoc *doc)
{
    compare(e, what, print_findings(e, e->doc), print_findings(e, doc));
    fl_close(doc);
}

static void check_variants(const Example *e)
{
    Str text = e->marked.text;
    Str crlf = marks_read(e->arena, e->marked.shown, STR("crlf")).text;
    if (e->input->args.len) return;
    compare_doc(e, "typed in key by key", type(e, text));
    compare_doc(e, "checked once", open_once(e, text));
    compare_doc(e, "with CRLF line ends", open_as(e, crlf));
    compare_doc(e, "with a byte-order mark",
                open_as(e, str_join(e->arena, STR("\xEF\xBB\xBF"), text)));
    if (str_ends(text, STR("\n")))
        compare_doc(e, "without the last line end", open_as(e, str_cut(text, 0, text.len - 1)));
}

static void check_messages(const Example *e, FlFindings found)
{
    for (uint32_t i = 0; i < found.count; i++) {
        Str m = found.item[i].message;
        char first = str_at(m, 0);
        check(e, first == '`' || (first == char_lower(first) && first),
              "a message starts in lower case or with a quoted name");
        check(e, !str_ends(m, STR(".")), "a message has no full stop");
    }
}

typedef struct EditList {
    FlEdit *item;
    uint32_t count, room;
} EditList;

// Adds the edits of a fix unless they touch those of an earlier one.
static void add_edits(Arena *a, EditList *list, FlEdits edits)
{
    for (uint32_t i = 0; i < edits.count; i++)
        for (uint32_t k = 0; k < list->count; k++) {
            Span x = edits.item[i].span, y = list->item[k].span;
            if ((x.start < y.end && y.start < x.end) || x.start == y.start) return;
        }
    for (uint32_t i = 0; i < edits.count; i++) {
        VEC_PUSH(a, list, edits.item[i]);
        for (uint32_t k = list->count - 1; k; k--) {
            FlEdit *pair = &list->item[k - 1];
            if (pair[0].span.start <= pair[1].span.start) break;
            FlEdit swap = pair[0];
            pair[0] = pair[1];
            pair[1] = swap;
        }
    }
}

// The text after the first fix of each finding of the rule.
static Str apply_fixes(const Example *e, FlDoc *doc, Shown *shown)
{
    EditList list = {0};
    FlFindings found = findings_of(e, doc);
    for (uint32_t i = 0; i < found.count; i++) {
        FlActions fixes = fl_fixes(e->arena, doc, found.item[i].number);
        if (!fixes.count) continue;
        for (uint32_t k = 0; k < fixes.count; k++) {
            check(e, e->rule->has_safe_fix || !fixes.item[k].is_safe,
                  "a fix is safe, and the rule says that it has none");
            shown->safe += fixes.item[k].is_safe;
        }
        add_edits(e->arena, &list, fixes.item[0].edits);
    }
    return edits_apply(e->arena, fl_text(e->arena, doc), (FlEdits){list.item, list.count});
}

// The ignore file after the first fix of each finding that changes it.
static Str fixed_ignore(const Example *e)
{
    FlFindings found = findings_of(e, e->doc);
    Str text = e->config->ignore;
    for (uint32_t i = 0; i < found.count; i++) {
        FlActions fixes = fl_fixes(e->arena, e->doc, found.item[i].number);
        if (fixes.count) text = str_join(e->arena, text, fixes.item[0].file.text);
    }
    return text;
}

static void check_fixed(const Example *e, Shown *shown)
{
    if (e->ignore) {
        compare(e, "the ignore file", e->ignore->text, fixed_ignore(e));
        shown->fixed++;
    }
    Str fixed = apply_fixes(e, e->doc, shown);
    bool is_changed = !str_eq(fixed, e->marked.text);
    if (!e->fixed) {
        check(e, !is_changed || e->rule->has_fix,
              "there is a fix, and the rule says that it has none");
        return;
    }
    shown->fixed++;
    compare(e, "fixed", e->fixed->text, fixed);
    FlDoc *doc = open_as(e, fixed);
    Shown ignored = {0};
    check(e, !count_errors(e->arena, doc), "what the fix makes of it still has errors");
    compare(e, "fixed twice", fixed, apply_fixes(e, doc, &ignored));
    fl_close(doc);
}

static void run_example(Example *e, Shown *shown)
{
    e->marked = marks_read(e->arena, e->input->text, e->input->args);
    e->doc = open_as(e, e->marked.text);
    FlFindings found = findings_of(e, e->doc);
    Str got = marks_write(e->arena, e->doc, found, STR_NONE);
    compare(e, "findings", e->marked.shown, got);
    check_messages(e, found);
    check_fixed(e, shown);
    check_variants(e);
    shown->bad += e->marked.has_carets;
    shown->good += !e->marked.has_carets;
    fl_close(e->doc);
}

static void check_text(const Example *e, const Shown *shown)
{
    const FlRule *r = e->rule;
    Str title = fl_rule_title(e->arena, r);
    char first = str_at(title, 0);
    check(e, first != char_lower(first) || first == '`', "the first line starts with a capital");
    check(e, str_ends(title, STR(".")), "the first line is a sentence");
    check(e, shown->bad, "there is no bad example");
    check(e, shown->good, "there is no good example");
    check(e, !r->has_fix == !shown->fixed, "a ```fixed block goes with a fix");
    check(e, !r->has_safe_fix == !shown->safe, "no example shows the safe fix");
}

enum { REGISTRIES_MAX = 8 };

// What the config of an example may hold.
typedef struct Policies {
    Str registry[REGISTRIES_MAX], label_name[REGISTRIES_MAX], label_type[REGISTRIES_MAX];
    Str secret_command, secret_mount;
    FlOption option;
} Policies;

// `{file-long: {lines: 4}}`
static void read_option(FlConfig *config, Policies *p, Str line)
{
    FlRuleOption option;
    Str id = str_next_word(&line);
    if (!fl_rule_option(id, &option)) fail_msg("the rule has no option");
    if (!str_eq(str_next_word(&line), option.name)) fail_msg("not the option of the rule");
    p->option.rule = id;
    if (!fl_option_read(&option, str_trim(line), &p->option.value)) fail_msg("not a value");
    config->option = &p->option;
    config->option_count = 1;
}

// `{COMMAND: "MOUNT"}`
static void read_secret(FlConfig *config, Policies *p, Str line)
{
    Str command = str_skip(str_trim(line), 1);
    uint32_t colon = str_find_char(command, ':');
    Str mount = str_skip(command, colon + 3);
    p->secret_command = str_cut(command, 0, colon);
    p->secret_mount = str_cut(mount, 0, str_find_char(mount, '"'));
    config->secret_mount = &p->secret_mount;
    config->secret_command = &p->secret_command;
    config->secret_count = 1;
}

// The words of a YAML value on one line, without its punctuation.
static Str yaml_words(Arena *arena, Str line)
{
    char *copy = arena_alloc(arena, line.len + 1);
    for (uint32_t i = 0; i < line.len; i++)
        copy[i] = str_has_char(STR("[]{}:,\""), line.ptr[i]) ? ' ' : line.ptr[i];
    return (Str){copy, line.len};
}

// What the settings of a rule's example say, in the form of `.fairlead.yaml`.
static void read_config(Arena *arena, FlConfig *config, Policies *p, const Block *block)
{
    Str rest = block->text, line, word;
    if (!str_eq(block->kind, STR("config"))) return;
    config->registry = p->registry;
    config->label_name = p->label_name;
    config->label_type = p->label_type;
    while (rest.len && str_next_part(&rest, '\n', &line)) {
        Str key = str_next_word(&line), words = yaml_words(arena, line);
        if (str_eq(key, STR("strict-labels:"))) config->has_strict_labels = true;
        if (str_eq(key, STR("rules:"))) read_option(config, p, words);
        if (str_eq(key, STR("secrets:"))) read_secret(config, p, line);
        while (str_eq(key, STR("registries:")) && (word = str_next_word(&words)).len)
            p->registry[config->registry_count++] = word;
        if (!str_eq(key, STR("labels:"))) continue;
        p->label_name[config->label_count] = str_next_word(&words);
        p->label_type[config->label_count++] = str_next_word(&words);
    }
}

static void run_rule(void **state)
{
    Arena a = {0};
    const FlRule *rule = *state;
    FlConfig config = {0};
    if (rule->severity == FL_OFF) config.profile = FL_PROFILE_STRICT;
    Shown shown = {0};
    Listing listing = {0};
    Policies policies;
    Str printed = STR("");
    Chapters chapters =
        fixture_read(&a, STR(""), str_fmt(&a, "# x\n%.*s", STR_ARG(fl_rule_text(&a, rule))));
    Example e = {.arena = &a, .rule = rule, .config = &config};
    const Chapter *all = chapters.count ? &chapters.item[0] : NULL;
    for (uint32_t i = 0; all && i < all->block_count; i++) {
        const Block *b = &all->block[i], *next = i + 1 < all->block_count ? b + 1 : NULL;
        listing_read(&a, &listing, b);
        read_config(&a, &config, &policies, b);
        shell_answers_read(&printed, b);
        image_answers_read(&a, b, &config);
        if (!str_eq(b->kind, STR("dockerfile"))) continue;
        listing_tell(&a, &listing, &config);
        shell_answers_tell(&a, printed, marks_read(&a, b->text, b->args).text, &config);
        e.input = b;
        e.ignore = next && str_eq(next->kind, STR("fixed-dockerignore")) ? next : NULL;
        e.fixed = next && str_eq(next->kind, STR("fixed")) ? next : NULL;
        run_example(&e, &shown);
    }
    e.input = NULL;
    check_text(&e, &shown);
    arena_clear(&a);
}

int main(int argc, char **argv)
{
    Arena a = {0};
    uint32_t count, chosen = 0;
    const FlRule *rule = fl_rules(&count);
    struct CMUnitTest *test = arena_new(&a, struct CMUnitTest, count);
    Str wanted = 1 < argc ? (Str){argv[1], (uint32_t)strlen(argv[1])} : STR("");
    for (uint32_t i = 0; i < count; i++) {
        if (str_find(fl_rule_id(&rule[i]), wanted) == STR_NONE) continue;
        test[chosen].name = str_fmt(&a, "%.*s%c", STR_ARG(fl_rule_id(&rule[i])), 0).ptr;
        test[chosen].test_func = run_rule;
        test[chosen++].initial_state = (void *)&rule[i];
    }
    int failed = _cmocka_run_group_tests("rules", test, chosen, NULL, NULL);
    arena_clear(&a);
    if (!failed && host_blocks()) print_error("%u blocks were not freed\n", host_blocks());
    return failed != 0 || host_blocks() != 0;
}
