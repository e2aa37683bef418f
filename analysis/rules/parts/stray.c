// Entries with a mark, and the patterns that keep them out.
#include "rules/parts/stray.h"
#include "base/names.h"
#include "base/vec.h"
#include "rules/parts/dev_dependencies.h"
#include "values/ignore_file.h"

enum { NAMES_SHOWN = 4 };

static bool is_wanted(const ContextEntry *e, uint32_t kinds, bool only_seen)
{
    if (!(kinds >> e->file_kind & 1)) return false;
    return !only_seen || e->file_kind != FILE_SECRET || e->holds_secret;
}

// ---- What an image that does not make it itself may need ----

static const struct {
    const char *names, *makers; // folders, and families of commands that make them
    bool is_bound;              // to the machine on which it was made: not needed, but a fault
} made[] = {
    {"node_modules bower_components", "npm yarn pnpm bun bower", true},
    {".venv venv", "pip uv poetry pdm pipenv python python3", true},
    {"vendor", "composer", false},
    {"target", "cargo maven mvn mvnw sbt", false},
    {"bin", "dotnet", false},
};

enum { LOOKS_MAX = 300 }; // instructions

static bool may_make(const Commands *commands, Str makers)
{
    if (!commands->is_complete || commands->has_unknown) return true;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        // Rails installs with yarn before it does so.
        bool is_maker = str_is_one_of(c->name, makers) || str_ends_z(c->name, ".sh") ||
                        cmd_has_word(c, STR("assets:precompile"));
        if (is_maker || str_is_one_of(cmd_family(c), makers)) return true;
    }
    return false;
}

// Whether the RUN surely makes `build`, as Gradle and CMake do.
static bool makes_build(const Commands *commands, Str makers)
{
    for (uint32_t i = 0; i < commands->count; i++)
        if (str_is_one_of(commands->item[i].name, makers)) return true;
    return false;
}

// Whether the RUN asks git about what was copied, not about what it has cloned.
static bool asks_git(const Commands *commands, Str others)
{
    bool asks = false;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        const Word *sub = cmd_is(c, "git", NULL) ? cmd_sub(c) : NULL;
        if (!sub) continue;
        if (str_is_one_of(sub->text, STR("clone init"))) return false;
        asks |= !str_is_one_of(sub->text, others);
    }
    return asks;
}

// Whether a RUN of the file is such.
static bool has_run(const Model *m, bool (*is_such)(const Commands *commands, Str words), Str words)
{
    for (uint32_t step = 0; step < LOOKS_MAX && step_exists(m, step); step++) {
        const Instr *in = instr_at(m, step);
        if (in->kind == K_RUN && is_such(commands_of(m, step, in), words)) return true;
    }
    return false;
}

static bool is_built(const Model *m)
{
    for (uint32_t i = 0; i < stage_count(m) && i < LOOKS_MAX; i++)
        if (dev_build_follows(m, stage_at(m, i)->from)) return true;
    return false;
}

// The sources of all COPYs, ADDs and bind mounts, and the folders they lie in: the last step that takes each. A larger source may
// not leave these out.
static void note_taken(Names *taken, Arena *a, const Model *m)
{
    for (uint32_t step = 0; step < LOOKS_MAX && step_exists(m, step); step++) {
        ContextSources s = context_sources_at(a, m, step);
        for (uint32_t i = 0; i < s.count; i++)
            for (Str path = s.item[i].path; s.item[i].is_known && path.len; path = path_head(path))
                names_put(taken, a, path, step);
    }
}

// What the RUNs make, each asked once: 0 stands for not yet.
typedef enum Made { MADE_NOT = 1, MADE_HERE } Made;
typedef struct Makers {
    const Model *model;
    uint8_t of[ARRAY_LEN(made)], outputs, build, history; // Made
} Makers;

// The answer that is kept, or asked for now.
static bool knows(const Makers *k, uint8_t *kept,
                  bool (*is_such)(const Commands *commands, Str words), Str words)
{
    if (!*kept) *kept = has_run(k->model, is_such, words) ? MADE_HERE : MADE_NOT;
    return *kept == MADE_HERE;
}

