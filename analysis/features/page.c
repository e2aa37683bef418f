// Writes Markdown and plain text in parallel.
#include "features/page.h"
#include "base/utf.h"

enum { CODE_MAX = 160 }; // maximum length of inline user text in bytes

void page_gap(Page *p)
{
    if (!p->markdown.len) return;
    out_z(&p->markdown, "\n\n");
    out_z(&p->plain, "\n\n");
}

void page_divide(Page *p)
{
    if (!p->markdown.len) return;
    out_z(&p->markdown, "\n\n---\n\n");
    out_z(&p->plain, "\n\n----\n\n");
}

void page_say(Page *p, const char *format, ...)
{
    Out said = out_on(p->markdown.arena);
    va_list args;
    va_start(args, format);
    out_vfmt(&said, format, args);
    va_end(args);
    page_text(p, out_done(&said));
}

// Writes the link that begins at `at` as `title (address)`; returns its end, or `at` if there is
// none.
static uint32_t plain_link(Out *plain, Str line, uint32_t at)
{
    Str rest = str_skip(line, at + 1);
    uint32_t middle = str_find(rest, STR("]("));
    if (middle == STR_NONE) return at;
    Str address = str_skip(rest, middle + 2);
    uint32_t close = str_find_char(address, ')');
    if (close == STR_NONE) return at;
    out_fmt(plain, "%.*s (%.*s)", STR_ARG(str_cut(rest, 0, middle)),
            STR_ARG(str_cut(address, 0, close)));
    return at + 1 + middle + 2 + close + 1;
}

// A line without Markdown; inline code is kept.
static void plain_line(Out *plain, Str line)
{
    bool is_code = false;
    for (uint32_t at = 0; at < line.len;) {
        char c = line.ptr[at];
        uint32_t next = at;
        if (c == '`') {
            is_code = !is_code;
            next = at + 1;
        } else if (!is_code && c == '*' && str_at(line, at + 1) == '*') {
            next = at + 2;
        } else if (!is_code && c == '[') {
            next = plain_link(plain, line, at);
        }
        if (next == at) out_char(plain, line.ptr[next++]);
        at = next;
    }
}

void page_text(Page *p, Str markdown)
{
    out_str(&p->markdown, markdown);
    bool is_fenced = false;
    Str line, rest = markdown;
    while (str_next_part(&rest, '\n', &line)) {
        bool is_last = line.ptr + line.len == markdown.ptr + markdown.len;
        if (str_starts_z(line, "```")) {
            is_fenced = !is_fenced;
            continue;
        }
        if (is_fenced) {
            out_fmt(&p->plain, "  %.*s", STR_ARG(line));
        } else {
            plain_line(&p->plain, line);
        }
        if (!is_last) out_char(&p->plain, '\n');
    }
}

// `raw` on one line, valid UTF-8, and shortened.
static Str shown(Arena *a, Str raw)
{
    Out o = out_on(a);
    for (uint32_t at = 0; at < raw.len;) {
        Rune r = utf_next(raw, at);
        if (CODE_MAX < o.len + r.len) {
            out_z(&o, "…");
            break;
        }
        if (!r.is_valid) {
            out_z(&o, "\xEF\xBF\xBD");
        } else if (r.value < 0x20 || r.value == 0x7F) {
            out_char(&o, ' ');
        } else {
            out_str(&o, str_cut(raw, at, at + r.len));
        }
        at += r.len;
    }
    return out_done(&o);
}

// The length of the longest run of back-quotes in `s`.
static uint32_t longest_quotes(Str s)
{
    uint32_t longest = 0, run = 0;
    for (uint32_t i = 0; i < s.len; i++) {
        run = s.ptr[i] == '`' ? run + 1 : 0;
        if (longest < run) longest = run;
    }
    return longest;
}

static void put_quotes(Out *o, uint32_t count)
{
    while (count--) out_char(o, '`');
}

void page_code(Page *p, Str raw)
{
    Str text = shown(p->markdown.arena, raw);
    out_str(&p->plain, text.len ? text : STR("\"\""));
    if (!str_trim(text).len) text = str_fmt(p->markdown.arena, "\"%.*s\"", STR_ARG(text));
    uint32_t quotes = longest_quotes(text) + 1;
    bool is_padded = text.ptr[0] == '`' || text.ptr[text.len - 1] == '`';
    put_quotes(&p->markdown, quotes);
    if (is_padded) out_char(&p->markdown, ' ');
    out_str(&p->markdown, text);
    if (is_padded) out_char(&p->markdown, ' ');
    put_quotes(&p->markdown, quotes);
}

void page_block(Page *p, Str code)
{
    uint32_t quotes = longest_quotes(code) + 1 < 3 ? 3 : longest_quotes(code) + 1;
    page_gap(p);
    put_quotes(&p->markdown, quotes);
    out_fmt(&p->markdown, "dockerfile\n%.*s\n", STR_ARG(code));
    put_quotes(&p->markdown, quotes);
    Str line;
    while (str_next_part(&code, '\n', &line)) {
        out_fmt(&p->plain, "  %.*s", STR_ARG(line));
        if (code.len) out_char(&p->plain, '\n');
    }
}

void page_link(Page *p, const char *title, Str url, const char *anchor)
{
    page_gap(p);
    out_fmt(&p->markdown, "[%s](%.*s%s)", title, STR_ARG(url), anchor);
    out_fmt(&p->plain, "%.*s%s", STR_ARG(url), anchor);
}
