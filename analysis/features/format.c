// The formatter: item by item, line by line. Each formatted item is parsed again and left unchanged
// if the builder would read it differently.
#include "features/format.h"
#include "lint/swallowed.h"

enum { WIDTH = 4, WIDTH_MAX = 16 };

static const Items *items_of(const Formatter *f)
{
    return &f->doc->items;
}

static void edit(Formatter *f, uint32_t start, uint32_t end, Str text)
{
    FlEdit edit = {{start, end}, text};
    if (start < end || text.len) VEC_PUSH(f->arena, &f->edits, edit);
}

bool fl_operators(Str word, FlOperators *out)
{
    static const Str words[] = {[FL_OPERATORS_LEADING] = STR_INIT("leading"),
                                [FL_OPERATORS_TRAILING] = STR_INIT("trailing"),
                                [FL_OPERATORS_KEPT] = STR_INIT("keep")};
    for (uint32_t i = 0; i < ARRAY_LEN(words); i++) {
        if (!str_ieq(words[i], word)) continue;
        *out = (FlOperators)i;
        return true;
    }
    return false;
}

// ---- Properties of the file ----

static uint32_t format_width(const FlFormat *options)
{
    if (options->width == 0) return WIDTH;
    return options->width < WIDTH_MAX ? options->width : WIDTH_MAX;
}

Str format_unit(Arena *a, const FlFormat *options)
{
    if (options->has_tabs) return STR("\t");
    Out out = out_on(a);
    for (uint32_t i = 0; i < format_width(options); i++) out_char(&out, ' ');
    return out_done(&out);
}

// The line end of the first line with text, which is always kept; empty when there is none. Lines
// with only blanks and escape characters may be removed.
static Str first_line_end(Str text)
{
    bool has_text = false;
    for (uint32_t at = 0; at < text.len; at++) {
        char c = text.ptr[at];
        has_text = has_text || !(char_is_blank(c) || c == '\n' || c == '\\' || c == '`');
        if (has_text && c == '\n') return str_at(text, at - 1) == '\r' ? STR("\r\n") : STR("\n");
    }
    return STR("");
}

// The line end of most instructions and comments.
static Str line_end_of(const Items *items, FlLineEnd wanted)
{
    if (wanted == FL_LINE_END_LF) return STR("\n");
    if (wanted == FL_LINE_END_CRLF) return STR("\r\n");
    uint32_t pairs = 0, feeds = 0;
    for (uint32_t i = 0; i < items->count; i++) {
        const Instr *in = items_at(items, i);
        Str end = in->kind == K_BLANK ? STR("") : first_line_end(in->text);
        pairs += end.len == 2;
        feeds += end.len == 1;
    }
    return feeds < pairs ? STR("\r\n") : STR("\n");
}

static bool is_upper(Str word)
{
    for (uint32_t i = 0; i < word.len; i++)
        if (word.ptr[i] != char_upper(word.ptr[i])) return false;
    return true;
}

// All keywords get one case. If some `as` cannot be changed, keywords written like it stay
// unchanged, too.
static bool raises_keywords(const Formatter *f)
{
    if (!f->keeps_commands) return true;
    for (uint32_t i = 0; i < items_of(f)->count; i++) {
        const Instr *in = items_at(items_of(f), i);
        const Node *as = in->kind == K_FROM ? instr_arg(in, 1) : NULL;
        if (as && !is_upper(node_str(in, as)) && !is_upper(node_str(in, instr_keyword(in))))
            return false;
    }
    return true;
}

// ---- One item ----

static bool is_broken(const Instr *in)
{
    for (; in; in = in->trigger)
        if (in->kind == K_UNKNOWN || in->problem_count) return true;
    return false;
}

static bool tells_to_skip(const Instr *in)
{
    for (uint32_t i = 0; i < in->cut_count; i++) {
        Str text = str_cut(in->text, in->cut[i].start, in->cut[i].end);
        FormatMark mark = in->cut[i].kind == CUT_COMMENT ? format_mark(text) : MARK_NONE;
        if (mark == MARK_SKIP || mark == MARK_OFF) return true;
    }
    return false;
}

static bool is_last(const Formatter *f)
{
    return f->item + 1 == items_of(f)->count;
}

static Str new_line_end(const Formatter *f, const Instr *in, const Line *line)
{
    if (line->content < line->bytes.end) return f->line_end;
    bool stays = !is_last(f) || f->options->keeps_open_end || in->kind == K_BLANK;
    return stays ? STR("") : f->line_end;
}

// The line end that is missing behind the last heredoc's delimiter.
static Str missing_end(const Formatter *f, const Instr *in, const Lines *lines)
{
    bool is_open = lines->end < in->text.len && in->text.ptr[in->text.len - 1] != '\n';
    return is_open && is_last(f) && !f->options->keeps_open_end ? f->line_end : STR("");
}

