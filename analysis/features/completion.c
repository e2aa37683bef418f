// Completion: finds the place of the cursor, calls the functions that add candidates, and sorts the
// list.
#include "features/completion.h"
#include "base/vec.h"

// ---- The list ----

// Whether a word of the label begins at `at`.
static bool begins_word(Str label, uint32_t at)
{
    return !at || !char_is_word(label.ptr[at - 1]) || !char_is_word(label.ptr[at]);
}

// Whether `typed` is a subsequence of `label`, in any case, whose first letter begins a word.
static bool can_become(Str typed, Str label)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < label.len && at < typed.len; i++) {
        if (char_lower(label.ptr[i]) != char_lower(typed.ptr[at])) continue;
        if (at || begins_word(label, i)) at++;
    }
    return at == typed.len;
}

Str plain_words(Arena *a, Str text)
{
    Out out = out_on(a);
    for (uint32_t i = 0; i < text.len; i++)
        if (text.ptr[i] != '`') out_char(&out, text.ptr[i]);
    return out_done(&out);
}

bool complete_fits(const Completer *c, Str label)
{
    return can_become(c->typed, label);
}

void complete_add(Completer *c, Rank rank, FlCompletion item)
{
    enum { RANKS = RANK_LAST + 1 };
    if (!can_become(c->typed, item.label)) return;
    if (!item.text.len) item.text = item.label;
    uint32_t order = rank + (str_istarts(item.label, c->typed) ? 0 : RANKS);
    Candidate candidate = {item, order};
    VEC_PUSH(c->h.arena, &c->list, candidate);
}

void complete_words(Completer *c, const WordInfo *word, uint32_t count, Str topic, Str commit)
{
    for (uint32_t i = 0; i < count; i++) {
        Str name = str_of_z(word[i].name);
        FlCompletion item = {.label = name, .kind = FL_COMPLETES_VALUE, .commit = commit};
        item.topic = str_fmt(c->h.arena, "%.*s %.*s", STR_ARG(topic), STR_ARG(name));
        complete_add(c, RANK_USUAL, item);
    }
}

// Sorts by rank, prefix matches first, else in the order of adding.
static FlCompletions sorted(Completer *c)
{
    enum { ORDERS = 2 * (RANK_LAST + 1) };
    FlCompletion *item = arena_new(c->h.arena, FlCompletion, c->list.count + 1);
    uint32_t count = 0;
    for (uint32_t order = 0; order < ORDERS; order++)
        for (uint32_t i = 0; i < c->list.count; i++)
            if (c->list.item[i].order == order) item[count++] = c->list.item[i].completion;
    return (FlCompletions){item, count, c->at_word, c->at_typed, c->is_partial};
}

// ---- The word ----

static bool ends_word(char c, Str ends)
{
    return char_is_blank(c) || c == '\n' || str_has_char(ends, c);
}

uint32_t complete_start(const Completer *c, Str ends)
{
    uint32_t at = c->h.at;
    while (0 < at && !ends_word(c->h.in->joined.ptr[at - 1], ends)) at--;
    return at;
}

// `start` and `end` are bytes of the item's text. If nothing is typed nothing is replaced, except
// an existing value.
static void set_word(Completer *c, uint32_t start, uint32_t end)
{
    uint32_t base = items_mark(&c->h.doc->items, c->h.item).at;
    if (end < c->h.byte || (start == c->h.byte && !c->is_value)) end = c->h.byte;
    c->typed = str_cut(c->h.in->text, start, c->h.byte);
    c->at_typed = span_shift((Span){start, c->h.byte}, base);
    c->at_word = span_shift((Span){start, end}, base);
}

void complete_bytes(Completer *c, uint32_t start, Str ends)
{
    Str text = c->h.in->text;
    uint32_t end = c->h.byte;
    while (end < text.len && !ends_word(text.ptr[end], ends)) end++;
    set_word(c, start, end);
}

void complete_from(Completer *c, uint32_t start, Str ends)
{
    Str text = c->h.in->joined;
    uint32_t end = c->h.at, byte = c->h.byte;
    while (end < text.len && !ends_word(text.ptr[end], ends)) end++;
    // The replaced range stays on the cursor's line.
    uint32_t last = instr_end_byte(c->h.in, end);
    if (str_has_char(str_cut(c->h.in->text, byte, last), '\n')) last = byte;
    set_word(c, start == c->h.at ? byte : instr_start_byte(c->h.in, start), last);
}

