// ShellCheck in the server: what it says comes after what is said at once, and it is asked about nothing twice.
#include "base/out.h"
#include "test.h"
#include "workspace.h"
#include <jansson.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define RUNS "FROM debian:12\nRUN rm $a\nRUN rm $b c\n"

// A program in the place of ShellCheck, in a folder that is not the workspace's, and the file in which it notes each start.
typedef struct Fake {
    char folder[64], path[96], starts[96];
} Fake;

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

// It says the same of every script: one finding, SC2000, at its start.
static void fake_make(Fake *f, const char *before)
{
    char text[1024];
    snprintf(f->folder, sizeof f->folder, "/tmp/fairlead-XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    snprintf(f->path, sizeof f->path, "%s/program", f->folder);
    snprintf(f->starts, sizeof f->starts, "%s/starts", f->folder);
    snprintf(text, sizeof text,
             "#!/bin/sh\necho $$ >>%s\n%s\ncat >/dev/null\necho '{\"comments\": [{\"line\": 1, "
             "\"column\": 1, \"endLine\": 1, \"endColumn\": 3, \"code\": 2000, \"level\": "
             "\"error\", \"message\": \"A.\"}]}'\n",
             f->starts, before);
    write_text(f->path, text);
    write_text(f->starts, "");
    assert_int_equal(chmod(f->path, 0700), 0);
    setenv("FAIRLEAD_SHELLCHECK", f->path, 1);
}

static uint32_t starts_of(const Fake *f)
{
    Arena a = {0};
    uint32_t count = 0;
    Str text = read_file(&a, f->starts);
    for (uint32_t i = 0; i < text.len; i++) count += text.ptr[i] == '\n';
    arena_clear(&a);
    return count;
}

static void fake_remove(Fake *f)
{
    unlink(f->path);
    unlink(f->starts);
    rmdir(f->folder);
    setenv("FAIRLEAD_SHELLCHECK", "off", 1);
}

// The findings of ShellCheck in what is published: `LINE:COLUMN CODE`.
static Str findings_in(Workspace *p, json_t *message)
{
    Out o = out_on(&p->arena);
    const json_t *list = json_object_get(json_object_get(message, "params"), "diagnostics");
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        const char *source = json_string_value(json_object_get(item, "source"));
        if (strcmp(source, "shellcheck") != 0) continue;
        const json_t *start = json_object_get(json_object_get(item, "range"), "start");
        out_fmt(&o, "%s%u:%u %s", o.len ? ", " : "",
                (uint32_t)json_integer_value(json_object_get(start, "line")),
                (uint32_t)json_integer_value(json_object_get(start, "character")),
                json_string_value(json_object_get(item, "code")));
    }
    json_decref(message);
    return out_done(&o);
}

static Str published(Workspace *p)
{
    return findings_in(p, workspace_receive(p, "textDocument/publishDiagnostics"));
}

// A busy machine may have more published before that.
static void expect(Workspace *p, Str text)
{
    while (!str_eq(published(p), text)) continue;
}

#define EXPECT(p, text) expect(p, STR(text))

static void change(Workspace *p, int line, int from, int to, const char *text)
{
    workspace_send(p, json_pack("{s:s,s:{s:{s:s,s:i},s:[{s:{s:{s:i,s:i},s:{s:i,s:i}},s:s}]}}",
                                "method", "textDocument/didChange", "params", "textDocument", "uri",
                                workspace_uri(p, "Dockerfile").ptr, "version", 2, "contentChanges",
                                "range", "start", "line", line, "character", from, "end", "line",
                                line, "character", to, "text", text));
}

static void the_real_one_is_asked(void **state)
{
    (void)state;
    Workspace p;
    setenv("FAIRLEAD_SHELLCHECK", "auto", 1);
    workspace_make(&p);
    workspace_start(
        &p, "", "{\"textDocument\":{\"publishDiagnostics\":{\"codeDescriptionSupport\":true}}}");
    workspace_open(&p, "Dockerfile", "FROM debian:12\nRUN rm $HOME \\\n  ö $1\n");
    EXPECT(&p, "");
    EXPECT(&p, "1:7 SC2086, 2:4 SC2086");
    change(&p, 2, 2, 3, "öö");
    EXPECT(&p, "");
    EXPECT(&p, "1:7 SC2086, 2:5 SC2086");
    workspace_leave(&p);
    setenv("FAIRLEAD_SHELLCHECK", "off", 1);
}

static void what_is_known_is_not_asked_again(void **state)
{
    (void)state;
    Workspace p;
    Fake fake;
    fake_make(&fake, "");
    workspace_make(&p);
    workspace_start(&p, "", "{}");
    workspace_open(&p, "Dockerfile", RUNS);
    EXPECT(&p, "");
    EXPECT(&p, "1:4 SC2000, 2:4 SC2000");
    assert_int_equal(starts_of(&fake), 2);
    change(&p, 0, 0, 0, "# moved\n");
    EXPECT(&p, "2:4 SC2000, 3:4 SC2000");
    change(&p, 3, 8, 9, "x");
    EXPECT(&p, "2:4 SC2000");
    EXPECT(&p, "2:4 SC2000, 3:4 SC2000");
    assert_int_equal(starts_of(&fake), 3);
    change(&p, 3, 8, 9, "b");
    EXPECT(&p, "2:4 SC2000");
    EXPECT(&p, "2:4 SC2000, 3:4 SC2000");
    assert_int_equal(starts_of(&fake), 3);
    workspace_leave(&p);
    fake_remove(&fake);
}

