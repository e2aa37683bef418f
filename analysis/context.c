// The public functions for build contexts.
#include "base/vec.h"
#include "fl_context.h"
#include "lint/context_sources.h"
#include "lint/open_document.h"
#include "values/ignore_file.h"
#include "values/manifest.h"
#include "values/values.h"

void fl_set_context(FlDoc *doc, const FlContext *context)
{
    // Findings may contain texts of the old context, so they are made again in any case.
    bool stays = told_digest(doc->config.context) == told_digest(context);
    doc->config.context = context;
    doc->config.has_ignore = context && context->told.has_ignore;
    doc->config.ignore = context ? context->told.ignore : STR("");
    doc->is_linted = false;
    if (!stays)
        doc_told(doc);
    else if (doc->model)
        model_set_context(doc->model, context, doc->config.has_ignore, doc->config.ignore);
}

static bool may_copy(const Instr *in)
{
    if (in->kind == K_RUN) return instr_flag(in, STR("mount"));
    return (in->kind == K_COPY || in->kind == K_ADD) && !instr_flag(in, STR("from"));
}

bool fl_wants_context(FlDoc *doc)
{
    const Items *items = &doc->items;
    for (uint32_t i = 0; i < items->count; i++)
        if (may_copy(items_at(items, i))) return true;
    return false;
}

FlPaths fl_context_sources(Arena *a, FlDoc *doc)
{
    struct {
        Str *item;
        uint32_t count, room;
    } paths = {0};
    const Model *m = doc_model(doc);
    for (uint32_t step = 0; step < step_count(m); step++) {
        if (!may_copy(instr_at(m, step))) continue;
        ContextSources s = context_sources_at(doc->config.is_once ? &doc->work : a, m, step);
        for (uint32_t i = 0; i < s.count; i++) {
            Str path = s.item[i].path;
            bool is_literal = s.item[i].is_known && !glob_has_wildcard(path);
            if (is_literal && !str_is_z(path, ".")) VEC_PUSH(a, &paths, path);
        }
    }
    return (FlPaths){paths.item, paths.count};
}

static SelectHow how_copied(Arena *a, SelectHow how)
{
    Str *exclude = arena_new(a, Str, how.exclude_count);
    for (uint32_t i = 0; i < how.exclude_count; i++) exclude[i] = str_copy(a, how.exclude[i]);
    how.exclude = exclude;
    return how;
}

FlAsked fl_context_asked(Arena *a, FlDoc *doc)
{
    struct {
        SelectAsked *item;
        uint32_t count, room;
    } list = {0};
    const Model *m = doc_model(doc);
    for (uint32_t step = 0; step < step_count(m); step++) {
        if (!may_copy(instr_at(m, step))) continue;
        ContextSources s = context_sources_at(&doc->work, m, step);
        SelectHow how = how_copied(a, s.how);
        for (uint32_t i = 0; i < s.count && list.count < ASKED_MOST; i++) {
            SelectAsked asked = {str_copy(a, s.item[i].text), how};
            if (s.item[i].is_known) VEC_PUSH(a, &list, asked);
        }
    }
    model_rest(m);
    return (FlAsked){list.item, list.count};
}

bool fl_context_named(Arena *a, FlDoc *doc, Str *folder)
{
    const Items *items = &doc->items;
    for (uint32_t i = 0; i < items->count; i++) {
        const Instr *in = items_at(items, i);
        if (in->kind != K_COMMENT || !in->has_remark) continue;
        Str rest = str_trim(str_skip(str_trim(in->text), 1));
        if (!str_is_z(str_next_word(&rest), "fairlead")) continue;
        rest = str_trim(rest);
        if (!str_starts_z(rest, "context=")) continue;
        *folder = path_clean(a, str_trim(str_skip(rest, 8)));
        return folder->len;
    }
    return false;
}

bool fl_context_wants_text(Str path)
{
    bool is_near = !str_has_char(path, '/') || str_has_z(path_head(path), "requirements");
    bool is_config = str_is_one_of(path_last(path), STR("config config.toml")) &&
                     str_is_one_of(path_last(path_head(path)), STR(".cargo .bundle"));
    return is_config || manifest_is_read(path_last(path)) || (is_near && str_ends_z(path, ".txt"));
}

bool fl_context_wants_size(Str name, bool is_folder)
{
    const FileName *row = file_name(name, is_folder);
    return row && row->kind != FILE_DOCKER;
}

bool fl_context_is_mark(Str name)
{
    return manifest_is_mark(name);
}

// The text inside surrounding quotes.
static Span bare(const Instr *in, Span span)
{
    Str text = instr_slice(in, span);
    bool is_quoted = 2 < text.len && str_has_char(STR("\"'"), text.ptr[0]) &&
                     text.ptr[text.len - 1] == text.ptr[0];
    return is_quoted ? (Span){span.start + 1, span.end - 1} : span;
}

FlFileNames fl_file_names(Arena *a, FlDoc *doc)
{
    struct {
        FlFileName *item;
        uint32_t count, room;
    } names = {0};
    const Model *m = doc_model(doc);
    const FlContext *c = model_context(m);
    for (uint32_t step = 0; c && step < step_count(m); step++) {
        if (!may_copy(instr_at(m, step))) continue;
        ContextSources s = context_sources_at(a, m, step);
        for (uint32_t i = 0; i < s.count; i++) {
            const ContextEntry *e = s.item[i].is_known ? context_find(c, s.item[i].path) : NULL;
            if (!e || str_has_char(e->path, '[')) continue; // a pattern with another meaning
            FlFileName name = {.path = e->path, .is_folder = e->kind == FL_ENTRY_FOLDER};
            const Instr *in = instr_at(m, step);
            name.span = doc_span(doc, item_of(m, step), in, bare(in, s.item[i].span));
            VEC_PUSH(a, &names, name);
        }
    }
    return (FlFileNames){names.item, names.count};
}
