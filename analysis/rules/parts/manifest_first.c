// Finds the install and the copy before it, then the manifests, then what lies in the way.
#include "rules/parts/manifest_first.h"
#include "base/vec.h"
#include "lint/chain.h"
#include "lint/run_facts.h"
#include "lint/workdirs.h"
#include "rules/parts/copied_before.h"
#include "rules/parts/install_run.h"
#include "rules/parts/manifests.h"
#include "rules/parts/source_folder.h"

// Whether the files come by a bind mount, or a build keeps what it fetches in a cache mount: the sources have to be compiled anyway.
static bool has_mount(const At *c, InstallStyle style)
{
    Mounts mounts = *mounts_at(c->model, c->step, c->in);
    for (uint32_t i = 0; i < mounts.count; i++) {
        Str type = mounts.item[i].type;
        if (str_is_z(type, "bind")) return true;
        if (style == INSTALL_BUILDS && str_is_z(type, "cache")) return true;
    }
    return false;
}

// ---- The rewrite ----

static void add_line(const At *c, ManifestFirst *m, Str line)
{
    Str *grown = arena_new(c->arena, Str, m->line_count + 1);
    for (uint32_t i = 0; i < m->line_count; i++) grown[i] = m->line[i];
    grown[m->line_count++] = line;
    m->line = grown;
}

// Flags of an instruction as they stand, each with a space after it; `only` one kind of them.
static Str flags_text(Arena *a, const Instr *in, Str only)
{
    Out o = out_on(a);
    for (const Node *flag = NULL; (flag = instr_next_flag(in, flag));)
        if (!only.len || str_is_one_of(flag_name(in, flag), only))
            out_fmt(&o, "%.*s ", STR_ARG(node_str(in, flag)));
    return out_done(&o);
}

// What leaves the project out, as far as the command does not say so; empty when it says it all.
static Str missing_options(Arena *a, const Install *install)
{
    Out o = out_on(a);
    Str rest = str_of_z(install->of->how), word;
    while ((word = str_next_word(&rest)).len) {
        bool is_there = false;
        for (uint32_t i = 1; i < install->command->word_count; i++)
            is_there |= str_eq(install->command->word[i].text, word);
        if (!is_there) out_fmt(&o, " %.*s", STR_ARG(word));
    }
    return out_done(&o);
}

// Profiles and properties of a build (`-Pprod`, `-Drevision=1`) hold for what it fetches, too.
static void put_properties(const At *c, const Command *command, Out *o)
{
    for (uint32_t i = 1; i < command->word_count; i++) {
        Str word = command->word[i].text;
        bool is_one = (str_starts_z(word, "-P") || str_starts_z(word, "-D")) && 2 < word.len;
        if (is_one && !str_has_z(word, "skip") && !str_has_z(word, "Skip"))
            out_fmt(o, " %.*s", STR_ARG(instr_slice(c->in, command->word[i].span)));
    }
}

static Str fetch_command(const At *c, const ManifestFirst *m)
{
    const Ecosystem *of = m->install.of;
    const Command *command = m->install.command;
    if (m->style == INSTALL_SPLITS)
        return str_join(c->arena, instr_slice(c->in, command->span),
                        missing_options(c->arena, &m->install));
    Out o = out_on(c->arena);
    for (const char *how = of->how; *how; how++) {
        if (*how == '%')
            out_str(&o, command->word[0].text);
        else
            out_char(&o, *how);
    }
    if (str_is_one_of(of->name, STR("maven gradle"))) put_properties(c, command, &o);
    const Word *project[1];
    if (str_is_z(of->name, "dotnet") && cmd_args(command, project, 1))
        out_fmt(&o, " %.*s", STR_ARG(instr_slice(c->in, project[0]->span)));
    return out_done(&o);
}

// The folder that the install runs in: the working directory, or where a `cd` before it leads.
static bool run_folder(const At *c, const ManifestFirst *m, Str *folder)
{
    const Commands *commands = run_commands(c);
    *folder = workdir_at(c->arena, c->model, c->step);
    if (!folder->len) return false;
    Str list = manifests_listed(m->install.of, m->install.command);
    if (str_starts_z(list, "/")) {
        *folder = 1 < path_head(list).len ? path_head(list) : STR("/");
        return true;
    }
    Str to = m->install.number && install_is_cd(&commands->item[0])
                 ? commands->item[0].word[1].text
                 : install_folder(m->install.command);
    if (to.len) *folder = path_clean(c->arena, workdir_join(c->arena, *folder, to));
    return true;
}

