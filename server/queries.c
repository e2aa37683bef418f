// Requests that read an open document: one function each, and their shared parts. The response is
// null for a document that is not open or no Dockerfile.
#include "fl_ignore.h"
#include "protocol/read.h"
#include "protocol/write_complete.h"
#include "protocol/write_editor.h"
#include "protocol/write_links.h"
#include "server/listed_files.h"
#include "server/methods.h"
#include "server/uri.h"
#include "server/watched.h"
#include "server/work.h"

typedef struct Query {
    Server *server;
    Arena *arena; // of the response
    FlDoc *doc;
    Document *document;
    View view;
    uint32_t at; // byte offset of the position
    Str refusal; // why there is no result; or empty
    const json_t *params;
} Query;

typedef void Answer(Query *q, Out *result);

static Answer hover, complete;

// Requests that are answered for ignore files.
static bool is_answered(const Document *document, Answer *write)
{
    if (!document) return false;
    bool is_for_ignore = write == hover || write == complete;
    return !document_is_silent(document) ||
           (document->is_ignore && !document->is_lost && is_for_ignore);
}

static RpcCode answer_about(Server *s, Str uri, const FlPosition *at, const json_t *params,
                            Out *result, Answer *write)
{
    Document *document = documents_ask(&s->documents, uri);
    if (!is_answered(document, write)) {
        out_z(result, "null");
        return RPC_OK;
    }
    Query q = {.server = s,
               .arena = &s->request,
               .doc = document_doc(document),
               .document = document,
               .params = params};
    q.view = document_view(document, &s->client);
    q.at = fl_offset(document_doc(document), *at, s->client.encoding);
    write(&q, result);
    if (!q.refusal.len) return RPC_OK;
    s->refusal = q.refusal;
    return RPC_FAILED;
}

static RpcCode answer(Server *s, const json_t *params, Out *result, Answer *write, bool is_at)
{
    TextDocument asked;
    FlPosition position = {0};
    if (!read_document(params, &asked)) return RPC_INVALID_PARAMS;
    if (is_at && !read_position(params, &position)) return RPC_INVALID_PARAMS;
    return answer_about(s, asked.uri, &position, params, result, write);
}

static RpcCode answer_document(Server *s, const json_t *params, Out *result, Answer *write)
{
    return answer(s, params, result, write, false);
}

static RpcCode answer_at(Server *s, const json_t *params, Out *result, Answer *write)
{
    return answer(s, params, result, write, true);
}

// ---- At a position ----

static void hover(Query *q, Out *result)
{
    const FlContext *context = q->document->config.context;
    FlHover found = q->document->is_ignore
                        ? fl_ignore_hover(q->arena, fl_text(q->arena, q->doc), context, q->at)
                        : fl_hover(q->arena, q->doc, q->at);
    if (found.is_found)
        write_hover(result, &q->view, &found);
    else
        out_z(result, "null");
}

RpcCode on_hover(Server *s, const json_t *params, Out *result)
{
    return answer_at(s, params, result, hover);
}

static bool offers_copy(FlCompletions found)
{
    for (uint32_t i = 0; i < found.count; i++)
        if (str_is_one_of(found.item[i].label, STR("COPY ADD"))) return true;
    return false;
}

static void complete(Query *q, Out *result)
{
    const FlContext *context = q->document->config.context;
    FlCompletions found =
        q->document->is_ignore
            ? fl_ignore_complete(q->arena, fl_text(q->arena, q->doc), context, q->at)
            : fl_complete(q->arena, q->doc, q->at);
    write_completions(result, &q->view, found);
    if (offers_copy(found)) watched_offered(q->server, q->document);
}

RpcCode on_completion(Server *s, const json_t *params, Out *result)
{
    watched_place_now(s);
    return answer_at(s, params, result, complete);
}

RpcCode on_resolve_completion(Server *s, const json_t *params, Out *result)
{
    return write_resolved(result, &s->client, params, "label") ? RPC_OK : RPC_INVALID_PARAMS;
}

static void signatures(Query *q, Out *result)
{
    bool is_typing = read_is_typed(q->params);
    FlSignatureCall call = is_typing ? FL_SIGNATURES_TYPING : FL_SIGNATURES_ASKED;
    write_signatures(result, &q->view, fl_signatures(q->arena, q->doc, q->at, call));
}

RpcCode on_signatures(Server *s, const json_t *params, Out *result)
{
    return answer_at(s, params, result, signatures);
}

// A source of COPY leads to its file.
static bool file_at(Query *q, FlFileName *found)
{
    FlFileNames names = fl_file_names(q->arena, q->doc);
    for (uint32_t i = 0; i < names.count; i++) {
        *found = names.item[i];
        if (found->span.start <= q->at && q->at <= found->span.end) return !found->is_folder;
    }
    return false;
}

