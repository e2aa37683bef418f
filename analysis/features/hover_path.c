// Hover on paths: WORKDIR, sources and destination of COPY and ADD, VOLUME; relative paths are
// resolved.
#include "features/hover.h"
#include "lint/context_sources.h"
#include "lint/workdirs.h"
#include "values/ignore_file.h"
#include "values/values.h"

// ---- The working directory ----

bool hover_workdir(const Hover *h, uint32_t step, Str *folder)
{
    return workdir_of(h->arena, h->model, h->step, step, folder);
}

// The working directory at the cursor, and the line that set it (0: the base image).
static bool workdir_here(const Hover *h, Str *folder, uint32_t *line)
{
    uint32_t step = last_before(h->model, h->step, K_WORKDIR);
    *line = step == NO_STEP ? 0 : hover_line(h, step, (Span){0, 0});
    return hover_workdir(h, step, folder);
}

// ---- What is said of a path ----

static void put_kind(Hover *h, const char *kind, const Node *word)
{
    hover_at(h, node_span(word));
    page_say(&h->page, "**%s** ", kind);
    page_code(&h->page, arg_value(h->arena, h->in, word));
}

// Resolves the builder's variables in the path. False when one is unknown.
static bool path_text(const Hover *h, const Node *word, Str *text)
{
    Str raw = arg_value(h->arena, h->in, word);
    Expansion e = expand_at(h->model, h->step, raw, expand_mode(h->model));
    *text = e.result;
    return e.is_ok && e.is_known && e.result.len;
}

static void put_resolved(Hover *h, Str path)
{
    Str folder;
    uint32_t line;
    if (str_starts_z(path, "/")) {
        page_text(&h->page, STR(": an absolute path, whatever WORKDIR is"));
    } else if (workdir_here(h, &folder, &line)) {
        page_text(&h->page, STR(" is "));
        page_code(&h->page, workdir_join(h->arena, folder, path));
        page_text(&h->page, STR(": WORKDIR is "));
        page_code(&h->page, folder);
        if (line) page_say(&h->page, ", set on line %u", line);
    } else {
        page_text(&h->page, STR(" is relative to the WORKDIR in effect, which is not known here"));
    }
    page_text(&h->page, STR("."));
}

static bool hover_workdir_path(Hover *h, const Node *word)
{
    Str folder;
    if (step_is_windows(h->model, h->step)) return false;
    put_kind(h, "Working directory", word);
    if (str_at(node_str(h->in, word), 0) == '~') {
        page_text(&h->page, STR(" does not mean the home directory: `~` is not expanded here."));
    } else if (!hover_workdir(h, h->step, &folder)) {
        page_text(&h->page, STR(": where it is in the image is not known here."));
    } else {
        bool is_whole = str_eq(folder, arg_value(h->arena, h->in, word));
        if (!is_whole) page_text(&h->page, STR(" is "));
        if (!is_whole) page_code(&h->page, folder);
        page_text(&h->page, STR(". Relative paths of what follows start here."));
    }
    return true;
}

static bool hover_destination(Hover *h, const Node *word, Str path)
{
    put_kind(h, "Destination", word);
    put_resolved(h, path);
    if (str_ends_z(path, "/")) page_text(&h->page, STR(" The `/` at its end makes it a folder."));
    return true;
}

static void put_from(Hover *h, const StageUse *use, Str path)
{
    page_text(&h->page, STR(" is "));
    page_code(&h->page, workdir_join(h->arena, STR("/"), path));
    page_text(&h->page, use->stage == NO_STAGE ? STR(" in ") : STR(" in stage "));
    page_code(&h->page, use->text);
    bool is_relative = !str_starts_z(path, "/");
    page_text(&h->page, is_relative ? STR(": sources of --from start at `/`, whatever WORKDIR is.")
                                    : STR("."));
}

enum { NAMES_SHOWN = 12 };

static void put_names(Hover *h, const FlContext *c, const Selected *chosen, bool is_list)
{
    uint32_t first = 0, end = c->count, shown = 0;
    if (!is_list && chosen->count && c->entry[chosen->item[0]].kind == FL_ENTRY_FOLDER) {
        first = chosen->item[0] + 1;
        end = c->entry[chosen->item[0]].end;
    }
    for (uint32_t i = first, k = 0; is_list ? k < chosen->count : i < end; k++) {
        const ContextEntry *e = &c->entry[is_list ? chosen->item[k] : i];
        i = e->end;
        if (!context_reaches(c, e) || NAMES_SHOWN < ++shown) continue;
        page_text(&h->page, shown == 1 ? STR(": ") : STR(", "));
        Str name = is_list ? e->path : path_last(e->path);
        page_code(&h->page, e->kind == FL_ENTRY_FOLDER ? str_join(h->arena, name, STR("/")) : name);
    }
    if (NAMES_SHOWN < shown) page_say(&h->page, " and %u more", shown - NAMES_SHOWN);
}