static void what_nobody_waits_for_is_ended(void **state)
{
    (void)state;
    Workspace p;
    Fake fake;
    fake_make(&fake, "case $(cat) in *slow*) exec sleep 60;; esac");
    workspace_make(&p);
    workspace_start(&p, "", "{}");
    workspace_open(&p, "Dockerfile", "FROM debian:12\nRUN slow 1\nRUN slow 2\nRUN quick\n");
    EXPECT(&p, "");
    while (starts_of(&fake) < 2) poll(NULL, 0, 10);
    change(&p, 1, 4, 8, "fast");
    change(&p, 2, 4, 8, "fast");
    EXPECT(&p, "");
    EXPECT(&p, "1:4 SC2000, 2:4 SC2000, 3:4 SC2000");
    assert_int_equal(starts_of(&fake), 5);
    workspace_leave(&p);
    fake_remove(&fake);
}

static void what_is_known_does_not_wait_for_what_is_slow(void **state)
{
    (void)state;
    Workspace p;
    Fake fake;
    fake_make(&fake, "case $(cat) in *slow*) exec sleep 60;; *late*) sleep 1;; esac");
    workspace_make(&p);
    workspace_start(&p, "", "{}");
    workspace_open(&p, "Dockerfile", "FROM debian:12\nRUN slow\nRUN quick\nRUN late\n");
    EXPECT(&p, "");
    EXPECT(&p, "2:4 SC2000, 3:4 SC2000");
    workspace_leave(&p);
    fake_remove(&fake);
}

static bool is_called(const json_t *message, const char *method)
{
    const char *name = json_string_value(json_object_get(message, "method"));
    return name && strcmp(name, method) == 0;
}

// What is logged, and findings, of which none are of ShellCheck: on a busy machine one or the other comes first.
static json_t *receive_log_and_findings(Workspace *p)
{
    json_t *said = NULL;
    bool is_published = false;
    while (!said || !is_published) {
        json_t *message = workspace_next(p);
        if (is_called(message, "window/logMessage")) {
            json_decref(said);
            said = message;
            continue;
        }
        is_published |= is_called(message, "textDocument/publishDiagnostics");
        assert_int_equal(findings_in(p, message).len, 0);
    }
    return said;
}

static void it_is_missed_once_and_only_in_the_log(void **state)
{
    (void)state;
    Workspace p;
    setenv("FAIRLEAD_SHELLCHECK", "/none/shellcheck", 1);
    workspace_make(&p);
    workspace_start(&p, "", "{}");
    workspace_open(&p, "Dockerfile", RUNS);
    json_t *said = receive_log_and_findings(&p);
    const json_t *params = json_object_get(said, "params");
    assert_string_equal(json_string_value(json_object_get(params, "message")),
                        "`/none/shellcheck` is not a program outside of the workspace: the "
                        "commands of RUN are not read by ShellCheck");
    json_decref(said);
    workspace_open(&p, "other.Dockerfile", RUNS);
    EXPECT(&p, "");
    poll(NULL, 0, 100);
    change(&p, 1, 4, 6, "ls");
    json_t *next = workspace_next(&p);
    assert_string_equal(json_string_value(json_object_get(next, "method")),
                        "textDocument/publishDiagnostics");
    json_decref(next);
    workspace_leave(&p);
    setenv("FAIRLEAD_SHELLCHECK", "off", 1);
}

static void a_client_that_asks_is_told_to_ask_again(void **state)
{
    (void)state;
    Workspace p;
    Fake fake;
    fake_make(&fake, "");
    workspace_make(&p);
    workspace_start(&p, "",
                    "{\"textDocument\":{\"diagnostic\":{}},\"workspace\":{\"diagnostics\":{"
                    "\"refreshSupport\":true}}}");
    workspace_open(&p, "Dockerfile", RUNS);
    json_decref(workspace_receive(&p, "workspace/diagnostic/refresh"));
    workspace_send(&p,
                   json_pack("{s:i,s:s,s:{s:{s:s}}}", "id", 7, "method", "textDocument/diagnostic",
                             "params", "textDocument", "uri", workspace_uri(&p, "Dockerfile").ptr));
    json_t *answer = workspace_answer(&p, 7);
    char *text = json_dumps(answer, JSON_COMPACT);
    assert_non_null(strstr(text, "SC2000"));
    free(text);
    json_decref(answer);
    workspace_leave(&p);
    fake_remove(&fake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_real_one_is_asked),
        cmocka_unit_test(what_is_known_is_not_asked_again),
        cmocka_unit_test(what_nobody_waits_for_is_ended),
        cmocka_unit_test(what_is_known_does_not_wait_for_what_is_slow),
        cmocka_unit_test(it_is_missed_once_and_only_in_the_log),
        cmocka_unit_test(a_client_that_asks_is_told_to_ask_again),
    };
    return cmocka_run_group_tests_name("ShellCheck in the server", tests, NULL, NULL) != 0;
}
