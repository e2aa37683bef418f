// Many small files: what checking them costs a file, and what a server holds that has them open.
//
//   many [--short] SERVER
#include "bench_client.h"
#include "dockerfile.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { IN_FOLDER = 5, SMALL = 1000, DOCUMENTS = 10000, AT_ONCE = 20, FAR_OFF = 5 };

static char root[] = "/tmp/fairlead-many-XXXXXX";
static size_t files = 100000, tries = 3, missed, far_off;

// `used` is a part of the target; negative: there is none.
static void print_value(const char *name, double value, const char *unit, const char *target,
                        double used)
{
    printf("%-52s %10.2f %-6s", name, value, unit);
    if (0 <= used) printf("  %s: %s", target, used <= 1 ? "ok" : "MISSED");
    printf("\n");
    fflush(stdout);
    missed += 1 < used;
    far_off += FAR_OFF < used;
}

// ---- Files ----

static void write_file(const char *path, const char *text, size_t len)
{
    FILE *file = fopen(path, "w");
    if (!file || fwrite(text, 1, len, file) != len || fclose(file)) {
        perror(path);
        exit(1);
    }
}

// A base image, and whole lines from one place of the text or another: about a kilobyte. Valid until the next call.
static const char *file_text(const Text *from, size_t number, size_t *len)
{
    static char text[SMALL + 1];
    static const char base[] = "FROM node:22.1-slim\nWORKDIR /srv/app\n";
    size_t head = sizeof base - 1, at = number * 997 % (from->len - 2 * SMALL);
    const char *start = strchr(from->ptr + at, '\n') + 1;
    *len = SMALL;
    memcpy(text, base, head);
    memcpy(text + head, start, SMALL - head);
    while (text[*len - 1] != '\n') --*len;
    return text;
}

static void make_files(const char *folder, const Text *from, size_t count)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", root, folder);
    mkdir(path, 0700);
    for (size_t i = 0; i < count; i++) {
        const char *text = "FROM alpine:3.20\n";
        size_t len = strlen(text);
        if (from) text = file_text(from, i, &len);
        snprintf(path, sizeof path, "%s/%s/service%zu", root, folder, i / IN_FOLDER);
        if (i % IN_FOLDER == 0) mkdir(path, 0700);
        snprintf(path, sizeof path, "%s/%s/service%zu/Dockerfile.%zu", root, folder, i / IN_FOLDER,
                 i % IN_FOLDER);
        write_file(path, text, len);
    }
}

// ---- Checking ----

typedef struct Cost {
    double first_ms, all_ms, cpu_ms; // the first output, the end, processor time
} Cost;

static double cpu_ms(const struct rusage *used)
{
    return (double)(used->ru_utime.tv_sec + used->ru_stime.tv_sec) * 1e3 +
           (double)(used->ru_utime.tv_usec + used->ru_stime.tv_usec) / 1e3;
}

static Cost run_check(const char *server, const char *path)
{
    static char bytes[1 << 16];
    Cost cost = {0};
    int ends[2], status;
    struct rusage used;
    uint64_t start = uv_hrtime();
    if (pipe(ends)) exit(1);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], 1);
        close(ends[0]);
        execl(server, server, "check", "--format", "json", path, (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    while (0 < read(ends[0], bytes, sizeof bytes))
        if (cost.first_ms == 0) cost.first_ms = (double)(uv_hrtime() - start) / 1e6;
    close(ends[0]);
    wait4(child, &status, 0, &used);
    cost.all_ms = (double)(uv_hrtime() - start) / 1e6;
    cost.cpu_ms = cpu_ms(&used);
    if (WIFEXITED(status) && WEXITSTATUS(status) <= 1) return cost;
    fprintf(stderr, "many: `%s check` failed\n", server);
    exit(1);
}

static Cost best_check(const char *server, const char *folder)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", root, folder);
    Cost best = run_check(server, path);
    for (size_t i = 1; i < tries; i++) {
        Cost cost = run_check(server, path);
        if (cost.cpu_ms < best.cpu_ms) best = cost;
    }
    return best;
}

