// Completion of sources: files of the build context, or files known to be in the stage of --from.
#include "base/out.h"
#include "base/utf.h"
#include "features/completion.h"
#include "lint/context_sources.h"
#include "lint/workdirs.h"
#include "values/values.h"

enum { SHOWN_MAX = 500 };

// The state of completing a path.
typedef struct Paths {
    Completer *c;
    Names seen;
    uint32_t shown;
    bool is_array;     // the path is in a JSON array, perhaps unfinished
    bool is_quoted;    // it stands in quotes
    bool is_inside;    // the path continues behind the cursor
    bool may_be_array; // the words may be converted to a JSON array, as names contain blanks
} Paths;

static bool is_utf(Str s)
{
    for (uint32_t at = 0; at < s.len;) {
        Rune r = utf_next(s, at);
        if (!r.is_valid) return false;
        at += r.len;
    }
    return true;
}

// A flag, a heredoc or a pattern.
static bool is_read_otherwise(const Completer *c, Str name)
{
    if (glob_has_wildcard(name)) return true;
    return !c->h.in->is_json && (str_starts_z(name, "--") || str_starts_z(name, "<<"));
}

static bool can_stand(char x, bool is_json)
{
    if ((unsigned char)x < ' ' || x == 0x7F || x == '\\' || x == '`') return false;
    return is_json || (x != ' ' && x != ',');
}

// Characters that must be escaped, also in JSON strings, as variables are expanded in both.
static void put_marked(Out *o, char x, char escape, bool is_json)
{
    if (is_json && escape == '\\') out_char(o, '\\');
    out_char(o, escape);
    if (is_json && x == '"') out_char(o, '\\');
    out_char(o, x);
}

// A name written as a word or JSON string; empty when that is impossible.
static Str written(const Completer *c, Str name, bool is_json)
{
    Out o = out_on(c->h.arena);
    if (!name.len || !is_utf(name) || is_read_otherwise(c, name)) return STR("");
    for (uint32_t i = 0; i < name.len; i++) {
        char x = name.ptr[i];
        if (!can_stand(x, is_json)) return STR("");
        if (str_has_char(STR("$\"'"), x))
            put_marked(&o, x, model_escape(c->h.model), is_json);
        else
            out_char(&o, x);
    }
    return out_done(&o);
}

// ---- As an array ----

static bool is_bare(Str word)
{
    for (uint32_t i = 0; i < word.len; i++)
        if (str_has_char(STR("\"'\\`[]<,"), word.ptr[i])) return false;
    return true;
}

// Whether the instruction is on one line, its words mean the same as JSON strings, and the cursor
// is at the end of a word.
static bool may_be_array(const Completer *c)
{
    const Instr *in = c->h.in;
    if (in->is_json || in->heredoc_count || str_has_char(str_trim(in->text), '\n')) return false;
    for (const Node *arg = NULL; (arg = instr_next_arg(in, arg));)
        if (!is_bare(node_str(in, arg)) || (arg->start <= c->h.at && c->h.at < arg->end))
            return false;
    return true;
}

// The words on one side of the cursor as JSON strings, and their span; false when there are none.
static bool take_strings(const Completer *c, bool before, Out *o, Span *span)
{
    const Instr *in = c->h.in;
    uint32_t count = 0;
    for (const Node *arg = NULL; (arg = instr_next_arg(in, arg));) {
        bool is_word = arg->start <= c->h.at && c->h.at <= arg->end;
        if (is_word || (arg->end < c->h.at) != before) continue;
        if (!count++) span->start = arg->start;
        span->end = arg->end;
        out_fmt(o, "%s\"%.*s\"", 1 < count ? ", " : "", STR_ARG(node_str(in, arg)));
    }
    return count;
}

static void add_array(Paths *p, Rank rank, Str name, FlCompletion item)
{
    const Completer *c = p->c;
    Arena *a = c->h.arena;
    Out head = out_on(a), rest = out_on(a);
    Span at_head = {0}, at_rest = {0};
    Str text = written(c, name, true);
    if (!text.len || !p->may_be_array) return;
    out_char(&head, '[');
    bool has_head = take_strings(c, true, &head, &at_head);
    bool has_rest = take_strings(c, false, &rest, &at_rest);
    FlEdit *edit = arena_new(a, FlEdit, 2);
    out_z(&head, ",");
    out_z(&rest, "]");
    if (has_head)
        edit[item.beside.count++] =
            (FlEdit){doc_span(c->h.doc, c->h.item, c->h.in, at_head), out_done(&head)};
    if (has_rest)
        edit[item.beside.count++] =
            (FlEdit){doc_span(c->h.doc, c->h.item, c->h.in, at_rest), out_done(&rest)};
    item.beside.item = edit;
    item.text = str_fmt(a, "%s\"%.*s%s\",%s", has_head ? "" : "[", STR_ARG(text),
                        item.kind == FL_COMPLETES_FOLDER ? "/" : "", has_rest ? "" : " \"./\"]");
    complete_add(p->c, rank, item);
    p->shown++;
}

// ---- Names ----

