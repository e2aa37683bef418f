// Physical lines to one logical line (language.md 5), and the heredoc bodies behind it (language.md 8.4).
#include "syntax/logical.h"
#include "base/utf.h"
#include "base/vec.h"
#include "syntax/walk.h"
#include <string.h>

enum {
    UNCLOSED_MAX = 16, // number of unclosed heredocs beyond which a search for an end is limited
    UNCLOSED_SEARCH = 1 << 10, // bytes
};

typedef struct Reader {
    Arena *scratch;
    Str text;
    bool is_end;
    char escape;
    uint32_t at;        // start of the next line
    uint32_t lines;     // line feeds before it
    char *joined;       // NULL: nothing was cut yet
    uint32_t len, room; // of `joined`
    struct {
        Cut *item;
        uint32_t count, room;
    } cuts;
} Reader;

// One physical line: content without CR and LF at its end, and where the next one starts.
typedef struct Line {
    uint32_t start, content_end, next;
} Line;

typedef enum Got { GOT_LINE, GOT_END, NEED_MORE } Got;

static Got read_line(const Reader *r, uint32_t at, Line *out)
{
    if (at == r->text.len) return r->is_end ? GOT_END : NEED_MORE;
    const char *feed = memchr(r->text.ptr + at, '\n', r->text.len - at);
    if (!feed && !r->is_end) return NEED_MORE;
    uint32_t end = feed ? (uint32_t)(feed - r->text.ptr) : r->text.len;
    *out = (Line){at, end, feed ? end + 1 : end};
    while (at < out->content_end && r->text.ptr[out->content_end - 1] == '\r') out->content_end--;
    return GOT_LINE;
}

static void take_line(Reader *r, const Line *line)
{
    r->at = line->next;
    r->lines += r->text.ptr[line->next - 1] == '\n';
}

static void append(Reader *r, uint32_t start, uint32_t end)
{
    uint32_t more = end - start;
    if (r->room - r->len < more) {
        uint32_t room = (r->len + more) * 2;
        r->joined = arena_grow(r->scratch, r->joined, r->room, room);
        r->room = room;
    }
    memcpy(r->joined + r->len, r->text.ptr + start, more);
    r->len += more;
}

// Appends [start, end) to the joined text, which is only copied once something was cut.
static void keep(Reader *r, uint32_t start, uint32_t end)
{
    if (r->cuts.count) append(r, start, end);
}

static void cut(Reader *r, CutKind kind, uint32_t start, uint32_t end)
{
    if (r->cuts.count == 0) {
        r->room = start + 256;
        r->joined = arena_take(r->scratch, r->room);
        append(r, 0, start);
    }
    Cut c = {r->len, start, end, kind};
    VEC_PUSH(r->scratch, &r->cuts, c);
}

// The end of a line's content before its continuation: an escape character with only blanks and
// tabs behind it, and no escape character before it (language.md 5.2). The end of the content when
// the line is not continued. `from`: where the content begins.
static uint32_t continuation_at(const Reader *r, uint32_t from, uint32_t end)
{
    uint32_t at = end;
    while (from < at && (r->text.ptr[at - 1] == ' ' || r->text.ptr[at - 1] == '\t')) at--;
    if (at == from || r->text.ptr[at - 1] != r->escape) return end;
    at--;
    return from < at && r->text.ptr[at - 1] == r->escape ? end : at;
}

static uint32_t skip_space(const Reader *r, uint32_t at, uint32_t end)
{
    while (at < end && r->text.ptr[at] == ' ') at++;
    if (at < end && ' ' < r->text.ptr[at]) return at; // fast path
    return utf_skip_space(str_cut(r->text, 0, end), at);
}

// Reads the lines behind a continuation. Sets the end of the logical line and its line end; false
// when more bytes are needed.
static bool read_continued(Reader *r, Logical *out)
{
    for (;;) {
        Line line;
        Got got = read_line(r, r->at, &line);
        if (got == NEED_MORE) return false;
        if (got == GOT_END) break;
        take_line(r, &line);
        uint32_t first = skip_space(r, line.start, line.content_end);
        if (first == line.content_end || r->text.ptr[first] == '#') {
            cut(r, first == line.content_end ? CUT_EMPTY : CUT_COMMENT, line.start, line.next);
            continue;
        }
        uint32_t stop = continuation_at(r, line.start, line.content_end);
        keep(r, line.start, stop);
        if (stop == line.content_end) {
            out->logical = r->len;
            keep(r, line.content_end, line.next);
            out->line_end = r->len;
            return true;
        }
        cut(r, CUT_CONTINUATION, stop, line.next);
    }
    out->logical = out->line_end = r->len;
    return true;
}

