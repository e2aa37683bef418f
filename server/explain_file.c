// A table for people, or a list in JSON.
#include "server/explain_file.h"
#include "fl_explain.h"
#include "fl_paths.h"
#include "protocol/write.h"
#include "server/arguments.h"
#include "server/checked_context.h"
#include "server/paths.h"
#include "server/settings_options.h"
#include "server/since.h"
#include "server/terminal.h"
#include "server/width.h"
#include <uv.h>

enum { TEXT_COLUMNS = 44 };

typedef struct Explained {
    Arena *arena;
    const ExplainFile *asked;
    FlLayers layers;
    FlChanges changes;
    bool has_changes; // changes were given
} Explained;

// ---- The table ----

static uint32_t width_of(Str text)
{
    uint32_t width = 0;
    for (uint32_t at = 0; at < text.len;) {
        Rune r = utf_next(text, at);
        width += rune_width(r.value);
        at += r.len;
    }
    return width;
}

// The text cut to the column, and blanks up to its end.
static void put_cell(Out *o, Str text, uint32_t columns)
{
    uint32_t at = 0, used = 0;
    bool is_cut = columns < width_of(text);
    while (at < text.len) {
        Rune r = utf_next(text, at);
        uint32_t width = rune_width(r.value);
        if (columns - (is_cut ? 3 : 0) < used + width) break;
        used += width;
        at += r.len;
    }
    out_str(o, str_cut(text, 0, at));
    if (is_cut) out_z(o, "...");
    for (used += is_cut ? 3 : 0; used < columns + 2; used++) out_char(o, ' ');
}

static Str rerun_word(const FlLayer *l)
{
    if (!l->is_built) return STR("not built");
    if (l->rerun == FL_RERUN_YES) return STR("again");
    if (l->rerun == FL_RERUN_MAYBE) return STR("maybe");
    return l->is_node ? STR("cached") : STR("-");
}

static void put_row(Explained *e, Out *o, const FlLayer *l)
{
    Str text = shown_name(e->arena, l->text);
    for (uint32_t room = 10000; l->line < room && 1 < room; room /= 10) out_char(o, ' ');
    out_fmt(o, "%u  ", l->line);
    if (e->has_changes)
        put_cell(o, rerun_word(l), 9);
    else
        put_cell(o, l->makes_layer ? STR("layer") : STR("-"), 5);
    put_cell(o, text, TEXT_COLUMNS);
    out_str(o, shown_name(e->arena, e->has_changes ? l->why : l->when));
    while (o->len && o->ptr[o->len - 1] == ' ') o->len--;
    out_char(o, '\n');
    if (e->has_changes || !l->is_copying || !l->has_files) return;
    put_cell(o, STR(""), 5 + 2 + 5 + TEXT_COLUMNS + 2);
    out_fmt(o, "(%u file%s, %.*s)\n", l->files, l->files == 1 ? "" : "s",
            STR_ARG(fl_size(e->arena, l->bytes)));
}

static void put_table(Explained *e, Out *o)
{
    uint32_t again = 0, maybe = 0, all = 0;
    out_z(o, " line  ");
    put_cell(o, e->has_changes ? STR("result") : STR("makes"), e->has_changes ? 9 : 5);
    put_cell(o, STR("instruction"), TEXT_COLUMNS);
    out_str(o, e->has_changes ? STR("why\n") : STR("runs again when\n"));
    for (uint32_t i = 0; i < e->layers.count; i++) {
        const FlLayer *l = &e->layers.item[i];
        put_row(e, o, l);
        if (!l->is_built || !l->is_node) continue;
        all++;
        again += l->rerun == FL_RERUN_YES;
        maybe += l->rerun == FL_RERUN_MAYBE;
    }
    if (!e->has_changes) return;
    out_fmt(o, "\n%u of %u steps run%s again", again, all, again == 1 ? "s" : "");
    if (maybe) out_fmt(o, ", %u more if what they use has changed", maybe);
    out_char(o, '\n');
}

// ---- JSON ----

static void put_member(Out *o, const char *name, Str value)
{
    out_fmt(o, ",\"%s\":", name);
    write_string(o, value);
}

