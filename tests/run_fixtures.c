// Runs every heading of fixtures/**/*.md as a test. An argument runs only the tests whose title contains it.
// UPDATE=1 rewrites the answers in place; read the diff before you commit it.
#include "base/vec.h"
#include "image_answers.h"
#include "line_diff.h"
#include "listing.h"
#include "marks.h"
#include "printers.h"
#include "shell_answers.h"
#include "test.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Printer {
    Str kind;
    Str (*print)(const Fixture *f);
} Printer;

static const Printer printers[] = {
#define X(name) {STR_INIT(#name), print_##name},
#include "list.h"
#undef X
};

// A Markdown file, and the answers that are to be rewritten in it.
typedef struct File {
    const char *path;
    Str text;
    struct {
        FlEdit *item;
        uint32_t count, room;
    } updates;
} File;

typedef struct Test {
    File *file;
    const Chapter *chapter;
} Test;

static struct {
    Arena arena;
    bool is_update;
    struct {
        struct CMUnitTest *item;
        uint32_t count, room;
    } tests;
    struct {
        File **item;
        uint32_t count, room;
    } files;
} run;

// What a chapter has said so far.
typedef struct Progress {
    Test *test;
    Arena arena;
    Fixture fixture;
    FlConfig config;
    Str arg_name[16], arg_value[16], select[8], label_name[4], label_type[4];
    FlLevel level[16];
    Listing listing;
    Str printed; // by ShellCheck
    const Block *input;
    Marked marked;
    uint32_t answers; // to the latest input
    uint32_t failures;
} Progress;

static void compare(Progress *p, const Block *block, Str got)
{
    if (str_eq(block->text, got)) return;
    if (run.is_update) {
        FlEdit edit = {block->content, str_copy(&run.arena, got)};
        VEC_PUSH(&run.arena, &p->test->file->updates, edit);
        return;
    }
    Str diff = diff_lines(&p->arena, block->text, got);
    fprintf(stderr, "%s:%u: ```%.*s\n%.*s", p->test->file->path, p->test->chapter->line,
            STR_ARG(block->kind), STR_ARG(diff));
    p->failures++;
}

// An input without an answer has the findings that are marked in it, and no others.
static void end_input(Progress *p)
{
    if (p->input && (p->answers == 0 || p->marked.has_carets)) {
        FlFindings findings = fixture_findings(&p->fixture);
        Str got = marks_write(&p->arena, p->fixture.doc, findings, p->marked.cursor);
        compare(p, p->input, got);
    }
    fl_close(p->fixture.doc);
    p->fixture.doc = NULL;
    p->input = NULL;
    p->answers = 0;
}

// `label org.example.docs spdx`.
static void read_label(Progress *p, Str key, Str value)
{
    FlConfig *c = &p->config;
    if (!str_eq(key, STR("label")) || c->label_count == ARRAY_LEN(p->label_name)) return;
    p->label_name[c->label_count] = str_next_word(&value);
    p->label_type[c->label_count++] = str_next_word(&value);
}

// `level maintainer-used error`, `level DL3006 off 2` from a stronger source; `select apt-*`.
static void read_level(Progress *p, Str key, Str value)
{
    static const Str names = STR_INIT("off hint info warning error");
    FlConfig *c = &p->config;
    if (str_eq(key, STR("select")) && c->select_count < ARRAY_LEN(p->select))
        p->select[c->select_count++] = value;
    if (!str_eq(key, STR("level")) || c->level_count == ARRAY_LEN(p->level)) return;
    FlLevel *level = &p->level[c->level_count++];
    level->name = str_next_word(&value);
    Str wanted = str_next_word(&value), rest = names, name;
    for (int i = FL_OFF; (name = str_next_word(&rest)).len; i++)
        if (str_eq(name, wanted)) level->severity = (FlSeverity)i;
    level->strength = str_eq(str_trim(value), STR("2")) ? 2 : 1;
}

static void read_hints(FlConfig *c, Str key)
{
    if (str_eq(key, STR("cache-hints"))) c->has_cache_hints = true;
    if (str_eq(key, STR("no-value-hints"))) c->has_no_value_hints = true;
    if (str_eq(key, STR("no-stage-hints"))) c->has_no_stage_hints = true;
    if (str_eq(key, STR("no-user-hints"))) c->has_no_user_hints = true;
}

static void read_setting(Progress *p, Str line)
{
    Str value = line, key = str_next_word(&value);
    value = str_trim(value);
    FlConfig *c = &p->config;
    read_level(p, key, value);
    read_label(p, key, value);
    read_hints(c, key);
    if (str_eq(key, STR("rules"))) p->fixture.rules = value;
    if (str_eq(key, STR("target"))) c->target = value;
    if (str_eq(key, STR("editor"))) c->is_editor = true;
    if (str_eq(key, STR("like-hadolint"))) c->is_like_hadolint = true;
    if (str_eq(key, STR("pragmas-are-void"))) c->pragmas_are_void = true;
    if (str_eq(key, STR("check"))) {
        c->check = value;
        c->has_check = true;
    }
    static const Str profiles = STR_INIT("default|strict|hadolint|buildkit");
    Str rest = profiles, name;
    for (int i = 0; str_eq(key, STR("profile")) && str_next_part(&rest, '|', &name); i++)
        if (str_eq(name, value)) c->profile = (FlProfile)i;
    if (!str_eq(key, STR("build-arg")) || c->arg_count == ARRAY_LEN(p->arg_name)) return;
    str_next_part(&value, '=', &p->arg_name[c->arg_count]);
    p->arg_value[c->arg_count++] = value;
}