// Reads the logical line, without heredocs. Not for comments and blank lines.
static bool read_logical_line(Reader *r, const Line *first, Logical *out)
{
    uint32_t stop = continuation_at(r, out->indent, first->content_end);
    if (stop == first->content_end) {
        out->logical = first->content_end;
        out->line_end = first->next;
        return true;
    }
    cut(r, CUT_CONTINUATION, stop, first->next);
    return read_continued(r, out);
}

// Whether the instruction may have heredocs: ADD, COPY, RUN, also in an ONBUILD; not in exec form.
static bool takes_heredocs(Reader *r, Str joined, uint32_t at, uint32_t end)
{
    Builder b = {.scratch = r->scratch, .joined = joined, .escape = r->escape};
    for (uint32_t level = 0; level < 2; level++) {
        at = utf_skip_space(str_cut(joined, 0, end), at);
        uint32_t stop = at;
        while (stop < end && !char_is_blank(joined.ptr[stop])) stop++;
        InstrKind kind = keyword_kind(str_cut(joined, at, stop));
        at = utf_skip_space(str_cut(joined, 0, end), parse_flags(&b, stop, end));
        if (kind == K_ADD || kind == K_COPY || kind == K_RUN) return !parse_json(&b, at, end);
        if (kind != K_ONBUILD) break;
    }
    return false;
}

static bool is_keyword_line(Str line)
{
    uint32_t end = 0;
    while ('A' <= str_at(line, end) && str_at(line, end) <= 'Z') end++;
    return char_is_blank(str_at(line, end)) && keyword_kind(str_cut(line, 0, end)) != K_UNKNOWN;
}

static bool is_delimiter(const Reader *r, const Line *line, const Heredoc *h)
{
    Str s = str_cut(r->text, line->start, line->content_end);
    while (h->is_chomped && str_at(s, 0) == '\t') s = str_skip(s, 1);
    return str_eq(s, h->name);
}

// We end an unclosed body before the next line that begins with an instruction in upper case, so
// that the rest of the file keeps its findings while a heredoc is being typed.
static void read_unclosed(Reader *r, Heredoc *h, uint32_t from)
{
    Line line;
    r->at = from;
    while (read_line(r, r->at, &line) == GOT_LINE) {
        if (is_keyword_line(str_cut(r->text, line.start, line.content_end))) break;
        r->at = line.next;
    }
    h->body = (Span){from, r->at};
    h->delimiter = (Span){r->at, r->at};
}

typedef enum Found { FOUND, FOUND_NOT, FOUND_MORE_NEEDED } Found;

// Reads one body at r->at; spans are bytes of the text.
static Found read_body(Reader *r, Heredoc *h, ParseState before)
{
    uint32_t from = r->at;
    uint32_t limit = before.unclosed < UNCLOSED_MAX ? UINT32_MAX : UNCLOSED_SEARCH;
    Line line;
    for (uint32_t at = from; at - from < limit; at = line.next) {
        Got got = read_line(r, at, &line);
        if (got == NEED_MORE) return FOUND_MORE_NEEDED;
        if (got == GOT_END) break;
        if (!is_delimiter(r, &line, h)) continue;
        h->body = (Span){from, line.start};
        h->delimiter = (Span){line.start, line.next};
        r->at = line.next;
        return FOUND;
    }
    read_unclosed(r, h, from);
    return FOUND_NOT;
}

// Reads all bodies. False when more bytes are needed.
static bool read_heredocs(Reader *r, ParseState before, Str joined, Logical *out)
{
    Str line = str_cut(joined, out->indent, out->logical);
    if (!str_has_char(line, '<') || !str_has_z(line, "<<")) return true;
    if (!takes_heredocs(r, joined, out->indent, out->logical)) return true;
    HeredocWords words = heredoc_words(r->scratch, line);
    if (words.has_bad) {
        out->has_bad = true;
        out->bad = span_shift(words.bad, out->indent);
        return true;
    }
    if (words.count == 0) return true;

    Heredoc *heredoc = arena_new(r->scratch, Heredoc, words.count);
    uint32_t shift =
        r->at - out->line_end; // text offset minus joined offset, behind the logical line
    for (uint32_t i = 0; i < words.count; i++) {
        HeredocWord w = words.item[i];
        Heredoc *h = &heredoc[i];
        *h = (Heredoc){span_shift(words.span[i], out->indent),
                       {0, 0},
                       {0, 0},
                       w.name,
                       w.fd,
                       w.is_expanded,
                       w.is_chomped};
        Found found = out->is_unclosed ? FOUND_NOT : read_body(r, h, before);
        if (found == FOUND_MORE_NEEDED) return false;
        if (out->is_unclosed) h->body = h->delimiter = (Span){r->at, r->at};
        if (found == FOUND_NOT) out->is_unclosed = true;
        h->body = (Span){h->body.start - shift, h->body.end - shift};
        h->delimiter = (Span){h->delimiter.start - shift, h->delimiter.end - shift};
    }
    out->heredoc = heredoc;
    out->heredoc_count = words.count;
    return true;
}

