// Tests the lines first, then each pattern and its effect on the files.
#include "lint/ignore_faults.h"
#include "base/out.h"
#include "base/vec.h"
#include "lint/ignored.h"
#include "values/path_pattern.h"
#include "values/values.h"

typedef struct Faults {
    Arena *arena;
    Str text;
    IgnoreFile file;
    const FlContext *told;    // NULL: unknown
    const FlContext *context; // the same; NULL unless certain
    const PatternWork *work;
    const uint32_t *by; // per entry: index of the deciding pattern
    IgnoreFaults list;
} Faults;

static void add(Faults *f, IgnoreFault fault)
{
    VEC_PUSH(f->arena, &f->list, fault);
}

// The whole line of a pattern, with line end.
static Span line_of(const Faults *f, Span span)
{
    while (span.start && f->text.ptr[span.start - 1] != '\n') span.start--;
    while (span.end < f->text.len && f->text.ptr[span.end] != '\n') span.end++;
    if (span.end < f->text.len) span.end++;
    return span;
}

// ---- Lines ----

static void check_lines(Faults *f)
{
    Str rest = f->text, line;
    for (uint32_t number = 1; rest.len && str_next_part(&rest, '\n', &line); number++) {
        Str trimmed = str_trim(line);
        uint32_t at = 0; // offset of a `#` at the start, or behind a pattern and a blank
        while (at < trimmed.len &&
               (trimmed.ptr[at] != '#' || (at && !char_is_blank(trimmed.ptr[at - 1]))))
            at++;
        if (at == trimmed.len || str_at(line, 0) == '#') continue;
        uint32_t start = (uint32_t)(line.ptr - f->text.ptr),
                 text = (uint32_t)(trimmed.ptr - f->text.ptr), hash = text + at;
        add(f, (IgnoreFault){
                   .rule = STR("dockerignore-comment-indented"),
                   .line = number,
                   .span = {hash, text + trimmed.len},
                   .message = STR("a comment begins in the first column; this line is a pattern"),
                   .title = at ? STR("") : STR("Begin in the first column"),
                   .edit = {{start, hash}, STR("")},
                   .is_safe = true});
    }
}

// ---- Patterns ----

static bool is_comment_like(const IgnorePattern *p)
{
    return str_at(p->text, 0) == '#';
}

static void check_valid(Faults *f, const IgnorePattern *p)
{
    if (!p->is_bad) return;
    add(f, (IgnoreFault){.rule = STR("dockerignore-pattern-invalid"),
                         .line = p->line,
                         .span = p->span,
                         .message =
                             STR("this is not a valid pattern, so the builder refuses the file")});
}

// Patterns that are written as a precaution, for files that may come later.
static bool is_precaution(Str pattern)
{
    Str name = path_last(pattern);
    return glob_has_wildcard(pattern) || file_name(name, true) || file_name(name, false) ||
           file_is_made(pattern) || str_at(name, 0) == '.';
}

// What git ignores too comes and goes.
static bool is_of_git(const Faults *f, Str pattern)
{
    const ContextEntry *e = context_find(f->context, STR(".gitignore"));
    return e && e->has_text && str_has(e->text, path_last(pattern));
}

// A pattern in a message, shortened.
static Str shown(const Faults *f, Str pattern)
{
    enum { SHOWN_MOST = 80 };
    if (pattern.len <= SHOWN_MOST) return pattern;
    return str_join(f->arena, str_cut(pattern, 0, SHOWN_MOST), STR("..."));
}

// The pattern as written.
static Str written(const Faults *f, const IgnorePattern *p)
{
    return shown(f, str_cut(f->text, p->span.start, p->span.end));
}

static void report_dead(Faults *f, const IgnorePattern *p, Str message)
{
    add(f, (IgnoreFault){.rule = STR("dockerignore-pattern-dead"),
                         .line = p->line,
                         .span = p->span,
                         .message = message,
                         .title = STR("Delete the line"),
                         .edit = {line_of(f, p->span), STR("")}});
}

static void check_dead(Faults *f, uint32_t i)
{
    Arena *a = f->arena;
    const IgnorePattern *p = &f->file.item[i];
    const PatternWork *w = &f->work[i];
    if (!w->matches) {
        if (!is_precaution(p->text) && !is_of_git(f, p->text))
            report_dead(
                f, p,
                str_fmt(a, "`%.*s` matches nothing in the build context", STR_ARG(written(f, p))));
        return;
    }
    if (w->decided || w->has_others) return;
    const IgnorePattern *other = w->other == STR_NONE ? NULL : &f->file.item[w->other];
    if (!other && p->is_exception)
        report_dead(f, p,
                    str_fmt(a, "nothing excludes `%.*s`, so this line has no effect",
                            STR_ARG(shown(f, p->text))));
    else if (other && other->is_exception != p->is_exception && p->line < other->line)
        report_dead(f, p,
                    str_fmt(a, "line %u (`%.*s`) undoes this for all that it matches", other->line,
                            STR_ARG(written(f, other))));
    else if (other && other->is_exception == p->is_exception && !is_precaution(p->text))
        report_dead(f, p,
                    str_fmt(a, "line %u (`%.*s`) covers all that this matches", other->line,
                            STR_ARG(written(f, other))));
}

