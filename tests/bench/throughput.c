// What the library does with bytes, measured from inside one process.
//
//   throughput [--short] [FILE...]      the files are a corpus to lint
#include "analysis.h"
#include "dockerfile.h"
#include "samples.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uv.h>

static size_t rounds = 30;
enum { FAR_OFF = 3 }; // times a target: more than a busy machine explains

static size_t missed, far_off;

void *fl_host_alloc(void *old, size_t size)
{
    if (size == 0) {
        free(old);
        return NULL;
    }
    void *p = realloc(old, size);
    if (p == NULL) fl_host_panic("out of memory");
    return p;
}

_Noreturn void fl_host_panic(const char *why)
{
    fprintf(stderr, "throughput: %s\n", why);
    abort();
}

static double ms_since(uint64_t from)
{
    return (double)(uv_hrtime() - from) / 1e6;
}

static void print_value(const char *name, double value, const char *unit, const char *target,
                        double used)
{
    printf("%-44s %10.2f %-6s", name, value, unit);
    if (target != NULL) printf("  %s: %s", target, used <= 1 ? "ok" : "MISSED");
    printf("\n");
    fflush(stdout);
    if (target != NULL && 1 < used) missed++;
    if (target != NULL && FAR_OFF < used) far_off++;
}

static Str str_of_text(const Text *t)
{
    return (Str){.ptr = t->ptr, .len = (uint32_t)t->len};
}

// ---- Speed ----

static void measure_parse(void)
{
    static Samples ms;
    Text text = text_of_size(1000000, CLEAN);
    for (size_t i = 0; i < rounds; i++) {
        uint64_t from = uv_hrtime();
        FlDoc *doc = fl_open(str_of_text(&text));
        samples_add(&ms, ms_since(from));
        fl_close(doc);
    }
    double median = samples_median(&ms), rate = (double)text.len / 1000 / median;
    print_value("parse 1 MB", median, "ms", "less than 10 ms", median / 10);
    print_value("parse", rate, "MB/s", "at least 100 MB/s", 100 / rate);
    text_clear(&text);
}

// Where one more `x` can be typed: behind a WORKDIR in the middle.
static uint32_t key_offset(const Text *t)
{
    const char *at = strstr(t->ptr + t->len / 2, "WORKDIR");
    return (uint32_t)((size_t)(at - t->ptr) + strcspn(at, "\n"));
}

static void measure_reparse(void)
{
    static Samples us, items, lint;
    Text text = text_of_lines(20000, CLEAN);
    FlDoc *doc = fl_open(str_of_text(&text));
    uint32_t at = key_offset(&text);
    Arena arena = {0};
    for (size_t i = 0; i < 2 * rounds; i++) {
        bool is_insert = i % 2 == 0;
        uint64_t from = uv_hrtime();
        fl_edit(doc, (Span){at, is_insert ? at : at + 1}, is_insert ? STR("x") : STR(""));
        samples_add(&us, 1000 * ms_since(from));
        samples_add(&items, fl_parsed(doc));
        from = uv_hrtime();
        fl_lint(&arena, doc);
        if (2 < i) samples_add(&lint, 1000 * ms_since(from));
        arena_reset(&arena);
    }
    double most = samples_at(&items, 1);
    print_value("key in 20,000 lines: items parsed, at most", most, "", "at most 3", most / 3);
    print_value("key in 20,000 lines: edit", samples_median(&us), "us", NULL, 0);
    print_value("key in 20,000 lines: lint", samples_median(&lint), "us", NULL, 0);
    arena_clear(&arena);
    fl_close(doc);
    text_clear(&text);
}

// ---- The corpus ----

static Text read_file(const char *path)
{
    Text t = {0};
    FILE *file = fopen(path, "rb");
    if (file == NULL) return t;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    t.ptr = size < 0 ? NULL : malloc((size_t)size + 1);
    if (t.ptr != NULL) t.len = fread(t.ptr, 1, (size_t)size, file);
    fclose(file);
    return t;
}

static double lint_ms(const Text *text, const FlConfig *config, Arena *arena)
{
    uint64_t from = uv_hrtime();
    FlDoc *doc = fl_open(str_of_text(text));
    fl_configure(doc, config);
    fl_lint(arena, doc);
    double ms = ms_since(from);
    fl_close(doc);
    arena_reset(arena);
    return ms;
}

static double best_ms(const Text *text, const FlConfig *config, Arena *arena)
{
    enum { TRIES = 3 };
    double best = lint_ms(text, config, arena);
    for (int try = 1; try < TRIES; try++) {
        double ms = lint_ms(text, config, arena);
        if (ms < best) best = ms;
    }
    return best;
}

