// Editor features for an ignore file.
#include "base/vec.h"
#include "features/page.h"
#include "fl_ignore.h"
#include "lint/ignore_faults.h"
#include "model/context.h"

enum { NAMES_SHOWN = 8, PATHS_SHOWN = 500 };

bool fl_is_ignore_name(Str name)
{
    return str_ends_z(name, ".dockerignore") || str_ends_z(name, ".containerignore");
}

// ---- Findings and what repairs them ----

static FlFinding finding_of(const IgnoreFault *fault, uint32_t number)
{
    const FlRule *rule = fl_rule(fault->rule);
    return (FlFinding){.rule = rule,
                       .code = fl_rule_id(rule),
                       .span = fault->span,
                       .message = fault->message,
                       .codes = fl_rule_codes(rule),
                       .severity = rule->severity,
                       .by_rule = rule->severity,
                       .line = fault->line,
                       .number = number};
}

FlFindings fl_ignore_lint(Arena *a, Str text, const FlContext *context)
{
    IgnoreFaults faults = ignore_faults(a, text, context);
    FlFinding *found = arena_new(a, FlFinding, faults.count + 1);
    for (uint32_t i = 0; i < faults.count; i++) found[i] = finding_of(&faults.item[i], i);
    return (FlFindings){found, faults.count, false};
}

FlActions fl_ignore_actions(Arena *a, Str text, const FlContext *context, Span range)
{
    IgnoreFaults faults = ignore_faults(a, text, context);
    FlAction *action = arena_new(a, FlAction, faults.count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < faults.count; i++) {
        const IgnoreFault *f = &faults.item[i];
        if (!f->title.len || range.end < f->span.start || f->span.end < range.start) continue;
        action[count++] = (FlAction){.title = f->title,
                                     .kind = FL_QUICKFIX,
                                     .edits = {&f->edit, 1},
                                     .is_preferred = f->is_safe,
                                     .is_safe = f->is_safe,
                                     .has_finding = true,
                                     .finding = finding_of(f, i)};
    }
    return (FlActions){action, count};
}

// ---- Hover ----

static void put_where(Page *p, const IgnorePattern *pattern)
{
    Str text = pattern->text;
    if (str_starts_z(text, "**"))
        page_text(p, STR(" matches in every folder."));
    else if (str_is_z(text, "*"))
        page_text(p,
                  STR(" matches all that is in the root of the build context, and so all that is "
                      "below it."));
    else if (str_has_char(text, '/'))
        page_text(p, STR(" matches from the root of the build context on."));
    else
        page_text(p, STR(" matches in the root of the build context only; `**/` before it is for "
                         "every folder."));
}

// Paths for which the pattern decides; all that it matches when `by` is NULL.
static void put_names(Arena *a, Page *p, const IgnoreFile *file, uint32_t number,
                      const FlContext *c, const uint32_t *by)
{
    uint32_t shown = 0;
    for (uint32_t i = 0; i < c->count;) {
        const ContextEntry *e = &c->entry[i];
        bool is_own = !by || by[i] == number;
        if (!is_own || !ignore_pattern_match_whole(a, &file->item[number], e->path)) {
            i++;
            continue;
        }
        if (++shown <= NAMES_SHOWN) {
            page_text(p, shown == 1 ? STR(": ") : STR(", "));
            page_code(p, e->kind == FL_ENTRY_FOLDER ? str_join(a, e->path, STR("/")) : e->path);
        }
        i = e->end;
    }
    if (NAMES_SHOWN < shown) page_say(p, " and %u more", shown - NAMES_SHOWN);
}

