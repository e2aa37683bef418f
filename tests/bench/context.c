// Keys while a build context of a hundred thousand files is listed, and listed again, beside keys when nothing goes on.
//   context [--short] SERVER      of ten thousand files when it is short
#include "bench_client.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES = 200, KEYS = 400, RELIST_AT = 100, PAUSE_US = 5000, FAR_OFF = 40 };
static const double target_ms = 10;        // more than keys when nothing goes on, at most
static const size_t target_kib = 60 << 10; // memory

#define TEXT                                                                                       \
    "FROM node:22.1-slim\\nWORKDIR /app\\nCOPY package*.json ./\\nRUN npm ci\\n"                   \
    "COPY **/*.csproj ./\\nCOPY --exclude=**/*.md . .\\nUSER node\\n"

static char root[] = "/tmp/fairlead-bench-XXXXXX";
static size_t missed, far_off;
static int folders = 500;

static void make(const char *path)
{
    FILE *file = fopen(path, "w");
    if (!file || fclose(file)) {
        perror(path);
        exit(1);
    }
}

static void make_tree(void)
{
    char path[200];
    if (!mkdtemp(root)) exit(1);
    for (int i = 0; i < folders; i++) {
        snprintf(path, sizeof path, "%s/d%d", root, i);
        mkdir(path, 0700);
        for (int k = 0; k < FILES; k++) {
            snprintf(path, sizeof path, "%s/d%d/some_file_%d.js", root, i, k);
            make(path);
        }
    }
    snprintf(path, sizeof path, "%s/package.json", root);
    make(path);
}

static int by_size(const void *one, const void *other)
{
    double a = *(const double *)one, b = *(const double *)other;
    return a < b ? -1 : b < a;
}

// Types a letter and takes it away; milliseconds until the findings are there.
static double type_key(Client *c, int *version)
{
    char wanted[40];
    uint64_t start = uv_hrtime();
    for (int i = 0; i < 2; i++)
        client_sendf(c,
                     "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{"
                     "\"textDocument\":{\"uri\":\"file://%s/Dockerfile\",\"version\":%d},"
                     "\"contentChanges\":[{\"range\":{\"start\":{\"line\":3,\"character\":7},"
                     "\"end\":{\"line\":3,\"character\":%d}},\"text\":\"%s\"}]}}",
                     root, ++*version, 7 + i, i ? "" : "x");
    snprintf(wanted, sizeof wanted, "\"version\":%d,", *version);
    client_wait(c, wanted, &(size_t){0});
    return (double)(uv_hrtime() - start) / 1e6;
}

// A file more, so that all is listed again.
static void touch(Client *c, int number)
{
    char path[200];
    snprintf(path, sizeof path, "%s/d0/new%d", root, number);
    make(path);
    client_sendf(c,
                 "{\"jsonrpc\":\"2.0\",\"method\":\"workspace/didChangeWatchedFiles\",\"params\":{"
                 "\"changes\":[{\"uri\":\"file://%s\",\"type\":1}]}}",
                 path);
}

typedef enum Rest { AT_REST, WHILE_LISTED } Rest;

static double measure(Client *c, int *version, Rest rest, const char *name)
{
    static double time[KEYS];
    for (int i = 0; i < KEYS; i++) {
        if (rest == WHILE_LISTED && i % RELIST_AT == RELIST_AT - 1) touch(c, i);
        time[i] = type_key(c, version);
        usleep(PAUSE_US);
    }
    qsort(time, KEYS, sizeof *time, by_size);
    double late = time[KEYS - KEYS / 100];
    printf("%-52s %8.2f ms %8.2f ms %8.2f ms\n", name, time[KEYS / 2], late, time[KEYS - 1]);
    return late;
}

static void judge(const char *what, double used)
{
    printf("%-52s %s\n", what, used <= 1 ? "ok" : "MISSED");
    missed += 1 < used;
    far_off += FAR_OFF < used;
}

static void start(Client *c, char *server)
{
    char *const argv[] = {server, "lsp", NULL};
    client_start(c, argv);
    client_sendf(c,
                 "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{"
                 "\"rootUri\":\"file://%s\",\"capabilities\":{}}}",
                 root);
    client_wait(c, "\"id\":1", &(size_t){0});
    client_sendf(c,
                 "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{"
                 "\"textDocument\":{\"uri\":\"file://%s/Dockerfile\",\"languageId\":\"dockerfile\","
                 "\"version\":1,\"text\":\"" TEXT "\"}}}",
                 root);
}

int main(int argc, char **argv)
{
    Client client;
    int version = 1;
    bool is_short = 1 < argc && strcmp(argv[1], "--short") == 0;
    if (argc - is_short != 2) {
        fprintf(stderr, "usage: context [--short] SERVER\n");
        return 2;
    }
    if (is_short) folders = 50;
    make_tree();
    start(&client, argv[1 + is_short]);
    printf("%-52s %11s %11s %11s\n",
           is_short ? "a key in a context of 10,000 files" : "a key in a context of 100,000 files",
           "median", "p99", "most");
    double listed = measure(&client, &version, WHILE_LISTED, "while it is listed, four times");
    usleep(is_short ? 1000000 : 3000000); // until nothing goes on
    size_t memory = client_resident(&client);
    double rest = measure(&client, &version, AT_REST, "when nothing goes on");
    judge("p99 while listed: at most 10 ms more", (listed - rest) / target_ms);
    printf("%-52s %8zu KiB\n", "memory", memory);
    if (memory) judge("memory: at most 60 MiB", (double)memory / (double)target_kib);
    client_stop(&client);
    char command[100];
    snprintf(command, sizeof command, "rm -rf '%s'", root);
    if (system(command)) return 1;
    return far_off ? 1 : missed ? 3 : 0;
}