static bool makes_output(Makers *k, Str name)
{
    if (!k->outputs) k->outputs = is_built(k->model) ? MADE_HERE : MADE_NOT;
    if (k->outputs == MADE_HERE || !str_is_z(name, "build")) return k->outputs == MADE_HERE;
    return knows(k, &k->build, makes_build, STR("gradle gradlew cmake"));
}

// Whether a manifest tells that the build takes the version from the history.
static bool is_versioned(const FlContext *c)
{
    for (uint32_t i = 0; c && i < c->count; i++) {
        const ContextEntry *e = &c->entry[i];
        if (e->has_text && str_is_one_of(path_last(e->path), STR("pyproject.toml setup.py")) &&
            str_any(e->text, STR("setuptools_scm setuptools-scm versioningit hatch-vcs"), str_has))
            return true;
    }
    return false;
}

// Whether the image may need the folder, as no RUN makes it, or one reads it; and whether it is of use on the machine only where it
// was made.
static bool is_needed(Makers *k, const ContextEntry *e, bool *is_bound)
{
    Str name = path_last(e->path);
    *is_bound = false;
    if (e->file_kind == FILE_VCS) {
        bool is_first = !k->history;
        bool is_asked = knows(k, &k->history, asks_git, STR("config lfs ls-remote apply"));
        if (is_first && !is_asked && is_versioned(model_context(k->model))) k->history = MADE_HERE;
        return k->history == MADE_HERE;
    }
    if (e->file_kind == FILE_OUTPUT) return !str_is_z(name, "coverage") && !makes_output(k, name);
    for (uint32_t i = 0; e->file_kind == FILE_HOST && i < ARRAY_LEN(made); i++) {
        if (!str_is_one_of(name, str_of_z(made[i].names))) continue;
        *is_bound = made[i].is_bound;
        return !knows(k, &k->of[i], may_make, str_of_z(made[i].makers));
    }
    return false;
}

// Whether a line of the ignore file keeps this entry itself, as `!app.log` does: it is meant to be there.
static bool is_kept(Arena *a, const FlContext *c, const ContextEntry *e)
{
    const IgnorePattern *by = e->by == STR_NONE ? NULL : &c->ignore.item[e->by];
    return by && by->is_exception && e->file_kind != FILE_SECRET &&
           ignore_pattern_match_whole(a, by, e->path);
}

static bool is_asked(Makers *k, const ContextEntry *e, bool is_for_bound)
{
    bool is_bound, needs = is_needed(k, e, &is_bound);
    return is_for_bound ? needs && is_bound : !needs;
}

// Whether an instruction names it, on purpose. A secret that one of another stage names is found nevertheless where it is shipped.
static bool is_taken(const At *c, Names *taken, const ContextEntry *e)
{
    if (!taken->count) note_taken(taken, c->arena, c->model);
    uint32_t by = names_get(taken, e->path);
    bool is_shipped = e->file_kind == FILE_SECRET && step_is_shipped(c->model, c->step);
    return is_shipped ? step_is_beside(c->model, by, c->step) : by != NAMES_NONE;
}

static Stray find(const At *c, const Instr *in, uint32_t kinds, bool only_seen, bool is_for_bound)
{
    Stray found = {0};
    const FlContext *context = model_context(c->model);
    if (!context || (in->kind != K_COPY && in->kind != K_ADD)) return found;
    ContextSources s = context_sources_of(c, in);
    IgnoreFile without = selected_without(c->arena, s.how);
    Makers makers = {.model = c->model};
    Names taken = {0};
    for (uint32_t i = 0; i < s.count; i++) {
        if (!s.item[i].is_known) continue;
        Selected chosen = model_select(c->arena, c->model, s.item[i].text, s.how);
        for (uint32_t k = 0; k < context->marked_count; k++) {
            const ContextEntry *e = &context->entry[context->marked[k]];
            if (!is_wanted(e, kinds, only_seen) || !context_reaches(context, e)) continue;
            if (!selected_has(c->arena, context, &chosen, &without, e)) continue;
            if (is_kept(c->arena, context, e) || !is_asked(&makers, e, is_for_bound)) continue;
            if (is_taken(c, &taken, e)) continue;
            if (!found.count) found.source = s.item[i].span;
            VEC_PUSH(c->arena, &found, e);
        }
    }
    return found;
}