// The first entry deeper in the tree with that name, which the pattern does not match; NULL if
// none.
static const ContextEntry *deeper(const Faults *f, Str name)
{
    for (uint32_t e = 0; e < f->context->count; e++) {
        const ContextEntry *entry = &f->context->entry[e];
        if (entry->path.len <= name.len || !str_ends(entry->path, name)) continue;
        bool is_out = f->by[e] != STR_NONE && !f->file.item[f->by[e]].is_exception;
        if (!is_out && str_eq(path_last(entry->path), name)) return entry;
    }
    return NULL;
}

// Whether the pattern was meant to match deeper entries, which is then reported.
static bool is_shallow(Faults *f, const IgnorePattern *p)
{
    if (p->is_exception || str_has_char(p->text, '/') || glob_has_wildcard(p->text)) return false;
    const ContextEntry *e = deeper(f, p->text);
    if (!e) return false;
    add(f, (IgnoreFault){.rule = STR("dockerignore-pattern-shallow"),
                         .line = p->line,
                         .span = p->span,
                         .message = str_fmt(f->arena,
                                            "`%.*s` matches at the root only, so `%.*s` is still "
                                            "sent to the builder; write `**/%.*s`",
                                            STR_ARG(p->text), STR_ARG(e->path), STR_ARG(p->text)),
                         .title = str_fmt(f->arena, "Write `**/%.*s`", STR_ARG(p->text)),
                         .edit = {p->span, str_join(f->arena, STR("**/"), p->text)}});
    return true;
}

static void check_work(Faults *f, uint32_t i)
{
    if (!is_shallow(f, &f->file.item[i])) check_dead(f, i);
}

// Offers to add an exception for the path at the end; not for a file that should stay excluded.
static void offer_back(const Faults *f, Str path, IgnoreFault *fault)
{
    const ContextEntry *e = f->context ? context_find(f->context, path) : NULL;
    if (!e || e->file_kind == FILE_SECRET) return;
    bool is_open = f->text.len && !str_ends_z(f->text, "\n");
    fault->title = str_fmt(f->arena, "Bring `%.*s` back", STR_ARG(path));
    fault->edit = (FlEdit){{f->text.len, f->text.len},
                           str_fmt(f->arena, "%s!%.*s\n", is_open ? "\n" : "",
                                   STR_ARG(ignore_quoted(f->arena, path)))};
}

// Reports sources of the Dockerfile that the pattern excludes.
static void check_hidden(Faults *f, const IgnorePattern *p)
{
    const FlListing *told = &f->told->told;
    for (uint32_t i = 0; i < told->copied.count; i++) {
        Str path = told->copied.item[i];
        if (ignored_by(f->arena, &f->file, path) != p) continue;
        IgnoreFault fault = {.rule = STR("copy-ignored"), .line = p->line, .span = p->span};
        fault.message =
            str_fmt(f->arena, "this keeps out `%.*s`, which `%.*s` copies: the build fails",
                    STR_ARG(path), STR_ARG(told->copied_by));
        offer_back(f, path, &fault);
        add(f, fault);
    }
}

IgnoreFaults ignore_faults(Arena *a, Str text, const FlContext *context)
{
    Faults f = {.arena = a, .text = text, .file = ignore_read(a, text)};
    bool is_sure = context_is_known(context) && context->told.is_whole;
    f.context = is_sure ? context : NULL;
    f.told = context;
    if (is_sure) {
        uint32_t *by = arena_new(a, uint32_t, context->count + 1);
        bool is_same = context->told.has_ignore && str_eq(text, context->told.ignore);
        for (uint32_t i = 0; is_same && i < context->count; i++) by[i] = context->entry[i].by;
        f.work = is_same && context->work ? context->work : pattern_work(a, &f.file, context, by);
        f.by = by;
    }
    check_lines(&f);
    for (uint32_t i = 0; i < f.file.count; i++) {
        const IgnorePattern *p = &f.file.item[i];
        check_valid(&f, p);
        if (p->is_bad || f.file.has_bad) continue;
        if (context) check_hidden(&f, p);
        if (f.context && !is_comment_like(p)) check_work(&f, i);
    }
    return f.list;
}
