// Nothing is published while more input is arriving, or while the client does not read its output;
// then only the latest state is published.
//
//     turn n    poll: input is read and handled     after poll: has_read, so wait
//     turn n+1  poll without waiting: nothing       after poll: publish
#include "server/diagnose.h"
#include "fl_ignore.h"
#include "protocol/rpc.h"
#include "protocol/write.h"
#include "server/image_checks.h"
#include "server/log.h"
#include "server/shell_checks.h"
#include "server/stdio.h"
#include "server/uri.h"

enum { NAME_SHOWN = 200 }; // bytes of a file name shown in a message

// A message beyond the size limit is not sent at all.
static void give_up(Server *s, const Document *document)
{
    diagnose_clear(s, document->uri);
    log_client(s, LOG_ERROR, STR("the findings of a document are too long to be sent"));
}

static void publish(Server *s, Document *document)
{
    View view = document_view(document, &s->client);
    Out o = out_on(&s->request);
    rpc_start_notification(&o, STR("textDocument/publishDiagnostics"));
    write_published(&o, &view, diagnose_findings(s, document));
    rpc_end(&o);
    document->is_stale = false;
    if (!stdio_send(s, &o)) give_up(s, document);
}

FlFindings diagnose_findings(Server *s, Document *document)
{
    if (document->is_ignore && !document->is_lost)
        return fl_ignore_lint(&s->request, fl_text(&s->request, document_doc(document)),
                              document->config.context);
    if (document_is_silent(document) || document->is_excluded) return (FlFindings){0};
    documents_warm(&s->documents, document);
    return fl_lint(&s->request, document_doc(document));
}

static void rest(Server *s)
{
    uv_idle_stop(&s->no_wait);
    uv_check_stop(&s->after_poll);
}

void diagnose_now(Server *s)
{
    rest(s);
    for (uint32_t i = 0; i < s->documents.count && !s->is_ending; i++) {
        if (s->documents.item[i]->is_stale) publish(s, s->documents.item[i]);
    }
}

// Publishing is postponed while the output is full.
static void publish_some(Server *s)
{
    rest(s);
    for (uint32_t i = 0; i < s->documents.count && !s->is_ending && !stdio_is_full(s); i++) {
        if (!s->documents.item[i]->is_stale) continue;
        publish(s, s->documents.item[i]);
        server_done(s);
    }
}

static void on_after_poll(uv_check_t *check)
{
    Server *s = check->data;
    bool has_read = s->has_read;
    s->has_read = false;
    if (has_read || (s->input.is_file && s->input.is_open)) return;
    if (stdio_is_busy(s))
        rest(s);
    else
        publish_some(s);
}

// An active idle handle makes the poll return at once.
static void on_no_wait(uv_idle_t *idle)
{
    (void)idle;
}

void diagnose_init(Server *s)
{
    uv_check_init(&s->loop, &s->after_poll);
    uv_idle_init(&s->loop, &s->no_wait);
    s->after_poll.data = s;
}

static void wake(Server *s)
{
    if (s->is_ending) return;
    uv_check_start(&s->after_poll, on_after_poll);
    uv_idle_start(&s->no_wait, on_no_wait);
}

void diagnose_soon(Server *s, Document *document)
{
    document->is_reported = false;
    shell_checks_soon(s, document);
    image_checks_soon(s, document);
    diagnose_again(s, document);
}

void diagnose_again(Server *s, Document *document)
{
    if (s->client.has_pull) return;
    document->is_stale = true;
    wake(s);
}

static void ask_to_refresh(Server *s, Str method)
{
    Out o = out_on(&s->request);
    rpc_start_request(&o, ++s->last_request, method);
    out_z(&o, "null");
    rpc_end(&o);
    stdio_send(s, &o);
}

void diagnose_refresh(Server *s)
{
    if (!s->client.has_pull || !s->client.has_refresh || s->has_refreshed) return;
    s->has_refreshed = true;
    ask_to_refresh(s, STR("workspace/diagnostic/refresh"));
}

void answers_refresh(Server *s)
{
    diagnose_refresh(s);
    if (s->has_refreshed_answers) return;
    s->has_refreshed_answers = true;
    if (s->client.has_hint_refresh) ask_to_refresh(s, STR("workspace/inlayHint/refresh"));
    if (s->client.has_lens_refresh) ask_to_refresh(s, STR("workspace/codeLens/refresh"));
}

void diagnose_resume(Server *s)
{
    for (uint32_t i = 0; i < s->documents.count; i++) {
        if (s->documents.item[i]->is_stale) wake(s);
    }
}

void diagnose_clear(Server *s, Str uri)
{
    if (s->client.has_pull) return;
    Out o = out_on(&s->request);
    rpc_start_notification(&o, STR("textDocument/publishDiagnostics"));
    write_cleared(&o, uri);
    rpc_end(&o);
    stdio_send(s, &o);
}

void document_lose(Server *s, Document *document, Str why)
{
    if (document->is_lost) return;
    document->is_lost = true;
    document->is_stale = false;
    fl_replace(document_doc(document), STR(""));
    if (document->is_quiet) return; // nothing is published for it already
    diagnose_clear(s, document->uri);
    Str name = str_cut(uri_name(document->uri), 0, NAME_SHOWN);
    show_client(s, LOG_WARNING,
                str_fmt(&s->request,
                        "fairlead does not check `%.*s` until you close it and open it again: %.*s",
                        STR_ARG(name), STR_ARG(why)));
}
