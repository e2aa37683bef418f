// Reading and writing of marked texts.
#include "marks.h"
#include "base/utf.h"

static const Str CURSOR = STR_INIT("<|>");
static const Str BOM = STR_INIT("\xEF\xBB\xBF");

static bool has_word(Str words, Str word)
{
    while (words.len)
        if (str_eq(str_next_word(&words), word)) return true;
    return false;
}

// The number of backslashes before a ^ that begins the line, or STR_NONE.
static uint32_t escapes(Str line)
{
    uint32_t at = 0, n = 0;
    while (char_is_blank(str_at(line, at))) at++;
    while (str_at(line, at + n) == '\\') n++;
    return str_at(line, at + n) == '^' ? n : STR_NONE;
}

static int hex_digit(char c)
{
    if (char_is_digit(c)) return c - '0';
    return 'A' <= c && c <= 'F' ? c - 'A' + 10 : -1;
}

// The length of <HH> or <HH*N> at the start of `s`; 0 if there is none.
static uint32_t read_byte(Str s, char *byte, uint32_t *times)
{
    int high = hex_digit(str_at(s, 1)), low = hex_digit(str_at(s, 2));
    uint32_t end = str_find_char(s, '>');
    if (str_at(s, 0) != '<' || high < 0 || low < 0 || end == STR_NONE) return 0;
    *byte = (char)(high * 16 + low);
    *times = 1;
    if (end == 3) return 4;
    if (str_at(s, 3) != '*' || !str_number(str_cut(s, 4, end), times)) return 0;
    return end + 1;
}

static Str decode_bytes(Arena *a, Str text)
{
    Out out = out_on(a);
    for (uint32_t at = 0; at < text.len;) {
        char byte = 0;
        uint32_t times = 0, len = read_byte(str_skip(text, at), &byte, &times);
        for (uint32_t i = 0; i < times && len; i++) out_char(&out, byte);
        if (len == 0) out_char(&out, text.ptr[at]);
        at += len ? len : 1;
    }
    return out_done(&out);
}

static void write_line(Out *out, Marked *m, Str line, bool is_crlf)
{
    uint32_t cut = escapes(line);
    if (cut != STR_NONE) {
        uint32_t hat = str_find_char(line, '^');
        out_str(out, str_cut(line, 0, hat - 1));
        line = str_skip(line, hat);
    }
    uint32_t cursor = str_find(line, CURSOR);
    if (cursor != STR_NONE) {
        m->cursor = out->len + cursor;
        out_str(out, str_cut(line, 0, cursor));
        line = str_skip(line, cursor + CURSOR.len);
    }
    out_str(out, line);
    out_str(out, is_crlf ? STR("\r\n") : STR("\n"));
}

Marked marks_read(Arena *a, Str text, Str args)
{
    Marked m = {.cursor = STR_NONE};
    Str input = text;
    Out out = out_on(a);
    if (has_word(args, STR("bom"))) out_str(&out, BOM);
    Str line;
    bool is_crlf = has_word(args, STR("crlf"));
    bool has_lines = 0 < text.len;
    if (str_ends(text, STR("\n"))) text.len--;
    while (has_lines && str_next_part(&text, '\n', &line)) {
        if (escapes(line) == 0)
            m.has_carets = true;
        else
            write_line(&out, &m, line, is_crlf);
    }
    m.text = out_done(&out);
    if (has_word(args, STR("no-newline")) && m.text.len) m.text.len -= is_crlf ? 2 : 1;
    bool has_bytes = has_word(args, STR("bytes"));
    if (has_bytes) m.text = decode_bytes(a, m.text);
    m.shown = has_bytes ? decode_bytes(a, input) : input;
    return m;
}

static void write_times(Out *out, char c, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) out_char(out, c);
}

// The carets of one finding in the line at `start`.
static void write_carets(Out *out, Str line, uint32_t start, const FlFinding *f)
{
    uint32_t end = f->span.end < start + line.len ? f->span.end : start + line.len;
    Str before = str_cut(line, 0, f->span.start - start);
    Str under = str_cut(line, f->span.start - start, end < f->span.start ? 0 : end - start);
    uint32_t width = utf_count32(under);
    write_times(out, ' ', utf_count32(before));
    write_times(out, '^', width ? width : 1);
    out_fmt(out, " %.*s\n", STR_ARG(f->message));
}

static void write_source(Out *out, Str line, uint32_t start, uint32_t cursor)
{
    if (escapes(line) != STR_NONE) {
        uint32_t hat = str_find_char(line, '^');
        out_fmt(out, "%.*s\\", STR_ARG(str_cut(line, 0, hat)));
        line = str_skip(line, hat);
        start += hat;
    }
    if (start <= cursor && cursor <= start + line.len) {
        out_str(out, str_cut(line, 0, cursor - start));
        out_str(out, CURSOR);
        line = str_skip(line, cursor - start);
    }
    out_str(out, line);
    out_char(out, '\n');
}

Str marks_write(Arena *a, const FlDoc *doc, FlFindings findings, uint32_t cursor)
{
    Out out = out_on(a);
    Str text = fl_text(a, doc), line;
    uint32_t at = str_starts(text, BOM) ? BOM.len : 0, next = 0;
    Str rest = str_skip(text, at);
    bool has_lines = 0 < rest.len;
    if (str_ends(rest, STR("\n"))) rest.len--;
    while (has_lines && str_next_part(&rest, '\n', &line)) {
        uint32_t after = at + line.len + 1;
        while (str_ends(line, STR("\r"))) line.len--;
        write_source(&out, line, at, cursor);
        for (; next < findings.count && findings.item[next].span.start < after; next++)
            write_carets(&out, line, at, &findings.item[next]);
        at = after;
    }
    for (; next < findings.count; next++)
        out_fmt(&out, "^ %.*s\n", STR_ARG(findings.item[next].message));
    return out_done(&out);
}