static Str joined(Arena *a, Str folder, Str below)
{
    if (!folder.len || !below.len) return folder.len ? folder : below;
    return str_fmt(a, "%.*s/%.*s", STR_ARG(folder), STR_ARG(below));
}

static bool is_there(const At *c, const ManifestFirst *m, const ManifestGroup *g, Str folder)
{
    Str rest = g->paths, path;
    folder = path_clean(c->arena, workdir_join(c->arena, folder, g->into));
    while ((path = str_next_word(&rest)).len)
        if (!copied_already(c, m->copy, path, folder)) return false;
    return true;
}

static void write_lines(const At *c, ManifestFirst *m, const Manifests *found, Str folder)
{
    const Instr *copy = instr_at(c->model, m->copy);
    Str flags = flags_text(c->arena, copy, STR("chown chmod")), at_run;
    bool is_known = run_folder(c, m, &at_run);
    for (uint32_t i = 0; i < found->group_count; i++) {
        const ManifestGroup *g = &found->group[i];
        if (is_known && is_there(c, m, g, at_run)) continue;
        Str to = g->into.len ? str_fmt(c->arena, "%.*s/", STR_ARG(g->into)) : STR("./");
        bool is_slashed = str_ends_z(folder, "/");
        if (folder.len)
            to = str_fmt(c->arena, "%.*s%s%.*s", STR_ARG(folder), is_slashed ? "" : "/",
                         STR_ARG(g->into.len ? to : STR("")));
        add_line(c, m,
                 str_fmt(c->arena, "COPY %.*s%.*s %.*s", STR_ARG(flags), STR_ARG(g->paths),
                         STR_ARG(to)));
    }
    if (m->style == INSTALL_MOVES) return;
    Str before = str_trim(instr_slice(c->in, m->first_part));
    add_line(c, m,
             str_fmt(c->arena, "RUN %.*s%.*s%s%.*s", STR_ARG(flags_text(c->arena, c->in, STR(""))),
                     STR_ARG(before), before.len ? " " : "", STR_ARG(fetch_command(c, m))));
}

// The folder of the context that becomes the working directory of the install; false when it is not known.
static bool context_folder(const At *c, const ManifestFirst *m, Str *folder)
{
    Str at_run;
    ContextSources s = context_sources_at(c->arena, c->model, m->copy);
    Str to = copy_destination(c->arena, c->model, m->copy);
    if (s.count != 1 || !to.len || !run_folder(c, m, &at_run)) return false;
    Str rest = str_skip(at_run, to.len), copied = copies_all(&s.item[0]) ? STR("") : s.item[0].path;
    if (!str_starts(at_run, to) || (rest.len && 1 < to.len && rest.ptr[0] != '/')) return false;
    if (str_at(rest, 0) == '/') rest = str_skip(rest, 1);
    *folder = joined(c->arena, copied, rest);
    return true;
}

// What the copy would lay over the folder that the install made.
static Str host_pattern(const At *c, const ManifestFirst *m, const FlContext *context, Str folder)
{
    Str host = str_of_z(m->install.of->host);
    if (!host.len || m->style == INSTALL_BUILDS) return STR("");
    Str path = joined(c->arena, folder, host);
    const ContextEntry *e = context_find(context, path);
    return e && context_reaches(context, e) ? path : STR("");
}

// Where the manifests go, when that is not where the copy of them stands.
static Str other_folder(const At *c, const ManifestFirst *m)
{
    Str at_lines = workdir_at(c->arena, c->model, m->stays ? m->copy : c->step), at_run;
    bool is_known = at_lines.len && run_folder(c, m, &at_run);
    return !is_known || str_eq(at_lines, at_run) ? STR("") : at_run;
}

static Str between_refusal(const Instr *in)
{
    if (in->kind == K_USER) return STR("the user changes between the two");
    if (in->kind == K_WORKDIR)
        return STR("the working directory changes between the two, and with it where `COPY` copies "
                   "to");
    return STR("something between the two may need the sources");
}

