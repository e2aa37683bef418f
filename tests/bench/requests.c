// Every request about a document, in one of 500 and in one of 5,000 lines: ours beside the empty server.
//
//   requests [--short] EMPTY_SERVER FAIRLEAD
//
// A request at a place has to be nearly as fast as the pipe; one about the whole document has to take time in proportion
// to its lines.
#include "dockerfile.h"
#include "methods.h"
#include "samples.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define URI "file:///bench/Dockerfile"

typedef enum Side { EMPTY, OURS, SIDES } Side;
typedef enum Size { MIDDLE, LARGE, SIZES } Size;

enum {
    POINT_MOST = 5,  // times the empty server, of the slowest in a hundred
    LINEAR_MOST = 2, // times what ten times the lines explain
    FAR_OFF = 3
};

static const size_t lines[SIZES] = {500, 5000};
static char *const *servers[SIDES];
static size_t rounds = 200, missed, far_off, id;

typedef struct Session {
    Client client[SIDES];
    Spot spot;
} Session;

// ---- The conversation ----

static void open_document(Client *c, const Text *text)
{
    size_t len;
    client_sendf(c, "{\"jsonrpc\":\"2.0\",\"id\":\"init\",\"method\":\"initialize\",\"params\":{"
                    "\"capabilities\":{}}}");
    client_wait(c, "\"init\"", &len);
    client_sendf(c, "{\"jsonrpc\":\"2.0\",\"method\":\"initialized\",\"params\":{}}");
    client_open(c, URI, 1, text->ptr, text->len);
    client_wait(c, "publishDiagnostics", &len);
}

// In the name of a stage that the middle of the document uses.
static void find_spot(Spot *s, const Text *text)
{
    const char *middle = strstr(text->ptr + text->len / 2, "COPY --from=part");
    *s = (Spot){.uri = URI, .last_line = text->lines};
    for (const char *p = text->ptr; p < middle; p++) s->line += *p == '\n';
    s->character = strlen("COPY --from=pa");
}

static void session_open(Session *s, Size size)
{
    Text text = text_of_lines(lines[size], MIXED);
    find_spot(&s->spot, &text);
    for (Side side = EMPTY; side < SIDES; side++) {
        client_start(&s->client[side], servers[side]);
        open_document(&s->client[side], &text);
    }
    text_clear(&text);
}

static void session_close(Session *s)
{
    for (Side side = EMPTY; side < SIDES; side++) missed += client_stop(&s->client[side]) != 0;
}

// Microseconds to the answer; `answer` is valid until the next call.
static double ask(Client *c, const char *method, const char *params, const char **answer,
                  size_t *len)
{
    char needle[32];
    snprintf(needle, sizeof(needle), "\"id\":%zu", ++id);
    uint64_t from = uv_hrtime();
    client_sendf(c, "{\"jsonrpc\":\"2.0\",\"id\":%zu,\"method\":\"%s\",\"params\":%s}", id, method,
                 params);
    *answer = client_wait(c, needle, len);
    return (double)(c->arrived - from) / 1e3;
}

static char *item_for(Session *s, const Method *m)
{
    const char *answer;
    size_t len;
    if (m->from == NULL) return NULL;
    for (size_t i = 0; i < method_count; i++) {
        if (strcmp(methods[i].name, m->from) != 0) continue;
        char *params = method_params(&methods[i], &s->spot, NULL);
        ask(&s->client[OURS], m->from, params, &answer, &len);
        free(params);
        return method_item(answer, len);
    }
    return NULL;
}

// ---- Printing ----

// `usually` is what the median says: the slowest in a hundred may be the machine's.
static void judge(const char *target, double used, double usually)
{
    printf("  %s: %s\n", target, used <= 1 ? "ok" : "MISSED");
    missed += 1 < used;
    far_off += FAR_OFF < usually;
    fflush(stdout);
}

static void measure(Session *sessions, const Method *m)
{
    static Samples samples[SIZES][SIDES];
    const char *answer;
    size_t len;
    memset(samples, 0, sizeof(samples));
    for (Size size = MIDDLE; size < SIZES; size++) {
        Session *s = &sessions[size];
        char *item = item_for(s, m), *params = method_params(m, &s->spot, item);
        for (size_t i = 0; i < rounds; i++)
            for (Side side = EMPTY; side < SIDES; side++)
                samples_add(&samples[size][side],
                            ask(&s->client[side], m->name, params, &answer, &len));
        free(params);
        free(item);
    }
    double small = samples_median(&samples[MIDDLE][OURS]);
    double large = samples_median(&samples[LARGE][OURS]), p99 = samples_p99(&samples[LARGE][OURS]);
    double empty = samples_median(&samples[LARGE][EMPTY]);
    double empty_p99 = samples_p99(&samples[LARGE][EMPTY]);
    printf("%-36s %7.0f us %7.0f us %7.0f us %7.0f us", m->name, small, large, p99, empty_p99);
    double linear = (large - empty) / (LINEAR_MOST * 10 * (small < 1 ? 1 : small));
    if (m->is_whole)
        judge("linear", linear, linear);
    else
        judge("p99 at most 5x", p99 / (POINT_MOST * empty_p99), large / (POINT_MOST * empty));
}

int main(int argc, char **argv)
{
    bool is_short = 1 < argc && strcmp(argv[1], "--short") == 0;
    if (argc - is_short != 3) {
        fprintf(stderr, "usage: requests [--short] EMPTY_SERVER FAIRLEAD\n");
        return 2;
    }
    if (is_short) rounds = 20;
    char *empty[] = {argv[1 + is_short], NULL}, *ours[] = {argv[2 + is_short], "--stdio", NULL};
    servers[EMPTY] = empty;
    servers[OURS] = ours;
    printf("%-36s %10s %10s %10s %10s\n", "requests", "500 lines", "5,000", "p99", "empty p99");
    static Session sessions[SIZES];
    for (Size size = MIDDLE; size < SIZES; size++) session_open(&sessions[size], size);
    for (size_t i = 0; i < method_count; i++) measure(sessions, &methods[i]);
    for (Size size = MIDDLE; size < SIZES; size++) session_close(&sessions[size]);
    return far_off ? 1 : missed ? 3 : 0;
}
