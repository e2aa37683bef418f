// Markdown to chapters: only headings and fences matter.
#include "fixture.h"
#include "base/vec.h"
#include "test.h"

typedef struct Blocks {
    Block *item;
    uint32_t count, room;
} Blocks;

typedef struct Reader {
    Arena *arena;
    Str name, text;
    uint32_t at, line;
    Str title;
    uint32_t title_line;
    Blocks blocks;
    Chapters chapters;
} Reader;

static Str next_line(Reader *r)
{
    Str rest = str_skip(r->text, r->at);
    uint32_t end = str_find_char(rest, '\n');
    Str line = str_cut(rest, 0, end == STR_NONE ? rest.len : end);
    r->at += line.len + (end == STR_NONE ? 0 : 1);
    r->line++;
    return line;
}

static uint32_t count_leading(Str line, char c)
{
    uint32_t n = 0;
    while (str_at(line, n) == c) n++;
    return n;
}

static void end_chapter(Reader *r)
{
    if (r->blocks.count == 0) return;
    Str title = str_fmt(r->arena, "%.*s: %.*s", STR_ARG(r->name), STR_ARG(r->title));
    Chapter chapter = {str_copy(r->arena, title).ptr, r->title_line, r->blocks.item,
                       r->blocks.count};
    VEC_PUSH(r->arena, &r->chapters, chapter);
    r->blocks = (Blocks){0};
}

static void read_block(Reader *r, Str fence)
{
    uint32_t ticks = count_leading(fence, '`');
    Str info = str_trim(str_skip(fence, ticks));
    Block block = {.kind = str_next_word(&info)};
    block.args = str_trim(info);
    block.content.start = block.content.end = r->at;
    while (r->at < r->text.len) {
        Str line = next_line(r);
        if (ticks <= count_leading(line, '`')) break;
        block.content.end = r->at;
    }
    block.text = str_cut(r->text, block.content.start, block.content.end);
    VEC_PUSH(r->arena, &r->blocks, block);
}

Chapters fixture_read(Arena *a, Str name, Str text)
{
    Reader r = {.arena = a, .name = name, .text = text};
    while (r.at < r.text.len) {
        Str line = next_line(&r);
        if (3 <= count_leading(line, '`')) read_block(&r, line);
        if (str_at(line, 0) != '#') continue;
        end_chapter(&r);
        r.title = str_trim(str_skip(line, count_leading(line, '#')));
        r.title_line = r.line;
    }
    end_chapter(&r);
    return r.chapters;
}

static bool is_asked(Str rules, Str id)
{
    if (rules.len == 0) return true;
    while (rules.len) {
        Str rule = str_next_word(&rules);
        if (rule.len && str_eq(rule, id)) return true;
    }
    return false;
}

FlFindings fixture_findings(const Fixture *f)
{
    FlFindings all = fl_lint(f->arena, f->doc);
    FlFinding *kept = arena_new(f->arena, FlFinding, all.count);
    uint32_t n = 0;
    for (uint32_t i = 0; i < all.count; i++)
        if (is_asked(f->rules, fl_rule_id(all.item[i].rule))) kept[n++] = all.item[i];
    return (FlFindings){kept, n, false};
}
