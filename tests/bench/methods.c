#include "methods.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const Method methods[] = {
    {.name = "textDocument/hover", .asked = ASKED_POSITION},
    {.name = "textDocument/definition", .asked = ASKED_POSITION},
    {.name = "textDocument/declaration", .asked = ASKED_POSITION},
    {.name = "textDocument/references", .asked = ASKED_REFERENCES},
    {.name = "textDocument/documentHighlight", .asked = ASKED_POSITION},
    {.name = "textDocument/prepareRename", .asked = ASKED_POSITION},
    {.name = "textDocument/rename", .asked = ASKED_NAME},
    {.name = "textDocument/linkedEditingRange", .asked = ASKED_POSITION},
    {.name = "textDocument/completion", .asked = ASKED_POSITION},
    {.name = "completionItem/resolve", .asked = ASKED_ITEM, .from = "textDocument/completion"},
    {.name = "textDocument/signatureHelp", .asked = ASKED_POSITION},
    {.name = "textDocument/selectionRange", .asked = ASKED_POSITIONS},
    {.name = "textDocument/prepareCallHierarchy", .asked = ASKED_POSITION},
    {.name = "callHierarchy/incomingCalls",
     .asked = ASKED_ITEM,
     .from = "textDocument/prepareCallHierarchy",
     .wraps = "item"},
    {.name = "callHierarchy/outgoingCalls",
     .asked = ASKED_ITEM,
     .from = "textDocument/prepareCallHierarchy",
     .wraps = "item"},
    {.name = "textDocument/codeAction", .asked = ASKED_ACTIONS},
    {.name = "textDocument/onTypeFormatting", .asked = ASKED_TYPED},
    {.name = "textDocument/rangeFormatting", .asked = ASKED_FORMAT_RANGE, .is_whole = true},
    {.name = "textDocument/formatting", .asked = ASKED_FORMAT, .is_whole = true},
    {.name = "textDocument/documentSymbol", .asked = ASKED_DOCUMENT, .is_whole = true},
    {.name = "textDocument/foldingRange", .asked = ASKED_DOCUMENT, .is_whole = true},
    {.name = "textDocument/documentLink", .asked = ASKED_DOCUMENT, .is_whole = true},
    {.name = "textDocument/codeLens", .asked = ASKED_DOCUMENT, .is_whole = true},
    {.name = "textDocument/inlayHint", .asked = ASKED_RANGE, .is_whole = true},
    {.name = "textDocument/semanticTokens/full", .asked = ASKED_DOCUMENT, .is_whole = true},
    {.name = "textDocument/semanticTokens/range", .asked = ASKED_RANGE, .is_whole = true},
    {.name = "textDocument/semanticTokens/full/delta", .asked = ASKED_DELTA, .is_whole = true},
    {.name = "codeAction/resolve", .asked = ASKED_FIX_ALL, .is_whole = true},
    {.name = "workspace/executeCommand", .asked = ASKED_COMMAND, .is_whole = true},
    {.name = "workspace/willRenameFiles", .asked = ASKED_FILES},
    {.name = "textDocument/diagnostic", .asked = ASKED_DOCUMENT, .is_whole = true},
    {.name = "workspace/diagnostic", .asked = ASKED_DOCUMENT, .is_whole = true},
    {.name = "workspace/symbol", .asked = ASKED_QUERY, .is_whole = true},
};
const size_t method_count = sizeof(methods) / sizeof(*methods);

#define OPTIONS ",\"options\":{\"tabSize\":4,\"insertSpaces\":true}"

