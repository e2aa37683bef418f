// An item is one block, so that replacing it is one free and one pointer:
//
//     Instr | Cut.. | Node.. | Problem.. | Heredoc.. | flag Str.. | trigger Instr.. | text | joined | other bytes
#include "syntax/block.h"
#include "syntax/parse.h"
#include <string.h>

// Where the next array goes.
typedef struct Cursor {
    char *at;
} Cursor;

static size_t aligned(size_t size)
{
    return (size + 7) & ~(size_t)7;
}

static void *place(Cursor *c, const void *from, size_t size)
{
    void *ptr = c->at;
    if (size) memcpy(ptr, from, size);
    c->at += aligned(size);
    return ptr;
}

// Bytes that have to be copied because they do not stand in the joined text as they are.
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

// Gives each trigger what it shares with its ONBUILD, and its own part of nodes and flags.
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
        outer->trigger = &trigger[i];
        outer = &trigger[i];
    }
}

Instr *block_make(const Builder *b, const Instr *in)
{
    bool is_joined_own = in->joined.ptr != in->text.ptr;
    size_t sizes[] = {
        sizeof(Instr),
        sizeof(Cut) * in->cut_count,
        sizeof(Node) * b->nodes.count,
        sizeof(Problem) * b->problems.count,
        sizeof(Heredoc) * b->heredocs.count,
        sizeof(Str) * b->flags.count,
        sizeof(Instr) * b->triggers.count,
        in->text.len,
        is_joined_own ? in->joined.len : 0,
        extra_size(b, in),
    };
    size_t size = 0;
    for (uint32_t i = 0; i < ARRAY_LEN(sizes); i++) size += aligned(sizes[i]);

    Cursor c = {fl_host_alloc(NULL, size)};
    Instr *out = place(&c, in, sizes[0]);
    out->cut = place(&c, in->cut, sizes[1]);
    out->node = place(&c, b->nodes.item, sizes[2]);
    out->problem = place(&c, b->problems.item, sizes[3]);
    out->problem_count = b->problems.count;
    out->heredoc = place(&c, b->heredocs.item, sizes[4]);
    out->heredoc_count = b->heredocs.count;
    out->flag = place(&c, b->flags.item, sizes[5]);
    Instr *trigger = place(&c, b->triggers.item, sizes[6]);
    out->text.ptr = place(&c, in->text.ptr, in->text.len);
    out->joined.ptr = is_joined_own ? place(&c, in->joined.ptr, sizes[8]) : out->text.ptr;
    place_strings(b, in, out, c.at);
    place_triggers(b, out, trigger);
    return out;
}

void instr_free(Instr *in)
{
    if (in) fl_host_alloc(in, 0);
}
