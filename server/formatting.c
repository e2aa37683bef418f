// Formatting requests: the editor's options apply unless .editorconfig defines them.
#include "protocol/read.h"
#include "protocol/write.h"
#include "server/methods.h"
#include "server/style.h"
#include "server/uri.h"

typedef struct Wish {
    Document *document; // NULL: it is excluded or no Dockerfile
    FlFormat format;
    View view;
} Wish;

static bool read_wish(Server *s, const json_t *params, Wish *out)
{
    TextDocument asked;
    Str path;
    if (!read_document(params, &asked)) return false;
    out->document = documents_ask(&s->documents, asked.uri);
    if (out->document && document_is_silent(out->document)) out->document = NULL;
    if (!out->document) return true;
    read_format(params, &out->format);
    out->format.keeps_multiline = out->document->keeps_multiline;
    if (uri_path(&s->request, asked.uri, &path)) style_read(&s->request, path, &out->format);
    out->view = document_view(out->document, &s->client);
    return true;
}

static RpcCode write_null(Out *result)
{
    out_z(result, "null");
    return RPC_OK;
}

static RpcCode write_range_of(Server *s, const Wish *w, Span range, Out *result)
{
    write_edits(result, &w->view,
                fl_format(&s->request, document_doc(w->document), &w->format, range));
    return RPC_OK;
}

RpcCode on_format(Server *s, const json_t *params, Out *result)
{
    Wish w = {0};
    if (!read_wish(s, params, &w)) return RPC_INVALID_PARAMS;
    if (!w.document) return write_null(result);
    return write_range_of(s, &w, (Span){0, fl_length(document_doc(w.document))}, result);
}

RpcCode on_format_range(Server *s, const json_t *params, Out *result)
{
    Wish w = {0};
    FlRange range;
    if (!read_wish(s, params, &w) || !read_asked_range(params, &range)) return RPC_INVALID_PARAMS;
    if (!w.document) return write_null(result);
    Span span = {fl_offset(document_doc(w.document), range.start, s->client.encoding),
                 fl_offset(document_doc(w.document), range.end, s->client.encoding)};
    if (span.end < span.start) span = (Span){span.end, span.start};
    return write_range_of(s, &w, span, result);
}

RpcCode on_format_line(Server *s, const json_t *params, Out *result)
{
    Wish w = {0};
    FlPosition position;
    if (!read_wish(s, params, &w) || !read_position(params, &position)) return RPC_INVALID_PARAMS;
    if (!w.document) return write_null(result);
    // The editor may have indented the new line already.
    FlDoc *doc = document_doc(w.document);
    uint32_t at = fl_offset(doc, (FlPosition){position.line, 0}, s->client.encoding);
    write_edits(result, &w.view, fl_format_line(&s->request, doc, &w.format, at));
    return RPC_OK;
}
