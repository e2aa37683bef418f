#include "protocol/write_editor.h"

// ---- Outline ----

// LSP 3.17, SymbolKind.
enum {
    SYMBOL_FILE = 1,
    SYMBOL_CLASS = 5,
    SYMBOL_PROPERTY = 7,
    SYMBOL_FUNCTION = 12,
    SYMBOL_VARIABLE = 13,
    SYMBOL_STRING = 15
};

static const uint8_t symbol_kind[] = {
    [FL_SYMBOL_STAGE] = SYMBOL_CLASS,      [FL_SYMBOL_VARIABLE] = SYMBOL_VARIABLE,
    [FL_SYMBOL_COMMAND] = SYMBOL_FUNCTION, [FL_SYMBOL_FILE] = SYMBOL_FILE,
    [FL_SYMBOL_SETTING] = SYMBOL_PROPERTY, [FL_SYMBOL_HEREDOC] = SYMBOL_STRING,
};

static void start_symbol(Out *o, const FlSymbol *symbol)
{
    out_z(o, "{\"name\":");
    write_string(o, symbol->name);
    out_fmt(o, ",\"kind\":%u", symbol_kind[symbol->kind]);
    if (symbol->is_deprecated) out_z(o, ",\"tags\":[1],\"deprecated\":true");
}

static void write_flat(Out *o, const View *v, const FlSymbol *symbol, Str container)
{
    start_symbol(o, symbol);
    out_z(o, ",\"location\":{\"uri\":");
    write_string(o, v->uri);
    out_z(o, ",\"range\":");
    write_range(o, v, symbol->span);
    out_char(o, '}');
    if (container.len) {
        out_z(o, ",\"containerName\":");
        write_string(o, container);
    }
    out_char(o, '}');
}

// A symbol up to the list of its children, which is left open.
static void open_nested(Out *o, const View *v, const FlSymbol *symbol)
{
    start_symbol(o, symbol);
    if (symbol->detail.len) {
        out_z(o, ",\"detail\":");
        write_string(o, symbol->detail);
    }
    out_z(o, ",\"range\":");
    write_range(o, v, symbol->span);
    out_z(o, ",\"selectionRange\":");
    write_range(o, v, symbol->name_span);
    out_z(o, ",\"children\":[");
}

static void write_nested(Out *o, const View *v, FlSymbols symbols)
{
    uint32_t open = 0; // symbols with an open list of children
    for (uint32_t i = 0; i < symbols.count; i++) {
        const FlSymbol *symbol = &symbols.item[i];
        bool is_first = i == 0 || symbols.item[i - 1].depth < symbol->depth;
        for (; symbol->depth < open; open--) out_z(o, "]}");
        if (!is_first) out_char(o, ',');
        open_nested(o, v, symbol);
        open = symbol->depth + 1;
    }
    for (; open; open--) out_z(o, "]}");
}

void write_symbols(Out *o, const View *v, FlSymbols symbols)
{
    out_char(o, '[');
    if (v->client->has_nested_symbols) {
        write_nested(o, v, symbols);
    } else {
        Str stage = STR("");
        for (uint32_t i = 0; i < symbols.count; i++) {
            const FlSymbol *symbol = &symbols.item[i];
            if (i) out_char(o, ',');
            write_flat(o, v, symbol, symbol->depth ? stage : STR(""));
            if (!symbol->depth) stage = symbol->name;
        }
    }
    out_char(o, ']');
}

uint32_t write_found_symbols(Out *o, const View *v, FlSymbols symbols, Str typed, uint32_t room)
{
    Str stage = STR("");
    for (uint32_t i = 0; i < symbols.count && room; i++) {
        const FlSymbol *symbol = &symbols.item[i];
        Str container = symbol->depth ? stage : STR("");
        if (!symbol->depth) stage = symbol->kind == FL_SYMBOL_STAGE ? symbol->name : STR("");
        if (!fl_symbol_fits(symbol, typed)) continue;
        if (o->len && o->ptr[o->len - 1] == '}') out_char(o, ',');
        write_flat(o, v, symbol, container);
        room--;
    }
    return room;
}

