// One timer handles all works: it shows those that take long, and reports their progress.
#include "server/work.h"
#include "protocol/read.h"
#include "protocol/write.h"
#include "server/stdio.h"

enum { LONG_MS = 500, TELL_MS = 200, PERCENT = 100 };

// ---- What is sent ----

static void start_value(Server *s, const Work *w, Out *o, Str kind)
{
    *o = out_on(&s->request);
    rpc_start_notification(o, STR("$/progress"));
    out_z(o, "{\"token\":");
    out_str(o, w->token);
    out_z(o, ",\"value\":{\"kind\":");
    write_string(o, kind);
}

static void send_value(Server *s, Out *o)
{
    out_z(o, "}}");
    rpc_end(o);
    stdio_send(s, o);
}

static void write_done(Out *o, Work *w)
{
    w->told = w->done;
    if (!w->all) return;
    out_fmt(o, ",\"message\":\"%u of %u\",\"percentage\":%u", w->done, w->all,
            (uint32_t)((uint64_t)w->done * PERCENT / w->all));
}

static void begin(Server *s, Work *w)
{
    Out o;
    w->is_shown = true;
    start_value(s, w, &o, STR("begin"));
    out_z(&o, ",\"title\":");
    write_string(&o, w->title);
    out_str(&o, w->cancel ? STR(",\"cancellable\":true") : STR(",\"cancellable\":false"));
    write_done(&o, w);
    send_value(s, &o);
}

static void tell(Server *s, Work *w)
{
    Out o;
    if (w->told == w->done || stdio_is_full(s)) return;
    start_value(s, w, &o, STR("report"));
    write_done(&o, w);
    send_value(s, &o);
}

static void ask_for_token(Server *s, Work *w)
{
    w->asked = ++s->last_request;
    w->token = str_fmt(&w->arena, "\"fairlead/%u\"", w->asked);
    Out o = out_on(&s->request);
    rpc_start_request(&o, w->asked, STR("window/workDoneProgress/create"));
    out_z(&o, "{\"token\":");
    out_str(&o, w->token);
    out_char(&o, '}');
    rpc_end(&o);
    stdio_send(s, &o);
}

// ---- The works ----

static void on_tick(uv_timer_t *timer)
{
    Server *s = timer->data;
    uint64_t now = uv_now(&s->loop);
    for (Work *w = s->works; w; w = w->next) {
        if (w->is_shown)
            tell(s, w);
        else if (!w->token.len && LONG_MS <= now - w->since)
            ask_for_token(s, w);
    }
    server_done(s);
}

void work_start(Server *s, Work *w, Str token)
{
    if (!s->client.has_progress || s->is_ending) return;
    w->since = uv_now(&s->loop);
    w->token = str_copy(&w->arena, token);
    w->next = s->works;
    s->works = w;
    if (token.len) begin(s, w);
    if (!uv_is_active((uv_handle_t *)&s->work_timer))
        uv_timer_start(&s->work_timer, on_tick, TELL_MS, TELL_MS);
}

static void unlink_work(Server *s, const Work *w)
{
    Work **at = &s->works;
    while (*at && *at != w) at = &(*at)->next;
    if (*at) *at = w->next;
    if (!s->works && !s->is_ending) uv_timer_stop(&s->work_timer);
}

void work_end(Server *s, Work *w)
{
    unlink_work(s, w);
    if (w->is_shown && !s->is_ending) {
        Out o;
        start_value(s, w, &o, STR("end"));
        send_value(s, &o);
    }
    arena_clear(&w->arena);
    *w = (Work){0};
}

// A client that refuses a token is not asked again.
void work_answered(Server *s, const Message *m)
{
    uint32_t id;
    if (!rpc_answered(m, &id)) return;
    for (Work *w = s->works; w; w = w->next) {
        if (w->asked != id) continue;
        w->asked = 0;
        if (rpc_succeeded(m)) begin(s, w);
        return;
    }
}

void work_cancel(Server *s, const json_t *params)
{
    Str token = read_token(&s->request, params, "token");
    for (Work *w = s->works; w; w = w->next) {
        if (!w->is_shown || !w->cancel || !str_eq(w->token, token)) continue;
        w->cancel(s, w->owner);
        return;
    }
}

void work_close(Server *s)
{
    uv_close((uv_handle_t *)&s->work_timer, NULL);
}