// The range in which both texts of a line differ. CRLF is never split.
static void edit_line(Formatter *f, const Instr *in, uint32_t base, const Line *line)
{
    Str old = str_cut(in->text, line->bytes.start, line->content), text = line->text;
    Str old_end = str_cut(in->text, line->content, line->bytes.end);
    Str end = new_line_end(f, in, line);
    uint32_t head = 0, tail = 0;
    while (head < old.len && head < text.len && old.ptr[head] == text.ptr[head]) head++;
    if (!str_eq(old_end, end)) {
        Str rest = str_join(f->arena, str_skip(text, head), end);
        edit(f, base + line->bytes.start + head, base + line->bytes.end, rest);
        return;
    }
    uint32_t room = (old.len < text.len ? old.len : text.len) - head;
    while (tail < room && old.ptr[old.len - 1 - tail] == text.ptr[text.len - 1 - tail]) tail++;
    edit(f, base + line->bytes.start + head, base + line->content - tail,
         str_copy(f->arena, str_cut(text, head, text.len - tail)));
}

// The text of the formatted item. Heredoc bodies are copied.
static Str new_text(const Formatter *f, const Instr *in, const Lines *lines)
{
    Out out = out_on(f->scratch);
    for (uint32_t i = 0; i < lines->count; i++) {
        const Line *line = &lines->item[i];
        if (line->is_removed) continue;
        out_str(&out, line->text);
        out_str(&out, new_line_end(f, in, line));
    }
    out_str(&out, str_skip(in->text, lines->end));
    out_str(&out, missing_end(f, in, lines));
    return out_done(&out);
}

// Formats an item; false, without a change, if it would be read differently.
static bool edit_lines(Formatter *f, const Instr *in, Lines *lines)
{
    Str text = new_text(f, in, lines);
    if (str_eq(text, in->text)) return true;
    if (!format_is_same(f, in, text)) return false;
    uint32_t base = items_mark(items_of(f), f->item).at;
    for (uint32_t i = 0; i < lines->count; i++) {
        const Line *line = &lines->item[i];
        if (line->is_removed)
            edit(f, base + line->bytes.start, base + line->bytes.end, STR(""));
        else
            edit_line(f, in, base, line);
    }
    edit(f, base + in->text.len, base + in->text.len, missing_end(f, in, lines));
    return true;
}

// Whether a stray escape character joins the next instruction to this one. Then it stays unchanged,
// so that the mistake remains visible.
static bool swallows_next(const Instr *in)
{
    SwallowedReader reader = swallowed_start(in);
    Swallowed swallowed;
    return swallowed_next(&reader, &swallowed);
}

static bool print_instruction(Formatter *f, const Instr *in, const Atoms *atoms)
{
    Lines lines = format_lines(f->scratch, in);
    format_print(f, in, atoms, &lines);
    return edit_lines(f, in, &lines);
}

static void format_instruction(Formatter *f, const Instr *in)
{
    Atoms atoms = {0};
    if (is_broken(in) || tells_to_skip(in) || swallows_next(in)) return;
    if (!format_atoms(f->scratch, f, in, &atoms)) return;
    if (print_instruction(f, in, &atoms) || f->keeps_commands) return;
    f->keeps_commands = true;
    print_instruction(f, in, &atoms);
    f->keeps_commands = false;
}

// A comment at the top of a file may be a directive for one reader and none for the other: it keeps its form.
static void format_other(Formatter *f, const Instr *in)
{
    Lines lines = format_lines(f->scratch, in);
    for (uint32_t i = 0; i < lines.count; i++) {
        Line *line = &lines.item[i];
        Str text = str_cut(in->text, line->bytes.start, line->content);
        uint32_t end = text.len;
        if (!f->options->keeps_trailing_blanks && in->kind != K_DIRECTIVE)
            while (0 < end && char_is_blank(text.ptr[end - 1])) end--;
        bool is_free = in->kind == K_COMMENT && in->before.zone == ZONE_BODY;
        Str comment = str_cut(text, is_free ? line->lead : 0, end);
        line->text = is_free ? format_comment(f, comment) : comment;
    }
    edit_lines(f, in, &lines);
}

// ---- Blank lines ----

static InstrKind kind_at(const Formatter *f, uint32_t item)
{
    return item < items_of(f)->count ? items_at(items_of(f), item)->kind : K_BLANK;
}

static uint32_t end_of_blanks(const Formatter *f, uint32_t item)
{
    while (item < items_of(f)->count && kind_at(f, item) == K_BLANK) item++;
    return item;
}

// How many of a row of blank lines stay. At the start of the file one stays that keeps a comment from being a directive,
// or the bytes of a byte-order mark from being one.
static uint32_t blanks_kept(const Formatter *f, uint32_t first, uint32_t end)
{
    bool is_end = end == items_of(f)->count;
    if (is_end) return f->options->keeps_blank_end ? UINT32_MAX : 0;
    bool is_start = first == 0 || kind_at(f, first - 1) == K_BOM;
    return is_start && kind_at(f, end) < K_UNKNOWN ? 0 : 1;
}

