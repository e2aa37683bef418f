// A run ends when the process has ended and its output too, in whichever order; then its handles are closed, and with the last
// of them it is gone. One that takes too long or prints too much is killed.
#include "server/shellcheck.h"
#include "server/arguments.h"
#include "server/paths.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    SECONDS_MAX = 5,
    PRINTED_MAX = 4 << 20, // bytes
    CHUNK = 16 << 10,
    ENVIRONMENT_MAX = 1000, // variables that are handed on
};

typedef struct ShellRun {
    struct ShellRun *next;
    ShellRuns *runs;
    Arena arena; // of all that follows
    uint64_t key;
    Str program, dialect, text;
    Out printed;
    uv_process_t process;
    uv_pipe_t input, output;
    uv_timer_t timer;
    uv_write_t write;
    char chunk[CHUNK];
    const char *trouble;
    uint32_t open;   // handles
    bool is_started; // else it waits
    bool is_over;    // nobody wants to know any more
    bool has_exited, has_ended;
} ShellRun;

static void start_some(ShellRuns *runs);

// ---- Where it is ----

static bool is_below(Str path, Str folder)
{
    if (folder.len <= 1 || !str_starts(path, folder)) return false;
    return path.len == folder.len || path.ptr[folder.len] == '/';
}

static bool is_program(Arena *a, Str path)
{
    uv_fs_t file;
    const char *z = path_z(a, path);
    bool is_file = !uv_fs_stat(NULL, &file, z, NULL) && S_ISREG(file.statbuf.st_mode);
    uv_fs_req_cleanup(&file);
    return is_file && !access(z, X_OK);
}

bool shellcheck_find(Arena *a, Str told, Untrusted untrusted, Str *program)
{
    const char *path = getenv("PATH");
    Str rest = str_of_z(path ? path : ""), folder;
    if (told.len) {
        *program = str_of(path_z(a, told), told.len);
        return is_program(a, told);
    }
    while (rest.len && str_next_part(&rest, ':', &folder)) {
        bool is_trusted = str_at(folder, 0) == '/';
        for (uint32_t i = 0; i < untrusted.count; i++)
            is_trusted = is_trusted && !is_below(folder, untrusted.folder[i]);
        Str found = path_join(a, folder, STR("shellcheck"));
        if (!is_trusted || !is_program(a, found)) continue;
        *program = str_of(path_z(a, found), found.len);
        return true;
    }
    return false;
}

// ---- One run ----

static void forget(ShellRun *r)
{
    ShellRun **at = &r->runs->first;
    while (*at != r) at = &(*at)->next;
    *at = r->next;
    Arena arena = r->arena;
    arena_clear(&arena);
}

static void on_closed(uv_handle_t *handle)
{
    ShellRun *r = handle->data;
    ShellRuns *runs = r->runs;
    if (--r->open) return;
    runs->running--;
    if (!r->is_over) {
        Str printed = r->trouble ? STR("") : out_done(&r->printed);
        runs->done(runs->context, r->key, printed, r->trouble);
    }
    forget(r);
    start_some(runs);
}

static void close_handle(uv_handle_t *handle)
{
    if (!uv_is_closing(handle)) uv_close(handle, on_closed);
}

static void end_when_done(ShellRun *r)
{
    if (!r->has_exited || !r->has_ended) return;
    close_handle((uv_handle_t *)&r->process);
    close_handle((uv_handle_t *)&r->input);
    close_handle((uv_handle_t *)&r->output);
    close_handle((uv_handle_t *)&r->timer);
}

// What it started in its turn may hold the output open: nobody waits for that.
static void kill_run(ShellRun *r, const char *why)
{
    if (!r->trouble) r->trouble = why;
    if (!r->has_exited) uv_process_kill(&r->process, SIGKILL);
    uv_read_stop((uv_stream_t *)&r->output);
    r->has_ended = true;
    end_when_done(r);
}

static void on_exit(uv_process_t *process, int64_t status, int by_signal)
{
    ShellRun *r = process->data;
    r->has_exited = true;
    if (!r->trouble && by_signal) r->trouble = "it was ended by a signal";
    if (!r->trouble && 1 < status) r->trouble = "it could not do its work";
    end_when_done(r);
}

static void on_room(uv_handle_t *handle, size_t size, uv_buf_t *buffer)
{
    ShellRun *r = handle->data;
    (void)size;
    *buffer = uv_buf_init(r->chunk, CHUNK);
}

