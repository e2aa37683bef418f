// Comments that silence findings (linting.md 4.1). Each comment adds names to the set of what it covers: the file, a
// stage, an instruction, or one line of an instruction.
#include "base/utf.h"
#include "lint/passes/check_options.h"
#include "lint/passes/levels.h"
#include "lint/passes/selection.h"

typedef enum Reach {
    REACH_NEXT,     // the next instruction
    REACH_ADJACENT, // the same, when it follows on the very next line
    REACH_STAGE,    // the stage of the next FROM, that line included
    REACH_REST,     // from behind the next line to the end of the stage (hadolint's way)
    REACH_FILE,
} Reach;

typedef struct Form {
    Str words; // parted by one blank; any number of blanks may stand in the file
    Reach reach;
    Speaker speaker;
} Form;

static const Form forms[] = {
    {STR_INIT("fairlead ignore"), REACH_NEXT, SPEAKER_OURS},
    {STR_INIT("fairlead stage-ignore"), REACH_STAGE, SPEAKER_OURS},
    {STR_INIT("fairlead file-ignore"), REACH_FILE, SPEAKER_OURS},
    {STR_INIT("hadolint ignore"), REACH_ADJACENT, SPEAKER_HADOLINT},
    {STR_INIT("hadolint stage ignore"), REACH_REST, SPEAKER_HADOLINT},
    {STR_INIT("hadolint global ignore"), REACH_FILE, SPEAKER_HADOLINT},
    {STR_INIT("tally ignore"), REACH_NEXT, SPEAKER_TALLY},
    {STR_INIT("tally global ignore"), REACH_FILE, SPEAKER_TALLY},
};

// A comment inside an instruction covers what follows it up to the end of that line.
typedef struct Line {
    uint32_t item;
    Span joined;
    Selection selection;
} Line;

struct Scopes {
    Arena *arena;
    const Model *model;
    bool has_remarks; // comments that tell something; else only `file` and `file_check` count
    Selection file;
    Selection *step, *stage, *rest; // by step, by stage, and by the stage from `rest_from` on
    uint32_t *rest_from;
    CheckOptions file_check, *step_check;
    struct {
        Line *item;
        uint32_t count, room;
    } line;
};

// What stands behind `=` in a comment of that form; false when it is another comment.
static bool match_form(const Form *form, Str text, Str *names)
{
    Str words = form->words;
    for (Str want = str_next_word(&words); want.len; want = str_next_word(&words)) {
        text = str_trim(text);
        bool fits =
            form->speaker == SPEAKER_TALLY ? str_istarts(text, want) : str_starts(text, want);
        if (!fits) return false;
        text = str_skip(text, want.len);
        bool is_word = char_is_blank(str_at(text, 0)) || (!words.len && str_at(text, 0) == '=');
        if (!is_word) return false;
    }
    text = str_trim(text);
    *names = str_skip(text, 1);
    return str_at(text, 0) == '=';
}

// hadolint takes codes of these letters only; any other character makes the whole comment void.
static bool is_hadolint_list(Str names)
{
    for (Str part; str_next_part(&names, ',', &part);) {
        part = str_trim(part);
        if (!part.len) return false;
        for (uint32_t i = 0; i < part.len; i++)
            if (!char_is_digit(part.ptr[i]) && !str_has_char(STR("DLSC"), part.ptr[i]))
                return false;
    }
    return true;
}

// The list itself: our form ends at ` -- `, hadolint's at `#`, tally's at `;`.
static Str cut_reason(Speaker speaker, Str names)
{
    static const Str ends[] = {
        [SPEAKER_OURS] = STR_INIT("--"),
        [SPEAKER_HADOLINT] = STR_INIT("#"),
        [SPEAKER_TALLY] = STR_INIT(";"),
    };
    uint32_t end = str_find(names, ends[speaker]);
    return str_trim(end == STR_NONE ? names : str_cut(names, 0, end));
}

static void add_names(Arena *a, Selection *s, Speaker speaker, Str names)
{
    if (speaker == SPEAKER_HADOLINT && !is_hadolint_list(names)) return;
    if (!s->name) selection_init(a, s);
    for (Str part; str_next_part(&names, ',', &part);) selection_add(s, speaker, str_trim(part));
}

static uint32_t stage_behind(const Model *m, uint32_t step)
{
    while (step < step_count(m) && instr_at(m, step)->kind != K_FROM) step++;
    return step < step_count(m) ? stage_index(m, step) : NO_STAGE;
}

static Selection *scope_of(Scopes *s, const Remark *r, Reach reach)
{
    const Model *m = s->model;
    bool has_step = r->step < step_count(m);
    switch (reach) {
    case REACH_FILE: return &s->file;
    case REACH_NEXT: return has_step ? &s->step[r->step] : NULL;
    case REACH_ADJACENT: return has_step && r->is_adjacent ? &s->step[r->step] : NULL;
    case REACH_STAGE: {
        uint32_t stage = stage_behind(m, r->step);
        return stage < stage_count(m) ? &s->stage[stage] : NULL;
    }
    case REACH_REST: {
        uint32_t stage = has_step ? stage_index(m, r->step) : NO_STAGE;
        if (stage_count(m) <= stage) return NULL;
        s->rest[stage] = (Selection){0};
        s->rest_from[stage] = r->step + (r->is_adjacent ? 1 : 0);
        return &s->rest[stage];
    }
    }
    return NULL;
}

static void read_forms(Scopes *s, const Remark *r)
{
    for (uint32_t i = 0; i < ARRAY_LEN(forms); i++) {
        Str names;
        if (!match_form(&forms[i], r->text, &names)) continue;
        Selection *scope = scope_of(s, r, forms[i].reach);
        Speaker speaker = forms[i].speaker;
        if (scope) add_names(s->arena, scope, speaker, cut_reason(speaker, names));
    }
}

