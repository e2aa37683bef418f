// Code actions, made from the text as it is now: what the client believes the findings to be does not matter.
#include "analysis.h"
#include "protocol/write.h"
#include "server/methods.h"
#include "server/stdio.h"

static Span span_of(const Server *s, const Document *document, Range range)
{
    uint32_t start = fl_offset(document->doc, range.start, s->client.encoding);
    uint32_t end = fl_offset(document->doc, range.end, s->client.encoding);
    return start <= end ? (Span){start, end} : (Span){end, start};
}

// An editor that asks at every move of the cursor does not want the whole file repaired, unless it says so.
static bool wants_fix_all(const ActionQuery *query)
{
    if (query->only) return read_names_kind(query, write_kind(FL_FIX_ALL));
    return !query->is_automatic;
}

static bool wants_some_here(const ActionQuery *query)
{
    return read_wants_kind(query, write_kind(FL_QUICKFIX)) ||
           read_wants_kind(query, write_kind(FL_REFACTOR));
}

typedef struct Actions {
    FlAction *item;
    uint32_t count, room;
} Actions;

// What is asked for, the repair of the whole file last.
static Actions find_actions(Server *s, Document *document, const ActionQuery *query)
{
    Actions found = {0};
    if (document->is_quiet) return found;
    Arena *a = &s->request;
    FlActions here = {0};
    if (wants_some_here(query))
        here = fl_actions(a, document->doc, span_of(s, document, query->range));
    for (uint32_t i = 0; i < here.count; i++) {
        if (read_wants_kind(query, write_kind(here.item[i].kind)))
            VEC_PUSH(a, &found, here.item[i]);
    }
    FlAction all = {.title = STR("Fix all safe findings"), .kind = FL_FIX_ALL, .is_safe = true};
    if (wants_fix_all(query)) all.edits = fl_fix_all(a, document->doc);
    if (all.edits.count) VEC_PUSH(a, &found, all);
    return found;
}

RpcCode on_code_action(Server *s, const json_t *params, Out *result)
{
    TextDocument asked;
    ActionQuery query;
    if (!read_document(params, &asked) || !read_action_query(params, &query))
        return RPC_INVALID_PARAMS;
    Actions found = {0};
    View view = {0};
    Document *document = documents_find(&s->documents, asked.uri);
    bool can_show = s->client.has_action_literals || s->client.has_apply_edit;
    if (document && can_show) {
        found = find_actions(s, document, &query);
        view = document_view(document, &s->client);
    }
    out_char(result, '[');
    for (uint32_t i = 0; i < found.count; i++) {
        if (i) out_char(result, ',');
        if (s->client.has_action_literals)
            write_action(result, &view, &found.item[i]);
        else
            write_command(result, &view, &found.item[i], query.range);
    }
    out_char(result, ']');
    return RPC_OK;
}

static void ask_to_apply(Server *s, const View *view, const FlAction *action)
{
    Out o = out_on(&s->request);
    rpc_start_request(&o, ++s->last_request, STR("workspace/applyEdit"));
    out_str(&o, STR("{\"label\":"));
    write_string(&o, action->title);
    out_str(&o, STR(",\"edit\":"));
    write_edit(&o, view, action->edits);
    out_char(&o, '}');
    rpc_end(&o);
    stdio_send(s, out_done(&o));
}

RpcCode on_execute_command(Server *s, const json_t *params, Out *result)
{
    Order order;
    if (!read_order(params, &order)) return RPC_INVALID_PARAMS;
    Document *document = documents_find(&s->documents, order.uri);
    if (!document) return RPC_CONTENT_MODIFIED;
    ActionQuery query = {.range = order.range};
    Actions found = find_actions(s, document, &query);
    View view = document_view(document, &s->client);
    for (uint32_t i = 0; i < found.count; i++) {
        if (!str_eq(found.item[i].title, order.title)) continue;
        ask_to_apply(s, &view, &found.item[i]);
        out_str(result, STR("null"));
        return RPC_OK;
    }
    return RPC_CONTENT_MODIFIED;
}
