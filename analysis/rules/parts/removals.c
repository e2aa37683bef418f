#include "rules/parts/removals.h"
#include "lint/archives.h"
#include "lint/context_sources.h"
#include "lint/ecosystems.h"
#include "lint/workdirs.h"
#include "rules/parts/cleaners.h"
#include "rules/parts/unpinned.h"
#include "values/file_kinds.h"
#include "values/values.h"

Str path_fixed(Str path)
{
    uint32_t star = str_find_char(path, '*');
    path = str_cut(path, 0, star == STR_NONE ? path.len : star);
    while (1 < path.len && path.ptr[path.len - 1] == '/') path.len--;
    return path;
}

bool path_is_below(Str path, Str folder)
{
    Str rest = str_skip(path, folder.len);
    return 1 < folder.len && str_starts(path, folder) && (!rest.len || rest.ptr[0] == '/');
}

static bool is_absolute(Str path)
{
    return str_at(path, 0) == '/';
}

enum { PATH_MOST = 4096 }; // bytes: no system opens a longer one
enum { LOOKS_MAX = 200 };  // instructions

// Stands for the working directory of the base image, which is the same for all steps before the first WORKDIR.
static const Str BASE_FOLDER = STR_INIT("/?");

// The path from the folder on, which is empty when it is not known; empty for what cannot be told.
static Str resolved(Arena *a, Str folder, Str path)
{
    path = path_fixed(path);
    bool is_odd = !path.len || str_has_char(path, '$') || str_has_char(path, '~');
    if (is_odd || (!is_absolute(path) && !folder.len)) return STR("");
    bool is_above = str_starts(folder, BASE_FOLDER) && text_holds(path, STR(".."));
    if (is_above || PATH_MOST < folder.len + path.len) return STR("");
    return path_clean(a, workdir_join(a, folder, path));
}

// The working directory of a step; empty when it is not known.
static Str folder_at(const At *c, uint32_t step)
{
    Str folder;
    uint32_t workdir = last_before(c->model, step, K_WORKDIR);
    if (workdir_of(c->arena, c->model, step, workdir, &folder)) return folder;
    return workdir == NO_STEP ? BASE_FOLDER : STR("");
}

static Str folder_after(const At *c, Str folder, const Command *cd)
{
    bool is_known = cd->word_count == 2 && cd->word[1].is_literal;
    return is_known ? resolved(c->arena, folder, cd->word[1].text) : STR("");
}

// ---- What is removed ----

static void take_names(const Command *c, Removal *out)
{
    const Word *arg[PATHS_MAX];
    // What pacman does is told by an option, and its first package looks like a sub-command.
    if (cmd_is(c, "pacman", NULL) && cmd_sub(c)) out->name[out->name_count++] = cmd_sub(c)->text;
    uint32_t count = cmd_args(c, arg, PATHS_MAX);
    for (uint32_t i = 0; i < count && i < PATHS_MAX && out->name_count < PATHS_MAX; i++)
        out->name[out->name_count++] = arg[i]->text;
}

// `~/x` with the home folder of root, who is the user where no USER says otherwise.
static Str without_tilde(const At *c, uint32_t step, Str path)
{
    Str rest;
    if (!workdir_is_home(path, &rest)) return path;
    bool is_root = last_before(c->model, step, K_USER) == NO_STEP;
    Str home = is_root ? STR("/root") : workdir_home(c->model, step);
    return home.len ? str_join(c->arena, home, rest) : path;
}

// Whether a pattern names some of the files in a folder, `*.log` and not `*`.
static bool names_some(Str pattern)
{
    uint32_t star = str_find_char(pattern, '*');
    if (star == STR_NONE) return false;
    bool is_part = star && pattern.ptr[star - 1] != '/';
    return is_part || !str_is_z(str_skip(pattern, star), "*");
}

// Folders that hold nothing but what may be thrown away.
static bool is_for_caches(Str folder)
{
    return str_any(folder, STR("/var/lib/apt /var/cache /tmp /var/tmp /root/.cache"),
                   path_is_below);
}

static void take_paths(const At *c, uint32_t step, const Command *rm, Str folder, Removal *out)
{
    for (uint32_t k = 1; k < rm->word_count && out->path_count < PATHS_MAX; k++) {
        if (str_at(rm->word[k].text, 0) == '-') continue;
        Str path = resolved(c->arena, folder, without_tilde(c, step, rm->word[k].text));
        if (names_some(rm->word[k].text) && !is_for_caches(path)) continue;
        if (1 < path.len && is_absolute(path)) out->path[out->path_count++] = path;
    }
}

