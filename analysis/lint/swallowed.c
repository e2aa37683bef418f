// Finds lines of a continued instruction that look like instructions: they begin with a keyword in
// upper case outside of quotes, and their words fit that instruction. A line that is indented
// deeper than the instruction, without an empty line before it, may be a list of words: there the
// fit must be certain.
#include "lint/swallowed.h"
#include "syntax/walk.h"

typedef enum Shape { SHAPE_NONE, SHAPE_WEAK, SHAPE_CERTAIN } Shape;

// The first three words behind a keyword.
typedef struct Args {
    Str word[3];
    uint32_t count;  // of all words, at most 4
    bool is_on_line; // the keyword's line has words
} Args;

static Shape certain_if(bool is_certain)
{
    return is_certain ? SHAPE_CERTAIN : SHAPE_WEAK;
}

static bool is_path(Str w)
{
    return str_has_char(STR("/$[\"~."), str_at(w, 0)) || (2 < w.len && w.ptr[1] == ':');
}

static bool is_operator(InstrKind kind, Str w)
{
    if (kind == K_RUN && str_at(w, 0) == '(') return false;
    return str_has_char(STR("|&;)(=<>"), str_at(w, 0)) && !str_starts_z(w, "<<");
}

static Shape from_shape(const Args *a)
{
    Str name = a->word[0];
    if (a->count == 3) return str_ieq(a->word[1], STR("AS")) ? SHAPE_CERTAIN : SHAPE_NONE;
    return a->count == 1 ? certain_if(str_has_char(name, ':') || str_has_char(name, '/'))
                         : SHAPE_NONE;
}

static Shape pair_shape(const Args *a)
{
    uint32_t equals = str_find_char(a->word[0], '=');
    if (equals == 0) return SHAPE_NONE;
    if (equals != STR_NONE) return SHAPE_CERTAIN;
    return 1 < a->count ? SHAPE_WEAK : SHAPE_NONE;
}

static Shape one_word_shape(const Args *a, bool is_certain)
{
    return a->count == 1 ? certain_if(is_certain) : SHAPE_NONE;
}

static Shape copy_shape(const Args *a)
{
    if (a->count < 2) return SHAPE_NONE;
    return certain_if(str_starts_z(a->word[0], "--") || is_path(a->word[0]) || is_path(a->word[1]));
}

static Shape healthcheck_shape(Str first)
{
    bool is_one = str_starts_z(first, "--") || str_is_z(first, "CMD") || str_is_z(first, "NONE");
    return is_one ? SHAPE_CERTAIN : SHAPE_NONE;
}

static Shape signal_shape(Str first)
{
    bool is_one = char_is_digit(str_at(first, 0)) || str_starts_z(first, "SIG");
    return is_one ? SHAPE_CERTAIN : SHAPE_NONE;
}

// How well the words fit an instruction of that kind.
static Shape shape_of(InstrKind kind, const Args *a)
{
    Str first = a->word[0];
    char c = str_at(first, 0);
    if (!a->count || is_operator(kind, first)) return SHAPE_NONE;
    switch (kind) {
    case K_ADD:
    case K_COPY: return copy_shape(a);
    case K_ARG: return one_word_shape(a, str_has_char(first, '='));
    case K_CMD:
    case K_ENTRYPOINT:
    case K_SHELL: return c == '[' ? SHAPE_CERTAIN : kind == K_SHELL ? SHAPE_NONE : SHAPE_WEAK;
    case K_ENV:
    case K_LABEL: return pair_shape(a);
    case K_EXPOSE: return char_is_digit(c) || c == '$' ? SHAPE_CERTAIN : SHAPE_NONE;
    case K_FROM: return from_shape(a);
    case K_HEALTHCHECK: return healthcheck_shape(first);
    case K_ONBUILD: return keyword_kind(first) != K_UNKNOWN ? SHAPE_CERTAIN : SHAPE_NONE;
    case K_STOPSIGNAL: return signal_shape(first);
    case K_USER: return is_path(first) && c != '$' ? SHAPE_NONE : one_word_shape(a, false);
    case K_VOLUME: return is_path(first) ? SHAPE_CERTAIN : SHAPE_NONE;
    case K_WORKDIR: return one_word_shape(a, is_path(first));
    default: return SHAPE_WEAK;
    }
}

// Reads the words of the line; for ADD and COPY, or when the keyword is alone, also of the next
// lines.
static Args args_read(const Instr *in, InstrKind kind, uint32_t at)
{
    Args a = {0};
    uint32_t end = line_end_at(in, at);
    Str rest = str_cut(in->joined, at, end);
    a.is_on_line = str_trim(rest).len;
    bool is_long = kind == K_ADD || kind == K_COPY;
    if (!a.is_on_line || is_long) rest = str_cut(in->joined, at, in->logical);
    for (Str w; a.count < 4 && (w = str_next_word(&rest)).len;) {
        bool is_flag = !a.count && str_starts_z(w, "--platform=");
        if (is_flag) continue;
        if (a.count < 3) a.word[a.count] = w;
        a.count++;
    }
    return a;
}