// A word begun on another line cannot be replaced.
static bool is_on_one_line(const Completer *c)
{
    return !str_has_char(c->typed, '\n');
}

// ---- The place ----

const Stage *complete_stage(const Completer *c)
{
    uint32_t step = c->h.step;
    if (step == NO_STEP) step = step_from_item(c->h.model, c->h.item + c->is_behind);
    if (c->h.step == NO_STEP) step = step ? step - 1 : NO_STEP;
    return step == NO_STEP ? NULL : stage_of(c->h.model, step);
}

const BaseInfo *complete_base(const Completer *c, Str *tag)
{
    const Stage *stage = complete_stage(c);
    const Stage *root = stage ? stage_root(c->h.model, stage) : NULL;
    const ImageRef *image = root ? stage_image(c->h.model, root) : NULL;
    *tag = STR("");
    if (!image || !image->is_valid) return NULL;
    *tag = image->tag;
    Str official = image_official(image);
    return base_info(official.len ? official : image->name);
}

// The heredoc whose body contains the cursor, also on its last line or when it is not closed; or
// NULL.
static const Heredoc *body_at(const Completer *c)
{
    for (uint32_t i = 0; i < c->h.in->heredoc_count; i++) {
        const Heredoc *heredoc = &c->h.in->heredoc[i];
        bool is_unclosed = heredoc->delimiter.end <= heredoc->delimiter.start;
        bool has_no_line = heredoc->body.start <= c->h.in->logical; // the file ends before the body
        if (c->h.at < heredoc->body.start || has_no_line) continue;
        if (c->h.at <= heredoc->delimiter.end || is_unclosed) return heredoc;
    }
    return NULL;
}

// Counts the words between the flags and the word at the cursor.
static void read_before(Completer *c, uint32_t start)
{
    c->is_flags = true;
    Str rest = c->before;
    uint32_t typed = c->h.at - start;
    rest.len -= typed < rest.len ? typed : rest.len;
    for (Str word = str_next_word(&rest); word.len; word = str_next_word(&rest)) {
        if (c->is_flags && str_starts_z(word, "--")) continue;
        c->is_flags = false;
        c->word++;
    }
}

static void complete_word(Completer *c)
{
    uint32_t start = complete_start(c, STR(""));
    read_before(c, start);
    Str word = str_cut(c->h.in->joined, start, c->h.at);
    uint32_t equals = str_find_char(word, '=');
    if (c->is_flags && str_starts_z(word, "--") && equals != STR_NONE) {
        complete_flag_value(c, str_cut(word, 2, equals), start + equals + 1);
        return;
    }
    c->is_value = c->h.in->kind == K_STOPSIGNAL || c->h.in->kind == K_USER ||
                  c->h.in->kind == K_EXPOSE; // kinds with one text, or with short values
    complete_from(c, start, STR(""));
    if (c->is_flags) complete_flag(c);
    if (str_starts_z(word, "-") && c->is_flags) return;
    complete_arguments(c);
}

// Finds the innermost trigger whose arguments contain the cursor.
static void enter_trigger(Hover *h)
{
    while (h->in->trigger && h->in->trigger->node[0].start <= h->at) {
        h->in = h->in->trigger;
        h->in_onbuild = true;
    }
}

static void complete_in_instruction(Completer *c)
{
    Hover *h = &c->h;
    enter_trigger(h);
    const Node *keyword = instr_keyword(h->in);
    const Heredoc *body = body_at(c);
    if (body) {
        if (!complete_variable(c)) complete_script_lines(c, body);
        return;
    }
    if (!keyword || h->at <= keyword->end) {
        complete_from(c, keyword && keyword->start < h->at ? keyword->start : h->at, STR(""));
        complete_keyword(c);
        return;
    }
    if (h->in->logical < h->at) return;
    c->before = str_cut(h->in->joined, keyword->end, h->at);
    if (complete_variable(c)) return;
    if (h->in->kind == K_ONBUILD) {
        uint32_t start = complete_start(c, STR(""));
        complete_from(c, start, STR(""));
        h->in_onbuild = true;
        if (!str_trim(str_cut(h->in->joined, keyword->end, start)).len) complete_keyword(c);
        return;
    }
    if (instr_is_instruction(h->in) && h->in->kind != K_UNKNOWN) complete_word(c);
}