// Blocks that hold for the inputs behind them.
static bool read_settings(Progress *p, const Block *block)
{
    Str rest = block->text, line;
    if (listing_read(&p->arena, &p->listing, block)) return true;
    if (shell_answers_read(&p->printed, block)) return true;
    if (image_answers_read(&p->arena, block, &p->config)) return true;
    if (str_eq(block->kind, STR("env"))) {
        p->fixture.env = block->text;
        return true;
    }
    if (!str_eq(block->kind, STR("config"))) return false;
    while (rest.len && str_next_part(&rest, '\n', &line)) read_setting(p, line);
    return true;
}

static bool read_input(Progress *p, const Block *block)
{
    if (!str_eq(block->kind, STR("dockerfile"))) return false;
    end_input(p);
    p->input = block;
    p->marked = marks_read(&p->arena, block->text, block->args);
    listing_tell(&p->arena, &p->listing, &p->config);
    shell_answers_tell(&p->arena, p->printed, p->marked.text, &p->config);
    p->config.arg_name = p->arg_name;
    p->config.arg_value = p->arg_value;
    p->config.level = p->level;
    p->config.label_name = p->label_name;
    p->config.label_type = p->label_type;
    p->config.select = p->select;
    p->fixture.doc = fl_open(p->marked.text);
    p->fixture.cursor = p->marked.cursor;
    fl_configure(p->fixture.doc, &p->config);
    return true;
}

// `buildkit-json` asks print_buildkit_json.
static bool is_kind(Str kind, Str name)
{
    if (kind.len != name.len) return false;
    for (uint32_t i = 0; i < kind.len; i++)
        if ((kind.ptr[i] == '-' ? '_' : kind.ptr[i]) != name.ptr[i]) return false;
    return true;
}

static void read_answer(Progress *p, const Block *block)
{
    for (uint32_t i = 0; i < ARRAY_LEN(printers); i++) {
        if (!is_kind(block->kind, printers[i].kind)) continue;
        p->answers++;
        p->fixture.asked = block;
        compare(p, block, printers[i].print(&p->fixture));
        return;
    }
    print_error("%s: unknown block `%.*s`\n", p->test->chapter->title, STR_ARG(block->kind));
    p->failures++;
}

static void run_chapter(void **state)
{
    Progress p = {.test = *state};
    const Chapter *chapter = p.test->chapter;
    p.fixture.arena = &p.arena;
    for (uint32_t i = 0; i < chapter->block_count; i++) {
        const Block *block = &chapter->block[i];
        if (!read_input(&p, block) && !read_settings(&p, block)) read_answer(&p, block);
    }
    end_input(&p);
    arena_clear(&p.arena);
    if (p.failures) fail();
}

static void add_file(const char *path, const char *filter)
{
    Arena *a = &run.arena;
    File *file = arena_new(a, File, 1);
    file->path = path;
    file->text = read_file(a, path);
    VEC_PUSH(a, &run.files, file);
    Str name = str_skip((Str){path, (uint32_t)strlen(path)}, sizeof TESTS_DIR "/fixtures");
    name.len -= 3;
    Chapters chapters = fixture_read(a, name, file->text);
    for (uint32_t i = 0; i < chapters.count; i++) {
        if (filter && !strstr(chapters.item[i].title, filter)) continue;
        Test *test = arena_new(a, Test, 1);
        *test = (Test){file, &chapters.item[i]};
        struct CMUnitTest unit = {.name = chapters.item[i].title, .test_func = run_chapter};
        unit.initial_state = test;
        VEC_PUSH(a, &run.tests, unit);
    }
}

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static void add_folder(const char *path, const char *filter)
{
    struct dirent **entry;
    int n = scandir(path, &entry, is_visible, alphasort);
    for (int i = 0; i < n; i++) {
        Str below = str_fmt(&run.arena, "%s/%s%c", path, entry[i]->d_name, 0);
        if (strstr(entry[i]->d_name, ".md"))
            add_file(below.ptr, filter);
        else
            add_folder(below.ptr, filter);
        free(entry[i]);
    }
    if (0 <= n) free(entry);
}

static void write_updates(File *file)
{
    if (file->updates.count == 0) return;
    FILE *out = fopen(file->path, "wb");
    if (!out) fl_host_panic("cannot write a fixture");
    uint32_t at = 0;
    for (uint32_t i = 0; i < file->updates.count; i++) {
        FlEdit edit = file->updates.item[i];
        fwrite(file->text.ptr + at, 1, edit.span.start - at, out);
        fwrite(edit.text.ptr, 1, edit.text.len, out);
        at = edit.span.end;
    }
    fwrite(file->text.ptr + at, 1, file->text.len - at, out);
    fclose(out);
}

int main(int argc, char **argv)
{
    run.is_update = getenv("UPDATE") != NULL;
    add_folder(TESTS_DIR "/fixtures", argc < 2 ? NULL : argv[1]);
    int failed = _cmocka_run_group_tests("fixtures", run.tests.item, run.tests.count, NULL, NULL);
    for (uint32_t i = 0; i < run.files.count; i++) write_updates(run.files.item[i]);
    arena_clear(&run.arena);
    return failed != 0;
}
