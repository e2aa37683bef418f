#include "tool/pack.h"

#include <stdbool.h>
#include <string.h>

enum {
    SYMBOLS = TEXT_END + 1,
    RARE = 4
}; // a pair that is rarer does not pay for its row of the table

static uint32_t times[SYMBOLS][SYMBOLS];

static void count_pairs(const Packed *p)
{
    memset(times, 0, sizeof times);
    for (size_t i = 1; i < p->count; i++) times[p->symbol[i - 1]][p->symbol[i]]++;
}

// Of several that are as frequent the first one, so that each build gives the same.
static uint32_t most_frequent(uint8_t best[2])
{
    uint32_t most = 0;
    for (uint32_t a = 0; a < TEXT_END; a++)
        for (uint32_t b = 0; b < TEXT_END; b++) {
            if (times[a][b] <= most) continue;
            most = times[a][b];
            best[0] = (uint8_t)a;
            best[1] = (uint8_t)b;
        }
    return most;
}

static void replace(Packed *p, const uint8_t pair[2], uint16_t symbol)
{
    size_t to = 0;
    for (size_t i = 0; i < p->count; i++) {
        bool is_pair = i + 1 < p->count && p->symbol[i] == pair[0] && p->symbol[i + 1] == pair[1];
        p->symbol[to++] = is_pair ? symbol : p->symbol[i];
        i += is_pair;
    }
    p->count = to;
}

void pack(Packed *p)
{
    bool is_used[SYMBOLS] = {true}; // 0 marks in the table of pairs what is no pair
    for (size_t i = 0; i < p->count; i++) is_used[p->symbol[i]] = true;
    for (uint16_t symbol = 1; symbol < TEXT_END; symbol++) {
        if (is_used[symbol]) continue;
        count_pairs(p);
        if (most_frequent(p->pair[symbol]) < RARE) {
            memset(p->pair[symbol], 0, 2);
            return;
        }
        replace(p, p->pair[symbol], symbol);
    }
}
