#include "rules/parts/rewritten.h"
#include "lint/archives.h"
#include "lint/sources.h"
#include "lint/workdirs.h"
#include "rules/parts/removals.h"
#include "values/file_kinds.h"

// ---- What a copy brings ----

// A copied file or folder that a path names.
typedef enum Match {
    MATCH_NONE,
    MATCH_PART, // one of several that the copy brings
    MATCH_WHOLE,
} Match;

// `/opt/*.sh`: the files that end so in a folder.
static bool fits_pattern(Str path, Str file)
{
    uint32_t star = str_find_char(path, '*');
    if (star == STR_NONE) return false;
    Str folder = str_cut(path, 0, star), end = str_skip(path, star + 1);
    return str_ends_z(folder, "/") && str_eq(path_head(file), path_head(folder)) &&
           str_ends(file, end);
}

// A file is known by the dot in its name, where `is_any` does not say that a folder would do.
static bool is_named(Str path, Str file, bool is_any)
{
    bool is_file = is_any || str_has_char(path_last(file), '.');
    return is_file && (str_eq(path, file) || fits_pattern(path, file));
}

// How many of the sources, by the names that they get, are the path or fit its pattern.
static uint32_t count_named(const At *c, const Instr *in, Str to, Str path, bool is_any)
{
    Str written = arg_value(c->arena, in, instr_last_arg(in));
    uint32_t count = instr_arg_count(in), named = 0;
    bool is_folder = 2 < count || str_ends_z(written, "/") || str_ends_z(written, ".");
    for (const Node *arg = NULL; (arg = instr_next_source(in, arg));) {
        Str source = arg_value(c->arena, in, arg);
        Str file = is_folder ? workdir_join(c->arena, to, path_last(source)) : to;
        named += !str_has_char(source, '*') && is_named(path, file, is_any || 2 < count);
    }
    return named;
}

// `/opt/*.sh` where a folder was copied to `/opt`, or files that a pattern names.
static bool is_pattern_inside(const At *c, const Instr *in, Str to, Str path)
{
    bool is_inside = str_has_char(path_last(path), '*') && str_eq(path_head(path), to);
    for (const Node *arg = NULL; is_inside && (arg = instr_next_source(in, arg));) {
        Str last = path_last(arg_value(c->arena, in, arg));
        if (str_has_char(last, '*') || !str_has_char(last, '.') || str_is_z(last, ".")) return true;
    }
    return false;
}

static Match match_copy(const At *c, uint32_t step, Str path, bool is_deep, bool is_any)
{
    const Instr *in = instr_at(c->model, step);
    Str to = copy_destination(c->arena, c->model, step);
    if (!to.len || in->heredoc_count) return MATCH_NONE;
    if (is_deep && path_is_below(to, path)) return str_eq(to, path) ? MATCH_WHOLE : MATCH_PART;
    uint32_t named = count_named(c, in, to, path, is_any);
    if (named) return named + 1 == instr_arg_count(in) ? MATCH_WHOLE : MATCH_PART;
    if (is_pattern_inside(c, in, to, path)) return MATCH_PART;
    // All that lies in the folder, which other files may be in too.
    bool is_inside =
        is_deep && str_ends_z(path, "/*") && path_is_below(to, str_cut(path, 0, path.len - 2));
    return is_inside ? MATCH_PART : MATCH_NONE;
}

// Whether a RUN may have written the path: it names it, or the file alone.
static bool may_write(const Instr *in, Str path)
{
    Str fixed = path_fixed(path), last = path_last(fixed);
    return str_has(in->joined, fixed) || (str_has_char(last, '.') && str_has(in->joined, last));
}

