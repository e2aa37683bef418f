// Converts the edits of rules from joined offsets to bytes of the document.
#include "lint/offers.h"
#include "model/context.h"

static Offer *last_offer(Fix *f)
{
    return &f->offers->item[f->offers->count - 1];
}

void fix_offer(Fix *f, const Finding *found, int safety, const char *format, ...)
{
    Offer offer = {.safety = found->in_onbuild ? FIX_ASK : safety & (FIX_SAFE | FIX_ASK),
                   .sets_escape = safety & FIX_ESCAPE};
    va_list args;
    va_start(args, format);
    Out o = out_on(f->arena);
    if (!f->offers->is_untitled) out_vfmt(&o, format, args);
    va_end(args);
    offer.title = out_done(&o);
    VEC_PUSH(f->arena, f->offers, offer);
}

static void add_edit(Fix *f, Span bytes, Str with)
{
    if (!f->offers->count) return;
    FlEdit edit = {bytes, with};
    VEC_PUSH(f->arena, &last_offer(f)->edits, edit);
}

static Span bytes_of(const Fix *f, uint32_t item, Span joined)
{
    const Instr *in = items_at(model_items(f->model), item);
    return span_shift(instr_span(in, joined), items_mark(model_items(f->model), item).at);
}

void fix_replace(Fix *f, const Finding *found, Span joined, Str with)
{
    add_edit(f, bytes_of(f, found->item, joined), with);
}

// Text inserted behind a word goes on the same line, before its escape character; text inserted
// before a word goes on the line of that word.
void fix_insert(Fix *f, const Finding *found, uint32_t joined, Str text)
{
    const Instr *in = items_at(model_items(f->model), found->item);
    char before = joined ? str_at(in->joined, joined - 1) : ' ';
    bool is_behind_word = !char_is_blank(before) && before != '\n';
    uint32_t byte = is_behind_word ? instr_end_byte(in, joined) : instr_start_byte(in, joined);
    uint32_t at = byte + items_mark(model_items(f->model), found->item).at;
    add_edit(f, (Span){at, at}, text);
}

void fix_delete(Fix *f, const Finding *found, Span joined)
{
    fix_replace(f, found, joined, STR(""));
}

void fix_replace_text(Fix *f, Span bytes, Str with)
{
    add_edit(f, bytes, with);
}

void fix_replace_bytes(Fix *f, const Finding *found, Span bytes, Str with)
{
    add_edit(f, span_shift(bytes, items_mark(model_items(f->model), found->item).at), with);
}

void fix_delete_bytes(Fix *f, const Finding *found, Span bytes)
{
    fix_replace_bytes(f, found, bytes, STR(""));
}

void fix_replace_at(Fix *f, uint32_t step, Span joined, Str with)
{
    add_edit(f, bytes_of(f, item_of(f->model, step), joined), with);
}

void fix_line_before(Fix *f, uint32_t step, Str line)
{
    const Items *items = model_items(f->model);
    uint32_t item = item_of(f->model, step);
    const Instr *in = items_at(items, item);
    Str indent = str_cut(in->joined, 0, in->start);
    bool is_comment = str_at(line, 0) == '#';
    while (!is_comment && item && items_at(items, item - 1)->kind == K_COMMENT) item--;
    uint32_t at = items_mark(items, item).at;
    Out o = out_on(f->arena);
    out_str(&o, indent);
    out_str(&o, line);
    out_str(&o, fix_newline(f));
    add_edit(f, (Span){at, at}, out_done(&o));
}

bool fix_line_after(Fix *f, uint32_t step, Str line)
{
    uint32_t item = item_of(f->model, step);
    const Instr *in = items_at(model_items(f->model), item);
    Str text = in->text, newline = fix_newline(f);
    bool goes_on = in->cut_count && in->cut[in->cut_count - 1].end == text.len;
    if (goes_on || in->problem_count) return false;
    uint32_t end = text.len - (str_ends(text, newline) ? newline.len : 0);
    uint32_t at = items_mark(model_items(f->model), item).at + end;
    add_edit(f, (Span){at, at},
             str_fmt(f->arena, "%.*s%.*s%.*s", STR_ARG(newline),
                     STR_ARG(str_cut(in->joined, 0, in->start)), STR_ARG(line)));
    return true;
}

