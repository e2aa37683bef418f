// Makes nodes in pre-order, such that leaves cover every byte.
#include "syntax/builder.h"
#include "base/vec.h"

static NodeKind filler(const Builder *b)
{
    if (b->open.count == 0) return N_BLANKS;
    const Node *inner = &b->nodes.item[b->open.item[b->open.count - 1]];
    switch (inner->kind) {
    case N_INSTR:
    case N_TRIGGER:
    case N_JSON: return N_BLANKS;
    case N_PAIR: return inner->flags & NODE_LEGACY ? N_BLANKS : N_PLAIN;
    default: return N_PLAIN;
    }
}

static void push(Builder *b, NodeKind kind, uint32_t start, uint32_t end, uint32_t size)
{
    Node n = {(uint16_t)kind, 0, start, end, size};
    VEC_PUSH(b->scratch, &b->nodes, n);
}

void node_fill(Builder *b, NodeKind kind, uint32_t end)
{
    if (end <= b->at) return;
    push(b, kind, b->at, end, 1);
    b->at = end;
}

uint32_t node_open(Builder *b, NodeKind kind, uint32_t start)
{
    if (b->at < start) node_fill(b, filler(b), start);
    push(b, kind, start, start, 0);
    VEC_PUSH(b->scratch, &b->open, b->nodes.count - 1);
    return b->nodes.count - 1;
}

void node_close(Builder *b, uint32_t index, uint32_t end)
{
    if (index + 1 < b->nodes.count && b->at < end) node_fill(b, filler(b), end);
    Node *n = &b->nodes.item[index];
    b->open.count--;
    n->end = end;
    n->size = b->nodes.count - index;
    if (b->at < end) b->at = end;
}

Node *node_leaf(Builder *b, NodeKind kind, uint32_t start, uint32_t end)
{
    if (b->at < start) node_fill(b, filler(b), start);
    push(b, kind, start, end, 1);
    b->at = end;
    return &b->nodes.item[b->nodes.count - 1];
}

void problem_add(Builder *b, ProblemKind kind, uint32_t start, uint32_t end)
{
    Problem p = {kind, {start, end}};
    VEC_PUSH(b->scratch, &b->problems, p);
}
