#include "tool/pack.h"

#include <stdbool.h>
#include <stdlib.h>

// A symbol, or two nodes as one (Huffman).
typedef struct Node {
    uint32_t times, parent, length;
    uint16_t symbol;
} Node;

static uint32_t times[SYMBOLS];
static Node node[2 * SYMBOLS];

static int rarest_first(const void *a, const void *b)
{
    const Node *one = a, *two = b;
    if (one->times != two->times) return one->times < two->times ? -1 : 1;
    return one->symbol - two->symbol;
}

static int shortest_first(const void *a, const void *b)
{
    const Node *one = a, *two = b;
    if (one->length != two->length) return one->length < two->length ? -1 : 1;
    return one->symbol - two->symbol;
}

// The rarest node that has no parent: a symbol, or of those that were made.
static uint32_t take_rarest(uint32_t *symbol, uint32_t symbols, uint32_t *made, uint32_t end)
{
    bool is_symbol =
        *symbol < symbols && (*made == end || node[*symbol].times <= node[*made].times);
    return is_symbol ? (*symbol)++ : (*made)++;
}

// The length of the code of each symbol in `node`.
static void find_lengths(uint32_t symbols)
{
    qsort(node, symbols, sizeof node[0], rarest_first);
    uint32_t end = symbols;
    for (uint32_t symbol = 0, made = symbols; end < 2 * symbols - 1; end++) {
        uint32_t one = take_rarest(&symbol, symbols, &made, end);
        uint32_t two = take_rarest(&symbol, symbols, &made, end);
        node[end] = (Node){.times = node[one].times + node[two].times};
        node[one].parent = node[two].parent = end;
    }
    for (uint32_t i = end - 1; 0 < i--;) node[i].length = node[node[i].parent].length + 1;
}

static void put_bits(Coded *c, uint32_t value, uint32_t count)
{
    for (; 0 < count--; c->bits++)
        if (value >> count & 1) c->byte[c->bits / 8] |= (uint8_t)(128 >> c->bits % 8);
}

typedef struct Code {
    uint32_t code, length;
    uint16_t number;
} Code;

// Codes in the order of their lengths, each the one before and one. Those that only pairs use have none.
static void give_codes(Coded *c, Code *of, uint32_t symbols)
{
    uint32_t code = 0, length = 0;
    uint16_t number = 1; // 0 marks in `pair` what is no pair
    for (uint32_t i = 0; i < symbols; i++, code++) {
        for (; length < node[i].length; length++) code <<= 1;
        if (CODE_BITS <= length) abort();
        of[node[i].symbol] = (Code){code, length, number++};
        c->of_length[length]++;
    }
    for (uint32_t i = 0; i < SYMBOLS; i++)
        if (!of[i].number && times[i]) of[i].number = number++;
}

static void write_pairs(Coded *c, const Packed *p, const Code *of)
{
    for (uint16_t i = 0; i < SYMBOLS; i++) {
        uint16_t *pair = c->pair[of[i].number];
        if (!of[i].number) continue;
        pair[0] = of[p->pair[i][0]].number;
        pair[1] = p->pair[i][0] ? of[p->pair[i][1]].number : i;
    }
}

static void write_bits(Coded *c, const Packed *p, const Code *of)
{
    const Copy *copy = p->copy;
    uint32_t text = 0;
    for (size_t i = 0; i < p->count; i++) {
        if (p->symbol[i] == TEXT_END) {
            c->start[++text] = (uint32_t)c->bits;
            continue;
        }
        put_bits(c, of[p->symbol[i]].code, of[p->symbol[i]].length);
        if (p->symbol[i] != TEXT_COPY) continue;
        put_bits(c, copy->distance, COPY_DISTANCE_BITS);
        put_bits(c, copy->length - COPY_LEAST, COPY_LENGTH_BITS);
        copy++;
    }
}

void code_texts(Coded *c, const Packed *p)
{
    static Code of[SYMBOLS];
    uint32_t symbols = 0;
    c->byte = calloc(p->count + 1, CODE_BITS / 8 + sizeof(uint32_t));
    c->start = calloc(p->count + 1, sizeof c->start[0]);
    if (!c->byte || !c->start) abort();
    for (size_t i = 0; i < p->count; i++)
        if (p->symbol[i] != TEXT_END) times[p->symbol[i]]++;
    for (uint16_t i = 0; i < SYMBOLS; i++)
        if (times[i]) node[symbols++] = (Node){.times = times[i], .symbol = i};
    find_lengths(symbols);
    qsort(node, symbols, sizeof node[0], shortest_first);
    for (uint16_t i = 0; i < SYMBOLS; i++) times[p->pair[i][0]]++, times[p->pair[i][1]]++;
    times[0] = 0;
    give_codes(c, of, symbols);
    write_pairs(c, p, of);
    write_bits(c, p, of);
}