// The first `check` comment before an instruction counts; a lone `#` clears what stood above it (language.md 4.3).
static void read_check(Scopes *s, const Remark *r)
{
    if (step_count(s->model) <= r->step) return;
    CheckOptions *o = &s->step_check[r->step];
    if (!r->text.len)
        *o = (CheckOptions){0};
    else if (!o->is_ok && !o->bad.ptr)
        *o = check_comment(r);
}

// A comment between the lines of an instruction: it stands where the reader dropped it.
static void read_cut(Scopes *s, const Instr *in, uint32_t item, const Cut *cut)
{
    Str names, text = utf_trim(str_cut(in->text, cut->start, cut->end));
    if (!match_form(&forms[0], str_skip(text, 1), &names)) return;
    Line line = {.item = item, .joined = {cut->at, in->logical}};
    add_names(s->arena, &line.selection, SPEAKER_OURS, cut_reason(SPEAKER_OURS, names));
    VEC_PUSH(s->arena, &s->line, line);
}

// The line that such comments cover ends at the next continuation.
static void read_cuts(Scopes *s, const Step *step)
{
    uint32_t open = s->line.count;
    if (!step->instr->has_remark) return;
    for (uint32_t i = 0; i < step->instr->cut_count; i++) {
        const Cut *cut = &step->instr->cut[i];
        if (cut->kind == CUT_COMMENT) read_cut(s, step->instr, step->item, cut);
        if (cut->kind != CUT_CONTINUATION) continue;
        while (open < s->line.count && s->line.item[open].joined.start < cut->at)
            s->line.item[open++].joined.end = cut->at;
    }
}

// `*line` is the first that may still cover a finding: both stand in the order of the text.
static bool is_on_line(const Scopes *s, uint32_t *line, const Finding *f)
{
    for (; *line < s->line.count; (*line)++) {
        const Line *l = &s->line.item[*line];
        if (f->item < l->item || (f->item == l->item && f->span.start <= l->joined.end)) break;
    }
    for (uint32_t i = *line; i < s->line.count; i++) {
        const Line *l = &s->line.item[i];
        if (l->item != f->item || f->span.start < l->joined.start) return false;
        if (selection_has(&l->selection, f)) return true;
    }
    return false;
}

static bool is_silenced(const Scopes *s, const Finding *f)
{
    if (selection_has(&s->file, f)) return true;
    if (f->step == NO_STEP || !s->has_remarks) return false;
    if (selection_has(&s->step[f->step], f)) return true;
    uint32_t stage = stage_index(s->model, f->step);
    if (stage_count(s->model) <= stage) return false;
    if (selection_has(&s->stage[stage], f)) return true;
    return s->rest_from[stage] <= f->step && selection_has(&s->rest[stage], f);
}

// Rules that a comment before an instruction cannot switch off (checks.md 1, column "off by").
static bool is_for_file_only(Str name)
{
    static const Str names[] = {
        STR_INIT("NoEmptyContinuation"),      STR_INIT("ConsistentInstructionCasing"),
        STR_INIT("DuplicateStageName"),       STR_INIT("ReservedStageName"),
        STR_INIT("InvalidBaseImagePlatform"), STR_INIT("InvalidDefaultArgInFrom"),
    };
    for (uint32_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_eq(name, names[i])) return true;
    return false;
}

// The name of the builder's rule that the finding stands for, or empty.
static Str builder_name(const Finding *f)
{
    Str codes = f->codes, prefix = STR("buildkit:");
    for (Str code = str_next_word(&codes); code.len; code = str_next_word(&codes))
        if (str_starts(code, prefix)) return str_skip(code, prefix.len);
    return STR("");
}

// An experimental rule runs only when it is named, and then cannot be skipped (checks.md 3.4).
static bool is_checked_off(const Scopes *s, const Levels *levels, const Finding *f)
{
    Str name = builder_name(f);
    if (!name.len || f->severity == FL_ERROR) return false; // an error may carry it for another
    static const CheckOptions none;
    const CheckOptions *own = &none;
    bool is_covered = s->has_remarks && f->said_at != NO_STEP;
    if (is_covered && !is_for_file_only(name)) own = &s->step_check[f->said_at];
    if (str_eq(name, STR("InvalidDefinitionDescription")))
        return !check_wants(&s->file_check, name) && !check_wants(own, name) &&
               !levels_ask_for(levels, s->model, f);
    return check_skips(&s->file_check, name) || check_skips(own, name);
}

static void scopes_init(Scopes *s)
{
    const Model *m = s->model;
    s->step = arena_new(s->arena, Selection, step_count(m));
    s->stage = arena_new(s->arena, Selection, stage_count(m));
    s->rest = arena_new(s->arena, Selection, stage_count(m));
    s->rest_from = arena_new(s->arena, uint32_t, stage_count(m));
    s->step_check = arena_new(s->arena, CheckOptions, step_count(m));
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
    Remarks remarks = remarks_of(a, m);
    for (uint32_t i = 0; i < remarks.count; i++) {
        read_check(s, &remarks.item[i]);
        if (!is_reference) read_forms(s, &remarks.item[i]);
    }
    for (uint32_t i = 0; i < step_count(m) && !is_reference; i++) read_cuts(s, step_of(m, i));
    return s;
}

void suppress(const Scopes *s, const Levels *levels, Sink *sink)
{
    uint32_t kept = 0, line = 0;
    for (uint32_t i = 0; i < sink->count; i++) {
        Finding *f = sink->item[i];
        if (is_checked_off(s, levels, f) || is_silenced(s, f) || is_on_line(s, &line, f)) continue;
        sink->item[kept++] = f;
    }
    sink->count = kept;
}
