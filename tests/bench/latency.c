// What an editor's user waits for, measured from outside: the empty server and ours, in turn, in one run.
//
//   latency [--short] EMPTY_SERVER FAIRLEAD
#include "bench_client.h"
#include "dockerfile.h"
#include "samples.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "file:///bench/"
#define URI    FOLDER "0/Dockerfile"

typedef enum Side { EMPTY, OURS, SIDES } Side;

typedef struct Measure {
    Samples side[SIDES];
} Measure;

// A pair of servers with the same document open.
typedef struct Pair {
    Client client[SIDES];
    Text text;
    size_t line, column; // where keys are pressed: the end of a line in the middle
    size_t cmd_line;     // of the first CMD behind that
    size_t list_size;    // bytes of our latest list of findings
    int version;
} Pair;

static char *const *servers[SIDES];
static size_t start_rounds = 40, key_rounds = 300, big_rounds = 60, many = 10000;
enum { FAR_OFF = 12 }; // times a target: more than today, and than a busy machine explains

static size_t missed, far_off;

static double since_us(const Client *c, uint64_t from)
{
    return (double)(c->arrived - from) / 1e3;
}

// ---- The conversation ----

static void initialize(Client *c)
{
    size_t len;
    client_sendf(
        c,
        "{\"jsonrpc\":\"2.0\",\"id\":\"init\",\"method\":\"initialize\",\"params\":{\"processId\":"
        "null,"
        "\"rootUri\":null,\"capabilities\":{\"textDocument\":{\"hover\":{\"contentFormat\":["
        "\"markdown\"]},"
        "\"completion\":{\"completionItem\":{\"resolveSupport\":{\"properties\":["
        "\"documentation\"]}}},"
        "\"codeAction\":{\"codeActionLiteralSupport\":{\"codeActionKind\":{\"valueSet\":[]}}}}}}}");
    client_wait(c, "\"init\"", &len);
    client_sendf(c, "{\"jsonrpc\":\"2.0\",\"method\":\"initialized\",\"params\":{}}");
}

// Opens a document and waits for its findings.
static size_t open_as(Client *c, const Text *text, size_t number)
{
    size_t len;
    char uri[64];
    snprintf(uri, sizeof uri, FOLDER "%zu/Dockerfile", number);
    client_open(c, uri, 1000, text->ptr, text->len);
    client_wait(c, "publishDiagnostics", &len);
    return len;
}

static size_t open_text(Client *c, const Text *text)
{
    return open_as(c, text, 0);
}

// Types one character, or deletes it again, and waits for the findings of that version. Gives microseconds.
static double press_key(Pair *p, Side side, bool is_insert)
{
    Client *c = &p->client[side];
    char needle[32];
    size_t len;
    snprintf(needle, sizeof(needle), "\"version\":%d", p->version);
    uint64_t from = uv_hrtime();
    client_sendf(c,
                 "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/"
                 "didChange\",\"params\":{\"textDocument\":{\"uri\":\"" URI
                 "\",\"version\":%d},\"contentChanges\":[{\"range\":{\"start\":{\"line\":%zu,"
                 "\"character\":%zu},"
                 "\"end\":{\"line\":%zu,\"character\":%zu}},\"text\":\"%s\"}]}}",
                 p->version, p->line, p->column, p->line, p->column + (is_insert ? 0 : 1),
                 is_insert ? "x" : "");
    client_wait(c, needle, &len);
    if (side == OURS) p->list_size = len;
    return since_us(c, from);
}

static double ask(Client *c, int id, const char *method, const char *params)
{
    char needle[32];
    size_t len;
    snprintf(needle, sizeof(needle), "\"id\":%d", id);
    uint64_t from = uv_hrtime();
    client_sendf(c, "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"textDocument/%s\",\"params\":%s}",
                 id, method, params);
    client_wait(c, needle, &len);
    return since_us(c, from);
}

// ---- The pair ----

static size_t line_of(const Text *t, const char *at)
{
    size_t line = 0;
    for (const char *p = t->ptr; p < at; p++) line += *p == '\n';
    return line;
}

static void pair_open(Pair *p, size_t lines, Findings findings)
{
    *p = (Pair){.text = text_of_lines(lines, findings), .version = 1000};
    const char *middle = strstr(p->text.ptr + p->text.len / 2, "WORKDIR");
    if (middle == NULL) middle = strstr(p->text.ptr, "WORKDIR");
    p->line = line_of(&p->text, middle);
    p->column = strcspn(middle, "\n");
    p->cmd_line = line_of(&p->text, strstr(middle, "CMD"));
    for (Side side = EMPTY; side < SIDES; side++) {
        client_start(&p->client[side], servers[side]);
        initialize(&p->client[side]);
        open_text(&p->client[side], &p->text);
    }
}

static void pair_close(Pair *p)
{
    for (Side side = EMPTY; side < SIDES; side++) {
        int64_t status = client_stop(&p->client[side]);
        if (status != 0)
            fprintf(stderr, "bench: %s ended with %d\n", servers[side][0], (int)status);
        if (status != 0) missed++;
    }
    text_clear(&p->text);
}

