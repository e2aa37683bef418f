// Parses one item: finds its end, cuts out what the reader drops, and makes nodes of the rest.
#include "syntax/parse.h"
#include "base/utf.h"
#include "base/vec.h"
#include "syntax/block.h"
#include "syntax/builder.h"
#include "syntax/logical.h"
#include "syntax/walk.h"

enum { LINE_MAX_BYTES = 65535 }; // without the line feed (language.md 2)

ParseState parse_start(void)
{
    return (ParseState){'\\', ZONE_START, 0, 0};
}

// Reports lines that are too long, once per item.
static void check_line_lengths(Builder *b, const Instr *in)
{
    if (in->text.len <= LINE_MAX_BYTES) return;
    for (uint32_t at = 0; at < in->text.len;) {
        uint32_t line_feed = str_find_char(str_skip(in->text, at), '\n');
        uint32_t end = line_feed == STR_NONE ? in->text.len : at + line_feed;
        if (LINE_MAX_BYTES < end - at) {
            uint32_t start = instr_joined_at(in, at);
            problem_add(b, PROBLEM_LINE_TOO_LONG, start, start);
            return;
        }
        at = end + 1;
    }
}

static void count_rows(Instr *in)
{
    in->rows = in->lines;
    if (!str_has_char(in->text, '\r')) return;
    for (uint32_t at = 0; at < in->text.len; at++)
        if (in->text.ptr[at] == '\r' && str_at(in->text, at + 1) != '\n') in->rows++;
}

// Makes the nodes of `# key=value`. Offsets of the directive are relative to its line.
static void parse_directive(Builder *b, Instr *in, const Directive *d)
{
    uint32_t hash = str_find_char(in->joined, '#');
    Str value = str_cut(in->joined, d->value.start, d->value.end);
    node_leaf(b, N_HASH, hash, hash + 1);
    node_leaf(b, N_KEY, d->key.start, d->key.end);
    uint32_t equals = d->key.end + str_find_char(str_skip(in->joined, d->key.end), '=');
    node_leaf(b, N_EQUALS, equals, equals + 1);
    node_leaf(b, N_VALUE, d->value.start, d->value.end);

    if (in->before.seen & d->seen)
        problem_add(b, PROBLEM_DIRECTIVE_REPEATED, d->key.start, d->key.end);
    in->after.seen |= d->seen;
    in->after.zone = ZONE_DIRECTIVES;
    if (d->seen != DIRECTIVE_ESCAPE || in->before.seen & d->seen) return;
    bool is_known = value.ptr[0] == '`' || value.ptr[0] == '\\';
    // The words behind it were meant as a comment.
    if (is_known && (value.len == 1 || value.ptr[1] == ' ')) in->after.escape = value.ptr[0];
    if (!is_known || value.len != 1)
        problem_add(b, PROBLEM_ESCAPE_INVALID, d->value.start, d->value.end);
}

static void parse_comment(Builder *b, Instr *in)
{
    uint32_t hash = str_find_char(in->joined, '#');
    node_leaf(b, N_HASH, hash, hash + 1);
    Str text = utf_trim(str_cut(in->joined, hash + 1, in->logical));
    if (text.len == 0) return;
    uint32_t start = (uint32_t)(text.ptr - in->joined.ptr);
    node_leaf(b, N_COMMENT, start, start + text.len);
}

// The words behind ONBUILD form an instruction, which may be an ONBUILD again; iterative.
static void parse_levels(Builder *b, Instr *in, uint32_t at, uint32_t end)
{
    Instr *level = in;
    uint32_t depth = 0;
    for (;;) {
        uint32_t keyword_end = at;
        while (keyword_end < end && !char_is_blank(b->joined.ptr[keyword_end])) keyword_end++;
        level->kind = keyword_kind(str_cut(b->joined, at, keyword_end));
        level->start = at;
        uint32_t first_flag = b->flags.count;
        if (at < keyword_end || level->kind == K_UNKNOWN) node_leaf(b, N_KEYWORD, at, keyword_end);
        uint32_t rest = parse_flags(b, keyword_end, end);
        level->flag_count = b->flags.count - first_flag;
        rest = utf_skip_space(str_cut(b->joined, 0, end), rest);
        if (level->kind != K_ONBUILD || rest == end) {
            parse_arguments(b, level, rest, end);
            break;
        }
        node_open(b, N_TRIGGER, rest);
        depth++;
        VEC_PUSH(b->scratch, &b->triggers, (Instr){0});
        level = &b->triggers.item[b->triggers.count - 1];
        at = rest;
    }
    while (depth--) node_close(b, b->open.item[b->open.count - 1], end);
}

static void parse_instruction(Builder *b, Instr *in)
{
    Str text = utf_trim(str_cut(b->joined, in->start, in->logical));
    in->start = (uint32_t)(text.ptr - b->joined.ptr);
    parse_levels(b, in, in->start, in->start + text.len);
}

// Parses the item whose extent is `l`.
static Instr *build(Arena *home, Arena *scratch, Str text, const Logical *l, ParseState before)
{
    // On the stack, as most items need no more.
    Node nodes[16];
    uint32_t open[8];
    Builder b = {.scratch = scratch,
                 .joined = l->joined,
                 .escape = before.escape,
                 .nodes = {nodes, 0, ARRAY_LEN(nodes)},
                 .open = {open, 0, ARRAY_LEN(open)}};
    Instr in = {.kind = l->kind, .before = before, .after = before};
    in.text = str_cut(text, 0, l->end);
    in.joined = l->joined;
    in.logical = l->logical;
    in.start = l->indent;
    in.cut = l->cut;
    in.cut_count = l->cut_count;
    in.lines = l->lines;
    if (before.zone == ZONE_START) in.after.zone = ZONE_DIRECTIVES;
    if (in.kind != K_DIRECTIVE && in.kind != K_BOM) in.after.zone = ZONE_BODY;

    uint32_t root = node_open(&b, N_INSTR, 0);
    if (in.kind == K_DIRECTIVE)
        parse_directive(&b, &in, &l->directive);
    else if (in.kind == K_COMMENT)
        parse_comment(&b, &in);
    else if (instr_is_instruction(&in))
        parse_instruction(&b, &in);
    node_fill(&b, N_BLANKS, in.logical);
    logical_bodies(&b, &in, l);
    node_close(&b, root, in.joined.len);
    check_line_lengths(&b, &in);
    count_rows(&in);
    return block_make(home, &b, &in);
}

Instr *parse_item(Arena *home, Arena *scratch, Str text, bool is_end, ParseState before)
{
    Logical l = {0};
    if (before.zone == ZONE_BODY && text.ptr[0] == '\n') return block_blank(home, before);
    if (!logical_read(scratch, text, is_end, before, &l)) return NULL;
    return build(home, scratch, text, &l, before);
}