static void definition(Query *q, Out *result)
{
    FlFileName file;
    FlNames names = fl_definition(q->arena, q->doc, q->at);
    if (!names.count && q->view.folder.len && file_at(q, &file))
        write_file_location(result, &q->view, file.path);
    else
        write_locations(result, &q->view, names, true);
}

RpcCode on_definition(Server *s, const json_t *params, Out *result)
{
    return answer_at(s, params, result, definition);
}

static void references(Query *q, Out *result)
{
    bool with_definitions = read_includes_declaration(q->params);
    write_locations(result, &q->view, fl_names(q->arena, q->doc, q->at), with_definitions);
}

RpcCode on_references(Server *s, const json_t *params, Out *result)
{
    return answer_at(s, params, result, references);
}

static void highlights(Query *q, Out *result)
{
    write_highlights(result, &q->view, fl_names(q->arena, q->doc, q->at));
}

RpcCode on_highlights(Server *s, const json_t *params, Out *result)
{
    return answer_at(s, params, result, highlights);
}

static void rename_place(Query *q, Out *result)
{
    Span place;
    Str name;
    if (fl_rename_place(q->arena, q->doc, q->at, &place, &name))
        write_rename_place(result, &q->view, place, name);
    else
        out_z(result, "null");
}

RpcCode on_rename_place(Server *s, const json_t *params, Out *result)
{
    return answer_at(s, params, result, rename_place);
}

static void rename_all(Query *q, Out *result)
{
    Str name;
    read_new_name(q->params, &name);
    FlRename renamed = fl_rename(q->arena, q->doc, q->at, name);
    q->refusal = renamed.is_possible ? STR("") : renamed.why;
    if (renamed.is_possible) write_edit(result, &q->view, renamed.edits);
}

RpcCode on_rename(Server *s, const json_t *params, Out *result)
{
    Str name;
    if (!read_new_name(params, &name)) return RPC_INVALID_PARAMS;
    return answer_at(s, params, result, rename_all);
}

static void linked(Query *q, Out *result)
{
    write_linked(result, &q->view, fl_linked(q->arena, q->doc, q->at));
}

RpcCode on_linked(Server *s, const json_t *params, Out *result)
{
    return answer_at(s, params, result, linked);
}

// ---- Who uses which stage ----

static RpcCode answer_of_stage(Server *s, const json_t *params, Out *result, Answer *write)
{
    Str uri;
    FlPosition position;
    if (!read_stage(params, &uri, &position)) return RPC_INVALID_PARAMS;
    return answer_about(s, uri, &position, params, result, write);
}

static void stage_item(Query *q, Out *result)
{
    FlStage stage;
    if (!fl_stage_at(q->arena, q->doc, q->at, &stage)) {
        out_z(result, "null");
        return;
    }
    out_char(result, '[');
    write_stage(result, &q->view, &stage);
    out_char(result, ']');
}

RpcCode on_stage_item(Server *s, const json_t *params, Out *result)
{
    return answer_at(s, params, result, stage_item);
}

static void stage_users(Query *q, Out *result)
{
    write_users_of(result, &q->view, fl_stage_users(q->arena, q->doc, q->at));
}

RpcCode on_stage_users(Server *s, const json_t *params, Out *result)
{
    return answer_of_stage(s, params, result, stage_users);
}

static void stage_sources(Query *q, Out *result)
{
    write_sources_of(result, &q->view, fl_stage_sources(q->arena, q->doc, q->at));
}

RpcCode on_stage_sources(Server *s, const json_t *params, Out *result)
{
    return answer_of_stage(s, params, result, stage_sources);
}

// ---- Of all documents ----

// Adds the symbols of a Dockerfile that is not open. Returns how much room is left.
static uint32_t find_in_file(Server *s, Str path, Str typed, Out *list, uint32_t room)
{
    enum { FILE_MAX = 1 << 20 };
    Str text, uri = uri_of_path(&s->request, path);
    if (fl_is_ignore_name(uri_name(uri))) return room;
    if (documents_at(&s->documents, path)) return room;
    if (!file_read_plain(&s->request, path, FILE_MAX, &text)) return room;
    FlDoc *doc = fl_open(text);
    View view = {.doc = doc, .uri = uri, .client = &s->client};
    room = write_found_symbols(list, &view, fl_symbols(&s->request, doc), typed, room);
    fl_close(doc);
    return room;
}