// What the source copies, according to the files in the context.
static void put_files(Hover *h, Str path)
{
    const FlContext *c = model_context(h->model);
    ContextSources s = context_sources_at(h->arena, h->model, h->step);
    if (!c) return;
    Selected chosen = model_select(h->arena, h->model, path, s.how);
    page_gap(&h->page);
    if (!chosen.files) {
        page_text(&h->page, chosen.count ? STR("The ignore file keeps out all of it.")
                                         : STR("Nothing is there now."));
        return;
    }
    page_say(&h->page, "It brings %u file%s, %.*s", chosen.files, chosen.files == 1 ? "" : "s",
             STR_ARG(context_size(h->arena, chosen.bytes)));
    bool is_list = chosen.count && glob_has_wildcard(path);
    bool is_file = chosen.count && c->entry[chosen.item[0]].kind != FL_ENTRY_FOLDER;
    if (is_list || !is_file) put_names(h, c, &chosen, is_list);
    page_text(&h->page,
              c->told.is_whole ? STR(".") : STR(" (and what was too much to be listed)."));
    if (!context_is_known(c))
        page_say(&h->page, " This is by the folder `%.*s`, which the context seems to be.",
                 STR_ARG(c->told.folder));
}

static bool hover_source(Hover *h, const Node *word, Str path)
{
    const StageUse *use = hover_copy_from(h);
    bool is_remote = str_has_z(path, "://") || str_starts_z(path, "git@");
    if (is_remote || (!use && instr_flag(h->in, STR("from")))) return false;
    put_kind(h, "Source", word);
    if (use) {
        put_from(h, use, path);
        return true;
    }
    bool is_all = str_is_z(path_clean(h->arena, path), ".") || str_is_z(path, "/");
    page_text(&h->page, is_all ? STR(" is the whole build context, without what `.dockerignore` "
                                     "keeps out.")
                               : STR(" is looked for in the build context, never outside of it."));
    put_files(h, path);
    return true;
}

bool hover_context_source(Hover *h, Span span)
{
    ContextSources s = context_sources_at(h->arena, h->model, h->step);
    for (uint32_t i = 0; i < s.count; i++) {
        const ContextSource *source = &s.item[i];
        if (!source->is_known || source->span.start != span.start) continue;
        page_say(&h->page, "**Source** ");
        page_code(&h->page, source->text);
        page_text(&h->page, STR(" is looked for in the build context, never outside of it."));
        put_files(h, source->text);
        return true;
    }
    return false;
}

static bool hover_copied(Hover *h, const Node *word)
{
    Str path;
    bool is_last = !instr_next_arg(h->in, word);
    bool is_alone = instr_arg(h->in, 0) == word && is_last;
    if ((word->flags & NODE_HEREDOC) || is_alone || !path_text(h, word, &path)) return false;
    if (step_is_windows(h->model, h->step)) return false;
    return is_last ? hover_destination(h, word, path) : hover_source(h, word, path);
}

static bool hover_volume(Hover *h, const Node *word)
{
    Str path;
    if (!path_text(h, word, &path) || step_is_windows(h->model, h->step)) return false;
    put_kind(h, "Volume", word);
    page_text(&h->page, STR(": each container keeps "));
    page_code(&h->page, path_clean(h->arena, path));
    page_text(&h->page, STR(" outside of its layers. To keep the data, give it a name: "));
    Str command = str_fmt(h->arena, "docker run -v NAME:%.*s", STR_ARG(path_clean(h->arena, path)));
    page_code(&h->page, command);
    page_text(&h->page, STR("."));
    return true;
}

static bool (*const by_kind[KEYWORD_COUNT])(Hover *, const Node *) = {
    [K_WORKDIR] = hover_workdir_path,
    [K_COPY] = hover_copied,
    [K_ADD] = hover_copied,
    [K_VOLUME] = hover_volume,
};

bool hover_path(Hover *h)
{
    if (h->in_onbuild || h->step == NO_STEP || K_UNKNOWN <= h->in->kind) return false;
    if (!by_kind[h->in->kind]) return false;
    const Node *word = hover_argument(h);
    return word && by_kind[h->in->kind](h, word);
}