// Told without the folder, which takes long to find.
static bool is_removal(const Command *c)
{
    bool has_names;
    return cmd_is(c, "rm", NULL) || cleaner_of(c, &has_names).len;
}

// Commands that change no file, beside those that remove.
static bool is_idle(const Command *c)
{
    return !c->has_redirect_out && str_is_one_of(c->name, STR("set echo printf true : yes"));
}

static bool may_remove_only(const Commands *commands)
{
    uint32_t removals = 0;
    if (!commands->is_complete || commands->has_unknown) return false;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        bool is_cd = i + 1 < commands->count && str_is_z(command->name, "cd");
        bool removes = is_removal(command);
        if (!removes && !is_cd && !is_idle(command)) return false;
        removals += removes;
    }
    return removals;
}

bool removes_only(const At *c, uint32_t step, Removal *out)
{
    const Commands *commands = commands_of(c->model, step, instr_at(c->model, step));
    if (!may_remove_only(commands)) return false;
    *out = (Removal){0};
    Str folder = folder_at(c, step);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        bool has_names;
        Str family = cleaner_of(command, &has_names);
        if (family.len) {
            out->family = family;
            out->cleans |= !has_names && !cmd_in(command, "yum", "autoremove") &&
                           !cmd_in(command, "dnf", "autoremove");
            if (has_names) take_names(command, out);
        } else if (i + 1 < commands->count && str_is_z(command->name, "cd")) {
            folder = folder_after(c, folder, command);
        } else if (!is_idle(command)) {
            take_paths(c, step, command, folder, out);
        }
    }
    return true;
}

// ---- What made it ----

// The file that an address is stored in: curl and wget take its last part, git the name of the repository.
static Str stored_as(Str address)
{
    uint32_t query = str_find_char(address, '?');
    Str name = path_last(str_cut(address, 0, query == STR_NONE ? address.len : query));
    return str_ends_z(name, ".git") ? str_cut(name, 0, name.len - 4) : name;
}

static bool lies_in(Str path, const Removal *r)
{
    for (uint32_t i = 0; path.len && i < r->path_count; i++)
        if (path_is_below(path, r->path[i])) return true;
    return false;
}

static bool names(const At *c, uint32_t step, const Command *command, Str folder, const Removal *r)
{
    for (uint32_t k = 1; k < command->word_count && r->path_count; k++) {
        Str word = command->word[k].text;
        if (!command->word[k].is_literal || str_at(word, 0) == '-') continue;
        if (str_has_z(word, "://")) word = stored_as(word);
        if (lies_in(resolved(c->arena, folder, without_tilde(c, step, word)), r)) return true;
    }
    return false;
}

// The file that a command prints to, where that stands in the file as it is.
static Str written_file(const Instr *in, const Command *c)
{
    bool is_written = c->word_count && word_is_written(in, &c->word[c->word_count - 1]);
    return is_written ? command_prints_to(in, c) : STR("");
}

static bool has_word(const Command *c, Str name)
{
    for (uint32_t k = 1; k < c->word_count; k++) {
        Str word = c->word[k].text;
        bool is_version =
            str_starts(word, name) && str_has_char(STR("=<>~@"), str_at(word, name.len));
        if (str_eq(word, name) || (is_version && name.len < word.len)) return true;
        if (str_starts_z(word, "--virtual=") && str_eq(str_skip(word, 10), name)) return true;
    }
    return false;
}

static bool installs(const Command *c, const Removal *r)
{
    if (!cleaner_is_for(r->family, c)) return false;
    for (uint32_t i = 0; i < r->name_count; i++)
        if (has_word(c, r->name[i])) return true;
    return !r->name_count && !keeps_nothing(c);
}

// Downloads go to the mount, whichever folder they are kept in.
static bool has_cache(const Mounts *mounts)
{
    for (uint32_t i = 0; i < mounts->count; i++)
        if (str_is_one_of(mounts->item[i].type, STR("cache tmpfs"))) return true;
    return false;
}