// The nearest copy, and whether it is the only one.
static Match find_copy(const At *c, Str path, bool is_deep, Rewritten *out)
{
    const Stage *stage = stage_of(c->model, c->step);
    bool is_near = true;
    Match found = MATCH_NONE;
    for (uint32_t at = c->step; stage && at-- > stage->from + 1;) {
        const Instr *in = instr_at(c->model, at);
        if (in->kind == K_RUN && may_write(in, path)) return found ? MATCH_PART : MATCH_NONE;
        is_near &= in->kind != K_RUN;
        if (in->kind != K_COPY && in->kind != K_ADD) continue;
        Match match = match_copy(c, at, path, is_deep, is_deep || !out->is_owner);
        if (match == MATCH_NONE) continue;
        if (found) return MATCH_PART;
        out->copy = at;
        found = is_near ? match : MATCH_PART;
    }
    return found;
}

// ---- The command ----

// The absolute path that a word names; empty when that is not known.
static Str path_of(const At *c, const Word *word)
{
    Str folder = workdir_at(c->arena, c->model, c->step);
    Expansion e = expand_at(c->model, c->step, word->text, expand_mode(c->model));
    bool is_unknown = !e.is_ok || !e.is_known || str_has_char(e.result, '$') ||
                      str_has_char(e.result, '`') || !e.result.len ||
                      (str_at(e.result, 0) != '/' && !folder.len);
    return is_unknown ? STR("") : workdir_join(c->arena, folder, e.result);
}

// Whether all that the command changes was copied, and no RUN has named it since.
static bool rewrites_copied(const At *c, const Command *command, Rewritten *out)
{
    bool is_deep = cmd_flag(command, "-R", "--recursive") != NULL;
    uint32_t paths = 0;
    *out = (Rewritten){.is_owner = !cmd_is(command, "chmod", NULL), .copy = NO_STEP};
    for (uint32_t i = 1; i < command->word_count; i++) {
        const Word *word = &command->word[i];
        if (str_at(word->text, 0) == '-' && str_at(word->text, 1) != 'x') continue;
        if (!out->setting) {
            out->setting = word;
            continue;
        }
        Str path = path_of(c, word);
        Match match = path.len ? find_copy(c, path, is_deep, out) : MATCH_NONE;
        if (match == MATCH_NONE) return false;
        if (!paths++) out->path = path;
        out->is_whole = paths == 1 && match == MATCH_WHOLE;
    }
    return paths != 0 && out->setting->is_literal;
}

// Whether it may unpack: the files get the owner that `--chown` names, but keep the modes of the archive.
static bool may_unpack(const At *copy)
{
    if (copy->in->kind != K_ADD) return false;
    bool may = instr_flag(copy->in, STR("unpack"));
    Sources sources = sources_of(copy, copy->in);
    for (uint32_t i = 0; i < sources.count && !may; i++) {
        const Source *s = &sources.item[i];
        may = s->kind == SOURCE_UNKNOWN ||
              (s->kind == SOURCE_LOCAL && is_archive_name(copy->arena, s->text));
    }
    return may;
}

bool run_rewrites_copied(const At *c, const Commands *commands, Rewritten *first)
{
    if (!commands->is_complete || !commands->count) return false;
    // Told before the paths, which take long to find.
    for (uint32_t i = 0; i < commands->count; i++)
        if (!str_is_one_of(commands->item[i].name, STR("chown chmod chgrp"))) return false;
    for (uint32_t i = 0; i < commands->count; i++) {
        Rewritten next;
        bool is_plain = !(commands->item[i].place & ~(uint32_t)IN_HEREDOC);
        if (!is_plain || !rewrites_copied(c, &commands->item[i], &next)) return false;
        At copy = at_step(c->arena, c->model, next.copy);
        if (!next.is_owner && may_unpack(&copy)) return false;
        if (!i) *first = next;
    }
    return true;
}

Str rewritten_flag(const Rewritten *r)
{
    Str text = r->setting->text;
    // `chown NAME:` means the group that the user has, and so does `--chown=NAME`.
    if (r->is_owner && str_ends_z(text, ":")) text.len--;
    if (r->is_owner) return str_is_word(text) || str_has_char(text, ':') ? text : STR("");
    if (str_is_one_of(text, STR("+x a+x u+x ugo+x +rx a+rx"))) return STR("755");
    for (uint32_t i = 0; i < text.len; i++)
        if (text.ptr[i] < '0' || '7' < text.ptr[i]) return STR("");
    return text;
}
