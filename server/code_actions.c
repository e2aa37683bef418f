// Code actions are computed from the current text; the diagnostics that the client sends do not
// matter.
#include "analysis.h"
#include "fl_ignore.h"
#include "protocol/write_complete.h"
#include "server/image_checks.h"
#include "server/methods.h"
#include "server/settings_actions.h"
#include "server/stdio.h"
#include "server/watched.h"

static Span span_of(const Server *s, Document *document, FlRange range)
{
    uint32_t start = fl_offset(document_doc(document), range.start, s->client.encoding);
    uint32_t end = fl_offset(document_doc(document), range.end, s->client.encoding);
    return start <= end ? (Span){start, end} : (Span){end, start};
}

static bool wants(const ActionQuery *query, FlActionKind kind)
{
    return read_wants_kind(query, write_kind(kind));
}

// The kinds offered at a place. When the editor asks automatically at each cursor move, conversions
// are left out, as they would always show a light bulb.
static uint32_t kinds_here(const ActionQuery *query)
{
    uint32_t kinds = wants(query, FL_QUICKFIX) ? FL_ASKS_QUICKFIX : 0;
    bool is_unasked = query->is_automatic && !query->only;
    return !is_unasked && wants(query, FL_REFACTOR) ? kinds | FL_ASKS_REFACTOR : kinds;
}

// Fix-all is computed when it is chosen, if the client can resolve it; else only if it is requested
// by name, or by a user who wants all kinds.
static bool wants_fix_all(const ActionQuery *query)
{
    if (query->only) return read_names_kind(query, write_kind(FL_FIX_ALL));
    return !query->is_automatic;
}

typedef struct Actions {
    FlAction *item;
    uint32_t count, room;
} Actions;

static FlAction fix_all_action(void)
{
    return (FlAction){.title = STR("Fix all safe findings"), .kind = FL_FIX_ALL, .is_safe = true};
}

// Writes what was requested, fix-all last, without edits if the client resolves them.
static Actions find_actions(Server *s, Document *document, const ActionQuery *query)
{
    Actions found = {0};
    Arena *a = &s->request;
    watched_ignore_now(s);
    if (document->is_ignore && !document->is_lost && wants(query, FL_QUICKFIX)) {
        FlActions fixes =
            fl_ignore_actions(a, fl_text(a, document_doc(document)), document->config.context,
                              span_of(s, document, query->range));
        for (uint32_t i = 0; i < fixes.count; i++) VEC_PUSH(a, &found, fixes.item[i]);
    }
    if (document_is_silent(document)) return found;
    uint32_t kinds = kinds_here(query);
    FlActions here = {0};
    if (kinds)
        here = fl_actions(a, document_doc(document), span_of(s, document, query->range), kinds);
    View view = document_view(document, &s->client);
    for (uint32_t i = 0; i < here.count; i++)
        if (write_can_edit(&view, &here.item[i])) VEC_PUSH(a, &found, here.item[i]);
    FlAction all = fix_all_action();
    bool is_later = s->client.has_resolve_edit && !query->only;
    if (!wants_fix_all(query)) return found;
    if (!is_later) all.edits = fl_fix_all(a, document_doc(document));
    if (is_later ? fl_may_fix_all(a, document_doc(document)) : all.edits.count)
        VEC_PUSH(a, &found, all);
    return found;
}

static void write_found(Server *s, const View *view, const FlAction *action, FlRange range,
                        Out *out)
{
    if (!s->client.has_action_literals)
        write_command(out, view, action, range);
    else if (action->edits.count || action->file.path.len)
        write_action(out, view, action);
    else
        write_unresolved_action(out, view, action);
}

// Beside the comment that silences a finding: switching its rule off in the project, once.
static void write_rules_off(Server *s, Document *document, const Actions *found, Out *out)
{
    for (uint32_t i = 0; i < found->count; i++) {
        bool is_new = found->item[i].silences;
        for (uint32_t k = 0; k < i && is_new; k++)
            is_new = !found->item[k].silences ||
                     found->item[k].finding.rule != found->item[i].finding.rule;
        if (is_new) write_rule_off(s, document, &found->item[i], out);
    }
}

