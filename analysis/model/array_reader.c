#include "model/array_reader.h"
#include "base/hidden.h"
#include "base/utf.h"
#include "base/vec.h"

// ---- Characters ----

static QuoteClass quote_class(uint32_t value)
{
    switch (value) {
    case '"':
    case 0xab:
    case 0xbb:
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2033:
    case 0xff02: return QUOTE_DOUBLE;
    case '\'':
    case '`':
    case 0xb4:
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x2032:
    case 0xff07: return QUOTE_SINGLE;
    default: return QUOTE_NOT;
    }
}

QuoteClass array_quote_at(const ArrayReader *r, uint32_t at)
{
    return quote_class(utf_next(r->s, at).value);
}

uint32_t array_skip_blanks(const ArrayReader *r, uint32_t at)
{
    for (uint32_t len = 1; at < r->s.len && len; at += len)
        len = char_is_blank(r->s.ptr[at]) ? 1 : hidden_at(r->s, at);
    return at;
}

// Whether an element may end before `at`.
static bool is_separated(const ArrayReader *r, uint32_t at)
{
    at = array_skip_blanks(r, at);
    return r->s.len <= at || r->s.ptr[at] == ',' || r->s.ptr[at] == ']';
}

// ---- Faults and their repair ----

void array_fault(ArrayReader *r, NearJsonFault kind, uint32_t start, uint32_t end)
{
    if (r->out->fault != NEAR_JSON_NONE) return;
    r->out->fault = kind;
    r->out->place = (Span){start, end};
}

void array_edit(ArrayReader *r, uint32_t start, uint32_t end, Str with)
{
    NearJsonEdit e = {{start, end}, with};
    VEC_PUSH(r->a, &r->edits, e);
}

void array_skip_space(ArrayReader *r)
{
    uint32_t end = array_skip_blanks(r, r->at);
    while (r->at < end) {
        uint32_t len = hidden_at(r->s, r->at);
        bool is_space = len && rune_hidden(utf_next(r->s, r->at).value) == HIDDEN_SPACE;
        if (len) array_edit(r, r->at, r->at + len, is_space ? STR(" ") : STR(""));
        r->at += len ? len : 1;
    }
}

// ---- Strings ----

uint32_t array_string_end(const ArrayReader *r, uint32_t at)
{
    Rune open = utf_next(r->s, at);
    QuoteClass class = quote_class(open.value);
    bool is_ascii = open.value < 0x80;
    for (at += open.len; at < r->s.len;) {
        Rune c = utf_next(r->s, at);
        if (c.value == '\\' && open.value == '"') {
            at += 1 + utf_next(r->s, at + 1).len;
            continue;
        }
        bool is_quote = quote_class(c.value) == class;
        if (is_ascii && c.value == open.value) return at;
        if (is_quote && (!is_ascii || c.value >= 0x80) && is_separated(r, at + c.len)) return at;
        if (is_quote && !is_ascii && c.value != open.value && c.value != 0x2019) return at;
        at += c.len;
    }
    return STR_NONE;
}

static bool is_hex4(Str s, uint32_t at)
{
    for (uint32_t i = 0; i < 4; i++) {
        char c = char_lower(str_at(s, at + i));
        if (!char_is_digit(c) && (c < 'a' || 'f' < c)) return false;
    }
    return true;
}

// Whether the backslash at `at` starts a JSON escape.
static bool is_escape(const ArrayReader *r, uint32_t at)
{
    char c = str_at(r->s, at + 1);
    return c == 'u' ? is_hex4(r->s, at + 2) : c && str_has_char(STR("\"\\/bfnrt"), c);
}

static void mend_control(ArrayReader *r, uint32_t at)
{
    array_fault(r, NEAR_JSON_CONTROL, at, at + 1);
    r->is_asking = true;
    r->has_doubt |= r->s.ptr[at] != '\t';
    array_edit(r, at, at + 1, STR("\\t"));
}

// The offset of the first backslash that starts no JSON escape; STR_NONE when there is none.
static uint32_t find_bad_escape(const ArrayReader *r, uint32_t start, uint32_t end)
{
    for (uint32_t at = start; at < end; at++) {
        if (r->s.ptr[at] != '\\') continue;
        if (!is_escape(r, at)) return at;
        at++;
    }
    return STR_NONE;
}