static void put_rest(char *out, size_t room, const Method *m, const Spot *s)
{
    char at[96], range[160];
    snprintf(at, sizeof(at), "{\"line\":%zu,\"character\":%zu}", s->line, s->character);
    snprintf(range, sizeof(range),
             ",\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":%zu,"
             "\"character\":0}}",
             s->last_line);
    switch (m->asked) {
    case ASKED_POSITION: snprintf(out, room, ",\"position\":%s", at); break;
    case ASKED_POSITIONS: snprintf(out, room, ",\"positions\":[%s]", at); break;
    case ASKED_REFERENCES:
        snprintf(out, room, ",\"position\":%s,\"context\":{\"includeDeclaration\":true}", at);
        break;
    case ASKED_NAME: snprintf(out, room, ",\"position\":%s,\"newName\":\"renamed\"", at); break;
    case ASKED_RANGE: snprintf(out, room, "%s", range); break;
    case ASKED_ACTIONS:
        snprintf(out, room, ",\"range\":{\"start\":%s,\"end\":%s},\"context\":{\"diagnostics\":[]}",
                 at, at);
        break;
    case ASKED_DELTA: snprintf(out, room, ",\"previousResultId\":\"0\""); break;
    case ASKED_FORMAT: snprintf(out, room, OPTIONS); break;
    case ASKED_FORMAT_RANGE: snprintf(out, room, "%s" OPTIONS, range); break;
    case ASKED_TYPED: snprintf(out, room, ",\"position\":%s,\"ch\":\"\\n\"" OPTIONS, at); break;
    default: out[0] = 0; break;
    }
}

static char *formatted(const char *format, const char *one, const char *two)
{
    size_t room = strlen(format) + strlen(one) + strlen(two) + 1;
    char *out = malloc(room);
    if (out == NULL) abort();
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(out, room, format, one, two);
#pragma GCC diagnostic pop
    return out;
}

char *method_params(const Method *m, const Spot *spot, const char *item)
{
    char rest[512];
    if (m->asked == ASKED_QUERY) return formatted("{\"query\":\"%s\"}%s", "part1", "");
    if (m->asked == ASKED_FILES)
        return formatted("{\"files\":[{\"oldUri\":\"%s.old\",\"newUri\":\"%s.new\"}]}", spot->uri,
                         spot->uri);
    if (m->asked == ASKED_FIX_ALL)
        return formatted("{\"title\":\"\",\"data\":{\"uri\":\"%s\"}}%s", spot->uri, "");
    if (m->asked == ASKED_COMMAND)
        return formatted(
            "{\"command\":\"fairlead.apply\",\"arguments\":[\"%s\",%s,\"\"]}", spot->uri,
            "{\"start\":{\"line\":1,\"character\":0},\"end\":{\"line\":1,\"character\":0}}");
    if (m->asked == ASKED_ITEM && item == NULL) item = "{\"label\":\"x\"}";
    if (m->asked == ASKED_ITEM && m->wraps == NULL) return formatted("%s%s", item, "");
    if (m->asked == ASKED_ITEM) return formatted("{\"%s\":%s}", m->wraps, item);
    put_rest(rest, sizeof(rest), m, spot);
    return formatted("{\"textDocument\":{\"uri\":\"%s\"}%s}", spot->uri, rest);
}

// Behind the object that starts at `at`.
static const char *object_end(const char *at, const char *end)
{
    size_t depth = 0;
    bool in_string = false;
    for (; at < end; at++) {
        if (*at == '"') in_string = !in_string;
        if (in_string && *at == '\\') at++;
        if (in_string) continue;
        if (*at == '{') depth++;
        if (*at == '}' && --depth == 0) return at + 1;
    }
    return end;
}

char *method_item(const char *answer, size_t len)
{
    const char *end = answer + len;
    const char *list = memmem(answer, len, "\"items\":[{", 10);
    if (list == NULL) list = memmem(answer, len, "\"result\":[{", 11);
    if (list == NULL) return NULL;
    const char *start = memchr(list, '{', (size_t)(end - list));
    size_t size = (size_t)(object_end(start, end) - start);
    char *out = malloc(size + 1);
    if (out == NULL) abort();
    memcpy(out, start, size);
    out[size] = 0;
    return out;
}