static void on_read(uv_stream_t *stream, ssize_t count, const uv_buf_t *buffer)
{
    ShellRun *r = stream->data;
    if (0 < count) out_str(&r->printed, str_of(buffer->base, (uint32_t)count));
    if (PRINTED_MAX < r->printed.len) kill_run(r, "it printed too much");
    if (0 <= count || r->has_ended) return;
    r->has_ended = true;
    end_when_done(r);
}

static void on_late(uv_timer_t *timer)
{
    kill_run(timer->data, "it took too long");
}

static void on_written(uv_write_t *write, int status)
{
    ShellRun *r = write->data;
    (void)status; // it may have ended before it read all
    close_handle((uv_handle_t *)&r->input);
}

extern char **environ;

// Ours, without the options that the user may have set for other work.
static char **environment(Arena *a)
{
    char **list = arena_new(a, char *, ENVIRONMENT_MAX + 2);
    uint32_t count = 0;
    for (char **at = environ; *at && count < ENVIRONMENT_MAX; at++) {
        if (strncmp(*at, "SHELLCHECK_OPTS=", 16) && strncmp(*at, "LC_", 3)) list[count++] = *at;
    }
    list[count] = "LC_ALL=C";
    return list;
}

static int spawn(ShellRun *r)
{
    char *arguments[] = {
        "shellcheck",
        "--norc",
        "--format=json1",
        "--exclude=" FL_SHELLCHECK_EXCLUDED,
        (char *)path_z(&r->arena, str_fmt(&r->arena, "--shell=%.*s", STR_ARG(r->dialect))),
        "-",
        NULL,
    };
    uv_stdio_container_t stdio[] = {
        {.flags = UV_CREATE_PIPE | UV_READABLE_PIPE, .data.stream = (uv_stream_t *)&r->input},
        {.flags = UV_CREATE_PIPE | UV_WRITABLE_PIPE, .data.stream = (uv_stream_t *)&r->output},
        {.flags = UV_IGNORE},
    };
    uv_process_options_t options = {
        .file = r->program.ptr,
        .args = arguments,
        .env = environment(&r->arena),
        .cwd = "/",
        .stdio = stdio,
        .stdio_count = ARRAY_LEN(stdio),
        .exit_cb = on_exit,
    };
    return uv_spawn(r->runs->loop, &r->process, &options);
}

static void start(ShellRun *r)
{
    uv_loop_t *loop = r->runs->loop;
    r->is_started = true;
    r->runs->running++;
    r->open = 4;
    r->printed = out_on(&r->arena);
    uv_pipe_init(loop, &r->input, 0);
    uv_pipe_init(loop, &r->output, 0);
    uv_timer_init(loop, &r->timer);
    r->process.data = r->input.data = r->output.data = r->timer.data = r->write.data = r;
    int status = spawn(r);
    if (status < 0) {
        r->has_exited = true;
        kill_run(r, uv_strerror(status));
        return;
    }
    uv_buf_t text = uv_buf_init((char *)r->text.ptr, r->text.len);
    uv_write(&r->write, (uv_stream_t *)&r->input, &text, 1, on_written);
    uv_read_start((uv_stream_t *)&r->output, on_room, on_read);
    uv_timer_start(&r->timer, on_late, SECONDS_MAX * 1000, 0);
}

// ---- All of them ----

static void start_some(ShellRuns *runs)
{
    for (ShellRun *r = runs->first; r && runs->running < runs->limit; r = r->next)
        if (!r->is_started) start(r);
}

void shell_runs_add(ShellRuns *runs, Str program, uint64_t key, const FlShellScript *script)
{
    ShellRun **at = &runs->first;
    for (; *at; at = &(*at)->next)
        if ((*at)->key == key && !(*at)->is_over) return;
    Arena arena = {0};
    ShellRun *r = arena_new(&arena, ShellRun, 1);
    *r = (ShellRun){.runs = runs, .arena = arena, .key = key};
    r->program = str_of(path_z(&r->arena, program), program.len);
    r->dialect = str_copy(&r->arena, script->dialect);
    r->text = str_copy(&r->arena, script->text);
    *at = r;
    start_some(runs);
}

void shell_runs_keep(ShellRuns *runs, bool (*is_wanted)(const void *context, uint64_t key))
{
    for (ShellRun *r = runs->first, *next; r; r = next) {
        next = r->next;
        if (r->is_over || is_wanted(runs->context, r->key)) continue;
        r->is_over = true;
        if (r->is_started)
            kill_run(r, "it is no longer needed");
        else
            forget(r);
    }
}
