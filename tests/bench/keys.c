// Keys of every kind, pressed in the middle of our text and of real files joined to size, beside the empty server: what
// counts is the kind that takes longest.
//
//   keys [--short] [--all] EMPTY_SERVER FAIRLEAD [DOCKERFILE...]
#include "bench_client.h"
#include "dockerfile.h"
#include "samples.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define URI "file:///bench/Dockerfile"

typedef enum Side { EMPTY, OURS, SIDES } Side;
typedef enum Mode { PUSH, PULL, MODES } Mode;

// `put` takes the place of `gone` bytes, `offset` bytes after the middle one of what looks like `pattern`; or behind the
// next `after` from there.
typedef struct Kind {
    const char *name, *pattern;
    size_t offset, gone;
    const char *put;
    char after;
} Kind;

static const Kind kinds[] = {
    {"word of a RUN", "\nRUN ", 5, 0, "x", 0},
    {"option of a mount", "--mount=type=cache", 18, 0, "x", 0},
    {"comment inside a RUN", "      # ", 8, 0, "x", 0},
    {"line of a heredoc", "<<EOF\n", 6, 0, "x", 0},
    {"image of a FROM", "\nFROM ", 6, 0, "x", 0},
    {"name of a stage", " AS ", 4, 0, "x", 0},
    {"stage of a COPY", "--from=", 7, 0, "x", 0},
    {"file of a COPY", "\nCOPY ", 6, 0, "x", 0},
    {"name of an ENV", "\nENV ", 5, 0, "x", 0},
    {"value of an ENV", "\nENV ", 5, 0, "x", '='},
    {"quote in an ENV", "\nENV ", 5, 0, "\\\"", '='},
    {"name of an ARG", "\nARG ", 5, 0, "x", 0},
    {"value of an ARG", "\nARG ", 5, 0, "1", '='},
    {"value of a first ARG", "ARG NODE_VERSION=", 17, 0, "1", 0},
    {"WORKDIR", "\nWORKDIR ", 9, 0, "x", 0},
    {"USER", "\nUSER ", 6, 0, "x", 0},
    {"EXPOSE", "\nEXPOSE ", 8, 0, "1", 0},
    {"LABEL", "\nLABEL ", 7, 0, "x", 0},
    {"CMD", "\nCMD ", 5, 0, "x", 0},
    {"comment", "\n# ", 3, 0, "x", 0},
    {"empty line", "\nRUN ", 1, 0, "\\n", 0},
    {"RUN added", "\nRUN ", 1, 0, "RUN true\\n", 0},
    {"first letter of a line", "\nRUN ", 1, 0, "R\\n", 0},
    {"keyword broken", "\nRUN ", 1, 1, "", 0},
    {"escape taken away", " \\\n", 1, 1, "", 0},
    {"line broken", "\nRUN ", 4, 0, "\\\\\\n", 0},
    {"stage pasted", "\nFROM ", 1, 0,
     "FROM node:20-slim AS pasted\\nARG V=1\\nENV A=production \\\\\\n    B=/x\\nWORKDIR /w\\n"
     "COPY package.json ./\\nRUN --mount=type=cache,target=/root/.npm \\\\\\n    npm ci\\n"
     "COPY . .\\nRUN npm run build\\nEXPOSE 80\\nUSER node\\nRUN <<EOF\\nset -e\\nid\\nEOF\\n"
     "HEALTHCHECK CMD true\\nSTOPSIGNAL SIGTERM\\nCMD [\\\"node\\\"]\\n",
     0},
};

// Where the change begins and ends before it was made, and where it ends after.
typedef struct Place {
    size_t line, column, gone, end_line, end_column;
} Place;

// Two servers with the same document open.
typedef struct Pair {
    Client client[SIDES];
    Text text;
    Mode mode;
    int version;
} Pair;

static char *const *servers[SIDES];
static size_t rounds = 10;
static bool shows_all;
static size_t missed, far_off;

// ---- Places ----