// ---- Printing ----

static void print_head(void)
{
    printf("%-34s %10s %10s %10s %10s %8s  %s\n", "", "ours", "p99", "empty", "p99", "ratio",
           "target");
}

// `target` NULL: the row is only told. Else `used` is how many times the target it took.
static void judge(const char *target, double used)
{
    if (target == NULL) return;
    printf("%s: %s", target, used <= 1 ? "ok" : "MISSED");
    missed += 1 < used;
    far_off += FAR_OFF < used;
}

static void print_row(const char *name, Measure *m, const char *target, double used)
{
    double ours = samples_median(&m->side[OURS]), empty = samples_median(&m->side[EMPTY]);
    printf("%-34s %7.0f us %7.0f us %7.0f us %7.0f us %7.1fx  ", name, ours,
           samples_p99(&m->side[OURS]), empty, samples_p99(&m->side[EMPTY]), ours / empty);
    judge(target, used);
    printf("\n");
    fflush(stdout);
}

static void print_value(const char *name, double value, const char *unit, const char *target,
                        double used)
{
    printf("%-34s %10.1f %s  ", name, value, unit);
    judge(target, used);
    printf("\n");
}

static double ratio(Measure *m)
{
    return samples_median(&m->side[OURS]) / samples_median(&m->side[EMPTY]);
}

// ---- The measures ----

static void measure_start(void)
{
    static Measure to_initialize, to_findings;
    Text text = text_of_lines(50, NOISY);
    for (size_t i = 0; i < 2 * start_rounds; i++) {
        Client c;
        Side side = i % 2 == 0 ? EMPTY : OURS;
        client_start(&c, servers[side]);
        initialize(&c);
        samples_add(&to_initialize.side[side], since_us(&c, c.started));
        open_text(&c, &text);
        samples_add(&to_findings.side[side], since_us(&c, c.started));
        client_stop(&c);
    }
    text_clear(&text);
    print_row("start to initialize", &to_initialize, NULL, 0);
    double more =
        samples_median(&to_findings.side[OURS]) - samples_median(&to_findings.side[EMPTY]);
    print_row("start to first findings", &to_findings, "at most 5 ms more", more / 5000);
}

static void press_keys(Pair *p, Measure *m, size_t rounds)
{
    enum { WARM_UP = 6 };
    for (size_t i = 0; i < rounds + WARM_UP; i++) {
        p->version++;
        for (size_t turn = 0; turn < SIDES; turn++) {
            // Whoever comes first in a round finds a colder machine, so they take turns at that too.
            Side side = (i / 2 + turn) % 2 == 0 ? EMPTY : OURS;
            double us = press_key(p, side, i % 2 == 0);
            if (WARM_UP <= i) samples_add(&m->side[side], us);
        }
    }
}

typedef struct KeyCase {
    size_t lines;
    const char *clean_name, *noisy_name;
    double most; // ratio to the empty server for the clean text; 0: no target
    const char *target;
} KeyCase;

static double measure_clean_keys(const KeyCase *k)
{
    Measure *m = calloc(1, sizeof(*m));
    Pair p;
    if (m == NULL) abort();
    pair_open(&p, k->lines, CLEAN);
    press_keys(&p, m, key_rounds);
    double ours = samples_median(&m->side[OURS]);
    double used = k->most == 0 ? 0 : ratio(m) / k->most;
    print_row(k->clean_name, m, k->target, used);
    pair_close(&p);
    free(m);
    return ours;
}

static void measure_noisy_keys(const KeyCase *k, double clean)
{
    Measure *m = calloc(1, sizeof(*m));
    Pair p;
    if (m == NULL) abort();
    pair_open(&p, k->lines, NOISY);
    press_keys(&p, m, 500 < k->lines ? big_rounds : key_rounds);
    print_row(k->noisy_name, m, NULL, 0);
    double rest = samples_median(&m->side[OURS]) - clean; // bytes per microsecond are MB per second
    double rate = 0 < rest ? (double)p.list_size / rest : 0;
    bool is_told = 200000 <= p.list_size; // shorter lists say more about the pipe
    if (is_told)
        print_value("  its list of findings", rate, "MB/s", "at least 50 MB/s",
                    rest <= 0 ? 0 : 50 / rate);
    pair_close(&p);
    free(m);
}