static void format_blanks(Formatter *f, uint32_t end)
{
    uint32_t first = f->item, kept = blanks_kept(f, first, end);
    for (; f->item < end && f->item - first < kept; f->item++)
        format_other(f, items_at(items_of(f), f->item));
    edit(f, items_mark(items_of(f), f->item).at, items_mark(items_of(f), end).at, STR(""));
}

// Whether a FROM, or the comments right above one, begins at this item.
static bool starts_stage(const Formatter *f)
{
    uint32_t item = f->item;
    if (item && kind_at(f, item - 1) == K_COMMENT) {
        FormatMark mark = format_mark(items_at(items_of(f), item - 1)->text);
        if (mark != MARK_ON) return false;
    }
    while (kind_at(f, item) == K_COMMENT) {
        FormatMark mark = format_mark(items_at(items_of(f), item)->text);
        if (mark == MARK_OFF || mark == MARK_ON) return false;
        item++;
    }
    return kind_at(f, item) == K_FROM && item < items_of(f)->count;
}

static void part_stages(Formatter *f, bool has_stage)
{
    InstrKind kind = kind_at(f, f->item);
    if (!has_stage || (kind != K_FROM && kind != K_COMMENT)) return;
    if (kind_at(f, f->item - 1) == K_BLANK || !starts_stage(f)) return;
    uint32_t at = items_mark(items_of(f), f->item).at;
    edit(f, at, at, f->line_end);
}

// ---- The file ----

static bool row_has_code(const Formatter *f)
{
    for (uint32_t i = f->item; kind_at(f, i) == K_COMMENT && i < items_of(f)->count; i++) {
        const Instr *in = items_at(items_of(f), i);
        if (format_is_code(str_trim(in->text), in->before.escape)) return true;
    }
    return false;
}

// Whether the item has more than one line.
static bool is_multiline(const Instr *in)
{
    uint32_t feed = str_find_char(in->text, '\n');
    return feed != STR_NONE && feed + 1 < in->text.len;
}

typedef struct Progress {
    bool is_off, skips_next, has_stage;
} Progress;

// Whether the item must stay unchanged.
static bool is_kept(Progress *p, const Instr *in)
{
    FormatMark mark = in->kind == K_COMMENT ? format_mark(in->text) : MARK_NONE;
    if (mark == MARK_OFF) p->is_off = true;
    if (mark == MARK_SKIP) p->skips_next = true;
    bool is_kept = p->is_off || mark != MARK_NONE || in->kind == K_BOM;
    if (mark == MARK_ON) p->is_off = false;
    if (!instr_is_instruction(in)) return is_kept;
    is_kept = is_kept || p->skips_next;
    p->skips_next = false;
    return is_kept;
}

static void format_item(Formatter *f, Progress *p)
{
    const Instr *in = items_at(items_of(f), f->item);
    bool starts_row = f->item == 0 || kind_at(f, f->item - 1) != K_COMMENT;
    if (in->kind == K_COMMENT && starts_row) f->has_commented = row_has_code(f);
    if (!p->is_off) part_stages(f, p->has_stage);
    if (in->kind == K_FROM) p->has_stage = true;
    if (is_kept(p, in) || (f->options->keeps_multiline && is_multiline(in))) return;
    if (instr_is_instruction(in))
        format_instruction(f, in);
    else
        format_other(f, in);
}

static void format_items(Formatter *f)
{
    Progress p = {0};
    for (; f->item < items_of(f)->count; arena_reset(f->scratch)) {
        if (kind_at(f, f->item) != K_BLANK || p.is_off) {
            format_item(f, &p);
            f->item++;
            continue;
        }
        uint32_t end = end_of_blanks(f, f->item);
        format_blanks(f, end);
        f->item = end;
    }
}

// Whole instructions only.
static void keep_range(Formatter *f, Span range)
{
    const Items *items = items_of(f);
    uint32_t first = items_mark(items, items_find(items, range.start)).at;
    uint32_t last = range.start < range.end ? range.end - 1 : range.end;
    uint32_t end = items_mark(items, items_find(items, last) + 1).at, kept = 0;
    for (uint32_t i = 0; i < f->edits.count; i++) {
        FlEdit e = f->edits.item[i];
        if (first <= e.span.start && e.span.end <= end) f->edits.item[kept++] = e;
    }
    f->edits.count = kept;
}

// An open heredoc ends where the next keyword seems to begin, so it depends on the text below.
FlEdits fl_format(Arena *a, FlDoc *doc, const FlFormat *options, Span range)
{
    Arena scratch = {0};
    Formatter f = {.arena = a, .scratch = &scratch, .doc = doc, .options = options};
    if (doc->items.unclosed || doc->items.count == 0) return (FlEdits){0};
    f.unit = format_unit(a, options);
    f.keeps_commands = !options->lays_out_commands;
    f.line_end = line_end_of(&doc->items, options->line_end);
    f.raises = !options->keeps_keywords && raises_keywords(&f);
    format_items(&f);
    if (0 < range.start || range.end < fl_length(doc)) keep_range(&f, range);
    arena_clear(&scratch);
    return (FlEdits){f.edits.item, f.edits.count};
}
