#include "tool/pack.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { RARE = 4 }; // a pair that is rarer does not pay for its row of the table

typedef struct Pair {
    uint16_t first, second, symbol; // the symbol that it becomes, 0 for none
    uint32_t times;
} Pair;

// The pairs of one round, by a hash: a power of two of places, at least half of them free.
static Pair *pairs;
static size_t places;

static Pair *pair_of(uint16_t first, uint16_t second)
{
    size_t at = ((uint32_t)first * SYMBOLS + second) * 2654435761u;
    for (at ^= at >> 15;; at++) {
        Pair *pair = &pairs[at & (places - 1)];
        if (!pair->times) *pair = (Pair){.first = first, .second = second};
        if (pair->first == first && pair->second == second) return pair;
    }
}

static bool is_mark(uint16_t symbol)
{
    return symbol == TEXT_END || symbol == TEXT_COPY;
}

static void count_pairs(const Packed *p)
{
    while (4 * p->count <= places) places /= 2;
    memset(pairs, 0, places * sizeof pairs[0]);
    for (size_t i = 1; i < p->count; i++) {
        if (is_mark(p->symbol[i - 1]) || is_mark(p->symbol[i])) continue;
        pair_of(p->symbol[i - 1], p->symbol[i])->times++;
    }
}

// Of those that are as frequent the one of lower numbers, so that each build gives the same.
static int most_frequent_first(const void *a, const void *b)
{
    const Pair *one = *(Pair *const *)a, *two = *(Pair *const *)b;
    if (one->times != two->times) return one->times < two->times ? 1 : -1;
    if (one->first != two->first) return one->first - two->first;
    return one->second - two->second;
}

// The pairs that are nearly as frequent as the most frequent one; `frequent` has room for all.
static size_t find_frequent(Pair **frequent)
{
    uint32_t most = 0;
    for (size_t i = 0; i < places; i++)
        if (most < pairs[i].times) most = pairs[i].times;
    uint32_t least = most - most / 8;
    if (least < RARE) least = RARE;

    size_t count = 0;
    for (size_t i = 0; i < places; i++)
        if (least <= pairs[i].times) frequent[count++] = &pairs[i];
    qsort(frequent, count, sizeof frequent[0], most_frequent_first);
    return count;
}

// Numbers that are neither a byte of the texts nor a pair yet; 0 is none, it marks in the table what is no pair.
static uint16_t next_free(const bool *is_used, uint16_t from)
{
    while (from < SYMBOLS && is_used[from]) from++;
    return from;
}

// Gives pairs a symbol, each symbol being part of one of them at most: pairs that overlap take from each other.
static bool name_pairs(Packed *p, Pair **frequent, size_t count, bool *is_used)
{
    bool is_taken[SYMBOLS] = {false};
    uint16_t symbol = 1;
    for (size_t i = 0; i < count; i++) {
        Pair *pair = frequent[i];
        if (is_taken[pair->first] || is_taken[pair->second]) continue;
        symbol = next_free(is_used, symbol);
        if (symbol == SYMBOLS) break;
        is_used[symbol] = is_taken[pair->first] = is_taken[pair->second] = true;
        pair->symbol = symbol;
        p->pair[symbol][0] = pair->first;
        p->pair[symbol][1] = pair->second;
    }
    return 0 < count && symbol < SYMBOLS;
}

static uint16_t symbol_for(uint16_t first, uint16_t second)
{
    if (is_mark(first) || is_mark(second)) return 0;
    return pair_of(first, second)->symbol;
}

static void replace(Packed *p)
{
    size_t to = 0;
    for (size_t i = 0; i < p->count; i++) {
        uint16_t pair = i + 1 < p->count ? symbol_for(p->symbol[i], p->symbol[i + 1]) : 0;
        p->symbol[to++] = pair ? pair : p->symbol[i];
        if (pair) i++;
    }
    p->count = to;
}

void pack(Packed *p)
{
    bool is_used[SYMBOLS] = {true, [TEXT_COPY] = true};
    for (size_t i = 0; i < p->count; i++)
        if (p->symbol[i] != TEXT_END) is_used[p->symbol[i]] = true;

    for (places = 2; places < 2 * p->count;) places *= 2;
    pairs = malloc(places * sizeof pairs[0]);
    Pair **frequent = malloc(places * sizeof frequent[0]);
    if (!pairs || !frequent) abort();
    bool go_on = true;
    while (go_on) {
        count_pairs(p);
        go_on = name_pairs(p, frequent, find_frequent(frequent), is_used);
        replace(p);
    }
    free(frequent);
    free(pairs);
}
