// Hover on comments that silence rules: what the comment does, and what the rule at the cursor says.
#include "features/hover.h"
#include "fl_texts.h"

#define TEXTS hover_comment

// By what stands before the `=`.
static const WordInfo pragmas[] = {
    {"fairlead ignore", TEXT("silences these rules on the next instruction.")},
    {"fairlead stage-ignore", TEXT("silences these rules in the next stage.")},
    {"fairlead file-ignore", TEXT("silences these rules in the whole file.")},
    {"hadolint ignore", TEXT("silences these rules on the next line. Nothing may stand between.")},
    {"hadolint stage ignore",
     TEXT("silences these rules on the lines after the next one, up to the next FROM.")},
    {"hadolint global ignore", TEXT("silences these rules in the whole file.")},
    {"check", TEXT("tells the builder which of its checks to skip: for the next "
                   "instruction here, for the whole file as the first line.")},
};

const WordInfo *hover_pragmas(uint32_t *count)
{
    *count = ARRAY_LEN(pragmas);
    return pragmas;
}

static void put_codes(Hover *h, const FlRule *rule)
{
    Str codes = fl_rule_codes(rule), code = str_next_word(&codes);
    if (!code.len) return;
    page_gap(&h->page);
    page_say(&h->page, "In other tools: `%.*s`", STR_ARG(code));
    while ((code = str_next_word(&codes)).len) page_say(&h->page, ", `%.*s`", STR_ARG(code));
    page_text(&h->page, STR("."));
}

static bool is_id_char(char c)
{
    return char_is_word(c) || c == '-' || c == ':' || c == '/' || c == '.';
}

// Sets the place from bytes of the item's text.
static void hover_bytes(Hover *h, Span bytes)
{
    h->span = span_shift(bytes, items_mark(&h->doc->items, h->item).at);
}

bool hover_rule(Hover *h, Span line)
{
    Str text = str_cut(h->in->text, 0, line.end);
    uint32_t equals = str_find_char(str_skip(text, line.start), '=');
    if (equals == STR_NONE || h->byte <= line.start + equals) return false;
    Span id = {h->byte, h->byte};
    while (line.start + equals + 1 < id.start && is_id_char(text.ptr[id.start - 1])) id.start--;
    while (id.end < text.len && is_id_char(text.ptr[id.end])) id.end++;
    const FlRule *rule = id.start < id.end ? fl_rule(str_cut(text, id.start, id.end)) : NULL;
    if (!rule) return false;
    hover_bytes(h, id);
    page_say(&h->page, "**%.*s** (%.*s): ", STR_ARG(fl_rule_id(rule)),
             STR_ARG(hover_severity(rule->severity)));
    hover_rule_text(h, rule);
    put_codes(h, rule);
    return true;
}

// The comment's line in the item's text, from its `#`, without line end.
static Span comment_line(const Hover *h)
{
    Span line = {0, h->in->text.len};
    for (uint32_t i = 0; i < h->in->cut_count; i++) {
        Span cut = {h->in->cut[i].start, h->in->cut[i].end};
        if (span_has(cut, h->byte)) line = cut;
    }
    Str text = str_cut(h->in->text, line.start, line.end);
    uint32_t hash = str_find_char(text, '#');
    if (hash != STR_NONE) line.start += hash;
    while (line.start < line.end && (h->in->text.ptr[line.end - 1] == '\n' ||
                                     char_is_blank(h->in->text.ptr[line.end - 1]))) {
        line.end--;
    }
    return line;
}

// The text between `#` and `=`, with single blanks.
static Str pragma_head(Arena *a, Str comment)
{
    uint32_t equals = str_find_char(comment, '=');
    if (equals == STR_NONE) return (Str){0};
    Str words = str_cut(comment, 1, equals);
    Out head = out_on(a);
    for (Str word = str_next_word(&words); word.len; word = str_next_word(&words)) {
        if (head.len) out_char(&head, ' ');
        out_str(&head, word);
    }
    return out_done(&head);
}

bool hover_comment(Hover *h)
{
    Span line = comment_line(h);
    if (!span_has(line, h->byte)) return false;
    Str head = pragma_head(h->arena, str_cut(h->in->text, line.start, line.end));
    for (uint32_t i = 0; i < ARRAY_LEN(pragmas); i++) {
        if (!str_ieq(str_of_z(pragmas[i].name), head)) continue;
        if (hover_rule(h, line)) return true;
        hover_bytes(h, line);
        page_say(&h->page, "**# %s**: %.*s", pragmas[i].name,
                 STR_ARG(packed_text(h->arena, pragmas[i].text)));
        return true;
    }
    return false;
}
