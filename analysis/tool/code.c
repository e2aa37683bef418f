#include "tool/pack.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

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

// ---- Copies ----

uint32_t copy_bits(uint32_t before, uint32_t length)
{
    return copy_distance_bits(before) + COPY_FEW_BITS +
           (COPY_LEAST + COPY_FEW <= length ? COPY_MORE_BITS : 0);
}

static void put_copy(Coded *c, const Copy *copy, uint32_t before)
{
    uint32_t more = copy->length - COPY_LEAST, few = more < COPY_FEW ? more : COPY_FEW;
    put_bits(c, copy->distance, copy_distance_bits(before));
    put_bits(c, few, COPY_FEW_BITS);
    if (few == COPY_FEW) put_bits(c, more - few, COPY_MORE_BITS);
}

uint32_t bytes_of(const Packed *p, uint16_t symbol)
{
    const uint16_t *pair = p->pair[symbol];
    return pair[0] ? bytes_of(p, pair[0]) + bytes_of(p, pair[1]) : 1;
}

static void write_bits(Coded *c, const Packed *p, const Code *of)
{
    const Copy *copy = p->copy;
    uint32_t text = 0, len = 0;
    for (size_t i = 0; i < p->count; i++) {
        uint16_t symbol = p->symbol[i];
        if (symbol == TEXT_END) {
            c->start[++text] = (uint32_t)c->bits;
            len = 0;
            continue;
        }
        put_bits(c, of[symbol].code, of[symbol].length);
        if (symbol == TEXT_COPY) put_copy(c, copy, len);
        len += symbol == TEXT_COPY ? copy++->length : bytes_of(p, symbol);
    }
}

// The symbols that texts use in `node`, those with the shortest codes first.
static uint32_t find_codes(const Packed *p)
{
    uint32_t symbols = 0;
    memset(times, 0, sizeof times);
    for (size_t i = 0; i < p->count; i++)
        if (p->symbol[i] != TEXT_END) times[p->symbol[i]]++;
    for (uint16_t i = 0; i < SYMBOLS; i++)
        if (times[i]) node[symbols++] = (Node){.times = times[i], .symbol = i};
    find_lengths(symbols);
    qsort(node, symbols, sizeof node[0], shortest_first);
    return symbols;
}

void code_lengths(const Packed *p, uint32_t length[SYMBOLS])
{
    memset(length, 0, SYMBOLS * sizeof length[0]);
    for (uint32_t i = find_codes(p); 0 < i--;) length[node[i].symbol] = node[i].length;
}

void code_texts(Coded *c, const Packed *p)
{
    static Code of[SYMBOLS];
    c->byte = calloc(p->count + 1, CODE_BITS / 8 + sizeof(uint32_t));
    c->start = calloc(p->count + 1, sizeof c->start[0]);
    if (!c->byte || !c->start) abort();
    uint32_t symbols = find_codes(p);
    for (uint16_t i = 0; i < SYMBOLS; i++) times[p->pair[i][0]]++, times[p->pair[i][1]]++;
    times[0] = 0;
    give_codes(c, of, symbols);
    write_pairs(c, p, of);
    write_bits(c, p, of);
}
