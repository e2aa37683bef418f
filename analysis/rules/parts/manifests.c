// Names of the table looked up in the context, and the texts of what is found read for what lies in the way.
#include "rules/parts/manifests.h"
#include "base/vec.h"

enum { PROJECTS_MOST = 8, LISTS_MOST = 12 };

typedef struct Search {
    Arena *arena;
    const FlContext *context;
    const Ecosystem *of;
    const Command *command;
    Str folder; // of the context; empty: its root
    Manifests *out;
    Out paths, names;
    uint32_t count;
    const ContextEntry *list[LISTS_MOST]; // of pip, that were added
    uint32_t list_count;
} Search;

static Str path_of(Arena *a, Str folder, Str name)
{
    return folder.len ? str_fmt(a, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name)) : name;
}

static void refuse(Search *s, Str name, Str why)
{
    if (s->out->refusal.len || !why.len) return;
    s->out->refusal = str_fmt(s->arena, "`%.*s` %.*s", STR_ARG(name), STR_ARG(why));
}

// Whether the name ends as one of the patterns does: `*.x` is among them.
static bool has_ending(Str names, Str name)
{
    enum { MOST = 32 }; // bytes of a pattern
    char pattern[MOST] = "*";
    uint32_t dot = str_has_char(names, '*') ? str_behind_last(name, '.') : 0;
    Str ending = str_skip(name, dot - 1);
    if (!dot || MOST <= ending.len || str_has_char(ending, ' ')) return false;
    memcpy(pattern + 1, ending.ptr, ending.len);
    return str_is_one_of(str_of(pattern, ending.len + 1), names);
}

static bool is_named(Str names, Str name)
{
    return (str_is_one_of(name, names) && !str_has_char(name, ' ')) || has_ending(names, name);
}

static bool is_needed(const Ecosystem *of, Str name)
{
    return is_named(of->needed, name);
}

// Whether a project of dotnet names one that lies outside of the folder that the manifests are taken from.
static bool leads_out(const Search *s, const ContextEntry *e)
{
    uint32_t depth = 0;
    for (uint32_t i = s->folder.len + 1; i < e->path.len; i++) depth += e->path.ptr[i] == '/';
    return s->folder.len && ecosystem_leads_out(e->text, depth);
}

static void check_text(Search *s, const ContextEntry *e)
{
    Install install = {s->of, s->command, 0};
    Str name = path_last(e->path);
    if (!e->has_text) return;
    refuse(s, name, ecosystem_hazard(s->arena, &install, name, e->text));
    if (leads_out(s, e)) refuse(s, name, STR("names a project in another folder"));
}

static bool has_plain_name(const ContextEntry *e)
{
    return str_is_word(e->path) && !str_starts_z(e->path, "--");
}

static void add(Search *s, const ContextEntry *e)
{
    Str name = path_last(e->path);
    if (e->kind == FL_ENTRY_LINK) refuse(s, name, STR("is a link"));
    if (!has_plain_name(e)) refuse(s, name, STR("has a name that COPY would have to quote"));
    if (e->is_ignored) refuse(s, name, STR("is kept out by the ignore file"));
    bool is_read = is_needed(s->of, name) || e->has_text;
    if (is_read && !e->has_text) refuse(s, name, STR("could not be read"));
    check_text(s, e);
    if (s->paths.len) out_char(&s->paths, ' ');
    out_str(&s->paths, e->path);
    if (s->names.len) out_char(&s->names, ' ');
    out_str(&s->names, s->of->is_listed ? e->path : name);
    s->count++;
}

static void end_group(Search *s, Str into)
{
    if (!s->paths.len) return;
    if (s->out->group_count == ARRAY_LEN(s->out->group)) {
        s->out->refusal = STR("the install needs files of too many folders");
        return;
    }
    s->out->group[s->out->group_count++] = (ManifestGroup){out_done(&s->paths), into};
    s->paths = out_on(s->arena);
}

// The entries right in the folder.
static bool range_of(const Search *s, Str folder, uint32_t *first, uint32_t *end)
{
    const ContextEntry *e = folder.len ? context_find(s->context, folder) : NULL;
    if (folder.len && !e) return false;
    *first = e ? context_index(s->context, e) + 1 : 0;
    *end = e ? e->end : s->context->count;
    return true;
}

// The name of one of them.
static Str name_in(const ContextEntry *e, Str folder)
{
    return str_skip(e->path, folder.len ? folder.len + 1 : 0);
}