static void put_work(Arena *a, Page *p, const IgnoreFile *file, uint32_t number, const FlContext *c)
{
    uint32_t *by = arena_new(a, uint32_t, c->count);
    const PatternWork *w = &pattern_work(a, file, c, by)[number];
    page_gap(p);
    if (!w->matches) {
        page_text(p, STR("Nothing there matches it now."));
        return;
    }
    if (!w->decided) {
        page_text(p, STR("Other lines decide about all that it matches"));
    } else {
        page_say(p, "It %s %u file%s, %.*s",
                 file->item[number].is_exception ? "takes back" : "keeps out", w->files,
                 w->files == 1 ? "" : "s", STR_ARG(context_size(a, w->bytes)));
    }
    put_names(a, p, file, number, c, w->decided ? by : NULL);
    page_text(p, c->told.is_whole ? STR(".") : STR(" (and what was too much to be listed)."));
}

FlHover fl_ignore_hover(Arena *a, Str text, const FlContext *context, uint32_t at)
{
    IgnoreFile file = ignore_read(a, text);
    for (uint32_t i = 0; i < file.count; i++) {
        const IgnorePattern *p = &file.item[i];
        if (at < p->span.start || p->span.end < at) continue;
        Page page = page_on(a);
        page_say(&page, "**%s** ", p->is_exception ? "Exception" : "Pattern");
        page_code(&page, p->is_bad ? str_cut(text, p->span.start, p->span.end) : p->text);
        if (p->is_bad)
            page_text(&page, STR(" is not valid: the builder refuses the whole file."));
        else
            put_where(&page, p);
        if (!p->is_bad && context && context->count) put_work(a, &page, &file, i, context);
        return (FlHover){true, p->span, out_done(&page.markdown), out_done(&page.plain)};
    }
    return (FlHover){0};
}

// ---- Completion ----

typedef struct Paths {
    FlCompletion *item;
    uint32_t count, room;
    bool is_partial; // more would match
} Paths;

static uint64_t bytes_of(const FlContext *c, const ContextEntry *e)
{
    uint64_t bytes = 0;
    for (uint32_t i = context_index(c, e); i < e->end; i++) bytes += c->entry[i].size;
    return bytes;
}

static void add_path(Arena *a, Paths *to, const FlContext *c, const ContextEntry *e, Str typed)
{
    Str name = ignore_quoted(a, path_last(e->path));
    bool is_folder = e->kind == FL_ENTRY_FOLDER;
    if (!str_istarts(name, typed)) return;
    if (PATHS_SHOWN <= to->count) to->is_partial = true;
    if (PATHS_SHOWN <= to->count) return;
    FlCompletion item = {.label = is_folder ? str_join(a, name, STR("/")) : name, .text = name};
    item.kind = is_folder ? FL_COMPLETES_FOLDER : FL_COMPLETES_FILE;
    item.detail = context_size(a, bytes_of(c, e));
    VEC_PUSH(a, to, item);
}

// The start of the pattern at `at`; STR_NONE in a comment.
static uint32_t pattern_start(Str text, uint32_t at)
{
    uint32_t start = str_behind_last(str_cut(text, 0, at), '\n');
    if (str_at(text, start) == '#') return STR_NONE;
    return str_at(text, start) == '!' && start < at ? start + 1 : start;
}

FlCompletions fl_ignore_complete(Arena *a, Str text, const FlContext *context, uint32_t at)
{
    uint32_t start = pattern_start(text, at);
    if (!context || start == STR_NONE) return (FlCompletions){0};
    Str typed = str_cut(text, start, at), head = path_head(typed);
    Str folder = head.len ? context_path(a, head) : STR(".");
    const ContextEntry *in = context_find(context, folder);
    bool is_root = str_is_z(folder, ".");
    if (!in && !is_root) return (FlCompletions){0};
    Paths paths = {0};
    uint32_t first = is_root ? 0 : context_index(context, in) + 1;
    uint32_t end = is_root ? context->count : in->end;
    for (uint32_t i = first; i < end; i = context->entry[i].end)
        add_path(a, &paths, context, &context->entry[i], path_last(typed));
    Span before = {at - path_last(typed).len, at}, word = before;
    // A subsequence of a name matches, as in Dockerfiles.
    while (before.start < at && word.end < text.len &&
           !str_has_char(STR("/\r\n"), text.ptr[word.end]))
        word.end++;
    return (FlCompletions){paths.item, paths.count, word, before, paths.is_partial};
}