static void measure_keys(void)
{
    static const KeyCase cases[] = {
        {50, "key, 50 lines, few findings", "key, 50 lines, many findings", 3, "at most 3x"},
        {500, "key, 500 lines, few", "key, 500 lines, many", 0, NULL},
        {5000, "key, 5,000 lines, few", "key, 5,000 lines, many", 20, "at most 20x"},
        {20000, "key, 20,000 lines, few", "key, 20,000 lines, many", 20, "at most 20x"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const KeyCase *k = &cases[i];
        double clean = measure_clean_keys(k);
        measure_noisy_keys(k, clean);
    }
}

static void measure_hover(Pair *p, const char *name)
{
    static Measure hover;
    char at[256];
    memset(&hover, 0, sizeof(hover));
    snprintf(at, sizeof(at),
             "{\"textDocument\":{\"uri\":\"" URI "\"},\"position\":{\"line\":%zu,\"character\":2}}",
             p->cmd_line);
    for (size_t i = 0; i < 2 * key_rounds; i++) {
        Side side = i % 2 == 0 ? EMPTY : OURS;
        samples_add(&hover.side[side], ask(&p->client[side], 1000 + (int)i, "hover", at));
    }
    print_row(name, &hover, NULL, 0);
}

// `kind` is all that is asked for: of code actions for a range of lines.
static void measure_actions(Pair *p, size_t first, size_t last, const char *kind, const char *name)
{
    static Measure action;
    static int id = 5000;
    char at[384];
    memset(&action, 0, sizeof(action));
    snprintf(at, sizeof(at),
             "{\"textDocument\":{\"uri\":\"" URI
             "\"},\"range\":{\"start\":{\"line\":%zu,\"character\":4},\"end\":"
             "{\"line\":%zu,\"character\":4}},\"context\":{\"diagnostics\":[],\"only\":[\"%s\"]}}",
             first, last, kind);
    for (size_t i = 0; i < 2 * big_rounds; i++) {
        Side side = i % 2 == 0 ? EMPTY : OURS;
        samples_add(&action.side[side], ask(&p->client[side], id++, "codeAction", at));
    }
    print_row(name, &action, NULL, 0);
}

static void measure_requests(size_t lines, Findings findings)
{
    Pair p;
    pair_open(&p, lines, findings);
    printf("%zu lines, %s findings:\n", lines, findings == NOISY ? "many" : "few");
    measure_hover(&p, "  hover");
    measure_actions(&p, p.cmd_line, p.cmd_line, "quickfix", "  fixes at a cursor");
    measure_actions(&p, p.cmd_line, p.cmd_line, "refactor", "  other forms at a cursor");
    measure_actions(&p, 0, lines, "quickfix", "  fixes for the whole file");
    measure_actions(&p, 0, lines, "source.fixAll", "  fix all");
    pair_close(&p);
}

static void measure_memory(void)
{
    Client c;
    client_start(&c, servers[OURS]);
    initialize(&c);
    double idle = (double)client_resident(&c) / 1024;
    print_value("resident, idle", idle, "MiB", "less than 6 MiB", idle / 6);
    Text text = text_of_lines(50, NOISY);
    open_text(&c, &text);
    double with_file = (double)client_resident(&c) / 1024;
    print_value("resident, 50 lines open", with_file, "MiB", "less than 6 MiB", with_file / 6);
    text_clear(&text);
    client_stop(&c);
}

static void measure_much_memory(void)
{
    Client c;
    Text text = text_of_lines(5000, MIXED), small = text_of_lines(25, MIXED);
    client_start(&c, servers[OURS]);
    initialize(&c);
    open_text(&c, &text);
    double one = (double)client_resident(&c) / 1024;
    print_value("resident, 5,000 lines open", one, "MiB", "less than 8 MiB", one / 8);
    client_stop(&c);
    client_start(&c, servers[OURS]);
    initialize(&c);
    for (size_t i = 0; i < many; i++) open_as(&c, &small, i);
    double each = (double)client_resident(&c) * 1024 / (double)many / (double)small.len;
    print_value("resident, a byte of many documents", each, "bytes", NULL, 0);
    client_stop(&c);
    text_clear(&text);
    text_clear(&small);
}

// What can be asked of any server, to compare.
static int compare(void)
{
    print_head();
    measure_start();
    measure_memory();
    return 0;
}

int main(int argc, char **argv)
{
    int at = 1;
    bool is_comparing = at < argc && strcmp(argv[at], "--compare") == 0;
    at += is_comparing;
    if (at < argc && strcmp(argv[at], "--short") == 0) {
        start_rounds = 10;
        key_rounds = 40;
        big_rounds = 10;
        many = 500;
        at++;
    }
    if (argc - at != 2) {
        fprintf(stderr, "usage: latency [--compare | --short] EMPTY_SERVER FAIRLEAD\n");
        return 2;
    }
    char *empty[] = {argv[at], NULL}, *ours[] = {argv[at + 1], "--stdio", NULL};
    servers[EMPTY] = empty;
    servers[OURS] = ours;
    if (is_comparing) return compare();
    print_head();
    measure_start();
    measure_keys();
    measure_requests(50, NOISY);
    measure_requests(5000, CLEAN);
    measure_requests(5000, NOISY);
    measure_memory();
    measure_much_memory();
    printf("%zu targets missed, %zu by far\n", missed, far_off);
    return missed == 0 ? 0 : far_off == 0 ? 3 : 1;
}