Stray stray_of(const At *c, const Instr *in, uint32_t kinds, bool only_seen)
{
    return find(c, in, kinds, only_seen, false);
}

Stray stray_bound(const At *c, const Instr *in)
{
    return find(c, in, 1 << FILE_HOST, false, true);
}

// Of how many entries with a mark each name is.
static Names count_names(Arena *a, const FlContext *c)
{
    Names names = {0};
    names_room(&names, a, c->marked_count);
    for (uint32_t i = 0; i < c->marked_count; i++) {
        Str name = path_last(c->entry[c->marked[i]].path);
        uint32_t before = names_put(&names, a, name, 1);
        if (before != NAMES_NONE) names_put(&names, a, name, before + 1);
    }
    return names;
}

// Lines of an ignore file, each once.
typedef struct Lines {
    const FlContext *context;
    Names named; // entries with a mark
    Names there; // lines
    Out out;
} Lines;

static Lines lines_for(Arena *a, const FlContext *c)
{
    return (Lines){.context = c, .named = count_names(a, c), .out = out_on(a)};
}

// The pattern for one entry, or for all of its name where several have it.
static Str stray_pattern(Arena *a, const Lines *l, const ContextEntry *e)
{
    Str name = path_last(e->path);
    const FileName *row = file_name(name, e->kind == FL_ENTRY_FOLDER);
    bool is_any = row && e->file_kind == FILE_JUNK && str_at(row->name, 0) == '*';
    if (is_any) return str_join(a, STR("**/"), row->name);
    bool is_one = names_get(&l->named, name) == 1;
    return is_one ? ignore_quoted(a, e->path) : str_join(a, STR("**/"), ignore_quoted(a, name));
}

static void add_line(Arena *a, Lines *l, const ContextEntry *e)
{
    Str line = stray_pattern(a, l, e);
    if (names_put(&l->there, a, line, 0) == NAMES_NONE) out_fmt(&l->out, "%.*s\n", STR_ARG(line));
}

Str stray_lines(Arena *a, const Model *m, uint32_t kinds)
{
    const FlContext *c = model_context(m);
    Lines l = lines_for(a, c);
    Makers makers = {.model = m};
    Names taken = {0};
    note_taken(&taken, a, m);
    bool is_bound;
    for (uint32_t i = 0; i < c->marked_count; i++) {
        const ContextEntry *e = &c->entry[c->marked[i]];
        if (!is_wanted(e, kinds, false) || is_needed(&makers, e, &is_bound)) continue;
        if (names_get(&taken, e->path) == NAMES_NONE) add_line(a, &l, e);
    }
    return out_done(&l.out);
}

Str stray_found_lines(Arena *a, const Model *m, const Stray *s)
{
    Lines l = lines_for(a, model_context(m));
    Names taken = {0};
    note_taken(&taken, a, m);
    for (uint32_t i = 0; i < s->count; i++)
        if (names_get(&taken, s->item[i]->path) == NAMES_NONE) add_line(a, &l, s->item[i]);
    return out_done(&l.out);
}

static uint64_t bytes_of(const FlContext *c, const ContextEntry *e)
{
    return c->bytes[e->end] - c->bytes[context_index(c, e)];
}

Str stray_names(Arena *a, const FlContext *c, const Stray *s)
{
    Out o = out_on(a);
    uint64_t bytes = 0;
    uint32_t shown = s->count <= NAMES_SHOWN ? s->count : NAMES_SHOWN - 1;
    for (uint32_t i = 0; i < s->count; i++) bytes += bytes_of(c, s->item[i]);
    for (uint32_t i = 0; i < shown; i++) {
        bool is_last = i + 1 == s->count;
        out_fmt(&o, "%s`%.*s`", !i ? "" : is_last ? " and " : ", ", STR_ARG(s->item[i]->path));
    }
    if (shown < s->count) out_fmt(&o, " and %u more", s->count - shown);
    if (10000 <= bytes) out_fmt(&o, " (%.*s)", STR_ARG(context_size(a, bytes)));
    return out_done(&o);
}

Str stray_ignore_name(const FlContext *c)
{
    return c && c->told.ignore_path.len ? c->told.ignore_path : STR(".dockerignore");
}