// As the command line checks files, and as an editor opens them: then what keys will need is kept, too.
static void measure_corpus(char **paths, int count)
{
    Arena arena = {0}, rules = {0};
    FlConfig once = {.is_once = true}, editor = {.is_editor = true};
    once.rule_set = fl_rule_set(&rules, &once);
    double bytes = 0, sum = 0, opened = 0, most = 0;
    const char *slowest = "";
    for (int i = 0; i < count; i++) {
        Text text = read_file(paths[i]);
        double best = best_ms(&text, &once, &arena);
        opened += best_ms(&text, &editor, &arena);
        bytes += (double)text.len;
        sum += best;
        if (most < best) {
            most = best;
            slowest = paths[i];
        }
        text_clear(&text);
    }
    arena_clear(&arena);
    arena_clear(&rules);
    double rate = bytes / 1000 / sum;
    print_value("corpus: parse and lint", rate, "MB/s", "at least 30 MB/s", 30 / rate);
    print_value("corpus: opened in an editor", bytes / 1000 / opened, "MB/s", NULL, 0);
    print_value("corpus: slowest file", most, "ms", "at most 5 ms", most / 5);
    if (5 < most) printf("  %s\n", slowest);
}

// ---- Inputs made to hurt ----

typedef struct Hurt {
    const char *name;
    const char *before, *unit, *middle, *unit_after, *after;
    size_t count;
    double most_ms;
} Hurt;

static const Hurt hurts[] = {
    {"1 MB of backslashes", "FROM a\nRUN ", "\\", "", "", "\n", 1000000, 100},
    {"1 MB of backslashes in quotes", "FROM a\nENV A=\"", "\\", "", "", "\"\n", 1000000, 100},
    {"100,000 blank continuation lines", "FROM a\nRUN a \\\n", "\n", "", "", "b\n", 100000, 100},
    {"100,000 comments in a continuation", "FROM a\nRUN a \\\n", "# c\n", "", "", "b\n", 100000,
     100},
    {"10,000 heredocs on a line", "FROM a\nRUN ", "<<E ", "\n", "x\nE\n", "", 10000, 200},
    {"`${a:-` 10,000 deep", "FROM a\nENV A=", "${a:-", "", "}", "\n", 10000, 100},
    {"`$(` 10,000 deep", "FROM a\nRUN echo ", "$(", "", ")", "\n", 10000, 100},
    {"`(` 10,000 deep", "FROM a\nRUN ", "(", "a", ")", "\n", 10000, 100},
    {"`[` 100,000 deep", "FROM a\nCMD ", "[", "", "]", "\n", 100000, 100},
    {"ONBUILD 100,000 deep", "FROM a\n", "ONBUILD ", "", "", "RUN a\n", 100000, 500},
    {"50,000 stages", "", "FROM a AS b\n", "", "", "", 50000, 1000},
    {"a stage name of 10,000 bytes", "FROM a AS ", "n", "", "", "\nCOPY --from=nn a b\n", 10000,
     20},
    {"50,000 variables", "FROM a\n", "ENV A=$A\n", "", "", "", 50000, 500},
    {"one line of 10 MB", "FROM a\nRUN ", "echo abc; ", "", "", "\n", 1000000, 2000},
    {"2 MB of words in ENV", "FROM a\nENV ", "A=b ", "", "", "\n", 500000, 2000},
    {"1 MB of NUL", "FROM a\n", "", "", "", "", 0, 100},
};

static void append(Text *t, const char *part, size_t times)
{
    size_t len = strlen(part);
    t->ptr = realloc(t->ptr, t->len + len * times + 1);
    if (t->ptr == NULL) abort();
    for (size_t i = 0; i < times; i++) {
        memcpy(t->ptr + t->len, part, len);
        t->len += len;
    }
}

static Text hurt_text(const Hurt *h)
{
    Text t = {0};
    append(&t, h->before, 1);
    append(&t, h->unit, h->count);
    append(&t, h->middle, 1);
    append(&t, h->unit_after, h->count);
    append(&t, h->after, 1);
    if (h->count != 0) return t;
    append(&t, "x", 1000000);
    memset(t.ptr + t.len - 1000000, 0, 1000000);
    return t;
}

static void measure_hurts(void)
{
    const FlConfig usual = {0};
    Arena arena = {0};
    for (size_t i = 0; i < sizeof(hurts) / sizeof(hurts[0]); i++) {
        Text text = hurt_text(&hurts[i]);
        char target[64];
        snprintf(target, sizeof(target), "at most %.0f ms", hurts[i].most_ms);
        double ms = lint_ms(&text, &usual, &arena);
        print_value(hurts[i].name, ms, "ms", target, ms / hurts[i].most_ms);
        text_clear(&text);
    }
    arena_clear(&arena);
}

int main(int argc, char **argv)
{
    int at = 1;
    if (at < argc && strcmp(argv[at], "--short") == 0) {
        rounds = 10;
        at++;
    }
    measure_parse();
    measure_reparse();
    if (at < argc) measure_corpus(argv + at, argc - at);
    measure_hurts();
    printf("%zu targets missed, %zu by far\n", missed, far_off);
    return missed == 0 ? 0 : far_off == 0 ? 3 : 1;
}
