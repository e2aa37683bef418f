// The server on what a shell can give it in place of pipes: files, devices, and nothing at all. Pipes are the matter of
// run_sessions.c.
#include "base/out.h"
#include "test.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SHUTDOWN "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}"
#define OPEN                                                                                       \
    "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{"      \
    "\"uri\":\"a:b\",\"languageId\":\"dockerfile\",\"version\":1,\"text\":\"FROM a:1\\n\"}}}"
#define INITIALIZE                                                                                 \
    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}"

typedef struct Place {
    char folder[64];
    Arena arena;
} Place;

static void write_input(Place *p, const char *const *body, uint32_t count)
{
    Str path = str_fmt(&p->arena, "%s/in%c", p->folder, 0);
    FILE *file = fopen(path.ptr, "wb");
    assert_non_null(file);
    for (uint32_t i = 0; i < count; i++)
        fprintf(file, "Content-Length: %zu\r\n\r\n%s", strlen(body[i]), body[i]);
    fclose(file);
}

static int open_place(void **state)
{
    static Place place;
    place = (Place){.folder = "fairlead-stdio-XXXXXX"};
    *state = &place;
    return mkdtemp(place.folder) ? 0 : -1;
}

static int close_place(void **state)
{
    Place *p = *state;
    Str command = str_fmt(&p->arena, "rm -r %s%c", p->folder, 0);
    int status = system(command.ptr);
    arena_clear(&p->arena);
    return status;
}

// Runs the server with the redirections, in the folder; its exit status.
static int serve_with(Place *p, const char *redirections)
{
    Str command = str_fmt(&p->arena, "cd %s && exec %s lsp %s 2>err%c", p->folder, FAIRLEAD_BINARY,
                          redirections, 0);
    int status = system(command.ptr);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void expect_text(Place *p, const char *name, const char *text)
{
    Str content = read_file(&p->arena, str_fmt(&p->arena, "%s/%s%c", p->folder, name, 0).ptr);
    if (!strstr(content.ptr, text)) fail_msg("no %s in: %s", text, content.ptr);
}

// All that a file holds has arrived when its end is reached.
static void a_file_is_read_and_written(void **state)
{
    static const char *const body[] = {INITIALIZE, OPEN};
    write_input(*state, body, ARRAY_LEN(body));
    assert_int_equal(serve_with(*state, "<in >out"), 1);
    expect_text(*state, "out", "\"id\":1,\"result\":");
    expect_text(*state, "out", "publishDiagnostics");
}

static void a_session_in_a_file_ends_well(void **state)
{
    static const char *const body[] = {INITIALIZE, OPEN, SHUTDOWN};
    write_input(*state, body, ARRAY_LEN(body));
    assert_int_equal(serve_with(*state, "<in >out"), 0);
    expect_text(*state, "out", "publishDiagnostics");
    expect_text(*state, "out", "\"id\":2,\"result\":null}");
}

static void nothing_is_read(void **state)
{
    assert_int_equal(serve_with(*state, "</dev/null >out"), 1);
}

static void a_full_disk_ends_it(void **state)
{
    static const char *const body[] = {INITIALIZE, SHUTDOWN};
    if (access("/dev/full", W_OK) != 0) return;
    write_input(*state, body, ARRAY_LEN(body));
    assert_int_equal(serve_with(*state, "<in >/dev/full"), 1);
    expect_text(*state, "err", "stdout: no space left");
}

static void a_closed_descriptor_is_named(void **state)
{
    assert_int_equal(serve_with(*state, "<&- >out"), 1);
    expect_text(*state, "err", "fairlead: stdin: not a pipe, a file or a terminal\n");
    assert_int_equal(serve_with(*state, "</dev/null >&-"), 1);
    expect_text(*state, "err", "fairlead: stdout: not a pipe, a file or a terminal\n");
}

static void a_folder_cannot_be_read(void **state)
{
    assert_int_equal(serve_with(*state, "</ >out"), 1);
    expect_text(*state, "err", "fairlead: stdin: ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_is_read_and_written, open_place, close_place),
        cmocka_unit_test_setup_teardown(a_session_in_a_file_ends_well, open_place, close_place),
        cmocka_unit_test_setup_teardown(nothing_is_read, open_place, close_place),
        cmocka_unit_test_setup_teardown(a_full_disk_ends_it, open_place, close_place),
        cmocka_unit_test_setup_teardown(a_closed_descriptor_is_named, open_place, close_place),
        cmocka_unit_test_setup_teardown(a_folder_cannot_be_read, open_place, close_place),
    };
    return cmocka_run_group_tests_name("stdio", tests, NULL, NULL) != 0;
}