// Whether the command fills a folder that the removal has a part of, or that is a part of it: `node_modules`. What has a dot in
// front, `node_modules/.cache`, is made by what works there.
static bool fills(const At *c, const Command *command, Str folder, const Mounts *mounts,
                  const Removal *r)
{
    const Ecosystem *of = r->path_count ? ecosystem_of(command) : NULL;
    if (!of || !*of->host) return false;
    Str filled = resolved(c->arena, folder, str_of_z(of->host));
    if (!filled.len || mounts_cover(mounts, filled)) return false;
    for (uint32_t i = 0; i < r->path_count; i++)
        if (path_is_below(r->path[i], filled) && str_at(r->path[i], filled.len + 1) != '.')
            return true;
    return lies_in(filled, r);
}

const Command *run_makes(const At *c, uint32_t step, const Removal *r)
{
    const Instr *in = instr_at(c->model, step);
    const Commands *commands = commands_of(c->model, step, in);
    const Mounts *mounts = mounts_at(c->model, step, in);
    bool keeps_out = has_cache(mounts);
    Str folder = folder_at(c, step);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (str_is_z(command->name, "cd")) {
            folder = folder_after(c, folder, command);
            continue;
        }
        if ((installs(command, r) && (!keeps_out || r->name_count)) ||
            names(c, step, command, folder, r) || fills(c, command, folder, mounts, r))
            return command;
        Str file = r->path_count ? written_file(in, command) : STR("");
        if (file.len && lies_in(resolved(c->arena, folder, without_tilde(c, step, file)), r))
            return command;
        for (uint32_t k = 0; k < r->path_count; k++)
            if (leaves_in(command, r->path[k]) && !mounts_cover(mounts, r->path[k])) return command;
    }
    return NULL;
}

// ---- What was copied ----

// Folders of the system, where packages and base images keep files too.
static bool is_of_system(Str folder)
{
    static const Str OWN = STR_INIT("/usr/src /usr/app /var/www /var/app /var/task");
    static const Str SYSTEM = STR_INIT("/bin /boot /etc /lib /lib64 /root /run /sbin /usr /var");
    Str own = OWN, system = SYSTEM;
    for (Str top = str_next_word(&own); top.len; top = str_next_word(&own))
        if (path_is_below(folder, top)) return false;
    for (Str top = str_next_word(&system); top.len; top = str_next_word(&system))
        if (path_is_below(folder, top)) return true;
    return folder.len <= 1;
}

// Whether a source that nobody has seen may be a folder, or a pattern, that brings what lies at `rest` below it.
static bool may_bring(const At *c, const ContextSource *s, Str to, Str rest)
{
    Str name = path_last(s->path), first = STR("");
    // Base images keep programs in /opt, too; whoever copies all means a folder of his own.
    bool is_of_base = path_is_below(to, STR("/opt")) && !str_is_z(s->path, ".");
    if (is_of_base || is_of_system(to)) return false;
    if (!glob_has_wildcard(name)) return !s->is_known || !str_has_char(str_skip(name, 1), '.');
    str_next_part(&rest, '/', &first);
    return glob_match(c->arena, name, first);
}

// Of one source: where it lands is known when the context is seen, else it may be a file or a folder.
static Brought source_brings(const At *c, const ContextSource *s, Str to, Str path)
{
    const FlContext *context = model_context(c->model);
    const ContextEntry *e = context && s->is_known ? context_find(context, s->path) : NULL;
    bool is_whole = str_is_z(s->path, ".");
    Str landed = path_clean(c->arena, workdir_join(c->arena, to, path_last(s->path)));
    if ((!is_whole && path_is_below(landed, path)) || path_is_below(to, path)) return BROUGHT_ALL;
    if (!path_is_below(path, to)) return BROUGHT_NOT;
    Str rest = str_skip(path, to.len + 1);
    if (!context) return may_bring(c, s, to, rest) ? BROUGHT_PERHAPS : BROUGHT_NOT;
    if (!is_whole && (!e || e->kind != FL_ENTRY_FOLDER)) return BROUGHT_NOT;
    Str inside = is_whole ? rest : str_fmt(c->arena, "%.*s/%.*s", STR_ARG(s->path), STR_ARG(rest));
    const ContextEntry *found = context_find(context, inside);
    return found && context_reaches(context, found) ? BROUGHT_SURELY : BROUGHT_NOT;
}

