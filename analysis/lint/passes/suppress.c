// Comments that silence findings (linting.md 4.1). Each comment adds names to the set of what it covers: the file, a
// stage, an instruction, or one line of an instruction.
#include "base/utf.h"
#include "lint/passes/check_options.h"
#include "lint/passes/levels.h"
#include "lint/passes/pragmas.h"
#include "model/command_shell.h"

// The range that a comment inside an instruction covers: up to the end of the next line; for
// ShellCheck the whole command.
typedef struct Line {
    uint32_t item;
    Span joined;
    Speaker speaker;
    Selection selection;
} Line;

// A comment, and the selection that it added its names to.
typedef struct Noted {
    Pragma pragma;
    uint32_t item;
    Selection scope; // zeroed if it covers nothing
} Noted;

// What the comments right before an instruction cover: it alone.
typedef struct StepScope {
    uint32_t step;
    Selection selection;
    CheckOptions check;
} StepScope;

struct Scopes {
    Arena *arena;
    const Model *model;
    bool has_remarks; // there are comments; else only `file` and `file_check` count
    bool has_stages;  // some cover a stage or the rest of one
    Selection file;
    Selection *stage, *rest; // by stage; by stage, from `rest_from` on
    uint32_t *rest_from;
    CheckOptions file_check;
    struct {
        StepScope *item; // sorted by step
        uint32_t count, room;
    } step;
    struct {
        Line *item;
        uint32_t count, room;
    } line;
    struct {
        Noted *item;
        uint32_t count, room;
    } noted;
};

static void add_names(Arena *a, Selection *s, Speaker speaker, Str names)
{
    if (!s->name) selection_init(a, s);
    for (Str part; str_next_part(&names, ',', &part);) selection_add(s, speaker, str_trim(part));
}

static uint32_t stage_behind(const Model *m, uint32_t step)
{
    while (step < step_count(m) && instr_at(m, step)->kind != K_FROM) step++;
    return step < step_count(m) ? stage_index(m, step) : NO_STAGE;
}

// The entry of a step; comments are read in file order. The pointer is valid until the next call.
static StepScope *step_scope(Scopes *s, uint32_t step)
{
    if (!s->step.count || s->step.item[s->step.count - 1].step != step) {
        StepScope scope = {.step = step};
        VEC_PUSH(s->arena, &s->step, scope);
    }
    return &s->step.item[s->step.count - 1];
}

static const StepScope *find_scope(const Scopes *s, uint32_t step)
{
    static const StepScope none;
    uint32_t low = 0, high = s->step.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->step.item[middle].step == step) return &s->step.item[middle];
        if (s->step.item[middle].step < step)
            low = middle + 1;
        else
            high = middle;
    }
    return &none;
}

static Selection *scope_of(Scopes *s, const Remark *r, Reach reach)
{
    const Model *m = s->model;
    bool has_step = r->step < step_count(m);
    switch (reach) {
    case REACH_FACT: return NULL;
    case REACH_FILE: return &s->file;
    case REACH_NEXT: return has_step ? &step_scope(s, r->step)->selection : NULL;
    case REACH_ADJACENT:
        return has_step && r->is_adjacent ? &step_scope(s, r->step)->selection : NULL;
    case REACH_STAGE: {
        uint32_t stage = stage_behind(m, r->step);
        s->has_stages = true;
        return stage < stage_count(m) ? &s->stage[stage] : NULL;
    }
    case REACH_REST: {
        uint32_t stage = has_step ? stage_index(m, r->step) : NO_STAGE;
        if (stage_count(m) <= stage) return NULL;
        s->has_stages = true;
        s->rest[stage] = (Selection){0};
        s->rest_from[stage] = r->step + (r->is_adjacent ? 1 : 0);
        return &s->rest[stage];
    }
    }
    return NULL;
}

static void note(Scopes *s, const Pragma *p, uint32_t item, const Selection *scope)
{
    Noted noted = {.pragma = *p, .item = item};
    if (scope) noted.scope = *scope;
    VEC_PUSH(s->arena, &s->noted, noted);
}

static void read_form(Scopes *s, const Remark *r)
{
    Pragma p;
    if (!pragma_read(r->text, &p) || p.is_void) return;
    Selection *scope = scope_of(s, r, p.form->reach);
    if (scope) add_names(s->arena, scope, p.form->speaker, p.names);
    note(s, &p, r->item, scope);
}

// The first `check` comment before an instruction counts; a lone `#` clears what stood above it (language.md 4.3).
static void read_check(Scopes *s, const Remark *r)
{
    if (step_count(s->model) <= r->step) return;
    CheckOptions *o = &step_scope(s, r->step)->check;
    if (!r->text.len)
        *o = (CheckOptions){0};
    else if (!o->is_ok && !o->bad.ptr)
        *o = check_comment(r);
}