// In double quotes an apostrophe stands for itself; an escape character before it would stay.
static Str written_here(const Paths *p, Str name)
{
    if (p->is_quoted && !p->is_array && str_has_char(name, '\'')) return STR("");
    return written(p->c, name, p->is_array);
}

static void add(Paths *p, Rank rank, Str name, bool is_folder, Str detail)
{
    Arena *a = p->c->h.arena;
    Str text = written_here(p, name);
    bool is_blank = !text.len && str_has_char(name, ' ');
    if (!text.len && !is_blank) return;
    if (p->is_inside && !is_folder) return;
    Str label = is_blank ? name : text;
    FlCompletion item = {.label = is_folder ? str_join(a, label, STR("/")) : label};
    if (!complete_fits(p->c, item.label)) return;
    if (names_put(&p->seen, a, name, 0) != NAMES_NONE) return;
    if (SHOWN_MAX <= p->shown) p->c->is_partial = true;
    if (SHOWN_MAX <= p->shown) return;
    item.detail = detail;
    item.kind = is_folder ? FL_COMPLETES_FOLDER : FL_COMPLETES_FILE;
    if (is_blank) {
        add_array(p, rank, name, item);
        return;
    }
    complete_add(p->c, rank, item);
    p->shown++;
}

static Str size_text(Arena *a, const FlContext *c, const ContextEntry *e)
{
    uint32_t at = context_index(c, e), files = c->files[e->end] - c->files[at];
    Str size = context_size(a, c->bytes[e->end] - c->bytes[at]);
    if (e->kind != FL_ENTRY_FOLDER) return size;
    return str_fmt(a, "%u file%s, %.*s", files, files == 1 ? "" : "s", STR_ARG(size));
}

// Adds the direct children of a folder in the context that are not ignored.
static void add_context(Paths *p, const FlContext *c, Str folder)
{
    const ContextEntry *in = folder.len ? context_find(c, folder) : NULL;
    if (folder.len && !in) return;
    uint32_t first = in ? context_index(c, in) + 1 : 0, end = in ? in->end : c->count;
    for (uint32_t i = first; i < end; i = c->entry[i].end) {
        const ContextEntry *e = &c->entry[i];
        if (!context_reaches(c, e)) continue;
        bool is_odd = e->file_kind != FILE_PLAIN;
        Str name = path_last(e->path);
        bool is_wanted = !is_odd || (p->c->typed.len && str_starts(name, p->c->typed));
        if (is_wanted)
            add(p, is_odd ? RANK_LAST : RANK_USUAL, name, e->kind == FL_ENTRY_FOLDER,
                size_text(p->c->h.arena, c, e));
    }
}

// ---- Another stage ----

// The next component of an absolute path below the folder; empty when it is not below it.
static Str next_part(Str path, Str folder, bool *is_folder)
{
    bool is_root = str_is_z(folder, "/");
    if (!str_starts(path, folder) || (!is_root && str_at(path, folder.len) != '/')) return STR("");
    Str rest = str_skip(path, folder.len + !is_root), part;
    uint32_t slash = str_find_char(rest, '/');
    part = str_cut(rest, 0, slash == STR_NONE ? rest.len : slash);
    *is_folder |= slash != STR_NONE;
    return part;
}

static void add_absolute(Paths *p, Str path, Str folder, bool is_folder, Str detail)
{
    Str part = next_part(path, folder, &is_folder);
    if (part.len) add(p, RANK_USUAL, part, is_folder, detail);
}

static Str made_on(Paths *p, uint32_t step)
{
    return str_fmt(p->c->h.arena, "line %u", hover_line(&p->c->h, step, (Span){0, 0}));
}

// Adds the files of the image that were copied from a folder of the context to `to`.
static void add_inside(Paths *p, Str below, Str to, Str folder)
{
    Arena *a = p->c->h.arena;
    const FlContext *c = model_context(p->c->h.model);
    bool is_root = str_is_z(to, "/");
    bool is_below = is_root || str_eq(folder, to) || str_starts(folder, str_join(a, to, STR("/")));
    if (!c || !is_below) return;
    Str rest = str_skip(folder, is_root ? 0 : to.len);
    while (str_at(rest, 0) == '/') rest = str_skip(rest, 1);
    if (below.len && rest.len) rest = str_fmt(a, "%.*s/%.*s", STR_ARG(below), STR_ARG(rest));
    add_context(p, c, rest.len ? rest : below);
}

// Adds what a source becomes in the image: itself, or the content of a folder.
static void add_copied_source(Paths *p, uint32_t step, const ContextSource *s, Str to, Str folder)
{
    Arena *a = p->c->h.arena;
    const FlContext *c = model_context(p->c->h.model);
    const ContextEntry *e = c ? context_find(c, s->path) : NULL;
    bool is_whole = str_is_z(s->path, ".");
    if (is_whole || (e && e->kind == FL_ENTRY_FOLDER)) {
        Str target = path_clean(a, to);
        add_absolute(p, target, folder, true, made_on(p, step));
        add_inside(p, is_whole ? STR("") : s->path, target, folder);
        return;
    }
    if (str_ends_z(to, "/")) to = str_join(a, to, path_last(s->path));
    add_absolute(p, to, folder, false, made_on(p, step));
}

