#include "tool/pack.h"

#include <stdlib.h>
#include <string.h>

enum {
    ROUNDS = 4, // what is chosen more often gets a shorter code, and is chosen still more often
    UNUSED_BITS = 14 // the length of the code that a symbol would get which is not used now
};

// ---- What symbols stand for ----

// A tree of bytes: the child of a node by a byte is found by a hash. Node 0 is the root, and no child.
typedef struct Branch {
    uint32_t from, to;
    char byte;
} Branch;

static Branch *branch;
static uint32_t branches, nodes; // a power of two
static uint16_t *symbol_of;      // a node

static Branch *branch_of(uint32_t from, char byte)
{
    uint32_t at = (from << 8 | (uint8_t)byte) * 2654435761u;
    for (at ^= at >> 15;; at++) {
        Branch *b = &branch[at & (branches - 1)];
        if (!b->to || (b->from == from && b->byte == byte)) return b;
    }
}

static uint32_t add_bytes(const Packed *p, uint16_t symbol, uint32_t from)
{
    const uint16_t *pair = p->pair[symbol];
    if (pair[0]) return add_bytes(p, pair[1], add_bytes(p, pair[0], from));
    Branch *b = branch_of(from, (char)symbol);
    if (!b->to) *b = (Branch){from, ++nodes, (char)symbol};
    return b->to;
}

static void grow_tree(const Packed *p)
{
    uint32_t bytes = 0;
    for (uint16_t i = 1; i < SYMBOLS; i++) bytes += bytes_of(p, i);
    for (branches = 2; branches < 2 * bytes;) branches *= 2;
    branch = calloc(branches, sizeof branch[0]);
    symbol_of = calloc(bytes + 1, sizeof symbol_of[0]);
    if (!branch || !symbol_of) abort();
    for (uint16_t i = 1; i < SYMBOLS; i++)
        if (i != TEXT_COPY && (i < 256 || p->pair[i][0])) symbol_of[add_bytes(p, i, 0)] = i;
}

// ---- The choice ----

// What comes first at a byte, in how many bytes, and the bits of all to the end of the text.
typedef struct Choice {
    uint32_t bits, bytes;
    uint16_t symbol;
} Choice;

static void take_shorter(Choice *at, uint32_t bits, uint32_t bytes, uint16_t symbol)
{
    if (at->bytes && at->bits <= bits + at[bytes].bits) return;
    *at = (Choice){bits + at[bytes].bits, bytes, symbol};
}

static void choose_at(const Packed *p, const uint32_t *length, size_t start, size_t i, Choice *at)
{
    *at = (Choice){0};
    uint32_t from = 0;
    for (uint32_t n = 0; p->text[i + n]; n++) {
        from = branch_of(from, p->text[i + n])->to;
        if (!from) break;
        uint16_t symbol = symbol_of[from];
        if (symbol) take_shorter(at, length[symbol] ? length[symbol] : UNUSED_BITS, n + 1, symbol);
    }
    for (uint32_t n = COPY_LEAST; n <= p->longest[i].length; n++)
        take_shorter(at, length[TEXT_COPY] + copy_bits((uint32_t)(i - start), n), n, TEXT_COPY);
}

static void write_choice(Packed *p, const Choice *choice)
{
    size_t copies = 0;
    p->count = 0;
    for (size_t i = 0; i < p->len;) {
        if (choice[i].symbol == TEXT_COPY)
            p->copy[copies++] = (Copy){p->longest[i].distance, choice[i].bytes};
        p->symbol[p->count++] = choice[i].bytes ? choice[i].symbol : TEXT_END;
        i += choice[i].bytes ? choice[i].bytes : 1;
    }
}

void choose(Packed *p)
{
    static uint32_t length[SYMBOLS];
    Choice *choice = calloc(p->len, sizeof choice[0]);
    if (!choice) abort();
    grow_tree(p);
    for (int round = 0; round < ROUNDS; round++) {
        code_lengths(p, length);
        for (size_t end = p->len; 0 < end;) {
            size_t start = --end;
            while (0 < start && p->text[start - 1]) start--;
            for (size_t i = end; start < i--;) choose_at(p, length, start, i, &choice[i]);
            end = start;
        }
        write_choice(p, choice);
    }
    free(choice);
    free(branch);
    free(symbol_of);
}