// Whether a RUN after the COPY is more likely to have made it, by its path in the folder that was copied to.
static bool may_be_made(const At *c, uint32_t copy, Str path)
{
    if (!file_is_made(path) && !str_any(path, STR("cache tmp"), str_has)) return false;
    uint32_t run = last_before(c->model, c->step, K_RUN);
    return run != NO_STEP && copy < run;
}

Str removal_cause(const Removal *r, const Command *maker)
{
    bool is_apt = cmd_in(maker, "apt", NULL);
    bool is_cause = !is_apt && r->cleans && cleaner_is_for(r->family, maker);
    for (uint32_t i = 0; i < r->path_count; i++)
        is_cause |= is_apt ? path_is_below(STR("/var/lib/apt/lists"), r->path[i])
                           : leaves_in(maker, r->path[i]);
    return is_cause ? cmd_family(maker) : STR("");
}

Brought copy_brings(const At *c, uint32_t step, const Removal *r)
{
    const Instr *in = instr_at(c->model, step);
    uint32_t count = instr_arg_count(in);
    if (count < 2 || in->heredoc_count) return BROUGHT_NOT;
    Str to = arg_value(c->arena, in, instr_arg(in, count - 1));
    to = resolved(c->arena, folder_at(c, step), to);
    ContextSources s = context_sources_at(c->arena, c->model, step);
    Brought best = BROUGHT_NOT;
    for (uint32_t i = 0; to.len && i < r->path_count; i++) {
        if (!s.count && path_is_below(r->path[i], to)) best = BROUGHT_SURELY; // of a stage
        for (uint32_t k = 0; k < s.count; k++) {
            Brought b = source_brings(c, &s.item[k], to, r->path[i]);
            bool is_made =
                b == BROUGHT_PERHAPS && may_be_made(c, step, str_skip(r->path[i], to.len + 1));
            if (best < b && !is_made) best = b;
        }
    }
    return best;
}

bool removal_is_taken(const At *c, const Removal *r)
{
    Str name = path_last(r->path[0]);
    uint32_t first = c->step < LOOKS_MAX ? 0 : c->step - LOOKS_MAX;
    for (uint32_t step = first; step < c->step; step++) {
        ContextSources s = context_sources_at(c->arena, c->model, step);
        for (uint32_t i = 0; i < s.count; i++)
            if (path_is_below(s.item[i].path, name)) return true;
    }
    return false;
}

// ---- What was copied for one RUN ----

static uint32_t find_copy(const At *c, const Removal *removal)
{
    const Stage *stage = stage_of(c->model, c->step);
    for (uint32_t step = c->step; stage && step-- > stage->from;) {
        const Instr *in = instr_at(c->model, step);
        bool is_copy = (in->kind == K_COPY || in->kind == K_ADD) && !instr_flag(in, STR("from"));
        if (is_copy && BROUGHT_SURELY <= copy_brings(c, step, removal)) return step;
    }
    return NO_STEP;
}

// The one path that the command removes, absolute and without wildcards; empty when that is not so.
static Str one_path(const Command *rm)
{
    const Word *arg[1], *path = cmd_is(rm, "rm", NULL) ? cmd_sub(rm) : NULL;
    if (!path || cmd_args(rm, arg, 1) || !path->is_literal) return STR("");
    bool is_whole = is_absolute(path->text) && !glob_has_wildcard(path->text);
    Str text = path_fixed(path->text);
    return is_whole && 1 < text.len ? text : STR("");
}

const Command *removes_copied(const At *c, uint32_t *copy)
{
    const Commands *commands = run_commands(c);
    for (uint32_t i = 1; i < commands->count; i++) {
        Str path = one_path(&commands->item[i]);
        if (!path.len || is_archive_name(c->arena, path)) continue;
        Removal removal = {.path = {path}, .path_count = 1};
        *copy = find_copy(c, &removal);
        if (*copy != NO_STEP) return &commands->item[i];
    }
    return NULL;
}

// Commands that look for what may not be there, or make it.
static bool is_content(const Command *c)
{
    if (cmd_is(c, "rm", NULL)) return cmd_flag(c, "-f", "--force") || c->after == JOIN_OR;
    return str_is_one_of(c->name, STR("find mkdir echo"));
}