static const char *middle_of(const Text *t, const char *pattern)
{
    size_t count = 0;
    const char *found = NULL;
    for (const char *at = t->ptr; (at = strstr(at, pattern)) != NULL; at++) count++;
    count = count / 2 + 1;
    for (const char *at = t->ptr; 0 < count && (at = strstr(at, pattern)) != NULL; at++, count--)
        found = at;
    return found;
}

// The place after a text that is written as in JSON.
static void walk_over(Place *p, const char *put)
{
    p->end_line = p->line;
    p->end_column = p->column;
    for (; *put; put++) {
        bool is_escape = *put == '\\';
        put += is_escape;
        p->end_column++;
        if (!is_escape || *put != 'n') continue;
        p->end_line++;
        p->end_column = 0;
    }
}

static bool place_of(const Text *t, const Kind *k, Place *p)
{
    const char *at = middle_of(t, k->pattern);
    if (at == NULL) return false;
    at += k->offset;
    if (k->after) at = strchr(at, k->after);
    if (at == NULL) return false;
    at += k->after != 0;
    *p = (Place){.gone = k->gone};
    for (const char *c = t->ptr; c < at; c++) {
        if ((unsigned char)*c == '\n') {
            p->line++;
            p->column = 0;
        } else {
            p->column++;
        }
    }
    walk_over(p, k->put);
    return true;
}

// ---- The conversation ----

static void open_text(Client *c, const Pair *p)
{
    size_t len;
    client_sendf(c,
                 "{\"jsonrpc\":\"2.0\",\"id\":\"init\",\"method\":\"initialize\",\"params\":{"
                 "\"processId\":null,\"rootUri\":null,\"capabilities\":{\"textDocument\":{%s}}}}",
                 p->mode == PULL ? "\"diagnostic\":{}" : "");
    client_wait(c, "\"init\"", &len);
    client_sendf(c, "{\"jsonrpc\":\"2.0\",\"method\":\"initialized\",\"params\":{}}");
    client_open(c, URI, 1000, p->text.ptr, p->text.len);
}

static void pair_open(Pair *p, Text text, Mode mode)
{
    *p = (Pair){.text = text, .mode = mode, .version = 1000};
    for (Side side = EMPTY; side < SIDES; side++) {
        client_start(&p->client[side], servers[side]);
        open_text(&p->client[side], p);
    }
}

static void pair_close(Pair *p)
{
    for (Side side = EMPTY; side < SIDES; side++)
        if (client_stop(&p->client[side]) != 0) missed++;
    text_clear(&p->text);
}

static void ask_for_findings(Pair *p, Client *c)
{
    client_sendf(c,
                 "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"textDocument/diagnostic\",\"params\":"
                 "{\"textDocument\":{\"uri\":\"" URI "\"}}}",
                 p->version);
}

// Makes the change, or takes it back, and waits for what is found then. Gives microseconds.
static double press(Pair *p, Side side, const Place *at, const char *put, bool is_undo)
{
    Client *c = &p->client[side];
    char needle[32];
    size_t len, end_line = is_undo ? at->end_line : at->line;
    size_t end_column = is_undo ? at->end_column : at->column + at->gone;
    snprintf(needle, sizeof(needle), p->mode == PULL ? "\"id\":%d" : "\"version\":%d", p->version);
    uint64_t from = uv_hrtime();
    client_sendf(c,
                 "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{"
                 "\"textDocument\":{\"uri\":\"" URI
                 "\",\"version\":%d},\"contentChanges\":[{\"range\":{\"start\":{\"line\":%zu,"
                 "\"character\":%zu},\"end\":{\"line\":%zu,\"character\":%zu}},\"text\":\"%s\"}]}}",
                 p->version, at->line, at->column, end_line, end_column, put);
    if (p->mode == PULL) ask_for_findings(p, c);
    client_wait(c, needle, &len);
    return (double)(c->arrived - from) / 1e3;
}