// A manifest that the copy does not bring, by `--exclude`, is not what the install goes by.
static Str left_out(const At *c, const ManifestFirst *m, const Manifests *found)
{
    ContextSources s = context_sources_at(c->arena, c->model, m->copy);
    for (uint32_t i = 0; i < found->group_count; i++) {
        Str rest = found->group[i].paths, path;
        while ((path = str_next_word(&rest)).len)
            if (!context_covers(c->arena, c->model, s.item[0].path, s.how, path))
                return str_fmt(c->arena, "the copy leaves `%.*s` out", STR_ARG(path));
    }
    return STR("");
}

// ---- Files that the command names ----

static bool is_below(Str path, Str folder)
{
    return str_starts(path, folder) && str_at(path, folder.len) == '/';
}

// Whether the path is one of the manifests, or lies in a folder of them, or holds some.
static bool is_among(const Manifests *found, Str path)
{
    for (uint32_t i = 0; i < found->group_count; i++) {
        Str rest = found->group[i].paths, one;
        while ((one = str_next_word(&rest)).len) {
            if (str_eq(path, one) || is_below(path, one) || is_below(one, path)) return true;
        }
    }
    return false;
}

// The path of the context that a word means: `ci/x.npmrc`, `--cert=ca.pem`. Empty where it is no path.
static Str named_path(const At *c, Str word, Str folder, Str at_run)
{
    uint32_t equals = str_find_char(word, '=');
    if (str_at(word, 0) == '-' && equals != STR_NONE) word = str_skip(word, equals + 1);
    if (!str_has_char(word, '/') && !str_has_char(word, '.')) return STR("");
    if (str_at(word, 0) == '/') {
        word = is_below(word, at_run) ? str_skip(word, at_run.len + 1) : STR("");
    }
    return word.len ? path_clean(c->arena, joined(c->arena, folder, word)) : STR("");
}

// A file of the context that the commands up to the install name, and that is none of the manifests: below `later`, when that is
// not empty.
static Str named_file(const At *c, const ManifestFirst *m, const Manifests *found, Str folder,
                      Str later)
{
    Str at_run;
    const Commands *commands = run_commands(c);
    uint32_t end = m->install.number + (m->style != INSTALL_BUILDS);
    if (!run_folder(c, m, &at_run)) return STR("");
    for (uint32_t i = 0; i < end; i++)
        for (uint32_t k = 1; k < commands->item[i].word_count; k++) {
            Str path = named_path(c, commands->item[i].word[k].text, folder, at_run);
            if (!path.len || !context_find(model_context(c->model), path)) continue;
            if (install_is_cd(&commands->item[i])) continue;
            if (later.len ? is_below(path, later) : !is_among(found, path)) return path;
        }
    return STR("");
}

static Str named_refusal(const At *c, const ManifestFirst *m, const Manifests *found, Str folder,
                         Str later)
{
    const Command *install = m->install.command;
    for (uint32_t k = 1; k < install->word_count && m->style != INSTALL_BUILDS; k++)
        if (str_has_z(install->word[k].text, "file:"))
            return STR("the install takes packages from a folder");
    Str named = named_file(c, m, found, folder, later);
    if (!named.len) return STR("");
    return str_fmt(c->arena, "the commands up to the install name `%.*s`", STR_ARG(named));
}

// ---- The plan ----

// Why the copy cannot be moved; empty when it can, or need not.
static Str move_refusal(const At *c, const ManifestFirst *m, bool is_folder)
{
    if (m->stays) return STR("");
    uint32_t between = step_in_the_way(c, m->copy, is_folder);
    if (between != NO_STEP) return between_refusal(instr_at(c->model, between));
    if (!copy_reads_the_same(c, m->copy))
        return STR("a variable of the copy changes between the two");
    const Stage *stage = stage_sharing(c, m->copy);
    if (!stage) return STR("");
    return str_fmt(c->arena, "other stages or builds use `%.*s` as it is", STR_ARG(stage->name));
}

static void plan(const At *c, ManifestFirst *m, const FlContext *context, uint32_t copies)
{
    Str folder;
    bool is_builder = m->style != INSTALL_MOVES;
    m->moves = !is_builder;
    m->stays = is_builder && m->copy + 1 == c->step;
    Manifests found = {0};
    bool has_folder = context_folder(c, m, &folder);
    if (has_folder)
        found = manifests_of(c->arena, context, m->install.of, m->install.command, folder);
    m->is_seen = found.group_count != 0;
    m->manifests = found.names;
    m->refusal = install_refusal(c, m);
    if (m->refusal.len) return;
    if (instr_at(c->model, m->copy)->is_json)
        m->refusal = STR("the copy is written as an array");
    else if (!has_folder)
        m->refusal = STR("where the install runs is not known");
    else if (found.refusal.len)
        m->refusal = found.refusal;
    else if (1 < copies)
        m->refusal = STR("several instructions copy sources before it");
    else
        m->refusal = move_refusal(c, m, false);
    if (!m->refusal.len) m->refusal = left_out(c, m, &found);
    if (!m->refusal.len) m->refusal = named_refusal(c, m, &found, folder, STR(""));
    if (m->refusal.len) return;
    m->host = host_pattern(c, m, context, folder);
    write_lines(c, m, &found, other_folder(c, m));
}