// Whether the comment is about more than the instruction below it.
static bool is_mark(const Instr *in)
{
    return str_has_z(in->text, "region") || str_has_z(in->text, "file-ignore") ||
           str_has_z(in->text, "global ignore");
}

// The first of the comments right above an item that belong to it alone: a blank line or an
// instruction stands above them. The item itself when there are none, or when they may be the
// file's head.
static uint32_t first_comment(const Items *items, uint32_t item)
{
    uint32_t first = item;
    while (first && items_at(items, first - 1)->kind == K_COMMENT) {
        first--;
        if (is_mark(items_at(items, first))) return item;
    }
    InstrKind above = first ? items_at(items, first - 1)->kind : K_DIRECTIVE;
    return above == K_DIRECTIVE || above == K_BOM ? item : first;
}

static bool is_empty_line(const Items *items, uint32_t item)
{
    return item < items->count && items_at(items, item)->kind == K_BLANK;
}

void fix_delete_step(Fix *f, uint32_t step)
{
    const Items *items = model_items(f->model);
    uint32_t item = item_of(f->model, step);
    uint32_t first = first_comment(items, item), end = item + 1;
    if (first && is_empty_line(items, first - 1) && is_empty_line(items, end)) end++;
    add_edit(f, (Span){items_mark(items, first).at, items_mark(items, end).at}, STR(""));
}

void fix_move_comments(Fix *f, uint32_t from, uint32_t to)
{
    const Items *items = model_items(f->model);
    uint32_t item = item_of(f->model, from), target = item_of(f->model, to);
    const Instr *in = items_at(items, target);
    Str indent = str_cut(in->joined, 0, in->start);
    uint32_t at = items_mark(items, first_comment(items, target)).at;
    Out lines = out_on(f->arena);
    for (uint32_t i = first_comment(items, item); i < item; i++)
        out_fmt(&lines, "%.*s%.*s%.*s", STR_ARG(indent),
                STR_ARG(str_trim(items_at(items, i)->text)), STR_ARG(fix_newline(f)));
    Str text = out_done(&lines);
    if (text.len) add_edit(f, (Span){at, at}, text);
}

void fix_line_at_top(Fix *f, Str line)
{
    const Items *items = model_items(f->model);
    uint32_t i = items->count && items_at(items, 0)->kind == K_BOM;
    i += i < items->count && str_starts_z(items_at(items, i)->text, "#!") &&
         !str_starts_z(line, "# escape");
    uint32_t at = i ? items_mark(items, i).at : 0;
    add_edit(f, (Span){at, at}, str_join(f->arena, line, fix_newline(f)));
}

void fix_repeats(Fix *f, uint32_t step)
{
    const Items *items = model_items(f->model);
    uint32_t item = item_of(f->model, step);
    last_offer(f)->repeated = (Span){items_mark(items, item).at, items_mark(items, item + 1).at};
}

// The text followed by the lines, with a missing line end added and its CRLF used.
static Str lines_after(Arena *a, Str text, Str lines)
{
    bool is_crlf = str_has_z(text, "\r\n");
    Out o = out_on(a);
    Str newline = is_crlf ? STR("\r\n") : STR("\n"), line;
    if (text.len && !str_ends_z(text, "\n")) out_str(&o, newline);
    while (lines.len && str_next_part(&lines, '\n', &line)) {
        out_str(&o, line);
        out_str(&o, newline);
    }
    return out_done(&o);
}

void fix_ignore(Fix *f, Str lines)
{
    const FlContext *c = model_context(f->model);
    if (!c || !f->offers->count || !lines.len) return;
    last_offer(f)->file = (FlFileEdit){.path = c->told.ignore_path,
                                       .text = lines_after(f->arena, c->told.ignore, lines),
                                       .is_new = !c->told.has_ignore};
}

Str fix_newline(const Fix *f)
{
    for (uint32_t i = 0; i < model_items(f->model)->count; i++) {
        Str text = items_at(model_items(f->model), i)->text;
        uint32_t lf = str_find_char(text, '\n');
        if (lf == STR_NONE) continue;
        return lf && text.ptr[lf - 1] == '\r' ? STR("\r\n") : STR("\n");
    }
    return STR("\n");
}