// A lookup is only offered when the user opens the menu.
static void write_lookup(Server *s, Document *document, const ActionQuery *query, bool is_first,
                         Out *out)
{
    Str image, host;
    if (query->is_automatic || query->only || !document || document->is_ignore) return;
    host = image_checks_offer(s, document, span_of(s, document, query->range), &image);
    if (!host.len) return;
    View view = document_view(document, &s->client);
    if (!is_first) out_char(out, ',');
    write_lookup_action(out, &view,
                        str_fmt(&s->request, "Ask %.*s about this image", STR_ARG(host)), image);
}

RpcCode on_code_action(Server *s, const json_t *params, Out *result)
{
    TextDocument asked;
    ActionQuery query;
    if (!read_document(params, &asked) || !read_action_query(params, &query))
        return RPC_INVALID_PARAMS;
    Actions found = {0};
    View view = {0};
    Document *document = documents_ask(&s->documents, asked.uri);
    bool can_show = s->client.has_action_literals || s->client.has_apply_edit;
    if (document && can_show) {
        found = find_actions(s, document, &query);
        view = document_view(document, &s->client);
    }
    out_char(result, '[');
    for (uint32_t i = 0; i < found.count; i++) {
        if (i) out_char(result, ',');
        write_found(s, &view, &found.item[i], query.range, result);
    }
    if (s->client.has_action_literals) write_rules_off(s, document, &found, result);
    write_lookup(s, document, &query, !found.count, result);
    out_char(result, ']');
    return RPC_OK;
}

RpcCode on_resolve_action(Server *s, const json_t *params, Out *result)
{
    Str uri, image, title;
    // Some clients, such as Neovim, resolve every action without a command: one with an edit is
    // returned unchanged.
    if (!read_unresolved_action(params, &uri, &image, &title))
        return write_resolved(result, &s->client, params, "edit") ? RPC_OK : RPC_INVALID_PARAMS;
    Document *document = documents_ask(&s->documents, uri);
    if (!document || document_is_silent(document)) return RPC_CONTENT_MODIFIED;
    View view = document_view(document, &s->client);
    if (image.len) { // unchanged
        write_lookup_action(result, &view, title, image);
        return RPC_OK;
    }
    FlAction all = fix_all_action();
    all.edits = fl_fix_all(&s->request, document_doc(document));
    write_action(result, &view, &all);
    return RPC_OK;
}

static bool ask_to_apply(Server *s, const View *view, const FlAction *action)
{
    Out o = out_on(&s->request);
    rpc_start_request(&o, ++s->last_request, STR("workspace/applyEdit"));
    out_z(&o, "{\"label\":");
    write_string(&o, action->title);
    out_z(&o, ",\"edit\":");
    write_action_edit(&o, view, action);
    out_char(&o, '}');
    rpc_end(&o);
    return stdio_send(s, &o);
}

RpcCode on_execute_command(Server *s, const json_t *params, Out *result)
{
    Order order;
    if (!read_order(params, &order)) return RPC_INVALID_PARAMS;
    Document *document = documents_ask(&s->documents, order.uri);
    if (!document) return RPC_CONTENT_MODIFIED;
    if (order.is_lookup) {
        out_z(result, "null");
        return image_checks_ask(s, document, order.image) ? RPC_OK : RPC_CONTENT_MODIFIED;
    }
    ActionQuery query = {.range = order.range};
    Actions found = find_actions(s, document, &query);
    View view = document_view(document, &s->client);
    for (uint32_t i = 0; i < found.count; i++) {
        if (!str_eq(found.item[i].title, order.title)) continue;
        out_z(result, "null");
        return ask_to_apply(s, &view, &found.item[i]) ? RPC_OK : RPC_FAILED;
    }
    return RPC_CONTENT_MODIFIED;
}