// The kind of a line: blank, comment, directive or instruction (K_UNKNOWN); sets its indent.
static InstrKind line_kind(const Reader *r, const Line *line, ParseState before, Logical *out)
{
    uint32_t first = skip_space(r, line->start, line->content_end);
    if (first == line->content_end) return K_BLANK;
    if (r->text.ptr[first] != '#') {
        out->indent = first;
        return K_UNKNOWN;
    }
    if (before.zone == ZONE_BODY) return K_COMMENT;
    out->directive = directive_read(str_cut(r->text, line->start, line->content_end));
    return out->directive.is_directive ? K_DIRECTIVE : K_COMMENT;
}

// Reads a byte-order mark at the start of the file. False when more bytes are needed.
static bool read_mark(const Reader *r, ParseState before, bool *is_mark)
{
    static const Str mark = STR_INIT("\xEF\xBB\xBF");
    *is_mark = false;
    if (before.zone != ZONE_START) return true;
    if (r->text.len < mark.len && !r->is_end) return !str_starts(mark, r->text);
    *is_mark = str_starts(r->text, mark);
    return true;
}

static void finish(const Reader *r, Logical *out)
{
    out->end = r->at;
    out->lines = r->lines;
    out->joined = r->cuts.count ? str_of(r->joined, r->len) : str_cut(r->text, 0, r->at);
    out->cut = r->cuts.item;
    out->cut_count = r->cuts.count;
}

bool logical_read(Arena *scratch, Str text, bool is_end, ParseState before, Logical *out)
{
    Reader r = {.scratch = scratch, .text = text, .is_end = is_end, .escape = before.escape};
    Line line;
    bool is_mark;
    if (!read_mark(&r, before, &is_mark)) return false;
    if (is_mark) {
        *out = (Logical){
            .kind = K_BOM, .end = 3, .joined = str_cut(text, 0, 3), .logical = 3, .line_end = 3};
        return true;
    }
    if (read_line(&r, 0, &line) != GOT_LINE) return false;
    out->kind = line_kind(&r, &line, before, out);
    take_line(&r, &line);
    out->logical = line.content_end;
    out->line_end = line.next;
    if (out->kind == K_UNKNOWN) {
        if (!read_logical_line(&r, &line, out)) return false;
        uint32_t bodies = r.at;
        Str joined = r.cuts.count ? str_of(r.joined, r.len) : str_cut(text, 0, r.at);
        if (!read_heredocs(&r, before, joined, out)) return false;
        if (bodies < r.at) {
            keep(&r, bodies, r.at);
            r.lines += str_count_char(str_cut(text, bodies, r.at), '\n');
        }
    }
    finish(&r, out);
    return true;
}

void logical_bodies(Builder *b, Instr *in, const Logical *l)
{
    if (l->logical < l->line_end) node_leaf(b, N_EOL, l->logical, l->line_end);
    if (l->has_bad) problem_add(b, PROBLEM_HEREDOC_UNREADABLE, l->bad.start, l->bad.end);
    for (uint32_t i = 0; i < l->heredoc_count; i++) {
        const Heredoc *h = &l->heredoc[i];
        if (h->body.start < h->body.end) node_leaf(b, N_BODY, h->body.start, h->body.end);
        if (h->delimiter.start < h->delimiter.end)
            node_leaf(b, N_DELIMITER, h->delimiter.start, h->delimiter.end);
        VEC_PUSH(b->scratch, &b->heredocs, *h);
        if (h->delimiter.start < h->delimiter.end) continue;
        if (in->after.unclosed == in->before.unclosed && in->after.unclosed < UNCLOSED_MAX)
            in->after.unclosed++;
        if (b->problems.count == 0 ||
            b->problems.item[b->problems.count - 1].kind != PROBLEM_HEREDOC_UNCLOSED)
            problem_add(b, PROBLEM_HEREDOC_UNCLOSED, h->word.start, h->word.end);
    }
}
