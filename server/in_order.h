// Work on many things by all cores, whose results come out in order.
#ifndef FL_SERVER_IN_ORDER_H
#define FL_SERVER_IN_ORDER_H

#include <stdint.h>

// `work` is called for each number below `count`, on any thread, with the place of a result: no two calls run with the same
// place at a time. `take` is called with each result in the order of the numbers, never two at a time, as soon as those
// before it are through; then the place is free for another.
typedef struct InOrder {
    void *context;
    uint32_t count;
    void (*work)(void *context, uint32_t number, uint32_t place);
    void (*take)(void *context, uint32_t number, uint32_t place);
} InOrder;

enum { IN_ORDER_PLACES = 32 };

void in_order_run(const InOrder *what);

#endif