RpcCode on_found_symbols(Server *s, const json_t *params, Out *result)
{
    enum { SHOWN_MAX = 1000, FILES_MAX = 500 }; // the user will narrow the search
    uint32_t room = SHOWN_MAX;
    Str typed;
    Work work = {.title = STR("Looking for symbols")};
    if (!read_typed(params, &typed)) return RPC_INVALID_PARAMS;
    Str token = read_token(&s->request, params, "workDoneToken");
    if (token.len) work_start(s, &work, token);
    Out list = out_on(&s->request);
    for (uint32_t i = 0; i < s->documents.count && room; i++) {
        Document *document = s->documents.item[i];
        if (document_is_silent(document)) continue;
        View view = document_view(document, &s->client);
        FlSymbols symbols = fl_symbols(&s->request, document_doc(document));
        room = write_found_symbols(&list, &view, symbols, typed, room);
        documents_cool(&s->documents, document);
    }
    const Files *listed = listed_files(s);
    for (uint32_t i = 0; i < listed->count && i < FILES_MAX && room; i++)
        room = find_in_file(s, listed->item[i], typed, &list, room);
    work_end(s, &work);
    out_char(result, '[');
    out_str(result, out_done(&list));
    out_char(result, ']');
    return RPC_OK;
}

// ---- Of the document ----

static void symbols(Query *q, Out *result)
{
    write_symbols(result, &q->view, fl_symbols(q->arena, q->doc));
}

RpcCode on_symbols(Server *s, const json_t *params, Out *result)
{
    return answer_document(s, params, result, symbols);
}

static void folds(Query *q, Out *result)
{
    write_folds(result, &q->view, fl_folds(q->arena, q->doc));
}

RpcCode on_folds(Server *s, const json_t *params, Out *result)
{
    return answer_document(s, params, result, folds);
}

static void selections(Query *q, Out *result)
{
    uint32_t count = read_positions(q->params);
    out_char(result, '[');
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = fl_offset(q->doc, read_position_at(q->params, i), q->view.client->encoding);
        if (i) out_char(result, ',');
        write_selection(result, &q->view, fl_selection(q->arena, q->doc, at));
    }
    out_char(result, ']');
}

RpcCode on_selections(Server *s, const json_t *params, Out *result)
{
    if (read_positions(params) == UINT32_MAX) return RPC_INVALID_PARAMS;
    return answer_document(s, params, result, selections);
}

static void links(Query *q, Out *result)
{
    FlFileNames files = {0};
    if (q->view.folder.len) files = fl_file_names(q->arena, q->doc);
    write_links(result, &q->view, fl_links(q->arena, q->doc), files);
}

RpcCode on_links(Server *s, const json_t *params, Out *result)
{
    return answer_document(s, params, result, links);
}

static void hints(Query *q, Out *result)
{
    FlRange range = {0};
    read_asked_range(q->params, &range);
    Span span = {fl_offset(q->doc, range.start, q->view.client->encoding),
                 fl_offset(q->doc, range.end, q->view.client->encoding)};
    write_hints(result, &q->view, fl_hints(q->arena, q->doc, span));
}

RpcCode on_hints(Server *s, const json_t *params, Out *result)
{
    FlRange range;
    if (!read_asked_range(params, &range)) return RPC_INVALID_PARAMS;
    return answer_document(s, params, result, hints);
}

static void lenses(Query *q, Out *result)
{
    write_lenses(result, &q->view, fl_stages(q->arena, q->doc));
}

RpcCode on_lenses(Server *s, const json_t *params, Out *result)
{
    return answer_document(s, params, result, lenses);
}

// ---- Semantic tokens ----

static TokenData all_tokens(Query *q)
{
    FlTokens tokens = fl_tokens(q->arena, q->doc, (Span){0, fl_length(q->doc)});
    return token_data(q->arena, &q->view, tokens);
}

static void tokens(Query *q, Out *result)
{
    TokenData data = all_tokens(q);
    document_keep_tokens(q->document, data);
    write_tokens(result, data, q->document->token_id);
}

RpcCode on_tokens(Server *s, const json_t *params, Out *result)
{
    return answer_document(s, params, result, tokens);
}

static void token_delta(Query *q, Out *result)
{
    Document *d = q->document;
    uint32_t id;
    bool is_known = str_number(read_previous_result(q->params), &id) && id && id == d->token_id;
    if (!is_known) {
        tokens(q, result);
        return;
    }
    TokenData data = all_tokens(q);
    write_token_delta(result, d->tokens, data, d->token_id + 1);
    document_keep_tokens(d, data);
}

RpcCode on_token_delta(Server *s, const json_t *params, Out *result)
{
    return answer_document(s, params, result, token_delta);
}

static void token_range(Query *q, Out *result)
{
    FlRange range = {0};
    read_asked_range(q->params, &range);
    FlEncoding e = q->view.client->encoding;
    Span span = {fl_offset(q->doc, range.start, e), fl_offset(q->doc, range.end, e)};
    if (span.end < span.start) span.end = span.start;
    write_tokens(result, token_data(q->arena, &q->view, fl_tokens(q->arena, q->doc, span)), 0);
}

RpcCode on_token_range(Server *s, const json_t *params, Out *result)
{
    FlRange range;
    if (!read_asked_range(params, &range)) return RPC_INVALID_PARAMS;
    return answer_document(s, params, result, token_range);
}