// A comment between the lines of an instruction: it stands where the reader dropped it.
static void read_cut(Scopes *s, const Instr *in, uint32_t item, const Cut *cut)
{
    Str text = utf_trim(str_cut(in->text, cut->start, cut->end));
    Pragma p;
    if (!pragma_read(str_skip(text, 1), &p) || p.is_void || !pragma_is_of_line(p.form)) return;
    Line line = {.item = item, .joined = {cut->at, in->logical}, .speaker = p.form->speaker};
    add_names(s->arena, &line.selection, p.form->speaker, p.names);
    VEC_PUSH(s->arena, &s->line, line);
    note(s, &p, item, &line.selection);
}

static uint32_t command_end(const Commands *commands, uint32_t at)
{
    for (uint32_t i = 0; i < commands->count; i++)
        if (at <= commands->item[i].span.start) return commands->item[i].span.end;
    return at;
}

// ShellCheck's comments cover the whole next command.
static void extend_lines(Scopes *s, uint32_t number, uint32_t first)
{
    const Instr *in = instr_at(s->model, number);
    if (in->trigger) in = in->trigger;
    for (uint32_t i = first; i < s->line.count; i++) {
        Line *line = &s->line.item[i];
        if (line->speaker != SPEAKER_SHELLCHECK || in->kind != K_RUN) continue;
        uint32_t end = command_end(commands_of(s->model, number, in), line->joined.start);
        if (line->joined.end < end) line->joined.end = end;
    }
}

// A comment between lines covers what follows up to the next continuation.
static void read_cuts(Scopes *s, uint32_t number)
{
    const Instr *in = instr_at(s->model, number);
    uint32_t open = s->line.count, first = open;
    if (!in->has_remark) return;
    for (uint32_t i = 0; i < in->cut_count; i++) {
        const Cut *cut = &in->cut[i];
        if (cut->kind == CUT_COMMENT) read_cut(s, in, item_of(s->model, number), cut);
        if (cut->kind != CUT_CONTINUATION) continue;
        while (open < s->line.count && s->line.item[open].joined.start < cut->at)
            s->line.item[open++].joined.end = cut->at;
    }
    extend_lines(s, number, first);
}

// `*line` is the first line that may still cover a finding; both lists are sorted.
static bool is_on_line(const Scopes *s, uint32_t *line, const Finding *f)
{
    for (; *line < s->line.count; (*line)++) {
        const Line *l = &s->line.item[*line];
        if (f->item < l->item || (f->item == l->item && f->span.start <= l->joined.end)) break;
    }
    bool is_taken = false;
    for (uint32_t i = *line; i < s->line.count; i++) {
        const Line *l = &s->line.item[i];
        if (l->item != f->item || f->span.start < l->joined.start) break;
        if (f->span.start <= l->joined.end) is_taken |= selection_take(&l->selection, f);
    }
    return is_taken;
}

// `*next` is the first entry that may still belong to a finding; both lists are sorted.
static const StepScope *next_scope(const Scopes *s, uint32_t *next, const Finding *f)
{
    static const StepScope none;
    if (f->step == NO_STEP) return &none;
    while (*next < s->step.count && s->step.item[*next].step < f->step) (*next)++;
    bool is_own = *next < s->step.count && s->step.item[*next].step == f->step;
    return is_own ? &s->step.item[*next] : &none;
}

// Marks the names in all comments that cover the finding, so that none counts as unused.
static bool is_silenced(const Scopes *s, const StepScope *own, const Finding *f)
{
    bool is_taken = selection_take(&s->file, f);
    if (f->step == NO_STEP || !s->has_remarks) return is_taken;
    is_taken |= selection_take(&own->selection, f);
    if (!s->has_stages) return is_taken;
    uint32_t stage = stage_index(s->model, f->step);
    if (stage_count(s->model) <= stage) return is_taken;
    is_taken |= selection_take(&s->stage[stage], f);
    if (s->rest_from[stage] <= f->step) is_taken |= selection_take(&s->rest[stage], f);
    return is_taken;
}

// Rules that a comment before an instruction cannot switch off (checks.md 1, column "off by").
static bool is_for_file_only(Str name)
{
    return str_is_one_of(name,
                         STR("NoEmptyContinuation ConsistentInstructionCasing DuplicateStageName "
                             "ReservedStageName InvalidBaseImagePlatform InvalidDefaultArgInFrom"));
}