static void add_files(Search *s, Str folder, bool only_needed)
{
    uint32_t first, end;
    if (!range_of(s, folder, &first, &end)) return;
    for (uint32_t i = first; i < end; i = s->context->entry[i].end) {
        const ContextEntry *e = &s->context->entry[i];
        Str name = name_in(e, folder);
        if (!e->is_ignored) refuse(s, name, ecosystem_neighbour(s->of, name));
        if (e->kind == FL_ENTRY_FOLDER) continue;
        if (is_needed(s->of, name) || (!only_needed && is_named(s->of->also, name))) add(s, e);
    }
}

// The same of what lies in a folder that is copied whole.
static void check_folder(Search *s, const ContextEntry *e)
{
    uint32_t at = context_index(s->context, e);
    for (uint32_t i = at + 1; i < e->end; i++) check_text(s, &s->context->entry[i]);
}

static void add_folders(Search *s)
{
    Str rest = s->of->also, word;
    while ((word = str_next_word(&rest)).len) {
        if (!str_ends_z(word, "/")) continue;
        Str name = str_cut(word, 0, word.len - 1);
        const ContextEntry *e = context_find(s->context, path_of(s->arena, s->folder, name));
        if (!e || e->kind == FL_ENTRY_FILE || !context_reaches(s->context, e)) continue;
        if (e->kind != FL_ENTRY_FOLDER) refuse(s, name, STR("is a link"));
        if (!has_plain_name(e)) refuse(s, name, STR("has a name that COPY would have to quote"));
        check_folder(s, e);
        out_str(&s->paths, e->path);
        end_group(s, name);
    }
}

// ---- pip ----

static void add_listed(Search *s, Str name);

// The list that a word names: `-r` before it, `-rFILE`, `--requirement=FILE`. Empty when it names none.
static Str listed_by(Str word, Str next)
{
    static const Str longs[] = {STR_INIT("--requirement="), STR_INIT("--constraint=")};
    if (str_is_one_of(word, STR("-r -c --requirement --constraint"))) return next;
    for (uint32_t i = 0; i < ARRAY_LEN(longs); i++)
        if (str_starts(word, longs[i])) return str_skip(word, longs[i].len);
    bool is_short = str_starts_z(word, "-r") || str_starts_z(word, "-c");
    return is_short ? str_skip(word, 2) : STR("");
}

// The list that a word of the command names; that of `uv pip sync` stands alone.
static Str list_at(const Command *c, uint32_t i)
{
    const Word *arg[2], *next = i + 1 < c->word_count ? &c->word[i + 1] : &c->word[i];
    bool is_sync = cmd_is(c, "uv", "pip") && cmd_args(c, arg, 2) == 2 &&
                   str_is_z(arg[0]->text, "sync") && arg[1] == &c->word[i];
    return is_sync ? c->word[i].text : listed_by(c->word[i].text, next->text);
}

// Further lists that a list names: `-r other.txt`.
static void add_nested(Search *s, const ContextEntry *e)
{
    Str rest = e->text, line;
    while (rest.len && str_next_part(&rest, '\n', &line)) {
        line = str_trim(line);
        Str word = str_next_word(&line), name = listed_by(word, str_next_word(&line));
        if (!name.len) continue;
        Str head = path_head(str_skip(e->path, s->folder.len ? s->folder.len + 1 : 0));
        add_listed(s, path_of(s->arena, head, name));
    }
}

static bool is_added(const Search *s, const ContextEntry *e)
{
    for (uint32_t i = 0; i < s->list_count; i++)
        if (s->list[i] == e) return true;
    return false;
}

static void add_listed(Search *s, Str name)
{
    name = path_clean(s->arena, name);
    const ContextEntry *e = context_find(s->context, path_of(s->arena, s->folder, name));
    if (!e) {
        refuse(s, name, STR("is not in the build context"));
        return;
    }
    if (is_added(s, e)) return;
    if (s->list_count == LISTS_MOST) {
        refuse(s, name, STR("is one of many lists"));
        return;
    }
    s->list[s->list_count++] = e;
    if (!e->has_text) refuse(s, name, STR("could not be read"));
    add(s, e);
    end_group(s, path_head(name));
    add_nested(s, e);
}

