// Runs git without a shell and reads its whole output.
#include "server/git_changes.h"
#include "server/arguments.h"
#include "server/paths.h"
#include <uv.h>

enum { ARGUMENTS_MAX = 16, ANSWER_MAX = 16 << 20 };

typedef struct Call {
    Arena *arena;
    uv_pipe_t output;
    uv_process_t process;
    Out text;
    int64_t status;
    char chunk[4096];
} Call;

static void on_room(uv_handle_t *handle, size_t wanted, uv_buf_t *buffer)
{
    Call *c = handle->data;
    (void)wanted;
    *buffer = uv_buf_init(c->chunk, sizeof c->chunk);
}

static void on_text(uv_stream_t *stream, ssize_t count, const uv_buf_t *buffer)
{
    Call *c = stream->data;
    if (count < 0 || ANSWER_MAX < c->text.len)
        uv_close((uv_handle_t *)stream, NULL);
    else
        out_str(&c->text, str_of(buffer->base, (uint32_t)count));
}

static void on_exit(uv_process_t *process, int64_t status, int signal)
{
    Call *c = process->data;
    c->status = signal ? 1 : status;
    uv_close((uv_handle_t *)process, NULL);
}

typedef enum Complaints { COMPLAINTS_SHOWN, COMPLAINTS_HIDDEN } Complaints;

// Runs `git -C FOLDER ...`.
static bool run(Arena *a, Str folder, const char *const *words, Complaints complaints, Str *answer)
{
    uv_loop_t loop;
    Call c = {.arena = a, .text = out_on(a), .status = -1};
    char *args[ARGUMENTS_MAX] = {"git", "-C", (char *)(folder.len ? path_z(a, folder) : ".")};
    for (uint32_t i = 3; *words && i + 1 < ARGUMENTS_MAX; i++) args[i] = (char *)*words++;
    uv_loop_init(&loop);
    uv_pipe_init(&loop, &c.output, 0);
    c.output.data = c.process.data = &c;
    uv_stdio_container_t stdio[3] = {
        {.flags = UV_IGNORE},
        {.flags = UV_CREATE_PIPE | UV_WRITABLE_PIPE, .data.stream = (uv_stream_t *)&c.output},
        {.flags = complaints == COMPLAINTS_SHOWN ? UV_INHERIT_FD : UV_IGNORE, .data.fd = 2}};
    uv_process_options_t options = {
        .exit_cb = on_exit, .file = "git", .args = args, .stdio = stdio, .stdio_count = 3};
    int started = uv_spawn(&loop, &c.process, &options);
    if (started < 0)
        uv_close((uv_handle_t *)&c.output, NULL);
    else
        uv_read_start((uv_stream_t *)&c.output, on_room, on_text);
    uv_run(&loop, UV_RUN_DEFAULT);
    uv_loop_close(&loop);
    *answer = out_done(&c.text);
    if (started < 0) failure("git: %s", uv_strerror(started));
    return 0 <= started && c.status == 0;
}

static void add_paths(Arena *a, Str answer, Files *paths)
{
    Str path;
    while (answer.len && str_next_part(&answer, '\0', &path))
        if (path.len) VEC_PUSH(a, paths, path);
}

bool git_changes(Arena *a, Str folder, GitReach reach, Str revision, Files *paths)
{
    Str answer;
    bool is_all = reach == GIT_REPOSITORY;
    const char *where = is_all ? ":/" : ".";
    if (!revision.len || revision.ptr[0] == '-')
        return failure("`%.*s` is not a revision", STR_ARG(revision)) == EXIT_FINE;
    const char *const diff[] = {"diff",
                                "--name-only",
                                "-z",
                                is_all ? "-z" : "--relative",
                                "--no-renames",
                                "--no-ext-diff",
                                path_z(a, revision),
                                "--",
                                where,
                                NULL};
    const char *const others[] = {
        "ls-files", "--others", "--exclude-standard", "-z", is_all ? "--full-name" : "-z", "--",
        where,      NULL};
    if (!run(a, folder, diff, COMPLAINTS_SHOWN, &answer))
        return failure("git could not tell what has changed since %.*s", STR_ARG(revision)) ==
               EXIT_FINE;
    add_paths(a, answer, paths);
    if (run(a, folder, others, COMPLAINTS_SHOWN, &answer)) add_paths(a, answer, paths);
    return true;
}

bool git_text(Arena *a, Str path, Str revision, Str *text)
{
    Str name = str_fmt(a, "%.*s:./%.*s", STR_ARG(revision), STR_ARG(path_name(path)));
    const char *const show[] = {"cat-file", "--filters", path_z(a, name), NULL};
    return run(a, path_folder(path), show, COMPLAINTS_HIDDEN, text);
}