// An experimental rule runs only when it is named, and then cannot be skipped (checks.md 3.4).
static bool is_checked_off(const Scopes *s, const StepScope *step, const Levels *levels,
                           const Finding *f)
{
    Str name = finding_builder(f);
    if (!name.len || f->severity == FL_ERROR) return false; // errors may carry such codes too
    static const CheckOptions none;
    const CheckOptions *own = &none;
    bool is_covered = s->has_remarks && f->said_at != NO_STEP;
    if (is_covered && !is_for_file_only(name))
        own = f->said_at == f->step ? &step->check : &find_scope(s, f->said_at)->check;
    if (f->rule->severity == FL_OFF) // an experimental one
        return !check_wants(&s->file_check, name) && !check_wants(own, name) &&
               !levels_ask_for(levels, s->model, f);
    return check_skips(&s->file_check, name) || check_skips(own, name);
}

static void scopes_init(Scopes *s)
{
    const Model *m = s->model;
    s->stage = arena_new(s->arena, Selection, stage_count(m));
    s->rest = arena_new(s->arena, Selection, stage_count(m));
    s->rest_from = arena_new(s->arena, uint32_t, stage_count(m));
}

const Scopes *scopes_read(Arena *a, const FlDoc *doc, const Model *m)
{
    bool is_reference = doc->config.profile == FL_PROFILE_BUILDKIT || doc->config.pragmas_are_void;
    Scopes *s = arena_new(a, Scopes, 1);
    s->arena = a;
    s->model = m;
    s->file_check = check_of_file(doc);
    s->has_remarks = doc->items.remarks != 0;
    if (!s->has_remarks) return s;
    scopes_init(s);
    Remarks remarks = remarks_of(m);
    for (uint32_t i = 0; i < remarks.count; i++) {
        read_check(s, &remarks.item[i]);
        if (!is_reference) read_form(s, &remarks.item[i]);
    }
    for (uint32_t i = 0; i < step_count(m) && !is_reference; i++) read_cuts(s, i);
    return s;
}

static void forget_use(const Scopes *s)
{
    for (uint32_t i = 0; i < s->noted.count; i++) selection_forget(&s->noted.item[i].scope);
}

void suppress(const Scopes *s, const Levels *levels, Sink *sink)
{
    uint32_t kept = 0, line = 0, next = 0;
    forget_use(s);
    for (uint32_t i = 0; i < sink->count; i++) {
        Finding *f = sink->item[i];
        const StepScope *own = next_scope(s, &next, f);
        bool is_covered = is_on_line(s, &line, f), is_off = is_silenced(s, own, f);
        if (f->rule->is_about_reasons) is_covered = is_off = false; // comments asked for them
        if (is_covered || is_off || is_checked_off(s, own, levels, f)) continue;
        sink->item[kept++] = f;
    }
    sink->count = kept;
}

// Rules that need settings, or answers of registries, to find anything.
static const Str NEED_MORE = STR_INIT("image-not-found platform-mismatch image-registry-untrusted "
                                      "label-missing label-unlisted secret-mount-missing");

// Whether a name may stand for something that this run did not look for.
static bool is_unasked(const Model *m, Str name)
{
    bool is_of_shell = str_istarts(name, STR("sc")) || str_istarts(name, STR("shellcheck")) ||
                       str_has_char(name, '*') || str_ieq(name, STR("all"));
    return (is_of_shell && !model_shell_answers(m) && kind_count(m, K_RUN)) ||
           str_is_one_of(name, NEED_MORE);
}

// What hadolint and tally report where we do not is unknown: their comments count as unused only if
// they cover nothing.
static bool is_unused(const Noted *n, Str name, const Levels *levels)
{
    if (n->pragma.form->reach == REACH_FACT || n->pragma.form->reach == REACH_REST) return false;
    if (n->pragma.form->speaker == SPEAKER_SHELLCHECK) return false;
    if (n->pragma.form->speaker != SPEAKER_OURS) return !n->scope.name;
    return !selection_is_used(&n->scope, name) && levels_may_find(levels, name);
}

UnusedNames scopes_unused(Arena *a, const Scopes *s, const Levels *levels)
{
    struct {
        UnusedName *item;
        uint32_t count, room;
    } list = {0};
    for (uint32_t i = 0; i < s->noted.count; i++) {
        const Noted *n = &s->noted.item[i];
        Str rest = n->pragma.names, part;
        while (str_next_part(&rest, ',', &part)) {
            Str name = str_trim(part);
            if (!name.len || !is_unused(n, name, levels) || is_unasked(s->model, name)) continue;
            UnusedName unused = {n->item, n->pragma.names, name,
                                 n->pragma.form->speaker != SPEAKER_OURS};
            VEC_PUSH(a, &list, unused);
        }
    }
    return (UnusedNames){list.item, list.count};
}
