// Handles messages: batches, the order of a session, start and end.
#include "server/server.h"
#include "analysis.h"
#include "protocol/json_memory.h"
#include "protocol/rpc.h"
#include "server/configured.h"
#include "server/diagnose.h"
#include "server/image_checks.h"
#include "server/listed_files.h"
#include "server/listings.h"
#include "server/log.h"
#include "server/methods.h"
#include "server/shell_checks.h"
#include "server/stdio.h"
#include "server/work.h"
#include "server/workspace.h"
#include <signal.h>

enum {
    WATCH_MS = 2000,      // interval for checking the client's process
    DRAIN_MS = 1000,      // how long a client may take to read the remaining output
    KEPT_ARENA = 4 << 20, // bytes that an arena keeps between messages
    SHOWN_METHOD = 80,    // bytes of a method's name repeated in messages
};

// ---- One message ----

static void send_error(Server *s, const Message *m, RpcCode code)
{
    Str why = code == RPC_FAILED && s->refusal.len ? s->refusal : rpc_error_text(code);
    Out o = out_on(&s->request);
    RpcCode sent = code == RPC_SHUT_DOWN ? RPC_INVALID_REQUEST : code;
    rpc_write_error(&o, m, sent, why);
    stdio_send(s, &o);
}

// A repeated `shutdown` is accepted: editors send it when they restart.
static bool is_after_shutdown(const Message *m)
{
    return str_is_z(m->method, "shutdown");
}

static RpcCode check_order(const Server *s, const Message *m)
{
    bool is_first = str_is_z(m->method, "initialize");
    if (s->phase == PHASE_NEW && !is_first) return RPC_NOT_INITIALIZED;
    if (s->phase == PHASE_SHUT && !is_after_shutdown(m)) return RPC_SHUT_DOWN;
    return RPC_OK;
}

static RpcCode ask(Server *s, const Message *m, Out *o)
{
    RpcCode code = check_order(s, m);
    if (code != RPC_OK) return code;
    const Method *method = method_find(m->method);
    if (!method || !method->ask) return RPC_METHOD_NOT_FOUND;
    if (m->is_cancelled) return RPC_CANCELLED;
    s->asked = m;
    return method->ask(s, m->params, o);
}

// Every request is answered here, except RPC_LATER.
static void answer(Server *s, const Message *m)
{
    Out o = out_on(&s->request);
    s->refusal = STR("");
    rpc_start_result(&o, m);
    RpcCode code = ask(s, m, &o);
    if (code == RPC_LATER) return;
    rpc_end(&o);
    if (code == RPC_OK && !stdio_send(s, &o)) code = RPC_FAILED;
    if (code != RPC_OK) send_error(s, m, code);
}

static void notice(Server *s, const Message *m)
{
    const Method *method = method_find(m->method);
    bool is_exit = str_is_z(m->method, "exit");
    if (!method || !method->tell || (s->phase != PHASE_RUNNING && !is_exit)) return;
    if (!method->tell(s, m->params)) {
        Str text = str_fmt(&s->request, "%.*s: wrong parameters, or a document that is not open",
                           STR_ARG(str_cut(m->method, 0, SHOWN_METHOD)));
        log_client(s, LOG_ERROR, text);
    }
}

// The document of an unreadable notification. For a didOpen it is opened empty.
static Document *document_of(Server *s, const Message *m)
{
    Document *document = documents_find(&s->documents, m->uri);
    if (document || m->uri.len == 0 || !str_is_z(m->method, "textDocument/didOpen"))
        return document;
    document = documents_open(&s->documents, &(TextDocument){.uri = m->uri, .text = STR("")});
    configured_open(s, document);
    return document;
}

// After an unreadable change the document would differ from the client's, so it is dropped with a
// message; all documents if it is unknown which one.
static void lose(Server *s, const Message *m)
{
    bool is_long = m->error == RPC_TOO_LONG;
    Str why = is_long ? STR("it is larger than 64 MiB") : STR("a change of it could not be read");
    Str text = str_fmt(&s->request, "%.*s: %.*s", STR_ARG(str_cut(m->method, 0, SHOWN_METHOD)),
                       STR_ARG(rpc_error_text(m->error)));
    log_client(s, LOG_ERROR, text);
    if (s->phase != PHASE_RUNNING || !str_starts_z(m->method, "textDocument/did")) return;
    Document *document = document_of(s, m);
    if (document) document_lose(s, document, why);
    if (document || !str_is_z(m->method, "textDocument/didChange")) return;
    for (uint32_t i = 0; i < s->documents.count; i++) document_lose(s, s->documents.item[i], why);
}

static void handle(Server *s, const Message *m)
{
    switch (m->kind) {
    case MESSAGE_REQUEST: answer(s, m); break;
    case MESSAGE_NOTIFICATION: notice(s, m); break;
    case MESSAGE_RESPONSE:
        work_answered(s, m);
        configured_answer(s, m);
        break;
    case MESSAGE_INVALID: send_error(s, m, m->error); break;
    case MESSAGE_LOST: lose(s, m); break;
    }
    server_done(s);
}

// ---- Input ----

static void clear_arena(Arena *a)
{
    arena_reset(a);
    if (KEPT_ARENA < a->end - a->at) arena_clear(a);
}

void server_done(Server *s)
{
    s->has_refreshed = s->has_refreshed_answers = false;
    clear_arena(&s->request);
}