// Why the install cannot do without a folder that is copied later then.
static Str folder_refusal(const At *c, const ManifestFirst *m, const Manifests *found, Str from)
{
    Str later = context_sources_at(c->arena, c->model, m->copy).item[0].path;
    for (uint32_t i = 0; i < found->group_count; i++) {
        Str rest = found->group[i].paths, one;
        while ((one = str_next_word(&rest)).len)
            if (is_below(one, later))
                return str_fmt(c->arena, "the install needs `%.*s`", STR_ARG(one));
    }
    return named_refusal(c, m, found, from, later);
}

// A folder of sources is copied beside the manifests: it only has to be copied later.
static bool plan_folder(const At *c, ManifestFirst *m)
{
    SourceFolder folder = source_folder_before(c, m->install.of);
    if (!folder.count || !folder.has_manifests || m->style != INSTALL_MOVES) return false;
    const FlContext *context = model_context(c->model);
    m->copy = folder.copy;
    m->source = folder.source;
    if (!context) return true;
    Manifests found =
        manifests_of(c->arena, context, m->install.of, m->install.command, folder.manifests);
    m->is_seen = found.group_count != 0;
    m->manifests = found.names;
    m->moves = true;
    m->refusal = install_refusal(c, m);
    if (m->refusal.len) return m->is_seen;
    m->refusal = found.refusal;
    if (m->refusal.len) return m->is_seen;
    m->refusal = 1 < folder.count  ? STR("several instructions copy sources before it")
                 : folder.is_mixed ? STR("one instruction copies both")
                                   : move_refusal(c, m, folder.is_folder);
    if (!m->refusal.len) m->refusal = folder_refusal(c, m, &found, folder.manifests);
    return m->is_seen;
}

// An install that leaves the project out already needs the manifests only.
static InstallStyle style_of(Arena *a, const Install *install)
{
    bool splits = install->of->style == INSTALL_SPLITS;
    return splits && !missing_options(a, install).len ? INSTALL_MOVES : install->of->style;
}

bool manifest_first(const At *c, ManifestFirst *out)
{
    *out = (ManifestFirst){.install = install_in(run_commands(c)), .run = c->step};
    if (!out->install.of || !stage_of(c->model, c->step)) return false;
    out->style = style_of(c->arena, &out->install);
    if (has_mount(c, out->style)) return false;
    const FlContext *context = model_context(c->model);
    if (!context && out->style != INSTALL_MOVES) return false;
    if (fetched_before(c, out->install.of)) return false;
    CopiedBefore copied = copied_before(c, out->install.of);
    out->copy = copied.step;
    out->source = copied.source;
    out->is_guessed = context && !context_is_known(context);
    if (!copied.count) return plan_folder(c, out);
    if (context) plan(c, out, context, copied.count);
    bool is_certain = !context || out->is_seen || !context_is_known(context);
    return is_certain && (out->style == INSTALL_MOVES || out->is_seen);
}

// ---- The edit ----

// An instruction with the comments above it, as it stands, ending in a line end.
static Span whole_lines(const Items *items, uint32_t item, bool with_comments)
{
    uint32_t first = item;
    while (with_comments && first && items_at(items, first - 1)->kind == K_COMMENT) first--;
    if (first == 0) first = item; // a head of the file is no comment on it
    return (Span){items_mark(items, first).at, items_mark(items, item + 1).at};
}

// With one of the two empty lines that would stay.
static Span with_gap(const Items *items, uint32_t item, Span lines)
{
    uint32_t first = items_find(items, lines.start);
    bool has_gap = first && items_at(items, first - 1)->kind == K_BLANK &&
                   item + 1 < items->count && items_at(items, item + 1)->kind == K_BLANK;
    return (Span){lines.start, has_gap ? items_mark(items, item + 2).at : lines.end};
}

