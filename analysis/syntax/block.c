// An item is one block, so that replacing it is one free at most and one pointer:
//
//     Instr | room | Cut.. | Node.. | Heredoc.. | flag Str.. | trigger Instr.. | Problem.. | text | joined | other bytes
//
// Each needs no more alignment than what stands before it, so there are no gaps.
#include "syntax/block.h"
#include "syntax/parse.h"
#include "syntax/walk.h"
#include <string.h>

// The offset of the next array in the block.
typedef struct Cursor {
    char *at;
} Cursor;

static void *place(Cursor *c, const void *from, size_t size)
{
    void *ptr = c->at;
    if (size) memcpy(ptr, from, size);
    c->at += size;
    return ptr;
}

// Bytes that are no slice of the joined text, and must be copied separately.
static size_t extra_size(const Builder *b, const Instr *in)
{
    size_t size = 0;
    for (uint32_t i = 0; i < b->flags.count; i++)
        if (!str_is_slice(b->flags.item[i], in->joined)) size += b->flags.item[i].len;
    for (uint32_t i = 0; i < b->heredocs.count; i++) size += b->heredocs.item[i].name.len;
    return size;
}

static Str place_str(char **extra, Str s)
{
    char *ptr = *extra;
    if (s.len) memcpy(ptr, s.ptr, s.len);
    *extra += s.len;
    return str_of(ptr, s.len);
}

static void place_strings(const Builder *b, const Instr *in, Instr *out, char *extra)
{
    Str *flag = (Str *)out->flag;
    for (uint32_t i = 0; i < b->flags.count; i++) {
        if (str_is_slice(flag[i], in->joined))
            flag[i].ptr = out->joined.ptr + (flag[i].ptr - in->joined.ptr);
        else
            flag[i] = place_str(&extra, flag[i]);
    }
    Heredoc *heredoc = (Heredoc *)out->heredoc;
    for (uint32_t i = 0; i < b->heredocs.count; i++)
        heredoc[i].name = place_str(&extra, heredoc[i].name);
}

// Sets what each trigger shares with its ONBUILD, and its own range of nodes and flags.
static void place_triggers(const Builder *b, Instr *out, Instr *trigger)
{
    Instr *outer = out;
    for (uint32_t i = 0; i < b->triggers.count; i++) {
        Instr own = trigger[i];
        trigger[i] = *out;
        trigger[i].kind = own.kind;
        trigger[i].is_json = own.is_json;
        trigger[i].start = own.start;
        trigger[i].trigger = NULL;
        trigger[i].problem_count = i + 1 == b->triggers.count ? out->problem_count : 0;
        trigger[i].flag = outer->flag + outer->flag_count;
        trigger[i].flag_count = own.flag_count;
        trigger[i].node = outer->node + 1;
        while (trigger[i].node->kind != N_TRIGGER) trigger[i].node += trigger[i].node->size;
        instr_count_args(&trigger[i]);
        outer->trigger = &trigger[i];
        outer = &trigger[i];
    }
}

static void *block_room(Arena *home, size_t size)
{
    return home ? arena_take(home, size) : fl_host_alloc(NULL, size);
}

Instr *block_make(Arena *home, const Builder *b, const Instr *in)
{
    bool is_joined_own = in->joined.ptr != in->text.ptr;
    size_t joined = is_joined_own ? in->joined.len : 0;
    size_t cuts = sizeof(Cut) * in->cut_count, nodes = sizeof(Node) * b->nodes.count;
    size_t heredocs = sizeof(Heredoc) * b->heredocs.count, flags = sizeof(Str) * b->flags.count;
    size_t triggers = sizeof(Instr) * b->triggers.count;
    size_t problems = sizeof(Problem) * b->problems.count;
    size_t room = instr_is_instruction(in) ? INSTR_ROOM : 0;
    size_t size = sizeof(Instr) + room + cuts + nodes + heredocs + flags + triggers + problems +
                  in->text.len + joined + extra_size(b, in);

    Cursor c = {block_room(home, size)};
    Instr *out = place(&c, in, sizeof(Instr));
    out->is_housed = home;
    c.at += room;
    out->cut = place(&c, in->cut, cuts);
    out->node = place(&c, b->nodes.item, nodes);
    out->heredoc = place(&c, b->heredocs.item, heredocs);
    out->heredoc_count = b->heredocs.count;
    out->flag = place(&c, b->flags.item, flags);
    Instr *trigger = place(&c, b->triggers.item, triggers);
    out->problem = place(&c, b->problems.item, problems);
    out->problem_count = b->problems.count;
    out->text.ptr = place(&c, in->text.ptr, in->text.len);
    out->joined.ptr = is_joined_own ? place(&c, in->joined.ptr, joined) : out->text.ptr;
    place_strings(b, in, out, c.at);
    if (room) instr_count_args(out);
    place_triggers(b, out, trigger);
    return out;
}

Instr *block_blank(Arena *home, ParseState state)
{
    static const Node nodes[] = {{N_INSTR, 0, 0, 1, 2}, {N_EOL, 0, 0, 1, 1}};
    Instr *out = block_room(home, sizeof *out);
    *out = (Instr){.kind = K_BLANK,
                   .is_housed = home,
                   .before = state,
                   .after = state,
                   .text = STR("\n"),
                   .joined = STR("\n"),
                   .lines = 1,
                   .rows = 1,
                   .node = nodes};
    return out;
}

void instr_free(Instr *in)
{
    if (in && !in->is_housed) fl_host_alloc(in, 0);
}