static void measure_checks(const char *server)
{
    Text text = text_of_size(1000000, MIXED);
    make_files("small", &text, files);
    make_files("line", NULL, files);
    make_files("one", &text, 1);
    text_clear(&text);
    Cost small = best_check(server, "small"), line = best_check(server, "line");
    Cost one = best_check(server, "one");
    double us = 1000 * small.cpu_ms / (double)files, us_line = 1000 * line.cpu_ms / (double)files;
    printf("check of %zu files with JSON, all cores\n", files);
    print_value("processor time a file of 1 KB", us, "us", "at most 60 us", us / 60);
    print_value("processor time a file of one line", us_line, "us", "at most 10 us", us_line / 10);
    print_value("cores in use", small.cpu_ms / small.all_ms, "", NULL, -1);
    print_value("first output", small.first_ms, "ms", "at most 50 ms", small.first_ms / 50);
    print_value("check of one file: processor time", one.cpu_ms, "ms", NULL, -1);
}

// ---- Documents in the server ----

// Answers are read when some have come together: to wait for each would measure how processes take turns.
static void await_some(Client *c, size_t at)
{
    if (at % AT_ONCE != AT_ONCE - 1) return;
    for (size_t i = 0; i < AT_ONCE; i++) client_wait(c, "publishDiagnostics", &(size_t){0});
}

static void open_all(Client *c, const Text *from)
{
    for (size_t i = 0; i < DOCUMENTS; i++) {
        size_t len;
        const char *text = file_text(from, i, &len);
        char uri[64];
        snprintf(uri, sizeof uri, "file:///srv/%zu/Dockerfile", i);
        client_open(c, uri, 1, text, len);
        await_some(c, i);
    }
}

static void close_all(Client *c)
{
    for (size_t i = 0; i < DOCUMENTS; i++) {
        client_sendf(c,
                     "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didClose\",\"params\":{"
                     "\"textDocument\":{\"uri\":\"file:///srv/%zu/Dockerfile\"}}}",
                     i);
        await_some(c, i);
    }
    usleep(1500000); // memory is given back when nothing goes on
}

static double resident(const Client *c)
{
    return (double)client_resident(c) / 1024;
}

static void measure_documents(char *server)
{
    Client c;
    char *const argv[] = {server, "lsp", NULL};
    Text text = text_of_size(1000000, MIXED);
    client_start(&c, argv);
    client_sendf(&c, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{"
                     "\"rootUri\":null,\"capabilities\":{}}}");
    client_wait(&c, "\"id\":1", &(size_t){0});
    double idle = resident(&c);
    open_all(&c, &text);
    double open = resident(&c);
    close_all(&c);
    double closed = resident(&c);
    printf("a server with %d small documents\n", DOCUMENTS);
    print_value("memory, open", open, "MiB", "less than 100 MiB", open / 100);
    print_value("memory, when all are closed", closed, "MiB", "less than 6 MiB more than before",
                (closed - idle) / 6);
    client_stop(&c);
    text_clear(&text);
}

int main(int argc, char **argv)
{
    int at = 1;
    if (at < argc && strcmp(argv[at], "--short") == 0) {
        files = 3000;
        tries = 2;
        at++;
    }
    if (at == argc) {
        fprintf(stderr, "usage: many [--short] SERVER\n");
        return 2;
    }
    if (!mkdtemp(root)) return 1;
    measure_checks(argv[at]);
    measure_documents(argv[at]);
    char command[100];
    snprintf(command, sizeof command, "rm -rf '%s'", root);
    if (system(command)) return 1;
    printf("%zu targets missed, %zu by far\n", missed, far_off);
    return far_off ? 1 : missed ? 3 : 0;
}