// ---- Folding ----

static const Str fold_kind[] = {
    [FL_FOLD_CODE] = STR_INIT(""),
    [FL_FOLD_COMMENT] = STR_INIT("comment"),
    [FL_FOLD_REGION] = STR_INIT("region"),
};

static void write_fold(Out *o, const View *v, const FlFold *fold)
{
    FlPosition start = fl_position(v->doc, fold->span.start, v->client->encoding);
    FlPosition end = fl_position(v->doc, fold->span.end, v->client->encoding);
    out_fmt(o, "{\"startLine\":%u,\"endLine\":%u", start.line, end.line);
    if (!v->client->has_line_folds)
        out_fmt(o, ",\"startCharacter\":%u,\"endCharacter\":%u", start.character, end.character);
    if (fold->kind != FL_FOLD_CODE) {
        out_z(o, ",\"kind\":");
        write_string(o, fold_kind[fold->kind]);
    }
    out_char(o, '}');
}

void write_folds(Out *o, const View *v, FlFolds folds)
{
    uint32_t limit = v->client->fold_limit, count = folds.count;
    if (limit && limit < count) count = limit;
    out_char(o, '[');
    for (uint32_t i = 0; i < count; i++) {
        if (i) out_char(o, ',');
        write_fold(o, v, &folds.item[i]);
    }
    out_char(o, ']');
}

// ---- Selection ----

void write_selection(Out *o, const View *v, FlSpans spans)
{
    for (uint32_t i = 0; i < spans.count; i++) {
        out_str(o, i ? STR(",\"parent\":{\"range\":") : STR("{\"range\":"));
        write_range(o, v, spans.item[i]);
    }
    for (uint32_t i = 0; i < spans.count; i++) out_char(o, '}');
}

// ---- Names ----

void write_locations(Out *o, const View *v, FlNames names, bool with_definitions)
{
    bool is_first = true;
    out_char(o, '[');
    for (uint32_t i = 0; i < names.count; i++) {
        if (names.item[i].is_definition && !with_definitions) continue;
        out_str(o, is_first ? STR("{\"uri\":") : STR(",{\"uri\":"));
        write_string(o, v->uri);
        out_z(o, ",\"range\":");
        write_range(o, v, names.item[i].span);
        out_char(o, '}');
        is_first = false;
    }
    out_char(o, ']');
}

void write_highlights(Out *o, const View *v, FlNames names)
{
    enum { HIGHLIGHT_READ = 2, HIGHLIGHT_WRITE = 3 }; // LSP 3.17, DocumentHighlightKind
    out_char(o, '[');
    for (uint32_t i = 0; i < names.count; i++) {
        bool is_write = names.item[i].use == FL_USE_WRITE;
        out_str(o, i ? STR(",{\"range\":") : STR("{\"range\":"));
        write_range(o, v, names.item[i].span);
        out_fmt(o, ",\"kind\":%u}", is_write ? HIGHLIGHT_WRITE : HIGHLIGHT_READ);
    }
    out_char(o, ']');
}

void write_rename_place(Out *o, const View *v, Span place, Str name)
{
    out_z(o, "{\"range\":");
    write_range(o, v, place);
    out_z(o, ",\"placeholder\":");
    write_string(o, name);
    out_char(o, '}');
}

// ---- Semantic tokens ----

static const Str token_name[] = {
    [FL_TOKEN_NONE] = STR_INIT(""),
    [FL_TOKEN_KEYWORD] = STR_INIT("keyword"),
    [FL_TOKEN_COMMENT] = STR_INIT("comment"),
    [FL_TOKEN_STRING] = STR_INIT("string"),
    [FL_TOKEN_VARIABLE] = STR_INIT("variable"),
    [FL_TOKEN_NUMBER] = STR_INIT("number"),
    [FL_TOKEN_OPERATOR] = STR_INIT("operator"),
    [FL_TOKEN_FUNCTION] = STR_INIT("function"),
    [FL_TOKEN_PARAMETER] = STR_INIT("parameter"),
    [FL_TOKEN_PROPERTY] = STR_INIT("property"),
    [FL_TOKEN_CLASS] = STR_INIT("class"),
    [FL_TOKEN_NAMESPACE] = STR_INIT("namespace"),
    [FL_TOKEN_MACRO] = STR_INIT("macro"),
};

