#include "peer.h"
#include "base/out.h"
#include "test.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { READ = 0, WRITE = 1, PATIENCE_MS = 60000 };

// The program in place of the forked child.
static void become(int input[2], int output[2], int errors[2])
{
    dup2(input[READ], STDIN_FILENO);
    dup2(output[WRITE], STDOUT_FILENO);
    dup2(errors[WRITE], STDERR_FILENO);
    for (int i = 0; i < 2; i++) {
        close(input[i]);
        close(output[i]);
        close(errors[i]);
    }
    execl(FAIRLEAD_BINARY, "fairlead", "lsp", (char *)NULL);
    _exit(127);
}

Peer peer_start(void)
{
    int input[2], output[2], errors[2];
    signal(SIGPIPE, SIG_IGN);
    if (pipe(input) < 0 || pipe(output) < 0 || pipe(errors) < 0) fail_msg("no pipes");
    pid_t pid = fork();
    if (pid < 0) fail_msg("no process");
    if (pid == 0) become(input, output, errors);
    close(input[READ]);
    close(output[WRITE]);
    close(errors[WRITE]);
    return (Peer){pid, input[WRITE], output[READ], errors[READ]};
}

void peer_write(Peer *p, Str bytes, PeerCut cut)
{
    while (bytes.len) {
        ssize_t n = write(p->input, bytes.ptr, cut == PEER_BYTES ? 1 : bytes.len);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return;
        bytes = str_skip(bytes, (uint32_t)n);
    }
}

static long read_from(int fd, char *bytes, uint32_t room, int wait_ms)
{
    struct pollfd ready = {.fd = fd, .events = POLLIN};
    if (poll(&ready, 1, wait_ms) <= 0) return -1;
    return (long)read(fd, bytes, room);
}

long peer_read(Peer *p, char *bytes, uint32_t room, int wait_ms)
{
    return read_from(p->output, bytes, room, wait_ms);
}

void peer_end_input(Peer *p)
{
    if (0 <= p->input) close(p->input);
    p->input = -1;
}

// The pipe of the errors ends with the process.
static bool read_errors(Peer *p, Out *o)
{
    char bytes[512];
    for (;;) {
        long n = read_from(p->errors, bytes, sizeof bytes, PATIENCE_MS);
        if (n <= 0) return n == 0;
        out_str(o, str_of(bytes, (uint32_t)n));
    }
}

int peer_wait(Peer *p, Arena *a, Str *errors)
{
    Out o = out_on(a);
    int status = 0;
    if (!read_errors(p, &o)) kill(p->pid, SIGKILL);
    waitpid(p->pid, &status, 0);
    peer_end_input(p);
    close(p->output);
    close(p->errors);
    *errors = out_done(&o);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