static void end_batch(Server *s)
{
    Batch *b = &s->batch;
    for (; b->at < b->count; b->at++) rpc_clear(&b->item[b->at]);
    *b = (Batch){0};
    clear_arena(&s->messages);
}

// Handles the batch as long as the output is not full; meanwhile nothing is read.
static void handle_batch(Server *s)
{
    Batch *b = &s->batch;
    while (b->at < b->count && !s->is_ending && !stdio_is_full(s)) {
        Message m = b->item[b->at++];
        handle(s, &m);
        rpc_clear(&m);
    }
    if (b->at == b->count || s->is_ending) end_batch(s);
    stdio_pause(s, stdio_is_full(s) || b->count != 0);
    if (b->count || !s->frame.error || s->is_ending) return;
    log_error("the input is not the language server protocol", s->frame.error);
    server_end(s);
}

void server_resume(Server *s)
{
    if (s->is_paused && !s->is_ending) handle_batch(s);
}

static void read_frames(Server *s)
{
    Str text;
    for (;;) {
        FrameState state = frame_next(&s->frame, &text);
        if (state != FRAME_MESSAGE && state != FRAME_TOO_LONG) return;
        Message m = state == FRAME_MESSAGE ? rpc_read(&s->messages, text)
                                           : rpc_read_part(&s->messages, text, RPC_TOO_LONG);
        VEC_PUSH(&s->messages, &s->batch, m);
    }
}

void server_receive(Server *s, const char *bytes, size_t count)
{
    s->has_read = true;
    frame_feed(&s->frame, bytes, count);
    read_frames(s);
    rpc_mark_cancelled(s->batch.item, s->batch.count);
    handle_batch(s);
}

void server_input_ended(Server *s)
{
    if (!frame_is_between(&s->frame)) log_error("stdin", "ended inside a message");
    diagnose_now(s);
    server_done(s);
    server_end(s);
}

// ---- Start and end ----

static void close_handle(uv_handle_t *handle)
{
    if (!uv_is_closing(handle)) uv_close(handle, NULL);
}

static void on_drain_over(uv_timer_t *timer)
{
    stdio_close_output(timer->data);
}

void server_end(Server *s)
{
    if (s->is_ending) return;
    s->is_ending = true;
    stdio_stop_reading(s);
    close_handle((uv_handle_t *)&s->after_poll);
    close_handle((uv_handle_t *)&s->no_wait);
    close_handle((uv_handle_t *)&s->relist);
    close_handle((uv_handle_t *)&s->reread);
    close_handle((uv_handle_t *)&s->place);
    close_handle((uv_handle_t *)&s->list);
    listings_end(s);
    work_close(s);
    workspace_cancel_all(s);
    shell_checks_close(s);
    image_checks_close(s);
    close_handle((uv_handle_t *)&s->on_term);
    close_handle((uv_handle_t *)&s->on_pipe);
    if (stdio_is_busy(s))
        uv_timer_start(&s->timer, on_drain_over, DRAIN_MS, 0);
    else
        stdio_close_output(s);
}

static void on_watch(uv_timer_t *timer)
{
    Server *s = timer->data;
    if (uv_kill((int)s->client.process_id, 0) == UV_ESRCH) server_end(s);
}

void server_watch_client(Server *s)
{
    if (s->client.process_id) uv_timer_start(&s->timer, on_watch, WATCH_MS, WATCH_MS);
}

static void on_signal(uv_signal_t *handle, int number)
{
    if (number == SIGTERM) server_end(handle->data);
}

// SIGPIPE is handled, so that writing to a closed client fails normally.
static void start_signal(Server *s, uv_signal_t *handle, int number)
{
    uv_signal_init(&s->loop, handle);
    handle->data = s;
    uv_signal_start(handle, on_signal, number);
    uv_unref((uv_handle_t *)handle);
}

// A timer that does not keep the loop alive.
static void init_timer(Server *s, uv_timer_t *timer)
{
    uv_timer_init(&s->loop, timer);
    uv_unref((uv_handle_t *)timer);
    timer->data = s;
}

static void start(Server *s)
{
    uv_loop_init(&s->loop);
    init_timer(s, &s->timer);
    init_timer(s, &s->relist);
    init_timer(s, &s->reread);
    init_timer(s, &s->place);
    uv_timer_init(&s->loop, &s->list);
    s->list.data = s;
    init_timer(s, &s->work_timer);
    start_signal(s, &s->on_term, SIGTERM);
    start_signal(s, &s->on_pipe, SIGPIPE);
    diagnose_init(s);
    if (!stdio_open(s)) server_end(s);
}

static void finish(Server *s)
{
    close_handle((uv_handle_t *)&s->timer);
    uv_run(&s->loop, UV_RUN_DEFAULT);
    int status = uv_loop_close(&s->loop);
    if (status < 0) log_error("a handle was left open", uv_strerror(status));
    documents_clear(&s->documents);
    configured_clear(s);
    listed_end(s);
    workspace_clear(s);
    shell_checks_clear(s);
    image_checks_clear(s);
    fl_host_alloc(s->roots.item, 0);
    frame_clear(&s->frame);
    end_batch(s);
    arena_clear(&s->messages);
    arena_clear(&s->session);
    arena_clear(&s->request);
}

int serve(void)
{
    static Server server;
    Server *s = &server;
    if (!stdio_is_usable()) return 1;
    json_memory_use();
    start(s);
    uv_run(&s->loop, UV_RUN_DEFAULT);
    bool is_shut = s->phase == PHASE_SHUT;
    finish(s);
    return is_shut ? 0 : 1;
}