static bool note_bad_escape(ArrayReader *r, uint32_t start, uint32_t end)
{
    uint32_t at = r->s.ptr[start - 1] == '"' ? find_bad_escape(r, start, end) : STR_NONE;
    if (at == STR_NONE || r->s.len <= at + 1) return false;
    array_fault(r, NEAR_JSON_ESCAPE, at, at + 1 + utf_next(r->s, at + 1).len);
    return true;
}

// Mends the content of a string in `"`. If one backslash starts no escape, all are taken literally.
static void mend_json_text(ArrayReader *r, uint32_t start, uint32_t end)
{
    bool is_literal = note_bad_escape(r, start, end);
    for (uint32_t at = start; at < end; at++) {
        char c = r->s.ptr[at], next = str_at(r->s, at + 1);
        if ((unsigned char)c < 0x20) mend_control(r, at);
        if (c != '\\') continue;
        bool is_pair = next == '\\' || next == '"';
        if (is_literal && !is_pair) {
            array_edit(r, at, at + 1, STR("\\\\"));
            r->is_asking = true;
            // Unclear whether the backslash was meant to escape the next character or to stand for
            // itself.
            r->has_doubt |= !char_is_word(next) && next != '.';
        }
        at += is_pair;
    }
}

// Mends the content of a string in other quotes, where no character has a special meaning.
static void mend_other_text(ArrayReader *r, uint32_t start, uint32_t end)
{
    for (uint32_t at = start; at < end;) {
        Rune c = utf_next(r->s, at);
        if (c.value < 0x20) mend_control(r, at);
        if (c.value == '\\' || c.value == '"') array_edit(r, at, at, STR("\\"));
        r->is_asking |= c.value == '\\' || c.value == '$' || quote_class(c.value) != QUOTE_NOT;
        at += c.len;
    }
}

// Reads a string whose quote is not closed. If it holds all the rest but the `]`, the quote is
// closed before that.
static void read_open_string(ArrayReader *r)
{
    uint32_t start = r->at, end = r->s.len;
    note_bad_escape(r, start + 1, end);
    array_fault(r, NEAR_JSON_QUOTE_OPEN, start, start + utf_next(r->s, start).len);
    Str text = str_cut(r->s, start + 1, end);
    bool is_one_word = str_ends_z(text, "]") && r->s.ptr[start] == '"';
    for (uint32_t i = 0; i < text.len && is_one_word; i++)
        is_one_word = !char_is_blank(text.ptr[i]) && !str_has_char(STR("\"',\\"), text.ptr[i]);
    r->at = is_one_word ? end - 1 : end;
    if (is_one_word) array_edit(r, r->at, r->at, STR("\""));
    r->is_asking = true;
    r->has_doubt |= !is_one_word;
}

void array_read_string(ArrayReader *r)
{
    uint32_t start = r->at, width = utf_next(r->s, start).len, end = array_string_end(r, start);
    if (end == STR_NONE) {
        read_open_string(r);
        return;
    }
    uint32_t last = utf_next(r->s, end).len;
    bool is_json = r->s.ptr[start] == '"' && r->s.ptr[end] == '"';
    r->at = end + last;
    if (!is_json) array_fault(r, NEAR_JSON_QUOTE, start, r->at);
    if (r->s.ptr[start] != '"') array_edit(r, start, start + width, STR("\""));
    r->has_doubt |= r->s.ptr[start] == '`'; // may be a command substitution
    if (r->s.ptr[start] == '"')
        mend_json_text(r, start + 1, end);
    else
        mend_other_text(r, start + width, end);
    if (r->s.ptr[end] != '"') array_edit(r, end, end + last, STR("\""));
    if (!r->count) r->is_first_quoted = true;
}

// ---- Words ----

void array_read_bare(ArrayReader *r)
{
    uint32_t start = r->at;
    while (r->at < r->s.len && !char_is_blank(r->s.ptr[r->at]) && !hidden_at(r->s, r->at) &&
           r->s.ptr[r->at] != ',' && r->s.ptr[r->at] != ']') {
        bool is_plain = array_quote_at(r, r->at) == QUOTE_NOT &&
                        !str_has_char(STR("\\[{}()`;|&<>*?!"), r->s.ptr[r->at]);
        r->has_doubt |= !is_plain;
        r->at += utf_next(r->s, r->at).len;
    }
    r->bare++;
    r->is_asking = true;
    array_fault(r, NEAR_JSON_BARE, start, r->at);
    array_edit(r, start, start, STR("\""));
    array_edit(r, r->at, r->at, STR("\""));
}

// ---- The array ----