// Reads only 16 bytes, as no keyword is longer.
static bool keyword_at(const Instr *in, uint32_t at, Span *span, InstrKind *kind)
{
    uint32_t end = at;
    *span = (Span){at, at};
    char first = str_at(in->joined, at);
    if (first < 'A' || 'Z' < first) return false;
    while (end < in->logical && end < at + 16 && char_is_alpha(in->joined.ptr[end])) end++;
    if (end < in->logical && !char_is_blank(in->joined.ptr[end])) return false;
    *span = (Span){at, end};
    Str word = instr_slice(in, *span);
    *kind = keyword_kind(word);
    return *kind != K_UNKNOWN && str_eq(word, keyword_name(*kind));
}

SwallowedReader swallowed_start(const Instr *in)
{
    uint32_t from = instr_keyword(in)->end;
    return (SwallowedReader){
        .in = in, .host = in->kind, .host_start = from, .scan = scan_start(in, in->kind, from)};
}

// Moves to the start of a line, over shell comments; false when it is inside a quote or the like.
static bool reach_line(SwallowedReader *r, uint32_t at)
{
    while (r->scan.at < at) {
        if (scan_is_comment(&r->scan))
            scan_skip_comment(&r->scan);
        else
            scan_next(&r->scan);
    }
    return r->scan.at == at && scan_is_bare(&r->scan);
}

// A line end written as `\n\` is part of another file's text.
static bool writes_lines(const Instr *in, uint32_t at)
{
    return in->start + 2 <= at && in->joined.ptr[at - 1] == 'n' && in->joined.ptr[at - 2] == '\\' &&
           (at < in->start + 3 || in->joined.ptr[at - 3] != ':');
}

static bool has_heredoc_before(const Instr *in, uint32_t at)
{
    return in->heredoc_count && in->heredoc[0].word.start < at;
}

// Whether an empty line is between the continuation and the next line of text.
static bool is_apart(const Instr *in, const Cut *escape)
{
    for (const Cut *c = escape + 1; c < in->cut + in->cut_count; c++) {
        if (c->kind == CUT_CONTINUATION) return false;
        if (c->kind == CUT_EMPTY) return true;
    }
    return false;
}

// Whether arguments of that instruction cannot look like an instruction.
static bool takes_one(InstrKind host)
{
    return host == K_FROM || host == K_EXPOSE || host == K_STOPSIGNAL || host == K_USER ||
           host == K_WORKDIR || host == K_SHELL;
}

// `RUN \` is common, but after COPY, RUN may be a file name.
static bool may_stand_alone(InstrKind kind, InstrKind host)
{
    return kind == K_RUN && host != K_COPY && host != K_ADD;
}

// The CMD of a HEALTHCHECK, behind its flags, belongs to it.
static bool is_of_host(const SwallowedReader *r, uint32_t start)
{
    Str flags = str_cut(r->in->joined, r->host_start, start), word;
    while (str_starts_z(word = str_next_word(&flags), "--")) {
    }
    return r->host == K_HEALTHCHECK && !word.len;
}

static bool read_candidate(SwallowedReader *r, const Cut *escape, Swallowed *out)
{
    const Instr *in = r->in;
    uint32_t at = escape->at, start = at;
    while (start < in->logical && char_is_blank(in->joined.ptr[start])) start++;
    if (at <= r->host_start || !keyword_at(in, start, &out->keyword, &out->kind)) return false;
    if (!reach_line(r, at) || is_of_host(r, start)) return false;
    if (has_heredoc_before(in, at) || writes_lines(in, before_blanks(in, at))) return false;
    Args args = args_read(in, out->kind, out->keyword.end);
    Shape shape = shape_of(out->kind, &args);
    bool is_indented = in->node[0].kind == N_INSTR ? in->start < start - at : start != at;
    bool is_word = is_indented || (!args.is_on_line && !may_stand_alone(out->kind, r->host));
    if (is_word && !takes_one(r->host) && !is_apart(in, escape)) return shape == SHAPE_CERTAIN;
    return shape != SHAPE_NONE;
}

bool swallowed_next(SwallowedReader *r, Swallowed *out)
{
    while (r->cut < r->in->cut_count) {
        const Cut *escape = &r->in->cut[r->cut++];
        if (escape->kind != CUT_CONTINUATION || !read_candidate(r, escape, out)) continue;
        out->escape = escape;
        out->host = r->host;
        out->host_start = r->host_start;
        r->host = out->kind;
        r->host_start = out->keyword.end;
        r->scan = scan_start(r->in, r->host, r->host_start);
        return true;
    }
    return false;
}

// The kind of the instruction, or of the keyword that ends at `host_start`.
static InstrKind host_of(const Instr *in, uint32_t host_start)
{
    if (host_start == instr_keyword(in)->end) return in->kind;
    const Cut *cut = line_cut_before(in, host_start - 1);
    Str keyword = str_trim(str_cut(in->joined, cut ? cut->at : in->start, host_start));
    return keyword_kind(keyword);
}

Swallowed swallowed_again(const Instr *in, uint32_t cut, uint32_t host_start, uint32_t keyword)
{
    Swallowed s = {.escape = &in->cut[cut], .host_start = host_start};
    keyword_at(in, keyword, &s.keyword, &s.kind);
    s.host = host_of(in, host_start);
    return s;
}
