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
    out_str(o, STR("{\"name\":"));
    write_string(o, symbol->name);
    out_fmt(o, ",\"kind\":%u", symbol_kind[symbol->kind]);
    if (symbol->is_deprecated) out_str(o, STR(",\"tags\":[1],\"deprecated\":true"));
}

static void write_flat(Out *o, const View *v, const FlSymbol *symbol, Str container)
{
    start_symbol(o, symbol);
    out_str(o, STR(",\"location\":{\"uri\":"));
    write_string(o, v->uri);
    out_str(o, STR(",\"range\":"));
    write_range(o, v, symbol->span);
    out_char(o, '}');
    if (container.len) {
        out_str(o, STR(",\"containerName\":"));
        write_string(o, container);
    }
    out_char(o, '}');
}

// A symbol up to the list of its children, which stays open.
static void open_nested(Out *o, const View *v, const FlSymbol *symbol)
{
    start_symbol(o, symbol);
    if (symbol->detail.len) {
        out_str(o, STR(",\"detail\":"));
        write_string(o, symbol->detail);
    }
    out_str(o, STR(",\"range\":"));
    write_range(o, v, symbol->span);
    out_str(o, STR(",\"selectionRange\":"));
    write_range(o, v, symbol->name_span);
    out_str(o, STR(",\"children\":["));
}

static void write_nested(Out *o, const View *v, FlSymbols symbols)
{
    uint32_t open = 0; // symbols whose list of children is open
    for (uint32_t i = 0; i < symbols.count; i++) {
        const FlSymbol *symbol = &symbols.item[i];
        bool is_first = i == 0 || symbols.item[i - 1].depth < symbol->depth;
        for (; symbol->depth < open; open--) out_str(o, STR("]}"));
        if (!is_first) out_char(o, ',');
        open_nested(o, v, symbol);
        open = symbol->depth + 1;
    }
    for (; open; open--) out_str(o, STR("]}"));
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
    out_fmt(o, "{\"startLine\":%u,\"startCharacter\":%u,\"endLine\":%u,\"endCharacter\":%u",
            start.line, start.character, end.line, end.character);
    if (fold->kind != FL_FOLD_CODE) {
        out_str(o, STR(",\"kind\":"));
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
        out_str(o, STR(",\"range\":"));
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

void write_rename_place(Out *o, const View *v, Span name)
{
    out_str(o, STR("{\"range\":"));
    write_range(o, v, name);
    out_str(o, STR(",\"placeholder\":"));
    write_string(o, fl_slice(o->arena, v->doc, name));
    out_char(o, '}');
}