// What the change takes away, written as in JSON; kinds that take something away take one byte.
static const char *taken_by(const Text *t, const Kind *k)
{
    static char taken[4];
    const char *at = middle_of(t, k->pattern) + k->offset;
    snprintf(taken, sizeof(taken), *at == '\\' ? "\\\\" : "%c", *at);
    return k->gone ? taken : "";
}

static void press_kind(Pair *p, const Kind *k, const Place *at, Samples *samples)
{
    enum { WARM_UP = 2 };
    for (size_t i = 0; i < 2 * rounds + WARM_UP; i++) {
        bool is_undo = i % 2 == 1;
        const char *put = is_undo ? taken_by(&p->text, k) : k->put;
        p->version++;
        for (size_t turn = 0; turn < SIDES; turn++) {
            Side side = (i / 2 + turn) % 2 == 0 ? EMPTY : OURS;
            double us = press(p, side, at, put, is_undo);
            if (WARM_UP <= i) samples_add(&samples[side], us);
        }
    }
}

// ---- The table ----

static void judge(double used)
{
    // The kind that takes longest is some way from its target in long files: a fall back to checking all is still seen.
    enum { FAR_OFF = 12 };
    printf("%s\n", used <= 1 ? "ok" : "MISSED");
    missed += 1 < used;
    far_off += FAR_OFF < used;
    fflush(stdout);
}

static void measure(const char *what, Text text, Mode mode, double most)
{
    static Samples empty, kind[SIDES];
    Pair p;
    const char *worst = "";
    double longest = 0, sum = 0;
    size_t count = 0, lines = text.lines;
    pair_open(&p, text, mode);
    empty.count = 0;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        Place at;
        if (!place_of(&p.text, &kinds[i], &at)) continue;
        kind[EMPTY].count = kind[OURS].count = 0;
        press_kind(&p, &kinds[i], &at, kind);
        double ours = samples_median(&kind[OURS]);
        samples_add(&empty, samples_median(&kind[EMPTY]));
        sum += ours;
        count++;
        if (longest < ours) worst = kinds[i].name;
        if (longest < ours) longest = ours;
        if (shows_all) printf("    %-30s %8.0f us\n", kinds[i].name, ours);
    }
    pair_close(&p);
    double least = samples_median(&empty);
    printf("%5zu lines, %-10s %s %7.0f us %7.0f us %7.0f us %6.1fx  at most %.0fx, ", lines, what,
           mode == PUSH ? "push" : "pull", least, sum / (double)count, longest, longest / least,
           most);
    printf("%s: ", worst);
    judge(longest / least / most);
}

int main(int argc, char **argv)
{
    static const size_t lines[] = {50, 500, 5000};
    static const double most[] = {3, 5, 20};
    int at = 1;
    for (; at < argc && strncmp(argv[at], "--", 2) == 0; at++) {
        if (strcmp(argv[at], "--short") == 0) rounds = 3;
        if (strcmp(argv[at], "--all") == 0) shows_all = true;
    }
    if (argc - at < 2) {
        fprintf(stderr, "usage: keys [--short] [--all] EMPTY_SERVER FAIRLEAD [DOCKERFILE...]\n");
        return 2;
    }
    char *empty[] = {argv[at], NULL}, *ours[] = {argv[at + 1], "--stdio", NULL};
    size_t files = (size_t)(argc - at - 2);
    servers[EMPTY] = empty;
    servers[OURS] = ours;
    printf("%-29s %10s %10s %10s %7s  target, and the kind that takes longest\n", "any key",
           "empty", "ours", "longest", "ratio");
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        for (Mode mode = PUSH; mode < MODES; mode++) {
            measure("ours", text_of_lines(lines[i], MIXED), mode, most[i]);
            if (files)
                measure("real files", text_of_files(lines[i], argv + at + 2, files), mode, most[i]);
        }
    printf("%zu targets missed, %zu by far\n", missed, far_off);
    return missed == 0 ? 0 : far_off == 0 ? 3 : 1;
}