static bool is_operator(Str word)
{
    return str_is_one_of(word, STR("= == != =~ < > \\< \\> -eq -ne -lt -le -gt -ge -nt -ot -ef -o "
                                   "-a"));
}

// Notes a comparison operator, in quotes or not, with no comma on either side.
static void note_operator(ArrayReader *r, Span element, bool follows_comma)
{
    Str word = str_cut(r->s, element.start, element.end);
    bool is_quoted = 2 < word.len && quote_class((unsigned char)word.ptr[0]) != QUOTE_NOT;
    if (is_quoted) word = str_cut(word, 1, word.len - 1);
    bool is_alone = !follows_comma && str_at(r->s, array_skip_blanks(r, r->at)) != ',';
    r->has_operator |= is_alone && is_operator(word);
}

static void read_element(ArrayReader *r, uint32_t previous, bool is_parted)
{
    if (!is_parted) {
        uint32_t end = is_separated(r, r->at) ? r->at : r->at + 1;
        array_fault(r, NEAR_JSON_COMMA_MISSING, r->at, end);
        array_edit(r, previous, previous, STR(","));
        r->is_asking = true;
        r->has_doubt |= previous == r->at;
    }
    uint32_t start = r->at;
    if (array_quote_at(r, r->at) != QUOTE_NOT)
        array_read_string(r);
    else
        array_read_bare(r);
    if (!is_parted && r->out->place.start == start) r->out->place.end = r->at;
    r->last = (Span){start, r->at};
    note_operator(r, r->last, r->count && is_parted);
    if (!r->count++) r->first = r->last;
}

// Reads a comma: the one after an element, or one too many.
static void read_comma(ArrayReader *r, bool is_parted)
{
    uint32_t at = r->at++;
    if (!is_parted) {
        r->commas++;
        return;
    }
    array_fault(r, NEAR_JSON_COMMA_MORE, at, at + 1);
    array_edit(r, at, at + 1, STR(""));
    r->is_asking = true;
}

void array_drop_last_comma(ArrayReader *r, uint32_t comma)
{
    array_fault(r, NEAR_JSON_COMMA_LAST, comma, comma + 1);
    array_edit(r, comma, comma + 1, STR(""));
    // Keeps the edits sorted by offset: spaces after the comma may have been edited already.
    for (uint32_t i = r->edits.count - 1; i && comma < r->edits.item[i - 1].span.start; i--) {
        NearJsonEdit swap = r->edits.item[i];
        r->edits.item[i] = r->edits.item[i - 1];
        r->edits.item[i - 1] = swap;
    }
}

static void read_close(ArrayReader *r, uint32_t comma)
{
    r->is_closed = r->at < r->s.len;
    if (!r->is_closed) {
        Span last = r->count ? r->last : (Span){r->open - 1, r->open};
        array_fault(r, NEAR_JSON_BRACKET_MISSING, last.start, last.end);
        r->is_asking = true;
    }
    if (comma != STR_NONE) array_drop_last_comma(r, comma);
    if (r->is_closed)
        r->at++;
    else
        array_edit(r, r->s.len, r->s.len, STR("]"));
}

static void read_rest(ArrayReader *r)
{
    uint32_t end = r->s.len;
    r->close = r->at;
    r->rest = array_skip_blanks(r, r->close);
    if (!r->is_closed || r->rest == end) return;
    Str text = str_cut(r->s, r->rest, end);
    bool is_comment = text.ptr[0] == '#', is_stray = true;
    for (uint32_t i = 0; i < text.len; i++) is_stray &= str_has_char(STR("],;"), text.ptr[i]);
    array_fault(r, is_comment ? NEAR_JSON_COMMENT_AFTER : NEAR_JSON_TEXT_AFTER, r->rest, end);
    r->is_asking = true;
    r->has_doubt |= !is_comment && !is_stray;
    if (is_comment) r->out->comment = (Span){r->rest, end};
    array_edit(r, r->close, end, STR(""));
}

void array_read(ArrayReader *r)
{
    uint32_t previous = ++r->at, comma = STR_NONE;
    r->open = r->at;
    for (bool is_parted = true;;) {
        array_skip_space(r);
        if (r->s.len <= r->at || r->s.ptr[r->at] == ']') break;
        if (r->s.ptr[r->at] == ',') {
            if (!is_parted) comma = r->at;
            read_comma(r, is_parted);
            is_parted = true;
            continue;
        }
        read_element(r, previous, is_parted);
        previous = r->at;
        comma = STR_NONE;
        is_parted = false;
    }
    read_close(r, comma);
    read_rest(r);
}
