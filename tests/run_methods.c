// Every request about a document, asked of the real server in every state that a document may be in: each is answered with
// a result, and the server ends as it should.
#include "dockerfile.h"
#include "methods.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define URI "file:///methods/Dockerfile"

// A state, and where in the document is asked.
typedef struct State {
    const char *name, *text; // NULL: 5,000 lines
    size_t line, character;
    bool is_closed, is_unknown;
} State;

static const State states[] = {
    {.name = "half typed", .text = "FROM alpine AS a\nCOPY --from=\n", .line = 1, .character = 12},
    {.name = "a half-typed mount", .text = "FROM a\nRUN --mount=ty", .line = 1, .character = 14},
    {.name = "a half-typed variable", .text = "ARG A=1\nFROM ${A", .line = 1, .character = 8},
    {.name = "an open quote", .text = "FROM a\nENV A=\"b\n", .line = 1, .character = 8},
    {.name = "an open heredoc", .text = "FROM a\nRUN <<E\nb $X", .line = 2, .character = 4},
    {.name = "empty", .text = ""},
    {.name = "a byte-order mark alone", .text = "\xEF\xBB\xBF"},
    {.name = "behind the end", .text = "FROM a\n", .line = 90, .character = 90},
    {.name = "5,000 lines", .line = 2500, .character = 3},
    {.name = "closed",
     .text = "FROM a AS b\nFROM b\n",
     .line = 1,
     .character = 5,
     .is_closed = true},
    {.name = "never opened", .text = "", .is_unknown = true},
};

static size_t asked;

static void start(Client *c)
{
    static char *const argv[] = {FAIRLEAD_BINARY, "lsp", NULL};
    size_t len;
    client_start(c, argv);
    client_sendf(c, "{\"jsonrpc\":\"2.0\",\"id\":\"init\",\"method\":\"initialize\",\"params\":{"
                    "\"capabilities\":{}}}");
    client_wait(c, "\"init\"", &len);
    client_sendf(c, "{\"jsonrpc\":\"2.0\",\"method\":\"initialized\",\"params\":{}}");
}

static void open_text(Client *c, const Text *text)
{
    size_t len;
    client_open(c, URI, 1, text->ptr, text->len);
    client_wait(c, "publishDiagnostics", &len);
}

static void open_state(Client *c, const State *s)
{
    Text text = s->text ? (Text){(char *)s->text, strlen(s->text), 0} : text_of_lines(5000, MIXED);
    if (!s->is_unknown) open_text(c, &text);
    if (s->is_closed)
        client_sendf(c, "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didClose\",\"params\":{"
                        "\"textDocument\":{\"uri\":\"" URI "\"}}}");
    if (!s->text) text_clear(&text);
}

// The answer; valid until the next call.
static const char *ask(Client *c, const Method *m, const State *s, const char *item, size_t *len)
{
    Spot spot = {URI, s->line, s->character, s->text ? 90 : 5000};
    char needle[32], *params = method_params(m, &spot, item);
    snprintf(needle, sizeof(needle), "\"id\":%zu", ++asked);
    client_sendf(c, "{\"jsonrpc\":\"2.0\",\"id\":%zu,\"method\":\"%s\",\"params\":%s}", asked,
                 m->name, params);
    free(params);
    return client_wait(c, needle, len);
}

static char *item_for(Client *c, const Method *m, const State *s)
{
    size_t len;
    for (size_t i = 0; m->from && i < method_count; i++) {
        if (strcmp(methods[i].name, m->from) != 0) continue;
        const char *answer = ask(c, &methods[i], s, NULL, &len);
        return method_item(answer, len);
    }
    return NULL;
}

// Where there is nothing to rename or to apply, an error is the answer that editors show.
static bool may_refuse(const Method *m)
{
    return m->asked == ASKED_NAME || m->asked == ASKED_FIX_ALL || m->asked == ASKED_COMMAND ||
           strcmp(m->name, "textDocument/prepareRename") == 0;
}

static void every_method_answers(void **state)
{
    const State *s = *state;
    Client c;
    start(&c);
    open_state(&c, s);
    for (size_t i = 0; i < method_count; i++) {
        const Method *m = &methods[i];
        char *item = item_for(&c, m, s);
        bool is_missing = m->from && !item; // what was to be asked about is not there
        if (!is_missing) {
            size_t len;
            const char *answer = ask(&c, m, s, item, &len);
            if (!memmem(answer, len, "\"result\":", 9) && !may_refuse(m))
                fail_msg("%s, %s: %.*s", s->name, m->name, (int)len, answer);
        }
        free(item);
    }
    assert_int_equal(client_stop(&c), 0);
}

int main(void)
{
    struct CMUnitTest tests[sizeof(states) / sizeof(*states)];
    for (size_t i = 0; i < sizeof(states) / sizeof(*states); i++)
        tests[i] = (struct CMUnitTest){.name = states[i].name,
                                       .test_func = every_method_answers,
                                       .initial_state = (void *)&states[i]};
    return cmocka_run_group_tests_name("methods", tests, NULL, NULL);
}