Str write_token_name(FlTokenType type)
{
    return token_name[type];
}

static bool knows(const Client *c, uint32_t type)
{
    return c->token_types >> type & 1;
}

// The index of a type in the client's legend.
static uint32_t legend_number(const Client *c, FlTokenType type)
{
    uint32_t number = 0;
    for (uint32_t i = 1; i < (uint32_t)type; i++) number += knows(c, i);
    return number;
}

void write_token_provider(Out *o, const Client *client)
{
    bool is_first = true;
    out_z(o, "{\"legend\":{\"tokenTypes\":[");
    for (uint32_t i = 1; i < FL_TOKEN_COUNT; i++) {
        if (!knows(client, i)) continue;
        if (!is_first) out_char(o, ',');
        write_string(o, token_name[i]);
        is_first = false;
    }
    out_z(o, "],\"tokenModifiers\":[");
    if (client->has_declaration) out_z(o, "\"declaration\"");
    out_z(o, "]},\"range\":true,\"full\":{\"delta\":true}}");
}

static uint32_t units(const View *v, Span span)
{
    FlEncoding e = v->client->encoding;
    return fl_position(v->doc, span.end, e).character -
           fl_position(v->doc, span.start, e).character;
}

TokenData token_data(Arena *a, const View *v, FlTokens tokens)
{
    TokenData data = {0};
    FlPosition last = {0};
    for (uint32_t i = 0; i < tokens.count; i++) {
        const FlToken *t = &tokens.item[i];
        if (!knows(v->client, t->type)) continue;
        FlPosition at = fl_position(v->doc, t->span.start, v->client->encoding);
        uint32_t character = at.line == last.line ? at.character - last.character : at.character;
        uint32_t row[] = {at.line - last.line, character, units(v, t->span),
                          legend_number(v->client, t->type),
                          t->is_declaration && v->client->has_declaration};
        for (uint32_t k = 0; k < ARRAY_LEN(row); k++) VEC_PUSH(a, &data, row[k]);
        last = at;
    }
    return data;
}

static void write_numbers(Out *o, const uint32_t *item, uint32_t count)
{
    out_char(o, '[');
    for (uint32_t i = 0; i < count; i++) {
        if (i) out_char(o, ',');
        out_number(o, item[i]);
    }
    out_char(o, ']');
}

static void write_result_id(Out *o, uint64_t id)
{
    out_z(o, "{\"resultId\":\"");
    out_number(o, id);
    out_char(o, '"');
}

void write_tokens(Out *o, TokenData data, uint64_t id)
{
    write_result_id(o, id);
    out_z(o, ",\"data\":");
    write_numbers(o, data.item, data.count);
    out_char(o, '}');
}

// A single edit between the numbers that are equal at both ends.
void write_token_delta(Out *o, TokenData old, TokenData data, uint64_t id)
{
    uint32_t less = old.count < data.count ? old.count : data.count, start = 0, end = 0;
    while (start < less && old.item[start] == data.item[start]) start++;
    while (end < less - start && old.item[old.count - 1 - end] == data.item[data.count - 1 - end])
        end++;
    write_result_id(o, id);
    out_z(o, ",\"edits\":[");
    if (old.count != data.count || start < less) {
        out_fmt(o, "{\"start\":%u,\"deleteCount\":%u,\"data\":", start, old.count - start - end);
        write_numbers(o, data.item + start, data.count - start - end);
        out_char(o, '}');
    }
    out_z(o, "]}");
}
