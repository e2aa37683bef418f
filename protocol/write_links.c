#include "protocol/write_links.h"
#include "protocol/codes.h"

// ---- Links ----

static void start_link(Out *o, const View *v, Span span, bool is_first)
{
    out_str(o, is_first ? STR("{\"range\":") : STR(",{\"range\":"));
    write_range(o, v, span);
    out_z(o, ",\"target\":");
}

// Folders cannot be opened.
void write_links(Out *o, const View *v, FlLinks links, FlFileNames files)
{
    uint32_t count = 0;
    out_char(o, '[');
    for (uint32_t i = 0; i < links.count; i++) {
        start_link(o, v, links.item[i].span, !count++);
        write_string(o, links.item[i].target);
        out_char(o, '}');
    }
    for (uint32_t i = 0; i < files.count; i++) {
        if (files.item[i].is_folder) continue;
        start_link(o, v, files.item[i].span, !count++);
        write_file_uri(o, v, files.item[i].path);
        out_char(o, '}');
    }
    out_char(o, ']');
}

void write_file_location(Out *o, const View *v, Str path)
{
    out_z(o, "[{\"uri\":");
    write_file_uri(o, v, path);
    out_z(o, ",\"range\":{\"start\":{\"line\":0,\"character\":0},"
             "\"end\":{\"line\":0,\"character\":0}}}]");
}

// ---- Linked names ----

void write_linked(Out *o, const View *v, FlLinked linked)
{
    if (!linked.count) {
        out_z(o, "null");
        return;
    }
    out_z(o, "{\"ranges\":[");
    for (uint32_t i = 0; i < linked.count; i++) {
        if (i) out_char(o, ',');
        write_range(o, v, linked.item[i]);
    }
    out_z(o, "],\"wordPattern\":");
    write_string(o, linked.pattern);
    out_char(o, '}');
}

// ---- Hints ----

static void write_hint(Out *o, const View *v, const FlHint *hint)
{
    FlPosition at = fl_position(v->doc, hint->at, v->client->encoding);
    out_fmt(o, "{\"position\":{\"line\":%u,\"character\":%u},\"label\":", at.line, at.character);
    write_string(o, hint->label);
    if (hint->more.len) {
        out_z(o, ",\"tooltip\":");
        write_string(o, hint->more);
    }
    out_z(o, ",\"paddingLeft\":true}");
}

void write_hints(Out *o, const View *v, FlHints hints)
{
    out_char(o, '[');
    for (uint32_t i = 0; i < hints.count; i++) {
        if (i) out_char(o, ',');
        write_hint(o, v, &hints.item[i]);
    }
    out_char(o, ']');
}

// ---- Lenses ----

// A lens up to the arguments of its command, whose list is left open.
static void open_lens(Out *o, const View *v, const FlStage *stage, Str title, Str command)
{
    out_z(o, "{\"range\":");
    write_range(o, v, stage->keyword);
    out_z(o, ",\"command\":{\"title\":");
    write_string(o, title);
    out_z(o, ",\"command\":");
    write_string(o, command);
    out_z(o, ",\"arguments\":[");
}

static void separate(Out *o)
{
    if (o->len && o->ptr[o->len - 1] == '}') out_char(o, ',');
}

// The folder to build, as the last argument.
static void write_context(Out *o, const View *v)
{
    if (!v->folder.len) return;
    out_char(o, ',');
    write_string(o, v->folder);
}

static void write_build(Out *o, const View *v, const FlStage *stage)
{
    separate(o);
    open_lens(o, v, stage, STR("Build"), STR(NAME_BUILD));
    write_string(o, v->uri);
    out_char(o, ',');
    write_string(o, stage->target);
    write_context(o, v);
    out_z(o, "]}}");
}

static void write_check(Out *o, const View *v, const FlStage *stage)
{
    separate(o);
    open_lens(o, v, stage, STR("Check"), STR(NAME_CHECK));
    write_string(o, v->uri);
    write_context(o, v);
    out_z(o, "]}}");
}

// For clients that cannot show references the command is empty, so the lens is plain text.
static void write_users(Out *o, const View *v, const FlStage *stage)
{
    bool can_show = v->client->commands & CLIENT_REFERENCES;
    Str title = str_fmt(o->arena, "used by %u stage%s", stage->user_count,
                        stage->user_count == 1 ? "" : "s");
    separate(o);
    open_lens(o, v, stage, title, can_show ? STR(NAME_REFERENCES) : STR(""));
    if (can_show) {
        FlPosition at = fl_position(v->doc, stage->name_span.start, v->client->encoding);
        write_string(o, v->uri);
        out_fmt(o, ",{\"line\":%u,\"character\":%u},[", at.line, at.character);
        for (uint32_t i = 0; i < stage->place_count; i++) {
            out_str(o, i ? STR(",{\"uri\":") : STR("{\"uri\":"));
            write_string(o, v->uri);
            out_z(o, ",\"range\":");
            write_range(o, v, stage->place[i]);
            out_char(o, '}');
        }
        out_char(o, ']');
    }
    out_z(o, "]}}");
}

void write_lenses(Out *o, const View *v, FlStages stages)
{
    uint8_t commands = v->client->commands;
    out_char(o, '[');
    for (uint32_t i = 0; i < stages.count; i++) {
        const FlStage *stage = &stages.item[i];
        if (stage->target.len && commands & CLIENT_BUILD) write_build(o, v, stage);
        if (i == 0 && commands & CLIENT_CHECK) write_check(o, v, stage);
        if (stage->user_count) write_users(o, v, stage);
    }
    out_char(o, ']');
}

// ---- Call hierarchy ----

void write_stage(Out *o, const View *v, const FlStage *stage)
{
    enum { SYMBOL_CLASS = 5 }; // LSP 3.17, SymbolKind: as in the outline
    out_z(o, "{\"name\":");
    write_string(o, stage->name);
    out_fmt(o, ",\"kind\":%u", SYMBOL_CLASS);
    if (stage->base.len) {
        out_z(o, ",\"detail\":");
        write_string(o, stage->base);
    }
    out_z(o, ",\"uri\":");
    write_string(o, v->uri);
    out_z(o, ",\"range\":");
    write_range(o, v, stage->span);
    out_z(o, ",\"selectionRange\":");
    write_range(o, v, stage->name_span);
    out_char(o, '}');
}

static void write_calls(Out *o, const View *v, FlCalls calls, const char *other)
{
    out_char(o, '[');
    for (uint32_t i = 0; i < calls.count; i++) {
        const FlCall *call = &calls.item[i];
        out_fmt(o, "%s{\"%s\":", i ? "," : "", other);
        write_stage(o, v, &call->stage);
        out_z(o, ",\"fromRanges\":[");
        for (uint32_t k = 0; k < call->place_count; k++) {
            if (k) out_char(o, ',');
            write_range(o, v, call->place[k]);
        }
        out_z(o, "]}");
    }
    out_char(o, ']');
}

void write_users_of(Out *o, const View *v, FlCalls calls)
{
    write_calls(o, v, calls, "from");
}

void write_sources_of(Out *o, const View *v, FlCalls calls)
{
    write_calls(o, v, calls, "to");
}