static void put_json(Explained *e, Out *o)
{
    static const Str rerun[] = {STR_INIT("no"), STR_INIT("maybe"), STR_INIT("yes")};
    out_char(o, '[');
    for (uint32_t i = 0; i < e->layers.count; i++) {
        const FlLayer *l = &e->layers.item[i];
        out_fmt(o, "%s\n  {\"line\":%u", i ? "," : "", l->line);
        put_member(o, "instruction", l->text);
        out_fmt(o, ",\"layer\":%s,\"built\":%s", l->makes_layer ? "true" : "false",
                l->is_built ? "true" : "false");
        put_member(o, "key", l->key);
        put_member(o, "when", l->when);
        if (l->has_files) {
            out_fmt(o, ",\"files\":%u,\"bytes\":", l->files);
            out_number(o, l->bytes);
        }
        if (e->has_changes) {
            put_member(o, "again", rerun[l->rerun]);
            put_member(o, "why", l->why);
        }
        out_char(o, '}');
    }
    out_z(o, "\n]\n");
}

// ---- What has changed ----

// The working directory; empty when unknown.
static Str working_folder(Arena *a)
{
    enum { PATH_ROOM = 4096 };
    char room[PATH_ROOM];
    size_t size = sizeof room;
    return uv_cwd(room, &size) ? STR("") : str_copy(a, str_of(room, (uint32_t)size));
}

static Str below(Str path, Str folder)
{
    bool is_below = folder.len && str_starts(path, folder) && str_at(path, folder.len) == '/';
    return is_below ? str_skip(path, folder.len + 1) : path;
}

// A given path relative to the context; it may begin with the context's folder.
static Str in_context(Arena *a, Str path, Str folder)
{
    if (str_at(path, 0) == '/' && str_at(folder, 0) != '/') path = below(path, working_folder(a));
    path = fl_path_clean(a, path);
    if (folder.len) folder = fl_path_clean(a, folder);
    return below(path, folder);
}

static bool find_changes(Explained *e, Since since)
{
    Arena *a = e->arena;
    Files found = {0};
    for (uint32_t i = 0; i < e->asked->changed.count; i++) {
        Str path = in_context(a, e->asked->changed.item[i], since.folder);
        VEC_PUSH(a, &found, path);
    }
    e->has_changes = e->asked->changed.count || e->asked->since.len;
    e->changes.paths = (FlPaths){found.item, found.count};
    if (!e->asked->since.len) return true;
    since.paths = found;
    if (!since_find(a, &since)) return false;
    e->changes = since.changes;
    return true;
}

// Applies the configuration files.
static bool settings_for(Arena *a, Choices *choices, Str path, Effective *out)
{
    bool is_broken = true;
    if (!choices_start(choices)) return false;
    const FolderSettings *folder = choices_folder(choices, path, NULL, &is_broken);
    choices_resolve(choices, a, folder, path, out);
    return !is_broken;
}

static void print_layers(Explained *e, FlDoc *doc)
{
    Out o = out_on(e->arena);
    e->layers = fl_layers(e->arena, doc, e->has_changes ? &e->changes : NULL);
    if (e->asked->is_json)
        put_json(e, &o);
    else
        put_table(e, &o);
    print(out_done(&o));
}

static bool explain(Explained *e, FlDoc *doc, const Effective *settings)
{
    Arena *a = e->arena;
    CheckedContext context = {.told = settings->context, .is_option = settings->has_context_option};
    fl_configure(doc, &settings->config);
    checked_context(&context, a, e->asked->path, doc);
    const FlContext *told = context.told_context;
    Since since = {.dockerfile = e->asked->path, .revision = e->asked->since};
    since.folder = told ? context.files->folder : path_folder(e->asked->path);
    since.config = &settings->config;
    since.context = told;
    bool is_ok = find_changes(e, since);
    if (is_ok) print_layers(e, doc);
    fl_close(e->changes.before);
    checked_context_clear(&context);
    return is_ok;
}

int explain_file(Arena *a, ExplainFile *asked)
{
    Str text;
    if (!file_read(a, asked->path, &text)) return EXIT_FAILED;
    Explained e = {.arena = a, .asked = asked};
    Choices choices = {0};
    Effective settings = {0};
    bool is_ok = settings_for(a, &choices, asked->path, &settings);
    if (is_ok) {
        FlDoc *doc = fl_open(text);
        is_ok = explain(&e, doc, &settings);
        fl_close(doc);
    }
    choices_clear(&choices);
    return is_ok ? EXIT_FINE : EXIT_FAILED;
}