// The lists that the command names.
static void add_lists(Search *s)
{
    const Command *c = s->command;
    for (uint32_t i = 1; i < c->word_count; i++) {
        const Word *next = i + 1 < c->word_count ? &c->word[i + 1] : &c->word[i];
        Str name = list_at(c, i);
        if (!name.len) continue;
        if (!c->word[i].is_literal || !next->is_literal) refuse(s, name, STR("is not known"));
        bool is_absolute = str_starts_z(name, "/");
        Str first = manifests_listed(s->of, c);
        bool is_beside = str_eq(path_head(name), path_head(first));
        if (is_absolute != str_starts_z(first, "/") || (is_absolute && !is_beside))
            refuse(s, name, STR("lies in another folder"));
        add_listed(s, is_absolute ? path_last(name) : name);
    }
}

Str manifests_listed(const Ecosystem *of, const Command *c)
{
    for (uint32_t i = 1; of->is_listed && i < c->word_count; i++) {
        Str name = list_at(c, i);
        if (name.len) return name;
    }
    return STR("");
}

// ---- dotnet ----

// Projects in folders of their own.
static void add_projects(Search *s)
{
    uint32_t first, end, folders = 0;
    Str last = STR("");
    if (!str_is_z(s->of->name, "dotnet") || !range_of(s, s->folder, &first, &end)) return;
    for (uint32_t i = first; i < end; i++) {
        const ContextEntry *e = &s->context->entry[i];
        Str head = path_head(e->path);
        bool is_own = head.len == s->folder.len;
        if (is_own || e->is_ignored || str_eq(head, last)) continue;
        Str name = path_last(e->path);
        if (!is_needed(s->of, name) && !is_named(s->of->also, name)) continue;
        last = head;
        if (PROJECTS_MOST < ++folders) refuse(s, name, STR("is one of many projects"));
        add_files(s, head, false);
        end_group(s, str_skip(head, s->folder.len ? s->folder.len + 1 : 0));
    }
}

// What lies in a folder above may be a part of the project: a workspace, a parent.
static void look_above(Search *s)
{
    uint32_t first, end;
    for (Str folder = s->folder; folder.len && !s->of->is_listed;) {
        folder = path_head(folder);
        if (!range_of(s, folder, &first, &end)) return;
        for (uint32_t i = first; i < end; i = s->context->entry[i].end) {
            const ContextEntry *e = &s->context->entry[i];
            Str name = name_in(e, folder);
            bool is_part = is_needed(s->of, name) || is_named(s->of->also, name);
            if (is_part && !e->is_ignored && e->kind == FL_ENTRY_FILE)
                refuse(s, e->path, STR("lies in a folder above, and may be a part of it"));
        }
    }
}

static bool has_needed(const Search *s)
{
    Str rest = out_done((Out *)&s->names), word;
    while ((word = str_next_word(&rest)).len)
        if (is_needed(s->of, word)) return true;
    return s->of->is_listed && s->count;
}

// `package.json package-lock.json` as people read it.
static Str names_for_people(Search *s)
{
    Out o = out_on(s->arena);
    Str rest = out_done(&s->names), word;
    uint32_t shown = 0;
    while ((word = str_next_word(&rest)).len && shown < 4)
        out_fmt(&o, "%s`%.*s`", shown++ ? ", " : "", STR_ARG(word));
    if (word.len) out_str(&o, STR(" and others"));
    return out_done(&o);
}

Manifests manifests_of(Arena *a, const FlContext *c, const Ecosystem *of, const Command *command,
                       Str folder)
{
    Manifests found = {0};
    Search s = {
        .arena = a, .context = c, .of = of, .command = command, .folder = folder, .out = &found};
    s.paths = out_on(a);
    s.names = out_on(a);
    look_above(&s);
    if (of->is_listed) {
        add_lists(&s);
    } else {
        add_files(&s, folder, false);
        end_group(&s, STR(""));
        add_projects(&s);
    }
    found.names = names_for_people(&s);
    if (!has_needed(&s)) found.group_count = 0;
    if (found.group_count) add_folders(&s);
    return found;
}

bool manifests_in(Arena *a, const FlContext *c, const Ecosystem *of, Str folder, bool with_more)
{
    Manifests found = {0};
    Search s = {.arena = a, .context = c, .of = of, .folder = folder, .out = &found};
    uint32_t first, end;
    bool has_manifest = false, has_more = !with_more;
    if (!range_of(&s, folder, &first, &end)) return false;
    for (uint32_t i = first; i < end; i = c->entry[i].end) {
        Str name = name_in(&c->entry[i], folder);
        bool is_manifest = is_needed(of, name);
        has_manifest |= is_manifest;
        has_more |= !is_manifest && !is_named(of->also, name) && !c->entry[i].is_ignored;
    }
    return has_manifest && has_more;
}