// The cut at the cursor, or NULL. Right before a `\` and on an empty line the cursor counts as in
// the instruction.
static const Cut *cut_at(const Completer *c)
{
    const Instr *in = c->h.in;
    for (uint32_t i = 0; i < in->cut_count; i++) {
        const Cut *cut = &in->cut[i];
        bool is_last = cut->end == in->text.len && in->text.ptr[cut->end - 1] != '\n';
        bool is_in = cut->start <= c->h.byte && (c->h.byte < cut->end || is_last);
        bool is_before = cut->kind == CUT_CONTINUATION && c->h.byte == cut->start;
        if (is_in && c->h.byte <= cut->end) return is_before || cut->kind == CUT_EMPTY ? NULL : cut;
    }
    return NULL;
}

// Whether an instruction is still open behind the last line end.
static bool is_open(const Instr *in)
{
    if (in->cut_count && in->cut[in->cut_count - 1].end == in->text.len) return true;
    for (uint32_t i = 0; i < in->heredoc_count; i++)
        if (in->heredoc[i].delimiter.end <= in->heredoc[i].delimiter.start) return true;
    return false;
}

static bool is_new_line(const Completer *c)
{
    const Instr *in = c->h.in;
    if (!in) return true;
    if (in->kind == K_BLANK) return true;
    if (in->kind == K_BOM) return c->h.byte == in->text.len;
    return c->h.byte == in->text.len && str_ends_z(in->text, "\n") && !is_open(in);
}

static void complete_on_line(Completer *c)
{
    static const Instr nothing = {.kind = K_BLANK, .text = STR_INIT("")};
    if (!c->h.in) c->h.in = &nothing;
    c->is_behind = c->h.in->kind != K_BLANK || c->h.in == &nothing;
    c->h.step = NO_STEP;
    if (c->h.doc->items.count)
        set_word(c, c->h.byte, c->h.byte);
    else
        c->at_word = c->at_typed = (Span){0};
    complete_keyword(c);
    complete_directives(c);
}

static void complete_in_item(Completer *c)
{
    const Instr *in = c->h.in;
    const Cut *cut = cut_at(c);
    bool is_comment = cut && cut->kind == CUT_COMMENT;
    if (is_comment || in->kind == K_COMMENT || in->kind == K_DIRECTIVE)
        complete_comment(c);
    else if (!cut && instr_is_instruction(in))
        complete_in_instruction(c);
}

static Completer place_at(Arena *a, FlDoc *doc, uint32_t at)
{
    Completer c = {.h = {.arena = a, .doc = doc, .model = doc_model(doc), .step = NO_STEP}};
    if (!doc->items.count) return c;
    c.h.item = items_find(&doc->items, at);
    c.h.in = items_at(&doc->items, c.h.item);
    c.h.step = step_at_item(c.h.model, c.h.item);
    c.h.byte = at - items_mark(&doc->items, c.h.item).at;
    c.h.at = instr_joined_at(c.h.in, c.h.byte);
    return c;
}

// While the keyword of a trigger is being typed, it is parsed as an argument of ONBUILD.
static void enter_arguments(Hover *h)
{
    while (h->in->trigger && instr_keyword(h->in->trigger)->end < h->at) {
        h->in = h->in->trigger;
        h->in_onbuild = true;
    }
}

bool complete_in_arguments(Completer *c, Arena *a, FlDoc *doc, uint32_t at)
{
    *c = place_at(a, doc, at);
    if (is_new_line(c) || K_UNKNOWN <= c->h.in->kind || cut_at(c) || body_at(c)) return false;
    enter_arguments(&c->h);
    const Node *keyword = instr_keyword(c->h.in);
    if (!keyword || c->h.at <= keyword->end || c->h.in->logical < c->h.at) return false;
    c->before = str_cut(c->h.in->joined, keyword->end, c->h.at);
    read_before(c, complete_start(c, STR("")));
    return true;
}

FlCompletions fl_complete(Arena *a, FlDoc *doc, uint32_t at)
{
    Completer c = place_at(a, doc, at);
    if (is_new_line(&c))
        complete_on_line(&c);
    else
        complete_in_item(&c);
    return is_on_one_line(&c) ? sorted(&c) : (FlCompletions){0};
}