static void add_copies(Paths *p, uint32_t step, Str folder)
{
    Arena *a = p->c->h.arena;
    const Model *m = p->c->h.model;
    const Instr *in = instr_at(m, step);
    Str to = copy_destination(a, m, step);
    if (!to.len) return;
    Str written = arg_value(a, in, instr_last_arg(in));
    if (str_ends_z(written, "/") || 2 < instr_arg_count(in)) to = str_join(a, to, STR("/"));
    ContextSources s = context_sources_at(a, m, step);
    for (uint32_t i = 0; i < s.count; i++)
        if (s.item[i].is_known) add_copied_source(p, step, &s.item[i], to, folder);
    if (!s.count) add_absolute(p, path_clean(a, to), folder, false, made_on(p, step));
}

static void add_stage(Paths *p, const Stage *stage, Str folder)
{
    const Model *m = p->c->h.model;
    Str workdir;
    for (; stage; stage = stage_below(m, stage)) {
        for (uint32_t step = stage->from + 1; step < stage_end(m, stage); step++) {
            InstrKind kind = instr_at(m, step)->kind;
            if (kind == K_COPY || kind == K_ADD) add_copies(p, step, folder);
            if (kind == K_WORKDIR && workdir_of(p->c->h.arena, m, step, step, &workdir))
                add_absolute(p, workdir, folder, true, STR("WORKDIR"));
        }
    }
}

// ---- The place ----

// The component of the path from `start`, with its slash when more follow.
static void set_part(Paths *p, uint32_t start, Str ends)
{
    Completer *c = p->c;
    complete_from(c, start, str_join(c->h.arena, ends, STR("/")));
    uint32_t end = c->at_word.end - items_mark(&c->h.doc->items, c->h.item).at;
    p->is_inside = start < c->h.at && str_at(c->h.in->text, end) == '/';
    c->at_word.end += p->is_inside;
}

// `start`: joined offset where the path begins.
static void complete_path_from(Paths p, uint32_t start, Str ends, const StageUse *use)
{
    Completer *c = p.c;
    Arena *a = c->h.arena;
    Str typed = str_cut(c->h.in->joined, start, c->h.at);
    uint32_t slash = typed.len;
    while (slash && typed.ptr[slash - 1] != '/') slash--;
    Str folder = str_cut(typed, 0, slash);
    set_part(&p, start + slash, ends);
    if (use) {
        Str rooted = path_clean(a, str_join(a, STR("/"), folder));
        if (use->stage != NO_STAGE) add_stage(&p, stage_at(c->h.model, use->stage), rooted);
        return;
    }
    const FlContext *context = model_listing(c->h.model);
    Str path = context_path(a, folder);
    p.may_be_array = !ends.len && !slash && may_be_array(c);
    if (context) add_context(&p, context, str_is_z(path, ".") ? STR("") : path);
}

// The start of the string that contains the cursor, behind its quote; 0 outside of strings.
static uint32_t string_start(const Completer *c)
{
    const Instr *in = c->h.in;
    for (const Node *arg = NULL; in->is_json && (arg = instr_next_arg(in, arg));)
        if (arg->start < c->h.at && c->h.at < arg->end) return arg->start + 1;
    if (in->is_json || !complete_in_quotes(c)) return 0;
    uint32_t start = c->h.at;
    while (in->joined.ptr[start - 1] != '"') start--;
    return str_has_char(STR(" \t[,"), in->joined.ptr[start - 2]) ? start : 0;
}

void complete_path(Completer *c)
{
    if (c->h.step == NO_STEP || c->h.in_onbuild) return;
    const StageUse *use = hover_copy_from(&c->h);
    if (!use && instr_flag(c->h.in, STR("from"))) return;
    Str before = str_trim(c->before);
    uint32_t start = string_start(c);
    Paths p = {.c = c, .is_quoted = start};
    p.is_array = str_at(before, 0) == '[' || str_has_z(before, " [");
    if (p.is_array && !start) return;
    complete_path_from(p, start ? start : complete_start(c, STR("")), start ? STR("\"") : STR(""),
                       use);
}

// The `from` of the mount whose options contain the cursor.
void complete_mount_source(Completer *c, uint32_t start)
{
    const Instr *in = c->h.in;
    for (const Node *flag = NULL; (flag = instr_next_flag(in, flag));) {
        if (start < flag->start || flag->end < start) continue;
        const StageUse *use = NULL;
        for (uint32_t i = use_first(c->h.model, c->h.step); i < use_end(c->h.model, c->h.step); i++)
            if (span_has(node_span(flag), use_at(c->h.model, i)->value.start))
                use = use_at(c->h.model, i);
        bool is_elsewhere = !use && str_has_z(node_str(in, flag), "from=");
        if (!is_elsewhere) complete_path_from((Paths){.c = c}, start, STR(",\""), use);
        return;
    }
}
