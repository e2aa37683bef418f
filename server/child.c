// A run ends when its process has ended and its output is closed, in any order; then its handles
// are closed, and the last one frees it. A process that exceeds a limit is killed.
#include "server/child.h"
#include "server/arguments.h"
#include "server/paths.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    CHUNK = 16 << 10,
    ENVIRONMENT_MAX = 1000, // environment variables passed on
};

typedef struct ChildRun {
    struct ChildRun *next;
    ChildRuns *runs;
    Arena arena; // memory of the following fields
    uint64_t key;
    ChildTask task;
    Out printed;
    uv_process_t process;
    uv_pipe_t input, output;
    uv_timer_t timer;
    uv_write_t write;
    char chunk[CHUNK];
    const char *trouble;
    int status;
    uint32_t open;   // number of open handles
    bool is_started; // false: it waits
    bool is_over;    // cancelled: `done` is not called
    bool has_exited, has_ended;
} ChildRun;

static void start_some(ChildRuns *runs);

// ---- Finding the program ----

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

Untrusted child_untrusted(const Str *here)
{
    const char *home = getenv("HOME");
    bool is_home = home && str_is_z(*here, home);
    return (Untrusted){here, is_home ? 0 : 1};
}

bool child_find(Arena *a, const char *name, Str told, Untrusted untrusted, Str *program)
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
        Str found = path_join(a, folder, str_of_z(name));
        if (!is_trusted || !is_program(a, found)) continue;
        *program = str_of(path_z(a, found), found.len);
        return true;
    }
    return false;
}

// ---- One run ----

static void forget(ChildRun *r)
{
    ChildRun **at = &r->runs->first;
    while (*at != r) at = &(*at)->next;
    *at = r->next;
    Arena arena = r->arena;
    arena_clear(&arena);
}

static void on_closed(uv_handle_t *handle)
{
    ChildRun *r = handle->data;
    ChildRuns *runs = r->runs;
    if (--r->open) return;
    runs->running--;
    bool is_told = !r->is_over;
    r->is_over = true;
    if (is_told) {
        Str printed = r->trouble ? STR("") : out_done(&r->printed);
        ChildEnd end = {printed, r->status, r->trouble};
        runs->done(runs->context, r->key, &end);
    }
    forget(r);
    start_some(runs);
}

static void close_handle(uv_handle_t *handle)
{
    if (!uv_is_closing(handle)) uv_close(handle, on_closed);
}

static void end_when_done(ChildRun *r)
{
    if (!r->has_exited || !r->has_ended) return;
    close_handle((uv_handle_t *)&r->process);
    close_handle((uv_handle_t *)&r->input);
    close_handle((uv_handle_t *)&r->output);
    close_handle((uv_handle_t *)&r->timer);
}

// A grandchild may keep the output open: it is not waited for.
static void kill_run(ChildRun *r, const char *why)
{
    if (!r->trouble) r->trouble = why;
    if (!r->has_exited) uv_process_kill(&r->process, SIGKILL);
    uv_read_stop((uv_stream_t *)&r->output);
    r->has_ended = true;
    end_when_done(r);
}

static void on_exit(uv_process_t *process, int64_t status, int by_signal)
{
    ChildRun *r = process->data;
    r->has_exited = true;
    r->status = (int)status;
    if (!r->trouble && by_signal) r->trouble = "it was ended by a signal";
    end_when_done(r);
}

static void on_room(uv_handle_t *handle, size_t size, uv_buf_t *buffer)
{
    ChildRun *r = handle->data;
    (void)size;
    *buffer = uv_buf_init(r->chunk, CHUNK);
}

static void on_read(uv_stream_t *stream, ssize_t count, const uv_buf_t *buffer)
{
    ChildRun *r = stream->data;
    if (0 < count) out_str(&r->printed, str_of(buffer->base, (uint32_t)count));
    if (r->task.printed_max < r->printed.len) kill_run(r, "it printed too much");
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
    ChildRun *r = write->data;
    (void)status; // the process may end before it has read everything
    close_handle((uv_handle_t *)&r->input);
}

extern char **environ;

// Our environment without variables that set options of the program.
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

static int spawn(ChildRun *r)
{
    uv_stdio_container_t stdio[] = {
        {.flags = UV_CREATE_PIPE | UV_READABLE_PIPE, .data.stream = (uv_stream_t *)&r->input},
        {.flags = UV_CREATE_PIPE | UV_WRITABLE_PIPE, .data.stream = (uv_stream_t *)&r->output},
        {.flags = UV_IGNORE},
    };
    uv_process_options_t options = {
        .file = r->task.program.ptr,
        .args = (char **)r->task.argument,
        .env = environment(&r->arena),
        .cwd = "/",
        .stdio = stdio,
        .stdio_count = ARRAY_LEN(stdio),
        .exit_cb = on_exit,
    };
    return uv_spawn(r->runs->loop, &r->process, &options);
}

static void start(ChildRun *r)
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
    uv_buf_t text = uv_buf_init((char *)r->task.input.ptr, r->task.input.len);
    uv_write(&r->write, (uv_stream_t *)&r->input, &text, 1, on_written);
    uv_read_start((uv_stream_t *)&r->output, on_room, on_read);
    uv_timer_start(&r->timer, on_late, r->task.seconds_max * 1000, 0);
}

// ---- All of them ----

static void start_some(ChildRuns *runs)
{
    for (ChildRun *r = runs->first; r && runs->running < runs->limit; r = r->next)
        if (!r->is_started) start(r);
}

void child_runs_add(ChildRuns *runs, uint64_t key, const ChildTask *task)
{
    ChildRun **at = &runs->first;
    for (; *at; at = &(*at)->next)
        if ((*at)->key == key && !(*at)->is_over) return;
    Arena arena = {0};
    ChildRun *r = arena_new(&arena, ChildRun, 1);
    *r = (ChildRun){.runs = runs, .arena = arena, .key = key, .task = *task};
    r->task.program = str_of(path_z(&r->arena, task->program), task->program.len);
    r->task.input = str_copy(&r->arena, task->input);
    for (uint32_t i = 0; task->argument[i]; i++)
        r->task.argument[i] = path_z(&r->arena, str_of_z(task->argument[i]));
    *at = r;
    start_some(runs);
}

void child_runs_keep(ChildRuns *runs, bool (*is_wanted)(const void *context, uint64_t key))
{
    for (ChildRun *r = runs->first, *next; r; r = next) {
        next = r->next;
        if (r->is_over || is_wanted(runs->context, r->key)) continue;
        r->is_over = true;
        if (r->is_started)
            kill_run(r, "it is no longer needed");
        else
            forget(r);
    }
}

// Signals are blocked per thread.
void child_loop(void (*start_first)(uv_loop_t *loop, void *context), void *context)
{
    sigset_t pipe, before;
    uv_loop_t loop;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    if (uv_loop_init(&loop)) return;
    pthread_sigmask(SIG_BLOCK, &pipe, &before);
    start_first(&loop, context);
    uv_run(&loop, UV_RUN_DEFAULT);
    uv_loop_close(&loop);
    int number;
    sigset_t pending;
    if (!sigpending(&pending) && sigismember(&pending, SIGPIPE)) sigwait(&pipe, &number);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}