static Str lines_text(Fix *f, const ManifestFirst *m)
{
    Out o = out_on(f->arena);
    for (uint32_t i = 0; i < m->line_count; i++)
        out_fmt(&o, "%.*s%.*s", STR_ARG(m->line[i]), STR_ARG(fix_newline(f)));
    return out_done(&o);
}

static Str ended(Fix *f, Str text)
{
    return str_ends_z(text, "\n") ? text : str_join(f->arena, text, fix_newline(f));
}

// Takes what follows the install off the RUN; returns it as an instruction of its own, empty when there is nothing.
static Str cut_rest(Fix *f, const ManifestFirst *m, const Commands *commands)
{
    if (!m->last_part) return STR("");
    const Instr *run = instr_at(f->model, m->run);
    uint32_t last = m->install.number;
    while (last + 1 < commands->count && commands->item[last + 1].span.start < m->last_part) last++;
    Span rest = {m->last_part, run->logical};
    Str text = str_cut(run->text, instr_start_byte(run, rest.start), run->text.len);
    fix_replace_at(f, m->run, (Span){commands->item[last].span.end, run->logical}, STR(""));
    Str flags = flags_text(f->arena, run, STR("")), cd = STR("");
    if (m->install.number && install_is_cd(&commands->item[0]))
        cd = str_join(f->arena, instr_slice(run, commands->item[0].span), STR(" && "));
    return ended(f,
                 str_fmt(f->arena, "RUN %.*s%.*s%.*s", STR_ARG(flags), STR_ARG(cd), STR_ARG(text)));
}

// The copy with its comments, where the install stands now.
static Str moved_copy(Fix *f, const ManifestFirst *m, Span lines)
{
    const Items *items = model_items(f->model);
    Str text = items_text(items, f->arena), to;
    At at = at_step(f->arena, f->model, m->run);
    const Instr *copy = instr_at(f->model, m->copy);
    bool stands_elsewhere = copy_goes_by_workdir(&at, m->copy) && workdir_between(&at, m->copy);
    if (!stands_elsewhere || !copy_destination_fixed(&at, m->copy, &to))
        return ended(f, str_cut(text, lines.start, lines.end));
    Span last = node_span(instr_last_arg(copy));
    uint32_t start = items_mark(items, item_of(f->model, m->copy)).at;
    last = span_shift(instr_span(copy, last), start);
    return ended(f,
                 str_fmt(f->arena, "%.*s%.*s%.*s", STR_ARG(str_cut(text, lines.start, last.start)),
                         STR_ARG(to), STR_ARG(str_cut(text, last.end, lines.end))));
}

bool manifest_first_has_fix(const ManifestFirst *m)
{
    return m->is_seen && !m->refusal.len;
}

void manifest_first_fix(Fix *f, const Finding *found, const ManifestFirst *m)
{
    const Items *items = model_items(f->model);
    uint32_t copy_item = item_of(f->model, m->copy), run_item = item_of(f->model, m->run);
    if (!manifest_first_has_fix(m)) return;
    if (m->line_count)
        fix_offer(f, found, FIX_ASK, "Copy %.*s first", STR_ARG(m->manifests));
    else
        fix_offer(f, found, FIX_ASK, "Copy the sources after the install");
    if (m->host.len) fix_ignore(f, m->host);
    if (m->first_part.start < m->first_part.end) fix_replace_at(f, m->run, m->first_part, STR(""));
    if (m->style != INSTALL_MOVES) fix_repeats(f, m->run);
    Span copy = whole_lines(items, copy_item, true);
    Str moved = moved_copy(f, m, copy);
    uint32_t before = whole_lines(items, m->stays ? copy_item : run_item, true).start;
    fix_replace_text(f, (Span){before, before},
                     m->stays || m->moves ? lines_text(f, m)
                                          : str_join(f->arena, lines_text(f, m), moved));
    if (m->stays) return;
    fix_replace_text(f, with_gap(items, copy_item, copy), STR(""));
    if (!m->moves) return;
    Str rest = cut_rest(f, m, commands_of(f->model, m->run, instr_at(f->model, m->run)));
    uint32_t end = items_mark(items, run_item + 1).at;
    bool is_open = !str_ends_z(items_at(items, run_item)->text, "\n");
    if (is_open) moved = str_join(f->arena, fix_newline(f), moved);
    fix_replace_text(f, (Span){end, end}, str_join(f->arena, moved, rest));
}