// `/root/.npm/x`, not `.npmrc`.
static bool names_part(Str word, Str part)
{
    for (uint32_t at = 0; at < word.len; at++)
        if (str_starts(str_skip(word, at), part) && !char_is_alpha(str_at(word, at + part.len)))
            return true;
    return false;
}

static bool needs_leftovers(const Command *c, Str parts)
{
    bool is_maven = cmd_in(c, "maven", NULL) && cmd_flag(c, "-o", NULL);
    if ((is_maven || cmd_flag(c, NULL, "--offline")) && str_at(parts, 0) == '.') return true;
    for (Str part = str_next_word(&parts); part.len && !is_content(c); part = str_next_word(&parts))
        for (uint32_t i = 1; i < c->word_count; i++)
            if (names_part(c->word[i].text, part)) return true;
    return false;
}

// Whether a package manager of the system is to do with what it fetched before.
static bool installs_from_cache(const Command *c, Str parts)
{
    return str_is_z(parts, "/var/cache") &&
           str_is_one_of(cmd_family(c), STR("dnf yum zypper apk")) &&
           cmd_has_word(c, STR("-C --cacheonly --no-refresh --no-network"));
}

// Most RUNs neither name a cache nor work offline, which their text tells. Not by instr_may_hold: each fix of a long RUN asks
// this, and that takes several times as long.
static bool may_need_leftovers(const Instr *in, Str parts)
{
    if (in->kind != K_RUN) return false;
    Str signs = str_at(parts, 0) == '.'         ? STR("offline mvn")
                : str_is_z(parts, "/var/cache") ? STR("-C cacheonly --no-re --no-ne")
                                                : STR("");
    return str_any(in->joined, parts, text_holds) || str_any(in->joined, signs, text_holds);
}

bool leftovers_are_needed(const Model *m, uint32_t step, Str parts)
{
    const Stage *stage = stage_of(m, step);
    uint32_t own = step, end = step + LOOKS_MAX;
    if (stage && !stage->is_base && stage_end(m, stage) < end) end = stage_end(m, stage);
    for (; step < end && step_exists(m, step); step++) {
        const Instr *in = instr_at(m, step);
        if (!may_need_leftovers(in, parts)) continue;
        const Commands *commands = commands_of(m, step, in);
        for (uint32_t i = 0; i < commands->count; i++)
            if (needs_leftovers(&commands->item[i], parts) ||
                (step != own && installs_from_cache(&commands->item[i], parts)))
                return true;
    }
    return false;
}

bool only_notes_between(const Model *m, uint32_t first, uint32_t end, uint32_t more)
{
    static const uint32_t NOTES = ON(LABEL) | ON(EXPOSE) | ON(CMD) | ON(ENTRYPOINT) |
                                  ON(HEALTHCHECK) | ON(STOPSIGNAL) | ON(MAINTAINER);
    for (uint32_t step = first + 1; step < end; step++)
        if (!(1u << instr_at(m, step)->kind & (NOTES | more))) return false;
    return true;
}

bool works_between(const At *c, uint32_t made)
{
    Removal other;
    for (uint32_t step = made + 1; step < c->step; step++)
        if (instr_at(c->model, step)->kind == K_RUN && !removes_only(c, step, &other)) return true;
    return false;
}

enum { LOOKS_MOST = 300 }; // instructions before a removal

uint32_t removal_maker(const At *c, uint32_t from, const Removal *r)
{
    const Model *m = c->model;
    uint32_t run = NO_STEP;
    bool is_installed = false;
    if (from + LOOKS_MOST < c->step) from = c->step - LOOKS_MOST;
    for (uint32_t step = c->step; step-- > from;) {
        const Instr *in = instr_at(m, step);
        Removal other;
        if (in->kind == K_COPY || in->kind == K_ADD) {
            Brought b = copy_brings(c, step, r);
            // What lies in a folder of a stage nobody sees.
            bool is_seen = !instr_flag(in, STR("from")) || b == BROUGHT_ALL;
            if (is_installed && !is_seen) continue;
            if (BROUGHT_SURELY <= b || (b == BROUGHT_PERHAPS && run == NO_STEP)) return step;
        }
        if (in->kind != K_RUN || run != NO_STEP || removes_only(c, step, &other)) continue;
        const Command *maker = run_makes(c, step, r);
        if (!maker) continue;
        is_installed = ecosystem_of(maker);
        run = step;
    }
    return run;
}
